"""Reflecting, asking others to, giving a part to the team; writing letters for a later day."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import must_change_words, must_write
from throughline.common.clock import now, today
from throughline.common.text import clean, one_line
from throughline.people.models import Person
from throughline.people.reads import holds, shown_name
from throughline.people.words import TEAM_ROLES
from throughline.reflection import reads
from throughline.reflection.models import Answer, Asked, Letter, Reflection, SharedPart, Sitting
from throughline.reflection.words import PROMPTS, Shape, prompt_of
from throughline.thread import reads as threads
from throughline.thread import writes as thread
from throughline.thread.models import Item


class NotOnTheTeam(Exception):
    """Somebody you chose is not on the team now. Choose from the list."""


class NothingWritten(Exception):
    """There are no words to share here. Write something first."""


class SharedAlready(Exception):
    """The team has this part already. Take that back first, if you want to share it in other words."""


class OpensTooSoon(Exception):
    """Choose a day after today. For something the team should read now, write a note or share a reflection."""


class OpenedAlready(Exception):
    """This letter has been opened. It stays as it was read; you can still take it back whole."""


class LetterIsEmpty(Exception):
    """Write the letter first."""


@transaction.atomic
def begin_reflection(
    *,
    by: Person,
    programme_id: UUID,
    shape: Shape,
    about: str,
    happened_on: date | None = None,
    others: Sequence[Person] = (),
    item_id: UUID | None = None,
) -> Item:
    """Begin a reflection; it is private. Others are asked to take part, and come by themselves or not.

    Raises NotAllowed unless `by` is on the team, NotOnTheTeam for somebody who is not.
    """
    must_write(by, programme_id)
    day = happened_on or today()
    sitting = Sitting.unscoped.create(
        programme_id=programme_id, shape=shape, about=one_line(about) or _called(shape, day), happened_on=day, begun_by=by,
        begun_at=now(),
    )  # fmt: skip
    item = _take_place(sitting, by, item_id)
    _ask(sitting, by, others)
    return item


def _called(shape: Shape, day: date) -> str:
    """What a reflection is called that nobody gave a name."""
    return f"The week to {day.day} {day:%B %Y}" if shape == Shape.WEEKLY else f"{shape.label}, {day.day} {day:%B %Y}"


def _take_place(sitting: Sitting, person: Person, item_id: UUID | None = None) -> Item:
    """A reflection of the person's own at a sitting."""
    item = thread.add_item(
        kind="reflection", by=person, programme_id=sitting.programme_id, title=sitting.about, item_id=item_id,
        standing=Standing.PRIVATE, happened_on=sitting.happened_on,
    )  # fmt: skip
    Reflection.unscoped.create(item=item, sitting=sitting, person=person)
    return item


def _ask(sitting: Sitting, by: Person, others: Sequence[Person]) -> None:
    for one in others:
        if one.pk == by.pk:
            continue
        if not holds(one, sitting.programme_id, TEAM_ROLES):
            raise NotOnTheTeam
        if not Reflection.unscoped.filter(sitting=sitting, person=one).exists():
            Asked.unscoped.get_or_create(sitting=sitting, person=one)


def _own(item: Item, by: Person) -> Reflection:
    """The person's own reflection, held for a change. Raises NotVisible, NotAllowed when they have left the team."""
    held = threads.item(by, item.pk, "reflection")
    must_change_words(by, held)
    found = Reflection.unscoped.select_for_update(of=("self",)).select_related("sitting").get(pk=held.pk)
    found.item = held
    return found


@transaction.atomic
def ask_others(*, item: Item, by: Person, others: Sequence[Person]) -> None:
    """Ask more people to take part; anyone who takes part may. Raises NotVisible, NotAllowed, NotOnTheTeam."""
    _ask(_own(item, by).sitting, by, others)


@transaction.atomic
def join(*, sitting_id: UUID, by: Person) -> Item:
    """Take part where one was asked to: a private reflection of one's own at it. Raises NotVisible where nobody asked."""
    asked = _asked(sitting_id, by)
    must_write(by, asked.sitting.programme_id)
    asked.delete()
    return _take_place(asked.sitting, by)


@transaction.atomic
def decline(*, sitting_id: UUID, by: Person) -> None:
    """Not take part. Nobody is told why. Raises NotVisible where nobody asked."""
    _asked(sitting_id, by).delete()


def _asked(sitting_id: UUID, by: Person) -> Asked:
    found = Asked.unscoped.select_related("sitting").filter(sitting=sitting_id, person=by).first()
    if found is None or not holds(by, found.sitting.programme_id, TEAM_ROLES):
        raise NotVisible
    return found


