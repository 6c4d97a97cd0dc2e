"""Bringing the notes of a file in: in batches, stoppable, resumable, nothing half-written."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from uuid import UUID

from throughline.capture.reads import known_import_keys
from throughline.capture.writes.heard import Heard
from throughline.capture.writes.imports import Imported, add_notes, take_back_notes
from throughline.common.ids import uuid7_at
from throughline.exchange.files import drop_file
from throughline.exchange.mapping import Keys, Reading, RowRefused
from throughline.exchange.models import Import
from throughline.exchange.words import ImportState
from throughline.exchange.writes import BeingStopped, begin_running, end_import, how_it_reads, tell_progress
from throughline.spreadsheets.reading import Sheet, opened
from throughline.spreadsheets.refusals import Refusal
from throughline.spreadsheets.rows import BadRow, Line, Row
from throughline.thread import audit
from throughline.thread import reads as thread
from throughline.thread.writes import SomethingRestsOnIt

BATCH = 400
PROBLEMS_KEPT = 500


@dataclass(frozen=True)
class ReadRow:
    """A row that makes a note, and the key by which it is known again."""

    row: Row
    given: Heard
    key: str


@dataclass
class Tally:
    """What came of a file's rows. `problems` are sentences that name row and column."""

    rows: int = 0
    added: int = 0
    duplicates: int = 0
    left_out: int = 0
    problems: list[str] = field(default_factory=list)

    def leave_out(self, why: str) -> None:
        self.left_out += 1
        if len(self.problems) < PROBLEMS_KEPT:
            self.problems.append(why)


def batches(sheet: Sheet, how: Reading, tally: Tally) -> Iterator[list[ReadRow]]:
    """The rows of a file that make notes, some hundred at a time; the others are left out with their reason."""
    keys = Keys()
    lines = iter(sheet.rows)
    while batch := list(islice(lines, BATCH)):
        tally.rows += len(batch)
        yield [read for line in batch if (read := _read(line, sheet, how, keys, tally)) is not None]


def _read(line: Line, sheet: Sheet, how: Reading, keys: Keys, tally: Tally) -> ReadRow | None:
    if isinstance(line, BadRow):
        tally.leave_out(sheet.problem(line))
        return None
    try:
        given = how.note(line)
    except RowRefused as refusal:
        tally.leave_out(str(refusal))
        return None
    return ReadRow(line, given, keys.key(how.told_of(line, given)))


def dry_run(of: Import) -> Tally:
    """Read the whole file as it would be imported, and write nothing. Raises a Refusal."""
    tally = Tally()
    with opened(Path(of.file_path), sheet=of.sheet or None) as sheet:
        for batch in batches(sheet, how_it_reads(of), tally):
            known = known_import_keys(of.programme_id, [read.key for read in batch])
            fresh = {read.key for read in batch} - known
            tally.added += len(fresh)
            tally.duplicates += len(batch) - len(fresh)
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


def _bring_in(of: Import) -> Tally:
    tally = Tally()
    with opened(Path(of.file_path), sheet=of.sheet or None) as sheet:
        for batch in batches(sheet, how_it_reads(of), tally):
            _add_batch(of, batch, tally)
            tell_progress(of=of, **vars(tally))
    return tally


def _add_batch(of: Import, batch: list[ReadRow], tally: Tally) -> None:
    """One batch in one transaction; what this import wrote before it was killed counts as added, not as a duplicate."""
    known = known_import_keys(of.programme_id, [read.key for read in batch])
    ours = set(
        thread.items(of.by)
        .filter(pk__in=[_note_id(of, read.row) for read in batch if read.key in known])
        .values_list("pk", flat=True)
    )
    fresh: dict[str, Imported] = {}
    for read in batch:
        note_id = _note_id(of, read.row)
        if note_id in ours:
            tally.added += 1
        elif read.key in known or read.key in fresh:
            tally.duplicates += 1
        else:
            fresh[read.key] = Imported(note_id, read.given, read.key)
    add_notes(by=of.by, programme_id=of.programme_id, rows=list(fresh.values()))
    tally.added += len(fresh)


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
