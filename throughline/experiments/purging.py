"""What is left of withdrawn experiments and learning cards once they can't be brought back: their place, not their words."""

from collections.abc import Sequence
from uuid import UUID

from throughline.experiments.models import AsStarted, Experiment, LearningCard, LogEntry, MidwayChange, PeerRemark
from throughline.experiments.words import NAMES
from throughline.thread.words import GONE


def purge_experiments(ids: Sequence[UUID]) -> None:
    """Empty the test card as it is and as it was, what was changed and seen on the way, and what colleagues said."""
    for name in NAMES:  # that a part was filled in stays: what runs is whole
        Experiment.unscoped.filter(pk__in=ids).exclude(**{name: ""}).update(**{name: GONE})
    AsStarted.unscoped.filter(experiment__in=ids).update(believe=GONE, going_well="", going_badly="", right_if="")
    MidwayChange.unscoped.filter(experiment__in=ids).update(was="", now_says="", because=GONE)
    LogEntry.unscoped.filter(experiment__in=ids).update(words="")
    PeerRemark.unscoped.filter(experiment__in=ids).update(words="", role="")


def purge_cards(ids: Sequence[UUID]) -> None:
    """Empty what was observed, why it was decided so, and what another hub was told."""
    LearningCard.unscoped.filter(pk__in=ids).update(
        observed=GONE, reason=GONE, strength_because="", decided_by="", tell_another_hub="", who_is_missing=""
    )
