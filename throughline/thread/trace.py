"""The trace: from any item back to the words under it, and on to what it led to. The engine of the thread line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from throughline.access.visible import readable
from throughline.people.models import Person
from throughline.programme.models import Hub
from throughline.thread.kinds import kind_named
from throughline.thread.models import Item, Link
from throughline.thread.words import STATIONS, Meaning

DEPTH = 6
WIDTH = 200


@dataclass(frozen=True)
class Knot:
    """An item reached by the trace, how many steps away, and by which link it was first reached, made when."""

    item: Item
    steps: int
    meaning: Meaning
    because: str
    via: UUID
    linked_at: datetime


@dataclass(frozen=True, slots=True)
class Reached:
    """A knot before it is looked at: enough to count by, told without fetching the item."""

    item_id: UUID
    kind: str
    standing: str
    steps: int
    link_id: UUID


@dataclass(frozen=True)
class Trace:
    """What an item rests on and what it led to, nearest first, as one person may see it.

    `cut` says that a step held more than WIDTH items and the rest was left out.
    """

    rests_on: list[Knot]
    led_to: list[Knot]
    cut: bool = False


def trace(person: Person, start: Item, *, depth: int = DEPTH, width: int = WIDTH) -> Trace:
    """Walk the links both ways from `start`: nearest first, then what was linked last. A cycle is walked once.

    One query per step and direction, and three more. The index gives the newest links without looking at the others, so
    that a theme with ten thousand words is left as quickly as one with a hundred.
    """
    back, on = _walk(person, start, BACK, depth, width), _walk(person, start, ON, depth, width)
    knots = _looked_at([*back.found, *on.found])
    here = len(back.found)
    return Trace(rests_on=knots[:here], led_to=knots[here:], cut=bool(back.cut_at or on.cut_at))


def words_under(person: Person, start: Item, *, depth: int = DEPTH, width: int = WIDTH) -> list[Knot]:
    """The sources (notes and the like) that an item rests on, nearest first."""
    return _looked_at(sources_reached(person, start, depth=depth, width=width))


def sources_reached(person: Person, start: Item, *, depth: int = DEPTH, width: int = WIDTH) -> list[Reached]:
    """The same sources, to be counted rather than read: without fetching one of them."""
    reached = _walk(person, start, BACK, depth, width)
    return [one for one in reached.found if kind_named(one.kind).is_source]


BACK, ON = ("source", "target"), ("target", "source")
"""Ways to walk: the end of each link that is walked towards, and the end that is walked away from."""


@dataclass(frozen=True)
class Walk:
    """What was reached one way, and the step from which on there is more than was kept; 0 when all was."""

    found: list[Reached]
    cut_at: int


def _walk(person: Person, start: Item, way: tuple[str, str], depth: int, width: int) -> Walk:
    towards, away = way
    door = readable(person, f"{towards}__") & Q((f"{towards}__programme_id", start.programme_id))
    seen: set[UUID] = {start.pk}
    frontier: list[UUID] = [start.pk]
    found: list[Reached] = []
    cut_at = 0
    for step in range(1, depth + 1):
        links = (
            Link.unscoped.filter(door, Q((f"{away}_id__in", frontier)))
            .order_by("-id")
            .values_list("id", f"{towards}_id", f"{towards}__kind", f"{towards}__standing")
        )
        wide = width * min(4, 1 + len(frontier))
        frontier = []
        for link_id, item_id, kind, standing in links[:wide]:
            if item_id in seen:
                continue
            if len(frontier) == width:
                cut_at = cut_at or step
                break
            seen.add(item_id)
            frontier.append(item_id)
            found.append(Reached(item_id, kind, standing, step, link_id))
        if not frontier:
            break
    return Walk(found, cut_at)


def _looked_at(found: Sequence[Reached]) -> list[Knot]:
    """What was reached, with its items and links at hand, in the same order. The walk has passed the door already."""
    if not found:
        return []
    items = {row.pk: row for row in Item.unscoped.filter(pk__in={one.item_id for one in found})}
    hubs = Hub.objects.in_bulk({row.hub_id for row in items.values() if row.hub_id})  # a few, and not one for each item
    for row in items.values():
        row.hub = hubs.get(row.hub_id)
    links = Link.unscoped.filter(pk__in=[one.link_id for one in found])
    told = {row[0]: row for row in links.values_list("pk", "meaning", "because", "source_id", "target_id", "made_at")}
    knots = []
    for one in found:
        _, meaning, because, source_id, target_id, made_at = told[one.link_id]
        via = target_id if source_id == one.item_id else source_id
        knots.append(Knot(items[one.item_id], one.steps, Meaning(meaning), because, via, made_at))
    return knots


@dataclass(frozen=True)
class LineItem:
    """One item under a knot of the thread line."""

    title: str
    url: str
    kind_label: str
    date: object
    because: str


@dataclass(frozen=True)
class Station:
    """One knot of the thread line: how many items stand there, the first few, and whether this item is there.

    `at_least` when there may be more, which the walk did not look at.
    """

    key: str
    label: str
    here: bool
    count: int
    items: list[LineItem] = field(default_factory=list)
    more: int = 0
    at_least: bool = False
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ThreadLine:
    """Where an item stands between words and what was said back."""

    stations: list[Station]
    cut: bool = False

    @property
    def sentence(self) -> str:
        """The line in words, for those who don't see it."""
        told = [
            f"{station.label}: {'at least ' if station.at_least else ''}{station.count}"
            for station in self.stations
            if station.count
        ]
        return ", ".join(told) if told else "Nothing is linked yet"


def thread_line(person: Person, here: Item, *, shown: int = 6, width: int = WIDTH) -> ThreadLine:
    """The line for one item: what it rests on to the left, what it led to on the right, both by station."""
    walks = [_walk(person, here, way, DEPTH, width) for way in (BACK, ON)]
    held: dict[str, list[Reached]] = {label.key: [] for label in STATIONS}
    uncertain: set[str] = set()
    counted: set[UUID] = set()  # what stands on a ring is reached both ways, and is one thing
    for walk in walks:
        for one in walk.found:
            key = kind_named(one.kind).station
            if key not in held:
                continue
            if 0 < walk.cut_at <= one.steps:
                uncertain.add(key)
            if one.item_id not in counted:
                counted.add(one.item_id)
                held[key].append(one)
    own = kind_named(here.kind).station
    opened = {one.item_id: one for reached in held.values() for one in reached[:shown]}
    knots = dict(zip(opened, _looked_at(list(opened.values())), strict=True))
    stations = [
        Station(
            key=label.key,
            label=label.label,
            here=own == label.key,
            count=len(reached) + (own == label.key),
            items=[_line_item(knots[one.item_id]) for one in reached[:shown]],
            more=max(0, len(reached) - shown),
            at_least=label.key in uncertain,
            kinds=frozenset({one.kind for one in reached} | ({here.kind} if own == label.key else set())),
        )
        for label, reached in zip(STATIONS, held.values(), strict=True)
    ]
    return ThreadLine(stations, any(walk.cut_at for walk in walks))


def _line_item(knot: Knot) -> LineItem:
    kind = kind_named(knot.item.kind)
    return LineItem(knot.item.title, knot.item.get_absolute_url(), kind.label, knot.item.happened_on, knot.because)


def distinct(knots: Sequence[Knot], kinds: Iterable[str]) -> int:
    """How many different items of these kinds are among the knots."""
    wanted = set(kinds)
    return len({knot.item.pk for knot in knots if knot.item.kind in wanted})
