"""Actions are in a role's hands by a day, closed only with what came of them; the next meeting opens with them."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from throughline.access.visible import NotVisible
from throughline.common.clock import days_from_today, now, standing_still, today
from throughline.governance import reads, writes
from throughline.governance.models import Action, Decision
from throughline.governance.tests.conftest import Meet
from throughline.governance.words import ActionState
from throughline.governance.writes import agree_action, move_action
from throughline.thread.models import Item
from throughline.thread.writes import ChangedMeanwhile, add_item


def agreed(cast: SimpleNamespace, of: Item, *, what: str = "Find two hosts", days: int = 10) -> Action:
    return agree_action(of=of, by=cast.ana, what=what, owner_role="Library supervisor", due_on=days_from_today(days))


def test_it_needs_a_role_and_a_day(cast: SimpleNamespace, taken: Decision) -> None:
    with pytest.raises(writes.NeedsARole):
        agree_action(of=taken.item, by=cast.ana, what="Find hosts", owner_role=" ", due_on=today())
    with pytest.raises(writes.NeedsADay):
        agree_action(of=taken.item, by=cast.ana, what="Find hosts", owner_role="Library", due_on=None)
    theme = add_item(kind="theme", by=cast.ana, programme_id=cast.hubs.pk, title="A kettle")
    with pytest.raises(NotVisible):
        agree_action(of=theme, by=cast.ana, what="Find hosts", owner_role="Library", due_on=today())


def test_it_comes_of_its_decision(cast: SimpleNamespace, taken: Decision) -> None:
    made = agreed(cast, taken.item)
    assert reads.actions_for(cast.ben, taken.item) == [made]
    assert made.meeting == taken.meeting


@pytest.mark.parametrize("state", [ActionState.DONE, ActionState.LET_GO])
def test_closing_needs_what_came_of_it(cast: SimpleNamespace, taken: Decision, state: ActionState) -> None:
    made = agreed(cast, taken.item)
    with pytest.raises(writes.NeedsAnOutcome):
        move_action(item=made.item, by=cast.ben, state=state)
    closed = move_action(item=made.item, by=cast.ben, state=state, outcome="Two found, one by name.")
    assert (closed.closed_on, closed.is_open) == (today(), False)
    opened = move_action(item=made.item, by=cast.ben, state=ActionState.UNDER_WAY, outcome="One stepped back.")
    assert opened.closed_on is None


def test_a_day_moves_only_with_a_because_and_the_history_says_so(cast: SimpleNamespace, taken: Decision) -> None:
    made = agreed(cast, taken.item)
    with pytest.raises(writes.NeedsBecause):
        move_action(item=made.item, by=cast.ben, state=ActionState.TO_DO, due_on=days_from_today(40))
    move_action(
        item=made.item, by=cast.ben, state=ActionState.TO_DO, due_on=days_from_today(40), because="Exams first."
    )
    newest, first = reads.history_of(cast.ana, made.item)
    assert (newest.what, newest.because, newest.due_on) == ("given another day", "Exams first.", days_from_today(40))
    assert first.due_on == days_from_today(10)


def test_it_is_given_to_another_role_with_a_because(cast: SimpleNamespace, taken: Decision) -> None:
    made = agreed(cast, taken.item)
    with pytest.raises(writes.NeedsBecause):
        writes.hand_over(item=made.item, by=cast.ana, owner_role="Property team", because="")
    held = writes.hand_over(item=made.item, by=cast.ana, owner_role="Property team", because="They have the keys.")
    assert held.owner_role == "Property team"


def test_who_wrote_meanwhile_is_not_overwritten(cast: SimpleNamespace, taken: Decision) -> None:
    made = agreed(cast, taken.item)
    move_action(item=made.item, by=cast.ben, state=ActionState.UNDER_WAY, base_revision=made.item.revision)
    with pytest.raises(ChangedMeanwhile):
        move_action(
            item=made.item, by=cast.ana, state=ActionState.DONE, outcome="Done.", base_revision=made.item.revision
        )
    assert reads.action_of(cast.ana, made.pk).state == ActionState.UNDER_WAY


def test_late_is_said_plainly(cast: SimpleNamespace, taken: Decision) -> None:
    made = agreed(cast, taken.item, days=-3)
    day = today() - timedelta(days=3)
    assert made.is_late
    assert reads.how_it_stands(made) == f"Was due {day.day} {day:%B %Y}, still to do."
    assert reads.action_list(cast.ben, cast.hubs.pk).late == [made]
    assert reads.due_by(cast.ben, cast.hubs.pk, today()) == [made]


def test_a_meeting_opens_with_what_happened_to_the_last_ones(cast: SimpleNamespace, meet: Meet) -> None:
    first, second = meet(-80), meet(-30)
    with standing_still(now() - timedelta(days=60)):
        old = agreed(cast, first.item, what="Closed before the second meeting")
        move_action(item=old.item, by=cast.ana, state=ActionState.DONE, outcome="Done.")
    open_one = agreed(cast, first.item, what="Still open")
    closed = agreed(cast, second.item, what="Closed since")
    move_action(item=closed.item, by=cast.ana, state=ActionState.DONE, outcome="A policy of one page.")
    coming = meet(7)
    before = reads.meeting_before(cast.ben, coming)
    assert before == second
    assert set(reads.last_actions(cast.ben, coming, before)) == {open_one, closed}
    assert reads.last_actions(cast.ben, first, None) == []
