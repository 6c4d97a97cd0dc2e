"""Documents as files: what a reader's file would hold, and which files of it there are."""

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from uuid import UUID

from throughline.access.visible import NotVisible
from throughline.common.clock import today
from throughline.documents.content import Document, Reading, as_json
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.sharing.models import DocumentFile
from throughline.sharing.reads.inside import release_inside
from throughline.sharing.reads.offering import cited_inside, offered, shown_inside
from throughline.sharing.reads.outside import release_for
from throughline.sharing.words import FILE_MEANS, UNDER_WAY, Door, FileForm, FileState
from throughline.thread import reads as thread
from throughline.thread.models import Item

MADE_LIKE = 1
"""Counted up when files look different from before, so that they are made anew."""


@dataclass(frozen=True)
class Offered:
    """One form of a document for one reader: the file made of exactly these words if there is one, else how far it has come.

    last   an earlier file of it, made of words that have changed since; for the team only
    """

    form: FileForm
    file: DocumentFile | None
    last: DocumentFile | None = None

    @property
    def label(self) -> str:
        return self.form.label

    @property
    def means(self) -> str:
        return FILE_MEANS[self.form]

    @property
    def ready(self) -> bool:
        return self.file is not None and self.file.state == FileState.DONE

    @property
    def under_way(self) -> bool:
        return self.file is not None and self.file.state in UNDER_WAY


def reading_inside(person: Person, item: Item) -> Reading:
    """A release's document, or what would be released of an item, as the team reads it. Raises NotVisible where there is none."""
    if item.kind == "release":
        found = shown_inside(person, release_inside(person, item.pk), today()).document
    else:
        document = offered(person, item).document
        found = _with_cited(person, item.programme, document) if document else None
    if found is None:
        raise NotVisible
    return found


def _with_cited(person: Person, programme: Programme, document: Document) -> Reading:
    return Reading(document, cited_inside(person, programme.pk, document))


def reading_through(door: Door, person: Person, item_id: UUID) -> Reading:
    """The document as this person reads it through this door now. Raises NotVisible."""
    if door == Door.INSIDE:
        return reading_inside(person, thread.item(person, item_id))
    document = release_for(person, item_id).document
    if document is None:
        raise NotVisible
    return document


def told_in(reading: Reading) -> str:
    """A digest of all the words a file of this reading would hold: as long as it is the same, so is the file."""
    released = {
        str(pk): {**dataclasses.asdict(one), "href": ""}
        for pk, one in sorted(reading.released.items(), key=lambda pair: str(pair[0]))
    }
    kept = json.dumps([MADE_LIKE, as_json(reading.document), released], default=str, sort_keys=True)
    return hashlib.sha256(kept.encode()).hexdigest()


def files_of(item_id: UUID, door: Door, reading: Reading) -> list[Offered]:
    """Each form of a document, for whoever reads it like this. One query."""
    rows = list(DocumentFile.unscoped.filter(item=item_id, door=door))
    told = told_in(reading)
    return [_offered(form, [row for row in rows if row.form == form], told, door) for form in FileForm]


def _offered(form: FileForm, rows: list[DocumentFile], told: str, door: Door) -> Offered:
    same = next((row for row in rows if row.told == told), None)
    before = [row for row in rows if row.state == FileState.DONE and row is not same] if door == Door.INSIDE else []
    return Offered(form, same, before[0] if before else None)


def file_outside(person: Person, release_id: UUID, form: str) -> DocumentFile:
    """The file of a release made of exactly what this reader reads now. Raises NotVisible."""
    told = told_in(reading_through(Door.OUTSIDE, person, release_id))
    return _done(release_id, Door.OUTSIDE, form=form, told=told)


def file_inside(item: Item, file_id: UUID) -> DocumentFile:
    """A file of an item that the person was given by the thread's reads. Raises NotVisible."""
    return _done(item.pk, Door.INSIDE, pk=file_id)


def _done(item_id: UUID, door: Door, **which: object) -> DocumentFile:
    found = DocumentFile.unscoped.filter(item=item_id, door=door, state=FileState.DONE, **which).first()
    if found is None:
        raise NotVisible
    return found


def files_broken_off() -> list[UUID]:
    """Files that a worker was making, or about to, when it was killed: to be handed to the next one."""
    return list(DocumentFile.unscoped.filter(state__in=UNDER_WAY).order_by("made_at").values_list("pk", flat=True))
