"""A change is confirmed, or seen otherwise, by a second person; never by whoever wrote any of its words."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.test import Client

from throughline.access.writable import NotAllowed
from throughline.common.clock import days_from_today, today
from throughline.harvest.reads import changes as reads
from throughline.harvest.tests.conftest import CHANGE
from throughline.harvest.writes import changes as writes
from throughline.people.models import Person
from throughline.thread.models import Item

SAID = {"who": "A mother who was there", "words": "It was open, and he held it.", "said_on": today()}


def test_it_is_kept_with_who_said_it_and_when(change: Item, cast: SimpleNamespace, client: Client) -> None:
    writes.substantiate(item=change, by=cast.ben, how_they_know="She came in by it.", **SAID)
    client.force_login(cast.lea)
    page = client.get(change.get_absolute_url()).content.decode()
    for words in ("A mother who was there", "It was open, and he held it.", "She came in by it.", "Ben"):
        assert words in page
    [listed] = reads.changes(cast.lea, cast.hubs.pk)
    assert listed.spoken_to


def test_not_by_whoever_wrote_it(change: Item, cast: SimpleNamespace, client: Client) -> None:
    with pytest.raises(writes.SecondPersonOnly):
        writes.substantiate(item=change, by=cast.ana, **SAID)
    client.force_login(cast.ana)
    sent = {"who": "A mother", "words": "It was.", "said_on": today().isoformat(), "agrees": "yes"}
    page = client.post(f"/harvest/{change.pk}/second-voice/", sent)
    assert page.status_code == 422
    assert "somebody else has to write down" in page.content.decode()
    assert reads.second_voices(change) == []


def test_nor_by_whoever_changed_its_words(change: Item, cast: SimpleNamespace) -> None:
    writes.reword(item=change, by=cast.ben, given=replace(CHANGE, what="never locks it"))
    with pytest.raises(writes.SecondPersonOnly):
        writes.substantiate(item=change, by=cast.ben, **SAID)


def test_who_sees_it_differently_is_kept_too(change: Item, cast: SimpleNamespace, client: Client) -> None:
    writes.substantiate(item=change, by=cast.ben, agrees=False, **SAID)
    client.force_login(cast.ben)
    assert "Sees it differently" in client.get(change.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("given", "refusal"), [
    ({"who": " "}, writes.SayWhoAndWhat), ({"words": " "}, writes.SayWhoAndWhat),
    ({"said_on": days_from_today(1)}, writes.NotYetHappened),
])  # fmt: skip
def test_it_needs_somebody_words_and_a_day_that_was(
    given: dict[str, object], refusal: type[Exception], change: Item, cast: SimpleNamespace
) -> None:
    with pytest.raises(refusal):
        writes.substantiate(item=change, by=cast.ben, **{**SAID, **given})  # type: ignore[arg-type]


def test_only_the_team_writes_it_down(change: Item, cast: SimpleNamespace) -> None:
    outsider: Person = cast.dot
    with pytest.raises(NotAllowed):
        writes.substantiate(item=change, by=outsider, **SAID)
