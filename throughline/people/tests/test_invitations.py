"""Joining by an invitation link: once, by the person invited, while it is open."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from throughline.common.clock import now
from throughline.people.models import Invitation
from throughline.people.reads import holds
from throughline.people.words import Role
from throughline.people.writes import InvitationNotOpen, create_person, invite, take_invitation


@pytest.fixture
def invited(cast: SimpleNamespace) -> SimpleNamespace:
    invitation, token = invite(by=cast.adam, programme_id=cast.hubs.pk, role=Role.ORGANISER, email="New@example.org")
    return SimpleNamespace(
        cast=cast, invitation=invitation, token=token, new=create_person(email="new@example.org", name="New")
    )


def test_it_gives_the_role_once(invited: SimpleNamespace) -> None:
    take_invitation(token=invited.token, person=invited.new)
    assert holds(invited.new, invited.cast.hubs.pk, {Role.ORGANISER})
    with pytest.raises(InvitationNotOpen):
        take_invitation(token=invited.token, person=invited.new)


def test_it_is_for_the_invited_address_only(invited: SimpleNamespace) -> None:
    with pytest.raises(InvitationNotOpen):
        take_invitation(token=invited.token, person=invited.cast.dee)


@pytest.mark.parametrize("change", [{"expires_at": now() - timedelta(seconds=1)}, {"withdrawn_at": now()}])
def test_it_must_be_open(change: dict[str, object], invited: SimpleNamespace) -> None:
    Invitation.objects.filter(pk=invited.invitation.pk).update(**change)
    with pytest.raises(InvitationNotOpen):
        take_invitation(token=invited.token, person=invited.new)


def test_the_token_is_kept_nowhere(invited: SimpleNamespace) -> None:
    assert invited.token not in str(list(Invitation.objects.values()))
