"""Ripple maps: drawn, in words, as a table and as a file; adding to one and looking again."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughline.common.clock import today
from throughline.common.csv_safe import csv_lines
from throughline.harvest import forms
from throughline.harvest.drawing import drawn
from throughline.harvest.reads import ripples as reads
from throughline.harvest.reads.ripples import Spread
from throughline.harvest.views.around import NAV, REFUSALS, WRITING, posted, refuse, simple_form, tabs
from throughline.harvest.words import PERIOD_CAVEAT, Ripple
from throughline.harvest.writes import ripples as writes
from throughline.programme.models import Programme
from throughline.programme.reads import context_events_of, hubs_of
from throughline.thread import audit
from throughline.web.notices import told
from throughline.web.pages import inside_page, person_of, team_page

COLUMNS = ("What", "Whose", "Began", "Came from", "How it stands", "Looked at on", "A word on it")


@require_safe
@inside_page
def maps(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Every ripple map, newest first, those to be looked at again said so."""
    found = reads.maps(programme.pk)
    context = {
        "programme": programme,
        "nav_here": NAV,
        "tabs": tabs(programme, "ripples"),
        "maps": [(one, reads.is_due(one)) for one in found],
    }
    return render(request, "harvest/maps.html", context)


@require_http_methods(WRITING)
@team_page
def new(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Begin a map."""
    person = person_of(request)
    form = forms.MapForm(posted(request), experiments=reads.could_be_about(person, programme.pk))
    if form.is_valid():
        given = form.cleaned_data
        made = writes.begin_map(
            by=person, programme_id=programme.pk, title=given["title"], about=form.item(),
            next_look_on=given["next_look_on"],
        )  # fmt: skip
        told(request, "Begun. Put down the first thing that was done.")
        return redirect("harvest:map", programme.slug, made.pk)
    return simple_form(
        request, form, title="Begin a ripple map", act="Begin it", back=reverse("harvest:ripples", args=[programme.slug]),
        back_text="Ripples", leave="Not now", programme=programme,
        lead="What came of something you did, and what came of that. Looked at again every few months: some ripples go on, some cease.",
    )  # fmt: skip


@require_safe
@inside_page
def one_map(request: HttpRequest, programme: Programme, map_id: UUID) -> HttpResponse:
    """One map: a sentence, a drawing, a table and a file."""
    person = person_of(request)
    found = reads.map_of(programme.pk, map_id)
    ripples = reads.ripples_of(person, found)
    context = {
        "programme": programme,
        "nav_here": NAV,
        "map": found,
        "about": reads.about(person, found),
        "is_due": reads.is_due(found),
        "ripples": ripples,
        "drawing": drawn(ripples, context_events_of(programme), today(), len(hubs_of(programme))),
        "headline": headline(ripples),
        "columns": COLUMNS,
        "rows": [_row(one) for one in ripples],
        "csv": reverse("harvest:map-csv", args=[programme.slug, found.pk]),
        "caveat": PERIOD_CAVEAT,
    }
    return render(request, "harvest/map.html", context)


def headline(ripples: list[Spread]) -> str:
    """What the drawing shows, in a sentence."""
    changed = [one for one in ripples if one.ripple.kind == Ripple.CHANGE]
    on = sum(1 for one in ripples if one.last and not one.ceased_on)
    ceased = sum(1 for one in ripples if one.ceased_on)
    said = [f"{_many(len(ripples) - len(changed), 'thing')} done, {_many(len(changed), 'change')} seen"]
    if on:
        said.append(f"{on} went on when last looked at")
    if ceased:
        said.append(f"{ceased} had ceased")
    return ("; ".join(said) + ".") if ripples else ""


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _row(one: Spread) -> list[Any]:
    words: Any = f"{one.number}. {one.ripple.words}"
    if one.harvested is not None:
        words = {"text": words, "href": one.harvested.get_absolute_url()}
    return [
        words,
        one.ripple.who,
        f"{one.ripple.happened_on:%d %B %Y}".lstrip("0"),
        str(one.from_number or ""),
        one.stands,
        f"{one.last.looked_on:%d %B %Y}".lstrip("0") if one.last else "",
        one.last.words if one.last else "",
    ]


@require_safe
@inside_page
def csv(request: HttpRequest, programme: Programme, map_id: UUID) -> HttpResponse:
    """The same as a file."""
    person = person_of(request)
    found = reads.map_of(programme.pk, map_id)
    rows = [
        [cell["text"] if isinstance(cell, dict) else cell for cell in _row(one)]
        for one in reads.ripples_of(person, found)
    ]
    rows.append([PERIOD_CAVEAT])
    audit.note_act(act="ripples.exported", by=person, programme_id=programme.pk, subject_id=found.pk)
    answer = HttpResponse("".join(csv_lines(COLUMNS, rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="ripples.csv"'
    return answer


@require_http_methods(WRITING)
@team_page
def add(request: HttpRequest, programme: Programme, map_id: UUID) -> HttpResponse:
    """Put a ripple on the map."""
    person = person_of(request)
    found = reads.map_of(programme.pk, map_id)
    form = forms.RippleForm(
        posted(request), ripples=reads.ripples_of(person, found),
        changes=reads.could_be_harvested(person, programme.pk),
    )  # fmt: skip
    if form.is_valid():
        given = form.cleaned_data
        cause = given.get("came_from")
        try:
            writes.add_ripple(
                on=found, by=person, kind=Ripple(given["kind"]), words=given["words"], who=given["who"],
                happened_on=given["happened_on"], came_from=UUID(cause) if cause else None,
                harvested=form.changes.get(given.get("harvested", "")),
            )  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, "It is on the map.")
            return redirect("harvest:map", programme.slug, found.pk)
    return simple_form(
        request, form, title="Put a ripple on the map", act="Put it on the map", kicker=found.title,
        back=reverse("harvest:map", args=[programme.slug, found.pk]), back_text="Back to the map", leave="Not now",
        programme=programme,
    )  # fmt: skip


@require_http_methods(WRITING)
@team_page
def look(request: HttpRequest, programme: Programme, map_id: UUID) -> HttpResponse:
    """Look again: what goes on, what has ceased."""
    person = person_of(request)
    found = reads.map_of(programme.pk, map_id)
    form = forms.LookForm(posted(request), ripples=reads.ripples_of(person, found))
    if form.is_valid():
        try:
            writes.look_again(
                on=found, by=person, looked_on=form.cleaned_data["looked_on"], found=form.found(),
                next_look_on=form.cleaned_data["next_look_on"],
            )  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, "Kept. That something has ceased is learning, like that it goes on.")
            return redirect("harvest:map", programme.slug, found.pk)
    return simple_form(
        request, form, title="Look again", act="Keep what you found", kicker=found.title,
        back=reverse("harvest:map", args=[programme.slug, found.pk]), back_text="Back to the map", leave="Not now",
        programme=programme,
    )  # fmt: skip
