"""Planning meetings of a board, saying how they went, and whom its members sit there for."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.common.clock import today
from throughline.common.text import clean, one_line
from throughline.governance.models import Meeting, Seat
from throughline.governance.words import MeetingState, StandsFor
from throughline.governance.writes.held import held_meeting, kept_day, told_day
from throughline.people.models import Person
from throughline.sharing.models import Circle
from throughline.sharing.words import CircleKind
from throughline.thread import writes as thread


class NotABoard(Exception):
    """This circle is not a board, so it has no meetings here."""


class BoardIsClosed(Exception):
    """This board’s circle is closed. What it decided stays; it meets no more."""


class StillToCome(Exception):
    """This meeting is still to come, so it can’t be called held. Change its day first, if it was held already."""


@dataclass(frozen=True)
class MeetingWords:
    """What is written of a meeting; without a name it is called by its board and its day."""

    held_on: date
    begins_at: time | None = None
    place: str = ""
    name: str = ""
    about: str = ""
    state: MeetingState = MeetingState.PLANNED


@transaction.atomic
def seat_member(*, circle: Circle, person: Person, stands_for: StandsFor | str, by: Person) -> None:
    """Say whom a member of a board sits there for; "" leaves it open. Raises NotABoard, NotVisible unless they are in it, NotAllowed."""
    must_write(by, circle.programme_id)
    if circle.kind != CircleKind.BOARD:
        raise NotABoard
    if not circle.members.filter(person=person, ended_at=None).exists():
        raise NotVisible
    if not stands_for:
        Seat.unscoped.filter(circle=circle, person=person).delete()
        return
    Seat.unscoped.update_or_create(circle=circle, person=person, defaults={"stands_for": StandsFor(stands_for)})


@transaction.atomic
def plan_meeting(*, circle: Circle, by: Person, words: MeetingWords, item_id: UUID | None = None) -> Meeting:
    """Put a meeting of a board down. Raises NotABoard, BoardIsClosed, StillToCome, NotAllowed."""
    must_write(by, circle.programme_id)
    if circle.kind != CircleKind.BOARD:
        raise NotABoard
    if circle.closed_at is not None:
        raise BoardIsClosed
    made = Meeting(circle=circle)
    _write(made, words)
    made.item = thread.add_item(
        kind="meeting", by=by, programme_id=circle.programme_id, title=_title(made), words=_searched(made),
        happened_on=_happened(made), fields=_kept(made), item_id=item_id,
    )  # fmt: skip
    made.save(force_insert=True)
    return made


@transaction.atomic
def change_meeting(*, item: Any, by: Person, words: MeetingWords, base_revision: int | None = None) -> Meeting:
    """Change a meeting's day, place or state. Raises StillToCome, ChangedMeanwhile, NotAllowed."""
    held = held_meeting(item, by)
    _write(held, words)
    held.save()
    held.item = thread.revise(
        item=held.item, by=by, what="changed", base_revision=base_revision, title=_title(held), words=_searched(held),
        fields=_kept(held), happened_on=_happened(held),
    )  # fmt: skip
    return held


def _write(meeting: Meeting, words: MeetingWords) -> None:
    if words.state == MeetingState.HELD and words.held_on > today():
        raise StillToCome
    meeting.held_on, meeting.begins_at, meeting.state = words.held_on, words.begins_at, words.state
    meeting.place, meeting.name, meeting.about = (
        one_line(words.place, 200),
        one_line(words.name, 120),
        clean(words.about),
    )


def _title(meeting: Meeting) -> str:
    return meeting.name or f"{meeting.circle.name}, {told_day(meeting.held_on)}"


def _happened(meeting: Meeting) -> date:
    """Nothing on the thread has happened in days to come: until then it stands on the day it was put down."""
    return min(meeting.held_on, today())


def _searched(meeting: Meeting) -> str:
    return "\n".join(filter(None, (meeting.circle.name, meeting.place, meeting.about)))


def _kept(meeting: Meeting) -> dict[str, Any]:
    return {
        "board": meeting.circle.name, "held_on": kept_day(meeting.held_on), "place": meeting.place,
        "begins_at": meeting.begins_at.isoformat("minutes") if meeting.begins_at else "",
        "about": meeting.about, "state": str(meeting.state),
    }  # fmt: skip
