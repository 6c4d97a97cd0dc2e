"""Setting up circles and who is in them; for those who look after the programme."""

from django.db import IntegrityError, transaction

from throughline.access.writable import must_administer
from throughline.common.clock import now
from throughline.common.text import clean, one_line
from throughline.people.models import Person
from throughline.people.reads import roles_by_programme
from throughline.programme.models import Programme
from throughline.sharing.models import Circle, CircleMember
from throughline.sharing.words import CircleKind
from throughline.thread.audit import note_act


class CircleNameTaken(Exception):
    """There is an open circle of this name already. Choose another name, or use that circle."""


class NotInTheProgramme(Exception):
    """This person has no role in the programme, so they can’t be in one of its circles. Invite them first."""


class CircleIsClosed(Exception):
    """This circle is closed. Make a new one to share with these people again."""


def create_circle(*, programme: Programme, name: str, kind: CircleKind, by: Person, purpose: str = "") -> Circle:
    """Make a named audience outside the team. Raises CircleNameTaken, NotAllowed."""
    must_administer(by, programme.pk)
    try:
        with transaction.atomic():
            circle = Circle.unscoped.create(
                programme=programme, name=one_line(name, 120), kind=kind, purpose=clean(purpose), made_by=by
            )
            note_act(act="circle.made", by=by, programme_id=programme.pk, subject_id=circle.pk)
            return circle
    except IntegrityError:
        raise CircleNameTaken from None


def change_circle(*, circle: Circle, by: Person, name: str, purpose: str) -> Circle:
    """Rename a circle or say better what it is for. Raises CircleNameTaken, NotAllowed."""
    must_administer(by, circle.programme_id)
    circle.name, circle.purpose = one_line(name, 120), clean(purpose)
    try:
        with transaction.atomic():
            circle.save(update_fields=["name", "purpose"])
            note_act(act="circle.changed", by=by, programme_id=circle.programme_id, subject_id=circle.pk)
    except IntegrityError:
        raise CircleNameTaken from None
    return circle


@transaction.atomic
def close_circle(*, circle: Circle, by: Person) -> None:
    """Close a circle: its people stop reading what was shared with it, at once. Closing twice changes nothing."""
    must_administer(by, circle.programme_id)
    if Circle.unscoped.filter(pk=circle.pk, closed_at=None).update(closed_at=now()):
        note_act(act="circle.closed", by=by, programme_id=circle.programme_id, subject_id=circle.pk)
    circle.refresh_from_db(fields=["closed_at"])


@transaction.atomic
def add_member(*, circle: Circle, person: Person, by: Person) -> CircleMember:
    """Put someone into a circle from now on; they read what was and will be shared with it. Twice changes nothing.

    Raises NotInTheProgramme unless they hold a role in the programme now, CircleIsClosed, NotAllowed.
    """
    must_administer(by, circle.programme_id)
    if circle.closed_at is not None:
        raise CircleIsClosed
    if circle.programme_id not in roles_by_programme(person):
        raise NotInTheProgramme
    member, new = CircleMember.unscoped.get_or_create(
        circle=circle, person=person, ended_at=None, defaults={"added_by": by}
    )
    if new:
        note_act(act="circle.joined", by=by, programme_id=circle.programme_id, subject_id=member.pk)
    return member


@transaction.atomic
def remove_member(*, circle: Circle, person: Person, by: Person) -> None:
    """Take someone out of a circle now; what was shared with it is closed to them at once. Twice changes nothing."""
    must_administer(by, circle.programme_id)
    if CircleMember.unscoped.filter(circle=circle, person=person, ended_at=None).update(ended_at=now()):
        note_act(act="circle.left", by=by, programme_id=circle.programme_id, subject_id=circle.pk)
