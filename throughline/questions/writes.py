"""Asking learning questions, saying how far we are, and putting what was heard to them."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.common.clock import today
from throughline.common.refusals import because_of
from throughline.common.text import clean
from throughline.people.models import Person
from throughline.questions.models import Question
from throughline.questions.words import MAY_BEAR, QuestionStatus
from throughline.thread import reads
from throughline.thread import writes as thread
from throughline.thread.models import Item, Link
from throughline.thread.words import Meaning


class AnswerMissing(Exception):
    """Say what the best answer is so far before calling the question answered, or partly answered."""


class NothingChosen(Exception):
    """Choose at least one note, theme or reading."""


class IsOpen(Exception):
    """This question is open already. What you choose can still be put to it."""


UNCHANGED: Any = object()
"""For a field that a write leaves as it is."""


@transaction.atomic
def ask_question(
    *,
    by: Person,
    programme_id: UUID,
    wording: str,
    who_wants_to_know: str = "",
    why: str = "",
    would_change_our_mind: str = "",
    next_look_on: date | None = None,
    asked_from: Item | None = None,
    item_id: UUID | None = None,
) -> Item:
    """Put a learning question on the wall; what raised it (`asked_from`) stays linked as where it came from.

    Raises NotAllowed unless `by` is on the team, NotVisible if what raised it belongs to another programme.
    """
    details = Question(
        who_wants_to_know=clean(who_wants_to_know), why=clean(why),
        would_change_our_mind=clean(would_change_our_mind), next_look_on=next_look_on,
    )  # fmt: skip
    item = thread.add_item(
        kind="question", by=by, programme_id=programme_id, title=wording, words=_searched(details), item_id=item_id,
        fields=_kept(details),
    )  # fmt: skip
    details.item = item
    details.save(force_insert=True)
    if asked_from is not None:
        thread.link(source=asked_from, target=item, meaning=Meaning.LED_TO, by=by, because="it raised the question")
    return item


def _kept(details: Question) -> dict[str, Any]:
    """The fields of a question that its revisions keep."""
    return {
        "who_wants_to_know": details.who_wants_to_know,
        "why": details.why,
        "status": str(details.status),
        "best_answer": details.best_answer,
        "would_change_our_mind": details.would_change_our_mind,
        "next_look_on": details.next_look_on.isoformat() if details.next_look_on else "",
    }


def _searched(details: Question) -> str:
    said = (details.who_wants_to_know, details.why, details.best_answer, details.would_change_our_mind)
    return "\n".join(filter(None, said))


def _changeable(item: Item, by: Person) -> Question:
    """The question's fields, held for a change. Raises NotVisible, NotAllowed unless `by` is on the team."""
    held = reads.item(by, item.pk, "question")
    must_write(by, held.programme_id)
    details = Question.unscoped.select_for_update().get(pk=item.pk)
    details.item = held
    return details


@transaction.atomic
def reword_question(
    *, item: Item, by: Person, wording: str, who_wants_to_know: str, why: str, base_revision: int | None = None
) -> Item:
    """Change what is asked, who wants to know and why; earlier words stay in the history. Raises NotAllowed, ChangedMeanwhile."""
    details = _changeable(item, by)
    details.who_wants_to_know, details.why = clean(who_wants_to_know), clean(why)
    details.save()
    return thread.revise(
        item=item, by=by, what="reworded", base_revision=base_revision, title=wording, words=_searched(details),
        fields=_kept(details),
    )  # fmt: skip


@transaction.atomic
def answer_question(
    *,
    item: Item,
    by: Person,
    status: QuestionStatus,
    best_answer: str,
    would_change_our_mind: str = UNCHANGED,
    next_look_on: date | None = UNCHANGED,
    base_revision: int | None = None,
) -> Item:
    """Say how far we are and what the best answer is so far; earlier answers stay in the history.

    Raises AnswerMissing for an (in part) answered question without an answer, NotAllowed, ChangedMeanwhile.
    """
    details = _changeable(item, by)
    best_answer = clean(best_answer)
    if status in {QuestionStatus.PARTLY, QuestionStatus.ANSWERED} and not best_answer:
        raise AnswerMissing
    if best_answer != details.best_answer:
        details.best_answer, details.best_answer_on = best_answer, today() if best_answer else None
    details.status = status
    if would_change_our_mind is not UNCHANGED:
        details.would_change_our_mind = clean(would_change_our_mind)
    if next_look_on is not UNCHANGED:
        details.next_look_on = next_look_on
    details.save()
    return thread.revise(
        item=item, by=by, what="answered" if best_answer else "looked at again", base_revision=base_revision,
        words=_searched(details), fields=_kept(details),
    )  # fmt: skip


@transaction.atomic
def put_to_question(
    *, item: Item, by: Person, sources: Sequence[Item], because: str, reopen: bool = False
) -> list[Link]:
    """Say that notes, themes or readings help answer a question, and why; with `reopen` it is open again because of them.

    What helps answer it already stays said once. Reopening keeps the because, and the first thing chosen, in the history.
    Raises NothingChosen, NeedsBecause, IsOpen, NotVisible for a kind that cannot bear on a question, NotAllowed.
    """
    details = _changeable(item, by)
    if not sources:
        raise NothingChosen
    reason = because_of(because)
    if any(source.kind not in MAY_BEAR for source in sources):
        raise NotVisible
    links = [
        thread.link(source=source, target=item, meaning=Meaning.ANSWERS, by=by, because=reason) for source in sources
    ]
    if reopen:
        _reopen(details, by, reason, sources[0])
    return links


def _reopen(details: Question, by: Person, because: str, because_of: Item) -> None:
    """The answer stays, with its date; only nobody calls it an answer any more."""
    if details.status == QuestionStatus.OPEN:
        raise IsOpen
    details.status = QuestionStatus.OPEN
    details.save()
    thread.revise(
        item=details.item, by=by, what="reopened", because=because, words=_searched(details),
        fields={**_kept(details), "because_of": str(because_of.pk)},
    )  # fmt: skip


@transaction.atomic
def take_from_question(*, item: Item, link_id: UUID, by: Person) -> None:
    """Say that something does not help answer the question after all. Raises NotVisible when it does not stand there, NotAllowed."""
    _changeable(item, by)
    if link_id not in {one.link_id for one in reads.bearing_on(by, item, [Meaning.ANSWERS])}:
        raise NotVisible
    thread.unlink(link_id=link_id, by=by)
