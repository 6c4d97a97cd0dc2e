"""Putting a learning card into better words. What was decided, and the belief as first written, stay as they were."""

from dataclasses import dataclass

from django.db import transaction

from throughline.access.writable import must_write
from throughline.common.refusals import NeedsBecause
from throughline.common.text import clean, one_line
from throughline.experiments.models import LearningCard
from throughline.experiments.writes.held import NeedsWords, kept_on, words_of, words_on
from throughline.people.models import Person
from throughline.thread import reads
from throughline.thread import writes as thread
from throughline.thread.models import Item


@dataclass(frozen=True)
class CardWords:
    """The words of a learning card that can be put better afterwards. `learned` is one sentence."""

    observed: str
    learned: str
    tell_another_hub: str = ""
    who_is_missing: str = ""


@transaction.atomic
def reword_card(
    *, item: Item, by: Person, given: CardWords, because: str, base_revision: int | None = None
) -> LearningCard:
    """Put what was seen and learned into better words; the earlier ones stay in the history, with the because.

    Raises NeedsWords when observed or learned is empty, NeedsBecause, ChangedMeanwhile, NotVisible when the card or its
    experiment is hidden, NotAllowed unless `by` is on the team.
    """
    seen = reads.item(by, item.pk, "learning-card")
    must_write(by, seen.programme_id)
    card = LearningCard.unscoped.select_for_update().get(pk=seen.pk)
    reads.item(by, card.experiment_id, "experiment")
    learned, reason = one_line(given.learned), clean(because)
    if not learned:
        raise NeedsWords
    if not reason:
        raise NeedsBecause
    card.observed, card.tell_another_hub = words_of(given.observed), clean(given.tell_another_hub)
    card.who_is_missing = clean(given.who_is_missing)
    card.save()
    card.item = thread.revise(
        item=seen, by=by, what="reworded", because=reason, base_revision=base_revision, title=learned,
        words=words_on(card), fields=kept_on(card),
    )  # fmt: skip
    return card
