"""The wall: those whose next look has come first, a flat number of queries, nothing of what a reader may not see."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from throughline.common.clock import days_from_today
from throughline.questions import reads, writes
from throughline.questions.tests.conftest import heard
from throughline.questions.views import WALL_PAGE
from throughline.questions.words import QuestionStatus
from throughline.thread.models import Item

Ask = Callable[..., Item]


@pytest.fixture
def ask(cast: SimpleNamespace) -> Ask:
    def asked(wording: str, next_look_on: date | None = None) -> Item:
        return writes.ask_question(by=cast.lea, programme_id=cast.hubs.pk, wording=wording, next_look_on=next_look_on)

    return asked


def test_those_due_a_look_stand_first_the_longest_waiting_before_all(ask: Ask, cast: SimpleNamespace) -> None:
    ask("One")
    ask("Two", days_from_today(10))
    ask("Three", days_from_today(0))
    ask("Four", days_from_today(-10))
    wall = reads.questions_of(cast.ben, cast.hubs.pk)
    assert [one.item.title for one in wall] == ["Four", "Three", "One", "Two"]
    assert [one.item.title for one in reads.due_a_look(cast.ben, cast.hubs.pk)] == ["Four", "Three"]


def test_a_parked_question_comes_back_on_its_day(ask: Ask, cast: SimpleNamespace) -> None:
    parked = ask("What can a board do differently?")
    writes.answer_question(
        item=parked, by=cast.lea, status=QuestionStatus.PARKED, best_answer="", next_look_on=days_from_today(0)
    )
    assert [one.item.pk for one in reads.due_a_look(cast.ben, cast.hubs.pk)] == [parked.pk]


def test_the_wall_asks_as_much_for_ten_as_for_one(
    ask: Ask, cast: SimpleNamespace, django_assert_num_queries: Any
) -> None:
    """The items, their details, what bears on them; and one for the roles of whoever asks."""
    ask("One")
    with django_assert_num_queries(4):
        reads.questions_of(cast.ben, cast.hubs.pk)
    for number in range(9):
        ask(f"Number {number}")
    with django_assert_num_queries(3):
        reads.questions_of(cast.ben, cast.hubs.pk)


def test_a_hidden_note_is_not_counted(asked: Item, private_note: Item, cast: SimpleNamespace) -> None:
    writes.put_to_question(item=asked, by=cast.ana, sources=[private_note], because="It tells.")
    assert [one.answers for one in reads.questions_of(cast.ben, cast.hubs.pk)] == [0]
    assert [one.answers for one in reads.questions_of(cast.ana, cast.hubs.pk)] == [1]


def test_the_wall_shows_the_answer_and_its_day(asked: Item, cast: SimpleNamespace, client: Client) -> None:
    writes.answer_question(item=asked, by=cast.lea, status=QuestionStatus.PARTLY, best_answer="Ringing back.")
    heard(cast)
    client.force_login(cast.ben)
    page = client.get(f"/p/{cast.hubs.slug}/questions/").content.decode()
    assert "Ringing back." in page
    assert "Partly answered" in page
    assert "Answer of" in page
    assert '<ul class="tl-wall">' in page


def test_a_long_wall_is_turned_page_by_page_and_counts_what_it_shows(
    ask: Ask, cast: SimpleNamespace, client: Client
) -> None:
    for number in range(WALL_PAGE + 1):
        ask(f"Number {number} of the wall")
    client.force_login(cast.ben)
    address = reverse("questions:wall", args=["hubs"])
    first, second = (client.get(address, {"page": page}).content.decode() for page in (1, 2))
    assert [page.count("of the wall</a>") for page in (first, second)] == [WALL_PAGE, 1]
    assert f"Number {WALL_PAGE} of the wall" in second
