"""When it was heard: the day in a cell, however somebody wrote it.

Read: 2018-02-13 (with or without a time), 13/02/2018 and 13.2.18 (day first, as in Britain), 13 February 2018, Feb 13, 2018,
Tue Feb 13 12:58:16 WIB 2018, Tue, 13 Feb 2018 12:58:16 +0700, and moments a workbook itself knows. The day is the one written down: no zone
is worked out. Nothing is guessed: what could be two days, or none, is refused by name.
"""

import re
from datetime import date, datetime
from re import Match

_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_LONG = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "sept",
]
_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_EARLIEST, _LATEST = 1900, 2100

_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?"
_ZONE = r"(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}|[A-Z]{2,5}(?:[+-]\d{1,4})?)(?:\s\([^)]*\))?"
_TIME = rf"(?:(?:,|\sat)?[\sT]\s?(?:{_CLOCK})(?:\s?{_ZONE})?)?"
_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4}|['’]?\d{2})"

_WRITTEN = [
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_TIME}",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T\d{4,6}Z?)?",
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})\s?(?P<between>[-/.])\s?(?P<month>\d{{1,2}})\s?(?P=between)\s?{_YEAR}{_TIME}",
        rf"{_WEEKDAY}(?:the\s)?{_DAY}(?:\sof)?[\s-]+{_MONTH}[\s,-]+{_YEAR}{_TIME}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_TIME}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s+(?:{_CLOCK})(?:\s+{_ZONE})?\s+{_YEAR}",
    )
]


class DateRefused(ValueError):
    """“{value}” is not a date we can read. Write it like 13/02/2024 or 2024-02-13."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value

    @property
    def sentence(self) -> str:
        """What the person reads, the value named."""
        shown = self.value if len(self.value) <= 60 else self.value[:59] + "…"
        return str(type(self).__doc__).replace("{value}", shown)

    def __str__(self) -> str:
        return self.sentence


class NoDate(DateRefused):
    """There is no date here. Write one like 13/02/2024 or 2024-02-13."""


class AmbiguousDate(DateRefused):
    """“{value}” could be more than one day. Write it with the day, the month and the whole year, like 13/02/2024."""


class MonthFirst(DateRefused):
    """“{value}” seems to have the month first. Write the day first, like 13/02/2024."""


class ImpossibleDate(DateRefused):
    """“{value}” is not a day in the calendar. Write it like 13/02/2024."""


class WrongWeekday(DateRefused):
    """“{value}” names a weekday that this day was not. Check which of the two is right."""


_UNFINISHED = re.compile(
    r"(?:the\s)?\d{1,2}(?:st|nd|rd|th)?(?:(?:\sof)?[\s-]+[a-z]{3,9})?|[a-z]{3,9}\.?\s+\d{1,4}(?:st|nd|rd|th)?|\d{1,4}[-/.]\d{1,4}",
    re.I,
)


def day_of(cell: str | date) -> date:
    """The day a cell names. Raises a DateRefused, which names the value in a sentence."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return _within(cell, cell.isoformat())
    words = " ".join(cell.split())
    if not words:
        raise NoDate(words)
    for pattern in _WRITTEN:
        if written := pattern.fullmatch(words):
            return _day(written, words)
    raise AmbiguousDate(words) if _UNFINISHED.fullmatch(words) and not words.isdecimal() else DateRefused(words)


def _day(written: Match[str], words: str) -> date:
    parts = written.groupdict()
    month = _month(parts["month"], words)
    try:
        day = date(_year(parts["year"]), month, int(parts["day"]))
    except ValueError:
        swapped = month > 12 and int(parts["day"]) <= 12
        raise (MonthFirst if swapped else ImpossibleDate)(words) from None
    weekday = (parts.get("weekday") or "").lower()
    if weekday and weekday != _WEEKDAYS[day.weekday()]:
        raise WrongWeekday(words)
    return _within(day, words)


def _month(word: str, words: str) -> int:
    if word.isdecimal():
        return int(word)
    if word.lower() in _MONTHS or word.lower() in _LONG:
        return _MONTHS[word.lower()[:3]]
    raise DateRefused(words)


def _year(digits: str) -> int:
    """Two digits are 1969 to 2068, as computers have it."""
    number = int(digits.lstrip("'’"))
    if len(digits) == 4:
        return number
    return number + (2000 if number <= 68 else 1900)


def _within(day: date, words: str) -> date:
    if not _EARLIEST <= day.year <= _LATEST:
        raise ImpossibleDate(words)
    return day
