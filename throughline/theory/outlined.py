"""The map as the outline reads it: from the change hoped for down to what we do, with the ceiling of accountability between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from throughline.people.models import Person
from throughline.theory import reads
from throughline.theory.models import Assumption, CausalLink, Element, TheoryMap
from throughline.theory.words import MEANS, ElementKind
from throughline.thread import reads as thread
from throughline.thread.evidence import Tally
from throughline.thread.models import Item

AROUND_US = (ElementKind.ENABLING_FACTOR, ElementKind.EXTERNAL_FACTOR, ElementKind.UNINTENDED_EFFECT)
"""What stands beside the chain rather than in it, and so on neither side of the ceiling."""

PLURALS = {
    ElementKind.IMPACT: "Impact",
    ElementKind.OUTCOME: "Outcomes",
    ElementKind.PRECONDITION: "Preconditions",
    ElementKind.MECHANISM: "Mechanisms",
    ElementKind.ACTIVITY: "Activities",
    ElementKind.ENABLING_FACTOR: "Enabling factors",
    ElementKind.EXTERNAL_FACTOR: "External factors",
    ElementKind.UNINTENDED_EFFECT: "Unintended effects",
}


@dataclass(frozen=True)
class LinkLine:
    """A causal link as a line under one of its ends: where it leads, and what is assumed of it."""

    link: CausalLink
    other: Element
    assumptions: Sequence[Assumption]
    tally: Tally


@dataclass(frozen=True)
class PartLine:
    """An element in the outline, with everything that is said of it there."""

    element: Element
    tally: Tally
    leads_to: Sequence[LinkLine]
    led_from: Sequence[LinkLine]
    assumptions: Sequence[Assumption]
    nested: Sequence[TheoryMap]


@dataclass(frozen=True)
class KindGroup:
    """Elements of one kind on one side of the ceiling."""

    kind: ElementKind
    title: str
    means: str
    lines: Sequence[PartLine]


@dataclass(frozen=True)
class Outline:
    """A map to be read: what we contribute to, the ceiling, what we answer for, what is around us, and beliefs about it all."""

    standing: reads.Standing
    contributed: Sequence[KindGroup]
    answered_for: Sequence[KindGroup]
    around_us: Sequence[KindGroup]
    whole: Sequence[Assumption]
    nowhere: int
    nested: Sequence[TheoryMap] = field(default_factory=list)

    @property
    def has_parts(self) -> bool:
        return bool(self.standing.elements)


def outline_of(person: Person, of: TheoryMap) -> Outline:
    """The outline of a map; a flat number of queries whatever its size."""
    stands = reads.standing(person, of)
    nested = [row for row in reads.maps_of(person, of.item.programme_id) if row.under_id is not None]
    under: dict[UUID | None, list[TheoryMap]] = {}
    for row in nested:
        under.setdefault(row.under_id, []).append(row)
    on: dict[UUID, list[CausalLink]] = {}
    back: dict[UUID, list[CausalLink]] = {}
    for link in stands.links:
        on.setdefault(link.cause_id, []).append(link)
        back.setdefault(link.effect_id, []).append(link)

    def link_line(link: CausalLink, other: Element) -> LinkLine:
        return LinkLine(link, other, stands.about.get(link.pk, ()), stands.tallies[link.pk])

    lines = [
        PartLine(
            element=row,
            tally=stands.tallies[row.pk],
            leads_to=[link_line(link, link.effect) for link in on.get(row.pk, ())],
            led_from=[link_line(link, link.cause) for link in back.get(row.pk, ())],
            assumptions=stands.about.get(row.pk, ()),
            nested=under.get(row.pk, ()),
        )
        for row in stands.elements
    ]
    inner = [line for line in lines if line.element.kind not in AROUND_US]
    return Outline(
        standing=stands,
        contributed=_by_kind([line for line in inner if line.element.contribution_only]),
        answered_for=_by_kind([line for line in inner if not line.element.contribution_only]),
        around_us=_by_kind([line for line in lines if line.element.kind in AROUND_US]),
        whole=[*stands.about.get(None, ()), *stands.about.get(of.pk, ())],
        nowhere=len(reads.fitting_nowhere(person, of)),
        nested=nested if of.item.hub_id is None else [],
    )


def lines_of(drawn: Outline) -> Iterator[PartLine]:
    """Every element of an outline, from the top."""
    for groups in (drawn.contributed, drawn.answered_for, drawn.around_us):
        for group in groups:
            yield from group.lines


def _by_kind(lines: Sequence[PartLine]) -> list[KindGroup]:
    groups = []
    for kind in ElementKind:
        here = [line for line in lines if line.element.kind == kind]
        if here:
            groups.append(KindGroup(kind, PLURALS[kind], MEANS[kind], here))
    return groups


def taken_off(person: Person, of: TheoryMap) -> list[Item]:
    """What was taken off the map, the newest first: its pages, evidence and history stay."""
    ids = [
        pk
        for model in (Element, CausalLink, Assumption)
        for pk in model.unscoped.filter(of=of).exclude(off_map_at=None).values_list("pk", flat=True)
    ]
    return list(thread.items(person).filter(pk__in=ids).order_by("-changed_at", "-pk"))
