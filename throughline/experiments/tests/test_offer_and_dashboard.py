"""What a learning card offers for a release, and what a dashboard is told, in a number of queries that does not grow."""

from dataclasses import asdict
from datetime import timedelta
from types import SimpleNamespace

from pytest_django import DjangoAssertNumQueries

from throughline.access.words import Standing
from throughline.common.clock import today
from throughline.experiments import reads
from throughline.experiments.models import Experiment
from throughline.experiments.tests.conftest import CARD, PARTS, Assume, Begin, Hear
from throughline.experiments.writes import decide, log
from throughline.thread.kinds import kind_named
from throughline.thread.writes import mark_excerpt


def test_a_card_offers_belief_and_sight_with_the_words_marked_in_its_notes(
    begin: Begin, hear: Hear, cast: SimpleNamespace
) -> None:
    made, note = begin(), hear("She said cupboard twice.")
    secret = hear("Mine alone.", standing=Standing.PRIVATE)
    mark_excerpt(source=note, begins_at=9, ends_at=17, by=cast.ben)
    log(item=made.item, by=cast.ana, words="Seen.", note_ids=[note.pk, secret.pk])
    card = decide(item=made.item, by=cast.ana, card=CARD)
    offers = kind_named("learning-card").shareable
    assert offers is not None
    found = offers(cast.lea, card.item)
    assert (found.title, found.notes, found.hubs) == (CARD.learned, 1, 1)
    assert [quote.words for quote in found.quotes] == ["cupboard"]
    assert PARTS["believe"] in found.body
    assert CARD.observed in found.body
    for name in ("Ana", "Ben", "Lea", "Mine alone."):
        assert name not in str(asdict(found))
    assert offers(cast.ana, card.item).notes == 2


def test_a_dashboard_asks_no_more_for_many(
    begin: Begin,
    assume: Assume,
    late: Experiment,
    cast: SimpleNamespace,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    """Running: the experiments, their hubs, what they test and its words. The week: who took part besides. Decided: the
    cards, their hubs, what was tested and its words."""
    for count in range(4):
        begin(f"Soon {count}", testing=(assume(f"So {count}."),), days=5)
        decide(item=begin(f"Done {count}", testing=(assume(f"Or {count}."),)).item, by=cast.ben, card=CARD)
    reads.experiment_of(cast.ana, late.pk)  # roles are read once per request
    with django_assert_num_queries(4):
        found = reads.running(cast.ana, cast.hubs.pk)
    assert found[0].item == late.item
    assert [one.tests[0].title for one in found[1:]] == ["So 0.", "So 1.", "So 2.", "So 3."]
    with django_assert_num_queries(5):
        week = reads.for_week(cast.ana, cast.hubs.pk)
    assert ([one.item for one in week.to_decide], len(week.decide_soon)) == ([late.item], 4)
    with django_assert_num_queries(4):
        decided = reads.decided_since(cast.ana, cast.hubs.pk, today() - timedelta(days=7))
    assert {one.decision for one in decided} == {"Amplified"}
    assert len(decided) == 4
    assert reads.decided_since(cast.ana, cast.hubs.pk, today() + timedelta(days=1)) == []


def test_the_week_asks_only_those_who_took_part(late: Experiment, cast: SimpleNamespace) -> None:
    assert reads.for_week(cast.ben, cast.hubs.pk).to_decide == []
    log(item=late.item, by=cast.ben, words="Nobody came.")
    assert [one.item for one in reads.for_week(cast.ben, cast.hubs.pk).to_decide] == [late.item]
    assert [one.item for one in reads.past_decision_date(cast.lea, cast.hubs.pk)] == [late.item]
    assert reads.running(cast.dee, cast.hubs.pk) == []
