"""From a row of somebody's file to a note: what each column becomes, and what is wrong with a row, in words."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from throughline.access.words import Standing
from throughline.capture.words import Method, Setting
from throughline.capture.writes.heard import Heard
from throughline.common.languages import LANGUAGES
from throughline.common.text import clean
from throughline.exchange.dates import DateRefused, day_of
from throughline.exchange.words import FIELDS, LIKELY
from throughline.programme.models import Hub
from throughline.spreadsheets.rows import Row


class MappingIncomplete(Exception):
    """Choose the column that holds what was heard, and the one that says when."""


class NoWhere(Exception):
    """Say where this was heard: choose a hub or a place for the whole file, or the column that says it row by row."""


class UnknownColumn(Exception):
    """The file has no column of this name."""

    def __init__(self, column: str) -> None:
        super().__init__(f"The file has no column called “{column}”.")


class RowRefused(Exception):
    """What is wrong with one row, naming the row and the column."""


@dataclass(frozen=True)
class Whereabouts:
    """Where a file's notes were heard when its rows don't say, and the hubs a row may name."""

    hub_id: UUID | None = None
    place: str = ""
    hubs: Mapping[str, UUID] = field(default_factory=dict)


def hubs_by_name(hubs: Sequence[Hub]) -> dict[str, UUID]:
    """Hubs under their names and slugs, in lower case."""
    return {called.lower(): hub.pk for hub in hubs for called in (hub.slug, hub.name)}


def suggested(columns: Sequence[str]) -> dict[str, str]:
    """A first guess which column is which, by name; a person checks it."""
    low = {column.strip().lower(): column for column in columns}
    guessed: dict[str, str] = {}
    for name, likely in LIKELY.items():
        found = next((low[word] for word in likely if word in low), None)
        if found and found not in guessed.values():
            guessed[name] = found
    return guessed


_SETTINGS, _METHODS = dict(Setting.choices), dict(Method.choices)


@dataclass(frozen=True)
class Reading:
    """How the rows of one file are read. Made by `reading`, which checks it against the columns."""

    where: Whereabouts
    standing: Standing
    at: Mapping[str, int]
    columns: Sequence[str]

    def note(self, row: Row) -> Heard:
        """The note a row makes. Raises RowRefused."""
        heard = self._words(row, "heard")
        if not heard:
            raise RowRefused(self._fault(row, "heard", "there are no words."))
        hub_id, place = self._whereabouts(row)
        return Heard(
            heard=heard, happened_on=self._day(row), hub_id=hub_id, place=place, standing=self.standing,
            make_of_it=self._words(row, "meant"), original_words=self._words(row, "original"),
            who_was_missing=self._words(row, "missing"), surprise=self._words(row, "surprise"),
            setting=self._choice(row, "setting", _SETTINGS), method=self._choice(row, "method", _METHODS),
            language=self._choice(row, "language", LANGUAGES) or "en", people_count=self._people(row),
        )  # fmt: skip

    def told_of(self, row: Row, given: Heard) -> str:
        """What tells this row from others when the file comes again: the source's own number where a column holds it,
        otherwise the day, the words, and where the row itself says it was."""
        source = self._words(row, "source")
        if source:
            return f"source\0{source}"
        return "\0".join(
            ["said", str(given.happened_on), self._words(row, "hub"), self._words(row, "place"), given.heard]
        )

    def _words(self, row: Row, name: str) -> str:
        if name not in self.at:
            return ""
        cell = row.cells[self.at[name]]
        return clean(cell) if isinstance(cell, str) else cell.isoformat(" ", "minutes")

    def _fault(self, row: Row, name: str, what: str) -> str:
        return f"Row {row.number}, column {self.columns[self.at[name]]}: {what}"

    def _day(self, row: Row) -> date:
        try:
            return day_of(row.cells[self.at["when"]])
        except DateRefused as refusal:
            raise RowRefused(self._fault(row, "when", str(refusal))) from None

    def _whereabouts(self, row: Row) -> tuple[UUID | None, str]:
        named, place = self._words(row, "hub"), self._words(row, "place") or self.where.place
        if not named:
            return self.where.hub_id, place
        hub_id = self.where.hubs.get(named.lower())
        if hub_id is None:
            raise RowRefused(self._fault(row, "hub", f"there is no hub called “{named[:60]}” in this programme."))
        return hub_id, place

    def _choice(self, row: Row, name: str, known: Mapping[str, str]) -> str:
        said = self._words(row, name)
        if not said:
            return ""
        by_either = {value.lower(): value for value in known} | {label.lower(): value for value, label in known.items()}
        if said.lower() not in by_either:
            raise RowRefused(
                self._fault(row, name, f"“{said[:60]}” is not one we know. Use one of: {', '.join(known.values())}.")
            )
        return by_either[said.lower()]

    def _people(self, row: Row) -> int | None:
        said = self._words(row, "people")
        if not said:
            return None
        if not said.isascii() or not said.isdigit() or not 0 < int(said) <= 100_000:
            raise RowRefused(self._fault(row, "people", f"“{said[:60]}” is not a whole number of people."))
        return int(said)


def reading(
    *, columns: Sequence[str], mapping: Mapping[str, str], where: Whereabouts, standing: Standing = Standing.TEAM
) -> Reading:
    """Check which column is which. Raises MappingIncomplete, NoWhere, UnknownColumn."""
    chosen = {name: column for name, column in mapping.items() if column and name in FIELDS}
    for column in chosen.values():
        if column not in columns:
            raise UnknownColumn(column)
    if "heard" not in chosen or "when" not in chosen:
        raise MappingIncomplete
    if not (where.hub_id or where.place or "hub" in chosen or "place" in chosen):
        raise NoWhere
    at = {name: list(columns).index(column) for name, column in chosen.items()}
    return Reading(where=where, standing=standing, at=at, columns=columns)


class Keys:
    """The keys by which the rows of a file are known when it comes again.

    Rows of one file that tell the same are different people saying the same, so the n-th of them has a key of its own; a
    source's own number is the same row however often it stands there.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def key(self, told: str) -> str:
        """64 hexadecimal digits for what `Reading.told_of` gives, counting repeats."""
        self._seen[told] += 1
        nth = 1 if told.startswith("source\0") else self._seen[told]
        return hashlib.sha256(f"{told}\0{nth}".encode()).hexdigest()
