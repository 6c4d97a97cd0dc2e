"""What became different between two theories, in plain English. Where boxes stand is never looked at, nor in what order they come.

Parts are the same when their ids are; a causal link also when both its ends are, for it may have been taken off and drawn again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from throughline.common.diffs import Stretch, word_diff
from throughline.theory.stood import Stood, StoodAssumption, StoodElement, StoodJudgement, StoodLink
from throughline.theory.words import (
    AssumptionKind,
    AssumptionStatus,
    Confidence,
    Delay,
    ElementKind,
    Horizon,
    Importance,
    Level,
    Polarity,
    What,
)

NOT_SAID = "not said"
TURNED = {What.ADDED: What.REMOVED, What.REMOVED: What.ADDED, What.STRENGTHENED: What.WEAKENED, What.WEAKENED: What.STRENGTHENED}  # fmt: skip
"""The same difference read the other way round; the others stay what they are."""


@dataclass(frozen=True)
class Difference:
    """One thing that is different.

    part, id   "map", "element", "link" or "assumption", and which; of a re-linking, the new link
    field      what of it differs; "" for the whole of it
    says       the sentence to read
    before, after   the words as they were and are, where words changed
    because    of a judgement, why the group came to the later one
    """

    what: What
    part: str
    id: str
    field: str
    says: str
    before: str = ""
    after: str = ""
    because: str = ""

    @property
    def is_wording(self) -> bool:
        """Whether the words are worth marking one by one."""
        return self.what in (What.REWORDED, What.MECHANISM, What.TOLD) and NOT_SAID not in (self.before, self.after)

    @property
    def stretches(self) -> list[Stretch]:
        """The words that stayed, went and came, in reading order."""
        return word_diff(self.before, self.after)


@dataclass(frozen=True)
class Group:
    """Differences of one sort, under the heading they are read by."""

    what: What
    differences: Sequence[Difference]

    @property
    def title(self) -> str:
        return self.what.label


@dataclass(frozen=True)
class Comparison:
    """Everything that is different from one theory to another, in the order it is read."""

    before: Stood
    after: Stood
    differences: Sequence[Difference]

    @property
    def groups(self) -> list[Group]:
        found = [Group(what, [one for one in self.differences if one.what == what]) for what in What]
        return [group for group in found if group.differences]

    def of(self, what: What) -> list[Difference]:
        return [one for one in self.differences if one.what == what]


def compare(before: Stood, after: Stood) -> Comparison:
    """What changed from `before` to `after`. Comparing the other way round tells the same things turned round."""
    found = [*_map(before, after), *_elements(before, after), *_links(before, after), *_assumptions(before, after)]
    order = {what: at for at, what in enumerate(What)}
    return Comparison(before, after, sorted(found, key=lambda one: order[one.what]))


def _map(before: Stood, after: Stood) -> Iterator[Difference]:
    if before.title != after.title:
        yield Difference(What.REWORDED, "map", "", "title", "The theory has another name.", before.title, after.title)
    if before.narrative != after.narrative:
        yield Difference(
            What.TOLD, "map", "", "narrative", "The story it is told by changed.",
            before.narrative or NOT_SAID, after.narrative or NOT_SAID,
        )  # fmt: skip


def _elements(before: Stood, after: Stood) -> Iterator[Difference]:
    was, now = {one.id: one for one in before.elements}, {one.id: one for one in after.elements}
    for one in after.elements:
        if one.id not in was:
            yield Difference(What.ADDED, "element", one.id, "", f"{_a(one)}: “{one.title}”.")
    for one in before.elements:
        if one.id not in now:
            yield Difference(What.REMOVED, "element", one.id, "", f"{_a(one)}: “{one.title}”.")
        else:
            yield from _element(one, now[one.id])


def _a(one: StoodElement) -> str:
    return one.kind_label


def _element(was: StoodElement, now: StoodElement) -> Iterator[Difference]:
    def differs(what: What, field: str, says: str, before: str, after: str) -> Difference:
        return Difference(what, "element", now.id, field, says, before or NOT_SAID, after or NOT_SAID)

    named = f"“{now.title}”"
    if was.title != now.title:
        yield differs(What.REWORDED, "title", f"{_a(now)}, in other words.", was.title, now.title)
    if was.description != now.description:
        yield differs(What.REWORDED, "description", f"More about {named}.", was.description, now.description)
    if was.who_changes != now.who_changes:
        yield differs(What.REWORDED, "who_changes", f"Who changes with {named}.", was.who_changes, now.who_changes)
    if was.kind != now.kind:
        old, new = ElementKind(was.kind).label, ElementKind(now.kind).label
        yield differs(What.OTHERWISE, "kind", f"{named} was seen as “{old}” and is now seen as “{new}”.", old, new)
    if was.level != now.level:
        old, new = _label(Level, was.level), _label(Level, now.level)
        yield differs(What.OTHERWISE, "level", f"At whose level {named} shows: from “{old}” to “{new}”.", old, new)
    if was.horizon != now.horizon:
        old, new = _label(Horizon, was.horizon), _label(Horizon, now.horizon)
        yield differs(What.OTHERWISE, "horizon", f"By when {named} could be seen: from “{old}” to “{new}”.", old, new)
    if was.contribution_only != now.contribution_only:
        sides = ("something we answer for", "something we contribute to")
        old, new = sides[was.contribution_only], sides[now.contribution_only]
        yield differs(What.OTHERWISE, "contribution_only", f"{named} was {old} and is now {new}.", old, new)
    yield from _judgement("element", now.id, named, was.judgement, now.judgement)


def _label(words: Any, value: str) -> str:
    return str(words(value).label) if value else NOT_SAID


def _links(before: Stood, after: Stood) -> Iterator[Difference]:
    was, now = _matched(before.links, after.links)
    both = [(was[key], now[key]) for key in was if key in now]
    gone = {one.id: one for key, one in was.items() if key not in now}
    new = {one.id: one for key, one in now.items() if key not in was}
    for old, other in _relinked(before, after, gone, new):
        del gone[old.id], new[other.id]
        yield _other_end(before, after, old, other)
        yield from _link(after, old, other)
    for one in new.values():
        yield Difference(What.ADDED, "link", one.id, "", f"{after.named[one.id]}.", after=one.mechanism)
    for one in gone.values():
        yield Difference(What.REMOVED, "link", one.id, "", f"{before.named[one.id]}.", before=one.mechanism)
    for old, other in both:
        yield from _link(after, old, other)


def _matched(before: Sequence[StoodLink], after: Sequence[StoodLink]) -> tuple[dict[str, StoodLink], dict[str, StoodLink]]:  # fmt: skip
    """Both sides by a name that is the same for the same link: its id, or its two ends where it was drawn again."""
    ids = {one.id for one in before} & {one.id for one in after}

    def keyed(links: Sequence[StoodLink]) -> dict[str, StoodLink]:
        return {one.id if one.id in ids else f"{one.cause}>{one.effect}": one for one in links}

    return keyed(before), keyed(after)


def _relinked(
    before: Stood, after: Stood, gone: dict[str, StoodLink], new: dict[str, StoodLink]
) -> list[tuple[StoodLink, StoodLink]]:
    """Pairs of a link that went and one that came, sharing one end, where all the ends stood before and stand after."""
    stayed = {one.id for one in before.elements} & {one.id for one in after.elements}
    pairs = [
        (old, other)
        for old in gone.values()
        for other in new.values()
        if {old.cause, old.effect, other.cause, other.effect} <= stayed
        and (old.cause == other.cause) != (old.effect == other.effect)
    ]
    # An order that is the same read from either side, so that both ways round tell the same pairs.
    pairs.sort(key=lambda pair: (min(pair[0].id, pair[1].id), max(pair[0].id, pair[1].id)))
    taken: set[str] = set()
    found = []
    for old, other in pairs:
        if not {old.id, other.id} & taken:
            taken |= {old.id, other.id}
            found.append((old, other))
    return found


def _other_end(before: Stood, after: Stood, was: StoodLink, now: StoodLink) -> Difference:
    if was.cause == now.cause:
        named, old, new = after.named[now.cause], before.named[was.effect], after.named[now.effect]
        says = f"“{named}” no longer leads to “{old}” but to “{new}”."
    else:
        named, old, new = after.named[now.effect], before.named[was.cause], after.named[now.cause]
        says = f"What leads to “{named}” is no longer “{old}” but “{new}”."
    return Difference(What.RELINKED, "link", now.id, "ends", says, old, new)


def _link(after: Stood, was: StoodLink, now: StoodLink) -> Iterator[Difference]:
    named = after.named[now.id]
    if was.mechanism != now.mechanism:
        yield Difference(
            What.MECHANISM, "link", now.id, "mechanism", f"What makes it work that {named}.",
            was.mechanism or NOT_SAID, now.mechanism or NOT_SAID,
        )  # fmt: skip
    if was.polarity != now.polarity:
        old, new = Polarity(was.polarity).label, Polarity(now.polarity).label
        says = f"Which way it works that {named}: from “{old}” to “{new}”."
        yield Difference(What.OTHERWISE, "link", now.id, "polarity", says, old, new)
    if was.delay != now.delay:
        old, new = _label(Delay, was.delay), _label(Delay, now.delay)
        says = f"How long it takes until {named}: from “{old}” to “{new}”."
        yield Difference(What.OTHERWISE, "link", now.id, "delay", says, old, new)
    yield from _judgement("link", now.id, f"that {named}", was.judgement, now.judgement)


def _assumptions(before: Stood, after: Stood) -> Iterator[Difference]:
    was, now = {one.id: one for one in before.assumptions}, {one.id: one for one in after.assumptions}
    for one in after.assumptions:
        if one.id not in was:
            yield Difference(What.ADDED, "assumption", one.id, "", f"{_of_what(after, one)}: “{one.title}”.")
    for one in before.assumptions:
        if one.id not in now:
            yield Difference(What.REMOVED, "assumption", one.id, "", f"{_of_what(before, one)}: “{one.title}”.")
        else:
            yield from _assumption(before, after, one, now[one.id])


def _of_what(stood: Stood, one: StoodAssumption) -> str:
    if not one.about:
        return "Assumption about the whole theory"
    named = stood.named.get(one.about, "a part of it")
    return f"Assumption about {named if named.startswith('“') else f'“{named}”'}"


def _assumption(before: Stood, after: Stood, was: StoodAssumption, now: StoodAssumption) -> Iterator[Difference]:
    def differs(what: What, field: str, says: str, old: str, new: str) -> Difference:
        return Difference(what, "assumption", now.id, field, says, old or NOT_SAID, new or NOT_SAID)

    named = f"“{now.title}”"
    if was.title != now.title:
        yield differs(What.REWORDED, "title", "An assumption, in other words.", was.title, now.title)
    if was.if_it_fails != now.if_it_fails:
        says = f"What we would do if {named} does not hold."
        yield differs(What.REWORDED, "if_it_fails", says, was.if_it_fails, now.if_it_fails)
    if was.about != now.about and _about_ends(before, was) != _about_ends(after, now):
        old, new = _of_what(before, was), _of_what(after, now)
        yield differs(What.RELINKED, "about", f"{named}: it was an {_low(old)} and is now an {_low(new)}.", old, new)
    if was.importance != now.importance:
        old, new = Importance(was.importance).label, Importance(now.importance).label
        yield differs(What.IMPORTANCE, "importance", f"{named}: from “{old}” to “{new}”.", old, new)
    if was.kind != now.kind:
        old, new = AssumptionKind(was.kind).label, AssumptionKind(now.kind).label
        yield differs(What.OTHERWISE, "kind", f"What sort of belief {named} is: from “{old}” to “{new}”.", old, new)
    if was.owner_role != now.owner_role:
        old, new = was.owner_role or NOT_SAID, now.owner_role or NOT_SAID
        yield differs(What.OTHERWISE, "owner_role", f"Who keeps an eye on {named}: from “{old}” to “{new}”.", old, new)
    if was.review_on != now.review_on:
        old, new = _day(was.review_on), _day(now.review_on)
        yield differs(What.OTHERWISE, "review_on", f"When to look at {named} again: from {old} to {new}.", old, new)
    yield from _standing(was, now)


def _about_ends(stood: Stood, one: StoodAssumption) -> str:
    """What an assumption is about by what stays the same when a causal link is drawn again."""
    link = next((link for link in stood.links if link.id == one.about), None)
    return one.about if link is None else f"{link.cause}>{link.effect}"


def _low(words: str) -> str:
    return words[:1].lower() + words[1:]


def _day(words: str) -> str:
    return f"{date.fromisoformat(words):%-d %B %Y}" if words else NOT_SAID


STANCE = {AssumptionStatus.HOLDING: 1, AssumptionStatus.NOT_HOLDING: -1}


def _standing(was: StoodAssumption, now: StoodAssumption) -> Iterator[Difference]:
    """How an assumption came to stand: stronger where it holds or we are surer, weaker where it doesn't or we are less so."""
    if (was.status, was.confidence, was.judgement) == (now.status, now.confidence, now.judgement):
        return
    what = _turn(
        STANCE.get(AssumptionStatus(now.status), 0) - STANCE.get(AssumptionStatus(was.status), 0),
        # Being surer that something does not hold makes it no stronger.
        0 if STANCE.get(AssumptionStatus(now.status), 0) < 0 else now.confidence - was.confidence,
    )
    if AssumptionStatus.RETIRED in (was.status, now.status):
        what = What.JUDGED
    parts = []
    if was.status != now.status:
        old, new = AssumptionStatus(was.status).label, AssumptionStatus(now.status).label
        parts.append(f"it was {old} and is now {new}")
    if was.confidence != now.confidence:
        parts.append(
            f"how sure we are went from “{Confidence(was.confidence).label}” to “{Confidence(now.confidence).label}”"
        )
    told = "; ".join(parts) or "looked at again, and it stands as it stood"
    yield Difference(
        what, "assumption", now.id, "standing", f"“{now.title}”: {told}.", was.stands, now.stands,
        now.judgement.because if now.judgement and now.judgement != was.judgement else "",
    )  # fmt: skip


def _judgement(
    part: str, pk: str, named: str, was: StoodJudgement | None, now: StoodJudgement | None
) -> Iterator[Difference]:
    if was == now:
        return
    old, new = was.sure if was else "not judged", now.sure if now else "not judged"
    what = _turn(now.confidence - was.confidence, 0) if was and now else What.JUDGED
    told = f"from “{old}” to “{new}”" if old != new else f"judged again: still “{new}”"
    yield Difference(
        what, part, pk, "standing", f"How sure we are of {named}: {told}.".replace("of that", "that"), old, new,
        now.because if now else "",
    )  # fmt: skip


def _turn(first: int, second: int) -> What:
    by = first or second
    return What.STRENGTHENED if by > 0 else What.WEAKENED if by < 0 else What.JUDGED


def turned(one: Difference) -> Difference:
    """A difference as it reads from the other side, without its sentence: for holding two comparisons side by side."""
    return replace(one, what=TURNED.get(one.what, one.what), says="", because="", before=one.after, after=one.before)
