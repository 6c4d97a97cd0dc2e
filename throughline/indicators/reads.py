"""Indicators for learning and readings a person may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from throughline.common.clock import today
from throughline.indicators.models import Indicator, Reading
from throughline.people.models import Person
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning


def words_of(ids: Sequence[UUID]) -> dict[UUID, str]:
    """The story of these readings, by id: the words spans are marked in. What the team makes of it is never quoted as heard."""
    return dict(Reading.unscoped.filter(pk__in=list(ids)).values_list("pk", "story"))


def readings_with(ids: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """The readings of each of these indicators, which make no sense without it, by the indicator's id."""
    found: dict[UUID, list[UUID]] = {pk: [] for pk in ids}
    for indicator_id, pk in Reading.unscoped.filter(indicator__in=list(ids)).values_list("indicator_id", "pk"):
        found[indicator_id].append(pk)
    return found


@dataclass(frozen=True)
class Listed:
    """An indicator in the list: its fields, the question it helps, how often it was read, and the newest reading."""

    item: Item
    details: Indicator
    question: Item | None
    readings: int
    newest: Reading | None

    @property
    def has_stopped(self) -> bool:
        return self.details.stop_on is not None and self.details.stop_on < today()

    @property
    def newest_told(self) -> str:
        return self.newest.told_in_words(self.details) if self.newest else ""


def indicators_of(person: Person, programme_id: UUID) -> list[Listed]:
    """Every indicator of the programme in the order they were begun. Four queries whatever their number."""
    items = list(thread.newest(person, programme_id, "indicator").order_by("recorded_at", "id"))
    ids = [item.pk for item in items]
    details = Indicator.unscoped.in_bulk(ids)
    helped = thread.resting_on_many(person, ids, ["question"])
    read: dict[UUID, list[Reading]] = {pk: [] for pk in ids}
    for reading in _readings(person, ids):
        read[reading.indicator_id].append(reading)
    return [
        Listed(
            item,
            details[item.pk],
            helped[item.pk][0].item if helped[item.pk] else None,
            len(read[item.pk]),
            read[item.pk][-1] if read[item.pk] else None,
        )
        for item in items
    ]


def _readings(person: Person, indicator_ids: Sequence[UUID]) -> list[Reading]:
    """Readings of these indicators that the person may read, oldest period first, items at hand. One query."""
    items = thread.items(person).filter(kind="reading", reading__indicator_id__in=list(indicator_ids))
    by_id = {item.pk: item for item in items.select_related("hub", "author")}
    rows = list(Reading.unscoped.filter(pk__in=by_id).order_by("to_on", "from_on", "pk"))
    for row in rows:
        row.item = by_id[row.pk]
    return rows


@dataclass(frozen=True)
class Read:
    """One indicator with its readings, oldest first, and the question it helps."""

    item: Item
    details: Indicator
    question: Item | None
    readings: list[Reading]

    @property
    def newest(self) -> Reading | None:
        return self.readings[-1] if self.readings else None

    @property
    def has_stopped(self) -> bool:
        return self.details.stop_on is not None and self.details.stop_on < today()


def indicator_of(person: Person, item: Item) -> Read:
    """An indicator the caller was given by the thread's reads, with what this person may read of its readings."""
    return Read(item, details_of(item), question_of(person, item), _readings(person, [item.pk]))


def details_of(item: Item) -> Indicator:
    """The indicator's own fields, for an item the caller was given by the thread's reads."""
    return Indicator.unscoped.get(pk=item.pk)


def question_of(person: Person, item: Item) -> Item | None:
    """The learning question an indicator helps, where the person may read it."""
    helped = thread.resting_on(person, item, [Meaning.ANSWERS], ["question"])
    return helped[0].item if helped else None


@dataclass(frozen=True)
class OneReading:
    """A reading, the indicator it is of, and the indicator's item."""

    item: Item
    details: Reading
    indicator: Indicator
    of: Item


def reading_of(person: Person, item: Item) -> OneReading:
    """A reading the caller was given by the thread's reads. Raises NotVisible if its indicator was withdrawn."""
    details = Reading.unscoped.select_related("indicator").get(pk=item.pk)
    details.item = item
    return OneReading(item, details, details.indicator, thread.item(person, details.indicator_id, "indicator"))


def levels_in_use(indicator_id: UUID) -> int:
    """The highest level any reading names, withdrawn ones too: levels up to there cannot go. Never shown."""
    named = Reading.unscoped.filter(indicator_id=indicator_id, level__isnull=False).order_by("-level")
    return named.values_list("level", flat=True).first() or 0


def was_ever_read(indicator_id: UUID) -> bool:
    """Whether there is any reading, withdrawn ones too: how it is noticed stays then."""
    return Reading.unscoped.filter(indicator_id=indicator_id).exists()
