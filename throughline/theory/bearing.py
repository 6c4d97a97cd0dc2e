"""What bears on one part of the theory, as one person may see it: the evidence by how it bears, and what rests on the part."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from throughline.people.models import Person
from throughline.people.reads import shown_name
from throughline.theory.models import Assumption, CausalLink, Element, Judgement
from throughline.theory.reads import hoped_for, judgements_of, leads
from throughline.theory.words import PART_KINDS
from throughline.thread import reads as thread
from throughline.thread.evidence import Tally, bearings, gathered, tallies, withdrawn_sources
from throughline.thread.kinds import kind_named
from throughline.thread.models import Item
from throughline.thread.reads import Bearing
from throughline.thread.trace import trace
from throughline.thread.words import Meaning, Strength

SHOWN = 20
ALL_SHOWN = 500
FROZEN_SHOWN = 40
STRENGTH = {one.value: f"{one.label[:1].upper()}{one.label[1:]} evidence" for one in Strength}
OURS = (*PART_KINDS, "theory-map")


@dataclass(frozen=True)
class Bears:
    """One way in which evidence bears on a part: how it is headed, chosen and told."""

    meaning: Meaning
    heading: str
    verb: str
    hint: str
    short: str


WAYS = (
    Bears(Meaning.SUPPORTS, "What speaks for it", "Supports it", "It speaks for it.", "for"),
    Bears(Meaning.CHALLENGES, "What speaks against it", "Challenges it", "It speaks against it.", "against"),
    Bears(Meaning.QUALIFIES, "What qualifies it", "Qualifies it", "True for some, or only when.", "qualify"),
)


@dataclass(frozen=True)
class Piece:
    """One piece of evidence: the item, its words where it is a span, the note it comes from, how strong and why, who filed it."""

    bearing: Bearing
    source: Item
    words: str
    kind: str
    strength: str
    filed_by: str


@dataclass(frozen=True)
class Group:
    """The evidence that bears in one way: the newest pieces, and how many there are."""

    way: Bears
    pieces: Sequence[Piece]
    count: int

    @property
    def more(self) -> int:
        return max(0, self.count - len(self.pieces))


@dataclass(frozen=True)
class Evidence:
    """Everything filed on a part, its counts, and how many sources were withdrawn since."""

    groups: Sequence[Group]
    tally: Tally
    withdrawn: int

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)


def evidence_on(person: Person, item: Item, *, opened: str = "") -> Evidence:
    """The evidence on a part, newest first; `opened` names a meaning of which all is shown. Flat in queries."""
    tally = tallies(person, [item.pk])[item.pk]
    found: list[tuple[Bears, list[Bearing], int]] = []
    for way in WAYS:
        count = int(getattr(tally, way.meaning.value))
        links = gathered(person, item, way.meaning)[: ALL_SHOWN if opened == way.meaning else SHOWN] if count else ()
        found.append((way, bearings(links), count))
    spans = thread.excerpts(
        person, [one.item.pk for _, shown, _ in found for one in shown if one.item.kind == "excerpt"]
    )
    groups = [Group(way, [_piece(one, spans) for one in shown], count) for way, shown, count in found]
    return Evidence(groups, tally, withdrawn_sources(person, item.pk))


def _piece(bearing: Bearing, spans: dict[UUID, thread.Span]) -> Piece:
    span = spans.get(bearing.item.pk)
    return Piece(
        bearing=bearing,
        source=span.source if span else bearing.item,
        words=span.words if span else "",
        kind=kind_named(bearing.item.kind).label,
        strength=STRENGTH.get(bearing.link.strength, ""),
        filed_by=shown_name(bearing.made_by),
    )


@dataclass(frozen=True)
class Judged:
    """A judgement with the evidence as it lay then: what this reader may still open, and how much they may not."""

    judgement: Judgement
    by: str
    says: str
    lay: Sequence[dict[str, Any]]
    not_shown: int
    more: int


def judged(person: Person, item: Item) -> list[Judged]:
    """Every judgement of a part, newest first, with its frozen evidence; two queries."""
    rows = judgements_of(item)
    ids = {UUID(one["item"]) for row in rows for one in row.evidence[:FROZEN_SHOWN]}
    readable = thread.items(person).select_related("hub").in_bulk(list(ids))
    return [_judged(row, readable) for row in rows]


def _judged(row: Judgement, readable: dict[UUID, Item]) -> Judged:
    shown = row.evidence[:FROZEN_SHOWN]
    lay = [
        {
            **one,
            "item": readable[UUID(one["item"])],
            "bore": Meaning(one["meaning"]).label,
            "strength": STRENGTH.get(one["strength"], ""),
        }
        for one in shown
        if UUID(one["item"]) in readable
    ]
    told = [(sum(one["meaning"] == way.meaning for one in row.evidence), way.short) for way in WAYS]
    says = ", ".join(f"{count} {short}" for count, short in told if count)
    return Judged(row, shown_name(row.recorded_by), says, lay, len(shown) - len(lay), len(row.evidence) - len(shown))


@dataclass(frozen=True)
class Resting:
    """What rests on a part, of one kind: experiments that test it, decisions that came of it."""

    label: str
    items: Sequence[Item]


def resting_on(person: Person, item: Item) -> list[Resting]:
    """What this part led to further along the thread, by kind: experiments, decisions, what was said back."""
    found: dict[str, list[Item]] = {}
    for knot in trace(person, item).led_to:
        if knot.item.kind not in OURS:
            found.setdefault(knot.item.kind, []).append(knot.item)
    return [Resting(kind_named(name).plural, items) for name, items in sorted(found.items())]


def experiments_testing(person: Person, item: Item) -> list[Bearing]:
    """What tests this part, newest day first: whatever kind of thing the programme tests with."""
    return thread.resting_on(person, item, [Meaning.TESTED_BY])


def outcomes_over(person: Person, part: Assumption) -> list[Element]:
    """The outcomes and impact that stand above an assumption: what would be in question if it did not hold."""
    above = None if part.about_id in {None, part.of_id} else _above(leads(person, part.of), _begins_at(part))
    return hoped_for(person, part.of, above)


def _begins_at(part: Assumption) -> UUID:
    """The element an assumption stands on; of a causal link, what it leads to."""
    link = CausalLink.unscoped.filter(pk=part.about_id, off_map_at=None).values_list("effect_id", flat=True).first()
    begin: UUID | None = link or part.about_id
    assert begin is not None  # noqa: S101  # tells the type checker what the caller has looked at
    return begin


def _above(leads_to: Mapping[UUID, Sequence[UUID]], begin: UUID) -> set[UUID]:
    seen, waiting = {begin}, deque([begin])
    while waiting:
        for effect in leads_to.get(waiting.popleft(), ()):
            if effect not in seen:
                seen.add(effect)
                waiting.append(effect)
    return seen
