"""A learning card stands beside the first belief, files itself on what was tested, and the ring it closes is walked once."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed
from throughline.common.clock import days_from_today
from throughline.experiments import reads, writes
from throughline.experiments.models import Experiment
from throughline.experiments.tests.conftest import CARD, PARTS, Assume, Begin, Hear
from throughline.experiments.words import Decision, State
from throughline.experiments.writes import Filing, Plan, decide, log
from throughline.thread import evidence
from throughline.thread import reads as thread
from throughline.thread.trace import thread_line, trace, words_under
from throughline.thread.words import Meaning, Strength


def test_the_card_is_filed_as_a_person_chose_with_strength_and_because(
    begin: Begin, assume: Assume, cast: SimpleNamespace
) -> None:
    holds, silent = assume(), assume("Two posters can be compared.")
    made = begin(testing=(holds, silent))
    filings = [
        Filing(holds.pk, Meaning.QUALIFIES, "Only where a key comes with it.", Strength.MODERATE),
        Filing(silent.pk, None),
    ]
    card = decide(item=made.item, by=cast.ben, card=CARD, filings=filings)
    [filed] = thread.bearing_on(cast.lea, holds)
    assert (filed.item, filed.meaning, filed.because) == (
        card.item,
        Meaning.QUALIFIES,
        "Only where a key comes with it.",
    )
    assert filed.link.strength == Strength.MODERATE
    assert thread.bearing_on(cast.lea, silent) == []
    assert evidence.tallies(cast.lea, [holds.pk])[holds.pk].qualifies == 1
    assert [one.meaning for one in thread.bearing_on(cast.lea, card.item)] == [Meaning.LED_TO]


def test_it_is_filed_only_on_what_was_tested(begin: Begin, assume: Assume, cast: SimpleNamespace) -> None:
    made, other = begin(), assume()
    with pytest.raises(NotVisible):
        decide(item=made.item, by=cast.ben, card=CARD, filings=[Filing(other.pk, Meaning.SUPPORTS)])
    assert Experiment.unscoped.get(pk=made.pk).state == State.RUNNING


def test_stopping_is_decided_like_anything_else_and_the_belief_stands_untouched(
    begin: Begin, cast: SimpleNamespace
) -> None:
    made = begin()
    writes.replan(
        item=made.item, by=cast.ana, because="We misread it.",
        plan=Plan(name="The cupboard", parts={"believe": "Something else."}, decide_on=made.decide_on),
    )  # fmt: skip
    stop = replace(CARD, decision=Decision.STOP, learned="Two posters tell us little", reason="Too few saw either.")
    card = reads.card_of(cast.lea, decide(item=made.item, by=cast.ana, card=stop).pk)
    assert (card.decision, card.experiment.state) == (Decision.STOP, State.DECIDED)
    assert card.experiment.as_started.believe == PARTS["believe"]
    assert card.item.title == "Two posters tell us little"


def test_it_is_decided_once_and_only_while_it_runs(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin(running=False)
    with pytest.raises(writes.NotRunning):
        decide(item=made.item, by=cast.ana, card=CARD)
    writes.start(item=made.item, by=cast.ana)
    decide(item=made.item, by=cast.ana, card=CARD)
    with pytest.raises(writes.NotRunning):
        decide(item=made.item, by=cast.ana, card=CARD)
    with pytest.raises(writes.AlreadyDecided):
        writes.replan(item=made.item, by=cast.ana, plan=Plan(name="X"))


@pytest.mark.parametrize("empty", ["observed", "learned", "reason", "decided_by"])
def test_a_card_says_what_was_seen_learned_why_and_who(empty: str, begin: Begin, cast: SimpleNamespace) -> None:
    made = begin()
    with pytest.raises(writes.NeedsWords):
        decide(item=made.item, by=cast.ana, card=replace(CARD, **{empty: " "}))
    assert Experiment.unscoped.get(pk=made.pk).state == State.RUNNING


def test_only_the_team_decides(begin: Begin, cast: SimpleNamespace) -> None:
    with pytest.raises(NotAllowed):
        decide(item=begin().item, by=cast.dot, card=CARD)


def test_the_ring_from_assumption_to_card_and_back_is_walked_and_counted_once(
    begin: Begin, assume: Assume, hear: Hear, cast: SimpleNamespace
) -> None:
    """Assumption -> experiment -> card -> assumption: each stands once on the line, seen from any of the three."""
    assumption, note = assume(), hear()
    made = begin(testing=(assumption,))
    log(item=made.item, by=cast.ana, words="Asked for a second one.", note_ids=[note.pk])
    filing = Filing(assumption.pk, Meaning.SUPPORTS, "It was asked for.", Strength.WEAK)
    card = decide(item=made.item, by=cast.ana, card=CARD, filings=[filing])
    for here in (assumption, made.item, card.item):
        found = trace(cast.lea, here)
        assert here not in [knot.item for knot in (*found.rests_on, *found.led_to)]
        assert [knot.item for knot in words_under(cast.lea, here)] == [note]
        line = {station.key: station for station in thread_line(cast.lea, here).stations}
        assert {key: one.count for key, one in line.items() if one.count} == {
            "heard": 1, "assumption": 1, "experiment": 1,
        }  # fmt: skip
        shown = {one.title for station in line.values() for one in station.items}
        everything = {note.title, assumption.title, made.item.title}
        assert shown == everything - {here.title}


def test_a_note_that_is_logged_is_about_the_experiment(begin: Begin, hear: Hear, cast: SimpleNamespace) -> None:
    made, note = begin(), hear()
    log(item=made.item, by=cast.ben, words="She asked for the key.", note_ids=[note.pk], seen_on=days_from_today(-1))
    [one] = reads.log_of(cast.lea, made)
    assert (one.entry.words, one.notes) == ("She asked for the key.", [note])
    assert [bearing.item for bearing in thread.resting_on(cast.lea, note)] == [made.item]
