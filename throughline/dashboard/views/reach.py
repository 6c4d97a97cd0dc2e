"""Where the team has listened and where not: drawn, in words, as tables and as files. For the team itself, never a score."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughline.capture.words import Setting
from throughline.common.clock import days_from_today, today
from throughline.common.csv_safe import csv_lines
from throughline.common.languages import language_name
from throughline.dashboard.reads import reach as reads
from throughline.dashboard.reads.reach import HubId, Months, Reach
from throughline.dashboard.views import drawing, reach_words
from throughline.dashboard.views.tabs import tabs
from throughline.dashboard.views.team import hub_ways
from throughline.dashboard.words import (
    LANGUAGE_CAVEAT,
    MONTHS_AT_FIRST,
    MONTHS_OFFERED,
    NOT_SAID,
    QUIET_DAYS,
    REACH_CAVEAT,
)
from throughline.people.models import Person
from throughline.programme.models import ContextEvent, Hub, Programme
from throughline.programme.reads import context_events_of, hubs_of, touches
from throughline.sharing.counts import SharedCount, shared_count
from throughline.thread import audit
from throughline.web.pages import inside_page, person_of
from throughline.web.pieces.time_axis import time_axis

NO_HUB = "No hub named"
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Asked:
    """What the page is about: these hubs, these months, the notes counted in them, and what happened around us."""

    programme: Programme
    hub: Hub | None
    every_hub: list[Hub]
    months: Months
    found: Reach
    events: list[ContextEvent]

    @property
    def hubs(self) -> list[Hub]:
        return [self.hub] if self.hub else self.every_hub

    @property
    def columns(self) -> list[tuple[HubId, str]]:
        """The hubs as columns, and notes without a hub where there are any."""
        named: list[tuple[HubId, str]] = [(hub.pk, hub.name) for hub in self.hubs]
        unnamed = any(hub_id is None and n for (hub_id, _), n in self.found.by_month.items())
        return [*named, (None, NO_HUB)] if unnamed and self.hub is None else named

    def notes(self, **filters: str) -> str:
        """The notes behind a number: the list with the same question."""
        kept = ({"hub": self.hub.slug} if self.hub else {}) | {"since": self.months[0].isoformat()} | filters
        return f"{reverse('library:notes', args=[self.programme.slug])}?{urlencode(kept)}"

    def slug_of(self, hub_id: HubId) -> str:
        return next((hub.slug for hub in self.every_hub if hub.pk == hub_id), NOT_SAID)


def _asked(request: HttpRequest, programme: Programme, person: Person) -> Asked:
    hubs = hubs_of(programme)
    hub = next((hub for hub in hubs if hub.slug == request.GET.get("hub")), None)
    told = request.GET.get("months", "")
    many = int(told) if told in {str(offered) for offered in MONTHS_OFFERED} else MONTHS_AT_FIRST
    months = reads.months_back(many)
    found = reads.reach(person, programme, months[0])
    hub_id = hub.pk if hub else None
    events = [event for event in context_events_of(programme) if touches(event, hub_id)]
    return Asked(programme, hub, hubs, months, found.at(hub.pk) if hub else found, events)


@require_safe
@inside_page
def reach(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Three drawings with their tables and files, and what they invite us to do."""
    person = person_of(request)
    asked = _asked(request, programme, person)
    noted = reads.last_noted(person, programme)
    quiet = reads.silent_hubs(asked.hubs, noted, days_from_today(-QUIET_DAYS))
    months, many = _months(asked), str(len(asked.months))
    kept = {"hub": asked.hub.slug} if asked.hub else {}
    context = {
        "programme": programme,
        "nav_here": "reach",
        "tabs": tabs(programme, "reach"),
        "hub": asked.hub,
        "hub_ways": hub_ways(request.path, asked.every_hub, asked.hub, months=many),
        "month_ways": [
            {"label": f"{n} months", "href": f"?{urlencode(kept | {'months': n})}", "here": str(n) == many}
            for n in MONTHS_OFFERED
        ],
        "anything": asked.found.notes > 0,
        "invitations": reach_words.invitations(asked.found, asked.hubs, quiet, today()),
        "figures": [months, _settings(asked), _languages(asked)],
        "happened": months["axis"].events,
    }
    return render(request, "dashboard/reach.html", context)


Cell = dict[str, Any]


def _csv(asked: Asked, table: str) -> str:
    kept = {"table": table, "months": len(asked.months)} | ({"hub": asked.hub.slug} if asked.hub else {})
    return f"{reverse('dashboard:reach-csv', args=[asked.programme.slug])}?{urlencode(kept)}"


def _linked(count: int, url: str) -> Cell:
    """A number that opens to its notes; nothing opens to nothing."""
    return {"text": f"{count:,}", "href": url} if count else {"text": "0"}


def _number(label: str) -> Cell:
    return {"label": label, "number": True}


def month_end(first: date) -> date:
    """The last day of the month that begins on `first`."""
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - A_DAY


