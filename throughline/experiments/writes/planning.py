"""Planning: beginning an experiment, writing its test card, changing it visibly once it runs, borrowing a design."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.common.refusals import because_of
from throughline.common.text import clean
from throughline.experiments.models import Experiment, MidwayChange
from throughline.experiments.words import NAMES, CostBand, State
from throughline.experiments.writes.held import RunsSoSayWhy, changeable, kept_fields, name_of, searched
from throughline.people.models import Person
from throughline.programme.models import Hub
from throughline.thread import reads
from throughline.thread import writes as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning

COMES_FROM = (
    "theme",
    "question",
    "note",
    "assumption",
    "experiment",
    "learning-card",
    "reflection",
    "reflection-part",
    "outcome",
    "story",
)


class AlreadyDecided(Exception):
    """This experiment was decided. To go on from it, copy its design and begin the next one."""


@dataclass(frozen=True)
class Plan:
    """What somebody wrote on a test card.

    parts        the parts of the card by name (words.PARTS); what is not named stays as it is
    hubs         where it runs; None leaves it
    assumptions  items of assumptions it tests; None leaves them
    """

    name: str
    parts: Mapping[str, str] = field(default_factory=dict)
    cost: CostBand | str = ""
    decide_on: date | None = None
    hubs: Sequence[Hub] | None = None
    assumptions: Collection[UUID] | None = None


@transaction.atomic
def plan_experiment(
    *, by: Person, programme_id: UUID, plan: Plan, came_from: Item | None = None, item_id: UUID | None = None
) -> Experiment:
    """Begin to plan an experiment; only its name is needed until it starts.

    What it came from leads to it; an assumption it came from is one it tests.
    Raises NeedsName, NotAllowed unless `by` is on the team, NotVisible for a source or assumption `by` can't read.
    """
    must_write(by, programme_id)
    experiment = Experiment()
    _write_card(experiment, plan)
    hubs = list(plan.hubs or ())
    experiment.item = thread.add_item(
        kind="experiment",
        by=by,
        programme_id=programme_id,
        title=name_of(plan.name),
        words=searched(experiment),
        item_id=item_id,
        hub_id=hubs[0].pk if len(hubs) == 1 else None,
        fields={name: getattr(experiment, name) for name in NAMES},
    )
    experiment.save(force_insert=True)
    _place(experiment, hubs)
    tested = set(plan.assumptions or ())
    if came_from is not None:
        source = reads.item(by, came_from.pk)
        if source.kind not in COMES_FROM:
            raise NotVisible
        if source.kind == "assumption":
            tested.add(source.pk)
        else:
            thread.link(source=source, target=experiment.item, meaning=Meaning.LED_TO, by=by)
    _test(experiment, tested, by)
    return experiment


@transaction.atomic
def replan(*, item: Item, by: Person, plan: Plan, because: str = "", base_revision: int | None = None) -> Experiment:
    """Change the test card. Once it runs, every changed part is kept with what it said, the day and the because.

    Raises NeedsName, RunsSoSayWhy when it runs, AlreadyDecided, ChangedMeanwhile, NotVisible, NotAllowed.
    """
    experiment = changeable(item, by)
    if experiment.state == State.DECIDED:
        raise AlreadyDecided
    was, reason = _told(experiment), clean(because)
    name = name_of(plan.name)
    experiment.item.title = name
    _write_card(experiment, plan)
    if experiment.state == State.RUNNING and experiment.decide_on is None:
        experiment.decide_on = date.fromisoformat(was["decide_on"])
    if plan.hubs is not None:
        _place(experiment, plan.hubs)
    changed = {part: (was[part], says) for part, says in _told(experiment).items() if was[part] != says}
    if experiment.state == State.RUNNING and changed:
        reason = because_of(because, RunsSoSayWhy)
        for part, (before, after) in changed.items():
            MidwayChange.unscoped.create(
                experiment=experiment, part=part, was=before, now_says=after, because=reason, by=by
            )
    experiment.save()
    if plan.assumptions is not None:
        _test(experiment, set(plan.assumptions), by)
    places = list(experiment.hubs.all())
    experiment.item = thread.revise(
        item=item,
        by=by,
        what="changed while it ran" if experiment.state == State.RUNNING and changed else "planned",
        because=reason,
        base_revision=base_revision,
        title=name,
        words=searched(experiment),
        fields=kept_fields(experiment),
        hub_id=places[0].pk if len(places) == 1 else None,
    )
    return experiment


@transaction.atomic
def copy_design(*, item: Item, by: Person, name: str, hubs: Sequence[Hub], item_id: UUID | None = None) -> Experiment:
    """Borrow a design: the same card as a new plan, for other hubs, without its day. Both pages say where it came from.

    How people agreed is asked anew: consent given elsewhere is not consent here. Raises NeedsName, NotVisible, NotAllowed.
    """
    seen = reads.item(by, item.pk, "experiment")
    must_write(by, seen.programme_id)
    original = Experiment.unscoped.get(pk=seen.pk)
    parts = {part: getattr(original, part) for part in NAMES if part not in {"consent", "why_now"}}
    tested = [one.item.pk for one in reads.bearing_on(by, seen, [Meaning.TESTED_BY], ["assumption"])]
    plan = Plan(name=name, parts=parts, cost=original.cost, hubs=hubs, assumptions=tested)
    return plan_experiment(by=by, programme_id=seen.programme_id, plan=plan, came_from=seen, item_id=item_id)


def withdraw_experiment(*, item: Item, by: Person, because: str) -> None:
    """Take an experiment off every page; it can be brought back for 30 days. Raises NeedsBecause, NotAllowed."""
    thread.withdraw(item=item, by=by, because=because_of(because))


def _write_card(experiment: Experiment, plan: Plan) -> None:
    for name, words in plan.parts.items():
        if name not in NAMES:
            raise TypeError(f"A test card has no part called {name}.")
        setattr(experiment, name, clean(words))
    experiment.cost = CostBand(plan.cost).value if plan.cost else ""
    experiment.decide_on = plan.decide_on


def _told(experiment: Experiment) -> dict[str, str]:
    """Its name and every part as words, to see what a change changes."""
    told: dict[str, Any] = kept_fields(experiment)
    parts = {name: told[name] for name in (*NAMES, "decide_on")}
    cost = CostBand(told["cost"]).label if told["cost"] else ""
    return {"name": experiment.item.title} | parts | {"cost": cost, "hubs": ", ".join(told["hubs"])}


def _place(experiment: Experiment, hubs: Sequence[Hub]) -> None:
    if any(hub.programme_id != experiment.item.programme_id for hub in hubs):
        raise NotVisible
    experiment.hubs.set(hubs)


def _test(experiment: Experiment, assumption_ids: Collection[UUID], by: Person) -> None:
    """Make these the assumptions the experiment tests, as far as `by` can see them; others' links stay."""
    standing = {one.item.pk: one for one in reads.bearing_on(by, experiment.item, [Meaning.TESTED_BY], ["assumption"])}
    for assumption in reads.items_by_id(by, set(assumption_ids) - set(standing)):
        if assumption.kind != "assumption":
            raise NotVisible
        thread.link(source=assumption, target=experiment.item, meaning=Meaning.TESTED_BY, by=by)
    for gone in set(standing) - set(assumption_ids):
        thread.unlink(link_id=standing[gone].link_id, by=by)
