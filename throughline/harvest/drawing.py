"""Ripples as lines along time: numbers only, words are the template's. A line that ends is told apart by its shape alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from throughline.harvest.reads.ripples import Spread
from throughline.harvest.words import Goes, Ripple
from throughline.programme.models import ContextEvent
from throughline.web.pieces.time_axis import TimeAxis, time_axis

TOP, LANE, FOOT = 30.0, 24.0, 8.0
AIR = timedelta(days=14)
NUMBER_BEFORE = 11.0
LEAST = 6.0


@dataclass(frozen=True)
class Lane:
    """One ripple where it is drawn: its mark, the line to the day it was last known, how it ends, what it came from."""

    number: int
    number_x: float
    x: float
    y: float
    until: float
    is_change: bool
    ceased: bool
    goes_on: bool
    cause_y: float | None
    says: str

    @property
    def above(self) -> float:
        return self.y - 6

    @property
    def below(self) -> float:
        return self.y + 6

    @property
    def arrow(self) -> str:
        """The head of a line that goes on."""
        return f"{self.until - 5},{self.y - 4} {self.until},{self.y} {self.until - 5},{self.y + 4}"


@dataclass(frozen=True)
class Drawing:
    """A ripple map on its axis, with what happened around us behind it."""

    axis: TimeAxis
    lanes: list[Lane]
    height: float


def drawn(ripples: Sequence[Spread], events: Sequence[ContextEvent], today: date, hubs: int = 0) -> Drawing | None:
    """The drawing of a map's ripples, the oldest on top; None where there is none."""
    if not ripples:
        return None
    first = min(one.ripple.happened_on for one in ripples)
    axis = time_axis(first - AIR, max(today, first + AIR), events, hubs=hubs)
    ys = {one.number: TOP + LANE * place for place, one in enumerate(ripples)}
    lanes = [_lane(one, axis, ys) for one in ripples]
    return Drawing(axis, lanes, TOP + LANE * (len(ripples) - 1) + LANE / 2 + FOOT)


def _lane(one: Spread, axis: TimeAxis, ys: dict[int, float]) -> Lane:
    x = axis.x(one.ripple.happened_on)
    until = axis.x(one.seen_until) if one.last else x
    if one.last:
        until = max(until, round(x + LEAST, 1))
    return Lane(
        number=one.number,
        number_x=round(max(6.0, x - NUMBER_BEFORE), 1),
        x=x,
        y=ys[one.number],
        until=until,
        is_change=one.ripple.kind == Ripple.CHANGE,
        ceased=one.ceased_on is not None,
        goes_on=one.last is not None and one.last.goes == Goes.ON,
        cause_y=ys[one.from_number] if one.from_number else None,
        says=f"{one.number}. {one.ripple.words}: {one.stands}",
    )
