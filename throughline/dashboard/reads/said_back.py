"""What is waiting to be said back: promises still open, and themes of which nothing was told outside the team."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughline.common.clock import today
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.promises import reads as promises
from throughline.sensemaking import reads as sensemaking
from throughline.sharing.reads import issued_from
from throughline.thread.gathered import having_words

LOOKED_AT = 300
"""A team that has more themes than this open at once waits for something else than a list."""


@dataclass(frozen=True)
class Waiting:
    """Something people said that has had no answer yet: what, since when, and for how many days."""

    what: str
    kind: str
    url: str
    since: date

    @property
    def days(self) -> int:
        return max(0, (today() - self.since).days)

    @property
    def age(self) -> str:
        """How long, in words that do not scold."""
        if self.days < 14:
            return "since this week" if self.days < 7 else "for a week"
        return f"for {self.days // 7} weeks" if self.days < 70 else f"for {self.days // 30} months"


def themes_waiting(
    person: Person, programme: Programme, *, limit: int, heard_by: Person | None = None, hub_id: UUID | None = None
) -> list[Waiting]:
    """Themes with words under them of which nothing stands released, the longest known first.

    `heard_by` keeps those that rest on what one person heard; `hub_id` those with words from a hub. Three queries.
    """
    open_themes = sensemaking.list_of_themes(person, programme.pk, hub_id=hub_id)
    rows = list(open_themes.order_by("item__happened_on", "item_id")[:LOOKED_AT])
    ids = [row.pk for row in rows]
    told = issued_from(person, ids)
    said = having_words(person, ids, heard_by=heard_by)
    waiting = [row.item for row in rows if row.pk in said and row.pk not in told]
    return [Waiting(item.title, "Theme", item.get_absolute_url(), item.happened_on) for item in waiting[:limit]]


def promises_waiting(person: Person, programme: Programme, *, limit: int, hub_id: UUID | None = None) -> list[Waiting]:
    """The team's open promises, the oldest first."""
    rows = promises.promises(person, programme.pk).filter(state="open")
    if hub_id is not None:
        rows = rows.filter(item__hub_id=hub_id)
    return [
        Waiting(row.what, "Promise", row.item.get_absolute_url(), row.item.happened_on)
        for row in rows.order_by("item__happened_on", "item_id")[:limit]
    ]


def waiting(person: Person, programme: Programme, *, limit: int, hub_id: UUID | None = None) -> list[Waiting]:
    """Themes and promises with nothing said back, the longest waiting first."""
    both = [
        *themes_waiting(person, programme, limit=limit, hub_id=hub_id),
        *promises_waiting(person, programme, limit=limit, hub_id=hub_id),
    ]
    return sorted(both, key=lambda one: (one.since, one.what))[:limit]
