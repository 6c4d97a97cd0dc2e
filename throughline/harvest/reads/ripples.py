"""Ripple maps: what spread from something the programme did, and how it stood when somebody looked again."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughline.access.visible import NotVisible
from throughline.common.clock import today
from throughline.harvest.models import RippleLook, RippleMap, RippleOf
from throughline.harvest.words import Goes
from throughline.people.models import Person
from throughline.thread import reads as thread
from throughline.thread.models import Item


@dataclass(frozen=True)
class Spread:
    """A ripple on its map: its number there, the number of the one it came from, and every look at it, oldest first.

    harvested   the change it was harvested as, where the reader may see that
    """

    number: int
    ripple: RippleOf
    from_number: int | None
    looks: list[RippleLook]
    harvested: Item | None

    @property
    def last(self) -> RippleLook | None:
        return self.looks[-1] if self.looks else None

    @property
    def ceased_on(self) -> date | None:
        """The day it was found to have ceased; None while the last look found it going on, or nobody looked."""
        return self.last.looked_on if self.last and self.last.goes == Goes.CEASED else None

    @property
    def seen_until(self) -> date:
        """The last day on which somebody knew it to be there."""
        return self.last.looked_on if self.last else self.ripple.happened_on

    @property
    def stands(self) -> str:
        """How it stands, in words."""
        if self.last is None:
            return "Not looked at again yet"
        return Goes(self.last.goes).label


def maps(programme_id: UUID) -> list[RippleMap]:
    """The ripple maps of a programme, newest first. For pages of the inside only."""
    return list(RippleMap.unscoped.filter(programme_id=programme_id).order_by("-begun_at", "-id"))


def map_of(programme_id: UUID, map_id: UUID) -> RippleMap:
    """One map of the programme. Raises NotVisible."""
    found = RippleMap.unscoped.filter(programme_id=programme_id, pk=map_id).first()
    if found is None:
        raise NotVisible
    return found


def about(person: Person, of: RippleMap) -> Item | None:
    """What the map is about, if the reader may see it."""
    return thread.items(person).filter(pk=of.about_id).first() if of.about_id else None


def ripples_of(person: Person, of: RippleMap) -> list[Spread]:
    """The ripples of a map by day, numbered from 1. Three queries."""
    rows = list(RippleOf.unscoped.filter(on_map=of).order_by("happened_on", "id"))
    looks: dict[UUID, list[RippleLook]] = {}
    for look in RippleLook.unscoped.filter(ripple__on_map=of).order_by("looked_on", "id"):
        looks.setdefault(look.ripple_id, []).append(look)
    seen = thread.items(person).in_bulk([one.harvested_id for one in rows if one.harvested_id])
    numbers = {one.pk: number for number, one in enumerate(rows, start=1)}
    return [
        Spread(
            numbers[one.pk], one, numbers.get(one.came_from_id) if one.came_from_id else None, looks.get(one.pk, []),
            seen.get(one.harvested_id) if one.harvested_id else None,
        )
        for one in rows
    ]  # fmt: skip


def ripple_of(of: RippleMap, ripple_id: UUID) -> RippleOf:
    """One ripple of the map. Raises NotVisible."""
    found = RippleOf.unscoped.filter(on_map=of, pk=ripple_id).first()
    if found is None:
        raise NotVisible
    return found


def is_due(of: RippleMap) -> bool:
    """Whether the day has come on which the map is looked at again."""
    return of.next_look_on is not None and of.next_look_on <= today()


def could_be_about(person: Person, programme_id: UUID) -> list[Item]:
    """Experiments a map can be about, newest first."""
    return list(thread.newest(person, programme_id, "experiment"))


def could_be_harvested(person: Person, programme_id: UUID) -> list[Item]:
    """Changes a ripple may have been harvested as, newest first."""
    return list(thread.newest(person, programme_id, "outcome"))
