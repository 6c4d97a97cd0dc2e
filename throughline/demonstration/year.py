"""The year as it is lived again: what happened, in the order in which it did, with the clock at that moment."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import connection

from throughline.common.clock import standing_still
from throughline.common.ids import uuid7_at
from throughline.demonstration.days import Calendar
from throughline.people.models import Person
from throughline.programme.models import Hub, Programme
from throughline.sharing.models import Circle, Release
from throughline.thread.models import Item
from throughline.thread.planner import learn_from_the_rows

LEARNS_EVERY = 100
"""After how many happenings PostgreSQL counts anew, so that the year's end is not planned for by its beginning."""


@dataclass
class Year:
    """What there is so far, by the keys of the content: people, hubs, circles, items, and excerpts by note and words."""

    calendar: Calendar
    programme: Programme
    people: dict[str, Person] = field(default_factory=dict)
    hubs: dict[str, Hub] = field(default_factory=dict)
    circles: dict[str, Circle] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    excerpts: dict[tuple[str, str], Item] = field(default_factory=dict)
    published: dict[str, Release] = field(default_factory=dict)

    def item_id(self, key: str, moment: datetime) -> UUID:
        """The id something made at that moment has; the same key and moment give the same id."""
        return uuid7_at(int(moment.timestamp() * 1000), sha256(f"demonstration {key}".encode()).digest()[:10])


@dataclass(frozen=True)
class Happening:
    """Something somebody did, and when."""

    at: datetime
    act: Callable[[], None]


def live_again(happenings: Iterable[Happening]) -> None:
    """Do everything in the order of its moment; what shares a moment keeps the order in which it was given."""
    for count, happening in enumerate(sorted(happenings, key=lambda one: one.at)):
        if count % LEARNS_EVERY == 0:
            learn_from_the_rows(connection)
        with standing_still(happening.at):
            happening.act()
