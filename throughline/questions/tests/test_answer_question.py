"""A question is asked once and answered for now, never for good."""

from types import SimpleNamespace

import pytest

from throughline.access.writable import NotAllowed
from throughline.questions import reads, writes
from throughline.questions.words import QuestionStatus
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.writes import ChangedMeanwhile


def test_an_answer_is_dated_and_the_earlier_one_is_kept(asked: Item, cast: SimpleNamespace) -> None:
    for words in ("Ringing back.", "Ringing back within ten days."):
        writes.answer_question(item=asked, by=cast.ben, status=QuestionStatus.PARTLY, best_answer=words)
    assert reads.details_of(asked).best_answer == "Ringing back within ten days."
    assert [kept.fields.get("best_answer") for kept in thread.history_of(cast.ana, asked)][1] == "Ringing back."


def test_answered_without_an_answer_is_refused(asked: Item, cast: SimpleNamespace) -> None:
    with pytest.raises(writes.AnswerMissing):
        writes.answer_question(item=asked, by=cast.ben, status=QuestionStatus.ANSWERED, best_answer=" ")
    assert reads.details_of(asked).status == QuestionStatus.OPEN


def test_two_answers_at_once_do_not_overwrite_each_other(asked: Item, cast: SimpleNamespace) -> None:
    writes.answer_question(item=asked, by=cast.ben, status=QuestionStatus.PARTLY, best_answer="Mine.", base_revision=1)
    with pytest.raises(ChangedMeanwhile):
        writes.answer_question(
            item=asked, by=cast.ana, status=QuestionStatus.PARTLY, best_answer="Yours.", base_revision=1
        )
    assert reads.details_of(asked).best_answer == "Mine."


def test_only_the_team_answers(asked: Item, cast: SimpleNamespace) -> None:
    with pytest.raises(NotAllowed):
        writes.answer_question(item=asked, by=cast.dot, status=QuestionStatus.PARKED, best_answer="")
