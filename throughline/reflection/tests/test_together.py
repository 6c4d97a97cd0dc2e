"""Several people at one sitting: each by their own act, each reading what the others wrote there."""

from types import SimpleNamespace

import pytest
from django.test import Client

from throughline.access.visible import NotVisible
from throughline.people.models import Membership
from throughline.people.reads import forget_roles
from throughline.people.writes import end_membership
from throughline.reflection import reads, writes
from throughline.reflection.words import Shape


def test_each_reads_what_the_others_wrote(together: SimpleNamespace, cast: SimpleNamespace) -> None:
    for person, item, other in ((cast.ana, together.anas, "Ben"), (cast.ben, together.bens, "Ana")):
        [said] = reads.reflection_of(person, item).asked[0].others
        assert said.name == other
        assert reads.reflection_of(person, item).waiting == ["Lea"]


def test_being_asked_is_not_reading(together: SimpleNamespace, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.lea)
    page = client.get(f"/p/{cast.hubs.slug}/reflections/").content.decode()
    assert "The second swap" in page
    assert "Forty hangers" not in page
    with pytest.raises(NotVisible):
        reads.reflection_of(cast.lea, together.anas)


def test_nobody_joins_unasked_or_twice(together: SimpleNamespace, cast: SimpleNamespace) -> None:
    for person in (cast.dot, cast.dee, cast.ben):
        with pytest.raises(NotVisible):
            writes.join(sitting_id=together.sitting.pk, by=person)


def test_who_declines_is_not_waited_for(together: SimpleNamespace, cast: SimpleNamespace) -> None:
    writes.decline(sitting_id=together.sitting.pk, by=cast.lea)
    assert reads.reflection_of(cast.ana, together.anas).waiting == []
    assert reads.asked_of(cast.lea, cast.hubs.pk) == []


def test_only_the_team_can_be_asked(cast: SimpleNamespace) -> None:
    with pytest.raises(writes.NotOnTheTeam):
        writes.begin_reflection(by=cast.ana, programme_id=cast.hubs.pk, shape=Shape.WEEKLY, about="", others=[cast.paz])


def test_who_left_the_team_reads_nothing_here_any_more(together: SimpleNamespace, cast: SimpleNamespace) -> None:
    end_membership(Membership.objects.get(person=cast.ben))
    forget_roles(cast.ben)
    with pytest.raises(NotVisible):
        reads.reflection_of(cast.ben, together.bens)
    assert reads.reflection_of(cast.ana, together.anas).others == ["Ben"]


def test_who_withdraws_takes_their_words_along(together: SimpleNamespace, cast: SimpleNamespace) -> None:
    writes.withdraw(item=together.bens, by=cast.ben)
    found = reads.reflection_of(cast.ana, together.anas)
    assert (found.others, found.asked[0].others) == ([], [])


def test_nobody_writes_in_somebody_elses_place(together: SimpleNamespace, cast: SimpleNamespace) -> None:
    with pytest.raises(NotVisible):
        writes.answer(item=together.anas, by=cast.ben, prompt="meant", words="Mine.")
