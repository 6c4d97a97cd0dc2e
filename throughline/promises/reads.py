"""Promises somebody may read: their own, the team's, those that came from a note. Never counted by person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from throughline.access.visible import RESTRICTED_ROLES, NotVisible, readable
from throughline.access.words import Standing
from throughline.common.clock import today
from throughline.people.models import Person
from throughline.people.reads import current_members
from throughline.people.words import TEAM_ROLES
from throughline.promises.models import Promise
from throughline.promises.words import PromiseState
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning

SOON_DAYS = 7


def promises(person: Person, programme_id: UUID) -> QuerySet[Promise]:
    """Every promise of the programme this person may read, soonest due first."""
    return _of(person).filter(item__programme_id=programme_id, item__kind="promise")


def _of(person: Person) -> QuerySet[Promise]:
    rows = Promise.unscoped.filter(readable(person, "item__"))
    return rows.select_related("item", "item__hub", "item__author", "held_by").order_by("due_on", "item_id")


def promise(person: Person, item: Item) -> Promise:
    """The promise behind an item. Raises NotVisible if this person may not read it."""
    found = _of(person).filter(pk=item.pk).first()
    if found is None:
        raise NotVisible
    return found


def promises_by_item(person: Person, ids: Iterable[UUID]) -> dict[UUID, Promise]:
    """The promises with these ids that this person may read, by id."""
    return {row.pk: row for row in _of(person).filter(pk__in=list(ids))}


def open_held_by(person: Person, programme_id: UUID) -> list[Promise]:
    """Open promises this person holds: overdue first, then the soonest."""
    return list(promises(person, programme_id).filter(held_by=person, state=PromiseState.OPEN))


def open_in_team(person: Person, programme_id: UUID, *, due_until: date | None = None) -> list[Promise]:
    """Open promises of the whole team that this person may read: overdue first, then the soonest."""
    rows = promises(person, programme_id).filter(state=PromiseState.OPEN)
    return list(rows if due_until is None else rows.filter(due_on__lte=due_until))


def owed(person: Person, programme_id: UUID) -> QuerySet[Item]:
    """Items of promises that are still open: whoever they were made to waits to hear."""
    return thread.items(person).filter(programme_id=programme_id, kind="promise", promise__state=PromiseState.OPEN)


def closed_lately(person: Person, programme_id: UUID, *, held_by_me: bool, limit: int = 20) -> list[Promise]:
    """What was closed last, newest first, so that what was said back stays in sight."""
    rows = promises(person, programme_id).exclude(state=PromiseState.OPEN)
    if held_by_me:
        rows = rows.filter(held_by=person)
    return list(rows.order_by("-closed_on", "-item_id")[:limit])


def from_note(person: Person, note: Item) -> list[Promise]:
    """The promises that came from a note, soonest due first."""
    made = [b.item.pk for b in thread.resting_on(person, note, [Meaning.LED_TO], ["promise"])]
    return list(_of(person).filter(pk__in=made)) if made else []


@dataclass(frozen=True)
class ByDay:
    """Open promises by how near they are: past their day, within seven days, later."""

    overdue: list[Promise]
    soon: list[Promise]
    later: list[Promise]

    @property
    def any(self) -> bool:
        return bool(self.overdue or self.soon or self.later)


def by_day(rows: Sequence[Promise]) -> ByDay:
    """The same promises, told apart by their day."""
    now, edge = today(), today() + timedelta(days=SOON_DAYS)
    return ByDay(
        overdue=[row for row in rows if row.due_on < now],
        soon=[row for row in rows if now <= row.due_on <= edge],
        later=[row for row in rows if row.due_on > edge],
    )


def could_hold(of: Promise) -> list[Person]:
    """Team members who may read the promise and so could take it on, by name; nobody else when it is private."""
    roles = TEAM_ROLES if of.item.standing == Standing.TEAM else RESTRICTED_ROLES & TEAM_ROLES
    members = [] if of.item.standing == Standing.PRIVATE else current_members(of.programme_id, roles)
    author = [p for p in current_members(of.programme_id, TEAM_ROLES) if p.pk == of.item.author_id]
    return sorted({*members, *author}, key=lambda person: (person.name, str(person.pk)))
