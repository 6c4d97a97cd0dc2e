"""What we are learning: what is tried, what is to be decided, what we are unsure about, what changed our minds; and the hubs beside each other in words."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.timezone import localdate

from throughline.common.clock import days_from_today
from throughline.dashboard.reads.team import hearing
from throughline.dashboard.words import MINDS_DAYS, MOVED_DAYS
from throughline.experiments import reads as experiments
from throughline.experiments.reads import Row
from throughline.people.models import Person
from throughline.programme.models import Hub, Programme
from throughline.sensemaking.models import Theme
from throughline.theory.minds import agreed_versions, changed_minds
from throughline.theory.queue import ToTest, test_next
from throughline.thread.models import Item

MINDS = 12
UNSURE = 4
THEMES = 60
"""How many of the themes that moved last are laid out by hub."""


@dataclass(frozen=True)
class Mind:
    """One thing that changed our minds: which day, what it is about, what moved, and because of what.

    was, became   where the group stood before and since, in words; "" when it was not a judgement
    """

    day: date
    title: str
    url: str
    what: str
    because: str
    was: str = ""
    became: str = ""


@dataclass(frozen=True)
class Learning:
    """What the page holds: what is past its day, what runs beside it, what to test next, and what changed our minds, newest first."""

    to_decide: list[Row]
    running: list[Row]
    unsure: list[ToTest]
    minds: list[Mind]


def learning(person: Person, programme: Programme, hub: Hub | None) -> Learning:
    """For one hub or all; a fixed number of queries however much was tried."""
    hub_id = hub.pk if hub else None
    found = experiments.running(person, programme.pk, hub_id=hub_id)
    return Learning(
        to_decide=[one for one in found if one.is_past_its_day],
        running=[one for one in found if not one.is_past_its_day],
        unsure=[one for one in test_next(person, programme.pk) if _bears_on(one, hub_id)][:UNSURE],
        minds=minds(person, programme, hub_id),
    )


def _bears_on(one: ToTest, hub_id: UUID | None) -> bool:
    """For one hub: what its own map assumes, and what the programme's map assumes for all."""
    return hub_id is None or one.assumption.item.hub_id in {None, hub_id}


def minds(person: Person, programme: Programme, hub_id: UUID | None) -> list[Mind]:
    """Judgements that moved, experiments that were decided, versions of the theory that were agreed."""
    since = days_from_today(-MINDS_DAYS)
    moved = [
        Mind(one.day, one.item.title, one.item.get_absolute_url(), "judged anew", one.because, one.was, one.became)
        for one in changed_minds(person, programme.pk, since)
        if hub_id is None or one.item.hub_id == hub_id
    ]
    moved += [
        Mind(
            one.decided_on,
            one.item.title,
            one.card.get_absolute_url(),
            f"tried and decided: {one.decision}",
            one.reason,
        )
        for one in experiments.decided_since(person, programme.pk, since, hub_id=hub_id)
    ]
    moved += [
        Mind(
            localdate(version.settled_at), f"{version.of.item.title}, version {version.number}",
            version.of.item.get_absolute_url(), "agreed by " + version.agreed_by, version.change_note,
        )
        for version in agreed_versions(person, programme.pk, since)
        if version.settled_at and (hub_id is None or version.of.item.hub_id == hub_id)
    ]  # fmt: skip
    return sorted(moved, key=lambda one: one.day, reverse=True)[:MINDS]


@dataclass(frozen=True)
class HubInWords:
    """One hub beside the others: themes heard only there and elsewhere too, what is tried, what is to be decided.

    Hubs stand in the programme's own order; nothing here is a total and nothing puts one above another.
    """

    hub: Hub
    only_here: list[Theme]
    elsewhere_too: list[Theme]
    trying: list[Item]
    to_decide: list[Item]

    @property
    def is_quiet(self) -> bool:
        return not (self.only_here or self.elsewhere_too or self.trying)


def hubs_in_words(person: Person, programme: Programme, hubs: list[Hub]) -> list[HubInWords]:
    """Every hub of the programme in its own order; the queries do not grow with the hubs."""
    since = days_from_today(-MOVED_DAYS)
    heard: dict[UUID, list[tuple[Theme, bool]]] = defaultdict(list)
    for one in hearing(person, programme, hubs, since, None, limit=THEMES):
        for hub in one.hubs:
            heard[hub.pk].append((one.theme, len(one.hubs) == 1))
    tried: dict[UUID, list[Row]] = defaultdict(list)
    for run in experiments.running(person, programme.pk):
        for hub in run.experiment.hubs.all():
            tried[hub.pk].append(run)
    return [
        HubInWords(
            hub=hub,
            only_here=[theme for theme, alone in heard[hub.pk] if alone],
            elsewhere_too=[theme for theme, alone in heard[hub.pk] if not alone],
            trying=[run.item for run in tried[hub.pk] if not run.is_past_its_day],
            to_decide=[run.item for run in tried[hub.pk] if run.is_past_its_day],
        )
        for hub in hubs
    ]
