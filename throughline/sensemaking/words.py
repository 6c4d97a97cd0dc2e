"""Words of themes: how settled one is, how sure the team is of it, and how words bear on it."""

from dataclasses import dataclass

from django.db.models import IntegerChoices, TextChoices

from throughline.thread.words import Meaning


class ThemeStatus(TextChoices):
    """Where the team stands with a theme. Being unsure is a state like any other."""

    EMERGING = "emerging", "Emerging"
    AGREED = "agreed", "Agreed by the team"
    CONTESTED = "contested", "Contested"
    SETTLED = "settled", "Settled"
    MERGED = "merged", "Merged into another"
    RETIRED = "retired", "Retired"


STATUS_MEANS = {
    ThemeStatus.EMERGING: "We begin to see it; it may still change.",
    ThemeStatus.AGREED: "The team has looked at the words together and stands by the sentence.",
    ThemeStatus.CONTESTED: "We read the words differently, and say so.",
    ThemeStatus.SETTLED: "Known well enough to act on; new words no longer change it.",
    ThemeStatus.MERGED: "Its words stand under another theme now.",
    ThemeStatus.RETIRED: "It no longer holds, or nobody needs it. Kept for what it taught us.",
}

JUDGED = (
    ThemeStatus.EMERGING,
    ThemeStatus.AGREED,
    ThemeStatus.CONTESTED,
    ThemeStatus.SETTLED,
    ThemeStatus.RETIRED,
)
"""What a person may choose; a theme becomes merged by merging it."""

NEEDS_MISSING = (ThemeStatus.AGREED, ThemeStatus.SETTLED)
"""Nobody may call a theme agreed or settled before asking who is missing from it."""


class Confidence(IntegerChoices):
    """How sure the team is, in words. An order, not a score: nothing is ever computed from it."""

    HUNCH = 0, "A hunch"
    FIRST_SIGNS = 1, "First signs"
    GROWING = 2, "Growing"
    STRONG = 3, "Strong"
    AS_SURE_AS_WE_CAN_BE = 4, "As sure as we can be"


CONFIDENCE_MEANS = {
    Confidence.HUNCH: "A feeling, with hardly any words behind it yet.",
    Confidence.FIRST_SIGNS: "A few people said it. It could be chance, or one place.",
    Confidence.GROWING: "Heard from several people in more than one place; gaps remain.",
    Confidence.STRONG: "Heard widely by several of us, and we looked for what disagrees.",
    Confidence.AS_SURE_AS_WE_CAN_BE: "Heard widely, tested against what disagrees, and shown to people it is about.",
}


@dataclass(frozen=True)
class Bears:
    """One way in which words bear on a theme.

    heading  over such words on the theme's page
    verb     as a choice, with `hint` after it
    stands   on the label of a note that stands so already; `stand` for several
    """

    meaning: Meaning
    heading: str
    verb: str
    hint: str
    stands: str
    stand: str


BEARS = (
    Bears(
        Meaning.SUPPORTS,
        heading="Words that support it",
        verb="Supports it",
        hint="Someone says it, or shows it.",
        stands="supports it",
        stand="support it",
    ),
    Bears(
        Meaning.CHALLENGES,
        heading="Words that challenge it",
        verb="Challenges it",
        hint="Counter-evidence: someone says otherwise.",
        stands="challenges it",
        stand="challenge it",
    ),
    Bears(
        Meaning.QUALIFIES,
        heading="Words that qualify it",
        verb="Qualifies it",
        hint="True for some, or only when.",
        stands="qualifies it",
        stand="qualify it",
    ),
)

ASK_AFTER = 5
"""From so many excerpts on, a theme without counter-evidence asks what would disagree."""

LEAST_WORDS = 3
"""A theme is a sentence: fewer words than this can't say anything."""

HEADING_WORDS = 5
"""Fewer words than this usually make a heading rather than a sentence; people are asked, not stopped."""

UNDO_DAYS = 30


def bears(meaning: Meaning) -> Bears:
    """How words of this meaning are called on screen."""
    return next(one for one in BEARS if one.meaning == meaning)


def reads_like_a_heading(sentence: str) -> bool:
    """Whether a title looks like a noun phrase rather than a sentence that somebody could agree or disagree with."""
    return len(sentence.split()) < HEADING_WORDS
