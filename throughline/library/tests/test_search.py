"""Search across everything somebody may read."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from throughline.access.words import Standing
from throughline.common.clock import days_from_today
from throughline.library.tests.conftest import CANARY, OUTSIDE, SIGHT
from throughline.people.models import Person
from throughline.promises.writes import make_promise
from throughline.thread.models import Item

Note = Callable[..., Item]


def look(client: Client, person: Person, **asked: str) -> str:
    client.force_login(person)
    return client.get(reverse("library:search", args=["hubs"]), asked).content.decode()


def test_marks_the_words_looked_for_in_where_they_stand(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note("Two older women walked the long way after four.")
    page = look(client, cast.ben, q="walk")
    assert 'Two older women <mark class="tl-found">walked</mark> the long way' in page


def test_words_of_people_are_shown_and_never_run(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note("She wrote <script>alert(1)</script> kettle & more")
    page = look(client, cast.ben, q="kettle")
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_finds_other_kinds_and_can_keep_to_one(note: Note, cast: SimpleNamespace, client: Client) -> None:
    heard = note("Asked about the kettle.")
    make_promise(
        by=cast.ana, programme_id=cast.hubs.pk, to_whom="Mrs Khan", what="Find a kettle", due_on=date(2026, 12, 1),
        note=heard, standing=Standing.TEAM, hub_id=None,
    )  # fmt: skip
    assert "Find a kettle" in look(client, cast.ben, q="kettle")
    only_notes = look(client, cast.ben, q="kettle", kind="note")
    assert "Find a kettle" not in only_notes
    assert "Asked about the kettle." in only_notes


def test_hub_and_days_narrow_it(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note("kettle in the park", hub_id=cast.park.pk)
    note("kettle long ago", happened_on=days_from_today(-90))
    page = look(client, cast.ben, q="kettle", hub="library", until=days_from_today(-30).isoformat())
    assert "long ago" in page
    assert "in the park" not in page


@pytest.mark.parametrize("q", ["", "  ", "!?", '"', "*", "- -"])
def test_nothing_to_look_for_asks_what_you_remember(q: str, cast: SimpleNamespace, client: Client) -> None:
    assert "What do you remember of it?" in look(client, cast.ben, q=q)


@pytest.mark.parametrize(
    "q", ["zzzz", "NOT OR AND", "a" * 300, "'); DROP TABLE thread_item; --", "\x00kettle(", "ਪੰਜਾਬੀ"]
)
def test_whatever_is_typed_gets_an_answer(q: str, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ben)
    assert client.get(reverse("library:search", args=["hubs"]), {"q": q}).status_code == 200


def test_goes_on_where_it_ended(note: Note, cast: SimpleNamespace, client: Client) -> None:
    for n in range(30):
        note(f"kettle number {n:02}")
    client.force_login(cast.ben)
    here = reverse("library:search", args=["hubs"])
    first = client.get(here, {"q": "kettle"})
    second = client.get(here + first.context["more"])
    shown = [hit.item.title for page in (first, second) for hit in page.context["hits"]]
    assert shown == [f"kettle number {n:02}" for n in reversed(range(30))]
    assert second.context["more"] == ""


@pytest.mark.parametrize(("name", "standings"), SIGHT)
def test_who_finds_which_notes(
    name: str, standings: set[Standing], note: Note, cast: SimpleNamespace, client: Client
) -> None:
    for standing in Standing:
        note(f"{CANARY} {standing.value}", standing=standing)
    client.force_login(getattr(cast, name))
    found = client.get(reverse("library:search", args=["hubs"]), {"q": CANARY})
    assert {hit.item.standing for hit in found.context["hits"]} == {standing.value for standing in standings}


def test_what_is_hidden_looks_like_what_is_not_there(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note(f"{CANARY} at no. 14", standing=Standing.PRIVATE)
    hidden = look(client, cast.ben, q=CANARY).replace(CANARY, "")
    missing = look(client, cast.ben, q="nothingatall").replace("nothingatall", "")
    assert "Nothing found" in hidden
    assert len(hidden) == len(missing)


@pytest.mark.parametrize("name", OUTSIDE)
def test_outside_the_team_nobody_searches(name: str, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(getattr(cast, name))
    assert client.get(reverse("library:search", args=["hubs"]), {"q": "kettle"}).status_code == 404


def test_more_hits_cost_no_more_queries(
    note: Note, cast: SimpleNamespace, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Session, person, roles, programme, the programmes for the menu, hubs for the filter; the index, and the rows that
    pass the door."""
    for n in range(12):
        note(f"kettle {n}")
    client.force_login(cast.ben)
    with django_assert_max_num_queries(8):
        client.get(reverse("library:search", args=["hubs"]), {"q": "kettle"})
