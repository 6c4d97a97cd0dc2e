"""The team's page: what we are hearing, what we owe, what surprised us, who is missing. About the programme, never about a colleague."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F
from django.db.models.functions import Coalesce

from throughline.capture import reads as capture
from throughline.capture.models import Note
from throughline.common.clock import days_from_today
from throughline.dashboard.words import DUE_DAYS, MOVED_DAYS
from throughline.experiments import reads as experiments
from throughline.experiments.reads import Row
from throughline.feedback.reads import Waiting, waiting
from throughline.people.models import Person
from throughline.programme.models import ContextEvent, Hub, Programme
from throughline.programme.reads import context_events_of, touches
from throughline.promises import reads as promises
from throughline.promises.models import Promise
from throughline.sensemaking import reads as sensemaking
from throughline.sensemaking.models import Theme
from throughline.sharing.models import Release
from throughline.sharing.reads import recent_releases
from throughline.thread import reads as thread
from throughline.thread.evidence import BEARS

SHOWN = 6
EVENTS = 8


@dataclass(frozen=True)
class Hearing:
    """A theme that moved: how many notes of the last weeks bear on it, and from which hubs. Nothing here is a score."""

    theme: Theme
    fresh: int
    hubs: list[Hub]


@dataclass(frozen=True)
class Missing:
    """Who somebody said is missing, and where it was said."""

    who: str
    url: str
    said_in: str
    day: date


@dataclass(frozen=True)
class Team:
    """What the team's page holds; `since` is the first day of "now"."""

    since: date
    hearing: list[Hearing]
    due: list[Promise]
    surprises: list[Note]
    missing: list[Missing]
    shared: list[Release]
    waiting: list[Waiting]
    testing: list[Row]
    events: list[ContextEvent]


def team(person: Person, programme: Programme, hubs: list[Hub], hub: Hub | None) -> Team:
    """Everything on the team's page, for one hub or all; a fixed number of queries however much was heard."""
    since = days_from_today(-MOVED_DAYS)
    hub_id = hub.pk if hub else None
    due = promises.promises(person, programme.pk).filter(state="open", due_on__lte=days_from_today(DUE_DAYS))
    events = context_events_of(programme)
    return Team(
        since=since,
        hearing=hearing(person, programme, hubs, since, hub_id),
        due=list((due.filter(item__hub=hub) if hub else due)[:SHOWN]),
        surprises=_surprises(person, programme, since, hub_id),
        missing=missing(person, programme, hub_id),
        shared=recent_releases(person, programme, limit=SHOWN),
        waiting=waiting(person, programme.pk, limit=SHOWN, hub_id=hub_id),
        testing=experiments.running(person, programme.pk, hub_id=hub_id)[:SHOWN],
        events=[event for event in events if touches(event, hub_id)][:EVENTS],
    )


def hearing(
    person: Person, programme: Programme, hubs: list[Hub], since: date, hub_id: UUID | None, limit: int = SHOWN
) -> list[Hearing]:
    """Themes under which words were gathered since a day, the last moved first. Two queries."""
    moved = sensemaking.list_of_themes(person, programme.pk, hub_id=hub_id).filter(moved_at__date__gte=since)
    themes = list(moved[:limit])
    fresh = _fresh(person, [theme.pk for theme in themes], since, hub_id)
    return [
        Hearing(
            theme=theme,
            fresh=sum(fresh.get(theme.pk, {}).values()),
            hubs=[hub for hub in hubs if hub.pk in fresh.get(theme.pk, {})],
        )
        for theme in themes
    ]


def _fresh(
    person: Person, theme_ids: list[UUID], since: date, hub_id: UUID | None
) -> dict[UUID, dict[UUID | None, int]]:
    """Distinct notes heard since a day that bear on each theme, themselves or by marked words, by hub."""
    words = thread.items(person).filter(
        links_out__target_id__in=theme_ids, links_out__meaning__in=BEARS, happened_on__gte=since
    )
    if hub_id is not None:
        words = words.filter(hub_id=hub_id)
    rows = (
        words.order_by()
        .values("hub_id", theme_id=F("links_out__target_id"))
        .annotate(notes=Count(Coalesce("excerpt__source_id", "pk"), distinct=True))
    )
    found: dict[UUID, dict[UUID | None, int]] = {}
    for row in rows:
        found.setdefault(row["theme_id"], {})[row["hub_id"]] = row["notes"]
    return found


def _surprises(person: Person, programme: Programme, since: date, hub_id: UUID | None) -> list[Note]:
    rows = capture.notes(person, programme.pk).filter(item__happened_on__gte=since, surprise__gt="")
    return list((rows.filter(item__hub_id=hub_id) if hub_id else rows)[:SHOWN])


def missing(person: Person, programme: Programme, hub_id: UUID | None) -> list[Missing]:
    """Who was last said to be missing, in notes and on themes, newest first. Two queries."""
    notes = capture.notes(person, programme.pk).filter(who_was_missing__gt="")
    themes = sensemaking.list_of_themes(person, programme.pk, hub_id=hub_id).filter(who_is_missing__gt="")
    said = [
        Missing(row.who_was_missing, row.item.get_absolute_url(), row.item.title, row.item.happened_on)
        for row in (notes.filter(item__hub_id=hub_id) if hub_id else notes)[:SHOWN]
    ]
    said += [
        Missing(row.who_is_missing, row.item.get_absolute_url(), row.item.title, row.moved_at.date())
        for row in themes[:SHOWN]
    ]
    return sorted(said, key=lambda one: one.day, reverse=True)[:SHOWN]
