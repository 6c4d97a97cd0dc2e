"""Who reads an item: the rule as a table."""

from collections.abc import Callable
from types import SimpleNamespace
from uuid import uuid4

import pytest

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.people.reads import forget_roles
from throughline.people.words import Role
from throughline.people.writes import end_membership, join_programme
from throughline.thread import reads, writes
from throughline.thread.models import Item

WHO_READS = {
    Standing.PRIVATE: "ana",
    Standing.TEAM: "ana ben lea dot",
    Standing.RESTRICTED: "ana lea dot",
}
EVERYBODY = ["ana", "ben", "lea", "dot", "adam", "paz", "bo", "lupe", "lou", "dee"]


@pytest.mark.parametrize(("standing", "readers"), WHO_READS.items())
def test_an_item_is_read_by(standing: Standing, readers: str, leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    item = leaf(standing=standing)
    can_read = {name for name in EVERYBODY if item in reads.items(getattr(cast, name))}
    assert can_read == set(readers.split())


@pytest.mark.parametrize("standing", Standing)
def test_a_withdrawn_item_is_read_by_nobody(
    standing: Standing, leaf: Callable[..., Item], cast: SimpleNamespace
) -> None:
    item = leaf(standing=standing)
    writes.withdraw(item=item, by=cast.ana, because="the teller asked")
    assert [name for name in EVERYBODY if item in reads.items(getattr(cast, name))] == []


def test_hidden_and_missing_are_the_same_refusal(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    item = leaf(standing=Standing.PRIVATE)
    with pytest.raises(NotVisible) as hidden:
        reads.item(cast.ben, item.pk)
    with pytest.raises(NotVisible) as missing:
        reads.item(cast.ben, uuid4())
    assert (hidden.value.args, hidden.value.__cause__) == (missing.value.args, missing.value.__cause__)


def test_an_item_of_another_kind_is_missing(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    with pytest.raises(NotVisible):
        reads.item(cast.ana, leaf().pk, "twig")


def test_leaving_ends_sight_of_ones_own_rows(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    item = leaf(standing=Standing.PRIVATE)
    end_membership(cast.ana.memberships.get())
    forget_roles(cast.ana)
    assert item not in reads.items(cast.ana)


def test_an_inactive_person_sees_nothing(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    leaf()
    cast.ben.is_active = False
    assert list(reads.items(cast.ben)) == []


def test_a_role_elsewhere_gives_no_trust_here(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    item = leaf(standing=Standing.RESTRICTED)
    join_programme(person=cast.dee, programme_id=cast.elsewhere.pk, role=Role.LEARNING_LEAD)
    join_programme(person=cast.dee, programme_id=cast.hubs.pk, role=Role.TEAM_MEMBER)
    assert item not in reads.items(cast.dee)
