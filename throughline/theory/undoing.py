"""Taking back one's own last change of a map, and bringing it back: each is a new change, and nothing is rewritten."""

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
    mine = Change.unscoped.filter(of=on, by=by, act__in=CAN_BE_UNDONE).select_related("subject", "undoes")
    for change in mine.filter(undone_by=None).order_by("-number"):
        if change.undoes is None or change.undoes.undoes_id is not None:
            return _take_back(change, by)
    raise NothingToUndo


@transaction.atomic
def redo(*, on: TheoryMap, by: Person) -> Change:
    """Bring back what this person took back last, as long as they have changed nothing else since.

    Raises NothingToRedo, ChangedMeanwhile, NotAllowed.
    """
    mine = Change.unscoped.filter(of=on, by=by, act__in=CAN_BE_UNDONE).select_related("subject", "undoes")
    for change in mine.filter(undone_by=None).order_by("-number"):
        if change.undoes is None:
            break
        if change.undoes.undoes_id is None:
            return _take_back(change, by)
    raise NothingToRedo


def _take_back(change: Change, by: Person) -> Change:
    part = writes.held(change.subject, by)
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
    return _mark(part.of_id, change)


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
