"""A promise: made, moved, handed on, closed with what was said back, opened again."""

from datetime import timedelta

import pytest

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import NotAllowed
from throughline.common.clock import days_from_today, today
from throughline.common.ids import uuid7
from throughline.promises import reads
from throughline.promises.words import How, PromiseState
from throughline.promises.writes import (
    AlreadyClosed,
    CantHoldIt,
    SayWhatWasSaidBack,
    SayWhy,
    close_promise,
    give_promise,
    make_promise,
    redate_promise,
    reopen_promise,
)
from throughline.thread import reads as thread
from throughline.thread.writes import add_item


def make(cast, **given):
    told = {
        "by": cast.ana, "programme_id": cast.hubs.pk, "to_whom": "Woman at no. 6", "what": "Ask about the newspapers",
        "due_on": today(), "note": None, "standing": Standing.TEAM, "hub_id": cast.library.pk,
    } | given  # fmt: skip
    return make_promise(**told)


def test_a_promise_without_a_day_falls_due_in_ten(cast):
    assert make(cast, due_on=None).due_on == days_from_today(10)


def test_the_same_id_is_one_promise(cast):
    key = uuid7()
    assert make(cast, item_id=key).pk == make(cast, item_id=key).pk
    with pytest.raises(NotVisible):
        make(cast, by=cast.ben, item_id=key)


def test_the_id_of_something_else_is_not_there(cast):
    taken = make(cast).item
    other = add_item(kind="excerpt", by=cast.ben, programme_id=cast.hubs.pk, title="Words")
    for key in (taken.pk, other.pk):
        with pytest.raises(NotVisible):
            make(cast, by=cast.ben, item_id=key)


@pytest.mark.parametrize("who", ["lou", "dee", "paz", "bo", "dot", "adam"])
def test_only_the_team_promises(cast, who):
    with pytest.raises(NotAllowed):
        make(cast, by=getattr(cast, who))


def test_mine_come_overdue_first_then_soonest(cast):
    days = [5, -3, 40, 0]
    for day in days:
        make(cast, due_on=today() + timedelta(days=day))
    make(cast, by=cast.ben)
    mine = reads.open_held_by(cast.ana, cast.hubs.pk)
    assert [row.due_on for row in mine] == [today() + timedelta(days=day) for day in sorted(days)]
    told = reads.by_day(mine)
    assert [len(told.overdue), len(told.soon), len(told.later)] == [1, 2, 1]


def test_keeping_asks_what_was_said_back(cast):
    made = make(cast)
    with pytest.raises(SayWhatWasSaidBack):
        close_promise(item=made.item, by=cast.ana, state=PromiseState.KEPT, said_back="  ")
    kept = close_promise(
        item=made.item, by=cast.ana, state=PromiseState.KEPT, said_back="They keep them.", how=How.PHONE
    )
    assert (kept.state, kept.closed_on, kept.how) == (PromiseState.KEPT, today(), How.PHONE)
    assert reads.open_held_by(cast.ana, cast.hubs.pk) == []


def test_cannot_asks_for_both_what_was_said_and_why(cast):
    made = make(cast)
    with pytest.raises(SayWhy):
        close_promise(item=made.item, by=cast.ana, state=PromiseState.CANNOT, said_back="I told her no.")
    close_promise(item=made.item, by=cast.ana, state=PromiseState.CANNOT, said_back="I told her no.", because="No room")


def test_letting_go_asks_only_why(cast):
    made = make(cast)
    gone = close_promise(item=made.item, by=cast.ana, state=PromiseState.LET_GO, because="She moved away")
    assert gone.said_back == ""


def test_closing_twice_is_refused(cast):
    made = make(cast)
    close_promise(item=made.item, by=cast.ana, state=PromiseState.LET_GO, because="She moved away")
    with pytest.raises(AlreadyClosed):
        close_promise(item=made.item, by=cast.ben, state=PromiseState.KEPT, said_back="Done")


def test_opening_again_keeps_what_was_said_in_its_history(cast):
    made = make(cast)
    close_promise(item=made.item, by=cast.ana, state=PromiseState.KEPT, said_back="They keep them.")
    again = reopen_promise(item=made.item, by=cast.ben, because="They stopped in May", due_on=days_from_today(3))
    assert again.is_open
    assert again.due_on == days_from_today(3)
    assert "They keep them." in [r.fields.get("said_back") for r in thread.history_of(cast.ana, made.item)]


def test_a_new_day_needs_a_reason(cast):
    made = make(cast)
    with pytest.raises(SayWhy):
        redate_promise(item=made.item, by=cast.ana, due_on=days_from_today(9), because="")
    moved = redate_promise(item=made.item, by=cast.ana, due_on=days_from_today(9), because="Half-term")
    assert moved.due_on == days_from_today(9)


def test_a_promise_is_given_to_a_teammate_who_may_read_it(cast):
    made = make(cast)
    assert give_promise(item=made.item, by=cast.ana, to=cast.ben).held_by == cast.ben
    for somebody in (cast.paz, cast.dee, cast.lou, cast.adam):
        with pytest.raises(CantHoldIt):
            give_promise(item=made.item, by=cast.ana, to=somebody)


def test_a_restricted_promise_goes_to_the_learning_lead_only(cast):
    made = make(cast, standing=Standing.RESTRICTED)
    assert set(reads.could_hold(made)) == {cast.ana, cast.lea}


def test_a_private_promise_stays_with_its_author(cast):
    made = make(cast, standing=Standing.PRIVATE)
    assert reads.could_hold(made) == [cast.ana]
    with pytest.raises(NotVisible):
        reads.promise(cast.ben, made.item)


@pytest.mark.parametrize(
    ("who", "sees"), [("ana", 1), ("ben", 1), ("lea", 1), ("dot", 1), ("adam", 0), ("lou", 0), ("dee", 0), ("paz", 0)]
)
def test_who_sees_the_teams_promises(cast, who, sees):
    make(cast)
    assert len(reads.open_in_team(getattr(cast, who), cast.hubs.pk)) == sees
