"""Questions members of a board left: for the team those that wait, for a member their own and what became of them."""

from uuid import UUID

from django.db.models import QuerySet

from throughline.access.visible import INSIDE_ROLES, NotVisible
from throughline.governance.models import BoardQuestion, Seat
from throughline.governance.words import QuestionState
from throughline.people.models import Person
from throughline.people.reads import programmes_where, roles_by_programme
from throughline.sharing.models import Circle


def _inside(person: Person) -> QuerySet[BoardQuestion]:
    """The questions of programmes this person reads inside."""
    rows = BoardQuestion.unscoped.filter(programme_id__in=programmes_where(person, INSIDE_ROLES))
    return rows.select_related("asked_by", "circle", "release__item", "taken_up", "programme")


def waiting_questions(person: Person, circle: Circle) -> list[BoardQuestion]:
    """What members of a board asked and nobody has answered or taken up, the longest waiting first."""
    return list(_inside(person).filter(circle=circle, state=QuestionState.WAITING).order_by("at", "id"))


def waiting_in(person: Person, programme_id: UUID) -> list[BoardQuestion]:
    """The same over every board of a programme."""
    return list(_inside(person).filter(programme_id=programme_id, state=QuestionState.WAITING).order_by("at", "id"))


def board_question(person: Person, question_id: UUID) -> BoardQuestion:
    """One question, for the inside. Raises NotVisible."""
    found = _inside(person).filter(pk=question_id).first()
    if found is None:
        raise NotVisible
    return found


def own_questions(person: Person, release_id: UUID | None = None) -> list[BoardQuestion]:
    """What this person asked and what became of it, newest first; their own words only, from programmes they still belong to."""
    rows = BoardQuestion.unscoped.filter(asked_by=person, programme_id__in=roles_by_programme(person))
    if release_id is not None:
        rows = rows.filter(release_id=release_id)
    return list(rows.select_related("release").order_by("-at", "-id"))


def stands_for(question: BoardQuestion) -> str:
    """As whom somebody asked: what they stand for on that board, or a member of it. Never their name."""
    seat = Seat.unscoped.filter(circle_id=question.circle_id, person_id=question.asked_by_id).first()
    return f"{seat.get_stands_for_display()}, {question.circle.name}" if seat else f"A member of {question.circle.name}"
