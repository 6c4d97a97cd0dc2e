"""Harvesting a change, saying what it rests on and speaks for, and having a second person speak to it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import must_write
from throughline.common.clock import today
from throughline.common.text import clean, one_line
from throughline.harvest.models import Change, SecondVoice
from throughline.harvest.reads.changes import may_carry, rests_on, speaks_for, written_by
from throughline.harvest.words import ON_THEORY, SOURCES, SPEAKS, Direction, Meant
from throughline.people.models import Person
from throughline.thread import reads
from throughline.thread import writes as thread
from throughline.thread.models import Item, Link
from throughline.thread.words import Meaning, Strength


class SayWhoChangedWhat(Exception):
    """Say who changed, and what they do differently. Without both there is nothing to harvest yet."""


class NotYetHappened(Exception):
    """This day is still to come. A change is harvested once it has happened."""


class SecondPersonOnly(Exception):
    """You wrote this, or changed its words, so somebody else has to write down what a second person says of it."""


class SayWhoAndWhat(Exception):
    """Say who they are by their part in it, and what they told you."""


class NothingChosen(Exception):
    """Choose at least one."""


@dataclass(frozen=True)
class Harvested:
    """A change as it is written down. `happened_on` is the day, or the last day, of the change."""

    who: str
    what: str
    happened_on: date
    meant: Meant
    direction: Direction
    where: str = ""
    significance: str = ""
    contribution: str = ""
    anyway: str = ""
    others_part: str = ""
    strength: Strength = Strength.WEAK
    strength_because: str = ""
    hub_id: UUID | None = None

    def fields(self) -> dict[str, Any]:
        """Its own words, cleaned; the day and the hub are the item's."""
        told = {name: str(value) for name, value in asdict(self).items() if name not in {"happened_on", "hub_id"}}
        told = {name: clean(value) for name, value in told.items()}
        return told | {"who": one_line(self.who), "where": one_line(self.where)}


def title_of(fields: dict[str, Any]) -> str:
    """A change as one line: who, and what they do differently."""
    return one_line(f"{fields['who']}: {fields['what']}", 200)


def _checked(given: Harvested) -> dict[str, Any]:
    fields = given.fields()
    if not fields["who"] or not fields["what"]:
        raise SayWhoChangedWhat
    if given.happened_on > today():
        raise NotYetHappened
    return fields


def _kept(fields: dict[str, Any]) -> dict[str, Any]:
    """What the history keeps, choices in the words in which they were offered."""
    told = {name: value for name, value in fields.items() if name != "what"}
    return told | {
        "words": fields["what"],
        "meant": Meant(fields["meant"]).label,
        "direction": Direction(fields["direction"]).label,
        "strength": Strength(fields["strength"]).label,
    }


def _searched(fields: dict[str, Any]) -> str:
    names = ("what", "where", "significance", "contribution", "anyway", "others_part", "strength_because")
    return "\n".join(fields[name] for name in names if fields[name])


@transaction.atomic
def harvest(
    *,
    by: Person,
    programme_id: UUID,
    given: Harvested,
    sources: Sequence[Item] = (),
    standing: Standing = Standing.TEAM,
    item_id: UUID | None = None,
) -> Item:
    """Write a change down, with what it rests on where that is known. Raises SayWhoChangedWhat, NotYetHappened, NotAllowed."""
    must_write(by, programme_id)
    fields = _checked(given)
    item = thread.add_item(
        kind="outcome", by=by, programme_id=programme_id, title=title_of(fields), words=_searched(fields),
        hub_id=given.hub_id, happened_on=given.happened_on, standing=standing, item_id=item_id,
        fields=_kept(fields),
    )  # fmt: skip
    Change.unscoped.create(item=item, **fields)
    if sources:
        rest_on(item=item, by=by, sources=sources, because="It was harvested from this.")
    return item


def _held(item: Item, by: Person, kind: str | None = None) -> Item:
    held = reads.item(by, item.pk, kind)
    must_write(by, held.programme_id)
    return held


@transaction.atomic
def reword(*, item: Item, by: Person, given: Harvested, base_revision: int | None = None) -> Item:
    """Change what was written of a change; the earlier words stay in the history. Anyone on the team may.

    Raises SayWhoChangedWhat, NotYetHappened, ChangedMeanwhile, NotVisible, NotAllowed.
    """
    held = _held(item, by, "outcome")
    fields = _checked(given)
    revised = thread.revise(
        item=held, by=by, what="reworded", base_revision=base_revision, title=title_of(fields),
        words=_searched(fields), hub_id=given.hub_id, happened_on=given.happened_on,
        fields=_kept(fields),
    )  # fmt: skip
    Change.unscoped.filter(pk=held.pk).update(**fields)
    return revised


@transaction.atomic
def rest_on(
    *, item: Item, by: Person, sources: Sequence[Item], because: str = "", meaning: Meaning = Meaning.SUPPORTS
) -> list[Link]:
    """Say what a change or a story rests on: notes, words, themes, readings. Raises NothingChosen, NotVisible, NotAllowed."""
    held = _held(item, by)
    if not sources:
        raise NothingChosen
    if meaning not in SPEAKS or held.kind not in {"outcome", "story"}:
        raise NotVisible
    seen = may_carry(by, held, [one.pk for one in sources], SOURCES)
    return [thread.link(source=one, target=held, meaning=meaning, by=by, because=clean(because)) for one in seen]


@transaction.atomic
def speak_for(
    *, item: Item, by: Person, part: Item, meaning: Meaning, because: str, strength: Strength | None = None
) -> Link:
    """Hold a change for, against or beside a part of the theory, as evidence on it. Raises NotVisible, NotAllowed."""
    held = _held(item, by, "outcome")
    [seen] = may_carry(by, held, [part.pk], ON_THEORY)
    if meaning not in SPEAKS:
        raise NotVisible
    return thread.link(
        source=held, target=seen, meaning=meaning, by=by, because=clean(because), strength=strength
    )  # fmt: skip


@transaction.atomic
def take_away(*, item: Item, link_id: UUID, by: Person) -> None:
    """Say that it does not rest on this, or does not speak for that, after all. Raises NotVisible, NotAllowed."""
    held = _held(item, by)
    if link_id not in {one.link_id for one in [*rests_on(by, held), *speaks_for(by, held)]}:
        raise NotVisible
    thread.unlink(link_id=link_id, by=by)


@transaction.atomic
def substantiate(
    *, item: Item, by: Person, who: str, words: str, said_on: date, how_they_know: str = "", agrees: bool = True
) -> SecondVoice:
    """Write down what a second, independent person says of a change or a story, also where they see it differently.

    Raises SecondPersonOnly for whoever wrote any of its words, SayWhoAndWhat, NotYetHappened, NotVisible, NotAllowed.
    """
    held = _held(item, by)
    if held.kind not in {"outcome", "story"}:
        raise NotVisible
    if by.pk in written_by(held):
        raise SecondPersonOnly
    if said_on > today():
        raise NotYetHappened
    told, said = one_line(who, 200), clean(words)
    if not told or not said:
        raise SayWhoAndWhat
    return SecondVoice.unscoped.create(
        of=held, who=told, words=said, how_they_know=clean(how_they_know), said_on=said_on, agrees=agrees,
        recorded_by=by,
    )  # fmt: skip


@transaction.atomic
def withdraw(*, item: Item, by: Person, because: str) -> None:
    """Take a change or a story off every page; it can be brought back for 30 days. Raises NotVisible, NotAllowed."""
    thread.withdraw(item=reads.item(by, item.pk), by=by, because=because)
