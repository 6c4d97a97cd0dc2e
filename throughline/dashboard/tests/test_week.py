"""My week holds what waits for me and what I put down, and nothing of anybody else."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from throughline.access.words import Standing
from throughline.capture.writes import keep_draft
from throughline.common.clock import days_from_today, today
from throughline.common.ids import uuid7
from throughline.dashboard.reads.week import monday_of, prompt_for, week
from throughline.dashboard.tests.conftest import CANARY, OUTSIDE
from throughline.dashboard.words import WEEKLY_PROMPTS
from throughline.people.models import Person
from throughline.promises.models import Promise
from throughline.thread.models import Item

Note = Callable[..., Item]


def page(client: Client, person: Person) -> str:
    client.force_login(person)
    return client.get(reverse("dashboard:week", args=["hubs"])).content.decode()


def test_drafts_wait_to_be_finished(cast: SimpleNamespace, client: Client) -> None:
    keep_draft(by=cast.ana, programme_id=cast.hubs.pk, draft_id=uuid7(), fields={"heard": "Third door said"})
    assert "Third door said" in page(client, cast.ana)
    assert "Third door said" not in page(client, cast.ben)


def test_overdue_promises_stand_first(promise: Callable[..., Promise], cast: SimpleNamespace, client: Client) -> None:
    promise("Due soon", due=3)
    promise("Long due", due=-5)
    promise("Far off", due=40)
    shown = page(client, cast.ana)
    assert shown.index("Long due") < shown.index("Due soon")
    assert "Far off" not in shown


def test_a_colleagues_promises_are_not_mine(
    promise: Callable[..., Promise], cast: SimpleNamespace, client: Client
) -> None:
    promise("Ana will ask")
    assert "Ana will ask" not in page(client, cast.ben)


def test_what_i_noted_since_monday(note: Note, cast: SimpleNamespace) -> None:
    note("this week")
    note("by Ben", by=cast.ben)
    note("last week", happened_on=days_from_today(-8))
    assert [row.item.title for row in week(cast.ana, cast.hubs).noted] == ["this week"]


def test_a_theme_on_my_words_waits_to_be_said_back(
    note: Note, theme: Callable[..., Item], cast: SimpleNamespace
) -> None:
    theme(note("by Ana"), title="People want a second conversation")
    theme(note("by Ben", by=cast.ben), title="Keys decide what starts here")
    theme(title="A theme without any words yet")
    assert [one.what for one in week(cast.ana, cast.hubs).unanswered] == ["People want a second conversation"]


@pytest.mark.parametrize(
    ("day", "monday"), [(date(2026, 11, 22), date(2026, 11, 16)), (date(2026, 11, 16), date(2026, 11, 16))]
)
def test_a_week_begins_on_monday(day: date, monday: date) -> None:
    assert monday_of(day) == monday


def test_one_question_a_week_in_turn() -> None:
    mondays = [date(2026, 11, 2 + 7 * n) for n in range(4)]
    assert {prompt_for(monday) for monday in mondays} == set(WEEKLY_PROMPTS)
    assert prompt_for(date(2026, 11, 16)) == prompt_for(date(2026, 11, 22))


def test_it_shows_only_what_the_person_may_read(
    note: Note, theme: Callable[..., Item], promise: Callable[..., Promise], cast: SimpleNamespace, client: Client
) -> None:
    theme(note(f"{CANARY} said so", standing=Standing.PRIVATE), title="People want a second conversation")
    promise(CANARY, standing=Standing.PRIVATE)
    keep_draft(by=cast.ana, programme_id=cast.hubs.pk, draft_id=uuid7(), fields={"heard": CANARY})
    assert CANARY in page(client, cast.ana)
    for other in (cast.ben, cast.lea, cast.dot):
        assert CANARY not in page(client, other)


@pytest.mark.parametrize("name", OUTSIDE)
def test_outside_the_team_there_is_no_week(name: str, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(getattr(cast, name))
    assert client.get(reverse("dashboard:week", args=["hubs"])).status_code == 404


def test_a_full_week_costs_no_more_queries(
    note: Note,
    theme: Callable[..., Item],
    promise: Callable[..., Promise],
    cast: SimpleNamespace,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """Session, person, roles, programme and the programmes for the menu; notes of the week; drafts; promises; themes on my words
    that wait, answers to them that were written and not told, of the themes and of words in them; releases to check; experiments I had a hand in; assumptions and questions that wait for a look;
    whether I look back on this week already; for the board its meetings, actions, decisions to review and members' questions."""
    for n in range(6):
        theme(note(f"note {n}"), title=f"A theme with number {n} in it")
        promise(f"promise {n}")
    client.force_login(cast.ana)
    client.get(reverse("dashboard:week", args=["hubs"]))
    with django_assert_max_num_queries(21):
        client.get(reverse("dashboard:week", args=["hubs"]))


def test_today_is_within_the_week() -> None:
    assert 0 <= (today() - monday_of(today())).days < 7
