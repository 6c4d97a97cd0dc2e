"""Ending a role ends sight at once; somebody always looks after the programme."""

from types import SimpleNamespace

import pytest

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed
from throughline.administration import writes
from throughline.people.reads import forget_roles, holds
from throughline.people.words import Role


def test_an_ended_role_gives_nothing(cast: SimpleNamespace) -> None:
    writes.end_role(by=cast.adam, programme=cast.hubs, membership_id=cast.ben.memberships.get().pk)
    forget_roles(cast.ben)
    assert not holds(cast.ben, cast.hubs.pk, Role)


def test_the_last_who_looks_after_it_stays(cast: SimpleNamespace) -> None:
    writes.end_role(by=cast.adam, programme=cast.hubs, membership_id=cast.lea.memberships.get().pk)
    with pytest.raises(writes.LastAdministrator):
        writes.end_role(by=cast.adam, programme=cast.hubs, membership_id=cast.adam.memberships.get().pk)


def test_only_who_looks_after_it_ends_roles(cast: SimpleNamespace) -> None:
    for name in ("ana", "ben", "dot", "paz", "bo", "dee"):
        with pytest.raises(NotAllowed):
            writes.end_role(by=getattr(cast, name), programme=cast.hubs, membership_id=cast.ana.memberships.get().pk)


def test_a_role_of_another_programme_is_missing(cast: SimpleNamespace) -> None:
    with pytest.raises(NotVisible):
        writes.end_role(by=cast.adam, programme=cast.hubs, membership_id=cast.dee.memberships.get().pk)


def test_one_more_role_is_for_members_only(cast: SimpleNamespace) -> None:
    writes.give_role(by=cast.adam, programme=cast.hubs, person_id=cast.ben.pk, role=Role.LEARNING_LEAD)
    forget_roles(cast.ben)
    assert holds(cast.ben, cast.hubs.pk, {Role.LEARNING_LEAD})
    with pytest.raises(NotVisible):
        writes.give_role(by=cast.adam, programme=cast.hubs, person_id=cast.dee.pk, role=Role.ORGANISER)
