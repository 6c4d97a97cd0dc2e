"""What a dashboard asks of experiments. Every answer is plain data; the number of queries does not grow with it."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from throughline.access.visible import readable
from throughline.common.clock import today
from throughline.experiments.models import Experiment
from throughline.experiments.reads.learned import card_rows, learned
from throughline.experiments.reads.portfolio import Row, experiments_in, rows_of
from throughline.experiments.words import DECIDED, Decision, State
from throughline.people.models import Person
from throughline.programme.models import Hub
from throughline.thread.models import Item

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Decided:
    """What was decided of an experiment, and what it taught."""

    item: Item
    card: Item
    decision: str
    reason: str
    decided_by: str
    decided_on: date
    tests: list[Item]
    hubs: list[Hub]


@dataclass(frozen=True)
class Week:
    """What the week asks of whoever takes part in experiments."""

    to_decide: list[Row]
    decide_soon: list[Row]


def running(person: Person, programme_id: UUID, *, hub_id: UUID | None = None) -> list[Row]:
    """Every running experiment, the earliest day to decide first. Four queries: the experiments, their hubs, and two for
    what they test."""
    rows = experiments_in(person, programme_id).filter(state=State.RUNNING).order_by("decide_on", "item_id")
    if hub_id is not None:
        rows = rows.filter(hubs=hub_id)
    return rows_of(person, list(rows))


def _day(day: date | None) -> date:
    """A day the database promises to be there."""
    if day is None:
        raise ValueError("An experiment that was decided has its day.")
    return day


def past_decision_date(person: Person, programme_id: UUID, *, hub_id: UUID | None = None) -> list[Row]:
    """Those whose day to decide lies behind us, longest ago first. Four queries."""
    return [one for one in running(person, programme_id, hub_id=hub_id) if one.is_past_its_day]


def decided_since(
    person: Person, programme_id: UUID, since: date, *, hub_id: UUID | None = None, assumption: Item | None = None
) -> list[Decided]:
    """What was decided from a day on, last first. Four queries: the cards, their hubs, and two for what was tested."""
    cards = learned(person, programme_id, hub_id=hub_id, assumption=assumption).filter(
        experiment__decided_on__gte=since
    )
    return [
        Decided(
            item=row.card.experiment.item,
            card=row.card.item,
            decision=DECIDED[Decision(row.card.decision)],
            reason=row.card.reason,
            decided_by=row.card.decided_by,
            decided_on=_day(row.card.experiment.decided_on),
            tests=row.tests,
            hubs=list(row.card.experiment.hubs.all()),
        )
        for row in card_rows(person, list(cards))
    ]


def for_week(person: Person, programme_id: UUID) -> Week:
    """What is to be decided, of the experiments this person planned, logged in or commented on: past its day, and within
    a week. Five queries."""
    mine = set(_taken_part(person, programme_id))
    found = [one for one in running(person, programme_id) if one.item.pk in mine]
    return Week(
        to_decide=[one for one in found if one.is_past_its_day],
        decide_soon=[one for one in found if not one.is_past_its_day and _decides_by(one, today() + WEEK)],
    )


def _decides_by(row: Row, day: date) -> bool:
    return row.experiment.decide_on is not None and row.experiment.decide_on <= day


def _taken_part(person: Person, programme_id: UUID) -> list[UUID]:
    rows = Experiment.unscoped.filter(readable(person, "item__"), item__programme_id=programme_id)
    took_part = Q(item__author=person) | Q(log__by=person) | Q(remarks__by=person) | Q(as_started__by=person)
    return list(rows.filter(took_part).values_list("pk", flat=True).distinct())
