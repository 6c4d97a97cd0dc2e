"""Putting many notes of a file down at once."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.db import transaction

from throughline.access.writable import must_write
from throughline.capture.models import Note
from throughline.capture.writes.heard import Heard, NothingHeard, kept_fields, search_words
from throughline.people.models import Person
from throughline.thread import many
from throughline.thread import writes as threads
from throughline.thread.tables import PlainRow, Table


@dataclass(frozen=True, slots=True)
class Imported:
    """One note of a file: its id, what it says, and the key that tells the same row when it comes again."""

    item_id: UUID
    given: Heard
    import_key: str | None = None


@cache
def _notes() -> Table:
    return Table(
        Note, "item_id", "programme_id", "import_key", "heard", "verbatim", "make_of_it", "place", "setting", "method",
        "people_count", "original_words", "original_language", "who_was_missing", "surprise",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class NotesLaidOut:
    """New notes as plain rows, not yet in any table; the n-th of each belongs to the n-th note."""

    items: many.LaidOut
    notes: list[PlainRow]

    def only(self, places: Sequence[int]) -> "NotesLaidOut":
        """The notes at these places."""
        return NotesLaidOut(self.items.only(places), [self.notes[place] for place in places])


def lay_out_notes(*, by: Person, programme_id: UUID, rows: Sequence[Imported]) -> NotesLaidOut:
    """Clean and write out new notes for `add_notes`, before its transaction. Raises NothingHeard."""
    new: list[many.NewItem] = []
    notes: list[PlainRow] = []
    programme = programme_id.hex
    for row in rows:
        given, details = row.given, row.given.details()
        heard = details["heard"]
        if not heard:
            raise NothingHeard
        new.append(
            many.NewItem(
                row.item_id, heard, search_words(details), given.happened_on, kept_fields(given, details),
                given.hub_id, given.standing, given.language, given.made_at,
            )
        )  # fmt: skip
        notes.append(
            (
                row.item_id.hex, programme, row.import_key, heard, json.dumps(details["verbatim"]),
                details["make_of_it"], details["place"], details["setting"], details["method"], details["people_count"],
                details["original_words"], details["original_language"], details["who_was_missing"], details["surprise"],
            )
        )  # fmt: skip
    return NotesLaidOut(many.laid_out(kind="note", by=by, programme_id=programme_id, new=new), notes)


@transaction.atomic
def add_notes(*, by: Person, laid: NotesLaidOut) -> int:
    """Put many new notes down at once, all or none, four inserts whatever their number; no promises or questions.

    How many there are now more. The caller has left out keys that are there already: a key, or an id, that is makes it
    IntegrityError, and nothing is kept. Raises NotAllowed unless `by` is on the team.
    """
    must_write(by, laid.items.programme_id)
    many.put_down(by=by, laid=laid.items)
    _notes().put(laid.notes)
    return len(laid.notes)


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
