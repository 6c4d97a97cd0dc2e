"""Words of the library: its pages that can be saved, and what a kept field is called on screen."""

from django.db.models import TextChoices


class SavedPage(TextChoices):
    """Where a saved search opens."""

    NOTES = "notes", "Notes"
    SEARCH = "search", "Search"


NOT_SAID = "none"
"""The value of a filter that asks for notes where nothing was said: no hub, no setting, in no theme."""

COUNTED_TO = 1_000
"""Lists count exactly up to here; beyond it "more than 1,000" is true, and cheap however many notes there are."""

EXPORTED_TO = 10_000
"""A filtered CSV holds at most so many notes, the newest; the whole programme leaves through the full export."""

FIELD_LABELS = {
    "words": "Words",
    "make_of_it": "What the recorder makes of it",
    "standing": "Who can read it",
    "people_count": "How many people",
    "original_words": "In the language it was said",
    "original_language": "Language of those words",
    "happened_on": "Day",
    "surprise": "What was a surprise",
    "who_is_missing": "Who is missing",
    "belongs": "What belongs here",
    "because": "Reason",
    "due_on": "By when",
    "closed_on": "Closed on",
    "how": "How it was said back",
    "why": "Why they want to know",
    "would_change_our_mind": "What would change our mind",
    "next_look_on": "Next look",
    "best_answer": "Best answer so far",
    "noticed": "How it is noticed",
    "if_it_moves": "If this moves we will talk about",
    "not_in_it": "Who is not in it",
    "for_team_only": "For the team only",
    "stop_on": "We stop looking on",
    "seen": "What was seen",
    "meaning": "What we make of it",
    "from_on": "From",
    "to_on": "Until",
    "others_part": "The part of others",
    "anyway": "What might have happened anyway",
    "contribution": "Our part in it",
    "significance": "Why it matters",
    "direction": "For the better?",
    "meant": "Did anybody mean it to happen?",
    "strength": "How strong the case is",
    "strength_because": "Why the case is as strong as that",
    "teller": "Told by",
    "why_it_matters": "Why it matters most to the teller",
    "consent": "What the teller agreed to",
    "domain": "Area of life",
    "opens_on": "Opened on",
}
"""What a kept field is called on screen, where its own name does not say it."""

NOT_TOLD = frozenset({"verbatim", "held_by", "begins_at", "ends_at", "because_of"})
"""Kept fields that only a machine reads, or that are told elsewhere."""


def field_label(name: str) -> str:
    """What a kept field is called on screen."""
    return FIELD_LABELS.get(name, name.replace("_", " ").capitalize())
