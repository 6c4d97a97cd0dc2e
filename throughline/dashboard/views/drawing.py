"""Strips: small drawings of one row each, so that a chart fits a phone as well as a wall. Numbers only; words are the template's."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

WIDTH = 264
HEIGHT = 40
GROUND = 62
"""Where bars stand; above the highest there is room for the numbers of what happened around us."""

MARK_HEIGHT = 26
GAP = 4
LARGEST_MARK = 24
SMALLEST_MARK = 6


@dataclass(frozen=True)
class Bar:
    """One upright bar, or a ring on the ground line where there was nothing."""

    x: float
    y: float
    width: float
    height: float

    @property
    def empty(self) -> bool:
        return self.height == 0

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


def upright(counts: Sequence[int], places: Sequence[tuple[float, float]], most: int) -> list[Bar]:
    """A bar for each count between its two places, `most` being as high as it gets; anything at all is tall enough to be seen."""
    bars = []
    for count, (begins, ends) in zip(counts, places, strict=True):
        height = 0.0 if count == 0 else max(4.0, HEIGHT * count / max(most, 1))
        bars.append(Bar(round(begins, 1), round(GROUND - height, 1), round(ends - begins - GAP, 1), round(height, 1)))
    return bars


def along(count: int, most: int) -> float:
    """How long a lying bar is."""
    return 0.0 if count == 0 else round(max(4.0, WIDTH * count / max(most, 1)), 1)


@dataclass(frozen=True)
class Mark:
    """A hub's mark in a row of marks, its area by the count; `size` 0 is a small ring for nothing."""

    x: float
    y: float
    size: float
    centre: float
    shape: str


def marks(counts: Sequence[tuple[str, int]], most: int) -> list[Mark]:
    """A mark for each (shape, count), side by side in slots of equal width."""
    slot = WIDTH / max(1, len(counts))
    drawn = []
    for place, (shape, count) in enumerate(counts):
        size = 0.0 if count == 0 else max(SMALLEST_MARK, min(LARGEST_MARK, slot - 2) * sqrt(count / max(most, 1)))
        centre = slot * (place + 0.5)
        drawn.append(
            Mark(
                round(centre - size / 2, 1), round((MARK_HEIGHT - size) / 2, 1), round(size, 1), round(centre, 1), shape
            )
        )
    return drawn
