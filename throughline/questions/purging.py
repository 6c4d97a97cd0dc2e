"""A withdrawn question's words go for good after 30 days; that it was asked, and how far it came, stays."""

from collections.abc import Sequence
from uuid import UUID

from throughline.questions.models import Question


def purge(ids: Sequence[UUID]) -> None:
    """Empty who asked and why, and every answer."""
    Question.unscoped.filter(pk__in=ids).update(who_wants_to_know="", why="", best_answer="", would_change_our_mind="")
