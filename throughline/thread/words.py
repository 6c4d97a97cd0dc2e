"""Words of the thread: what a link means, and the stations between words and what was said back."""

from dataclasses import dataclass

from django.db.models import TextChoices

UNDO_DAYS = 30
"""How long a withdrawn item can be brought back."""

GONE = "…"
"""Stands where words must stand, once they are gone for good."""


class Meaning(TextChoices):
    """What a link says. The source always lies nearer the words, the target nearer what was said back."""

    SUPPORTS = "supports", "supports"
    CHALLENGES = "challenges", "challenges"
    QUALIFIES = "qualifies", "qualifies"
    PART_OF = "part-of", "has as a part"
    ABOUT = "about", "is about"
    TESTED_BY = "tests", "is tested by"
    ANSWERS = "answers", "helps answer"
    LED_TO = "led-to", "led to"
    SAID_BACK = "said-back", "was answered by"


class Strength(TextChoices):
    """How much one piece of evidence weighs, in the judgement of whoever filed it. Never computed, never added up."""

    WEAK = "weak", "weak"
    MODERATE = "moderate", "moderate"
    STRONG = "strong", "strong"


READ_FROM_TARGET = {
    Meaning.SUPPORTS: "is supported by",
    Meaning.CHALLENGES: "is challenged by",
    Meaning.QUALIFIES: "is qualified by",
    Meaning.PART_OF: "is part of",
    Meaning.ABOUT: "is what this is about",
    Meaning.TESTED_BY: "tests",
    Meaning.ANSWERS: "is helped by",
    Meaning.LED_TO: "came from",
    Meaning.SAID_BACK: "says back to",
}
"""The same link read from its target: an experiment *tests* the assumption it came from."""


@dataclass(frozen=True)
class StationLabel:
    """A place on the thread line and its plain name."""

    key: str
    label: str


STATIONS = (
    StationLabel("heard", "Heard"),
    StationLabel("theme", "Theme"),
    StationLabel("assumption", "Assumption"),
    StationLabel("experiment", "Experiment"),
    StationLabel("decision", "Decision"),
    StationLabel("said-back", "Said back"),
)
