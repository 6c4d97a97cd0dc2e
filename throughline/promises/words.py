"""Words of promises: how one stands, and how something was said back."""

from django.db.models import TextChoices


class PromiseState(TextChoices):
    """How a promise stands. Letting go, and saying why, has the same dignity as keeping."""

    OPEN = "open", "Open"
    KEPT = "kept", "Kept"
    CANNOT = "cannot", "Can’t, because…"
    LET_GO = "let-go", "Let go, because…"


class How(TextChoices):
    """How the person heard back."""

    IN_PERSON = "in-person", "In person"
    PHONE = "phone", "By phone"
    MESSAGE = "message", "By message or e-mail"
    LETTER = "letter", "By letter or card"
    NOTICE = "notice", "On a notice or poster"
    GATHERING = "gathering", "At a gathering"
    OTHER = "other", "Another way"


SAID_BACK_NEEDED = frozenset({PromiseState.KEPT, PromiseState.CANNOT})
"""Closing these asks what was said back: the person was told, not only the list."""

BECAUSE_NEEDED = frozenset({PromiseState.CANNOT, PromiseState.LET_GO})
"""Closing these asks for the reason."""

DAYS_WHEN_NO_DAY_IS_NAMED = 10
"""A promise without a day falls due ten days on: the ring-back rule many teams keep."""

COMES_FROM = ("reflection", "reflection-part", "outcome", "story")
"""Kinds a promise can be made from, beside the note it came with."""
