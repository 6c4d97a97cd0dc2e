"""Inviting people, taking an invitation, ending a role; setting a programme and its hubs."""

from dataclasses import dataclass
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.writable import must_administer
from throughline.common.clock import now
from throughline.people.models import Invitation, Membership, Person
from throughline.people.words import Role
from throughline.people.writes import (
    create_person,
    end_membership,
    invite,
    join_programme,
    open_invitation,
    take_invitation,
)
from throughline.programme.models import Programme
from throughline.thread import audit


class LastAdministrator(Exception):
    """Somebody has to look after the programme. Give another person the administrator role first."""


class AlreadyHasAccount(Exception):
    """There is an account for this address already. Sign in with it, then open the link again."""


@dataclass(frozen=True)
class MadeInvitation:
    """An invitation and the token of its link, told only once."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite_person(
    *, by: Person, programme: Programme, role: Role, email: str, name: str, circle_id: UUID | None = None
) -> MadeInvitation:
    """Invite somebody by a link. Raises NotAllowed unless `by` looks after the programme."""
    must_administer(by, programme.pk)
    invitation, token = invite(by=by, programme_id=programme.pk, role=role, email=email, name=name, circle_id=circle_id)
    audit.note_act(act="person.invited", by=by, programme_id=programme.pk, subject_id=invitation.pk, words=email)
    return MadeInvitation(invitation, token)


def withdraw_invitation(*, by: Person, programme: Programme, invitation_id: UUID) -> None:
    """Close an invitation; its link stops working at once. Raises NotAllowed, NotVisible."""
    must_administer(by, programme.pk)
    changed = Invitation.objects.filter(pk=invitation_id, programme=programme, taken_at=None).update(withdrawn_at=now())
    if not changed:
        raise NotVisible
    audit.note_act(act="invitation.withdrawn", by=by, programme_id=programme.pk, subject_id=invitation_id)


@transaction.atomic
def give_role(*, by: Person, programme: Programme, person_id: UUID, role: Role) -> Membership:
    """Give somebody who is in the programme one more role. Raises NotAllowed; NotVisible for a stranger."""
    must_administer(by, programme.pk)
    member = Membership.objects.filter(programme=programme, person_id=person_id, ended_at=None).first()
    if member is None:
        raise NotVisible
    given = join_programme(person=member.person, programme_id=programme.pk, role=role)
    audit.note_act(act="role.given", by=by, programme_id=programme.pk, subject_id=person_id, words=role)
    return given


@transaction.atomic
def end_role(*, by: Person, programme: Programme, membership_id: UUID) -> Membership:
    """End somebody's role now; what they wrote stays. Raises NotAllowed, NotVisible, LastAdministrator."""
    must_administer(by, programme.pk)
    current = Membership.objects.select_for_update().filter(programme=programme, ended_at=None)
    found = current.filter(pk=membership_id).select_related("person").first()
    if found is None:
        raise NotVisible
    looks_after = {Role.ADMINISTRATOR, Role.LEARNING_LEAD}
    if found.role in looks_after and not current.filter(role__in=looks_after).exclude(pk=found.pk).exists():
        raise LastAdministrator
    end_membership(found)
    audit.note_act(act="role.ended", by=by, programme_id=programme.pk, subject_id=found.person_id, words=found.role)
    return found


@transaction.atomic
def join_with_new_account(*, token: str, name: str, password: str | None) -> Person:
    """Make an account for the invited address and join with it. The link proves the address.

    Raises InvitationNotOpen, AlreadyHasAccount.
    """
    invitation = open_invitation(token)
    if Person.objects.filter(email=invitation.email).exists():
        raise AlreadyHasAccount
    person = create_person(email=invitation.email, name=name, password=password)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    join_by_invitation(token=token, person=person)
    return person


@transaction.atomic
def join_by_invitation(*, token: str, person: Person) -> Invitation:
    """Take an invitation with the account it was meant for. Raises InvitationNotOpen."""
    invitation = open_invitation(token)
    take_invitation(token=token, person=person)
    audit.note_act(act="person.joined", by=person, programme_id=invitation.programme_id, subject_id=invitation.pk)
    return invitation


@transaction.atomic
def describe_programme(
    *, by: Person, programme: Programme, name: str, purpose: str, at_risk_steps: str, handed_to: str
) -> None:
    """Change what a programme is called, what it is for, and what to do here when someone may be at risk."""
    must_administer(by, programme.pk)
    Programme.objects.filter(pk=programme.pk).update(
        name=name, purpose=purpose, at_risk_steps=at_risk_steps, handed_to=handed_to
    )
    audit.note_act(act="programme.described", by=by, programme_id=programme.pk, subject_id=programme.pk)
