"""Notes as a file: through the same door, heard apart from meant, safe in a spreadsheet, told in the audit trail."""

import csv
import io
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from throughline.access.words import Standing
from throughline.library.reads import notes as reads
from throughline.library.tests.conftest import CANARY, OUTSIDE, SIGHT
from throughline.people.models import Person
from throughline.thread.models import AuditEntry, Item

Note = Callable[..., Item]


def sheet(client: Client, person: Person, query: str = "") -> list[dict[str, str]]:
    client.force_login(person)
    answer = client.get(reverse("library:notes-csv", args=["hubs"]) + query)
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_heard_and_meant_stand_in_columns_of_their_own(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note("“Keys,” he said.\nTwice.", make_of_it="Keys decide.", verbatim=((1, 5),), setting="doorstep", people_count=2)
    row = sheet(client, cast.ben)[0]
    assert row["heard"] == "“Keys,” he said.\nTwice."
    assert row["what the recorder makes of it"] == "Keys decide."
    assert (row["of which word for word"], row["setting"], row["how many people"]) == ("Keys", "Doorstep", "2")


def test_holds_what_is_filtered_and_nothing_else(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note("at a door", setting="doorstep")
    note("at a desk", setting="library")
    assert [row["heard"] for row in sheet(client, cast.ben, "?setting=doorstep")] == ["at a door"]


def test_words_that_look_like_a_formula_stay_words(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note('=HYPERLINK("http://example.org")')
    assert sheet(client, cast.ben)[0]["heard"].startswith("'=")


def test_says_nothing_of_who_recorded_it(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note()
    client.force_login(cast.ben)
    body = client.get(reverse("library:notes-csv", args=["hubs"])).content.decode()
    assert "Ana" not in body
    assert str(cast.ana.pk) not in body


@pytest.mark.parametrize(("name", "standings"), SIGHT)
def test_goes_through_the_same_door(
    name: str, standings: set[Standing], note: Note, cast: SimpleNamespace, client: Client
) -> None:
    for standing in Standing:
        note(f"{CANARY} {standing.value}", standing=standing)
    found = {row["heard"].split()[-1] for row in sheet(client, getattr(cast, name))}
    assert found == {standing.value for standing in standings}


@pytest.mark.parametrize("name", OUTSIDE)
def test_outside_the_team_there_is_no_file(name: str, note: Note, cast: SimpleNamespace, client: Client) -> None:
    note(CANARY)
    client.force_login(getattr(cast, name))
    answer = client.get(reverse("library:notes-csv", args=["hubs"]))
    assert answer.status_code == 404
    assert CANARY not in answer.content.decode()


def test_that_it_was_taken_is_kept(note: Note, cast: SimpleNamespace, client: Client) -> None:
    sheet(client, cast.ben, "?surprise=1")
    entry = AuditEntry.unscoped.get(act="notes.exported")
    assert (entry.actor_id, entry.programme_id) == (cast.ben.pk, cast.hubs.pk)


def test_an_unknown_filter_makes_no_file(note: Note, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ben)
    answer = client.get(reverse("library:notes-csv", args=["hubs"]) + "?hub=atlantis")
    assert answer.status_code == 400
    assert "No file was made" in answer.content.decode()
    assert not AuditEntry.unscoped.filter(act="notes.exported").exists()


def test_holds_the_newest_up_to_the_limit(
    note: Note, cast: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "EXPORTED_TO", 2)
    for n in range(3):
        note(f"note {n}")
    assert [row["heard"] for row in sheet(client, cast.ben)] == ["note 2", "note 1"]
