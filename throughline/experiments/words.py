"""Words of experiments: what is said on a test card, how an experiment stands, and what can be decided of it."""

from dataclasses import dataclass

from django.db.models import TextChoices

from throughline.thread.words import Meaning, Strength


class State(TextChoices):
    """Where an experiment stands. Being past its day is no state: it is a running one that can be decided."""

    DRAFT = "draft", "Being planned"
    RUNNING = "running", "Running"
    DECIDED = "decided", "Decided"


class Decision(TextChoices):
    """What a group can decide. None of them is a failure; stopping is a decision like any other."""

    STOP = "stop", "Stop"
    CHANGE = "change", "Change it"
    KEEP_GOING = "keep-going", "Keep going"
    AMPLIFY = "amplify", "Amplify it"
    HAND_OVER = "hand-over", "Hand it over to residents"
    TEST_MORE = "test-more", "Test more"


DECISION_MEANS = {
    Decision.STOP: "We have learned what we could, or it isn’t worth more of anybody’s time.",
    Decision.CHANGE: "The idea stands; the way we did it does not.",
    Decision.KEEP_GOING: "It goes on as it is.",
    Decision.AMPLIFY: "More of it, or in more places.",
    Decision.HAND_OVER: "It is theirs now; we stay reachable.",
    Decision.TEST_MORE: "We can’t tell yet, and say so.",
}

DECIDED = {
    Decision.STOP: "Stopped",
    Decision.CHANGE: "Changed",
    Decision.KEEP_GOING: "Kept going",
    Decision.AMPLIFY: "Amplified",
    Decision.HAND_OVER: "Handed over to residents",
    Decision.TEST_MORE: "To be tested more",
}
"""A decision that was taken, on labels and in lists."""


class CostBand(TextChoices):
    """What an experiment costs, roughly: enough to know who has to be asked."""

    TIME = "time", "Only people’s time"
    SMALL = "small", "Up to £100"
    MEDIUM = "medium", "£100 to £1,000"
    LARGE = "large", "More than £1,000"


class RemarkKind(TextChoices):
    """What a colleague says of a plan: a story why it could work, or a challenge. Neither is a permission."""

    COHERENCE = "coherence", "Why this might work"
    CHALLENGE = "challenge", "What I would question"


STRENGTH_MEANS = {
    Strength.WEAK: "A few signs. It could be chance, or this one place.",
    Strength.MODERATE: "Several signs that agree, seen by more than one of us.",
    Strength.STRONG: "Many signs, in more than one place, and we looked for what disagrees.",
}


@dataclass(frozen=True)
class Ways:
    """How a learning card can bear on an assumption."""

    meaning: Meaning
    label: str


BEARS = (
    Ways(Meaning.SUPPORTS, "Supports it. What we saw fits."),
    Ways(Meaning.CHALLENGES, "Challenges it. What we saw speaks against it."),
    Ways(Meaning.QUALIFIES, "Qualifies it. True for some, or only when."),
)
TELLS_NOTHING = "nothing"
"""Chosen when an experiment says nothing about an assumption after all; nothing is filed then."""


@dataclass(frozen=True)
class Part:
    """One part of the test card.

    name    of the model's field
    label   over it, on the form and on the page
    needed  how it is named when an experiment can't start without it; "" when it can
    """

    name: str
    label: str
    hint: str = ""
    needed: str = ""
    rows: int = 2


TEST_CARD = (
    Part("believe", "We believe that", "One sentence that could turn out wrong.", "what you believe"),
    Part("check_by", "To check it we will", "What we do, where and with whom."),
    Part("look_for", "We look for", "What somebody standing there could see or hear. It need not be a number."),
    Part(
        "going_well", "Signs it is going well", "What would make us do more of it?", "the signs that it is going well"
    ),
    Part(
        "going_badly",
        "Signs it is going badly",
        "What would make us do less of it, or stop early?",
        "the signs that it is going badly",
    ),
    Part("right_if", "We are right if", "What we would have to see by the day we decide. A story counts."),
)
AROUND = (
    Part("why_now", "Why now", "What was heard, or what changed, that makes this worth trying."),
    Part("smallest", "The smallest version", "What is the least we could do and still learn something?"),
    Part("who_with", "Who with", "Roles and organisations, not names.", rows=1),
)
SAFE_TO_FAIL = (
    Part("worst_case", "The worst that could happen", "Say it plainly.", "the worst that could happen"),
    Part("who_bears_it", "Who would bear it", "Not us, usually. Who?", "who would bear it"),
    Part(
        "consent",
        "How they agreed",
        "Were they asked, and can they say no along the way?",
        "how those who would bear it agreed",
    ),
    Part("undo", "How we would undo it", "What do we do on the day it goes wrong?", "how you would undo it"),
)
PARTS = (*TEST_CARD, *AROUND, *SAFE_TO_FAIL)
NAMES = tuple(part.name for part in PARTS)
NEEDED = {part.name: part.needed for part in PARTS if part.needed} | {"decide_on": "the day you will decide"}
"""What an experiment can't start without, by field, as it is named to whoever is planning."""

LABELS = {part.name: part.label for part in PARTS} | {
    "name": "What we call it",
    "decide_on": "The day we decide",
    "cost": "What it costs",
    "hubs": "Where",
}


class Age(TextChoices):
    """How long a running experiment has been running."""

    NEW = "new", "Less than a month"
    MONTHS = "months", "One to three months"
    LONG = "long", "More than three months"
