"""Days along a line: what happened lies where it happened, numbered, and numbers do not cover one another."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from throughline.web.pieces.time_axis import EDGE, NUMBER_ROOM, WIDTH, time_axis


@dataclass(frozen=True)
class Event:
    title: str
    began_on: date
    ended_on: date | None = None


FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def test_days_run_from_edge_to_edge() -> None:
    axis = time_axis(FIRST, LAST)
    assert axis.x(FIRST) == EDGE
    assert axis.x(LAST + timedelta(days=1)) == WIDTH - EDGE
    assert axis.x(date(2020, 1, 1)) == EDGE


def test_events_are_numbered_by_day_and_those_outside_left_out() -> None:
    events = [Event("Later", date(2026, 8, 1)), Event("Before", date(2025, 8, 1)), Event("Sooner", date(2026, 3, 1))]
    assert [(one.number, one.title) for one in time_axis(FIRST, LAST, events).events] == [(1, "Sooner"), (2, "Later")]


def test_what_began_before_and_still_went_on_is_drawn_from_the_edge() -> None:
    [one] = time_axis(FIRST, LAST, [Event("Works", date(2025, 11, 1), date(2026, 2, 1))]).events
    assert one.x == EDGE
    assert one.width > 0


def test_numbers_keep_apart_and_inside() -> None:
    events = [Event(str(n), date(2026, 12, 20) + timedelta(days=n)) for n in range(4)]
    at = [one.number_x for one in time_axis(FIRST, LAST, events).events]
    assert all(b - a >= NUMBER_ROOM - 0.1 for a, b in pairwise(at))
    assert at[-1] <= WIDTH


def test_a_row_with_only_some_of_it_keeps_their_numbers() -> None:
    events = [Event("Heat", date(2026, 7, 1)), Event("Boiler", date(2026, 3, 1))]
    axis = time_axis(FIRST, LAST, events).with_only(lambda event: event.title == "Heat")
    assert [(one.number, one.title) for one in axis.events] == [(2, "Heat")]
    assert (axis.first, axis.last) == (FIRST, LAST)
