"""Notes by what is asked for: newest first, a page at a time, as fast among a hundred thousand as among ten."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from throughline.access.visible import VisibleQuerySet
from throughline.capture import reads as capture
from throughline.capture.models import Note
from throughline.library.words import COUNTED_TO, EXPORTED_TO, NOT_SAID
from throughline.people.models import Person
from throughline.programme.models import Hub, Programme
from throughline.thread import gathered
from throughline.thread import reads as thread
from throughline.thread.models import Item

PAGE = 30


@dataclass(frozen=True)
class Asked:
    """What somebody asks of the notes. Empty means "any"; NOT_SAID means "where nothing is said"."""

    hub: Hub | str | None = None
    setting: str = ""
    method: str = ""
    language: str = ""
    since: date | None = None
    until: date | None = None
    theme: Item | str | None = None
    promise: bool = False
    surprise: bool = False
    mine: bool = False
    standing: str = ""


@dataclass(frozen=True)
class After:
    """Where a page ended: the day and id of its last note. The next page begins below it, however many came since."""

    day: date
    item_id: UUID

    def __str__(self) -> str:
        return f"{self.day.isoformat()}_{self.item_id.hex}"


_AFTER = re.compile(r"(\d{4}-\d\d-\d\d)_([0-9a-f]{32})")


def after_from(told: str) -> After | None:
    """Reads an After from an address; anything else begins at the newest."""
    found = _AFTER.fullmatch(told)
    try:
        return After(date.fromisoformat(found[1]), UUID(found[2])) if found else None
    except ValueError:
        return None


def notes(person: Person, programme: Programme, asked: Asked) -> VisibleQuerySet[Item]:
    """Every note this person may read and asks for, newest day first."""
    rows = thread.items(person).filter(programme=programme, kind="note").filter(_narrowed(person, programme, asked))
    return rows.order_by("-happened_on", "-id")


def _narrowed(person: Person, programme: Programme, asked: Asked) -> Q:
    wanted = Q()
    for name, value in (("note__setting", asked.setting), ("note__method", asked.method)):
        if value:
            wanted &= Q(**{name: "" if value == NOT_SAID else value})
    if asked.hub is not None:
        wanted &= Q(hub=None) if asked.hub == NOT_SAID else Q(hub=asked.hub)
    if asked.language:
        wanted &= Q(language=asked.language)
    if asked.since is not None:
        wanted &= Q(happened_on__gte=asked.since)
    if asked.until is not None:
        wanted &= Q(happened_on__lte=asked.until)
    if isinstance(asked.theme, Item):
        wanted &= gathered.sources_under(asked.theme.pk)
    elif asked.theme == NOT_SAID:
        wanted &= gathered.led_to_none(person, programme.pk, "theme")
    if asked.promise:
        wanted &= gathered.sources_of_some(person, programme.pk, "promise")
    if asked.surprise:
        wanted &= Q(note__surprise__gt="")
    if asked.mine:
        wanted &= Q(author=person)
    if asked.standing:
        wanted &= Q(standing=asked.standing)
    return wanted


@dataclass(frozen=True)
class Row:
    """One note in the list: its item, its own fields, and the themes it was gathered into."""

    item: Item
    note: Note
    themes: list[Item]


@dataclass(frozen=True)
class Page:
    """One page of notes and what is known of the whole.

    count     exact up to COUNTED_TO; `more_than` says there are more
    silent    hubs with no note among them, where all could be counted: an invitation, not a score
    next      where to go on, or None on the last page
    """

    rows: list[Row]
    count: int
    more_than: bool
    silent: list[Hub]
    next: After | None


def page(person: Person, programme: Programme, asked: Asked, after: After | None, hubs: Iterable[Hub]) -> Page:
    """A page of notes: six queries, whatever the number of notes and filters."""
    rows = notes(person, programme, asked)
    counted = list(rows.order_by().values_list("hub_id", flat=True)[: COUNTED_TO + 1])
    here = list(_below(rows, after).select_related("hub")[: PAGE + 1]) if counted else []
    shown = here[:PAGE]
    heard, whole = set(counted), len(counted) <= COUNTED_TO
    return Page(
        rows=_with_words(person, shown),
        count=min(len(counted), COUNTED_TO),
        more_than=not whole,
        silent=[hub for hub in hubs if hub.pk not in heard] if whole and counted and asked.hub is None else [],
        next=After(shown[-1].happened_on, shown[-1].pk) if len(here) > PAGE else None,
    )


def _below(rows: VisibleQuerySet[Item], after: After | None) -> VisibleQuerySet[Item]:
    """Rows after the mark, without an offset: the index is entered where the last page ended."""
    if after is None:
        return rows
    return rows.filter(
        Q(happened_on__lt=after.day) | Q(happened_on=after.day, pk__lt=after.item_id), happened_on__lte=after.day
    )


def _with_words(person: Person, shown: list[Item]) -> list[Row]:
    ids = [item.pk for item in shown]
    details = capture.notes_by_item(person, ids)
    themes = gathered.came_of(person, ids, "theme")
    return [Row(item, details[item.pk], themes[item.pk]) for item in shown if item.pk in details]


def exported(person: Person, programme: Programme, asked: Asked) -> Iterator[Note]:
    """The newest EXPORTED_TO of these notes, for a file: whole, in the order of the list."""
    ids = list(notes(person, programme, asked).values_list("pk", flat=True)[:EXPORTED_TO])
    for part in (ids[begin : begin + 500] for begin in range(0, len(ids), 500)):
        details = capture.notes_by_item(person, part)
        yield from (details[pk] for pk in part if pk in details)
