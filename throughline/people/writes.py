"""Joining and leaving a programme, and inviting others."""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from throughline.common.clock import now
from throughline.people.models import Invitation, Membership, Person
from throughline.people.reads import forget_roles
from throughline.people.words import Role

INVITATION_DAYS = 14


class InvitationNotOpen(Exception):
    """This invitation can’t be used any more. Ask the person who sent it for a new one."""


def create_person(*, email: str, name: str, password: str | None = None) -> Person:
    """Someone who may sign in; they see nothing until they join a programme."""
    return Person.objects.create_user(email, password, name=name)


def join_programme(*, person: Person, programme_id: UUID, role: Role) -> Membership:
    """Give a person a role from now on; giving it twice changes nothing."""
    membership, _ = Membership.objects.get_or_create(person=person, programme_id=programme_id, role=role, ended_at=None)
    forget_roles(person)
    return membership


def end_membership(membership: Membership) -> None:
    """End a role now. The row stays, so that history can still say who was what; sight ends at once."""
    Membership.objects.filter(pk=membership.pk, ended_at=None).update(ended_at=now())
    forget_roles(membership.person)


def token_hash(token: str) -> str:
    """What is kept of a secret link: SHA-256 in hex. The token itself is shown once and stored nowhere."""
    return hashlib.sha256(token.encode()).hexdigest()


def invite(
    *, by: Person, programme_id: UUID, role: Role, email: str, name: str = "", circle_id: UUID | None = None
) -> tuple[Invitation, str]:
    """Make an invitation and the token for its link; the token is told only here."""
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        programme_id=programme_id,
        role=role,
        email=email.strip().lower(),
        name=name,
        circle_id=circle_id,
        token_hash=token_hash(token),
        made_by=by,
        expires_at=now() + timedelta(days=INVITATION_DAYS),
    )
    return invitation, token


def open_invitation(token: str) -> Invitation:
    """The invitation behind a link. Raises InvitationNotOpen if unknown, expired, used or withdrawn."""
    invitation = (
        Invitation.objects.select_related("programme", "made_by")
        .filter(token_hash=token_hash(token), taken_at=None, withdrawn_at=None, expires_at__gt=now())
        .first()
    )
    if invitation is None:
        raise InvitationNotOpen
    return invitation


@transaction.atomic
def take_invitation(*, token: str, person: Person) -> Membership:
    """Join by a link, once. The link works for the invited address only; anyone else gets InvitationNotOpen."""
    invitation = open_invitation(token)
    if invitation.email != person.email:
        raise InvitationNotOpen
    taken = Invitation.objects.filter(pk=invitation.pk, taken_at=None).update(taken_by=person, taken_at=now())
    if not taken:
        raise InvitationNotOpen
    return join_programme(person=person, programme_id=invitation.programme_id, role=Role(invitation.role))
