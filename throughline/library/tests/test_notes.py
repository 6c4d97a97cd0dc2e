"""The list of notes: what may be asked, what comes back, in what order, and that it never walks the whole programme."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from throughline.access.words import Standing
from throughline.capture.writes import PromiseGiven
from throughline.common.clock import days_from_today, today
from throughline.library.reads import notes as reads
from throughline.library.reads.notes import After, Asked, after_from
from throughline.library.tests.conftest import CANARY, OUTSIDE, SIGHT
from throughline.library.words import NOT_SAID
from throughline.sensemaking.gathering import gather
from throughline.sensemaking.writes import start_theme
from throughline.thread import writes as thread_writes
from throughline.thread.models import Item
from throughline.thread.words import Meaning

Note = Callable[..., Item]


def titles(person: Any, cast: SimpleNamespace, **asked: Any) -> list[str]:
    page = reads.page(person, cast.hubs, Asked(**asked), None, [cast.library, cast.park])
    return [row.item.title for row in page.rows]


@pytest.mark.parametrize(
    ("asked", "fits", "does_not"),
    [
        ({"setting": "doorstep"}, {"setting": "doorstep"}, {"setting": "library"}),
        ({"setting": NOT_SAID}, {"setting": ""}, {"setting": "library"}),
        ({"method": "walk"}, {"method": "walk"}, {"method": "chat"}),
        ({"language": "pa"}, {"language": "pa"}, {"language": "en"}),
        ({"hub": NOT_SAID}, {"hub_id": None, "place": "a bench"}, {}),
        ({"since": date(2026, 3, 1)}, {"happened_on": date(2026, 3, 1)}, {"happened_on": date(2026, 2, 28)}),
        ({"until": date(2026, 3, 1)}, {"happened_on": date(2026, 3, 1)}, {"happened_on": date(2026, 3, 2)}),
        ({"surprise": True}, {"surprise": "He laughed."}, {"surprise": ""}),
        ({"promise": True}, {"promise": PromiseGiven("Mrs Khan", "find out by the 12th")}, {}),
        ({"standing": "private"}, {"standing": Standing.PRIVATE}, {"standing": Standing.TEAM}),
    ],
)
def test_each_filter_keeps_what_fits_and_leaves_the_rest(
    asked: dict[str, Any], fits: dict[str, Any], does_not: dict[str, Any], note: Note, cast: SimpleNamespace
) -> None:
    note("fits", **fits)
    note("does not", **does_not)
    assert titles(cast.ana, cast, **asked) == ["fits"]


def test_a_hub_keeps_its_own_notes_though_it_is_paused(note: Note, cast: SimpleNamespace) -> None:
    note("in the park", hub_id=cast.park.pk)
    note("in the library")
    assert titles(cast.ben, cast, hub=cast.park) == ["in the park"]


def test_mine_are_those_i_wrote(note: Note, cast: SimpleNamespace) -> None:
    note("by Ana")
    note("by Ben", by=cast.ben)
    assert titles(cast.ben, cast, mine=True) == ["by Ben"]


def test_a_theme_finds_notes_gathered_whole_and_by_marked_words(note: Note, cast: SimpleNamespace) -> None:
    theme = start_theme(by=cast.lea, programme_id=cast.hubs.pk, title="You asked before and nobody came back").item
    whole, part = note("nobody came back"), note("You came last year, what happened?")
    note("something else")
    words = thread_writes.mark_excerpt(source=part, begins_at=0, ends_at=18, by=cast.lea)
    gather(theme=theme, items=[whole, words], by=cast.lea, meaning=Meaning.SUPPORTS)
    assert set(titles(cast.ben, cast, theme=theme)) == {whole.title, part.title}
    assert titles(cast.ben, cast, theme=NOT_SAID) == ["something else"]


def test_a_theme_somebody_keeps_private_does_not_count_as_gathered(note: Note, cast: SimpleNamespace) -> None:
    theme = start_theme(by=cast.lea, programme_id=cast.hubs.pk, title="Only a hunch of mine so far").item
    gather(theme=theme, items=[note("heard")], by=cast.lea, meaning=Meaning.SUPPORTS)
    thread_writes.revise(item=theme, by=cast.lea, what="kept back", standing=Standing.PRIVATE)
    assert titles(cast.ben, cast, theme=NOT_SAID) == ["heard"]
    assert titles(cast.lea, cast, theme=NOT_SAID) == []


def test_newest_day_first_and_within_a_day_the_last_written_first(note: Note, cast: SimpleNamespace) -> None:
    note("old", happened_on=days_from_today(-9))
    note("first today")
    note("second today")
    assert titles(cast.ben, cast) == ["second today", "first today", "old"]


def test_pages_neither_skip_nor_repeat_when_notes_come_in_between(note: Note, cast: SimpleNamespace) -> None:
    made = [note(f"note {n}", happened_on=today() - timedelta(days=n // 3)) for n in range(reads.PAGE + 8)]
    first = reads.page(cast.ben, cast.hubs, Asked(), None, [])
    note("came in between")
    second = reads.page(cast.ben, cast.hubs, Asked(), first.next, [])
    seen = [row.item.pk for row in [*first.rows, *second.rows]]
    assert sorted(seen) == sorted(item.pk for item in made)
    assert (len(first.rows), second.next) == (reads.PAGE, None)


@pytest.mark.parametrize("told", ["", "x", "2026-02-31_" + "0" * 32, "2026-02-01_zz", "2026-02-01_" + "0" * 31])
def test_a_mark_that_cannot_be_read_begins_at_the_newest(told: str) -> None:
    assert after_from(told) is None


def test_a_mark_reads_back_as_it_was_written(note: Note) -> None:
    item = note()
    assert after_from(str(After(item.happened_on, item.pk))) == After(item.happened_on, item.pk)


def test_counts_exactly_up_to_a_thousand_and_then_says_more(
    note: Note, cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "COUNTED_TO", 2)
    note()
    note()
    exact = reads.page(cast.ben, cast.hubs, Asked(), None, [])
    note()
    beyond = reads.page(cast.ben, cast.hubs, Asked(), None, [cast.park])
    assert (exact.count, exact.more_than) == (2, False)
    assert (beyond.count, beyond.more_than, beyond.silent) == (2, True, [])


def test_says_which_hubs_nobody_spoke_from(note: Note, cast: SimpleNamespace) -> None:
    note()
    assert reads.page(cast.ben, cast.hubs, Asked(), None, [cast.library, cast.park]).silent == [cast.park]


@pytest.mark.parametrize(("name", "standings"), SIGHT)
def test_who_sees_which_notes_in_list_and_count(
    name: str, standings: set[Standing], note: Note, cast: SimpleNamespace
) -> None:
    for standing in Standing:
        note(f"{standing.value}", standing=standing)
    page = reads.page(getattr(cast, name), cast.hubs, Asked(), None, [])
    assert {row.item.title for row in page.rows} == {standing.value for standing in standings}
    assert page.count == len(standings)


@pytest.mark.parametrize("name", OUTSIDE)
def test_outside_the_team_there_is_no_such_page(name: str, note: Note, cast: SimpleNamespace, client: Client) -> None:
    note(CANARY)
    client.force_login(getattr(cast, name))
    response = client.get(reverse("library:notes", args=["hubs"]))
    assert response.status_code == 404
    assert CANARY not in response.content.decode()


def test_a_hidden_note_leaves_no_trace_on_a_colleagues_page(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note(f"{CANARY} at no. 14", standing=Standing.PRIVATE, surprise=CANARY, place=CANARY)
    note("plain")
    client.force_login(cast.ben)
    for query in ("", "?surprise=1", "?standing=private", "?language=en", "?mine=1", "?theme=none"):
        page = client.get(reverse("library:notes", args=["hubs"]) + query).content.decode()
        assert CANARY not in page
        assert "One note." in page or "No note answers" in page


def test_an_unknown_filter_is_told_and_the_list_is_not_narrowed(
    note: Note, cast: SimpleNamespace, client: Client
) -> None:
    note("still here")
    client.force_login(cast.ben)
    page = client.get(reverse("library:notes", args=["hubs"]) + "?hub=atlantis&since=yesterday").content.decode()
    assert "We don’t know this hub" in page
    assert "not a day we can read" in page
    assert "still here" in page


def test_each_filter_is_a_chip_that_takes_itself_off(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note(setting="doorstep", surprise="He laughed.")
    client.force_login(cast.ben)
    page = client.get(reverse("library:notes", args=["hubs"]) + "?setting=doorstep&surprise=1").content.decode()
    assert "Setting: Doorstep" in page
    assert f'href="{reverse("library:notes", args=["hubs"])}?surprise=1"' in page


def test_a_longer_list_costs_no_more_queries(
    note: Note, cast: SimpleNamespace, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Session, person, roles, programme; the person's programmes for the menu; themes and hubs for the filters; the
    count, the page of items, their notes, and two for the themes they are in, whole and by marked words."""
    client.force_login(cast.ben)
    for n in range(12):
        note(f"note {n}")
    with django_assert_max_num_queries(12):
        client.get(reverse("library:notes", args=["hubs"]))


def test_the_first_page_teaches_where_nothing_is_written_yet(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ben)
    assert "Nothing is written down yet" in client.get(reverse("library:notes", args=["hubs"])).content.decode()
