"""Where an item is read, how it came to stand as it does, and how it comes back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from throughline.access.words import Standing
from throughline.capture.writes import Heard, save_note, withdraw_note
from throughline.common.clock import now, today
from throughline.common.diffs import Stretch
from throughline.library.reads import history as reads
from throughline.library.tests.conftest import CANARY, SIGHT
from throughline.people.models import Person
from throughline.thread import writes as thread_writes
from throughline.thread.models import Item

Note = Callable[..., Item]


def reword(item: Item, by: Person, **changed: object) -> None:
    given = Heard(heard="Said the key twice.", happened_on=today(), hub_id=item.hub_id)
    save_note(
        by=by, programme_id=item.programme_id, note_id=item.pk, given=replace(given, **changed),  # type: ignore[arg-type]
        base_revision=item.revision,
    )  # fmt: skip
    item.refresh_from_db()


def test_a_note_is_read_on_its_own_page(note: Note, cast: SimpleNamespace, client: Client) -> None:
    item = note()
    client.force_login(cast.ben)
    assert client.get(reverse("library:item", args=[item.pk])).headers["Location"] == item.get_absolute_url()


def test_marked_words_are_read_in_their_note_at_their_place(note: Note, cast: SimpleNamespace, client: Client) -> None:
    source = note("You came last year, what happened?")
    words = thread_writes.mark_excerpt(source=source, begins_at=0, ends_at=18, by=cast.lea)
    client.force_login(cast.ben)
    address = client.get(reverse("library:item", args=[words.pk])).headers["Location"]
    assert address == f"{source.get_absolute_url()}#excerpt-{words.pk}"


def test_shows_who_changed_what_word_by_word(note: Note, cast: SimpleNamespace) -> None:
    item = note("Said the cupboard twice.", make_of_it="")
    reword(item, cast.ana, make_of_it="A key is what they mean.")
    last, first = reads.history(cast.ben, item).versions
    words = {change.label: change.stretches for change in last.changes}
    assert words["Words"][1:3] == [Stretch("removed", "cupboard"), Stretch("added", "key")]
    assert words["What the recorder makes of it"] == [Stretch("added", "A key is what they mean.")]
    assert (last.by, first.is_first, last.is_first) == ("Ana", True, False)


def test_names_hub_setting_language_and_day_as_people_say_them(note: Note, cast: SimpleNamespace) -> None:
    item = note("Said the key twice.")
    reword(item, cast.ana, hub_id=cast.park.pk, setting="school-gate", language="pa")
    last = reads.history(cast.ben, item).versions[0]
    came = {change.label: change.stretches[-1].words for change in last.changes}
    assert came == {"Hub": "Park", "Setting": "School gate", "Language": "Punjabi"}


def test_versions_from_before_it_was_shared_are_not_shown_to_others(
    note: Note, cast: SimpleNamespace, client: Client
) -> None:
    item = note(f"{CANARY} at no. 14", standing=Standing.PRIVATE)
    reword(item, cast.ana, standing=Standing.TEAM)
    client.force_login(cast.ben)
    page = client.get(reverse("library:history", args=[item.pk])).content.decode()
    assert CANARY not in page
    assert "Earlier versions were not shared with you" in page
    client.force_login(cast.ana)
    assert CANARY in client.get(reverse("library:history", args=[item.pk])).content.decode()


@pytest.mark.parametrize(("name", "standings"), SIGHT)
def test_history_is_as_hidden_as_the_note(
    name: str, standings: set[Standing], note: Note, cast: SimpleNamespace, client: Client
) -> None:
    client.force_login(getattr(cast, name))
    for standing in Standing:
        answer = client.get(reverse("library:history", args=[note(standing=standing).pk]))
        assert answer.status_code == (200 if standing in standings else 404)


def test_what_was_withdrawn_can_be_brought_back_from_its_list(
    note: Note, cast: SimpleNamespace, client: Client
) -> None:
    item = note("Should not have been written down")
    withdraw_note(item=item, by=cast.ana, because="They asked us not to keep it")
    client.force_login(cast.ana)
    assert (
        "Should not have been written down" in client.get(reverse("library:withdrawn", args=["hubs"])).content.decode()
    )
    client.post(reverse("library:restore", args=[item.pk]))
    assert client.get(item.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(("name", "sees"), [("ana", True), ("lea", True), ("dot", True), ("ben", False)])
def test_withdrawn_words_are_listed_for_those_who_may_bring_them_back(
    name: str, sees: bool, note: Note, cast: SimpleNamespace, client: Client
) -> None:
    withdraw_note(item=note(CANARY), by=cast.ana, because="A slip")
    client.force_login(getattr(cast, name))
    page = client.get(reverse("library:withdrawn", args=["hubs"])).content.decode()
    assert (CANARY in page) is sees


def test_after_thirty_days_it_is_listed_no_more(
    note: Note, cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    withdraw_note(item=note(), by=cast.ana, because="A slip")
    assert len(reads.withdrawn(cast.ana, cast.hubs)) == 1
    later = now() + timedelta(days=30, seconds=1)
    monkeypatch.setattr(reads, "now", lambda: later)
    assert reads.withdrawn(cast.ana, cast.hubs) == []


def test_too_late_is_said_in_words(
    note: Note, cast: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = note()
    withdraw_note(item=item, by=cast.ana, because="A slip")
    later = now() + timedelta(days=31)
    monkeypatch.setattr(thread_writes, "now", lambda: later)
    client.force_login(cast.ana)
    answer = client.post(reverse("library:restore", args=[item.pk]))
    assert answer.status_code == 302
    assert [str(said) for said in answer.wsgi_request._messages] == [thread_writes.TooLateToRestore.__doc__]
