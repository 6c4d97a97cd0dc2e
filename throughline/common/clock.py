"""What time it is. One place, so that tests and loaders can stand still."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

_stopped_at: ContextVar[datetime | None] = ContextVar("stopped_at", default=None)


def now() -> datetime:
    """This moment, aware, in UTC."""
    return _stopped_at.get() or timezone.now()


def today() -> date:
    """The day it is where the programme works (settings.TIME_ZONE), not in UTC."""
    return timezone.localdate(_stopped_at.get())


def days_from_today(days: int) -> date:
    """The day so many days after today; negative for days past."""
    return today() + timedelta(days=days)


@contextmanager
def standing_still(moment: datetime) -> Iterator[None]:
    """Within, it is `moment` (aware), for this thread of work alone. For loaders and tests; a page never stops the clock."""
    if timezone.is_naive(moment):
        raise ValueError("A clock stands still at a moment with a time zone.")
    before = _stopped_at.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _stopped_at.reset(before)
