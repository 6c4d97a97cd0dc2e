"""Words of the harvest: what changed, how strong the case is, stories and who may hear them, ripples that go on or cease."""

from django.db.models import TextChoices

from throughline.thread.words import Meaning, Strength


class Direction(TextChoices):
    """Whether a change was for the better, as those it touched would say it. No direction counts for more."""

    BETTER = "better", "For the better"
    WORSE = "worse", "For the worse"
    BOTH = "both", "Some of both"


class Meant(TextChoices):
    """Whether anybody meant a change to happen."""

    MEANT = "meant", "We hoped for it"
    UNMEANT = "unmeant", "Nobody meant it to happen"


STRENGTH_MEANS = {
    Strength.WEAK: "One account of it, and nobody else has been asked.",
    Strength.MODERATE: "It hangs together, and something else points the same way.",
    Strength.STRONG: "Several things point the same way, and we looked for another explanation.",
}
"""How strong the case for a change and our part in it is: words, never a score."""


class Consent(TextChoices):
    """What the teller agreed to for their story."""

    TEAM = "team", "Only the team may hear it"
    WITHOUT_NAME = "without-name", "It may be told outside, without saying who told it"
    WITH_ROLE = "with-role", "It may be told outside, with the teller’s part in it, such as “a resident”"


SOURCES = ("note", "excerpt", "theme", "reading", "learning-card", "reflection-part")
"""Kinds a change or a story can rest on."""

OFFERED = ("note", "theme", "reading", "learning-card", "reflection-part")
"""Kinds offered when somebody looks for what a change rests on; marked words come with their note."""

ON_THEORY = ("theory-element", "causal-link", "assumption")
"""Parts of the theory a change can speak for or against."""

SPEAKS = (Meaning.SUPPORTS, Meaning.CHALLENGES, Meaning.QUALIFIES)


class Ripple(TextChoices):
    """What spread: something done, or something that changed because of it."""

    ACTIVITY = "activity", "Something was done"
    CHANGE = "change", "Something changed"


class Goes(TextChoices):
    """How a ripple stood when somebody looked again. To cease is no failure."""

    ON = "on", "It goes on"
    CEASED = "ceased", "It has ceased"


LOOK_AGAIN_MONTHS = 4
"""A ripple map is looked at again after about so many months."""

MOST_DOMAINS = 6
"""A round asks about few areas of life, so that each gets a story."""

PERIOD_CAVEAT = "Shows what somebody wrote down, not everything that happened."
