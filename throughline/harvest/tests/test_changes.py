"""A change is written down whole or not at all, also what nobody meant; it rests on words and speaks for the theory."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.test import Client

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import NotAllowed
from throughline.common.clock import days_from_today
from throughline.harvest.reads import changes as reads
from throughline.harvest.tests.conftest import CHANGE, Harvest
from throughline.harvest.words import Direction, Meant
from throughline.harvest.writes import changes as writes
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning
from throughline.thread.writes import ChangedMeanwhile, add_item, revise


def test_it_says_who_changed_what(change: Item, cast: SimpleNamespace) -> None:
    assert change.title == "The caretaker: leaves the side door open until eight"
    assert thread.search(cast.ben, "bell", programme_id=cast.hubs.pk).hits


@pytest.mark.parametrize("missing", ["who", "what"])
def test_without_who_or_what_nothing_is_kept(missing: str, cast: SimpleNamespace) -> None:
    with pytest.raises(writes.SayWhoChangedWhat):
        writes.harvest(by=cast.ana, programme_id=cast.hubs.pk, given=replace(CHANGE, **{missing: " "}))
    assert reads.changes(cast.ana, cast.hubs.pk) == []


def test_what_is_still_to_come_has_not_changed(cast: SimpleNamespace) -> None:
    given = replace(CHANGE, happened_on=days_from_today(1))
    with pytest.raises(writes.NotYetHappened):
        writes.harvest(by=cast.ana, programme_id=cast.hubs.pk, given=given)


def test_only_the_team_harvests(cast: SimpleNamespace) -> None:
    with pytest.raises(NotAllowed):
        writes.harvest(by=cast.dot, programme_id=cast.hubs.pk, given=CHANGE)


def test_the_list_can_be_narrowed_to_what_is_easily_left_out(
    harvested: Harvest, cast: SimpleNamespace, client: Client
) -> None:
    harvested(who="The board", meant=Meant.MEANT, direction=Direction.BETTER)
    harvested(who="A regular", direction=Direction.WORSE)
    client.force_login(cast.ben)
    page = client.get(f"/p/{cast.hubs.slug}/changes/?direction=worse").content.decode()
    assert "A regular" in page
    assert "The board" not in page
    assert "A regular" in client.get(f"/p/{cast.hubs.slug}/changes/?meant=unmeant").content.decode()


def test_the_list_asks_the_same_number_of_queries(
    harvested: Harvest, cast: SimpleNamespace, django_assert_num_queries: object
) -> None:
    """Roles once, changes with their items in one, second voices in one; whatever the number."""
    reads.changes(cast.ben, cast.hubs.pk)
    for _ in range(4):
        harvested()
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len(reads.changes(cast.ben, cast.hubs.pk)) == 4


def test_two_people_rewording_lose_nothing(change: Item, cast: SimpleNamespace, client: Client) -> None:
    writes.reword(item=change, by=cast.ben, given=replace(CHANGE, what="never locks it"), base_revision=1)
    with pytest.raises(ChangedMeanwhile):
        writes.reword(item=change, by=cast.ana, given=CHANGE, base_revision=1)
    client.force_login(cast.ana)
    sent = {
        "who": "The caretaker", "what": "has given away his key", "happened_on": CHANGE.happened_on.isoformat(),
        "hub": "", "direction": "better", "meant": "meant", "strength": "weak", "revision": "1",
    }  # fmt: skip
    page = client.post(f"/changes/{change.pk}/reword/", sent)
    assert page.status_code == 422
    for words in ("never locks it", "has given away his key"):
        assert words in page.content.decode()


def test_it_rests_on_what_was_heard(change: Item, note: Item, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ben)
    page = client.get(f"/harvest/{change.pk}/rests-on/?q=door").content.decode()
    assert note.title in page
    assert "Put it under the change" in page
    sent = {"items": [str(note.pk)], "because": "Somebody saw it."}
    told = client.post(f"/harvest/{change.pk}/rests-on/", sent, follow=True).content.decode()
    assert "Because: Somebody saw it." in told
    [one] = reads.rests_on(cast.ana, change)
    writes.take_away(item=change, link_id=one.link_id, by=cast.ana)
    assert reads.rests_on(cast.ana, change) == []


def test_a_note_one_may_not_read_is_neither_offered_nor_told(change: Item, note: Item, cast: SimpleNamespace) -> None:
    revise(item=note, by=cast.ana, what="kept closer", standing=Standing.PRIVATE)
    writes.rest_on(item=change, by=cast.ana, sources=[note], because="I saw it.")
    assert reads.rests_on(cast.ben, change) == []
    assert reads.offered(cast.ben, change, "door") == []
    with pytest.raises(NotVisible):
        writes.rest_on(item=change, by=cast.ben, sources=[note])


def test_it_speaks_against_a_part_of_the_theory(change: Item, cast: SimpleNamespace, client: Client) -> None:
    part = add_item(kind="theory-element", by=cast.ana, programme_id=cast.hubs.pk, title="Small permissions are easy")
    client.force_login(cast.ben)
    sent = {"part": str(part.pk), "meaning": "challenges", "because": "He asked nobody."}
    page = client.post(f"/changes/{change.pk}/theory/", sent, follow=True).content.decode()
    assert "Small permissions are easy" in page
    [one] = thread.bearing_on(cast.ana, part)
    assert (one.item, one.meaning, one.because) == (change, Meaning.CHALLENGES, "He asked nobody.")


def test_it_is_harvested_from_a_note(note: Item, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ben)
    sent = {
        "who": "The caretaker", "what": "leaves it open", "happened_on": CHANGE.happened_on.isoformat(), "hub": "",
        "direction": "better", "meant": "unmeant", "strength": "weak",
    }  # fmt: skip
    client.post(f"/p/{cast.hubs.slug}/changes/new/?from={note.pk}", sent)
    [one] = reads.changes(cast.ana, cast.hubs.pk)
    assert [bearing.item for bearing in reads.rests_on(cast.ana, one.item)] == [note]
