"""Evidence arrives: words, themes, readings and learning cards are filed against an assumption, a link or an element."""

from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.common.text import clean
from throughline.people.models import Person
from throughline.theory.models import TheoryMap
from throughline.theory.words import PART_KINDS, Act
from throughline.theory.writes import OffTheMap, held, note_change
from throughline.thread import evidence, reads
from throughline.thread import writes as thread
from throughline.thread.kinds import kind_named, kinds
from throughline.thread.models import Item, Link
from throughline.thread.reads import Bearing
from throughline.thread.words import Meaning, Strength

CAN_BE_FILED = ("excerpt", "theme", "reading", "learning-card")
"""Kinds that can be filed as evidence beside every kind of source."""


class CannotBeFiled(Exception):
    """This can’t be filed as evidence. File a note, words of one, a theme, a reading or a learning card."""


class HowItBears(Exception):
    """Say whether it supports, challenges or qualifies."""


def can_be_filed(item: Item) -> bool:
    """Whether an item can stand as evidence on a theory."""
    return item.kind in CAN_BE_FILED or kind_named(item.kind).is_source


@transaction.atomic
def file(
    *, source: Item, target: Item, by: Person, meaning: Meaning, strength: Strength | None = None, because: str = ""
) -> Link:
    """File something as evidence; filed twice the same way it stays one.

    Raises CannotBeFiled, HowItBears, OffTheMap, NotVisible, NotAllowed.
    """
    if meaning not in evidence.BEARS:
        raise HowItBears
    part = held(target, by)
    if part.off_map_at is not None:
        raise OffTheMap
    seen = reads.item(by, source.pk)
    if not can_be_filed(seen):
        raise CannotBeFiled
    link = thread.link(source=seen, target=part.item, meaning=meaning, by=by, because=clean(because), strength=strength)
    note_change(of_id=part.of_id, subject=part.item, act=Act.FILED, by=by, after={"item": str(seen.pk)})
    for nowhere in reads.resting_on(by, seen, [Meaning.ABOUT], ["theory-map"]):
        if nowhere.item.pk == part.of_id:  # it fits somewhere after all
            thread.unlink(link_id=nowhere.link_id, by=by)
    return link


@transaction.atomic
def unfile(*, target: Item, link_id: UUID, by: Person) -> Link:
    """Take evidence away from a part of the theory; what it is itself stays. Raises NotVisible, NotAllowed."""
    part = held(target, by)
    found = evidence.links_of(by, part.item, [link_id])
    if not found:
        raise NotVisible
    thread.unlink(link_id=found[0].pk, by=by)
    note_change(of_id=part.of_id, subject=part.item, act=Act.UNFILED, by=by, after={"item": str(found[0].source_id)})
    return found[0]


@transaction.atomic
def fits_nowhere(*, source: Item, on: TheoryMap, by: Person, because: str = "") -> Link:
    """Keep that somebody looked where this belongs and found no place: that is where a theory is wrong.

    Raises CannotBeFiled, NotAllowed.
    """
    must_write(by, on.item.programme_id)
    seen = reads.item(by, source.pk)
    if not can_be_filed(seen):
        raise CannotBeFiled
    return thread.link(source=seen, target=on.item, meaning=Meaning.ABOUT, by=by, because=clean(because))


@transaction.atomic
def finds_a_place(*, on: TheoryMap, link_id: UUID, by: Person) -> None:
    """Take something off the list of what fits nowhere; it stays where it was heard. Raises NotVisible, NotAllowed."""
    must_write(by, on.item.programme_id)
    if link_id not in {bearing.link_id for bearing in nowhere(by, on)}:
        raise NotVisible
    thread.unlink(link_id=link_id, by=by)


def nowhere(person: Person, of: TheoryMap) -> list[Bearing]:
    """What fits nowhere on this map, with who said so and why, newest day first."""
    return [one for one in reads.bearing_on(person, of.item, [Meaning.ABOUT]) if one.item.kind not in PART_KINDS]


def filed_on(person: Person, source: Item) -> list[Bearing]:
    """Where something is held against the theory already."""
    return reads.resting_on(person, source, evidence.BEARS, PART_KINDS)


def sources() -> list[str]:
    """Kinds of what people said or what was seen: what could be held against the theory."""
    return [kind.name for kind in kinds() if kind.is_source]
