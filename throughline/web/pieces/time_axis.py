"""Days along a line, with what happened around the programme behind it: for any chart over time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Protocol

from django import template

register = template.Library()

WIDTH = 320.0
EDGE = 8.0
NUMBER_ROOM = 15.0
A_DAY = timedelta(days=1)


class Happened(Protocol):
    """What happened around the programme, as the programme keeps it."""

    @property
    def title(self) -> str: ...

    @property
    def began_on(self) -> date: ...

    @property
    def ended_on(self) -> date | None: ...


@dataclass(frozen=True)
class AroundUs:
    """One thing that happened (`of`): its number on the drawing, where it is drawn, and the words it is told in."""

    number: int
    title: str
    began_on: date
    ended_on: date | None
    hubs: str
    x: float
    width: float
    number_x: float
    of: Any = None


@dataclass(frozen=True)
class TimeAxis:
    """The days of a chart from the first to the last, and what happened around us in between."""

    first: date
    last: date
    events: list[AroundUs] = field(default_factory=list)

    def x(self, day: date) -> float:
        """Where the morning of a day lies; days outside lie on the edge."""
        days = max(1, (self.last - self.first).days + 1)
        along = min(max((day - self.first).days, 0), days)
        return round(EDGE + (WIDTH - 2 * EDGE) * along / days, 1)

    def with_only(self, belongs: Callable[[Any], bool]) -> "TimeAxis":
        """The same days with some of what happened, under the same numbers: for one row of several."""
        return TimeAxis(self.first, self.last, [one for one in self.events if belongs(one.of)])


def time_axis(first: date, last: date, events: Iterable[Happened] = (), *, hubs: int = 0) -> TimeAxis:
    """An axis over these days, both included, with those events that touch them, oldest first and numbered.

    `hubs` is how many the programme has: what happened at all of them is told without their names.
    """
    bare = TimeAxis(first, last)
    touching = sorted(
        (one for one in events if one.began_on <= last and (one.ended_on or one.began_on) >= first),
        key=lambda one: (one.began_on, one.title),
    )
    drawn: list[AroundUs] = []
    for number, one in enumerate(touching, start=1):
        x = bare.x(one.began_on)
        width = bare.x(one.ended_on + A_DAY) - x if one.ended_on else 0.0
        clear_of = drawn[-1].number_x + NUMBER_ROOM if drawn else EDGE
        drawn.append(
            AroundUs(
                number, one.title, one.began_on, one.ended_on, _hubs(one, hubs), x, round(max(0.0, width), 1),
                round(max(x, clear_of), 1), one,
            )
        )  # fmt: skip
    return TimeAxis(first, last, _kept_inside(drawn))


def _kept_inside(drawn: Sequence[AroundUs]) -> list[AroundUs]:
    """Numbers pushed past the edge come back to it, each a little before the next."""
    kept: list[AroundUs] = []
    room = WIDTH - EDGE
    for one in reversed(drawn):
        number_x = min(one.number_x, room)
        kept.append(AroundUs(**{**vars(one), "number_x": round(number_x, 1)}))
        room = number_x - NUMBER_ROOM
    return kept[::-1]


def _hubs(one: Any, of: int) -> str:
    """The hubs something happened at, by name; nothing where it happened everywhere."""
    hubs = getattr(one, "hubs", None)
    names = [hub.name for hub in hubs.all()] if hubs is not None else []
    return "" if len(names) == of else ", ".join(names)


@register.inclusion_tag("web/components/around_marks.html")
def around_marks(axis: TimeAxis, height: float) -> dict[str, Any]:
    """What happened around us, drawn behind a chart: stands first inside its <svg viewBox="0 0 320 …">. `height` of the drawing."""
    return {"events": axis.events, "top": NUMBER_ROOM, "height": height, "depth": height - NUMBER_ROOM}


@register.inclusion_tag("web/components/around_key.html")
def around_key(axis: TimeAxis, level: int = 3) -> dict[str, Any]:
    """The same in words, by number; stands below the drawing. Nothing where nothing happened."""
    return {"events": axis.events, "heading": f"h{level}"}
