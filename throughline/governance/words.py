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


class Purpose(TextChoices):
    """What a board is asked to do with a paper."""

    DECISION = "decision", "For decision"
    DISCUSSION = "discussion", "For discussion"
    NOTING = "noting", "For noting"


class QuestionState(TextChoices):
    """What became of a question a member left."""

    WAITING = "waiting", "Waiting"
    TAKEN_UP = "taken-up", "Became a learning question"
    ANSWERED = "answered", "Answered"


@dataclass(frozen=True)
class Section:
    """One part of a paper: its field, its heading where it is read, and what is said while it is missing.

    for_decision   needed only of a paper for decision
    """

    name: str
    heading: str
    needed: str = ""
    for_decision: bool = False


UNDERSTAND = Section("understand", "What we understand differently now", "Say what you understand differently now.")
THEORY = Section("theory", "What moved in our theory of change")
OPTIONS = Section("options", "The options", "Name the options there are.", for_decision=True)
IF_NOTHING = Section(
    "if_nothing", "Doing nothing", "Say what doing nothing would mean: it is always one of the options.",
    for_decision=True,
)  # fmt: skip
PREFERRED = Section(
    "preferred", "What we would choose, and why", "Say which option you prefer, and why.", for_decision=True
)
EQUALITY = Section("equality", "Who could be worse off", "Say what was considered of equality, beside who was reached.")
ASK = Section("ask", "What we ask of you", "Say what you ask of the board.")
SUMMARY = Section("summary", "In short", "Say in a few sentences what the paper is about.")

SECTIONS = (SUMMARY, ASK, UNDERSTAND, THEORY, OPTIONS, IF_NOTHING, PREFERRED, EQUALITY)
"""The parts of a paper that people write, in the order in which they are asked for."""

ASK_AT_MOST = 1_500
"""What is asked of a board fits on one side: some 250 words."""

GROUPS = (
    ("What we heard", ("theme", "outcome", "story")),
    ("What we take to be so", ("assumption",)),
    ("What we tried", ("learning-card",)),
    ("What we watched", ("indicator",)),
    ("What we asked, and reported", ("question", "report")),
)
"""Where a sentence stands in a paper, by the kind of what it rests on. What was stopped stands among what was tried."""

QUESTIONS_AN_HOUR = 5
"""How many questions one member can leave within an hour."""
