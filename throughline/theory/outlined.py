"""The map as the outline reads it: from the change hoped for down to what we do, with the ceiling of accountability between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.core.paginator import Page, Paginator

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


WHOLE, AT_ONCE = 40, 20
"""So many elements are read at once with all that is said of them; of a larger map one kind at a time, in pages of so many."""


@dataclass(frozen=True)
class LinkLine:
    """A causal link as a line under one of its ends: where it leads, and what is assumed of it.

    href   to the other end: further down or up where it stands on the same page, else its own page
    """

    link: CausalLink
    other: Element
    assumptions: Sequence[Assumption]
    href: str


@dataclass(frozen=True)
class PartLine:
    """An element in the outline, with everything that is said of it there."""

    element: Element
    leads_to: Sequence[LinkLine]
    led_from: Sequence[LinkLine]
    assumptions: Sequence[Assumption]
    nested: Sequence[TheoryMap]


@dataclass(frozen=True)
class KindGroup:
    """Elements of one kind on one side of the ceiling.

    names   all of them, by their wording; lines   those that are told with everything
    page    of the opened kind of a large map, its pages; None where nothing is left out
    """

    key: str
    kind: ElementKind
    names: Sequence[reads.Named]
    lines: Sequence[PartLine] = ()
    page: Page[reads.Named] | None = None

    @property
    def title(self) -> str:
        return PLURALS[self.kind]

    @property
    def means(self) -> str:
        return MEANS[self.kind]


@dataclass(frozen=True)
class Side:
    """What stands on one side of the ceiling of accountability, or beside the chain."""

    key: str
    groups: Sequence[KindGroup]


@dataclass(frozen=True)
class Outline:
    """A map to be read: what we contribute to, the ceiling, what we answer for, what is around us, and beliefs about it all.

    elements   how many stand on the map; `in_full` whether all of them are told with everything at once
    """

    tallies: Mapping[UUID, Tally]
    sides: Sequence[Side]
    whole: Sequence[Assumption]
    elements: int
    nested: Sequence[TheoryMap]

    @property
    def in_full(self) -> bool:
        return self.elements <= WHOLE


def outline_of(person: Person, of: TheoryMap, opened: str = "", page: str | None = None) -> Outline:
    """The outline of a map; a flat number of queries whatever its size.

    opened, page   of a map larger than WHOLE, the group that is told with everything, and which page of it
    """
    names = reads.named(person, of)
    groups = _groups(names)
    if len(names) <= WHOLE:
        told = names
    else:
        groups = [
            replace(group, page=Paginator(group.names, AT_ONCE).get_page(page)) if group.key == opened else group
            for group in groups
        ]
        told = [name for group in groups if group.page is not None for name in group.page.object_list]
    stands = reads.standing_around(person, of, [name.pk for name in told])
    maps = reads.maps_of(person, of.item.programme_id)
    lines = {line.element.pk: line for line in _lines(stands, maps)}
    groups = [replace(one, lines=[lines[name.pk] for name in one.names if name.pk in lines]) for one in groups]
    return Outline(
        tallies=stands.tallies,
        sides=[Side(key, [one for one in groups if one.key.startswith(f"{key}-")]) for key in SIDES],
        whole=[*stands.about.get(None, ()), *stands.about.get(of.pk, ())],
        elements=len(names),
        nested=[row for row in maps if row.under_id is not None] if of.item.hub_id is None else [],
    )


def line_of(person: Person, part: Element) -> PartLine | None:
    """One element with everything that is said of it in the outline; None when it is off the map."""
    stands = reads.standing_around(person, part.of, [part.pk])
    return next(iter(_lines(stands, reads.maps_of(person, part.item.programme_id))), None)


SIDES = ("contributed", "answered-for", "around-us")


def _side(name: reads.Named) -> str:
    if name.kind in AROUND_US:
        return "around-us"
    return "contributed" if name.contribution_only else "answered-for"


def _groups(names: Sequence[reads.Named]) -> list[KindGroup]:
    """By side and kind, in the order they are read."""
    found: dict[tuple[str, str], list[reads.Named]] = {}
    for name in names:
        found.setdefault((_side(name), name.kind), []).append(name)
    return [
        KindGroup(f"{side}-{kind}", kind, found[side, kind])
        for side in SIDES
        for kind in ElementKind
        if (side, kind) in found
    ]


def _lines(stands: reads.Standing, maps: Sequence[TheoryMap]) -> list[PartLine]:
    here = {row.pk for row in stands.elements}
    on: dict[UUID, list[CausalLink]] = {}
    back: dict[UUID, list[CausalLink]] = {}
    for link in stands.links:
        on.setdefault(link.cause_id, []).append(link)
        back.setdefault(link.effect_id, []).append(link)

    def line(link: CausalLink, other: Element) -> LinkLine:
        href = f"#e-{other.pk}" if other.pk in here else other.item.get_absolute_url()
        return LinkLine(link, other, stands.about.get(link.pk, ()), href)

    return [
        PartLine(
            element=row,
            leads_to=[line(link, link.effect) for link in on.get(row.pk, ())],
            led_from=[line(link, link.cause) for link in back.get(row.pk, ())],
            assumptions=stands.about.get(row.pk, ()),
            nested=[one for one in maps if one.under_id == row.pk],
        )
        for row in stands.elements
    ]


def taken_off(person: Person, of: TheoryMap) -> list[Item]:
    """What was taken off the map, the newest first: its pages, evidence and history stay."""
    ids = [
        pk
        for model in (Element, CausalLink, Assumption)
        for pk in model.unscoped.filter(of=of).exclude(off_map_at=None).values_list("pk", flat=True)
    ]
    return list(thread.items(person).filter(pk__in=ids).order_by("-changed_at", "-pk"))
