"""The clock tells the time of the programme's place, and can be made to stand still."""

from datetime import UTC, date, datetime
from threading import Thread
from zoneinfo import ZoneInfo

import pytest

from throughline.common.clock import days_from_today, now, standing_still, today

MIDSUMMER = datetime(2026, 6, 21, 23, 30, tzinfo=UTC)


def test_it_runs() -> None:
    assert abs((now() - datetime.now(UTC)).total_seconds()) < 5


def test_it_stands_still_at_a_moment_and_the_day_is_the_places_own() -> None:
    with standing_still(MIDSUMMER):
        assert now() == MIDSUMMER
        assert today() == date(2026, 6, 22)
        assert days_from_today(-2) == date(2026, 6, 20)


def test_it_tells_universal_time_whatever_the_moment_was_told_in() -> None:
    with standing_still(datetime(2026, 6, 22, 0, 30, tzinfo=ZoneInfo("Europe/London"))):
        assert now().isoformat() == MIDSUMMER.isoformat()


def test_it_runs_on_afterwards_even_when_something_went_wrong() -> None:
    with pytest.raises(ZeroDivisionError), standing_still(MIDSUMMER):
        _ = 1 / 0
    assert now() != MIDSUMMER


def test_it_can_stand_still_within_standing_still() -> None:
    with standing_still(MIDSUMMER):
        with standing_still(datetime(2020, 1, 1, tzinfo=UTC)):
            assert today().year == 2020
        assert now() == MIDSUMMER


def test_it_runs_on_for_everybody_else() -> None:
    seen: list[datetime] = []
    with standing_still(MIDSUMMER):
        other = Thread(target=lambda: seen.append(now()))
        other.start()
        other.join()
    assert seen[0] != MIDSUMMER


def test_it_does_not_stand_still_at_a_moment_without_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"), standing_still(datetime(2026, 6, 21)):  # noqa: DTZ001
        pass
