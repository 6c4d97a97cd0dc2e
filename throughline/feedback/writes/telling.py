"""Telling it: on a day, to somebody, in some way, in these words. What was told is kept as it was told."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from throughline.common.clock import today
from throughline.common.text import one_line
from throughline.feedback.models import SaidBack, Telling
from throughline.feedback.reads.entries import open_promises, texts_of
from throughline.feedback.words import Channel, State
from throughline.feedback.writes.held import changeable, keep
from throughline.people.models import Person
from throughline.promises.words import How, PromiseState
from throughline.promises.writes import close_promise
from throughline.thread.models import Item


class SayToWhom(Exception):
    """Say who heard it, such as “the four walkers” or “everyone who passes the hoarding”."""


class SayHow(Exception):
    """Choose at least one way in which it was told."""


class ToldInTheFuture(Exception):
    """This day is still to come. Come back when it was told."""


class NotWrittenInIt(Exception):
    """Choose a language it is written in."""


@dataclass(frozen=True)
class Told:
    """That it was told: on which day, to whom, by which ways, in which of its languages."""

    told_on: date
    to_whom: str
    channels: Sequence[Channel]
    languages: Collection[str]


@transaction.atomic
def tell(*, item: Item, by: Person, told: Told, closes: Collection[UUID] = ()) -> Telling:
    """Keep that it was told, in the words it says now; what it answers waits no more.

    closes   promises it answers that end with this telling: kept when it is done, can't when it can't
    Raises SayToWhom, SayHow, ToldInTheFuture, NotWrittenInIt, NotVisible, NotAllowed.
    """
    held = changeable(item, by)
    to_whom = one_line(told.to_whom, 300)
    texts = [text for text in texts_of(held) if text["language"] in told.languages]
    if not to_whom:
        raise SayToWhom
    if not told.channels:
        raise SayHow
    if told.told_on > today():
        raise ToldInTheFuture
    if not texts:
        raise NotWrittenInIt
    held.told_on = max(filter(None, (held.told_on, told.told_on)))
    held.to_whom = held.to_whom or to_whom
    held = keep(held, by, "told")
    telling = Telling.unscoped.create(
        entry=held, told_on=told.told_on, to_whom=to_whom, channels=[Channel(one).value for one in told.channels],
        state=held.state, next_on=held.next_on, texts=texts, revision=held.item.revision, by=by,
    )  # fmt: skip
    _close(held, by, told, closes)
    return telling


ENDS = {State.DONE: PromiseState.KEPT, State.CANNOT: PromiseState.CANNOT}
"""How a promise ends with an answer; one that is being done or thought about stays open."""


def _close(held: SaidBack, by: Person, told: Told, closes: Collection[UUID]) -> None:
    ends = ENDS.get(State(held.state))
    if ends is None:
        return
    how = next((one for one in told.channels if one in How.values), How.OTHER)
    for promise in open_promises(by, held.item):
        if promise.pk in closes:
            close_promise(
                item=promise.item, by=by, state=ends, said_back=held.decided, how=How(how),
                because=held.because, closed_on=told.told_on,
            )  # fmt: skip
