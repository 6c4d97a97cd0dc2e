"""Changes harvested, what they rest on, what they speak for, and who else said so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from throughline.access.visible import NotVisible
from throughline.harvest.models import Change, SecondVoice
from throughline.harvest.words import OFFERED, ON_THEORY, SOURCES, SPEAKS
from throughline.people.models import Person
from throughline.people.reads import shown_name
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.reads import Bearing

SHOWN = 25


@dataclass(frozen=True)
class Listed:
    """A change in the list, and whether a second person has spoken to it."""

    change: Change
    spoken_to: bool

    @property
    def item(self) -> Item:
        return self.change.item


def changes(person: Person, programme_id: UUID, *, meant: str = "", direction: str = "") -> list[Listed]:
    """Changes of a programme, newest day first, narrowed by whether they were meant and their direction. Two queries."""
    rows = Change.unscoped.filter(item__in=thread.newest(person, programme_id, "outcome"))
    if meant:
        rows = rows.filter(meant=meant)
    if direction:
        rows = rows.filter(direction=direction)
    found = list(rows.select_related("item", "item__hub").order_by("-item__happened_on", "-item_id"))
    spoken = SecondVoice.unscoped.filter(of__in=[one.pk for one in found]).values_list("of_id", flat=True)
    known = set(spoken)
    return [Listed(one, one.pk in known) for one in found]


def change_of(person: Person, item_id: UUID) -> Change:
    """A change the person may read. Raises NotVisible."""
    item = thread.item(person, item_id, "outcome")
    found = Change.unscoped.get(pk=item.pk)
    found.item = item
    return found


def second_voices(item: Item) -> list[SecondVoice]:
    """What independent people said of a change or a story the caller may read, oldest first."""
    return list(SecondVoice.unscoped.filter(of=item).select_related("recorded_by").order_by("said_on", "id"))


def recorder_of(voice: SecondVoice) -> str:
    """Who wrote down what a second person said."""
    return shown_name(voice.recorded_by)


def written_by(item: Item) -> set[UUID]:
    """Everybody who wrote any of its words: none of them is a second person."""
    return {item.author_id} | thread.writers_of(item)


def rests_on(person: Person, item: Item) -> list[Bearing]:
    """What a change or a story rests on, newest day first."""
    return thread.bearing_on(person, item, SPEAKS, SOURCES)


def speaks_for(person: Person, item: Item) -> list[Bearing]:
    """The parts of the theory a change is held for or against."""
    return thread.resting_on(person, item, SPEAKS, ON_THEORY)


def theory_parts(person: Person, programme_id: UUID) -> list[Item]:
    """Parts of the theory a change can be held against, by their title."""
    rows = thread.items(person).filter(programme_id=programme_id, kind__in=["theory-element", "assumption"])
    return list(rows.order_by("kind", "title"))


def offered(person: Person, of: Item, words: str = "") -> list[Item]:
    """What a change or story could rest on and does not yet: the newest, or what holds the words."""
    known = set(thread.linked_ids(person, [of.pk], SPEAKS)[of.pk])
    if words:
        hits = thread.search(person, words, programme_id=of.programme_id, kinds=OFFERED, limit=SHOWN + len(known)).hits
        found = [hit.item for hit in hits]
    else:
        rows = thread.items(person).filter(programme_id=of.programme_id, kind__in=OFFERED)
        found = list(rows.select_related("hub").order_by("-happened_on", "-id")[: SHOWN + len(known)])
    return [item for item in found if item.pk not in known][:SHOWN]


def may_carry(person: Person, of: Item, ids: Iterable[UUID], kinds: Sequence[str]) -> list[Item]:
    """The items with these ids, all of these kinds and of the same programme. Raises NotVisible otherwise."""
    found = thread.items_by_id(person, ids)
    if any(one.kind not in kinds or one.programme_id != of.programme_id for one in found):
        raise NotVisible
    return found
