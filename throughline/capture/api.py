"""The typed API of capture: a note and a draft, saved by their id as often as a phone likes.

A note's body is checked by the form of the page, so that a rule and its sentence stand in one place.
"""

import json
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema, Status
from pydantic import Field, StringConstraints

from throughline.access.visible import NotVisible
from throughline.capture import forms, reads, writes
from throughline.capture.words import SAVED
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.programme.reads import programme_by_slug
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.api import CHECK, OnTheTeam, form_faults
from throughline.web.errors import json_error
from throughline.web.notices import told
from throughline.web.pages import person_of

Slug = Annotated[str, StringConstraints(pattern=r"^[-a-zA-Z0-9_]{1,60}$")]
Revision = Annotated[int, Field(ge=0, lt=2**31)]
Text = Annotated[str, StringConstraints(max_length=250_000)]


class OwnId(OnTheTeam):
    """For an id that is free, or this person's own."""

    def may_have(self, person: Person, item_id: UUID) -> None:
        reads.free_or_own(person, item_id)


router = Router(auth=OwnId(), tags=["capture"])


class NoteIn(Schema):
    """A note as a phone sends it. Only `heard`, a place (`hub` or `place`) and `happened_on` are needed."""

    programme: Slug
    base_revision: Revision = 0
    heard: Text
    hub: UUID | None = None
    place: Text = ""
    happened_on: date | None = None
    verbatim: list[tuple[int, int]] = Field(default_factory=list, max_length=500)
    their_words: list[Text] = Field(default_factory=list, max_length=200)
    quoted: bool = False
    make_of_it: Text = ""
    surprise: Text = ""
    setting: Text = ""
    method: Text = ""
    people_count: int | None = None
    who_was_missing: Text = ""
    question: UUID | None = None
    language: Text = "en"
    original_words: Text = ""
    promise_what: Text = ""
    promise_to_whom: Text = ""
    promise_due_on: date | None = None
    standing: Text = "team"
    made_at: datetime | None = None

    def as_form(self) -> dict[str, Any]:
        """The same, as the page's form would send it."""
        told = self.dict(exclude={"programme", "verbatim", "their_words", "quoted", "made_at"})
        flat = {name: "" if value is None else str(value) for name, value in told.items()}
        flat["verbatim"] = json.dumps(self.verbatim) if self.verbatim else ""
        flat["their_words"] = "\n".join(self.their_words)
        return flat | ({"quoted": "on"} if self.quoted else {})


class NoteOut(Schema):
    """The note as it was saved. `outcome` says whether it was made, was there already, or was changed."""

    id: UUID
    revision: int
    outcome: str
    url: str


class DraftIn(Schema):
    """What somebody is typing: the form's fields as they stand."""

    programme: Slug
    base_revision: Revision = 0
    fields: dict[Annotated[str, StringConstraints(max_length=60)], Text] = Field(max_length=60)


class DraftOut(Schema):
    """A draft as it was kept."""

    id: UUID
    base_revision: int
    fields: dict[str, str]
    kept_at: datetime


class Fault(Schema):
    """What went wrong: a short code, a sentence to show, and what to put right by field."""

    code: str
    message: str
    fields: dict[str, list[str]]


class Refusal(Schema):
    """The one shape of every refusal."""

    error: Fault


REFUSALS = dict.fromkeys((400, 401, 403, 404, 409, 413, 422), Refusal)


@router.put("/notes/{uuid:item_id}", response={200: NoteOut, 201: NoteOut, **REFUSALS}, url_name="note")
def put_note(request: HttpRequest, item_id: UUID, body: NoteIn) -> Any:
    """Save a note under an id the device made. Sent twice it is one note; with other words it revises one's own."""
    person = person_of(request)
    programme = _programme(person, body.programme)
    languages = [body.language] if reads.has_note(person, item_id) else []
    form = forms.note_form(person, programme, body.as_form(), languages=languages)
    if not form.is_valid():
        return json_error(422, "check_fields", CHECK, dict(form_faults(form.errors)))
    try:
        saved = writes.save_note(
            by=person,
            programme_id=programme.pk,
            note_id=item_id,
            given=form.given(made_at=body.made_at),
            base_revision=body.base_revision,
        )
    except ChangedMeanwhile as refusal:
        return json_error(409, "changed_meanwhile", refusal.__doc__ or "")
    except writes.NoteWithdrawn as refusal:
        return json_error(409, "withdrawn", refusal.__doc__ or "")
    told(request, SAVED[saved.outcome])
    item = saved.note.item
    answer = NoteOut(id=item.pk, revision=item.revision, outcome=saved.outcome, url=item.get_absolute_url())
    return Status(201 if saved.outcome == "created" else 200, answer)


@router.put("/drafts/{uuid:item_id}", response={200: DraftOut, **REFUSALS}, url_name="draft")
def put_draft(request: HttpRequest, item_id: UUID, body: DraftIn) -> Any:
    """Keep what is being typed. A draft older than the saved note is refused, so that a late one revives nothing."""
    person = person_of(request)
    programme = _programme(person, body.programme)
    try:
        kept = writes.keep_draft(
            by=person,
            programme_id=programme.pk,
            draft_id=item_id,
            fields=forms.draft_fields(body.fields),
            base_revision=body.base_revision,
        )
    except writes.DraftOvertaken as refusal:
        return json_error(409, "overtaken", refusal.__doc__ or "")
    return Status(200, _draft_out(kept))


@router.get("/drafts/{uuid:item_id}", response={200: DraftOut, **REFUSALS}, url_name="draft")
def get_draft(request: HttpRequest, item_id: UUID) -> Any:
    """One's own draft."""
    return Status(200, _draft_out(reads.draft(person_of(request), item_id)))


@router.delete("/drafts/{uuid:item_id}", response={204: None, **REFUSALS}, url_name="draft")
def delete_draft(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Throw one's own draft away; again, and nothing changes."""
    writes.delete_draft(by=person_of(request), draft_id=item_id)
    return HttpResponse(status=204)


def _programme(person: Person, slug: str) -> Programme:
    found = programme_by_slug(person, slug)
    if found is None:
        raise NotVisible
    return found


def _draft_out(kept: Any) -> DraftOut:
    return DraftOut(id=kept.pk, base_revision=kept.base_revision, fields=kept.fields, kept_at=kept.kept_at)
