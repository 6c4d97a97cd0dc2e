"""The list of indicators, one with its chart, and its readings as a file."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughline.common.clock import today
from throughline.common.csv_safe import csv_lines
from throughline.indicators import reads
from throughline.indicators.models import Indicator, Reading
from throughline.indicators.reads import Read
from throughline.indicators.views.drawing import Drawing, drawn
from throughline.indicators.words import Noticed, number_in_words
from throughline.people.models import Person
from throughline.programme.models import ContextEvent, Programme
from throughline.programme.reads import context_events_of, hubs_of, touches
from throughline.thread import audit
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.web.pages import inside_page, item_page, person_of


@require_safe
@inside_page
def every(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Every indicator of the programme, in the order they were begun: nothing is ranked."""
    listed = reads.indicators_of(person_of(request), programme.pk)
    context = {
        "programme": programme,
        "looking": [one for one in listed if not one.has_stopped],
        "stopped": [one for one in listed if one.has_stopped],
        "nav_here": "indicators",
    }
    return render(request, "indicators/list.html", context)


@require_safe
@item_page("indicator")
def indicator(request: HttpRequest, item: Item) -> HttpResponse:
    """One indicator: its drawing with what happened around us, the newest note of meaning and the caveat beside it."""
    found = reads.indicator_of(person_of(request), item)
    events = _events(item)
    drawing = drawn(found.details, found.readings, events, len(hubs_of(item.programme)))
    context = {
        "programme": item.programme,
        "item": item,
        "found": found,
        "details": found.details,
        "newest": found.newest,
        "newest_told": found.newest.told_in_words(found.details) if found.newest else "",
        "readings": found.readings[::-1],
        "withdrawn": thread.tombstones_bearing_on(person_of(request), item),
        "drawing": drawing,
        "headline": _headline(found),
        "says": _says(drawing) if drawing else "",
        "caveat": f"What it cannot tell: {found.details.caveat}",
        "columns": ["When", "What was seen", "What we make of it"],
        "rows": [_row(found.details, one) for one in found.readings],
        "csv": reverse("indicators:csv", args=[item.pk]),
        "may_take_off": thread.may_withdraw_whole(person_of(request), item),
        "particulars": _particulars(found.details),
        "nav_here": "indicators",
    }
    return render(request, "indicators/indicator.html", context)


def _events(item: Item) -> list[ContextEvent]:
    """What happened around the programme; for an indicator of one hub, there or everywhere."""
    return [event for event in context_events_of(item.programme) if touches(event, item.hub_id)]


def _headline(found: Read) -> str:
    """The newest reading, and the one before it, in a sentence; which way is up is nobody's to say."""
    if found.newest is None:
        return ""
    said = f"{found.newest.period}: {found.newest.told_in_words(found.details)}."
    if len(found.readings) > 1:
        before = found.readings[-2]
        said += f" Before that, {before.period}: {before.told(found.details)}."
    return said


def _says(drawing: Drawing) -> str:
    """What is drawn, for whoever does not see it. The figures stand in the table."""
    mark = "A bar" if drawing.kind == Noticed.COUNT else "A point"
    around = " Numbers mark what happened around us." if drawing.axis.events else ""
    return f"{mark} for each of {len(drawing.points)} readings, from {drawing.axis.first:%B %Y} to {drawing.axis.last:%B %Y}.{around}"


def _row(indicator: Indicator, one: Reading) -> list[Any]:
    when = {"text": one.period, "href": one.item.get_absolute_url()}
    return [when, one.told_in_words(indicator), one.meaning]


def _particulars(details: Indicator) -> list[tuple[str, Any]]:
    return [
        ("How it is noticed", details.get_noticed_display()),
        ("How often", details.get_rhythm_display()),
        ("We stop looking on", f"{details.stop_on.day} {details.stop_on:%B %Y}" if details.stop_on else "No day named"),
    ]


CSV_COLUMNS = ("From", "Until", "Seen", "In words", "Story", "What we make of it")


@require_safe
@item_page("indicator")
def csv(request: HttpRequest, item: Item) -> HttpResponse:
    """The readings as a file, each with its note of meaning, and the caveat as its last line; kept in the audit trail."""
    person = person_of(request)
    found = reads.indicator_of(person, item)
    _note_export(person, item)
    body = "".join(csv_lines(CSV_COLUMNS, [*_csv_rows(found.details, found.readings), _caveat(found.details)]))
    response = HttpResponse(body, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="readings-{today().isoformat()}.csv"'
    return response


def _note_export(person: Person, item: Item) -> None:
    audit.note_act(act="indicator.exported", by=person, programme_id=item.programme_id, subject_id=item.pk)


def _csv_rows(indicator: Indicator, readings: Sequence[Reading]) -> list[list[object]]:
    return [
        [
            one.from_on.isoformat(), one.to_on.isoformat(),
            one.level or (number_in_words(one.value).replace(",", "") if one.value is not None else ""),
            one.told_in_words(indicator), one.story, one.meaning,
        ]
        for one in readings
    ]  # fmt: skip


def _caveat(indicator: Indicator) -> list[object]:
    return ["", "", "", "What this cannot tell", indicator.caveat, ""]
