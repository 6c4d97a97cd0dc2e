"""Where the programme has listened and where not: notes by hub, setting, language and month, as one person may read them.

What stands for the team counts the same for everyone on it, so it is counted once for all and kept until anything in
the programme changes; what only this person may read is added to it. Numbers stay true to the records they open.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db.models import Count, OuterRef, QuerySet, Subquery

from throughline.access.words import Standing
from throughline.common.clock import today
from throughline.people.models import Person
from throughline.programme.models import Hub, Programme
from throughline.thread import reads as thread
from throughline.thread.models import Item

KEPT_SECONDS = 600

HubId = UUID | None
Months = tuple[date, ...]


@dataclass(frozen=True)
class Reach:
    """Notes counted three ways, each by hub (None: no hub named): by setting, by language, by month (its first day)."""

    by_setting: Counter[tuple[HubId, str]] = field(default_factory=Counter)
    by_language: Counter[tuple[HubId, str]] = field(default_factory=Counter)
    by_month: Counter[tuple[HubId, date]] = field(default_factory=Counter)

    def __add__(self, other: "Reach") -> "Reach":
        return Reach(
            self.by_setting + other.by_setting,
            self.by_language + other.by_language,
            self.by_month + other.by_month,
        )

    def at(self, hub_id: UUID) -> "Reach":
        """The same for one hub."""

        def here(counts: Counter[tuple[HubId, Any]]) -> Counter[tuple[HubId, Any]]:
            return Counter({key: n for key, n in counts.items() if key[0] == hub_id})

        return Reach(here(self.by_setting), here(self.by_language), here(self.by_month))

    @property
    def notes(self) -> int:
        return sum(self.by_month.values())


def months_back(many: int) -> Months:
    """The first days of the last so many months, the oldest first; the last is this month."""
    year, month = today().year, today().month
    firsts = []
    for _ in range(many):
        firsts.append(date(year, month, 1))
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return tuple(reversed(firsts))


def reach(person: Person, programme: Programme, since: date) -> Reach:
    """What was noted since a day, as this person may read it. Two queries while nothing changes, else five."""
    rows = thread.items(person).filter(programme=programme, kind="note", happened_on__gte=since).order_by()
    return _of_the_team(rows.filter(standing=Standing.TEAM), programme, since) + _one_by_one(
        rows.exclude(standing=Standing.TEAM)
    )


def _of_the_team(rows: QuerySet[Item], programme: Programme, since: date) -> Reach:
    changed = thread.last_change(programme.pk)
    key = f"reach:{programme.pk}:{since.isoformat()}:{changed.timestamp() if changed else ''}"
    kept: Reach | None = cache.get(key)
    if kept is None:
        kept = _grouped(rows)
        cache.set(key, kept, KEPT_SECONDS)
    return kept


def _grouped(rows: QuerySet[Item]) -> Reach:
    """Three queries, each grouped by the database."""
    found = Reach()
    for hub_id, setting, n in rows.values_list("hub_id", "note__setting").annotate(n=Count("pk")):
        found.by_setting[hub_id, setting or ""] += n
    for hub_id, language, n in rows.values_list("hub_id", "language").annotate(n=Count("pk")):
        found.by_language[hub_id, language] += n
    for hub_id, day, n in rows.values_list("hub_id", "happened_on").annotate(n=Count("pk")):
        found.by_month[hub_id, day.replace(day=1)] += n
    return found


def _one_by_one(rows: QuerySet[Item]) -> Reach:
    """The few that are not for the whole team, in one query."""
    found = Reach()
    for hub_id, setting, language, day in rows.values_list("hub_id", "note__setting", "language", "happened_on"):
        found.by_setting[hub_id, setting or ""] += 1
        found.by_language[hub_id, language] += 1
        found.by_month[hub_id, day.replace(day=1)] += 1
    return found


def last_noted(person: Person, programme: Programme) -> dict[UUID, date | None]:
    """The day of the newest note at each hub that this person may read; None where there is none. One query."""
    newest = thread.items(person).filter(programme=programme, kind="note", hub=OuterRef("pk"))
    days = newest.order_by("-happened_on", "-id").values("happened_on")[:1]
    return dict(programme.hubs.annotate(last=Subquery(days)).values_list("pk", "last"))


def silent_hubs(hubs: Iterable[Hub], noted: dict[UUID, date | None], before: date) -> list[tuple[Hub, date | None]]:
    """Hubs where nothing was noted since a day, with the last day something was; in the programme's own order."""
    return [(hub, last) for hub in hubs if (last := noted.get(hub.pk)) is None or last < before]
