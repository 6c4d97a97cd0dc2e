"""What happened around the programme beside what it did itself: shared, agreed, decided, talked over, seen to change."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.timezone import localdate

from throughline.common.clock import today
from throughline.experiments.reads import decided_since
from throughline.people.models import Person
from throughline.programme.models import ContextEvent, Programme
from throughline.programme.reads import context_events_of
from throughline.sharing.reads import recent_releases
from throughline.theory.minds import agreed_versions
from throughline.thread import reads as thread
from throughline.thread.kinds import kinds

MOST_RELEASES = 200
MEETINGS = ("session", "meeting", "decision")
"""Kinds of the thread that are days on which people sat together; those no room has registered are passed over."""


@dataclass(frozen=True)
class Lane:
    """A line of the drawing."""

    key: str
    label: str


LANES = (
    Lane("shared", "Shared outside the team"),
    Lane("theory", "Versions of the theory agreed"),
    Lane("decided", "Experiments decided"),
    Lane("met", "Sessions, meetings and decisions"),
    Lane("changed", "Changes harvested"),
)


@dataclass(frozen=True)
class Happened:
    """Something that happened, on which line, and where it opens; what happened around us has no line and no page."""

    day: date
    lane: str
    what: str
    title: str
    url: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Month:
    """One month with everything in it, the newest first."""

    first: date
    happened: list[Happened]


@dataclass(frozen=True)
class Around:
    """The page: from which day to which, everything, and what happened around us for the axis."""

    first: date
    last: date
    happened: list[Happened]
    events: list[ContextEvent]

    @property
    def months(self) -> list[Month]:
        """The same by month, the newest first; months in which nothing happened are left out."""
        by_month = groupby(self.happened, key=lambda one: one.day.replace(day=1))
        return [Month(first, list(happened)) for first, happened in by_month]


def around(person: Person, programme: Programme, months: int) -> Around:
    """So many months back to today, as this person may see it. A fixed number of queries, however much happened."""
    last = today()
    first = (last.replace(day=1) - timedelta(days=30 * (months - 1))).replace(day=1)
    events = context_events_of(programme)
    found = [one for one in _all(person, programme, events, first) if first <= one.day <= last]
    return Around(first, last, sorted(found, key=lambda one: (one.day, one.title), reverse=True), events)


def _all(person: Person, programme: Programme, events: list[ContextEvent], first: date) -> Iterator[Happened]:
    for event in events:
        yield Happened(event.began_on, "", "What happened around us", event.title, detail=event.happened)
    for release in recent_releases(person, programme, limit=MOST_RELEASES):
        if release.issued_at:
            day = localdate(release.issued_at)
            yield Happened(day, "shared", "Shared", release.title, release.item.get_absolute_url())
    for version in agreed_versions(person, programme.pk, first):
        if version.settled_at:
            title, url = f"{version.of.item.title}, version {version.number}", version.of.item.get_absolute_url()
            yield Happened(
                localdate(version.settled_at), "theory", "Version agreed", title, url, version.change_note
            )  # fmt: skip
    for one in decided_since(person, programme.pk, first):
        url = one.card.get_absolute_url()
        yield Happened(one.decided_on, "decided", f"Experiment: {one.decision}", one.item.title, url, one.reason)
    known = {kind.name: kind.label for kind in kinds()}
    wanted = [name for name in (*MEETINGS, "outcome") if name in known]
    rows = thread.items(person).filter(programme_id=programme.pk, kind__in=wanted, happened_on__gte=first)
    for item in rows:
        lane = "changed" if item.kind == "outcome" else "met"
        yield Happened(item.happened_on, lane, known[item.kind], item.title, item.get_absolute_url())
