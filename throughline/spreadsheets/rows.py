"""Rows on their way in: what a spreadsheet gives once its first row has named the columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice

from throughline.common.text import one_line
from throughline.spreadsheets.limits import Limits
from throughline.spreadsheets.refusals import NoHeader, TooManyColumns, TooManyRows

Cell = str | datetime
"""Words, or a moment without a zone where the spreadsheet itself knows the cell to be a date."""


class Trouble(StrEnum):
    """What can be wrong with one row while the rest of the file is sound."""

    TOO_LONG = "too long"
    NO_HEADING = "no heading"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Row:
    """One row as wide as the header. `number` is the one a spreadsheet program shows, the header being (usually) 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be read as it stands. `column` counts from 0; it is -1 where the whole row is meant."""

    number: int
    column: int
    trouble: Trouble


Line = Row | BadRow
Loose = tuple[int, Sequence[Cell] | Trouble]
"""A row as the file has it: its number, and as many cells as it happens to have, or what is wrong with it."""


def letter(column: int) -> str:
    """The letter a spreadsheet program shows over a column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def headed(loose: Iterable[Loose], limits: Limits) -> tuple[tuple[str, ...], Iterator[Line]]:
    """The names of the columns, from the first row that has anything in it, and the rows below it.

    Raises NoHeader, TooManyColumns; the iterator raises TooManyRows.
    """
    rows = iter(loose)
    for _, cells in islice(rows, limits.lines):
        if isinstance(cells, Trouble):
            raise NoHeader
        if any(cells):
            names = column_names(cells)
            if len(names) > limits.columns:
                raise TooManyColumns
            return names, _below(rows, len(names), limits)
    raise NoHeader


def column_names(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Names from a header row: cells that are empty at its end dropped, empty ones between named by their letter, repeated ones numbered."""
    if all(isinstance(cell, datetime) or _is_number(cell) for cell in cells if cell):
        raise NoHeader
    width = max(place for place, cell in enumerate(cells, 1) if cell)
    names: list[str] = []
    for place, cell in enumerate(cells[:width]):
        name = one_line(str(cell), 120) or f"Column {letter(place)}"
        known, again = name, 1
        while name in names:
            again += 1
            name = f"{known} ({again})"
        names.append(name)
    return tuple(names)


def _is_number(cell: str) -> bool:
    try:
        float(cell.replace(",", ""))
    except ValueError:
        return False
    return True


def _below(rows: Iterator[Loose], width: int, limits: Limits) -> Iterator[Line]:
    full = 0
    for line, (number, cells) in enumerate(rows):
        if line >= limits.lines:
            raise TooManyRows
        if not isinstance(cells, Trouble) and not any(cells):
            continue
        full += 1
        if full > limits.rows:
            raise TooManyRows
        yield fitted(number, cells, width, limits)


def fitted(number: int, cells: Sequence[Cell] | Trouble, width: int, limits: Limits) -> Line:
    """The row made as wide as the header, or what is wrong with it."""
    if isinstance(cells, Trouble):
        return BadRow(number, -1, cells)
    for column, cell in enumerate(cells):
        if column >= width and cell:
            return BadRow(number, column, Trouble.NO_HEADING)
        if isinstance(cell, str) and len(cell) > limits.cell:
            return BadRow(number, column, Trouble.TOO_LONG)
    if sum(len(cell) for cell in cells if isinstance(cell, str)) > limits.row:
        return BadRow(number, -1, Trouble.TOO_LONG)
    return Row(number, tuple(cells[:width]) + ("",) * (width - len(cells)))
