"""What every change in this room begins with: holding the thing, and asking for words where words are needed."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.common.text import clean, one_line
from throughline.governance.models import Action, Decision, Meeting
from throughline.people.models import Person
from throughline.thread import reads
from throughline.thread.models import Item


class NeedsWords(Exception):
    """There are no words here yet. Write what you want to keep."""


class NeedsBecause(Exception):
    """Say why, in a few words. Whoever reads this later will want to know."""


def words_of(given: str) -> str:
    """The words, tidied. Raises NeedsWords when there are none."""
    words = clean(given)
    if not words:
        raise NeedsWords
    return words


def line_of(given: str, limit: int = 300) -> str:
    """The words on one line. Raises NeedsWords when there are none."""
    words = one_line(given, limit)
    if not words:
        raise NeedsWords
    return words


def because_of(given: str) -> str:
    """The reason. Raises NeedsBecause when there is none."""
    because = clean(given)
    if not because:
        raise NeedsBecause
    return because


def _held(item: Item, by: Person, kind: str) -> Item:
    seen = reads.item(by, item.pk, kind)
    must_write(by, seen.programme_id)
    return seen


def held_meeting(item: Item, by: Person) -> Meeting:
    """The meeting, held for a change. Raises NotVisible, NotAllowed unless `by` is on the team. So do the two below."""
    seen = _held(item, by, "meeting")
    held = Meeting.unscoped.select_for_update(of=("self",)).select_related("circle").get(pk=seen.pk)
    held.item = seen
    return held


def held_decision(item: Item, by: Person) -> Decision:
    """The decision, held for a change."""
    seen = _held(item, by, "decision")
    held = Decision.unscoped.select_for_update(of=("self",)).select_related("meeting__item").get(pk=seen.pk)
    held.item = seen
    return held


def held_action(item: Item, by: Person) -> Action:
    """The action, held for a change."""
    seen = _held(item, by, "action")
    held = Action.unscoped.select_for_update().get(pk=seen.pk)
    held.item = seen
    return held


def named(by: Person, beside: Item, ids: Iterable[UUID], kinds: Iterable[str]) -> list[Item]:
    """The items with these ids that stand in the same programme. Raises NotVisible for hidden ones and other kinds."""
    found = reads.items_by_id(by, ids)
    allowed = set(kinds)
    if any(one.kind not in allowed or one.programme_id != beside.programme_id for one in found):
        raise NotVisible
    return found


def told_day(day: date) -> str:
    """A day as people write it: 3 March 2026."""
    return f"{day.day} {day:%B %Y}"


def kept_day(day: date | None) -> str:
    """A day as revisions keep it."""
    return day.isoformat() if day else ""
