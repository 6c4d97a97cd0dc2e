"""Changing the map: add, connect, assume, reword, take off, put back, undo and redo."""

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughline.access.visible import NotVisible
from throughline.common.ids import uuid_or_none
from throughline.common.refusals import said
from throughline.people.models import Person
from throughline.programme.models import Hub
from throughline.programme.reads import hub_in, hubs_of
from throughline.theory import choices, forms, reads, undoing, writes
from throughline.theory.forms import refuse
from throughline.theory.models import Assumption, CausalLink, Element, TheoryMap
from throughline.theory.telling import redo_words, undo_words
from throughline.theory.views.entering import Part, around, team_map_page, team_part_page
from throughline.theory.words import ElementKind, Importance
from throughline.thread import reads as thread
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.going_on import next_or
from throughline.web.notices import told, warned
from throughline.web.pages import person_of

REFUSALS = (
    writes.NeedsWords,
    writes.LeadsToItself,
    writes.SaidAlready,
    writes.OnAnotherMap,
    writes.OffTheMap,
    writes.OneMapOnly,
)


def form_page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page of a form: 200 as first seen, 422 with what is to be put right."""
    return render(request, template, context, status=422 if request.method == "POST" else 200)


def undo_url(of_id: UUID) -> str:
    return reverse("theory:undo", args=[of_id])


@require_http_methods(["GET", "HEAD", "POST"])
@team_map_page
def add(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """Put a part on the map; with ?to= it leads there at once."""
    person = person_of(request)
    asked = request.GET.get("kind", "")
    start = {"kind": asked if asked in ElementKind.values else ElementKind.OUTCOME}
    form = forms.AddElement(request.POST if request.method == "POST" else None, initial=start)
    to = _element_asked_for(person, of, uuid_or_none(request.GET.get("to", "")))
    if form.is_valid():
        try:
            made = writes.add_element(on=of, by=person, **form.cleaned_data)
            if to is not None:
                writes.connect(cause=made, effect=to, by=person)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, f"“{made.item.title}” is on the map.", undo=undo_url(of.pk))
            return redirect(f"{of.item.get_absolute_url()}#e-{made.pk}")
    return form_page(request, "theory/add.html", around(of.item, map=of, form=form, to=to))


def _element_asked_for(person: Person, of: TheoryMap, pk: UUID | None) -> Element | None:
    """The element of this map with that id, if it stands there for this person."""
    return next(iter(reads.standing_around(person, of, [pk]).elements), None) if pk else None


@require_http_methods(["GET", "HEAD", "POST"])
@team_map_page
def connect(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """Say that one part leads to another, and by what."""
    person = person_of(request)
    start = {"cause": request.GET.get("from", ""), "effect": request.GET.get("to", "")}
    form = forms.Connect(
        request.POST if request.method == "POST" else None, initial=start, options=choices.elements(person, of)
    )
    if form.is_valid():
        given = dict(form.cleaned_data)
        ends = [given.pop("cause"), given.pop("effect")]
        on_map = {row.pk: row for row in reads.standing_around(person, of, ends).elements}
        cause, effect = (on_map[pk] for pk in ends)
        try:
            made = writes.connect(cause=cause, effect=effect, by=person, **given)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, f"{made.item.title}: it is on the map.", undo=undo_url(of.pk))
            return redirect(f"{of.item.get_absolute_url()}#e-{cause.pk}")
    return form_page(request, "theory/connect.html", around(of.item, map=of, form=form))


@require_http_methods(["GET", "HEAD", "POST"])
@team_map_page
def assume(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """Say what we take to be so, about a part, a causal link or the whole map."""
    person = person_of(request)
    start = {"about": request.GET.get("about", ""), "importance": Importance.SOME}
    form = forms.Assume(
        request.POST if request.method == "POST" else None, initial=start, options=choices.to_be_about(person, of)
    )
    if form.is_valid():
        given = dict(form.cleaned_data)
        chosen = uuid_or_none(given.pop("about"))
        about = thread.item(person, chosen) if chosen else None
        try:
            made = writes.assume(on=of, by=person, about=about, **given)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, "Kept. It begins untested, and as a guess.", undo=undo_url(of.pk))
            return redirect(made.item)
    return form_page(request, "theory/assume.html", around(of.item, map=of, form=form))


REWORD: dict[type[Part], Any] = {
    Element: forms.RewordElement,
    CausalLink: forms.RewordLink,
    Assumption: forms.RewordAssumption,
}


@require_http_methods(["GET", "HEAD", "POST"])
@team_part_page()
def reword(request: HttpRequest, part: Part) -> HttpResponse:
    """Change what a part says; what somebody else changed meanwhile is shown, and the person chooses."""
    kind = REWORD[type(part)]
    start = {"title": part.item.title, "base_revision": part.item.revision, **kind.of(part)}
    form = kind(request.POST if request.method == "POST" else None, initial=start)
    theirs: list[tuple[str, str]] = []
    if form.is_valid():
        given = dict(form.cleaned_data)
        because, base = given.pop("because"), given.pop("base_revision")
        try:
            writes.reword(item=part.item, by=person_of(request), changes=given, because=because, base_revision=base)
        except REFUSALS as refusal:
            refuse(form, refusal)
        except ChangedMeanwhile as refusal:
            form, theirs = on_theirs(form, request, refusal), as_it_stands(form, part)
        else:
            told(request, "Kept, with the earlier words in the history.", undo=undo_url(part.of_id))
            return redirect(part.item)
    context = around(part.item, part=part, form=form, theirs=theirs)
    return form_page(request, "theory/reword.html", context)


def on_theirs(form: Any, request: HttpRequest, refusal: ChangedMeanwhile, **more: Any) -> django_forms.Form:
    """The form as it was typed, now based on what somebody else kept meanwhile: sending it again is a choice."""
    typed = request.POST.copy()
    typed["base_revision"] = str(refusal.item.revision)
    again: django_forms.Form = type(form)(typed, **more)
    again.add_error(None, said(refusal))
    return again


def as_it_stands(form: django_forms.Form, part: Part) -> list[tuple[str, str]]:
    """What stands now in each field that was typed differently: (label, words)."""
    rows = []
    for name, field in form.fields.items():
        if name in {"because", "base_revision"}:
            continue
        stands = part.item.title if name == "title" else getattr(part, name, None)
        shown = getattr(part, f"get_{name}_display", None)
        if stands != form.cleaned_data.get(name):
            words = shown() if shown is not None else stands
            rows.append(
                (str(field.label), {True: "Yes", False: "No", None: "", "": ""}.get(words, str(words)) or "Nothing")
            )
    return rows


@require_http_methods(["GET", "HEAD", "POST"])
@team_part_page()
def take_off(request: HttpRequest, part: Part) -> HttpResponse:
    """Take a part off the map, its page staying where it is."""
    if request.method == "POST":
        words = " ".join(request.POST.get("because", "").split())[: forms.TEXT]
        writes.take_off(item=part.item, by=person_of(request), because=words)
        told(
            request,
            f"“{part.item.title}” is off the map. Its page, evidence and history stay.",
            undo=undo_url(part.of_id),
        )
        return redirect("theory:outline", part.of_id)
    return render(request, "theory/take_off.html", around(part.item, part=part))


@require_POST
@team_part_page()
def put_back(request: HttpRequest, part: Part) -> HttpResponse:
    """Put a part back on the map, with what went along with it."""
    try:
        writes.put_back(item=part.item, by=person_of(request))
    except REFUSALS as refusal:
        warned(request, said(refusal))
    else:
        told(request, f"“{part.item.title}” is back on the map.", undo=undo_url(part.of_id))
    return redirect(part.item)


@require_POST
@team_map_page
def undo(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """Take back one's own last change of this map."""
    words = undo_words(undoing.to_undo(of, person_of(request)))
    try:
        undoing.undo(on=of, by=person_of(request))
    except ChangedMeanwhile as refusal:
        warned(
            request, f"{refusal.item.title}: somebody changed it since, so it was not taken back. Their words stand."
        )
    except (undoing.NothingToUndo, *REFUSALS) as refusal:
        warned(request, said(refusal))
    else:
        told(request, f"Taken back: {words}.")
    return redirect(next_or(request, of.item.get_absolute_url()))


