"""The team's page: what we hear, owe and miss; every number opens to exactly its notes; nobody is counted by name."""

import re
from collections.abc import Callable
from html import unescape
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from throughline.access.words import Standing
from throughline.common.clock import days_from_today
from throughline.dashboard.tests.conftest import CANARY, OUTSIDE
from throughline.people.models import Person
from throughline.programme.writes import record_context_event
from throughline.promises.models import Promise
from throughline.promises.words import How, PromiseState
from throughline.promises.writes import close_promise
from throughline.thread.models import Item
from throughline.thread.writes import mark_excerpt

Note = Callable[..., Item]
Theme = Callable[..., Item]


def page(client: Client, person: Person, query: str = "") -> str:
    client.force_login(person)
    return client.get(reverse("dashboard:team", args=["hubs"]) + query).content.decode()


def test_a_theme_that_moved_says_how_many_new_notes_and_where(
    note: Note, theme: Theme, cast: SimpleNamespace, client: Client
) -> None:
    theme(note("new"), note("new too", hub_id=cast.park.pk), note("old", happened_on=days_from_today(-60)))
    client.force_login(cast.ben)
    [told] = client.get(reverse("dashboard:team", args=["hubs"])).context["hearing"]
    assert (told["fresh"], [hub.name for hub in told["hubs"]]) == (2, ["Library", "Park"])


def test_its_number_opens_to_exactly_those_notes(
    note: Note, theme: Theme, cast: SimpleNamespace, client: Client
) -> None:
    whole = note("You came last year, what happened?")
    words = mark_excerpt(source=whole, begins_at=0, ends_at=18, by=cast.lea)
    theme(whole, words, note("nobody rang"), note("old", happened_on=days_from_today(-60)))
    shown = page(client, cast.ben)
    number, address = re.search(r'<a href="([^"]+)">(\d+) new notes', shown).group(2, 1)  # type: ignore[union-attr]
    assert client.get(unescape(address)).content.decode().count('name="items"') == int(number) == 2


def test_one_hub_shows_what_was_heard_there(note: Note, theme: Theme, cast: SimpleNamespace, client: Client) -> None:
    theme(note("library words"), title="Heard in the library only so far")
    theme(note("park words", hub_id=cast.park.pk, surprise="He laughed."), title="Heard in the park only so far")
    shown = page(client, cast.ben, "?hub=park")
    assert "Heard in the park only so far" in shown
    assert "Heard in the library only so far" not in shown
    assert "He laughed." in shown


def test_what_waits_longest_stands_first_and_what_was_answered_is_gone(
    note: Note, theme: Theme, promise: Callable[..., Promise], cast: SimpleNamespace, client: Client
) -> None:
    promise("Ring back about the light", due=20)
    kept = promise("Bring the newspaper", due=20)
    close_promise(item=kept.item, by=cast.ana, state=PromiseState.KEPT, said_back="It is there.", how=How.PHONE)
    theme(note())
    client.force_login(cast.ben)
    team = client.get(reverse("dashboard:team", args=["hubs"])).context["team"]
    assert {one.what for one in team.waiting} == {
        "Ring back about the light", "You asked before and nobody came back",
    }  # fmt: skip


def test_who_is_missing_is_what_was_said_last(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note("A lovely meeting.", who_was_missing="Renters", happened_on=days_from_today(-3))
    note("Another.", who_was_missing="Night workers")
    shown = page(client, cast.ben)
    assert shown.index("Night workers") < shown.index("Renters")


def test_what_happened_around_us_stands_beside(cast: SimpleNamespace, client: Client) -> None:
    record_context_event(
        programme=cast.hubs, title="A week of heat", happened="Fewer people at doors.", began_on=days_from_today(-20),
        ended_on=None, hubs=[cast.park], by=cast.lea,
    )  # fmt: skip
    assert "A week of heat" in page(client, cast.ben)
    assert "A week of heat" in page(client, cast.ben, "?hub=park")
    assert "A week of heat" not in page(client, cast.ben, "?hub=library")


def test_hidden_rows_are_in_no_list_and_no_number(
    note: Note, theme: Theme, promise: Callable[..., Promise], cast: SimpleNamespace, client: Client
) -> None:
    hidden = note(f"{CANARY} 1", standing=Standing.PRIVATE, surprise=CANARY, who_was_missing=CANARY)
    restricted = note(f"{CANARY} 2", standing=Standing.RESTRICTED, surprise=CANARY, who_was_missing=CANARY)
    theme(note("plain"), restricted)
    promise(CANARY, standing=Standing.PRIVATE)
    assert hidden.standing == Standing.PRIVATE
    shown = page(client, cast.ben)
    assert CANARY not in shown
    assert "1 new note<" in shown
    assert CANARY in page(client, cast.ana)


def test_nobody_on_the_team_is_counted_or_named(
    note: Note, theme: Theme, promise: Callable[..., Promise], cast: SimpleNamespace, client: Client
) -> None:
    theme(note(by=cast.ana, surprise="Oh"), note("more", by=cast.lea))
    promise("Ring back")
    shown = page(client, cast.ben)
    main = shown[shown.index("<main") : shown.index("</main>")]
    assert not re.search(r"\b(Ana|Lea)\b", main)


@pytest.mark.parametrize("name", OUTSIDE)
def test_outside_the_team_there_is_no_team_page(name: str, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(getattr(cast, name))
    assert client.get(reverse("dashboard:team", args=["hubs"])).status_code == 404


def test_an_empty_programme_is_shown_what_to_do(cast: SimpleNamespace, client: Client) -> None:
    shown = page(client, cast.ben)
    assert "No theme has moved lately" in shown
    assert "Everything we heard has had some answer." in shown


def test_a_busy_month_costs_no_more_queries(
    note: Note,
    theme: Theme,
    promise: Callable[..., Promise],
    cast: SimpleNamespace,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """Session, person, roles, programme, programmes for the menu; hubs; events and their hubs; themes that moved and
    their new notes; promises due; surprises; who is missing in notes and on themes; releases with circles and quotes;
    themes and promises waiting, answers to them that were written and not told, of the things themselves and of words in
    them; answers whose day to say more has come."""
    for n in range(6):
        theme(note(f"note {n}", surprise="Oh", who_was_missing="Renters"), title=f"A theme with number {n} in it")
        promise(f"promise {n}")
    client.force_login(cast.ben)
    with django_assert_max_num_queries(21):
        client.get(reverse("dashboard:team", args=["hubs"]))
