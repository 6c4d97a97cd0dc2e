"""Actions: all of them, those of a meeting or a decision, those that come due, and what happened to the last ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from throughline.access.visible import NotVisible, readable
from throughline.common.clock import today
from throughline.governance.models import Action, Meeting
from throughline.governance.words import OPEN_ACTIONS, ActionState
from throughline.people.models import Person
from throughline.people.reads import shown_name
from throughline.sharing.models import Circle
from throughline.thread import reads as thread
from throughline.thread.models import Item


@dataclass(frozen=True)
class Actions:
    """Actions in the order in which somebody would take them up: past their day, then to come, then those that are closed."""

    late: list[Action]
    open: list[Action]
    closed: list[Action]

    @property
    def is_empty(self) -> bool:
        return not (self.late or self.open or self.closed)


def actions_in(person: Person, programme_id: UUID) -> QuerySet[Action]:
    """Every action of the programme this person may read, the soonest due first."""
    rows = Action.unscoped.filter(readable(person, "item__"), item__programme_id=programme_id, item__kind="action")
    return rows.select_related("item", "meeting__circle", "meeting__item").order_by("due_on", "item_id")


def grouped(actions: Iterable[Action]) -> Actions:
    """Actions sorted into late, open and closed; the closed ones newest first."""
    rows = list(actions)
    closed = [row for row in rows if not row.is_open]
    return Actions(
        late=[row for row in rows if row.is_late],
        open=[row for row in rows if row.is_open and not row.is_late],
        closed=sorted(closed, key=lambda row: (row.closed_on or row.due_on, row.pk), reverse=True),
    )


def action_list(
    person: Person, programme_id: UUID, *, words: str = "", board_id: UUID | None = None, role: str = ""
) -> Actions:
    """All actions, narrowed by words, board and the role that has them in hand."""
    rows = actions_in(person, programme_id)
    if words:
        found = thread.search(person, words, programme_id=programme_id, kinds=["action"], limit=300)
        rows = rows.filter(pk__in=[hit.item.pk for hit in found.hits])
    if board_id is not None:
        rows = rows.filter(meeting__circle_id=board_id)
    if role:
        rows = rows.filter(owner_role=role)
    return grouped(rows)


def roles_of(person: Person, programme_id: UUID) -> list[str]:
    """The roles that have something in hand, or had."""
    return sorted(set(actions_in(person, programme_id).order_by().values_list("owner_role", flat=True)))


def action_of(person: Person, item_id: UUID) -> Action:
    """One action. Raises NotVisible."""
    rows = Action.unscoped.filter(readable(person, "item__"), item_id=item_id, item__kind="action")
    found = rows.select_related("item__programme", "item__author", "meeting__circle", "meeting__item").first()
    if found is None:
        raise NotVisible
    return found


def actions_of(person: Person, meeting: Meeting) -> list[Action]:
    """Every action that came of a meeting, by its decisions or by itself."""
    return list(actions_in(person, meeting.item.programme_id).filter(meeting=meeting))


def actions_for(person: Person, decision: Item) -> list[Action]:
    """The actions that came of one decision, the soonest due first."""
    ids = [one.item.pk for one in thread.resting_on(person, decision, kinds=["action"])]
    return list(actions_in(person, decision.programme_id).filter(pk__in=ids))


def open_actions_by(person: Person, circle: Circle) -> list[Action]:
    """What is still to be done for a board, the soonest due first."""
    return list(actions_in(person, circle.programme_id).filter(meeting__circle=circle, state__in=OPEN_ACTIONS))


def last_actions(person: Person, meeting: Meeting, before: Meeting | None) -> list[Action]:
    """What a meeting opens with: everything agreed before it that was still open, or was closed since the meeting before it.

    meeting  the one that opens
    before   the meeting held before it; None when it is the first
    """
    rows = actions_in(person, meeting.item.programme_id).filter(
        meeting__circle=meeting.circle, meeting__held_on__lt=meeting.held_on
    )
    since = before.held_on if before is not None else date.min
    return list(rows.filter(Q(closed_on=None) | Q(closed_on__gte=since)))


def due_by(person: Person, programme_id: UUID, day: date) -> list[Action]:
    """Open actions due up to a day, late ones first."""
    return list(actions_in(person, programme_id).filter(state__in=OPEN_ACTIONS, due_on__lte=day))


@dataclass(frozen=True)
class Step:
    """One thing that happened to an action: what, why, who, when, and how it stood then."""

    what: str
    because: str
    by: str
    at: datetime
    label: str
    outcome: str
    owner_role: str
    due_on: date | None


def history_of(person: Person, item: Item) -> Sequence[Step]:
    """What happened to an action, newest first. Raises NotVisible."""
    return [
        Step(
            what=one.what, because=one.because, by=shown_name(one.changed_by), at=one.changed_at,
            label=_label(str(one.fields.get("state", ""))), outcome=str(one.fields.get("outcome", "")),
            owner_role=str(one.fields.get("owner_role", "")), due_on=_day(str(one.fields.get("due_on", ""))),
        )
        for one in thread.history_of(person, item)
    ]  # fmt: skip


def _label(state: str) -> str:
    return ActionState(state).label if state in ActionState.values else ""


def _day(kept: str) -> date | None:
    return date.fromisoformat(kept) if kept else None


def how_it_stands(action: Action) -> str:
    """An action's state in a sentence, late ones said plainly: “Was due 3 March 2026, still to do.”"""
    if action.state == ActionState.DONE:
        return "Done."
    if action.state == ActionState.LET_GO:
        return "Not going ahead."
    under_way = action.state == ActionState.UNDER_WAY
    day = f"{action.due_on.day} {action.due_on:%B %Y}"
    if action.due_on < today():
        return f"Was due {day}, {'under way' if under_way else 'still to do'}."
    return f"{'Under way' if under_way else 'To do'}, due {day}."
