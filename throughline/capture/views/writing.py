"""The pages on which a note is written and reworded."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughline.access.visible import NotVisible
from throughline.access.writable import must_change_words
from throughline.capture import forms, reads, writes
from throughline.capture.models import Draft, Note
from throughline.capture.words import PROMPTS, SAVED
from throughline.common.ids import uuid7
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.thread.models import Item
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.notices import told
from throughline.web.pages import item_page, person_of, team_page

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@team_page
def new(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Put down what was just heard: three fields, all else folded away."""
    person = person_of(request)
    page = {"programme": programme, "nav_here": "note", "heading": "New note"}
    if request.method == "POST":
        note_id = _id(request.POST.get("note_id")) or uuid7()
        return _saved_or_again(request, programme, note_id, page)
    draft = _own_draft(person, programme, request.GET.get("draft"))
    values = forms.first_values(reads.last_used(person, programme.pk))
    form = forms.note_form(person, programme, initial=values | (draft.fields if draft else {}))
    waiting = [] if draft else [one for one in reads.drafts(person, programme.pk) if one.base_revision == 0][:3]
    note_id = draft.pk if draft else uuid7()
    return _drawn(request, form, note_id, page | {"restored": draft, "waiting": waiting})


@require_http_methods(["GET", "HEAD", "POST"])
@item_page("note")
def edit(request: HttpRequest, item: Item) -> HttpResponse:
    """Reword one's own note. Earlier wordings are kept; excerpts follow their words."""
    person = person_of(request)
    must_change_words(person, item)
    note = reads.note(person, item)
    page = {"programme": item.programme, "nav_here": "notes", "heading": "Change this note", "note": note}
    if request.method == "POST":
        return _saved_or_again(request, item.programme, item.pk, page)
    draft = _own_draft(person, item.programme, str(item.pk))
    values = forms.values_of(note, reads.question_of(person, item))
    if draft:
        values |= draft.fields | {"base_revision": draft.base_revision}
    form = forms.note_form(person, item.programme, initial=values, languages=[item.language])
    return _drawn(request, form, item.pk, page | {"restored": draft})


def _saved_or_again(request: HttpRequest, programme: Programme, note_id: UUID, page: Mapping[str, Any]) -> HttpResponse:
    """Save and go on, or the same page with what is to be put right; what was typed stays."""
    person = person_of(request)
    if "another_prompt" in request.POST:
        turned = forms.note_form(person, programme, initial=request.POST.dict(), languages=_languages(page))
        return _drawn(request, turned, note_id, page)
    form = forms.note_form(person, programme, request.POST, languages=_languages(page))
    if not form.is_valid():
        return _drawn(request, form, note_id, page, status=UNPROCESSABLE)
    try:
        saved = writes.save_note(
            by=person,
            programme_id=programme.pk,
            note_id=note_id,
            given=form.given(),
            base_revision=form.cleaned_data["base_revision"],
        )
    except ChangedMeanwhile as refusal:
        return _both(request, form, refusal.item, page)
    except writes.NoteWithdrawn as refusal:
        form.add_error(None, refusal.__doc__ or "")
        return _drawn(request, form, note_id, page, status=UNPROCESSABLE)
    return redirect(_after(request, saved, another="another" in request.POST))


def _after(request: HttpRequest, saved: writes.Saved, *, another: bool) -> str:
    """What is said after saving, and the address to go on to."""
    told(request, SAVED[saved.outcome])
    if another:
        return reverse("capture:new", args=[saved.note.item.programme.slug])
    return saved.note.item.get_absolute_url()


def _both(request: HttpRequest, form: forms.NoteForm, now: Item, page: Mapping[str, Any]) -> HttpResponse:
    """Both texts side by side: what is there now and what was written here. Saving again keeps this one on top."""
    person = person_of(request)
    note = reads.note(person, now)
    posted = request.POST.copy()
    posted["base_revision"] = str(now.revision)
    mine = forms.note_form(person, note.item.programme, posted, languages=[note.item.language])
    mine.is_valid()
    there = forms.values_of(note, reads.question_of(person, note.item))
    rows = [
        [field.label, _shown(field, there.get(field.name)), _shown(field, field.value())]
        for field in mine.visible_fields()
        if field.name in there and _shown(field, field.value()) != _shown(field, there.get(field.name))
    ]
    apart = {"columns": ["What", "There now", "Yours"], "rows": rows}
    told_page = {**page, "note": note, "apart": apart, "heading": "This note was changed meanwhile"}
    return _drawn(request, mine, now.pk, told_page, status=409)


def _shown(field: Any, value: Any) -> str:
    """A field's value as people read it: the label of a choice rather than its key."""
    choices = dict(getattr(field.field, "choices", ()))
    return str(choices.get(str(value or ""), value) if choices else value or "")


def _drawn(
    request: HttpRequest, form: forms.NoteForm, note_id: UUID, page: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    turn = _number(request.POST.get("turn")) + ("another_prompt" in request.POST)
    key, prompt, field = PROMPTS[(note_id.int + turn) % len(PROMPTS)]
    note: Note | None = page.get("note")
    programme: Programme = page["programme"]
    person = person_of(request)
    island = {
        "person": str(person.pk),
        "programme": programme.slug,
        "note": str(note_id),
        "isNew": note is None,
        "spans": note.verbatim if note and not form.is_bound else [],
        "prompts": [{"key": k, "words": words, "field": f"id_{name}"} for k, words, name in PROMPTS],
        "turn": (note_id.int + turn) % len(PROMPTS),
        "restored": bool(page.get("restored")),
        "saveTo": reverse("api:note", args=[note_id]),
        "draftTo": reverse("api:draft", args=[note_id]),
        "nextPage": reverse("capture:new", args=[programme.slug]),
    }
    context = {
        **page,
        "form": form,
        "note_id": note_id,
        "open": form.opens(),
        "island": island,
        "prompt": {"key": key, "words": prompt, "field": f"id_{field}", "turn": turn},
    }
    return render(request, "capture/write.html", context, status=status)


def _own_draft(person: Person, programme: Programme, draft_id: str | None) -> Draft | None:
    """The draft asked for; NotFound when it is not this person's in this programme; None when none was asked for."""
    if not draft_id:
        return None
    wanted = _id(draft_id)
    if wanted is None:
        raise Http404
    try:
        found = reads.draft(person, wanted)
    except NotVisible:
        return None
    return found if found.programme_id == programme.pk else None


def _languages(page: Mapping[str, Any]) -> list[str]:
    note: Note | None = page.get("note")
    return [note.item.language] if note else []


def _id(told: str | None) -> UUID | None:
    try:
        return UUID(told or "")
    except ValueError:
        return None


def _number(told: str | None) -> int:
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 5 else 0
