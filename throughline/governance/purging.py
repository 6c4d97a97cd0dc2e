"""What is left of withdrawn meetings, decisions and actions once they can't be brought back: their place, not their words."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Case, TextField, Value, When

from throughline.governance.models import (
    Action,
    Addition,
    Cited,
    Decision,
    Disagreement,
    ExemptPart,
    Learned,
    Meeting,
    Paper,
)
from throughline.governance.words import DECISION_PARTS, SECTIONS, ActionState
from throughline.thread.words import GONE


def purge_meetings(ids: Sequence[UUID]) -> None:
    """Empty what a meeting was called, where it was and what it was about."""
    Meeting.unscoped.filter(pk__in=list(ids)).update(name="", place="", about="")


def purge_decisions(ids: Sequence[UUID]) -> None:
    """Empty what was decided and why, what was added, and what somebody thought otherwise."""
    wanted = list(ids)
    Decision.unscoped.filter(pk__in=wanted).update(**dict.fromkeys((part.name for part in DECISION_PARTS), GONE))
    Addition.unscoped.filter(decision__in=wanted).update(words=GONE)
    Disagreement.unscoped.filter(decision__in=wanted).update(words=GONE, role="")


def purge_actions(ids: Sequence[UUID]) -> None:
    """Empty whose it was and what came of it."""
    closed = When(state__in=[ActionState.DONE, ActionState.LET_GO], then=Value(GONE))
    outcome = Case(closed, default=Value(""), output_field=TextField())
    Action.unscoped.filter(pk__in=list(ids)).update(owner_role=GONE, outcome=outcome)


def purge_papers(ids: Sequence[UUID]) -> None:
    """Empty what a paper said, what it cited and what was learned of it. What was issued is a release, with rules of its own."""
    wanted = list(ids)
    Paper.unscoped.filter(pk__in=wanted).update(
        **dict.fromkeys((section.name for section in SECTIONS), ""), who_is_missing=""
    )
    Cited.unscoped.filter(paper__in=wanted).update(sentence=GONE, strength="")
    Learned.unscoped.filter(paper__in=wanted).update(learned="", will_ask="")


def purge_exempt_parts(ids: Sequence[UUID]) -> None:
    """Empty what was for the board alone, and why."""
    ExemptPart.unscoped.filter(pk__in=list(ids)).update(words="", because=GONE)
