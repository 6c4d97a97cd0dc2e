"""Learning questions a person may read."""

from dataclasses import dataclass
from uuid import UUID

from throughline.people.models import Person
from throughline.questions.models import Question
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning


@dataclass(frozen=True)
class AskedQuestion:
    """A question on the wall: its item, its own fields, and how many notes and themes bear on it for this reader."""

    item: Item
    details: Question
    answers: int


def questions_of(person: Person, programme_id: UUID) -> list[AskedQuestion]:
    """Every question of the programme in the order they were asked; three queries whatever the number."""
    asked = list(thread.newest(person, programme_id, "question").order_by("recorded_at", "id"))
    details = Question.unscoped.in_bulk([item.pk for item in asked])
    bearing = thread.linked_ids(person, [item.pk for item in asked], [Meaning.ANSWERS])
    return [AskedQuestion(item, details[item.pk], len(bearing[item.pk])) for item in asked]


def details_of(item: Item) -> Question:
    """The question's own fields, for an item the caller was given by the thread's reads."""
    return Question.unscoped.get(pk=item.pk)
