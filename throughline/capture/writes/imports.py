"""Putting many notes of a file down at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from throughline.access.writable import must_write
from throughline.capture.models import Note
from throughline.capture.writes.heard import Heard, NothingHeard, kept_fields, search_words
from throughline.common.clock import now
from throughline.common.text import one_line
from throughline.people.models import Person
from throughline.thread import writes as threads
from throughline.thread.models import Item


@dataclass(frozen=True)
class Imported:
    """One note of a file: its id, what it says, and the key that tells the same row when it comes again."""

    item_id: UUID
    given: Heard
    import_key: str | None = None


@transaction.atomic
def add_notes(*, by: Person, programme_id: UUID, rows: Sequence[Imported]) -> list[Item]:
    """Put many new notes down at once, all or none, four inserts whatever their number; no promises or questions.

    The caller has left out keys that are there already: a key that is makes it IntegrityError, and nothing is kept.
    """
    must_write(by, programme_id)
    moment = now()
    added: list[tuple[Item, str, Mapping[str, Any]]] = []
    notes: list[Note] = []
    for row in rows:
        details = row.given.details()
        if not details["heard"]:
            raise NothingHeard
        item = Item(
            id=row.item_id,
            kind="note",
            programme_id=programme_id,
            author=by,
            title=one_line(details["heard"]) or "Note",
            made_at=row.given.made_at,
            recorded_at=moment,
            changed_at=moment,
            **row.given.columns(),
        )
        added.append((item, search_words(details), kept_fields(row.given)))
        notes.append(Note(item=item, programme_id=programme_id, import_key=row.import_key, **details))
    threads.add_many(added, by)
    Note.unscoped.bulk_create(notes)
    return [item for item, _, _ in added]


@transaction.atomic
def take_back_notes(*, by: Person, programme_id: UUID, ids: Sequence[UUID]) -> int:
    """Undo `add_notes` for an import that is stopped: as if the rows had never come. Nothing else may rest on them yet.

    Raises thread.writes.SomethingRestsOnIt when something does; then nothing is taken back.
    """
    must_write(by, programme_id)
    mine = list(
        Note.unscoped.filter(pk__in=list(ids), programme_id=programme_id, item__author=by).values_list("pk", flat=True)
    )
    Note.unscoped.filter(pk__in=mine).delete()
    threads.unmake(item_ids=mine, by=by)
    return len(mine)
