"""Words of learning questions."""

from django.db.models import TextChoices


class QuestionStatus(TextChoices):
    """How far a learning question has come. None of them is a failure."""

    OPEN = "open", "Open"
    PARTLY = "partly", "Partly answered"
    ANSWERED = "answered", "Answered for now"
    PARKED = "parked", "Parked"


STATUS_MEANS = {
    QuestionStatus.OPEN: "We are asking.",
    QuestionStatus.PARTLY: "We know something, and not enough to act on without looking again.",
    QuestionStatus.ANSWERED: "Good enough to act on, until something changes our mind.",
    QuestionStatus.PARKED: "Not now. Nobody has given it up.",
}

STATUS_TONE = {
    QuestionStatus.OPEN: "open",
    QuestionStatus.PARTLY: "accent",
    QuestionStatus.ANSWERED: "plain",
    QuestionStatus.PARKED: "quiet",
}
"""The label a status stands on; none of them says good or bad."""

MAY_BEAR = ("note", "theme", "reading", "excerpt")
"""Kinds that can be put to a question as bearing on it: what was heard, what several things say, what was noticed."""

RAISES = (*MAY_BEAR, "reflection", "reflection-part", "outcome", "story")
"""Kinds a question can be asked from: what bears on one, what somebody thought about, and what changed."""

OFFERED = ("note", "theme", "reading")
"""Kinds that are offered when somebody looks for what bears on a question; marked words come with their note."""
