"""Words of boards, meetings, decisions and actions."""

from dataclasses import dataclass

from django.db.models import TextChoices


class StandsFor(TextChoices):
    """Whom a member of a board sits there for."""

    OFFICER = "officer", "Council officer"
    COUNCILLOR = "councillor", "Councillor"
    HEALTH = "health", "Health"
    COMMUNITY = "community", "Community organisation"
    RESIDENT = "resident", "Resident"


class MeetingState(TextChoices):
    """How a meeting stands."""

    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    CALLED_OFF = "called-off", "Called off"


class DecisionState(TextChoices):
    """Whether a decision is still being written or was taken. Once taken its words stay."""

    OPEN = "open", "Not decided yet"
    DECIDED = "decided", "Decided"


class Outcome(TextChoices):
    """What was decided. Declining and putting off are decisions like the others."""

    AGREED = "agreed", "Agreed"
    IN_PART = "in-part", "Agreed in part"
    DECLINED = "declined", "Declined"
    PUT_OFF = "put-off", "Put off"
    NOTED = "noted", "Noted"


class AdditionKind(TextChoices):
    """What was added to a decision after it was taken."""

    CORRECTION = "correction", "Correction"
    REVIEW = "review", "Looked at again"


class ActionState(TextChoices):
    """How far an action has come. Letting go is told like the others."""

    TO_DO = "to-do", "To do"
    UNDER_WAY = "under-way", "Under way"
    DONE = "done", "Done"
    LET_GO = "let-go", "Not going ahead"


OPEN_ACTIONS = (ActionState.TO_DO, ActionState.UNDER_WAY)

ACTION_TONE = {
    ActionState.TO_DO: "open",
    ActionState.UNDER_WAY: "accent",
    ActionState.DONE: "plain",
    ActionState.LET_GO: "quiet",
}
"""The label a state stands on; none of them says good or bad."""

EVIDENCE = ("theme", "assumption", "learning-card", "indicator", "question", "outcome", "story", "report")
"""Kinds that a decision, or a paper, may rely on. A single note is gathered under a theme first."""


@dataclass(frozen=True)
class Part:
    """One part of a decision: its field, its label, and whether a decision can be taken without it."""

    name: str
    label: str
    needed: str = ""


DECISION_PARTS = (
    Part("wording", "What is decided", "the wording of the decision"),
    Part("reasons", "Reasons", "the reasons"),
    Part("alternatives", "What else was considered"),
    Part("if_nothing", "What doing nothing would have meant", "what doing nothing would have meant"),
    Part("decided_by", "Who decided", "who decided"),
    Part("equality_by", "Who considered equality", "who considered equality"),
    Part("equality", "What was considered", "what was considered of equality"),
)
"""The words of a decision. What has a `needed` must be there before it can be called decided."""