@transaction.atomic
def answer(*, item: Item, by: Person, prompt: str, words: str) -> Answer:
    """Write under one prompt; no words leave it open again. Raises NotVisible for a prompt it does not have, NotAllowed."""
    held = _own(item, by)
    if prompt_of(held.sitting.shape, prompt) is None:
        raise NotVisible
    kept, _ = Answer.unscoped.update_or_create(
        reflection=held, prompt=prompt, defaults={"words": clean(words), "changed_at": now()}
    )
    said = dict(Answer.unscoped.filter(reflection=held).values_list("prompt", "words"))
    whole = "\n\n".join(said[one.key] for one in PROMPTS[Shape(held.sitting.shape)] if said.get(one.key))
    thread.revise(item=held.item, by=by, what="written", words=whole, fields={"words": whole})
    return kept


@transaction.atomic
def share_part(
    *, item: Item, by: Person, prompt: str, words: str, hub_id: UUID | None = None, item_id: UUID | None = None
) -> Item:
    """Give the team one answer, in the words its writer chooses now. The reflection stays private and is not named by it.

    Raises NothingWritten, SharedAlready, NotVisible, NotAllowed.
    """
    held = _own(item, by)
    asked = prompt_of(held.sitting.shape, prompt)
    kept = reads.own_answer(held.item, by, prompt)
    if asked is None:
        raise NotVisible
    said = clean(words)
    if kept is None or not kept.words or not said:
        raise NothingWritten
    if kept.shared is not None and kept.shared.item.tombstoned_at is None:
        raise SharedAlready
    made = thread.add_item(
        kind="reflection-part", by=by, programme_id=held.item.programme_id, title=one_line(said, 120), words=said,
        hub_id=hub_id, item_id=item_id, fields={"words": said, "question": asked.question},
    )  # fmt: skip
    kept.shared = SharedPart.unscoped.create(item=made, question=asked.question, words=said)
    kept.save(update_fields=["shared"])
    return made


@transaction.atomic
def withdraw(*, item: Item, by: Person, because: str = "") -> None:
    """Take a reflection, a shared part or a letter off every page; it can be brought back for 30 days.

    What was shared of a reflection stays with the team until it is taken back itself. Raises NotVisible, NotAllowed.
    """
    thread.withdraw(item=threads.item(by, item.pk), by=by, because=because)


@transaction.atomic
def write_letter(
    *, by: Person, programme_id: UUID, title: str, words: str, opens_on: date, item_id: UUID | None = None
) -> Item:
    """Write a letter that nobody but its writer can read until its day. Raises NotAllowed, OpensTooSoon, LetterIsEmpty."""
    must_write(by, programme_id)
    said = _letter(words, opens_on)
    item = thread.add_item(
        kind="letter", by=by, programme_id=programme_id, title=title, words=said, item_id=item_id,
        standing=Standing.PRIVATE, fields={"words": said, "opens_on": opens_on.isoformat()},
    )  # fmt: skip
    Letter.unscoped.create(item=item, words=said, opens_on=opens_on)
    return item


def _letter(words: str, opens_on: date) -> str:
    said = clean(words)
    if not said:
        raise LetterIsEmpty
    if opens_on <= today():
        raise OpensTooSoon
    return said


@transaction.atomic
def reword_letter(*, item: Item, by: Person, title: str, words: str, opens_on: date) -> Item:
    """Change a letter that nobody has opened. Raises OpenedAlready, OpensTooSoon, LetterIsEmpty, NotVisible, NotAllowed."""
    seen = threads.item(by, item.pk, "letter")
    must_change_words(by, seen)
    held = Letter.unscoped.select_for_update().get(pk=seen.pk)
    if held.opened_at is not None:
        raise OpenedAlready
    held.words, held.opens_on = _letter(words, opens_on), opens_on
    held.save(update_fields=["words", "opens_on"])
    return thread.revise(
        item=seen, by=by, what="reworded", title=title, words=held.words,
        fields={"words": held.words, "opens_on": opens_on.isoformat()},
    )  # fmt: skip


@transaction.atomic
def open_letters() -> int:
    """Open every letter whose day has come, as its writer asked: from now on the team reads it. How many; again does nothing."""
    opened = 0
    for due in reads.letters_due():
        held = Letter.unscoped.select_for_update().filter(pk=due.pk, opened_at=None).first()
        if held is None:
            continue  # somebody else's page was quicker
        held.opened_at = now()
        held.save(update_fields=["opened_at"])
        writer = due.item.author
        thread.revise(
            item=due.item, by=writer, what="opened on its day", because=f"As {shown_name(writer)} asked.",
            standing=Standing.TEAM, fields={"words": held.words, "opens_on": held.opens_on.isoformat()},
        )  # fmt: skip
        opened += 1
    return opened
