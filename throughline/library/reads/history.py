"""Where an item is read, how it came to stand as it does, and what was withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import may_withdraw
from throughline.capture.words import Method, Setting
from throughline.common.clock import now
from throughline.common.diffs import Stretch, word_diff
from throughline.common.languages import language_name
from throughline.library.words import NOT_TOLD, field_label
from throughline.people.models import Person
from throughline.people.reads import shown_name
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.promises.words import How, PromiseState
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.words import UNDO_DAYS

RESTORED_WITHIN = timedelta(days=UNDO_DAYS)


def place_of(person: Person, item: Item) -> str:
    """The address where an item is read. Marked words are read in their note, at the place they were marked."""
    if item.kind != "excerpt":
        return item.get_absolute_url()
    span = thread.excerpts(person, [item.pk]).get(item.pk)
    if span is None:
        raise NotVisible
    return f"{span.source.get_absolute_url()}#excerpt-{item.pk}"


@dataclass(frozen=True)
class FieldChange:
    """One field of an item before and after; a first version has only what came in."""

    label: str
    stretches: list[Stretch]


@dataclass(frozen=True)
class Version:
    """An item as it stood after one change: who, when, what was done and why, and how its words changed."""

    number: int
    by: str
    at: datetime
    what: str
    because: str
    is_first: bool
    changes: list[FieldChange]


@dataclass(frozen=True)
class History:
    """The versions somebody may read, newest first; `earlier_hidden` when the first ones were not shared with them."""

    versions: list[Version]
    earlier_hidden: bool


def history(person: Person, item: Item) -> History:
    """How an item came to stand as it does. Raises NotVisible if the person may not read it."""
    kept = thread.history_of(person, item)
    hubs = {str(hub.pk): hub.name for hub in hubs_of(item.programme)}
    known: dict[str, Any] = {}
    versions: list[Version] = []
    for revision in reversed(kept):
        versions.append(
            Version(
                number=revision.number,
                by=shown_name(revision.changed_by),
                at=revision.changed_at,
                what=revision.what,
                because=revision.because,
                is_first=not known,
                changes=_changes(known, revision.fields, hubs),
            )
        )
        known.update(revision.fields)
    return History(versions[::-1], earlier_hidden=bool(kept) and kept[-1].number > 1)


def _changes(known: Mapping[str, Any], fields: Mapping[str, Any], hubs: Mapping[str, str]) -> list[FieldChange]:
    changes = []
    for name, value in fields.items():
        if name in NOT_TOLD or (name == "title" and "words" in {*known, *fields}):
            continue  # the title of a note is the opening of its words
        before, after = _told(name, known.get(name), hubs), _told(name, value, hubs)
        if before is not None and after is not None and before != after:
            changes.append(FieldChange(field_label(name), word_diff(before, after)))
    return changes


CHOICES: dict[str, Mapping[str, str]] = {
    "standing": dict(Standing.choices),
    "setting": dict(Setting.choices),
    "method": dict(Method.choices),
    "state": dict(PromiseState.choices),
    "how": dict(How.choices),
}


def _told(name: str, value: object, hubs: Mapping[str, str]) -> str | None:
    """A kept value as people say it; None for what only a machine reads, such as spans."""
    if value in (None, ""):
        return ""
    if name == "hub":
        return hubs.get(str(value), "")
    if name in {"language", "original_language"}:
        return language_name(str(value))
    if name in CHOICES:
        return CHOICES[name].get(str(value), str(value))
    if name.endswith("_on") and isinstance(value, str):
        return _day(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, str | int | float) else None


def _day(value: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True)
class Withdrawn:
    """An item that was withdrawn and can still be brought back by this person, and until when."""

    item: Item
    until: datetime


def withdrawn(person: Person, programme: Programme) -> list[Withdrawn]:
    """What this person may bring back, newest withdrawal first. What went with something else comes back with it."""
    since = now() - RESTORED_WITHIN
    rows = (
        thread.items(person, tombstones=True)
        .filter(programme=programme, tombstoned_at__gte=since)
        .exclude(kind="excerpt")
        .select_related("hub", "author")
        .order_by("-tombstoned_at", "-pk")
    )
    listed = [row for row in rows[:200] if row.tombstoned_at and may_withdraw(person, row)]
    with_others = thread.gone_with_another(listed)
    return [
        Withdrawn(row, row.tombstoned_at + RESTORED_WITHIN)
        for row in listed
        if row.tombstoned_at and row.pk not in with_others
    ]
