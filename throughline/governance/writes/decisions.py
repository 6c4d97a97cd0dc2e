"""Writing a decision down, naming what it relies on, taking it; and what can still be added once it was taken."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.common.clock import today
from throughline.common.text import clean, one_line
from throughline.governance.models import Addition, Decision, Disagreement
from throughline.governance.words import DECISION_PARTS, EVIDENCE, AdditionKind, DecisionState, Outcome
from throughline.governance.writes.held import (
    because_of,
    held_decision,
    held_meeting,
    kept_day,
    line_of,
    named,
    words_of,
)
from throughline.people.models import Person
from throughline.thread import reads
from throughline.thread import writes as thread
from throughline.thread.models import Item, Link
from throughline.thread.words import Meaning

LINES = {"decided_by": 200, "equality_by": 200}


class AlreadyDecided(Exception):
    """This was decided, so its words and what it relied on stay as they were. Nothing of yours is lost: add a dated correction."""


class NotDecidedYet(Exception):
    """This has not been decided yet, so its words can simply be changed."""


class NotWhole(Exception):
    """A decision can’t be called decided while parts of it are missing."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__()
        self.missing = list(missing)


class DecidedInTheFuture(Exception):
    """It can’t have been decided on a day that is still to come."""


class NothingChosen(Exception):
    """Choose at least one thing the decision relies on."""


@dataclass(frozen=True)
class DecisionWords:
    """What is written of a decision. `title` is a short line for lists; `decided_by` and `equality_by` name a group or a role."""

    title: str
    wording: str = ""
    reasons: str = ""
    alternatives: str = ""
    if_nothing: str = ""
    decided_by: str = ""
    equality_by: str = ""
    equality: str = ""
    outcome: Outcome = Outcome.AGREED
    takes_effect_on: date | None = None
    review_on: date | None = None


@transaction.atomic
def write_decision(
    *, meeting: Item, by: Person, words: DecisionWords, came_from: Item | None = None, item_id: UUID | None = None
) -> Decision:
    """Put a decision of a meeting down, not decided yet; a paper it came from (`came_from`) stays linked.

    Raises NeedsWords without a title, NotVisible for a paper of another programme, NotAllowed.
    """
    held = held_meeting(meeting, by)
    made = Decision(meeting=held)
    _write(made, words)
    made.item = thread.add_item(
        kind="decision", by=by, programme_id=held.item.programme_id, title=line_of(words.title),
        words=_searched(made), fields=_kept(made), item_id=item_id,
    )  # fmt: skip
    made.save(force_insert=True)
    thread.link(source=held.item, target=made.item, meaning=Meaning.PART_OF, by=by)
    if came_from is not None:
        if came_from.kind != "paper":
            raise NotVisible
        thread.link(source=came_from, target=made.item, meaning=Meaning.LED_TO, by=by, because="the paper asked for it")
    return made


@transaction.atomic
def change_decision(*, item: Item, by: Person, words: DecisionWords, base_revision: int | None = None) -> Decision:
    """Change what is not decided yet. Raises AlreadyDecided, NeedsWords, ChangedMeanwhile, NotAllowed."""
    held = _still_open(item, by)
    _write(held, words)
    held.save()
    held.item = thread.revise(
        item=held.item, by=by, what="changed", base_revision=base_revision, title=line_of(words.title),
        words=_searched(held), fields=_kept(held),
    )  # fmt: skip
    return held


def _still_open(item: Item, by: Person) -> Decision:
    held = held_decision(item, by)
    if held.is_decided:
        raise AlreadyDecided
    return held


def _write(decision: Decision, words: DecisionWords) -> None:
    for name, value in asdict(words).items():
        if name == "title":
            continue
        if isinstance(value, str) and name != "outcome":
            value = one_line(value, LINES[name]) if name in LINES else clean(value)
        setattr(decision, name, value)


def missing_from(decision: Decision) -> list[str]:
    """What must still be written before this can be called decided, as words."""
    return [part.needed for part in DECISION_PARTS if part.needed and not getattr(decision, part.name)]


