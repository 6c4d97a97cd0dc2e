"""The day in a cell, however it was written; nothing is guessed."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.exchange.dates import (
    AmbiguousDate,
    DateRefused,
    ImpossibleDate,
    MonthFirst,
    NoDate,
    WrongWeekday,
    day_of,
)

THE_DAY = date(2018, 2, 13)


@pytest.mark.parametrize(
    "words",
    [
        "2018-02-13",
        "2018/2/13",
        "2018.02.13",
        "20180213",
        "20180213T125816Z",
        "2018-02-13T12:58:16Z",
        "2018-02-13T12:58:16.471+07:00",
        "2018-02-13 12:58",
        "13/02/2018",
        "13/2/18",
        "13.02.2018",
        "13-02-2018",
        "13 / 02 / 2018",
        "13/02/2018 12:58:16",
        "13/02/2018, 12.58",
        "13/02/2018 at 1pm",
        "Tue 13/02/2018 1:05 p.m.",
        "13 February 2018",
        "the 13th of February 2018",
        "13-Feb-18",
        "13 Feb. ’18",
        "Tuesday, 13 February 2018",
        "February 13, 2018",
        "Feb 13th 2018 12:58 PM",
        "Tue Feb 13 12:58:16 WIB 2018",
        "Tue Feb 13 12:58:16 2018",
        "Tue, 13 Feb 2018 12:58:16 +0700",
        "Tue, 13 Feb 2018 12:58:16 GMT+1 (British time)",
        "  13   February\n2018 ",
    ],
)
def test_the_same_day_in_many_hands(words: str) -> None:
    assert day_of(words) == THE_DAY


def test_what_a_workbook_knows_to_be_a_date_is_taken_as_it_is() -> None:
    assert day_of(datetime(2018, 2, 13, 23, 59)) == THE_DAY  # noqa: DTZ001
    assert day_of(THE_DAY) == THE_DAY


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("", NoDate),
        (" \t", NoDate),
        ("soon", DateRefused),
        ("43144", DateRefused),
        ("1518501496471", DateRefused),
        ("13 Foo 2018", DateRefused),
        ("Foo 13 February 2018", DateRefused),
        ("2018-02-13 and later", DateRefused),
        ("13 Feb", AmbiguousDate),
        ("the 12th of March", AmbiguousDate),
        ("March 2024", AmbiguousDate),
        ("12th", AmbiguousDate),
        ("2/2018", AmbiguousDate),
        ("2018-02", AmbiguousDate),
        ("02/13/2018", MonthFirst),
        ("31/02/2018", ImpossibleDate),
        ("32/13/2018", ImpossibleDate),
        ("29 February 2023", ImpossibleDate),
        ("0001-01-01", ImpossibleDate),
        ("2018-00-10", ImpossibleDate),
        ("Monday 13 February 2018", WrongWeekday),
    ],
)
def test_what_is_no_day_or_two_is_refused_by_name(words: str, refusal: type[DateRefused]) -> None:
    with pytest.raises(DateRefused) as refused:
        day_of(words)
    assert type(refused.value) is refusal
    assert words.strip() in str(refused.value)


def test_a_moment_outside_the_calendar_we_keep_is_refused() -> None:
    with pytest.raises(ImpossibleDate, match="1812-06-24"):
        day_of(date(1812, 6, 24))


def test_a_long_value_is_shortened_in_its_sentence() -> None:
    with pytest.raises(DateRefused) as refused:
        day_of("warm " * 5_000)
    assert len(refused.value.sentence) < 160
    assert "…" in refused.value.sentence


@given(
    st.dates(date(1969, 1, 1), date(2068, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%a %b %d 10:00:00 XYZ %Y", "%d.%m.%y"]),
)
def test_every_day_written_is_the_day_read(day: date, form: str) -> None:
    assert day_of(day.strftime(form)) == day


@given(st.text(max_size=40))
def test_any_words_are_a_day_or_are_refused(words: str) -> None:
    with suppress(DateRefused):
        assert day_of(words).year >= 1900