@require_POST
@team_map_page
def redo(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """Bring back what one took back last."""
    words = redo_words(undoing.to_redo(of, person_of(request)))
    try:
        undoing.redo(on=of, by=person_of(request))
    except ChangedMeanwhile as refusal:
        warned(
            request, f"{refusal.item.title}: somebody changed it since, so it was not brought back. Their words stand."
        )
    except (undoing.NothingToRedo, *REFUSALS) as refusal:
        warned(request, said(refusal))
    else:
        told(request, f"Brought back: {words}.")
    return redirect(next_or(request, of.item.get_absolute_url()))


@require_http_methods(["GET", "HEAD", "POST"])
@team_part_page(["theory-element"])
def nest(request: HttpRequest, part: Part) -> HttpResponse:
    """Begin a hub's own map under an element of the programme's."""
    person = person_of(request)
    taken = {row.item.hub_id for row in reads.maps_of(person, part.item.programme_id)}
    free = [hub for hub in hubs_of(part.item.programme) if hub.pk not in taken]
    form = forms.NestMap(request.POST if request.method == "POST" else None, hubs=free)
    if form.is_valid():
        hub: Hub | None = hub_in(part.item.programme, form.cleaned_data["hub"])
        if hub is None:
            raise NotVisible
        try:
            made = writes.begin_map(
                by=person, programme_id=part.item.programme_id, title=form.cleaned_data["title"], hub_id=hub.pk,
                under=thread.item(person, part.pk),
            )  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, f"{hub.name} has a map of its own, under “{part.item.title}”.")
            return redirect(made.item)
    return form_page(request, "theory/nest.html", around(part.item, part=part, form=form, free=free))
