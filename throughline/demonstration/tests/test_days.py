"""Whatever day it is today, the made-up year reads right: nothing lies ahead, nothing is quoted before it was heard."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest

from throughline.demonstration import told
from throughline.demonstration.days import WEEKDAYS_ONLY, Calendar, friday_after, workday
from throughline.demonstration.founding import event_day, state_day
from throughline.demonstration.listening import when
from throughline.demonstration.readings import period_of, reopened_at, taken_at
from throughline.demonstration.themes import begun_at, gathered_at

TWO_YEARS = 2 * 366
FEWEST_SOURCES, FEWEST_QUOTES = 3, 2


def pretend(day: date, at: time = time(9)) -> Calendar:
    return Calendar(datetime.combine(day, at, tzinfo=UTC))


def every_day(step: int = 1) -> Iterator[Calendar]:
    """Each day of two years, the second of them a leap year."""
    return (pretend(date(2027, 1, 1) + timedelta(days=n)) for n in range(0, TWO_YEARS, step))


def test_a_year_ends_today_and_has_twelve_months() -> None:
    assert pretend(date(2026, 11, 22)).begins == date(2025, 11, 23)
    assert pretend(date(2028, 2, 29)).begins == date(2027, 3, 1)
    assert pretend(date(2027, 2, 28)).begins == date(2026, 3, 1)
    assert pretend(date(2027, 12, 31)).begins == date(2027, 1, 1)
    assert pretend(date(2027, 3, 31)).months_ago(13) == date(2026, 2, 28)


def test_every_note_lies_within_the_twelve_months_and_on_a_believable_day() -> None:
    for calendar in every_day(step=2):
        for note in told.notes():
            heard = when(note, calendar)
            assert calendar.begins <= heard.day <= calendar.today, (calendar.today, note["key"])
            assert heard.written_at <= calendar.now
            if note["setting"] in WEEKDAYS_ONLY:
                assert heard.day.weekday() < 5, (calendar.today, note["key"])


def test_two_hubs_were_paused_before_the_year_began_and_each_hubs_states_follow_one_another() -> None:
    said = told.read("programme.json")
    for calendar in every_day(step=7):
        pause = event_day(calendar, said["context"][0])
        assert (pause.month, pause.day) == (4, 18)
        assert calendar.begins - timedelta(days=366) <= pause < calendar.begins
        for hub in said["hubs"]:
            days = [state_day(calendar, said["context"], state) for state in hub["history"]]
            assert days == sorted(set(days)), (calendar.today, hub["slug"])


def test_nothing_that_happened_around_us_lies_ahead() -> None:
    for calendar in every_day(step=5):
        assert all(event_day(calendar, event) <= calendar.today for event in told.read("programme.json")["context"])


def test_every_release_rests_on_enough_that_was_heard_and_gathered_before_it() -> None:
    for calendar in every_day(step=7):
        under = {theme["key"]: list(_under(theme["key"], calendar)) for theme in told.themes()}
        for release in told.releases():
            for version in filter(None, (release, release["reissue"])):
                prepared = calendar.at(calendar.weeks_ago(version["weeks_ago"]), 10)
                there = [(note, words) for note, words, at in under[release["theme"]] if at < prepared]
                quoted = {(quote["note"], quote["words"]) for quote in version["quotes"]}
                assert len(quoted & set(there)) >= FEWEST_QUOTES, (calendar.today, release["key"])
                assert len({note for note, _ in there}) >= FEWEST_SOURCES, (calendar.today, release["key"])


def _under(theme: str, calendar: Calendar) -> Iterator[tuple[str, str, datetime]]:
    for note in told.notes():
        for excerpt in note["excerpts"]:
            if excerpt["theme"] == theme and note["standing"] == "team":
                yield note["key"], excerpt["words"], gathered_at(note, theme, calendar, excerpt["words"])


def test_words_are_gathered_after_they_were_heard_and_after_the_theme_was_begun() -> None:
    themes = {theme["key"]: theme for theme in told.themes()}
    for calendar in every_day(step=23):
        for note in told.notes():
            for excerpt in note["excerpts"]:
                at = gathered_at(note, excerpt["theme"], calendar, excerpt["words"])
                assert begun_at(themes[excerpt["theme"]], calendar) < at <= calendar.now
                assert when(note, calendar).written_at <= at


@pytest.mark.parametrize(
    ("day", "moved"),
    [(date(2026, 11, 20), 20), (date(2026, 11, 21), 20), (date(2026, 11, 22), 20), (date(2026, 11, 23), 23)],
)
def test_a_weekend_becomes_the_friday_before(day: date, moved: int) -> None:
    assert workday(day).day == moved


def test_the_learning_lead_sits_down_on_the_friday_after() -> None:
    assert friday_after(date(2026, 11, 19)) == date(2026, 11, 20)
    assert friday_after(date(2026, 11, 20)) == date(2026, 11, 27)
    assert friday_after(date(2026, 11, 22)) == date(2026, 11, 27)


def test_readings_are_of_days_that_have_been_and_come_before_what_they_open() -> None:
    readings = {reading["key"]: reading for one in told.indicators() for reading in one["readings"]}
    for calendar in every_day(step=3):
        for reading in readings.values():
            from_on, to_on = period_of(reading, calendar)
            assert from_on <= to_on <= calendar.today
            assert to_on <= taken_at(reading, calendar).date() <= calendar.today
        for question in told.questions():
            if reopened := question["reopened"]:
                at = reopened_at(reopened, calendar)
                assert taken_at(readings[reopened["reading"]], calendar) < at
