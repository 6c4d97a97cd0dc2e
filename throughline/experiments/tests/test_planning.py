"""Planning asks for nothing but a name; starting names everything that is missing; then the first words are kept."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import NotAllowed
from throughline.common.clock import now, today
from throughline.common.history import KeptForEver
from throughline.experiments import reads, writes
from throughline.experiments.models import AsStarted, Experiment
from throughline.experiments.tests.conftest import PARTS, Assume, Begin, Hear
from throughline.experiments.words import NEEDED, State
from throughline.experiments.writes import Plan, plan_experiment, replan, start
from throughline.thread import reads as thread
from throughline.thread.words import Meaning
from throughline.thread.writes import ChangedMeanwhile


def test_a_name_is_enough_to_begin_planning(cast: SimpleNamespace) -> None:
    made = plan_experiment(by=cast.ana, programme_id=cast.hubs.pk, plan=Plan(name=" The  cupboard "))
    assert made.item.title == "The cupboard"
    assert made.state == State.DRAFT
    with pytest.raises(writes.NeedsName):
        plan_experiment(by=cast.ana, programme_id=cast.hubs.pk, plan=Plan(name="  "))


def test_starting_names_each_missing_part(cast: SimpleNamespace) -> None:
    made = plan_experiment(by=cast.ana, programme_id=cast.hubs.pk, plan=Plan(name="The cupboard"))
    with pytest.raises(writes.NotReady) as refusal:
        start(item=made.item, by=cast.ana)
    assert refusal.value.missing == [
        "believe", "going_well", "going_badly", "worst_case", "who_bears_it", "consent", "undo", "decide_on",
    ]  # fmt: skip
    assert set(refusal.value.missing) == set(NEEDED)


@pytest.mark.parametrize("part", [name for name in NEEDED if name != "decide_on"])
def test_no_needed_part_may_be_empty_at_the_start_not_even_for_the_database(
    part: str, begin: Begin, cast: SimpleNamespace
) -> None:
    made = begin(running=False, **{part: "  "})
    with pytest.raises(writes.NotReady) as refusal:
        start(item=made.item, by=cast.ana)
    assert refusal.value.missing == [part]
    with pytest.raises(IntegrityError), transaction.atomic():
        Experiment.unscoped.filter(pk=made.pk).update(state=State.RUNNING, started_on=today())


def test_a_day_behind_us_is_no_day_to_decide(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin(running=False, days=-1)
    with pytest.raises(writes.DayBehindUs):
        start(item=made.item, by=cast.ana)


def test_the_belief_as_first_written_outlives_every_change(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin()
    plan = Plan(name="The cupboard", parts={"believe": "Keys start things."}, decide_on=made.decide_on)
    replan(item=made.item, by=cast.ben, plan=plan, because="We saw that it was the key.")
    held = reads.experiment_of(cast.ana, made.pk)
    assert held.believe == "Keys start things."
    assert held.as_started.believe == PARTS["believe"]
    held.as_started.believe = "Keys start things."
    with pytest.raises(KeptForEver):
        held.as_started.save()
    assert AsStarted.unscoped.get(pk=made.pk).believe == PARTS["believe"]


def test_a_change_on_the_way_needs_a_because_and_stays_visible(begin: Begin, cast: SimpleNamespace) -> None:
    made, day = begin(), today() + timedelta(days=60)
    plan = Plan(name="The cupboard", parts={"right_if": "One thing begins."}, decide_on=day)
    with pytest.raises(writes.RunsSoSayWhy):
        replan(item=made.item, by=cast.ben, plan=plan, because=" ")
    replan(item=made.item, by=cast.ben, plan=plan, because="August was empty.")
    [changed] = reads.changes_of(reads.experiment_of(cast.ana, made.pk))
    assert (changed.because, changed.who) == ("August was empty.", "Ben")
    assert {(part.label, part.was) for part in changed.parts} == {
        ("We are right if", PARTS["right_if"]),
        ("The day we decide", f"{today() + timedelta(days=30):%-d %B %Y}"),
    }


def test_nothing_changed_needs_no_because_and_leaves_no_mark(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin()
    replan(item=made.item, by=cast.ben, plan=Plan(name="The cupboard", decide_on=made.decide_on))
    assert reads.changes_of(reads.experiment_of(cast.ana, made.pk)) == []


def test_a_new_name_on_the_way_is_a_change_with_its_day_and_because(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin()
    plan = Plan(name="The second cupboard", decide_on=made.decide_on)
    with pytest.raises(writes.RunsSoSayWhy):
        replan(item=made.item, by=cast.ben, plan=plan)
    replan(item=made.item, by=cast.ben, plan=plan, because="There are two by now.")
    held = reads.experiment_of(cast.ana, made.pk)
    [changed] = reads.changes_of(held)
    assert held.item.title == "The second cupboard"
    assert (changed.at.date(), changed.because, changed.who) == (now().date(), "There are two by now.", "Ben")
    assert [(part.label, part.was, part.now_says) for part in changed.parts] == [
        ("What we call it", "The cupboard", "The second cupboard")
    ]


def test_a_plan_still_being_written_changes_without_a_because(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin(running=False)
    replan(item=made.item, by=cast.ben, plan=Plan(name="Shelf", parts={"believe": "Shelves."}, hubs=[cast.park]))
    held = reads.experiment_of(cast.ana, made.pk)
    assert (held.believe, held.item.hub, reads.changes_of(held)) == ("Shelves.", cast.park, [])


def test_two_people_changing_one_plan_do_not_overwrite_each_other(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin(running=False)
    seen = made.item.revision
    replan(item=made.item, by=cast.ben, plan=Plan(name="Ben’s"), base_revision=seen)
    with pytest.raises(ChangedMeanwhile):
        replan(item=made.item, by=cast.ana, plan=Plan(name="Ana’s"), base_revision=seen)
    assert reads.experiment_of(cast.ana, made.pk).item.title == "Ben’s"


def test_what_it_comes_from_leads_to_it_and_an_assumption_is_tested_by_it(
    cast: SimpleNamespace, hear: Hear, assume: Assume
) -> None:
    note, assumption = hear(), assume()
    from_note = plan_experiment(by=cast.ana, programme_id=cast.hubs.pk, plan=Plan(name="Shelf"), came_from=note)
    from_assumption = plan_experiment(
        by=cast.ana, programme_id=cast.hubs.pk, plan=Plan(name="Key"), came_from=assumption
    )
    assert [one.meaning for one in thread.bearing_on(cast.ben, from_note.item)] == [Meaning.LED_TO]
    assert [one.item for one in reads.tests(cast.ben, from_assumption)] == [assumption]


def test_only_assumptions_one_can_read_are_tested(cast: SimpleNamespace, assume: Assume, hear: Hear) -> None:
    for hidden in (assume("Only Lea’s.", standing=Standing.PRIVATE), hear()):
        with pytest.raises(NotVisible):
            plan_experiment(by=cast.ana, programme_id=cast.hubs.pk, plan=Plan(name="Shelf", assumptions=[hidden.pk]))


def test_assumptions_hidden_from_whoever_plans_keep_being_tested(
    cast: SimpleNamespace, assume: Assume, begin: Begin
) -> None:
    seen, hidden, new = assume("Seen."), assume("Hidden.", standing=Standing.PRIVATE), assume("New.")
    made = begin(running=False, testing=(seen,))
    replan(item=made.item, by=cast.lea, plan=Plan(name="A", assumptions=[seen.pk, hidden.pk]))
    replan(item=made.item, by=cast.ana, plan=Plan(name="B", assumptions=[new.pk]))
    assert {one.item for one in reads.tests(cast.lea, made)} == {hidden, new}


def test_a_borrowed_design_asks_consent_anew_and_both_say_where_it_came_from(
    begin: Begin, assume: Assume, cast: SimpleNamespace
) -> None:
    made = begin(testing=(assume(),), why_now="Two people asked.")
    copy = writes.copy_design(item=made.item, by=cast.ben, name="The cupboard, park", hubs=[cast.park])
    assert (copy.believe, copy.consent, copy.why_now, copy.decide_on) == (PARTS["believe"], "", "", None)
    assert copy.state == State.DRAFT
    assert [one.item for one in reads.copies_of(cast.lea, made)] == [copy.item]
    assert [one.item for one in thread.bearing_on(cast.lea, copy.item, [Meaning.LED_TO])] == [made.item]
    assert [one.item.title for one in reads.tests(cast.lea, copy)] == ["Small resources unlock action."]


def test_only_the_team_plans(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin(running=False)
    for act in (
        lambda: replan(item=made.item, by=cast.dot, plan=Plan(name="X")),
        lambda: start(item=made.item, by=cast.dot),
        lambda: writes.copy_design(item=made.item, by=cast.dot, name="X", hubs=[]),
    ):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(NotVisible):
        replan(item=made.item, by=cast.dee, plan=Plan(name="X"))
