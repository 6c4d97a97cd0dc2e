"""Readings as a drawing over time: numbers only, words are the template's. Nothing in it is good or bad."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from throughline.indicators.models import Indicator, Reading
from throughline.indicators.words import Noticed, number_in_words
from throughline.programme.models import ContextEvent
from throughline.web.pieces.time_axis import TimeAxis, time_axis

TOP, GROUND = 22.0, 132.0
HEIGHT = 134.0
NARROWEST = 6.0
A_DAY = timedelta(days=1)
AIR = timedelta(days=20)


@dataclass(frozen=True)
class Point:
    """One reading where it is drawn, with its words for whoever points at it."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    says: str


@dataclass(frozen=True)
class Line:
    """A level of a rubric, or an end of a scale: where its line lies, and its number."""

    y: float
    label: str


@dataclass(frozen=True)
class Drawing:
    """A chart of readings: bars for a count, points for a scale or rubric, on an axis with what happened around us."""

    kind: str
    axis: TimeAxis
    points: list[Point]
    lines: list[Line]
    path: str
    upper: str
    lower: str
    height: float = HEIGHT
    ground: float = GROUND


def drawn(
    indicator: Indicator, readings: Sequence[Reading], events: Sequence[ContextEvent], hubs: int = 0
) -> Drawing | None:
    """The drawing of these readings, oldest first; None for stories, and where nothing was read."""
    if indicator.is_story or not readings:
        return None
    axis = _axis(readings, events, hubs)
    low, high = _ends(indicator, readings)
    points = [_point(indicator, one, axis, low, high) for one in readings]
    return Drawing(
        kind=indicator.noticed,
        axis=axis,
        points=points,
        lines=_lines(indicator, low, high),
        path=" ".join(f"{one.middle},{one.y}" for one in points) if indicator.noticed == Noticed.SCALE else "",
        upper=_end(indicator, high),
        lower=_end(indicator, low),
    )


def _axis(readings: Sequence[Reading], events: Sequence[ContextEvent], hubs: int) -> TimeAxis:
    """From the first day read to the last, with some air where that is less than two months."""
    first, last = min(one.from_on for one in readings), max(one.to_on for one in readings)
    if last - first < 3 * AIR:
        first, last = first - AIR, last + AIR
    return time_axis(first, last, events, hubs=hubs)


def _ends(indicator: Indicator, readings: Sequence[Reading]) -> tuple[Decimal, Decimal]:
    if indicator.noticed == Noticed.SCALE:
        return Decimal(indicator.scale_from or 0), Decimal(indicator.scale_to or 1)
    if indicator.noticed == Noticed.RUBRIC:
        return Decimal("0.5"), Decimal(max(2, len(indicator.levels)))
    return Decimal(0), max((one.value or Decimal(0) for one in readings), default=Decimal(0)) or Decimal(1)


def _y(value: Decimal, low: Decimal, high: Decimal) -> float:
    return round(GROUND - (GROUND - TOP) * float((value - low) / (high - low)), 1)


def _point(indicator: Indicator, one: Reading, axis: TimeAxis, low: Decimal, high: Decimal) -> Point:
    value = Decimal(one.level or 1) if indicator.noticed == Noticed.RUBRIC else one.value or Decimal(0)
    begins, ends = axis.x(one.from_on), axis.x(one.to_on + A_DAY)
    width = max(NARROWEST, ends - begins - 1)
    middle = round((begins + ends) / 2, 1)
    y = _y(value, low, high)
    says = f"{one.period}: {one.told_in_words(indicator)}"
    return Point(round(middle - width / 2, 1), y, round(width, 1), round(GROUND - y, 1), middle, says)


def _lines(indicator: Indicator, low: Decimal, high: Decimal) -> list[Line]:
    if indicator.noticed == Noticed.RUBRIC:
        return [Line(_y(Decimal(n), low, high), str(n)) for n in range(1, len(indicator.levels) + 1)]
    return [Line(TOP, ""), Line(round((TOP + GROUND) / 2, 1), "")]


def _end(indicator: Indicator, value: Decimal) -> str:
    """What an end of the drawing stands for."""
    if indicator.noticed == Noticed.SCALE:
        means = indicator.scale_from_means if value == indicator.scale_from else indicator.scale_to_means
        return f"{number_in_words(value)}: {means}"
    if indicator.noticed == Noticed.RUBRIC:
        return ""
    return f"{number_in_words(value)} {indicator.unit}".strip() if value else "0"
