"""Writing an answer, changing it, what it is tied to."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import NotAllowed
from throughline.common.clock import today
from throughline.feedback import reads, writes
from throughline.feedback.models import SaidBack
from throughline.feedback.tests.conftest import UNDERPASS, Make, Promised, Tell, Write
from throughline.feedback.words import State
from throughline.feedback.writes import Answer
from throughline.thread import reads as thread
from throughline.thread.writes import ChangedMeanwhile

TOMORROW = today() + timedelta(days=1)


def test_an_answer_is_tied_to_what_it_answers(write: Write, theme: Make, note: Make, cast: SimpleNamespace) -> None:
    about, heard = theme(), note()
    made = write(about, heard)
    ties = reads.ties_of(cast.ben, made.item)
    assert {one.item.pk for one in ties.heard} == {about.pk, heard.pk}
    assert ties.acts == []


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"said": " "}, writes.NeedsSaid),
        ({"decided": ""}, writes.NeedsDecided),
        ({"state": State.CANNOT}, writes.SayBecause),
        ({"state": State.THINKING}, writes.SayWhenMore),
        ({"state": State.THINKING, "next_on": today() - timedelta(days=1)}, writes.DayBehindUs),
        ({"next_on": today() - timedelta(days=1)}, writes.DayBehindUs),
    ],
)
def test_what_is_missing_is_asked_for(write: Write, changed: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        write(**changed)
    assert not SaidBack.unscoped.exists()


def test_an_answer_answers_something(cast: SimpleNamespace) -> None:
    with pytest.raises(writes.NothingTied):
        writes.write_entry(
            by=cast.ana, programme_id=cast.hubs.pk, answer=Answer(**UNDERPASS, state=State.DONE), ties=[]
        )


def test_only_the_team_writes(write: Write, theme: Make, cast: SimpleNamespace) -> None:
    about = theme()
    for other in (cast.dot, cast.paz, cast.adam):
        with pytest.raises(NotAllowed):
            writes.write_entry(
                by=other, programme_id=cast.hubs.pk, answer=Answer(**UNDERPASS, state=State.DONE), ties=[about]
            )


def test_nobody_ties_what_they_cannot_read(write: Write, note: Make, cast: SimpleNamespace) -> None:
    hidden = note(standing=Standing.PRIVATE, by=cast.ben)
    with pytest.raises(NotVisible):
        write(hidden)


def test_a_tie_that_somebody_may_not_read_is_not_shown(
    write: Write, theme: Make, note: Make, cast: SimpleNamespace
) -> None:
    made = write(theme(), note("Hers alone", standing=Standing.PRIVATE))
    assert len(reads.ties_of(cast.ana, made.item).heard) == 2
    assert len(reads.ties_of(cast.ben, made.item).heard) == 1


def test_the_last_tie_stays(write: Write, theme: Make, note: Make, cast: SimpleNamespace) -> None:
    made = write(theme())
    writes.tie(item=made.item, by=cast.ben, ties=[note()])
    first, second = reads.ties_of(cast.ben, made.item).heard
    writes.untie(item=made.item, link_id=first.link_id, by=cast.ben)
    with pytest.raises(writes.NothingTied):
        writes.untie(item=made.item, link_id=second.link_id, by=cast.ben)


def test_a_promise_is_closed_with_the_answer(
    write: Write, told: Tell, promise: Promised, cast: SimpleNamespace
) -> None:
    owed = promise()
    made = write(owed.item, state=State.DONE)
    told(made, closes=(owed.pk,))
    owed.refresh_from_db()
    assert (owed.state, owed.said_back) == ("kept", UNDERPASS["decided"])


def test_a_promise_stays_open_while_it_is_being_done(
    write: Write, told: Tell, promise: Promised, cast: SimpleNamespace
) -> None:
    owed = promise()
    told(write(owed.item, state=State.DOING), closes=(owed.pk,))
    owed.refresh_from_db()
    assert owed.is_open


def test_two_people_changing_it_are_told(write: Write, cast: SimpleNamespace) -> None:
    made = write()
    answer = Answer(**UNDERPASS, state=State.DONE)
    writes.change_entry(item=made.item, by=cast.ben, answer=answer, base_revision=made.item.revision)
    with pytest.raises(ChangedMeanwhile):
        writes.change_entry(item=made.item, by=cast.ana, answer=answer, base_revision=made.item.revision)


def test_a_day_that_stood_there_already_may_pass(write: Write, cast: SimpleNamespace) -> None:
    made = write(next_on=TOMORROW)
    SaidBack.unscoped.update(next_on=today() - timedelta(days=3))
    answer = Answer(**UNDERPASS, state=State.DONE, next_on=today() - timedelta(days=3))
    assert writes.change_entry(item=made.item, by=cast.ana, answer=answer).state == State.DONE


def test_search_finds_it_in_every_language(write: Write, cast: SimpleNamespace) -> None:
    made = write()
    writes.say_in(item=made.item, by=cast.ben, language="ro", text=writes.Text("Nu e vorba de infracțiuni.", "Lămpile"))
    found = thread.search(cast.ben, "infracțiuni", programme_id=cast.hubs.pk)
    assert [hit.item.pk for hit in found.hits] == [made.pk]


@pytest.mark.parametrize(
    ("language", "text", "refusal"),
    [
        ("xx", writes.Text("a", "b"), NotVisible),
        ("en", writes.Text("a", "b"), writes.IsItsOwn),
        ("ur", writes.Text("", "b"), writes.NeedsSaid),
        ("ur", writes.Text("a", " "), writes.NeedsDecided),
    ],
)
def test_a_text_in_another_language_is_whole(
    write: Write, cast: SimpleNamespace, language: str, text: writes.Text, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        writes.say_in(item=write().item, by=cast.ben, language=language, text=text)


def test_a_no_has_its_reason_in_every_language(write: Write, cast: SimpleNamespace) -> None:
    made = write(state=State.CANNOT, because="The steel is late.")
    with pytest.raises(writes.SayBecause):
        writes.say_in(item=made.item, by=cast.ben, language="ur", text=writes.Text("a", "b"))


@pytest.mark.parametrize(
    "broken",
    [{"state": "cannot", "because": ""}, {"state": "thinking", "next_on": None}, {"said": ""}, {"state": "no"}],
)
def test_the_database_holds_the_rules_too(write: Write, broken: dict[str, object]) -> None:
    made = write()
    with pytest.raises(IntegrityError), transaction.atomic():
        SaidBack.unscoped.filter(pk=made.pk).update(**broken)
