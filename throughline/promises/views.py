"""My promises, the team's, one of them, and everything that can be done with it."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import NotAllowed, may_write
from throughline.common.clock import today
from throughline.common.ids import uuid7
from throughline.people.reads import shown_name
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.promises import forms, reads, writes
from throughline.promises.models import Promise
from throughline.promises.words import COMES_FROM, How, PromiseState
from throughline.thread import audit
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.trace import thread_line
from throughline.thread.words import Meaning
from throughline.web.carrying import carried
from throughline.web.notices import told
from throughline.web.pages import inside_page, item_page, person_of, team_page
from throughline.web.pieces.marks import day_in_words

WRITING = ["GET", "HEAD", "POST"]


@require_safe
@team_page
def mine(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Promises this person holds: overdue first, then the soonest."""
    person = person_of(request)
    context = {
        "programme": programme,
        "nav_here": "promises",
        "days": reads.by_day(reads.open_held_by(person, programme.pk)),
        "closed": reads.closed_lately(person, programme.pk, held_by_me=True, limit=10),
        "tab_entries": _tabs(programme, "mine"),
    }
    return render(request, "promises/mine.html", context)


@require_safe
@inside_page
def team(request: HttpRequest, programme: Programme) -> HttpResponse:
    """What the team has promised, and what was said back lately."""
    person = person_of(request)
    context = {
        "programme": programme,
        "nav_here": "promises",
        "days": reads.by_day(reads.open_in_team(person, programme.pk)),
        "closed": reads.closed_lately(person, programme.pk, held_by_me=False),
        "may_write": may_write(person, programme.pk),
        "tab_entries": _tabs(programme, "team"),
    }
    return render(request, "promises/team.html", context)


