"""Bringing the notes of a file in: in batches, stoppable, resumable, nothing half-written."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from uuid import UUID

from django.db import transaction

from throughline.capture.reads import known_import_keys
from throughline.capture.writes.imports import Imported, NotesLaidOut, add_notes, lay_out_notes, take_back_notes
from throughline.common.ids import uuid7_at
from throughline.exchange.files import drop_file
from throughline.exchange.models import Import
from throughline.exchange.parts import Part, one_ahead, parts
from throughline.exchange.words import ImportState
from throughline.exchange.writes import BeingStopped, begin_running, end_import, how_it_reads, tell_progress
from throughline.spreadsheets.reading import opened
from throughline.spreadsheets.refusals import Refusal
from throughline.spreadsheets.rows import Row
from throughline.thread import audit
from throughline.thread import reads as thread
from throughline.thread.writes import SomethingRestsOnIt

BATCH = 500
PROBLEMS_KEPT = 500


@dataclass
class Tally:
    """What came of a file's rows. `problems` are sentences that name row and column."""

    rows: int = 0
    added: int = 0
    duplicates: int = 0
    left_out: int = 0
    problems: list[str] = field(default_factory=list)

    def take(self, part: Part) -> None:
        """Count a part's rows, and those of them that make no note."""
        self.rows += part.rows
        self.left_out += len(part.problems)
        self.problems += part.problems[: PROBLEMS_KEPT - len(self.problems)]


def dry_run(of: Import) -> Tally:
    """Read the whole file as it would be imported, and write nothing. Raises a Refusal."""
    tally, seen = Tally(), set[str]()
    with opened(Path(of.file_path), sheet=of.sheet or None) as sheet:
        for part in parts(sheet, how_it_reads(of), BATCH):
            tally.take(part)
            keys = {read.key for read in part.notes}
            fresh = keys - seen - known_import_keys(of.programme_id, list(keys))
            seen |= fresh
            tally.added += len(fresh)
            tally.duplicates += len(part.notes) - len(fresh)
    return tally


def run_import(import_id: UUID) -> Import | None:
    """Bring the notes in: called by the worker, and by the command line. Safe to call again after a crash.

    Every row's note has an id that follows from the import and the row, and batches are whole transactions, so a second
    run finds what the first has written and goes on. Stopped or failed, everything it wrote is taken back. None for an
    import that has ended already.
    """
    of = begin_running(import_id)
    if of is None:
        return None
    try:
        tally = _bring_in(of)
    except BeingStopped:
        _take_back(of)
        end_import(of=of, state=ImportState.STOPPED, refusal=_kept_nothing(of))
    except Refusal as refusal:
        _take_back(of)
        end_import(of=of, state=ImportState.FAILED, refusal=refusal.sentence)
    else:
        tell_progress(of=of, **vars(tally))
        end_import(of=of, state=ImportState.DONE, refusal="")
        audit.note_act(act="import.done", by=of.by, programme_id=of.programme_id, subject_id=of.pk)
    drop_file(of.file_path)
    of.refresh_from_db()
    return of


def _note_id(of: Import, row: Row) -> UUID:
    """The id of a row's note follows from the import and the row: the same row again is the same note."""
    return uuid7_at(of.pk.int >> 80, hashlib.sha256(f"{of.pk}\0{row.number}".encode()).digest())


@dataclass(frozen=True, slots=True)
class Batch:
    """A part of the file ready to be written: its notes' ids and keys, and the notes laid out, in the same order."""

    part: Part
    ids: list[UUID]
    keys: list[str]
    notes: NotesLaidOut


def _batches(of: Import, found: Iterable[Part]) -> Iterator[Batch]:
    """Words are cleaned and written out here, not while others' saving waits for the transaction to end."""
    for part in found:
        ids, keys = [_note_id(of, read.row) for read in part.notes], [read.key for read in part.notes]
        rows = [Imported(note_id, read.given, read.key) for note_id, read in zip(ids, part.notes, strict=True)]
        yield Batch(part, ids, keys, lay_out_notes(by=of.by, programme_id=of.programme_id, rows=rows))


def _bring_in(of: Import) -> Tally:
    tally = Tally()
    with opened(Path(of.file_path), sheet=of.sheet or None) as sheet:
        batches = _batches(of, parts(sheet, how_it_reads(of), BATCH))
        with closing(one_ahead(batches)) as ready:
            for batch in ready:
                tally.take(batch.part)
                _add_batch(of, batch, tally)
    return tally


def _add_batch(of: Import, batch: Batch, tally: Tally) -> None:
    """One batch in one transaction, with how far the import has come; what it wrote before it was killed counts as added,
    not as a duplicate."""
    known = known_import_keys(of.programme_id, batch.keys)
    perhaps_ours = [note_id for note_id, key in zip(batch.ids, batch.keys, strict=True) if key in known]
    ours = set(thread.items(of.by).filter(pk__in=perhaps_ours).values_list("pk", flat=True)) if perhaps_ours else set()
    fresh: list[int] = []
    for place, (note_id, key) in enumerate(zip(batch.ids, batch.keys, strict=True)):
        if note_id in ours:
            tally.added += 1
        elif key in known:
            tally.duplicates += 1
        else:
            known.add(key)
            fresh.append(place)
    notes = batch.notes if len(fresh) == len(batch.ids) else batch.notes.only(fresh)
    with transaction.atomic():
        tally.added += add_notes(by=of.by, laid=notes)
        tell_progress(of=of, **vars(tally))


def _take_back(of: Import) -> None:
    """Take back what this import wrote, batch by batch, so that other people's saving never waits long."""
    with opened(Path(of.file_path), sheet=of.sheet or None) as sheet:
        lines = iter(sheet.rows)
        while batch := list(islice(lines, BATCH)):
            ids = [_note_id(of, line) for line in batch if isinstance(line, Row)]
            try:
                take_back_notes(by=of.by, programme_id=of.programme_id, ids=ids)
            except SomethingRestsOnIt:
                _take_back_one_by_one(of, ids)


def _take_back_one_by_one(of: Import, ids: list[UUID]) -> None:
    for note_id in ids:
        try:
            take_back_notes(by=of.by, programme_id=of.programme_id, ids=[note_id])
        except SomethingRestsOnIt:
            continue


def _kept_nothing(of: Import) -> str:
    return "Stopped. Notes that somebody had used meanwhile were kept; nothing else was."
