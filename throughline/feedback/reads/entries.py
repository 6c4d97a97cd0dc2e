"""The answers themselves: in lists by how they stand, and one with its texts, its tellings and its replies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from throughline.access.visible import NotVisible, readable
from throughline.common.languages import language_name
from throughline.feedback.models import InLanguage, Reply, SaidBack, Telling
from throughline.feedback.words import ACTS, HEARD, State
from throughline.people.models import Person
from throughline.promises.models import Promise
from throughline.promises.reads import promises_by_item
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.reads import Bearing
from throughline.thread.words import Meaning


def entries(
    person: Person, programme_id: UUID, *, state: str = "", hub_id: UUID | None = None, told: bool | None = None
) -> QuerySet[SaidBack]:
    """What was said back in a programme, newest first; of one state, one hub, told or not told yet, if asked."""
    found = SaidBack.unscoped.filter(readable(person, "item__"), item__programme_id=programme_id)
    if state in State.values:
        found = found.filter(state=state)
    if hub_id is not None:
        found = found.filter(item__hub_id=hub_id)
    if told is not None:
        found = found.filter(told_on__isnull=not told)
    texts = InLanguage.unscoped.only("entry_id", "language")
    return (
        found.select_related("item", "item__hub")
        .prefetch_related(Prefetch("texts", queryset=texts))
        .order_by("-item__happened_on", "-item_id")
    )


def entry_of(person: Person, item_id: UUID) -> SaidBack:
    """One answer, its item, hub and programme at hand. Raises NotVisible."""
    found = (
        SaidBack.unscoped.filter(readable(person, "item__"), pk=item_id)
        .select_related("item__hub", "item__programme", "item__author")
        .first()
    )
    if found is None:
        raise NotVisible
    return found


@dataclass(frozen=True)
class Row:
    """An answer in a list: the languages it is written in, by name, and what is still to be done with it."""

    details: SaidBack
    languages: list[str]

    @property
    def item(self) -> Item:
        return self.details.item


def rows(found: Iterable[SaidBack]) -> list[Row]:
    """Answers as a list shows them; the first language is the one it was first written in."""
    return [
        Row(one, [language_name(one.item.language), *(language_name(text.language) for text in one.texts.all())])
        for one in found
    ]


def states_counted(person: Person, programme_id: UUID, *, hub_id: UUID | None = None) -> dict[str, int]:
    """How many answers stand in each state, for the ways through the list. One query."""
    found = SaidBack.unscoped.filter(readable(person, "item__"), item__programme_id=programme_id)
    if hub_id is not None:
        found = found.filter(item__hub_id=hub_id)
    counted = dict(found.order_by().values_list("state").annotate(how_many=Count("pk")))
    return {state: counted.get(state, 0) for state in State.values}


def texts_of(entry: SaidBack) -> list[dict[str, Any]]:
    """The answer in every language it is written in, the first one first: language, said, decided, reconciled, because.

    The caller holds a readable answer, here and below.
    """
    own = {
        "language": entry.item.language, "said": entry.said, "decided": entry.decided,
        "reconciled": entry.reconciled, "because": entry.because,
    }  # fmt: skip
    others = InLanguage.unscoped.filter(entry=entry).values("language", "said", "decided", "reconciled", "because")
    return [own, *(dict(text) for text in sorted(others, key=lambda text: language_name(text["language"])))]


def tellings_of(entry: SaidBack) -> list[Telling]:
    """Each time it was told, the last first, in the words it was told in."""
    return list(Telling.unscoped.filter(entry=entry).select_related("by"))


def replies_of(entry: SaidBack) -> list[Reply]:
    """What came back, newest first, without what was taken back."""
    return list(Reply.unscoped.filter(entry=entry, taken_back_at=None).select_related("by"))


def to_tell(entry: SaidBack, tellings: Sequence[Telling]) -> bool:
    """Whether it stands otherwise than it was last told, or was never told."""
    return not tellings or tellings[0].revision != entry.item.revision


@dataclass(frozen=True)
class Ties:
    """What an answer is tied to, as far as this person may read it."""

    heard: list[Bearing]
    acts: list[Bearing]


def ties_of(person: Person, item: Item) -> Ties:
    """What it answers, and what was decided or done. Hidden things are left out."""
    tied = thread.bearing_on(person, item, [Meaning.SAID_BACK])
    return Ties(
        heard=[one for one in tied if one.item.kind in HEARD], acts=[one for one in tied if one.item.kind in ACTS]
    )


def open_promises(person: Person, item: Item) -> list[Promise]:
    """Promises it answers that are still open, oldest first: telling it may close them."""
    tied = thread.bearing_on(person, item, [Meaning.SAID_BACK], ["promise"])
    found = promises_by_item(person, [one.item.pk for one in tied]).values()
    return sorted((one for one in found if one.is_open), key=lambda one: one.due_on)


def may_be_tied(person: Person, programme_id: UUID, words: str, kinds: Sequence[str], *, limit: int) -> list[Item]:
    """Things an answer can be tied to: those that hold the words, or the newest. Kinds without a room find nothing."""
    if words:
        return [
            hit.item for hit in thread.search(person, words, programme_id=programme_id, kinds=kinds, limit=limit).hits
        ]
    found = thread.items(person).filter(Q(kind__in=kinds), programme_id=programme_id)
    return list(found.select_related("hub").order_by("-happened_on", "-id")[:limit])
