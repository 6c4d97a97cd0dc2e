"""Boards, who sits on them and for whom, and their meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from throughline.access.visible import NotVisible, readable
from throughline.common.clock import today
from throughline.governance.models import Meeting, Seat
from throughline.governance.words import MeetingState
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.sharing.models import Circle
from throughline.sharing.reads import circle_in, circles_of
from throughline.sharing.words import CircleKind


@dataclass(frozen=True)
class Member:
    """Somebody on a board, and whom they sit there for ("" while nobody has said)."""

    person: Person
    stands_for: str
    label: str


@dataclass(frozen=True)
class Board:
    """A board: its circle, its members, the next meeting and the last one."""

    circle: Circle
    members: Sequence[Member]
    next: Meeting | None
    last: Meeting | None


def boards_of(person: Person, programme: Programme) -> list[Board]:
    """Every board of the programme, by name. Four queries whatever the number."""
    circles = [circle for circle in circles_of(programme) if circle.kind == CircleKind.BOARD]
    meetings = list(_meetings(person, programme.pk).filter(circle__in=circles))
    seats = _seats(circles)
    return [_board(circle, meetings, seats) for circle in circles]


def board_in(person: Person, programme: Programme, circle_id: UUID) -> Board:
    """One board, open or closed. Raises NotVisible if there is none of this programme."""
    circle = circle_in(programme, circle_id)
    if circle.kind != CircleKind.BOARD:
        raise NotVisible
    return _board(circle, list(meetings_of(person, circle)), _seats([circle]))


def _seats(circles: Sequence[Circle]) -> dict[tuple[UUID, UUID], Seat]:
    return {(seat.circle_id, seat.person_id): seat for seat in Seat.unscoped.filter(circle__in=circles)}


def _board(circle: Circle, meetings: Sequence[Meeting], seats: dict[tuple[UUID, UUID], Seat]) -> Board:
    members = []
    for row in circle.current:  # type: ignore[attr-defined]  # put there by sharing's reads
        seat = seats.get((circle.pk, row.person_id))
        label = seat.get_stands_for_display() if seat else ""
        members.append(Member(row.person, seat.stands_for if seat else "", label))
    own = [meeting for meeting in meetings if meeting.circle_id == circle.pk]
    to_come = [meeting for meeting in own if meeting.is_to_come]
    held = [meeting for meeting in own if meeting.state == MeetingState.HELD]
    return Board(circle, members, to_come[-1] if to_come else None, held[0] if held else None)


def _meetings(person: Person, programme_id: UUID) -> QuerySet[Meeting]:
    """Every meeting of the programme this person may read, the latest day first."""
    rows = Meeting.unscoped.filter(readable(person, "item__"), item__programme_id=programme_id, item__kind="meeting")
    return rows.select_related("item", "circle").order_by("-held_on", "-item_id")


def meetings_of(person: Person, circle: Circle) -> QuerySet[Meeting]:
    """The meetings of one board this person may read, the latest day first."""
    return _meetings(person, circle.programme_id).filter(circle=circle)


def meeting_of(person: Person, item_id: UUID) -> Meeting:
    """One meeting. Raises NotVisible."""
    rows = Meeting.unscoped.filter(readable(person, "item__"), item_id=item_id, item__kind="meeting")
    found = rows.select_related("item__programme", "item__author", "circle").first()
    if found is None:
        raise NotVisible
    return found


def meeting_before(person: Person, meeting: Meeting) -> Meeting | None:
    """The last meeting of the same board that was held before this one."""
    earlier = meetings_of(person, meeting.circle).filter(held_on__lt=meeting.held_on, state=MeetingState.HELD)
    return earlier.first()


def next_meetings(person: Person, programme_id: UUID, *, until: date) -> list[Meeting]:
    """Meetings planned from today up to a day, the soonest first."""
    rows = _meetings(person, programme_id).filter(state=MeetingState.PLANNED, held_on__gte=today(), held_on__lte=until)
    return list(rows.order_by("held_on", "item_id"))
