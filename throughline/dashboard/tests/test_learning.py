"""What we are learning, and the hubs side by side: what moved, what is tried, and never a ranking."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from throughline.common.clock import days_from_today, now, standing_still, today
from throughline.dashboard.reads.learning import hubs_in_words, learning
from throughline.experiments.models import Experiment
from throughline.experiments.writes import Plan, plan_experiment, start
from throughline.programme.reads import hubs_of
from throughline.theory.judging import judge
from throughline.theory.models import Assumption
from throughline.theory.words import AssumptionStatus, Confidence
from throughline.theory.writes import assume, begin_map
from throughline.thread.models import Item

Make = Callable[..., Any]


@pytest.fixture
def belief(cast: SimpleNamespace) -> Assumption:
    on = begin_map(by=cast.ana, programme_id=cast.hubs.pk, title="How we think change happens")
    return assume(on=on, by=cast.ana, title="People stay long enough to follow up")


def test_a_judgement_that_moved_says_from_what_to_what_and_why(cast: SimpleNamespace, belief: Assumption) -> None:
    judge(
        item=belief.item,
        by=cast.ana,
        confidence=Confidence.REPEATED,
        status=AssumptionStatus.HOLDING,
        because="three said so",
    )
    judge(item=belief.item, by=cast.ana, confidence=Confidence.REPEATED, because="looked again, the same")
    judge(
        item=belief.item,
        by=cast.ben,
        confidence=Confidence.REPEATED,
        status=AssumptionStatus.NOT_HOLDING,
        because="they moved twice",
    )
    moved = learning(cast.ben, cast.hubs, None).minds
    assert [(one.was.split(",")[0], one.became.split(",")[0], one.because) for one in moved] == [
        ("holding", "not holding", "they moved twice"),
        ("untested", "holding", "three said so"),
    ]


def test_what_moved_long_ago_is_no_news(cast: SimpleNamespace, belief: Assumption) -> None:
    with standing_still(now() - timedelta(days=200)):
        judge(item=belief.item, by=cast.ana, confidence=Confidence.REPEATED, because="then")
    assert learning(cast.ben, cast.hubs, None).minds == []


def test_what_nobody_has_looked_at_comes_up_to_be_tested_and_in_the_week(cast: SimpleNamespace, client: Client) -> None:
    with standing_still(now() - timedelta(days=120)):
        on = begin_map(by=cast.ana, programme_id=cast.hubs.pk, title="How we think change happens")
        assume(on=on, by=cast.ana, title="Staff will share rooms and hours")
    assert [one.assumption.item.title for one in learning(cast.ben, cast.hubs, None).unsure] == [
        "Staff will share rooms and hours"
    ]
    client.force_login(cast.ben)
    assert "Staff will share rooms and hours" in client.get(reverse("dashboard:week", args=["hubs"])).content.decode()


def test_a_page_for_all_and_for_one_hub(cast: SimpleNamespace, belief: Assumption, client: Client) -> None:
    judge(item=belief.item, by=cast.ana, confidence=Confidence.TESTED, because="nobody in the hall could name one")
    client.force_login(cast.ben)
    every = client.get(reverse("dashboard:learning", args=["hubs"])).content.decode()
    assert "nobody in the hall could name one" in every
    park = client.get(reverse("dashboard:learning", args=["hubs"]) + "?hub=park").content.decode()
    assert "nobody in the hall could name one" not in park  # the programme's assumption is no hub's own


def test_hubs_say_what_only_they_heard(note: Make, theme: Make, cast: SimpleNamespace, client: Client) -> None:
    here: Item = theme(note("library words"), title="Heard in the library only so far")
    both: Item = theme(note("one"), note("two", hub_id=cast.park.pk), title="Heard at both hubs by now")
    library, park = hubs_in_words(cast.ben, cast.hubs, hubs_of(cast.hubs))
    assert ([row.pk for row in library.only_here], [row.pk for row in library.elsewhere_too]) == ([here.pk], [both.pk])
    assert ([row.pk for row in park.only_here], [row.pk for row in park.elsewhere_too]) == ([], [both.pk])
    client.force_login(cast.ben)
    shown = client.get(reverse("dashboard:hubs", args=["hubs"])).content.decode()
    assert shown.index("Library") < shown.index("Park")


PARTS = {
    "believe": "Small things that are lent get people started.", "check_by": "A cupboard with two keys.",
    "look_for": "Who opens it.", "going_well": "Somebody we don’t know asks for the key.", "going_badly": "Only we do.",
    "right_if": "Three things begin.", "worst_case": "Something is stolen.", "who_bears_it": "Whoever lent it.",
    "consent": "They were asked.", "undo": "We give everything back.",
}  # fmt: skip


def run(cast: SimpleNamespace, name: str, days: int = 30) -> Experiment:
    """An experiment at the park that runs; with days below 0 the day to decide has gone by."""
    plan = Plan(name=name, parts=PARTS, decide_on=today() + timedelta(days=abs(days)), hubs=[cast.park])
    made = start(item=plan_experiment(by=cast.ana, programme_id=cast.hubs.pk, plan=plan).item, by=cast.ana)
    if days < 0:
        Experiment.unscoped.filter(pk=made.pk).update(decide_on=days_from_today(days))
    return made


def test_what_is_past_its_day_stands_first_and_by_itself(cast: SimpleNamespace, client: Client) -> None:
    run(cast, "The cupboard")
    run(cast, "Drop the word volunteer", days=-10)
    found = learning(cast.ben, cast.hubs, None)
    assert [one.item.title for one in found.to_decide] == ["Drop the word volunteer"]
    assert [one.item.title for one in found.running] == ["The cupboard"]
    client.force_login(cast.ben)
    shown = client.get(reverse("dashboard:learning", args=["hubs"]) + "?hub=park").content.decode()
    assert shown.index("Drop the word volunteer") < shown.index("The cupboard")
    assert (
        "The cupboard" not in client.get(reverse("dashboard:learning", args=["hubs"]) + "?hub=library").content.decode()
    )


def test_queries_do_not_grow_with_what_is_tried(
    cast: SimpleNamespace, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Running and decided experiments and their hubs and assumptions, judgements, versions: the same for one as for many."""
    run(cast, "The cupboard")
    learning(cast.ben, cast.hubs, None)  # a person's roles are asked for once and kept
    with CaptureQueriesContext(connection) as before:
        learning(cast.ben, cast.hubs, None)
    run(cast, "Kettle before desk")
    with django_assert_num_queries(len(before)):
        learning(cast.ben, cast.hubs, None)
