"""What is to be done because of a decision or a meeting, and what came of it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.common.clock import today
from throughline.common.text import clean, one_line
from throughline.governance.models import Action, Meeting
from throughline.governance.words import ActionState
from throughline.governance.writes.held import (
    because_of,
    held_action,
    held_decision,
    held_meeting,
    kept_day,
    line_of,
)
from throughline.people.models import Person
from throughline.thread import writes as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning


class NeedsARole(Exception):
    """Say which role has it in hand, such as “Library supervisor”. A role, so that it outlasts whoever holds it."""


class NeedsADay(Exception):
    """Say by which day it is to be done."""


class NeedsAnOutcome(Exception):
    """Say what came of it: the next pack opens with these words."""


@transaction.atomic
def agree_action(
    *, of: Item, by: Person, what: str, owner_role: str, due_on: date | None, item_id: UUID | None = None
) -> Action:
    """Put down what is to be done because of a decision or at a meeting (`of`), whose role has it in hand, and by when.

    Raises NeedsWords, NeedsARole, NeedsADay, NotVisible for what is neither, NotAllowed.
    """
    meeting, source = _where(of, by)
    role = one_line(owner_role, 120)
    title = line_of(what)
    if not role:
        raise NeedsARole
    if due_on is None:
        raise NeedsADay
    made = Action(meeting=meeting, owner_role=role, due_on=due_on)
    made.item = thread.add_item(
        kind="action", by=by, programme_id=source.programme_id, title=title, words=_searched(made),
        fields=_kept(made), item_id=item_id,
    )  # fmt: skip
    made.save(force_insert=True)
    thread.link(source=source, target=made.item, meaning=Meaning.LED_TO, by=by)
    return made


def _where(of: Item, by: Person) -> tuple[Meeting, Item]:
    if of.kind == "decision":
        decision = held_decision(of, by)
        return decision.meeting, decision.item
    if of.kind == "meeting":
        meeting = held_meeting(of, by)
        return meeting, meeting.item
    raise NotVisible


@transaction.atomic
def move_action(
    *,
    item: Item,
    by: Person,
    state: ActionState,
    outcome: str = "",
    due_on: date | None = None,
    because: str = "",
    base_revision: int | None = None,
) -> Action:
    """Say how far an action has come. Done or let go needs what came of it; a new day needs a because. All of it is kept.

    Raises NeedsAnOutcome, NeedsBecause, ChangedMeanwhile, NotAllowed.
    """
    held = held_action(item, by)
    said = clean(outcome)
    closing = state in {ActionState.DONE, ActionState.LET_GO}
    if closing and not said:
        raise NeedsAnOutcome
    redated = due_on is not None and due_on != held.due_on
    reason = because_of(because) if redated else clean(because)
    what = "given another day" if redated and state == held.state else ActionState(state).label.lower()
    held.state, held.outcome = state, said
    held.closed_on = (held.closed_on or today()) if closing else None
    held.due_on = due_on or held.due_on
    held.save()
    held.item = thread.revise(
        item=held.item, by=by, what=what, because=reason, base_revision=base_revision, words=_searched(held),
        fields=_kept(held),
    )  # fmt: skip
    return held


@transaction.atomic
def hand_over(*, item: Item, by: Person, owner_role: str, because: str) -> Action:
    """Another role takes it in hand. Raises NeedsARole, NeedsBecause, NotAllowed."""
    held = held_action(item, by)
    role = one_line(owner_role, 120)
    if not role:
        raise NeedsARole
    reason = because_of(because)
    held.owner_role = role
    held.save(update_fields=["owner_role"])
    held.item = thread.revise(
        item=held.item, by=by, what="given to another role", because=reason, words=_searched(held), fields=_kept(held)
    )
    return held


def _searched(action: Action) -> str:
    return "\n".join(filter(None, (action.owner_role, action.outcome)))


def _kept(action: Action) -> dict[str, Any]:
    return {
        "owner_role": action.owner_role, "due_on": kept_day(action.due_on), "state": str(action.state),
        "outcome": action.outcome, "closed_on": kept_day(action.closed_on),
    }  # fmt: skip
