"""Periods and numbers as people say them."""

from datetime import date
from decimal import Decimal

import pytest

from throughline.indicators.words import number_in_words, period_in_words


@pytest.mark.parametrize(
    ("from_on", "to_on", "said"),
    [
        (date(2026, 10, 3), date(2026, 10, 3), "3 October 2026"),
        (date(2026, 10, 1), date(2026, 10, 31), "October 2026"),
        (date(2028, 2, 1), date(2028, 2, 29), "February 2028"),
        (date(2026, 7, 1), date(2026, 9, 30), "July to September 2026"),
        (date(2025, 11, 1), date(2026, 1, 31), "November 2025 to January 2026"),
        (date(2026, 10, 3), date(2026, 10, 19), "3 to 19 October 2026"),
        (date(2026, 10, 3), date(2026, 11, 2), "3 October to 2 November 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 December 2025 to 2 January 2026"),
    ],
)
def test_a_period(from_on: date, to_on: date, said: str) -> None:
    assert period_in_words(from_on, to_on) == said


@pytest.mark.parametrize(
    ("value", "said"), [("14.00", "14"), ("3.40", "3.4"), ("1204", "1,204"), ("0", "0"), ("100", "100")]
)
def test_a_number(value: str, said: str) -> None:
    assert number_in_words(Decimal(value)) == said