@transaction.atomic
def decide(*, item: Item, by: Person, on: date | None = None) -> Decision:
    """Say that it was decided, on a day (today if not said): from now on its words stay.

    Raises AlreadyDecided, NotWhole with what is missing, DecidedInTheFuture, NotAllowed.
    """
    held = _still_open(item, by)
    if missing := missing_from(held):
        raise NotWhole(missing)
    day = on or today()
    if day > today():
        raise DecidedInTheFuture
    held.state, held.decided_on, held.next_look_on = DecisionState.DECIDED, day, held.review_on
    held.save()
    held.item = thread.revise(
        item=held.item, by=by, what="decided", words=_searched(held), fields=_kept(held), happened_on=day
    )
    return held


@transaction.atomic
def rely_on(*, item: Item, by: Person, sources: Sequence[UUID], because: str) -> list[Link]:
    """Say which themes, assumptions and learning cards a decision relies on, and why. Said twice it stays one link.

    Raises AlreadyDecided, NothingChosen, NeedsBecause, NotVisible for what cannot be relied on, NotAllowed.
    """
    held = _still_open(item, by)
    if not sources:
        raise NothingChosen
    reason = because_of(because)
    found = named(by, held.item, sources, EVIDENCE)
    return [thread.link(source=one, target=held.item, meaning=Meaning.LED_TO, by=by, because=reason) for one in found]


@transaction.atomic
def rely_no_more(*, item: Item, by: Person, link_id: UUID) -> None:
    """It does not rely on that after all. Raises AlreadyDecided, NotVisible when it does not stand there, NotAllowed."""
    held = _still_open(item, by)
    if link_id not in {one.link_id for one in reads.bearing_on(by, held.item, [Meaning.LED_TO], EVIDENCE)}:
        raise NotVisible
    thread.unlink(link_id=link_id, by=by)


@transaction.atomic
def disagree(*, item: Item, by: Person, role: str, words: str) -> Disagreement:
    """Keep what somebody thought otherwise, signed by role. Raises NeedsWords, NotAllowed."""
    held = held_decision(item, by)
    said, signed = words_of(words), line_of(role, 80)
    made: Disagreement = Disagreement.unscoped.create(decision=held, role=signed, words=said, by=by)
    _tell(held, by, "somebody disagreed")
    return made


@transaction.atomic
def correct(*, item: Item, by: Person, words: str) -> Addition:
    """Add a dated correction to a decision; its words stay as they were. Raises NotDecidedYet, NeedsWords, NotAllowed."""
    held = held_decision(item, by)
    if not held.is_decided:
        raise NotDecidedYet
    made: Addition = Addition.unscoped.create(decision=held, kind=AdditionKind.CORRECTION, words=words_of(words), by=by)
    _tell(held, by, "corrected")
    return made


@transaction.atomic
def look_again(*, item: Item, by: Person, found: str, next_on: date | None = None) -> Addition:
    """Say what was found when a decision was looked at again, and when to look next; None: it needs no more looking.

    Raises NotDecidedYet, NeedsWords, NotAllowed.
    """
    held = held_decision(item, by)
    if not held.is_decided:
        raise NotDecidedYet
    made: Addition = Addition.unscoped.create(decision=held, kind=AdditionKind.REVIEW, words=words_of(found), by=by)
    held.next_look_on = next_on
    held.save(update_fields=["next_look_on"])
    _tell(held, by, "looked at again")
    return made


def _tell(held: Decision, by: Person, what: str) -> None:
    """Keep a revision, with everything that was added since, for search too."""
    added = [one.words for one in held.additions.order_by("at")]
    against = [one.words for one in held.disagreements.order_by("at")]
    held.item = thread.revise(
        item=held.item, by=by, what=what, words="\n".join([_searched(held), *added, *against]),
        fields=_kept(held) | {"added": added, "disagreed": against},
    )  # fmt: skip


def _searched(decision: Decision) -> str:
    return "\n".join(filter(None, (getattr(decision, part.name) for part in DECISION_PARTS)))


def _kept(decision: Decision) -> dict[str, Any]:
    return {part.name: getattr(decision, part.name) for part in DECISION_PARTS} | {
        "outcome": str(decision.outcome), "state": str(decision.state), "decided_on": kept_day(decision.decided_on),
        "takes_effect_on": kept_day(decision.takes_effect_on), "review_on": kept_day(decision.review_on),
        "next_look_on": kept_day(decision.next_look_on),
    }  # fmt: skip
