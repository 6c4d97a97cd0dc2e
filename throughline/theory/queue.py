"""What to look at next: assumptions that matter, that we are least sure of, and that nobody has seen for longest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from throughline.access.writable import must_write
from throughline.common.clock import now, today
from throughline.people.models import Person
from throughline.programme.models import ContextEvent, Programme
from throughline.programme.reads import context_events_of
from throughline.theory.models import Assumption, EventAsked
from throughline.theory.words import NOT_LOOKED_AT_MONTHS, AssumptionStatus, Confidence
from throughline.thread import reads as thread
from throughline.web.pieces.marks import day_in_words

DAYS_A_MONTH = 30
EVENT_MONTHS = 12
SUREST = max(Confidence.values)


@dataclass(frozen=True)
class ToTest:
    """An assumption that comes up, and in words why. There is no score to be seen: the order is a suggestion."""

    assumption: Assumption
    reasons: list[str]
    last_look: date

    @property
    def key(self) -> str:
        return str(self.assumption.pk)


def live_assumptions(person: Person, programme_id: UUID) -> list[Assumption]:
    """Assumptions on any map of the programme that are not retired, as this person may read them; two queries."""
    seen = {row.pk: row for row in thread.items(person).filter(programme_id=programme_id, kind="assumption")}
    rows = list(
        Assumption.unscoped.filter(item__programme_id=programme_id, item__kind="assumption", off_map_at=None)
        .exclude(status=AssumptionStatus.RETIRED)
        .order_by("item__recorded_at", "pk")
    )
    for row in rows:
        if row.pk in seen:
            row.item = seen[row.pk]
    return [row for row in rows if row.pk in seen]


def test_next(person: Person, programme_id: UUID) -> list[ToTest]:
    """The team's queue: what an event has put up for a look first, then important times least sure times longest unseen."""
    rows = live_assumptions(person, programme_id)
    waiting = _waiting(rows)
    told = [ToTest(row, _reasons(row, waiting.get(row.pk, [])), last_look(row)) for row in rows]
    return sorted(told, key=lambda one: (one.assumption.pk not in waiting, -_weight(one.assumption), one.last_look))


def _weight(row: Assumption) -> int:
    months = max(0, (today() - last_look(row)).days) // DAYS_A_MONTH
    return row.importance * (1 + SUREST - row.confidence) * (1 + months)


def last_look(row: Assumption) -> date:
    """The day somebody last judged it or looked at it; of one nobody has looked at, the day it was put on the map."""
    return row.looked_at_on or timezone.localdate(row.item.recorded_at)


def _reasons(row: Assumption, events: list[str]) -> list[str]:
    looked = f"since {day_in_words(last_look(row), today())}"
    seen = f"Not looked at {looked}" if row.looked_at_on else f"Nobody has looked at it; on the map {looked}"
    sure = row.get_confidence_display()
    status = row.get_status_display()
    return [
        *(f"“{title}” may touch it" for title in events),
        _sentence(row.get_importance_display()),
        _sentence(f"{status}: {sure}"),
        seen,
    ]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _waiting(rows: Iterable[Assumption]) -> dict[UUID, list[str]]:
    """The events that put each assumption up for a look, while it waits for one."""
    found: dict[UUID, list[str]] = {}
    asked = EventAsked.unscoped.filter(assumption__in=[row.pk for row in rows], seen_at=None).select_related("event")
    for one in asked.order_by("at"):
        if one.assumption_id is not None:
            found.setdefault(one.assumption_id, []).append(one.event.title)
    return found


def not_looked_at(person: Person, programme_id: UUID) -> list[Assumption]:
    """Assumptions nobody has looked at for NOT_LOOKED_AT_MONTHS, the longest unseen first: for the team's week."""
    rows = live_assumptions(person, programme_id)
    old = [row for row in rows if (today() - last_look(row)).days >= NOT_LOOKED_AT_MONTHS * DAYS_A_MONTH]
    return sorted(old, key=last_look)


def events_to_ask(person: Person, programme: Programme) -> list[ContextEvent]:
    """Events of the last year that nobody has held against the theory, newer than the last look at some assumption;
    newest first."""
    rows = live_assumptions(person, programme.pk)
    if not rows:
        return []
    oldest = min(last_look(row) for row in rows)
    asked = set(EventAsked.unscoped.filter(event__programme=programme).values_list("event_id", flat=True))
    return [
        event
        for event in context_events_of(programme)
        if event.pk not in asked
        and event.began_on > oldest
        and (today() - event.began_on).days < EVENT_MONTHS * DAYS_A_MONTH
    ]


@transaction.atomic
def hold_event_against(*, event: ContextEvent, touched: Iterable[Assumption], by: Person) -> list[EventAsked]:
    """Mark the assumptions an event may touch for a look, or keep that it touches none. Said again, it adds to what was said.

    Raises NotAllowed unless `by` is on the team.
    """
    must_write(by, event.programme_id)
    marked: list[Assumption | None] = list(touched)
    kept = []
    for assumption in marked or [None]:
        row, new = EventAsked.unscoped.get_or_create(
            event=event, assumption=assumption, defaults={"by": by, "at": now()}
        )
        if new:
            kept.append(row)
    return kept
