"""The rows of a file as they are read: some hundred at a time, each either a note or a sentence that says why not."""

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from throughline.capture.writes.heard import Heard
from throughline.exchange.mapping import Keys, Reading, RowRefused
from throughline.spreadsheets.reading import Sheet
from throughline.spreadsheets.rows import BadRow, Row


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row that makes a note, and the key by which it is known again."""

    row: Row
    given: Heard
    key: str


@dataclass(frozen=True, slots=True)
class Part:
    """So many rows: those that make notes, and what is wrong with the others, naming row and column."""

    rows: int
    notes: list[ReadRow]
    problems: list[str]


def parts(sheet: Sheet, how: Reading, size: int) -> Iterator[Part]:
    """The rows of a file in parts of this size. Raises a Refusal where the file turns bad on the way."""
    keys, lines = Keys(), iter(sheet.rows)
    while batch := list(islice(lines, size)):
        part = Part(len(batch), [], [])
        for line in batch:
            if isinstance(line, BadRow):
                part.problems.append(sheet.problem(line))
                continue
            try:
                given = how.note(line)
            except RowRefused as refusal:
                part.problems.append(str(refusal))
            else:
                part.notes.append(ReadRow(line, given, keys.key(how.told_of(line, given))))
        yield part


Thing = TypeVar("Thing")


def one_ahead(things: Iterator[Thing]) -> Generator[Thing]:
    """The same things, the next one made while the one before is used; what goes wrong is raised where it would be.

    Their making has a thread of its own and must not ask the database.
    """
    with ThreadPoolExecutor(1) as maker:
        coming = maker.submit(next, things, None)
        while (thing := coming.result()) is not None:
            coming = maker.submit(next, things, None)
            yield thing
