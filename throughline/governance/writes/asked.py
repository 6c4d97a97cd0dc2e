"""What a member of a board leaves to ask, and what the team makes of it."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.common.clock import now
from throughline.common.text import clean
from throughline.governance.models import BoardQuestion
from throughline.governance.reads.asked import board_question, stands_for
from throughline.governance.words import QUESTIONS_AN_HOUR, QuestionState
from throughline.governance.writes.held import line_of, words_of
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.questions.writes import ask_question
from throughline.sharing.reads import read_through, release_inside
from throughline.sharing.scan import around, must_be_safe
from throughline.sharing.words import CircleKind
from throughline.thread import reads as thread
from throughline.thread.audit import note_act
from throughline.thread.models import Item

ASKED_AT_MOST = 1_000
"""How long a question can be, in characters."""


class TooManyQuestions(Exception):
    """You left several questions just now, and all of them arrived. Leave the next one in an hour."""


class TooLong(Exception):
    """This is longer than a question can be here: some 150 words. Nothing is lost; say it shorter."""


class AnsweredAlready(Exception):
    """Somebody on the team has answered this, or taken it up, meanwhile."""


@transaction.atomic
def leave_question(*, release_id: UUID, by: Person, words: str) -> BoardQuestion:
    """A member of a board asks something of what they read. Plain text, looked over like everything that crosses this door.

    Raises NotVisible unless it stands released to a board they are on now, NeedsWords, TooLong, TooManyQuestions,
    StillIdentifies for what could lead to one person.
    """
    boards = [circle for circle in read_through(by, release_id) if circle.kind == CircleKind.BOARD]
    if not boards:
        raise NotVisible
    said = words_of(words)
    if len(said) > ASKED_AT_MOST:
        raise TooLong
    lately = BoardQuestion.unscoped.filter(asked_by=by, at__gt=now() - timedelta(hours=1))
    if lately.count() >= QUESTIONS_AN_HOUR:
        raise TooManyQuestions
    programme = Programme.objects.get(pk=boards[0].programme_id)
    must_be_safe({"words": said}, around(programme), "")
    made: BoardQuestion = BoardQuestion.unscoped.create(
        programme=programme, circle=boards[0], release_id=release_id, asked_by=by, words=said
    )
    note_act(act="board.asked", by=by, programme_id=programme.pk, subject_id=made.pk)
    return made


def _held(question_id: UUID, by: Person) -> BoardQuestion:
    seen = board_question(by, question_id)
    must_write(by, seen.programme_id)
    held = BoardQuestion.unscoped.select_for_update(of=("self",)).select_related("circle", "release").get(pk=seen.pk)
    if held.state != QuestionState.WAITING:
        raise AnsweredAlready
    return held


@transaction.atomic
def take_up(*, question_id: UUID, by: Person, wording: str, answer: str = "") -> Item:
    """Put it on the wall of learning questions, in words people could answer differently; the paper it was asked of stays linked.

    Who asked is told by what they stand for, never by name. Raises NeedsWords, AnsweredAlready, NotVisible, NotAllowed.
    """
    held = _held(question_id, by)
    asked_from = thread.item(by, release_inside(by, held.release_id).made_from_id)
    made = ask_question(
        by=by, programme_id=held.programme_id, wording=line_of(wording), who_wants_to_know=stands_for(held),
        why=held.words, asked_from=asked_from,
    )  # fmt: skip
    held.state, held.taken_up, held.answer = QuestionState.TAKEN_UP, made, clean(answer)
    _close(held, by)
    return made


@transaction.atomic
def answer_question(*, question_id: UUID, by: Person, answer: str) -> BoardQuestion:
    """Answer it in a few words; whoever asked reads them beside the question. They leave the team, so they are looked over.

    Raises NeedsWords, StillIdentifies, AnsweredAlready, NotVisible, NotAllowed.
    """
    held = _held(question_id, by)
    held.state, held.answer = QuestionState.ANSWERED, words_of(answer)
    _close(held, by)
    return held


def _close(held: BoardQuestion, by: Person) -> None:
    must_be_safe({"answer": held.answer}, around(held.programme), "")
    held.closed_by, held.closed_at = by, now()
    held.save()
    note_act(act="board.answered", by=by, programme_id=held.programme_id, subject_id=held.pk)
