"""How something people said was considered: from the first words to what was said back, step by step with its because.

Gunning's four questions, asked of the record: was it heard while things could still change, was there enough to go on
and time enough, and were the words weighed? The trail shows what there is and says plainly what there is not.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from throughline.feedback.models import SaidBack
from throughline.feedback.words import STATE_MEANS, State
from throughline.people.models import Person
from throughline.thread.kinds import kind_named
from throughline.thread.models import Item
from throughline.thread.trace import DEPTH, Knot, trace
from throughline.thread.words import READ_FROM_TARGET


@dataclass(frozen=True)
class Step:
    """One step of the trail: the day, what happened, the item it stands on, and why."""

    day: date
    what: str
    item: Item
    because: str = ""


@dataclass(frozen=True)
class Trail:
    """How something was considered.

    heard         how many sources lie under it, the first and last day they were heard
    steps         what it led to, in the order in which it happened
    not_there     sentences on what the record does not show
    cut           whether there was more than could be looked at
    """

    heard: int
    first_heard: date | None
    last_heard: date | None
    steps: list[Step]
    not_there: list[str]
    cut: bool


def trail(person: Person, item: Item) -> Trail:
    """The trail of one theme, note or promise, as this person may see it. A fixed number of queries."""
    found = trace(person, item, depth=DEPTH)
    sources = [knot.item for knot in found.rests_on if kind_named(knot.item.kind).is_source]
    if kind_named(item.kind).is_source:
        sources.append(item)
    days = sorted(source.happened_on for source in sources)
    led_to = [knot for knot in found.led_to if knot.item.kind in STEPS]
    details = SaidBack.unscoped.in_bulk([knot.item.pk for knot in led_to if knot.item.kind == "said-back"])
    steps = [Step(item.happened_on, FIRST.get(item.kind, "Put down"), item)]
    steps += [_step(knot, details) for knot in led_to]
    return Trail(
        heard=len(days),
        first_heard=days[0] if days else None,
        last_heard=days[-1] if days else None,
        steps=sorted(steps, key=lambda step: step.day),
        not_there=_not_there(days, led_to, list(details.values())),
        cut=found.cut,
    )


FIRST = {"theme": "Named as a theme", "note": "Heard", "promise": "Promised"}

STEPS = {
    "theme": "Gathered into a theme",
    "promise": "Promised",
    "question": "Put to a learning question",
    "assumption": "Weighed against what we assumed",
    "experiment": "Tried",
    "learning-card": "Learned from trying",
    "paper": "Put to a board",
    "decision": "Decided",
    "action": "Acted on",
    "said-back": "Said back",
}
"""Kinds that are steps of considering, and what each says has happened."""

DECIDING = frozenset({"decision", "learning-card"})
"""Steps at which something was settled because of what was heard."""


def _step(knot: Knot, details: dict[object, SaidBack]) -> Step:
    entry = details.get(knot.item.pk)
    if entry is None:
        reason = f"{READ_FROM_TARGET[knot.meaning]}: {knot.because}" if knot.because else ""
        standing_before = knot.item.kind in {
            "assumption",
            "question",
        }  # older than what is weighed: the day is the link's
        day = localdate(knot.linked_at) if standing_before else knot.item.happened_on
        return Step(day, STEPS[knot.item.kind], knot.item, reason[:1].upper() + reason[1:])
    told = entry.told_on
    state = State(entry.state)
    words = " ".join(filter(None, (f"{state.label.rstrip('…')}.", entry.decided, entry.because, entry.reconciled)))
    what = f"Said back: {STATE_MEANS[state].split('.')[0].lower()}" if told else "An answer was written, not told yet"
    return Step(told or knot.item.happened_on, what, knot.item, words)


def _not_there(days: list[date], led_to: list[Knot], answers: list[SaidBack]) -> list[str]:
    """What the record does not show, each in a sentence."""
    said = []
    decided = [knot for knot in led_to if knot.item.kind in DECIDING]
    if not decided and not any(entry.reconciled for entry in answers):
        said.append(
            "Nothing here shows yet that it was weighed: no decision rests on it, and no answer says how it was."
        )
    if days and any(knot.item.happened_on < days[0] for knot in decided):
        said.append(
            "Something was decided before the first of these words was heard. Was there still anything to change?"
        )
    if not any(entry.told_on for entry in answers):
        said.append("Nothing was said back yet to the people who spoke.")
    elif not any(entry.reconciled for entry in answers):
        said.append("What was said back does not say how the words were weighed against what was decided.")
    return said
