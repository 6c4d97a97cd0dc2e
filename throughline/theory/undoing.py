"""Taking back one's own last change of a map, and bringing it back: each is a new change, and nothing is rewritten."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction

from throughline.people.models import Person
from throughline.theory import writes
from throughline.theory.models import Change, TheoryMap
from throughline.theory.words import Act
from throughline.thread.writes import ChangedMeanwhile

CAN_BE_UNDONE = (Act.ADDED, Act.REWORDED, Act.TAKEN_OFF, Act.PUT_BACK)


class NothingToUndo(Exception):
    """There is nothing of yours to take back here."""


class NothingToRedo(Exception):
    """There is nothing you took back that could be brought back."""


@transaction.atomic
def undo(*, on: TheoryMap, by: Person) -> Change:
    """Take back the last change this person made that still stands.

    Raises NothingToUndo, ChangedMeanwhile when somebody changed the same since, NotAllowed.
    """
    change = to_undo(on, by)
    if change is None:
        raise NothingToUndo
    return _take_back(change, by)


@transaction.atomic
def redo(*, on: TheoryMap, by: Person) -> Change:
    """Bring back what this person took back last, as long as they have changed nothing else since.

    Raises NothingToRedo, ChangedMeanwhile, NotAllowed.
    """
    change = to_redo(on, by)
    if change is None:
        raise NothingToRedo
    return _take_back(change, by)


def to_undo(on: TheoryMap, by: Person) -> Change | None:
    """The change that `undo` would take back now, its subject at hand."""
    return next((change for change in _standing(on, by) if _steps(change) % 2 == 0), None)


def to_redo(on: TheoryMap, by: Person) -> Change | None:
    """The undoing that `redo` would take back now, so that what it undid stands again."""
    for change in _standing(on, by):
        if change.undoes_id is None:
            break
        if _steps(change) % 2:
            return change
    return None


def first_of(change: Change) -> Change:
    """The act itself, behind however many undoings and bringings back of it."""
    while change.undoes is not None:
        change = change.undoes
    return change


def _steps(change: Change) -> int:
    """How often the act behind a change was turned: even where it stands, odd where it is taken back."""
    steps = 0
    while change.undoes is not None:
        change, steps = change.undoes, steps + 1
    return steps


def _standing(on: TheoryMap, by: Person) -> Iterator[Change]:
    """This person's changes that nothing has undone, newest first."""
    mine = Change.unscoped.filter(of=on, by=by, act__in=CAN_BE_UNDONE, undone_by=None)
    return mine.select_related("subject", "undoes").order_by("-number").iterator(chunk_size=50)


def _take_back(change: Change, by: Person) -> Change:
    part = writes.held(change.subject, by)
    before_it = TheoryMap.unscoped.values_list("number", flat=True).get(pk=part.of_id)
    stands = writes.as_kept(part)
    act = Act(change.act)
    if act in {Act.ADDED, Act.PUT_BACK}:
        writes.take_off(item=part.item, by=by)
    elif act == Act.TAKEN_OFF:
        writes.put_back(item=part.item, by=by)
    else:
        after, before = change.after or {}, change.before or {}
        if any(stands.get(name) != value for name, value in after.items()):
            raise ChangedMeanwhile(part.item)
        writes.set_fields(part, by, {name: _as_set(name, value) for name, value in before.items()}, Act.REWORDED)
    _mark_what_went_along(part.of_id, before_it, change)
    return _mark(part.of_id, change)


def _mark_what_went_along(of_id: UUID, before_it: int, lead: Change) -> None:
    """An element comes and goes with its links and assumptions: say of each which change of it that takes back, so that
    one step back stays one step."""
    made = Change.unscoped.filter(of_id=of_id, number__gt=before_it, undoes=None).exclude(subject_id=lead.subject_id)
    for change in made:
        earlier = Change.unscoped.filter(
            of_id=of_id, number__lte=before_it, subject_id=change.subject_id, act__in=CAN_BE_UNDONE, undone_by=None
        )
        Change.unscoped.filter(pk=change.pk).update(undoes=earlier.order_by("-number").first())


def _mark(of_id: UUID, change: Change) -> Change:
    """Say of the change just made which one it undoes."""
    latest = Change.unscoped.filter(of_id=of_id, subject_id=change.subject_id).order_by("-number").first()
    if latest is None or latest.pk == change.pk:
        raise NothingToUndo
    Change.unscoped.filter(pk=latest.pk).update(undoes=change)
    latest.undoes = change
    return latest


def _as_set(name: str, value: object) -> object:
    if value is not None and name in {"review_on", "off_map_at"}:
        moment = datetime.fromisoformat(str(value))
        return moment.date() if name == "review_on" else moment
    return value