@require_http_methods(WRITING)
@team_page
def new(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Put down a promise that came up outside a note."""
    posted = request.POST if request.method == "POST" else None
    came_from = _came_from(request, programme)
    start = {"item_id": uuid7(), "what": carried(request)}
    form = forms.PromiseForm(posted, initial=start, hubs=hubs_of(programme))
    if form.is_valid():
        given = form.cleaned_data
        made = writes.make_promise(
            by=person_of(request),
            programme_id=programme.pk,
            to_whom=given["to_whom"],
            what=given["what"],
            due_on=given["due_on"],
            note=None,
            standing=Standing(given["standing"]),
            hub_id=form.hub_id(),
            item_id=given["item_id"],
            came_from=came_from,
        )
        told(request, "The promise is kept in sight.")
        return redirect(made.item)
    context = {"programme": programme, "nav_here": "promises", "form": form, "came_from": came_from}
    return render(request, "promises/new.html", context, status=422 if posted is not None else 200)


def _came_from(request: HttpRequest, programme: Programme) -> Item | None:
    """What the promise comes from, named in the address; nothing where it is hidden, gone, or made up."""
    with suppress(ValueError, NotVisible):
        found = thread.item(person_of(request), UUID(request.GET.get("from", "")))
        if found.programme_id == programme.pk and found.kind in COMES_FROM:
            return found
    return None


@require_safe
@item_page("promise")
def promise(request: HttpRequest, item: Item) -> HttpResponse:
    """One promise: to whom, by when, how it stands, and how it came to be so."""
    person = person_of(request)
    if item.standing == Standing.RESTRICTED and item.author_id != person.pk:
        audit.note_act(act="promise.viewed", by=person, programme_id=item.programme_id, subject_id=item.pk)
    held = reads.promise(person, item)
    context = {
        **_page(item, held),
        "notes": thread.bearing_on(person, item, [Meaning.LED_TO]),
        "line": thread_line(person, item),
        "history": [_entry(revision) for revision in thread.history_of(person, item)],
        "may_act": may_write(person, item.programme_id),
        "may_give": held.is_open and len(reads.could_hold(held)) > 1,
        "particulars": _particulars(held),
    }
    return render(request, "promises/promise.html", context)


def _particulars(held: Promise) -> list[tuple[str, object]]:
    """How a promise stands, by label."""
    now = today()
    return [
        ("To whom", held.to_whom),
        ("Due", day_in_words(held.due_on, now) if held.is_open else ""),
        ("How it ended", "" if held.is_open else held.get_state_display()),
        ("Closed", day_in_words(held.closed_on, now) if held.closed_on else ""),
        ("How they heard", How(held.how).label if held.how else ""),
        ("Because", held.because),
        ("Held by", shown_name(held.held_by)),
    ]


def _tabs(programme: Programme, here: str) -> list[dict[str, object]]:
    """Mine and the team's, side by side."""
    return [
        {"label": label, "href": reverse(f"promises:{name}", args=[programme.slug]), "here": name == here}
        for name, label in (("mine", "Mine"), ("team", "The team’s"))
    ]


def _entry(revision: Any) -> dict[str, Any]:
    """One line of a promise's history."""
    said = revision.fields.get("said_back") if revision.fields.get("state") != PromiseState.OPEN else ""
    return {
        "words": revision.what[:1].upper() + revision.what[1:],
        "detail": " ".join(filter(None, (f"“{said}”" if said else "", revision.because))),
        "day": revision.changed_at,
        "who": shown_name(revision.changed_by),
    }


def _page(item: Item, held: Promise) -> dict[str, Any]:
    return {"programme": item.programme, "nav_here": "promises", "item": item, "promise": held}


Act = Callable[[Item, HttpRequest, Any], object]


def _acted(
    request: HttpRequest, item: Item, form: Any, template: str, words: str, act: Act, fields: dict[type[Exception], str]
) -> HttpResponse:
    """Do what a form asks and go back to the promise; a refusal is said beside its field, what was typed stays.

    fields   which field each refusal belongs to; "" for none
    """
    person = person_of(request)
    if not may_write(person, item.programme_id):
        raise NotAllowed
    if form.is_valid():
        try:
            act(item, request, form)
        except tuple(fields) as refusal:
            form.add_error(fields[type(refusal)] or None, refusal.__doc__ or "")
        else:
            told(request, words)
            return redirect(item)
    context = {**_page(item, reads.promise(person, item)), "form": form}
    return render(request, template, context, status=422 if form.is_bound else 200)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


@require_http_methods(WRITING)
@item_page("promise")
def close(request: HttpRequest, item: Item) -> HttpResponse:
    """Close a promise: kept, can't because, or let go because; what was said back is kept with it."""

    def act(item: Item, request: HttpRequest, form: forms.CloseForm) -> object:
        given = form.cleaned_data
        return writes.close_promise(
            item=item,
            by=person_of(request),
            state=PromiseState(given["state"]),
            said_back=given["said_back"],
            how=given["how"],
            because=given["because"],
            closed_on=given["closed_on"],
        )

    start = {"state": request.GET.get("as", "")}
    form = forms.CloseForm(_posted(request), initial=start)
    refusals = {writes.SayWhatWasSaidBack: "said_back", writes.SayWhy: "because", writes.AlreadyClosed: ""}
    return _acted(request, item, form, "promises/close.html", "The promise is closed.", act, refusals)


@require_http_methods(WRITING)
@item_page("promise")
def redate(request: HttpRequest, item: Item) -> HttpResponse:
    """Give a promise another day."""

    def act(item: Item, request: HttpRequest, form: forms.RedateForm) -> object:
        return writes.redate_promise(item=item, by=person_of(request), **form.cleaned_data)

    form = forms.RedateForm(_posted(request))
    refusals = {writes.SayWhy: "because", writes.AlreadyClosed: ""}
    return _acted(request, item, form, "promises/redate.html", "The promise has another day.", act, refusals)


@require_http_methods(WRITING)
@item_page("promise")
def give(request: HttpRequest, item: Item) -> HttpResponse:
    """Hand a promise on to a teammate."""

    def act(item: Item, request: HttpRequest, form: forms.GiveForm) -> object:
        return writes.give_promise(item=item, by=person_of(request), to=form.person())

    held = reads.promise(person_of(request), item)
    others = [one for one in reads.could_hold(held) if one.pk != held.held_by_id]
    form = forms.GiveForm(_posted(request), people=others)
    refusals = {writes.CantHoldIt: "to", writes.AlreadyClosed: ""}
    return _acted(request, item, form, "promises/give.html", "The promise is handed on.", act, refusals)


@require_http_methods(WRITING)
@item_page("promise")
def reopen(request: HttpRequest, item: Item) -> HttpResponse:
    """Open a closed promise again; what was said back stays in its history."""

    def act(item: Item, request: HttpRequest, form: forms.ReopenForm) -> object:
        return writes.reopen_promise(item=item, by=person_of(request), **form.cleaned_data)

    form = forms.ReopenForm(_posted(request))
    return _acted(
        request, item, form, "promises/reopen.html", "The promise is open again.", act, {writes.SayWhy: "because"}
    )
