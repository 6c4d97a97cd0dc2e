"""Asking learning questions and saying how far we are."""

from uuid import UUID

from django.db import transaction

from throughline.access.writable import must_write
from throughline.common.clock import today
from throughline.people.models import Person
from throughline.questions.models import Question
from throughline.questions.words import QuestionStatus
from throughline.thread import writes as thread
from throughline.thread.models import Item


class AnswerMissing(Exception):
    """Say what the best answer is so far before calling the question answered, or partly answered."""


@transaction.atomic
def ask_question(
    *, by: Person, programme_id: UUID, wording: str, who_wants_to_know: str = "", item_id: UUID | None = None
) -> Item:
    """Put a learning question on the wall. Raises NotAllowed unless `by` is on the team."""
    item = thread.add_item(
        kind="question", by=by, programme_id=programme_id, title=wording, words=who_wants_to_know, item_id=item_id,
        fields={"who_wants_to_know": who_wants_to_know},
    )  # fmt: skip
    Question.unscoped.create(item=item, who_wants_to_know=who_wants_to_know)
    return item


@transaction.atomic
def answer_question(
    *, item: Item, by: Person, status: QuestionStatus, best_answer: str, base_revision: int | None = None
) -> Item:
    """Say how far we are and what the best answer is so far; earlier answers stay in the history.

    Raises AnswerMissing for an (in part) answered question without an answer, NotAllowed, ChangedMeanwhile.
    """
    must_write(by, item.programme_id)
    best_answer = best_answer.strip()
    if status in {QuestionStatus.PARTLY, QuestionStatus.ANSWERED} and not best_answer:
        raise AnswerMissing
    details = Question.unscoped.select_for_update().get(pk=item.pk)
    if best_answer != details.best_answer:
        details.best_answer, details.best_answer_on = best_answer, today() if best_answer else None
    details.status = status
    details.save()
    return thread.revise(
        item=item, by=by, what="answered" if best_answer else "looked at again", base_revision=base_revision,
        words=f"{details.who_wants_to_know}\n{best_answer}",
        fields={"status": status, "best_answer": best_answer, "who_wants_to_know": details.who_wants_to_know},
    )  # fmt: skip
