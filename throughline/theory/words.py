"""Words of the theory of change: what stands on the map, how links work, how sure the team is."""

from django.db.models import IntegerChoices, TextChoices


class ElementKind(TextChoices):
    """What a box on the map is, in the order the outline reads: from the change hoped for down to what we do."""

    IMPACT = "impact", "Impact"
    OUTCOME = "outcome", "Outcome"
    PRECONDITION = "precondition", "Precondition"
    MECHANISM = "mechanism", "Mechanism"
    ACTIVITY = "activity", "Activity"
    ENABLING_FACTOR = "enabling-factor", "Enabling factor"
    EXTERNAL_FACTOR = "external-factor", "External factor"
    UNINTENDED_EFFECT = "unintended-effect", "Unintended effect"


MEANS = {
    ElementKind.IMPACT: "The lasting change we hope to be part of.",
    ElementKind.OUTCOME: "Who changes, and what changes for them.",
    ElementKind.PRECONDITION: "What has to come first, and has to be brought about.",
    ElementKind.MECHANISM: "What people feel or think that makes it work.",
    ElementKind.ACTIVITY: "What we do.",
    ElementKind.ENABLING_FACTOR: "What helps, and is within our influence: budget, policy, people.",
    ElementKind.EXTERNAL_FACTOR: "What happens around us, whatever we do.",
    ElementKind.UNINTENDED_EFFECT: "What we did not mean, welcome or not.",
}
"""Each kind of element in a sentence, as the forms and the outline say it."""


class Level(TextChoices):
    """At whose level an outcome shows."""

    RESIDENT = "resident", "residents"
    COMMUNITY = "community", "the community"
    TEAM = "team", "our team"
    COUNCIL = "council", "the council"
    SYSTEM = "system", "the wider system"


class Horizon(TextChoices):
    """By when an outcome could be seen."""

    SHORT = "short", "within a year"
    MEDIUM = "medium", "one to three years"
    LONG = "long", "longer than three years"


class Polarity(TextChoices):
    """Which way a causal link works."""

    MORE = "more", "more of this, more of that"
    LESS = "less", "more of this, less of that"
    MIXED = "mixed", "sometimes more, sometimes less"
    UNKNOWN = "unknown", "we don’t know which way"


class Delay(TextChoices):
    """How long a causal link takes to show."""

    SOON = "soon", "shows within weeks"
    MONTHS = "months", "takes months"
    YEARS = "years", "takes years"


class AssumptionKind(TextChoices):
    """What sort of belief an assumption is."""

    CAUSAL = "causal", "this leads to that"
    BEHAVIOURAL = "behavioural", "how people will act"
    CONTEXT = "context", "how things are around us"
    WORLDVIEW = "worldview", "how we see the world"


class Importance(IntegerChoices):
    """How much of the theory falls if the assumption does."""

    LITTLE = 1, "little hangs on it"
    SOME = 2, "some of the theory hangs on it"
    MUCH = 3, "much of the theory hangs on it"
    ALL = 4, "the theory falls without it"


class AssumptionStatus(TextChoices):
    """How an assumption stands. "Not holding" is learning, and shown with the same dignity as "holding"."""

    UNTESTED = "untested", "untested"
    BEING_TESTED = "being-tested", "being tested"
    HOLDING = "holding", "holding"
    MIXED = "mixed", "mixed"
    NOT_HOLDING = "not-holding", "not holding"
    RETIRED = "retired", "retired"


TONES = {
    AssumptionStatus.UNTESTED: "open",
    AssumptionStatus.BEING_TESTED: "open",
    AssumptionStatus.HOLDING: "accent",
    AssumptionStatus.MIXED: "accent",
    AssumptionStatus.NOT_HOLDING: "accent",
    AssumptionStatus.RETIRED: "quiet",
}
"""Open while nobody knows; the rest looks alike, whichever way it went."""


class Confidence(IntegerChoices):
    """How sure the group is: a judgement people make, never a sum of evidence."""

    GUESS = 0, "a guess"
    A_FEW_VOICES = 1, "a few voices"
    REPEATED = 2, "heard again and again, from one kind of source"
    SEVERAL_KINDS = 3, "several kinds of source, or several places"
    TESTED = 4, "tested, and we tried to prove ourselves wrong"


class Act(TextChoices):
    """What somebody did to the map. Moving a box is not among them: it changes the picture, not the theory."""

    ADDED = "added", "added"
    REWORDED = "reworded", "changed"
    TAKEN_OFF = "taken-off", "took off the map"
    PUT_BACK = "put-back", "put back on the map"
    JUDGED = "judged", "judged"
    FILED = "filed", "filed evidence on"
    UNFILED = "unfiled", "took evidence away from"


class VersionState(TextChoices):
    """How far a version has come: proposed, then agreed or withdrawn."""

    PROPOSED = "proposed", "proposed"
    AGREED = "agreed", "agreed"
    WITHDRAWN = "withdrawn", "withdrawn"


class What(TextChoices):
    """What became different between two versions, in the order a comparison is read."""

    ADDED = "added", "New"
    REMOVED = "removed", "No longer there"
    REWORDED = "reworded", "Said in other words"
    RELINKED = "re-linked", "Leading elsewhere"
    MECHANISM = "mechanism", "What makes it work"
    STRENGTHENED = "strengthened", "Stronger than before"
    WEAKENED = "weakened", "Weaker than before"
    JUDGED = "judged", "Judged again"
    IMPORTANCE = "importance", "How much hangs on it"
    OTHERWISE = "otherwise", "Other particulars"
    TOLD = "told", "How it is told"


PART_KINDS = ("theory-element", "causal-link", "assumption")
"""Kinds of item that stand on a map."""

NOT_LOOKED_AT_MONTHS = 3
"""After so many months without a look, an assumption comes up in the team's week."""
