"""Deciding: what was observed and learned goes on a learning card, which files itself as evidence on what was tested."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.common.clock import today
from throughline.common.text import clean, one_line
from throughline.experiments.models import Experiment, LearningCard
from throughline.experiments.words import BEARS, Decision, State
from throughline.experiments.writes.held import NeedsWords, changeable, kept_fields, kept_on, words_of, words_on
from throughline.people.models import Person
from throughline.thread import reads
from throughline.thread import writes as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning, Strength


class NotRunning(Exception):
    """Only an experiment that is running can be decided, and only once. Copy its design to go on from it."""


@dataclass(frozen=True)
class Filing:
    """How the card bears on one assumption, in somebody's judgement; `meaning` None when it says nothing about it."""

    assumption_id: UUID
    meaning: Meaning | None
    because: str = ""
    strength: Strength | None = None


@dataclass(frozen=True)
class Card:
    """What goes on a learning card. `learned` is one sentence; `decided_by` a group, by role or occasion."""

    observed: str
    learned: str
    decision: Decision
    reason: str
    strength: Strength
    decided_by: str
    strength_because: str = ""
    tell_another_hub: str = ""
    who_is_missing: str = ""


@transaction.atomic
def decide(
    *,
    item: Item,
    by: Person,
    card: Card,
    filings: Sequence[Filing] = (),
    card_id: UUID | None = None,
    base_revision: int | None = None,
) -> LearningCard:
    """Decide a running experiment and write its learning card; the belief as first written is left as it was.

    Raises NotRunning, NeedsWords when observed, learned, reason or who decided is empty, ChangedMeanwhile,
    NotVisible for an assumption it does not test, NotAllowed.
    """
    experiment = changeable(item, by)
    if experiment.state != State.RUNNING:
        raise NotRunning
    made = _write(experiment, card, by, card_id)
    experiment.state, experiment.decided_on = State.DECIDED, today()
    experiment.save()
    experiment.item = thread.revise(
        item=item,
        by=by,
        what="decided",
        because=made.reason,
        base_revision=base_revision,
        fields=kept_fields(experiment) | {"decision": made.decision},
    )
    thread.link(source=experiment.item, target=made.item, meaning=Meaning.LED_TO, by=by, because=made.reason)
    _file(made, experiment, filings, by)
    return made


def _write(experiment: Experiment, card: Card, by: Person, card_id: UUID | None) -> LearningCard:
    learned, decided_by = one_line(card.learned), one_line(card.decided_by, 200)
    if not learned or not decided_by:
        raise NeedsWords
    made = LearningCard(
        experiment=experiment,
        observed=words_of(card.observed),
        decision=card.decision,
        reason=words_of(card.reason),
        strength=card.strength,
        strength_because=clean(card.strength_because),
        decided_by=decided_by,
        tell_another_hub=clean(card.tell_another_hub),
        who_is_missing=clean(card.who_is_missing),
    )
    made.item = thread.add_item(
        kind="learning-card",
        by=by,
        programme_id=experiment.item.programme_id,
        title=learned,
        words=words_on(made),
        item_id=card_id,
        hub_id=experiment.item.hub_id,
        standing=Standing(experiment.item.standing),
        fields=kept_on(made),
    )
    made.save(force_insert=True)
    return made


def _file(card: LearningCard, experiment: Experiment, filings: Sequence[Filing], by: Person) -> None:
    """File the card on each assumption, as a person chose; only on those the experiment tests."""
    tested = {
        one.item.pk: one.item for one in reads.bearing_on(by, experiment.item, [Meaning.TESTED_BY], ["assumption"])
    }
    allowed = {one.meaning for one in BEARS}
    for filing in filings:
        if filing.assumption_id not in tested:
            raise NotVisible
        if filing.meaning is None:
            continue
        if filing.meaning not in allowed:
            raise ValueError(f"A learning card does not bear on an assumption as {filing.meaning}.")
        thread.link(
            source=card.item,
            target=tested[filing.assumption_id],
            meaning=filing.meaning,
            by=by,
            because=clean(filing.because),
            strength=filing.strength,
        )
