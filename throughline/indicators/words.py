"""Words of indicators for learning: how something is noticed, how often, and periods as people say them."""

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import TextChoices


class Noticed(TextChoices):
    """How an indicator is noticed. None of them has a direction that is good."""

    COUNT = "count", "A count"
    SCALE = "scale", "A scale"
    RUBRIC = "rubric", "A rubric"
    STORY = "story", "A story"


NOTICED_MEANS = {
    Noticed.COUNT: "How many of something in a period.",
    Noticed.SCALE: "A number between two ends that are described in words.",
    Noticed.RUBRIC: "Which of a few levels, each described in words by the team, fits best.",
    Noticed.STORY: "What happened, told.",
}


class Rhythm(TextChoices):
    """How often somebody looks. A reading that is not taken is not owed to anyone."""

    WEEK = "week", "Each week"
    MONTH = "month", "Each month"
    QUARTER = "quarter", "Each quarter"
    HALF_YEAR = "half-year", "Twice a year"
    YEAR = "year", "Once a year"
    HAPPENS = "happens", "When it happens"


FEWEST_LEVELS, MOST_LEVELS = 2, 7
"""How many levels a rubric has."""


def number_in_words(value: Decimal | int) -> str:
    """A number as it is written: 1,204 or 3.4, without noughts at the end."""
    told = f"{value:,.2f}"
    return told.rstrip("0").rstrip(".")


def period_in_words(from_on: date, to_on: date) -> str:
    """A day, a month, some months, or from day to day: 3 October 2026, October 2026, July to September 2026."""
    if from_on == to_on:
        return _day(from_on)
    whole = from_on.day == 1 and (to_on + timedelta(days=1)).day == 1
    if whole:
        if (from_on.year, from_on.month) == (to_on.year, to_on.month):
            return f"{to_on:%B %Y}"
        begins = f"{from_on:%B}" if from_on.year == to_on.year else f"{from_on:%B %Y}"
        return f"{begins} to {to_on:%B %Y}"
    if from_on.year != to_on.year:
        return f"{_day(from_on)} to {_day(to_on)}"
    begins = f"{from_on.day}" if from_on.month == to_on.month else f"{from_on.day} {from_on:%B}"
    return f"{begins} to {_day(to_on)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
