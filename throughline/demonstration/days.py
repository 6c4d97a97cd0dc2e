"""Which day of the last twelve months each thing happened on. Source: ADR "the demonstration shows the twelve months to today"."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from hashlib import sha256

from django.utils import timezone

WEEKDAYS_ONLY = frozenset({"school gate", "GP practice", "staff room", "library desk"})
"""Settings in which nobody is met at a weekend."""

WORKDAYS = 5
MONTHS = 12


@dataclass(frozen=True)
class Calendar:
    """The days of a year that ends at `now` (aware). Nothing it gives lies later."""

    now: datetime

    @cached_property
    def today(self) -> date:
        return timezone.localdate(self.now)

    @cached_property
    def begins(self) -> date:
        """The first day of the twelve months to today."""
        return self.months_ago(MONTHS) + timedelta(days=1)

    def latest(self, on: str) -> date:
        """The latest MM-DD that is not after today."""
        month, day = map(int, on.split("-"))
        this_year = date(self.today.year, month, day)
        return this_year if this_year <= self.today else date(self.today.year - 1, month, day)

    def note_day(self, on: str, setting: str) -> date:
        """The day of a note: its month and day, or the Friday before where a weekend would not be believed."""
        day = self.latest(on)
        if setting not in WEEKDAYS_ONLY:
            return day
        friday = workday(day)
        return friday if friday >= self.begins else friday + timedelta(days=3)

    def before_window(self, month: int, day: int) -> date:
        """The last such day before the twelve months began."""
        found = date(self.begins.year, month, day)
        return found if found < self.begins else date(self.begins.year - 1, month, day)

    def weeks_ago(self, weeks: int) -> date:
        """A working day so many weeks ago."""
        return workday(self.today - timedelta(weeks=weeks))

    def months_ago(self, months: int) -> date:
        """The same day of the month so many months ago, or that month's last day."""
        count = self.today.year * MONTHS + self.today.month - 1 - months
        year, month = divmod(count, MONTHS)
        after = date(year + (month + 1) // MONTHS, (month + 1) % MONTHS + 1, 1)
        return min(date(year, month + 1, 1) + timedelta(days=self.today.day - 1), after - timedelta(days=1))

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """A moment of a day, where the programme is; now, if that is still to come."""
        return min(self.now, timezone.make_aware(datetime.combine(day, time(hour, minute))))

    def day_of(self, moment: datetime) -> date:
        """The day of a moment, where the programme is."""
        return timezone.localdate(moment)

    def evening(self, day: date, key: str) -> datetime:
        """When somebody sat down that evening to write; the same `key` gives the same minute."""
        minutes = int.from_bytes(sha256(key.encode()).digest()[:4]) % 180
        return self.at(day, 18 + minutes // 60, minutes % 60)


def workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - WORKDAYS + 1))


def friday_after(day: date) -> date:
    """The first Friday after a day: the learning lead's hour with the week's notes."""
    return day + timedelta(days=(4 - day.weekday() - 1) % 7 + 1)
