"""Learning questions a person may read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, When

from throughline.access.visible import NotVisible
from throughline.common.clock import today
from throughline.people.models import Person
from throughline.people.reads import shown_name
from throughline.questions.models import Question
from throughline.questions.words import MAY_BEAR, OFFERED, STATUS_TONE, QuestionStatus
from throughline.thread import reads as thread
from throughline.thread.evidence import bearings, gathered
from throughline.thread.models import Item, Revision
from throughline.thread.reads import Bearing
from throughline.thread.words import Meaning

SHOWN = 25


@dataclass(frozen=True)
class AskedQuestion:
    """A question on the wall: its item, its own fields, how much bears on it for this reader, and whether it is due a look."""

    item: Item
    details: Question
    answers: int
    is_due: bool


@dataclass(frozen=True)
class Uncounted:
    """A question with its own fields, before anybody has counted what bears on it."""

    item: Item
    details: Question
    is_due: bool


def in_order(person: Person, programme_id: UUID) -> list[Uncounted]:
    """Every question of the programme, those whose next look has come first, then in the order they were asked. Two queries."""
    asked = list(thread.newest(person, programme_id, "question").order_by("recorded_at", "id"))
    details = Question.unscoped.in_bulk([item.pk for item in asked])
    day = today()
    wall = [Uncounted(item, details[item.pk], is_due(details[item.pk], day)) for item in asked]
    return sorted(wall, key=_due_first)


def counted(person: Person, asked: Sequence[Uncounted]) -> list[AskedQuestion]:
    """The questions that are shown, with how much bears on each: one query, which looks at every answer to them."""
    bearing = thread.linked_counts(person, [one.item.pk for one in asked], [Meaning.ANSWERS])
    return [AskedQuestion(one.item, one.details, bearing[one.item.pk], one.is_due) for one in asked]


def questions_of(person: Person, programme_id: UUID) -> list[AskedQuestion]:
    """Every question in order, counted. Three queries whatever the number."""
    return counted(person, in_order(person, programme_id))


def is_due(details: Question, day: date) -> bool:
    """Whether the next look has come; a parked question comes back on the day it was parked until."""
    return details.next_look_on is not None and details.next_look_on <= day


def _due_first(asked: Uncounted) -> tuple[bool, date]:
    return not asked.is_due, asked.details.next_look_on or date.max if asked.is_due else date.max


def due_a_look(person: Person, programme_id: UUID) -> list[AskedQuestion]:
    """The questions whose next look has come, the longest waiting first. Three queries whatever the number."""
    return counted(person, [asked for asked in in_order(person, programme_id) if asked.is_due])


def details_of(item: Item) -> Question:
    """The question's own fields, for an item the caller was given by the thread's reads."""
    return Question.unscoped.get(pk=item.pk)


def bears_on(person: Person, question: Item, limit: int | None = None) -> tuple[list[Bearing], int]:
    """What bears on a question, what somebody gave a reason for first, then newest day first; and how much there is in all."""
    reasoned = Case(When(because="", then=1), default=0)
    links = gathered(person, question, Meaning.ANSWERS).order_by(reasoned, "-source__happened_on", "-id")
    return bearings(links[:limit]), links.order_by().count()


@dataclass(frozen=True)
class Answer:
    """Where a question stood after somebody looked at it: the status, the best answer of that day, why, and because of what.

    `because_of` is None where it was nothing in particular, or something this reader may not see.
    """

    number: int
    status: QuestionStatus
    best_answer: str
    by: str
    at: datetime
    what: str
    because: str
    because_of: Item | None

    @property
    def label(self) -> str:
        return self.status.label

    @property
    def tone(self) -> str:
        return STATUS_TONE[self.status]


def answers_over_time(person: Person, item: Item) -> list[Answer]:
    """How the answer came to stand as it does, newest first: each time the status or the best answer changed.

    Raises NotVisible if the person may not read the question.
    """
    kept = [one for one in thread.history_of(person, item)[::-1] if "status" in one.fields]
    told = {one.pk: one for one in _because_of(person, kept)}
    answers: list[Answer] = []
    for one in kept:
        status, words = QuestionStatus(one.fields["status"]), str(one.fields.get("best_answer", ""))
        if answers and (answers[-1].status, answers[-1].best_answer) == (status, words) and not one.because:
            continue
        source = one.fields.get("because_of")
        answers.append(
            Answer(
                number=one.number, status=status, best_answer=words, by=shown_name(one.changed_by), at=one.changed_at,
                what="asked" if one.number == 1 else one.what, because=one.because, because_of=told.get(UUID(source)) if source else None,
            )
        )  # fmt: skip
    return answers[::-1]


def _because_of(person: Person, revisions: Iterable[Revision]) -> list[Item]:
    """What the revisions name as their reason, as far as the person may read it."""
    ids = {UUID(one.fields["because_of"]) for one in revisions if one.fields.get("because_of")}
    return list(thread.items(person).filter(pk__in=ids)) if ids else []


def may_bear(person: Person, question: Item, item_ids: Iterable[UUID]) -> list[Item]:
    """The items with these ids that can bear on the question. Raises NotVisible if one is hidden, or of a kind that cannot."""
    found = thread.items_by_id(person, item_ids)
    if any(one.kind not in MAY_BEAR or one.programme_id != question.programme_id for one in found):
        raise NotVisible
    return found


def offered(person: Person, question: Item, words: str = "", kind: str = "") -> list[Item]:
    """Notes, themes and readings that do not bear on the question yet: the newest, or those that hold the words."""
    kinds = [kind] if kind in OFFERED else list(OFFERED)
    known = set(thread.linked_ids(person, [question.pk], [Meaning.ANSWERS])[question.pk])
    if words:
        hits = thread.search(
            person, words, programme_id=question.programme_id, kinds=kinds, limit=SHOWN + len(known)
        ).hits
        found = [hit.item for hit in hits]
    else:
        rows = thread.items(person).filter(programme_id=question.programme_id, kind__in=kinds)
        found = list(rows.select_related("hub").order_by("-happened_on", "-id")[: SHOWN + len(known)])
    return [item for item in found if item.pk not in known][:SHOWN]
