"""A member of a board asks; the team answers or makes it a learning question. Nobody else can, and nothing that identifies crosses."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed
from throughline.common.clock import now, standing_still
from throughline.governance import reads, writes
from throughline.governance.tests.conftest import Write
from throughline.governance.tests.test_pages import Reader
from throughline.governance.words import Purpose, QuestionState, StandsFor
from throughline.governance.writes import issue_paper, leave_question
from throughline.questions.reads import details_of
from throughline.sharing.models import Circle, Release
from throughline.sharing.scan import StillIdentifies
from throughline.sharing.writes import remove_member, revoke
from throughline.thread import reads as thread
from throughline.thread.words import Meaning


@pytest.fixture
def release(cast: SimpleNamespace, write: Write) -> Release:
    return issue_paper(item=write(purpose=Purpose.NOTING).item, by=cast.ana)


def test_it_reaches_the_team_and_becomes_a_learning_question(
    cast: SimpleNamespace, board: Circle, release: Release
) -> None:
    writes.seat_member(circle=board, person=cast.bo, stands_for=StandsFor.RESIDENT, by=cast.ana)
    asked = leave_question(release_id=release.pk, by=cast.bo, words="Who locks up after eight?")
    [waiting] = reads.waiting_questions(cast.dot, board)
    assert (waiting, reads.stands_for(waiting)) == (asked, "Resident, Hubs Board")
    made = writes.take_up(question_id=asked.pk, by=cast.ben, wording="Who locks up, and what would it take?")
    assert details_of(made).who_wants_to_know == "Resident, Hubs Board"
    paper = thread.item(cast.ben, release.made_from_id)
    assert [one.item for one in thread.bearing_on(cast.ben, made, [Meaning.LED_TO])] == [paper]
    [own] = reads.own_questions(cast.bo)
    assert own.state == QuestionState.TAKEN_UP
    assert reads.waiting_questions(cast.ana, board) == []
    with pytest.raises(writes.AnsweredAlready):
        writes.answer_question(question_id=asked.pk, by=cast.ana, answer="Me.")


def test_an_answer_stands_beside_the_question(cast: SimpleNamespace, release: Release) -> None:
    asked = leave_question(release_id=release.pk, by=cast.bo, words="Who locks up after eight?")
    with pytest.raises(StillIdentifies):
        writes.answer_question(question_id=asked.pk, by=cast.ana, answer="Ring 020 7946 0123.")
    writes.answer_question(question_id=asked.pk, by=cast.ana, answer="The caretaker does.")
    page = Reader(cast.bo).get("ask", release.pk)
    assert "The caretaker does." in page


@pytest.mark.parametrize("who", ["paz", "lupe", "adam", "dee", "lou", "ana", "dot"])
def test_only_a_member_of_its_board_asks(cast: SimpleNamespace, release: Release, who: str) -> None:
    with pytest.raises(NotVisible):
        leave_question(release_id=release.pk, by=getattr(cast, who), words="Who locks up?")


def test_who_left_the_board_or_reads_what_was_taken_back_asks_no_more(
    cast: SimpleNamespace, board: Circle, release: Release, write: Write
) -> None:
    revoke(release=release, by=cast.ana, because="A mistake.")
    with pytest.raises(NotVisible):
        leave_question(release_id=release.pk, by=cast.bo, words="Who locks up?")
    other = issue_paper(item=write(purpose=Purpose.NOTING, title="Keys").item, by=cast.ana)
    remove_member(circle=board, person=cast.bo, by=cast.adam)
    with pytest.raises(NotVisible):
        leave_question(release_id=other.pk, by=cast.bo, words="Who locks up?")


def test_it_is_plain_short_and_names_nobody(cast: SimpleNamespace, release: Release) -> None:
    with pytest.raises(writes.NeedsWords):
        leave_question(release_id=release.pk, by=cast.bo, words=" \u0000 ")
    with pytest.raises(writes.TooLong):
        leave_question(release_id=release.pk, by=cast.bo, words="x" * 1_001)
    with pytest.raises(StillIdentifies):
        leave_question(release_id=release.pk, by=cast.bo, words="Is it Mrs Patel at 14 Green Lane, 07700 900123?")


def test_five_an_hour_are_enough(cast: SimpleNamespace, release: Release) -> None:
    for number in range(5):
        leave_question(release_id=release.pk, by=cast.bo, words=f"And what of evening {number}?")
    with pytest.raises(writes.TooManyQuestions):
        leave_question(release_id=release.pk, by=cast.bo, words="One more?")
    with standing_still(now() + timedelta(hours=2)):
        assert leave_question(release_id=release.pk, by=cast.bo, words="One more?")


def test_only_the_team_takes_it_up(cast: SimpleNamespace, release: Release) -> None:
    asked = leave_question(release_id=release.pk, by=cast.bo, words="Who locks up?")
    with pytest.raises(NotAllowed):
        writes.take_up(question_id=asked.pk, by=cast.dot, wording="Who locks up?")
    for outsider in (cast.bo, cast.paz, cast.dee):
        with pytest.raises(NotVisible):
            writes.take_up(question_id=asked.pk, by=outsider, wording="Who locks up?")


def test_the_page_keeps_what_was_typed_and_shows_the_team_no_name(
    cast: SimpleNamespace, board: Circle, release: Release
) -> None:
    member = Reader(cast.bo)
    page = member.refused(member.post("ask", release.pk, words="Is it Mrs Patel, 07700 900123?"))
    assert "Is it Mrs Patel" in page
    assert "Say it differently" in page
    told = member.told(member.post("ask", release.pk, words="<b>Who</b> locks up?"))
    assert "Your question is with the team" in told
    team = Reader(cast.ben)
    page = team.client.get(reverse("governance:board", args=["hubs", board.pk])).content.decode()
    assert "&lt;b&gt;Who&lt;/b&gt; locks up?" in page
    assert "A member of Hubs Board" in page
    [asked] = reads.waiting_questions(cast.ben, board)
    page = team.told(team.post("take-up", "hubs", asked.pk, wording="Who locks up, and why?", answer=""))
    assert "Who locks up, and why?" in page


def test_step_by_step_it_begins_with_what_is_asked_and_says_how_long_is_left(
    cast: SimpleNamespace, release: Release
) -> None:
    member = Reader(cast.bo)
    first = member.get("steps", release.pk)
    assert "Agree a trial of two evenings." in first
    assert "about 1 minute left" in first
    assert "It closes at six." not in first
    last = member.get("steps", release.pk, query="?part=99")
    assert "Leave a question" in last
    assert "?part=" in last
    revoke(release=release, by=cast.ana, because="A mistake.")
    assert member.client.get(reverse("governance:steps", args=[release.pk])).status_code == 302
