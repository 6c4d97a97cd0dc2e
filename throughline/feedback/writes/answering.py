"""Writing an answer and changing it, what it is tied to, taking it off every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.common.clock import today
from throughline.common.text import clean, one_line
from throughline.feedback.models import SaidBack
from throughline.feedback.words import MAY_BE_TIED, State
from throughline.feedback.writes.held import changeable, keep, kept, searched
from throughline.people.models import Person
from throughline.programme.models import Hub
from throughline.thread import reads as thread
from throughline.thread import writes as threads
from throughline.thread.models import Item
from throughline.thread.words import Meaning


class NeedsSaid(Exception):
    """Write what people said, so that they know it is about them."""


class NeedsDecided(Exception):
    """Write what was decided or done. “Nothing yet” is an answer too."""


class SayBecause(Exception):
    """Say why it can’t be done. People can live with a no; what they don’t forgive is no reason."""


class SayWhenMore(Exception):
    """Say on which day people hear more. If you can’t know, choose a day on which you say that."""


class DayBehindUs(Exception):
    """This day has passed. Choose one that is still to come."""


class NothingTied(Exception):
    """Choose what it answers: a theme, a note, a promise or a decision, so that whoever asks can follow it back."""


@dataclass(frozen=True)
class Answer:
    """What somebody wrote: what people said, what was decided, how the two were brought together, how it stands."""

    said: str
    decided: str
    state: State
    reconciled: str = ""
    because: str = ""
    next_on: date | None = None
    to_whom: str = ""
    language: str = "en"


@transaction.atomic
def write_entry(
    *,
    by: Person,
    programme_id: UUID,
    answer: Answer,
    ties: Sequence[Item],
    hub: Hub | None = None,
    item_id: UUID | None = None,
) -> SaidBack:
    """Write an answer; it may be told now or later.

    ties   what it answers (themes, notes, promises, questions) and the decision or act behind it
    Raises NeedsSaid, NeedsDecided, SayBecause, SayWhenMore, DayBehindUs, NothingTied, NotAllowed unless `by` is on the
    team, NotVisible for a tie they can't read or a hub of another programme.
    """
    must_write(by, programme_id)
    if not ties:
        raise NothingTied
    if hub is not None and hub.programme_id != programme_id:
        raise NotVisible
    held = SaidBack()
    _write(held, answer, day_was=None)
    held.item = threads.add_item(
        kind="said-back", by=by, programme_id=programme_id, title=held.said, words=searched(held, []), item_id=item_id,
        hub_id=hub.pk if hub else None, language=answer.language, fields=kept(held, []),
    )  # fmt: skip
    held.save(force_insert=True)
    _tie(held.item, ties, by)
    return held


def _write(held: SaidBack, answer: Answer, *, day_was: date | None) -> None:
    held.said, held.decided = clean(answer.said), clean(answer.decided)
    held.reconciled, held.because = clean(answer.reconciled), clean(answer.because)
    held.to_whom = one_line(answer.to_whom, 300)
    held.state, held.next_on = State(answer.state), answer.next_on
    if not held.said:
        raise NeedsSaid
    if not held.decided:
        raise NeedsDecided
    if held.state == State.CANNOT and not held.because:
        raise SayBecause
    if held.state == State.THINKING and held.next_on is None:
        raise SayWhenMore
    if (
        held.next_on is not None
        and held.next_on < today()
        and (held.state == State.THINKING or held.next_on != day_was)
    ):
        raise DayBehindUs


@transaction.atomic
def change_entry(
    *, item: Item, by: Person, answer: Answer, hub: Hub | None = None, base_revision: int | None = None
) -> SaidBack:
    """Change how it stands and what it says. What was told stays as it was told; the page says that it changed since.

    Raises what `write_entry` raises of the words, ChangedMeanwhile, NotVisible, NotAllowed.
    """
    held = changeable(item, by)
    if hub is not None and hub.programme_id != held.item.programme_id:
        raise NotVisible
    _write(held, answer, day_was=held.next_on)
    return keep(
        held, by, "changed", base_revision=base_revision, hub_id=hub.pk if hub else None, language=answer.language
    )


def _tie(item: Item, ties: Sequence[Item], by: Person) -> None:
    for source in thread.items_by_id(by, [one.pk for one in ties]):
        if source.kind not in MAY_BE_TIED:
            raise NotVisible
        threads.link(source=source, target=item, meaning=Meaning.SAID_BACK, by=by)


@transaction.atomic
def tie(*, item: Item, by: Person, ties: Sequence[Item]) -> None:
    """Tie an answer to more that it answers, or to the decision or act behind it. Raises NothingTied, NotVisible, NotAllowed."""
    held = changeable(item, by)
    if not ties:
        raise NothingTied
    _tie(held.item, ties, by)


@transaction.atomic
def untie(*, item: Item, link_id: UUID, by: Person) -> None:
    """It does not answer this after all. The last tie stays. Raises NothingTied, NotVisible, NotAllowed."""
    held = changeable(item, by)
    tied = {one.link_id for one in thread.bearing_on(by, held.item, [Meaning.SAID_BACK])}
    if link_id not in tied:
        raise NotVisible
    if len(tied) == 1:
        raise NothingTied
    threads.unlink(link_id=link_id, by=by)


def withdraw_entry(*, item: Item, by: Person, because: str) -> None:
    """Take an answer off every page; it can be brought back for 30 days. Raises NotAllowed."""
    threads.withdraw(item=item, by=by, because=clean(because))
