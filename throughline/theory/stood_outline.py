"""A frozen theory in the order the outline reads it, for pages and files."""

from collections.abc import Sequence
from dataclasses import dataclass

from throughline.theory.outlined import PLURALS
from throughline.theory.stood import Stood, StoodAssumption, StoodElement, StoodLink
from throughline.theory.words import ElementKind


@dataclass(frozen=True)
class StoodWay:
    """Where an element led, by what mechanism, and what was assumed of it."""

    link: StoodLink
    to: str
    assumptions: Sequence[StoodAssumption]


@dataclass(frozen=True)
class StoodLine:
    """An element with everything that was said of it."""

    element: StoodElement
    leads_to: Sequence[StoodWay]
    assumptions: Sequence[StoodAssumption]


@dataclass(frozen=True)
class StoodGroup:
    title: str
    lines: Sequence[StoodLine]


def groups_of(stood: Stood) -> list[StoodGroup]:
    """Elements by kind, from the impact down."""
    groups = []
    for kind in ElementKind:
        lines = [_line(stood, one) for one in stood.elements if one.kind == kind]
        if lines:
            groups.append(StoodGroup(PLURALS[kind], lines))
    return groups


def _line(stood: Stood, one: StoodElement) -> StoodLine:
    ways = [StoodWay(link, stood.named[link.effect], stood.assumed_of(link.id)) for link in stood.leads_from(one.id)]
    return StoodLine(one, ways, stood.assumed_of(one.id))
