"""What a machine may say about words before they leave the team: here is something to cover, and here is something to think about."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why to cover a stretch of words; also, in brackets, what to put in its place. Order is precedence where two stretches overlap."""

    EMAIL = "an e-mail address"
    WEB = "a web address"
    NHS = "an NHS number"
    NATIONAL_INSURANCE = "a National Insurance number"
    BIRTH = "a date of birth"
    DATE = "an exact date"
    CAR = "a car registration"
    ADDRESS = "an address"
    POSTCODE = "a postcode"
    HOUSE = "a house number"
    PHONE = "a phone number"
    HANDLE = "a social media name"
    NAME = "a name"
    NUMBER = "a reference number"


@dataclass(frozen=True, slots=True, order=True)
class Mask:
    """A suggestion to put `suggestion` in the place of `found`, the words from `start` up to `end` (code points, not bytes or UTF-16)."""

    start: int
    end: int
    reason: Reason
    found: str
    suggestion: str


class Concern(StrEnum):
    """What no pattern can cover, because it needs somebody who knows the place."""

    RARE_JOB = "rare job"
    FAMILY_SHAPE = "family shape"
    HEALTH_OR_FAITH = "health or faith"
    EXACT_DATE = "exact date"
    THIRD_PERSON = "third person"
    LOCAL_FAME = "local fame"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question for the person who prepares a release, with the words that raised it."""

    concern: Concern
    question: str
    found: tuple[str, ...]


class WordsHaveChanged(ValueError):
    """The words have changed since these masks were suggested. Nothing was changed: look at the new suggestions and choose again."""

    def __str__(self) -> str:
        return str(self.__doc__)


def mask(text: str, start: int, end: int, reason: Reason, suggestion: str = "") -> Mask:
    """A mask over part of a text; its suggestion is the reason in brackets unless another is given."""
    return Mask(start, end, reason, text[start:end], suggestion or f"[{reason}]")


def merged(text: str, found: Sequence[Mask]) -> list[Mask]:
    """The masks in order and apart. Where some overlap, one covers all that they cover, for the weightiest reason, then the longest."""
    apart: list[Mask] = []
    for new in sorted(found):
        if apart and new.start < apart[-1].end:
            last = apart.pop()
            first = min(last, new, key=lambda one: (list(Reason).index(one.reason), one.start - one.end))
            new = mask(text, last.start, max(last.end, new.end), first.reason, first.suggestion)
        apart.append(new)
    return apart
