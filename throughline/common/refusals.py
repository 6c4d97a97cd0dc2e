"""What a refusal says, and the one that every room needs: nothing of weight changes without its reason."""

from throughline.common.text import clean


def said(refusal: Exception | type[Exception]) -> str:
    """The sentence of a refusal, as the person reads it."""
    return " ".join((refusal.__doc__ or "").split())


class NeedsBecause(Exception):
    """Say why, in a few words. Whoever reads this later will want to know."""


def because_of(words: str, refusal: type[Exception] = NeedsBecause) -> str:
    """The reason for a change, tidied. Raises `refusal` when there is none."""
    reason = clean(words)
    if not reason:
        raise refusal
    return reason
