"""The portfolio: everything that is being planned or runs, what is past its day first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Max, Q, QuerySet

from throughline.access.visible import readable
from throughline.common.clock import today
from throughline.experiments.models import Experiment
from throughline.experiments.words import Age, State
from throughline.people.models import Person
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning

MONTH = timedelta(days=30)
ASSUMPTIONS_OFFERED = 200


@dataclass(frozen=True)
class Row:
    """An experiment in a list: the assumptions it tests, and the last day something was logged."""

    experiment: Experiment
    tests: list[Item]
    logged_on: date | None

    @property
    def item(self) -> Item:
        return self.experiment.item

    @property
    def is_past_its_day(self) -> bool:
        return self.experiment.is_past_its_day


@dataclass(frozen=True)
class Portfolio:
    """What is going on, in the order in which a team would take it up."""

    to_decide: list[Row]
    running: list[Row]
    planned: list[Row]

    @property
    def is_empty(self) -> bool:
        return not (self.to_decide or self.running or self.planned)


def experiments_in(person: Person, programme_id: UUID) -> QuerySet[Experiment]:
    """Every experiment of the programme this person may read."""
    return (
        Experiment.unscoped.filter(readable(person, "item__"), item__programme_id=programme_id, item__kind="experiment")
        .select_related("item", "item__programme")
        .prefetch_related("hubs")
        .annotate(logged_on=Max("log__seen_on", filter=Q(log__taken_back_at=None)))
    )


def live(
    person: Person,
    programme_id: UUID,
    *,
    hub_id: UUID | None = None,
    assumption: Item | None = None,
    age: str = "",
) -> QuerySet[Experiment]:
    """What is being planned or runs, the earliest day to decide first; plans without a day come last."""
    rows = experiments_in(person, programme_id).exclude(state=State.DECIDED)
    if hub_id is not None:
        rows = rows.filter(hubs=hub_id)
    if assumption is not None:
        rows = testing(rows, assumption)
    if age in Age.values:
        rows = rows.filter(_aged(Age(age)), state=State.RUNNING)
    return rows.order_by(F("decide_on").asc(nulls_last=True), "-item_id")


def _aged(age: Age) -> Q:
    month, three = today() - MONTH, today() - 3 * MONTH
    if age == Age.NEW:
        return Q(started_on__gt=month)
    if age == Age.MONTHS:
        return Q(started_on__lte=month, started_on__gt=three)
    return Q(started_on__lte=three)


def testing(rows: QuerySet[Experiment], assumption: Item) -> QuerySet[Experiment]:
    """Those that test an assumption the caller was given by the thread's reads."""
    return rows.filter(item__links_in__source=assumption, item__links_in__meaning=Meaning.TESTED_BY)


def rows_of(person: Person, experiments: Sequence[Experiment]) -> list[Row]:
    """Experiments with what they test; two queries whatever the number."""
    tested = thread.linked_ids(person, [one.pk for one in experiments], [Meaning.TESTED_BY])
    wanted = {assumption for ids in tested.values() for assumption in ids}
    known = thread.items(person).filter(kind="assumption").in_bulk(wanted)
    return [
        Row(one, [known[pk] for pk in tested[one.pk] if pk in known], getattr(one, "logged_on", None))
        for one in experiments
    ]


def portfolio(
    person: Person,
    programme_id: UUID,
    *,
    hub_id: UUID | None = None,
    assumption: Item | None = None,
    age: str = "",
) -> Portfolio:
    """Everything that is planned or runs: past its day first, longest past at the top. Four queries whatever the number."""
    rows = rows_of(person, list(live(person, programme_id, hub_id=hub_id, assumption=assumption, age=age)))
    return Portfolio(
        to_decide=[row for row in rows if row.is_past_its_day],
        running=[row for row in rows if row.experiment.state == State.RUNNING and not row.is_past_its_day],
        planned=[row for row in rows if row.experiment.state == State.DRAFT],
    )


def assumptions_of(person: Person, programme_id: UUID) -> list[Item]:
    """The programme's assumptions this person may read, by their words."""
    rows = thread.items(person).filter(programme_id=programme_id, kind="assumption")
    return list(rows.order_by("title")[:ASSUMPTIONS_OFFERED])
