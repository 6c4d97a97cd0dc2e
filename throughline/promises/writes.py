"""Making promises, moving them, handing them on, closing them, opening them again."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import must_write
from throughline.common.clock import days_from_today, today
from throughline.common.refusals import because_of
from throughline.common.text import clean, one_line
from throughline.people.models import Person
from throughline.promises.models import Promise
from throughline.promises.reads import could_hold, from_note, promise
from throughline.promises.words import (
    BECAUSE_NEEDED,
    DAYS_WHEN_NO_DAY_IS_NAMED,
    SAID_BACK_NEEDED,
    How,
    PromiseState,
)
from throughline.thread import reads as thread
from throughline.thread import writes as threads
from throughline.thread.models import Item
from throughline.thread.words import Meaning


class SayWhatWasSaidBack(Exception):
    """Write what was said back. If nothing was said yet, the promise is still open."""


class SayWhy(Exception):
    """Write the reason, so that whoever asks later can be told."""


class AlreadyClosed(Exception):
    """This promise was closed already. Open it again first if something has changed."""


class CantHoldIt(Exception):
    """This promise can only be given to a team member who may read it."""


def make_promise(
    *,
    by: Person,
    programme_id: UUID,
    to_whom: str,
    what: str,
    due_on: date | None,
    note: Item | None,
    standing: Standing,
    hub_id: UUID | None,
    item_id: UUID | None = None,
    came_from: Item | None = None,
) -> Promise:
    """Promise somebody something by a day; without a day it falls due in ten.

    Made from a note it takes the note's standing and hangs on its thread; what else it came from (`came_from`) leads to
    it, and the promise stands as its maker chose. The same `item_id` again gives the promise
    that is there. Raises NotAllowed unless `by` is on the team, NotVisible if that id is somebody else's.
    """
    must_write(by, programme_id)
    known = _known(by, programme_id, item_id)
    if known is not None:
        return known
    try:
        return _make(
            by, programme_id, one_line(to_whom, 200), clean(what), due_on, note, standing, hub_id, item_id, came_from
        )
    except IntegrityError:  # it arrived meanwhile, or the id is taken by something else
        known = _known(by, programme_id, item_id)
        if known is None:
            raise NotVisible from None
        return known


def _known(by: Person, programme_id: UUID, item_id: UUID | None) -> Promise | None:
    """The writer's own promise with this id, or None. Raises NotVisible for somebody else's."""
    known = Promise.unscoped.select_related("item").filter(pk=item_id).first() if item_id else None
    if known is not None and (known.item.author_id != by.pk or known.programme_id != programme_id):
        raise NotVisible
    return known


@transaction.atomic
def _make(
    by: Person, programme_id: UUID, to_whom: str, what: str, due_on: date | None, note: Item | None,
    standing: Standing, hub_id: UUID | None, item_id: UUID | None, came_from: Item | None,
) -> Promise:  # fmt: skip
    due_on = due_on or days_from_today(DAYS_WHEN_NO_DAY_IS_NAMED)
    item = threads.add_item(
        kind="promise",
        by=by,
        programme_id=programme_id,
        title=what,
        words=to_whom,
        item_id=item_id,
        hub_id=note.hub_id if note else hub_id,
        standing=Standing(note.standing) if note else standing,
        happened_on=note.happened_on if note else today(),
        fields={"words": what, "to_whom": to_whom, "due_on": due_on.isoformat(), "state": PromiseState.OPEN.value},
    )
    made = Promise.unscoped.create(
        item=item, programme_id=programme_id, held_by=by, to_whom=to_whom, what=what, due_on=due_on
    )
    for source in (note, came_from):
        if source is not None:
            threads.link(source=source, target=item, meaning=Meaning.LED_TO, by=by)
    return made


@transaction.atomic
def close_promise(
    *,
    item: Item,
    by: Person,
    state: PromiseState,
    said_back: str = "",
    how: How | str = "",
    because: str = "",
    closed_on: date | None = None,
) -> Promise:
    """Close a promise as kept, as can't, or let go.

    Raises SayWhatWasSaidBack, SayWhy when that is missing, AlreadyClosed unless it is open.
    """
    held = _held(item, by)
    if not held.is_open or state == PromiseState.OPEN:
        raise AlreadyClosed
    said_back, because = clean(said_back), clean(because)
    if state in SAID_BACK_NEEDED and not said_back:
        raise SayWhatWasSaidBack
    if state in BECAUSE_NEEDED and not because:
        raise SayWhy
    held.state, held.closed_on = state, closed_on or today()
    held.said_back, held.how, held.because = said_back, How(how).value if how else "", because
    words = {PromiseState.KEPT: "kept", PromiseState.CANNOT: "said it can’t be done"}.get(state, "let go")
    return _keep(held, by, words, because)


@transaction.atomic
def reopen_promise(*, item: Item, by: Person, because: str, due_on: date | None = None) -> Promise:
    """Open a closed promise again; what was said back stays in its history. Raises SayWhy without a reason."""
    held = _held(item, by)
    if held.is_open:
        return held
    reason = because_of(because, SayWhy)
    held.state, held.closed_on = PromiseState.OPEN, None
    held.said_back = held.how = held.because = ""
    if due_on is not None:
        held.due_on = due_on
    return _keep(held, by, "opened again", reason)


@transaction.atomic
def redate_promise(*, item: Item, by: Person, due_on: date, because: str) -> Promise:
    """Give an open promise another day, and say why. Raises SayWhy, AlreadyClosed."""
    held = _held(item, by)
    if not held.is_open:
        raise AlreadyClosed
    if due_on == held.due_on:
        return held
    reason = because_of(because, SayWhy)
    held.due_on = due_on
    return _keep(held, by, f"moved to {due_on.day} {due_on:%B %Y}", reason)


@transaction.atomic
def give_promise(*, item: Item, by: Person, to: Person) -> Promise:
    """Hand an open promise on to a teammate who may read it. Raises CantHoldIt, AlreadyClosed."""
    held = _held(item, by)
    if not held.is_open:
        raise AlreadyClosed
    if to.pk == held.held_by_id:
        return held
    if to not in could_hold(held):
        raise CantHoldIt
    held.held_by = to
    return _keep(held, by, f"given to {to.name or to.email}", "")


@transaction.atomic
def follow_standing(*, note: Item, by: Person) -> None:
    """After a note's standing changed: the author's own promises from it are for the same people as the note.

    A promise that somebody else holds comes back to its author when the holder could no longer read it.
    """
    for made in from_note(by, note):
        if made.item.author_id != by.pk or made.item.standing == note.standing:
            continue
        threads.revise(item=made.item, by=by, what="follows its note", standing=note.standing, fields=_fields(made))
        made.item.standing = note.standing
        if made.held_by not in could_hold(made):
            Promise.unscoped.filter(pk=made.pk).update(held_by=by)


def _held(item: Item, by: Person) -> Promise:
    """The promise, locked, for someone on the team who may read it."""
    must_write(by, item.programme_id)
    thread.item(by, item.pk, "promise")
    Promise.unscoped.select_for_update().get(pk=item.pk)
    return promise(by, item)


def _keep(held: Promise, by: Person, what: str, because: str) -> Promise:
    held.save()
    words = "\n".join(filter(None, (held.to_whom, held.said_back, held.because)))
    held.item = threads.revise(
        item=held.item, by=by, what=what, because=because, title=held.what, words=words, fields=_fields(held)
    )
    return held


def _fields(held: Promise) -> dict[str, Any]:
    return {
        "words": held.what,
        "to_whom": held.to_whom,
        "due_on": held.due_on.isoformat(),
        "state": held.state,
        "closed_on": held.closed_on.isoformat() if held.closed_on else None,
        "said_back": held.said_back,
        "how": held.how,
        "because": held.because,
        "held_by": str(held.held_by_id),
    }
