"""What waits to be said back: what people can expect an answer to and have not been told, the longest waiting first.

The one reading of it: the list here, the week and the team's page ask the same.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from throughline.common.clock import today
from throughline.feedback.models import SaidBack
from throughline.feedback.reads.entries import entries
from throughline.feedback.words import State
from throughline.people.models import Person
from throughline.thread import reads as thread
from throughline.thread.evidence import targets_heard_at
from throughline.thread.gathered import came_of, led_to_none_of, on_words
from throughline.thread.kinds import kind_named, kinds
from throughline.thread.models import Item

LOOKED_AT = 300
"""A team that owes more than this many answers of a kind waits for something else than a list."""


@dataclass(frozen=True)
class Waiting:
    """Something people said that has had no answer yet, since when, and the answer that is written and not told, if any."""

    item: Item
    kind: str
    since: date
    written: Item | None = None

    @property
    def what(self) -> str:
        return self.item.title

    @property
    def url(self) -> str:
        return self.item.get_absolute_url()

    @property
    def days(self) -> int:
        return max(0, (today() - self.since).days)

    @property
    def age(self) -> str:
        """How long, in words that do not scold."""
        if self.days < 14:
            return "since this week" if self.days < 7 else "for a week"
        return f"for {self.days // 7} weeks" if self.days < 70 else f"for {self.days // 30} months"


def waiting(
    person: Person,
    programme_id: UUID,
    *,
    limit: int | None = None,
    hub_id: UUID | None = None,
    kind: str = "",
    heard_by: Person | None = None,
) -> list[Waiting]:
    """What has had no answer that was told, and answers whose promised day to say more has come.

    hub_id     only what was noted at a hub, or rests on words from there
    kind       only themes, or only promises
    heard_by   only what rests on something this person heard
    A query for each kind that is owed an answer, and four more.
    """
    found = [
        Waiting(item, kind_named(name).label, item.happened_on)
        for name in _owed_kinds()
        if kind in {"", name}
        for item in _unanswered(person, programme_id, name, hub_id, heard_by)
    ]
    written = came_of(person, [one.item.pk for one in found], "said-back")
    found = [
        Waiting(one.item, one.kind, one.since, next(iter(written[one.item.pk]), None)) for one in found
    ]  # none of these was told, or it would not wait
    if not kind and heard_by is None:
        found += [
            Waiting(one.item, "Still thinking", one.next_on)
            for one in due_to_say_more(person, programme_id, hub_id=hub_id)
            if one.next_on is not None
        ]
    return sorted(found, key=lambda one: (one.since, one.what))[:limit]


def due_to_say_more(person: Person, programme_id: UUID, *, hub_id: UUID | None = None) -> list[SaidBack]:
    """Answers that said “still thinking” and whose day to say more has come, the longest past first."""
    found = entries(person, programme_id, state=State.THINKING, hub_id=hub_id, told=True).prefetch_related(None)
    return list(found.filter(next_on__lte=today()).order_by("next_on", "item_id")[:LOOKED_AT])


def _owed_kinds() -> list[str]:
    return [kind.name for kind in kinds() if kind.owed is not None]


def _unanswered(
    person: Person, programme_id: UUID, name: str, hub_id: UUID | None, heard_by: Person | None
) -> list[Item]:
    owed = kind_named(name).owed
    if owed is None:
        return []
    told = thread.items(person).filter(programme_id=programme_id, kind="said-back", said_back__told_on__isnull=False)
    found = owed(person, programme_id).filter(led_to_none_of(told))
    if hub_id is not None:
        there = targets_heard_at(person, programme_id, name, hub_id).order_by().values("pk")
        found = found.filter(Q(hub_id=hub_id) | Q(pk__in=there))
    if heard_by is not None:
        found = found.filter(on_words(person, heard_by=heard_by))
    return list(found.select_related("hub").order_by("happened_on", "pk")[:LOOKED_AT])
