"""The library of what was decided: what we stopped, changed or grew, and what it taught us."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from throughline.access.visible import readable
from throughline.experiments.models import LearningCard
from throughline.experiments.reads.portfolio import rows_of
from throughline.experiments.words import Decision
from throughline.people.models import Person
from throughline.thread.models import Item
from throughline.thread.words import Meaning

SAID_IN = (
    "item__title",
    "experiment__item__title",
    "experiment__believe",
    "observed",
    "reason",
    "tell_another_hub",
)


@dataclass(frozen=True)
class CardRow:
    """A learning card in the library, with the assumptions its experiment tested."""

    card: LearningCard
    tests: list[Item]


def learned(
    person: Person,
    programme_id: UUID,
    *,
    words: str = "",
    decision: str = "",
    hub_id: UUID | None = None,
    assumption: Item | None = None,
) -> QuerySet[LearningCard]:
    """Learning cards this person may read, decided last first; every word looked for stands somewhere on the card."""
    rows = (
        LearningCard.unscoped.filter(
            readable(person, "item__"), readable(person, "experiment__item__"), item__programme_id=programme_id
        )
        .select_related("item", "experiment__item")
        .prefetch_related("experiment__hubs")
        .order_by("-experiment__decided_on", "-item_id")
    )
    for word in words.split()[:8]:
        said = Q()
        for field in SAID_IN:
            said |= Q((f"{field}__icontains", word))
        rows = rows.filter(said)
    if decision in Decision.values:
        rows = rows.filter(decision=decision)
    if hub_id is not None:
        rows = rows.filter(experiment__hubs=hub_id)
    if assumption is not None:
        rows = rows.filter(
            experiment__item__links_in__source=assumption, experiment__item__links_in__meaning=Meaning.TESTED_BY
        )
    return rows


def card_rows(person: Person, cards: Sequence[LearningCard]) -> list[CardRow]:
    """Cards with what was tested; two queries whatever the number."""
    rows = rows_of(person, [card.experiment for card in cards])
    return [CardRow(card, row.tests) for card, row in zip(cards, rows, strict=True)]