def _months(asked: Asked) -> dict[str, Any]:
    counts = asked.found.by_month
    most = max(counts.values(), default=0)
    axis = time_axis(asked.months[0], month_end(asked.months[-1]), asked.events, hubs=len(asked.every_hub))
    places = [(axis.x(month), axis.x(month_end(month) + A_DAY)) for month in asked.months]
    strips = [
        {
            "hub": hub,
            "bars": drawing.upright([counts[hub.pk, month] for month in asked.months], places, most),
            "axis": axis.with_only(partial(touches, hub_id=hub.pk)),
        }
        for hub in asked.hubs
    ]
    rows = [
        [
            f"{month:%B %Y}",
            *(
                _linked(
                    counts[hub_id, month],
                    asked.notes(hub=asked.slug_of(hub_id), since=month.isoformat(), until=month_end(month).isoformat()),
                )
                for hub_id, _ in asked.columns
            ),
        ]
        for month in asked.months
    ]
    return {
        "kind": "months",
        "headline": reach_words.months_headline(asked.found, asked.hubs, asked.months),
        "says": f"A row for each hub, a bar for each month from {asked.months[0]:%B %Y} to now."
        + (" Numbers mark what happened around us." if axis.events else ""),
        "strips": strips,
        "axis": axis,
        "ground": drawing.GROUND,
        "first": asked.months[0],
        "last": asked.months[-1],
        "columns": ["Month", *(_number(name) for _, name in asked.columns)],
        "rows": rows,
        "csv": _csv(asked, "months"),
        "caveat": REACH_CAVEAT,
    }


def _settings(asked: Asked) -> dict[str, Any]:
    counts = asked.found.by_setting
    most = max(counts.values(), default=0)
    heard = {setting for (_, setting), n in counts.items() if n}
    known = [(one.value, one.label) for one in Setting if one.value in heard]
    if "" in heard:
        known.append(("", "Not said"))
    strips = [
        {"label": label, "marks": drawing.marks([(hub.mark, counts[hub.pk, value]) for hub in asked.hubs], most)}
        for value, label in known
    ]
    rows = [
        [
            label,
            *(
                _linked(counts[hub_id, value], asked.notes(hub=asked.slug_of(hub_id), setting=value or NOT_SAID))
                for hub_id, _ in asked.columns
            ),
        ]
        for value, label in known
    ]
    return {
        "kind": "settings",
        "headline": reach_words.settings_headline(asked.found),
        "says": "A row for each kind of place, a mark for each hub: the larger, the more notes. A small ring means none.",
        "strips": strips,
        "hubs": asked.hubs,
        "columns": ["Setting", *(_number(name) for _, name in asked.columns)],
        "rows": rows,
        "csv": _csv(asked, "settings"),
        "caveat": REACH_CAVEAT,
    }


def _by_language(found: Reach) -> list[tuple[str, str, int]]:
    """Tag, name and notes of each language, by name; English first, where most notes are."""
    totals: dict[str, int] = {}
    for (_, language), n in found.by_language.items():
        totals[language] = totals.get(language, 0) + n
    named = [(language, language_name(language), n) for language, n in totals.items() if n]
    return sorted(named, key=lambda one: (one[0].split("-")[0] != "en", one[1]))


def _about(count: SharedCount) -> str:
    """A figure of a small group, in words."""
    return "fewer than 8" if count.number is None else f"about {count.number:,}"


def _languages(asked: Asked) -> dict[str, Any]:
    shown = [(tag, name, shared_count(n)) for tag, name, n in _by_language(asked.found)]
    most = max((count.number or 0 for _, _, count in shown), default=0)
    rows = [[name, {"text": _about(count), "href": asked.notes(language=tag)}] for tag, name, count in shown]
    return {
        "kind": "languages",
        "headline": reach_words.languages_headline(asked.found),
        "says": "A row for each language, a bar as long as it was heard often. A dashed outline means fewer than 8 notes.",
        "strips": [
            {
                "label": name,
                "told": _about(count),
                "length": drawing.along(count.number or 0, most),
                "few": count.number is None,
            }
            for _, name, count in shown
        ],
        "columns": ["Language", _number("Notes")],
        "rows": rows,
        "csv": _csv(asked, "languages"),
        "caveat": LANGUAGE_CAVEAT,
    }


FIGURES = {"months": _months, "settings": _settings, "languages": _languages}


@require_safe
@inside_page
def reach_csv(request: HttpRequest, programme: Programme) -> HttpResponse:
    """One of the tables as a file, with the same figures and nothing more; kept in the audit trail."""
    person = person_of(request)
    asked = _asked(request, programme, person)
    table = request.GET.get("table", "")
    if table not in FIGURES:
        table = "settings"
    drawn = FIGURES[table](asked)
    audit.note_act(act="reach.exported", by=person, programme_id=programme.pk, words=request.GET.urlencode())
    body = "".join(csv_lines(_plain(drawn["columns"]), [_plain(row) for row in drawn["rows"]]))
    response = HttpResponse(body, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="reach-{table}-{today().isoformat()}.csv"'
    return response


def _plain(cells: Sequence[Any]) -> list[str]:
    """Cells as the table shows them, without their links."""
    return [str(cell.get("text", cell.get("label"))) if isinstance(cell, dict) else str(cell) for cell in cells]
