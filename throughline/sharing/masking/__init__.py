"""Suggested masks: an aid for the person who makes share-safe words, never a promise that what remains is safe.

Patterns find numbers and addresses well and names badly: a name in small letters, in a script without capitals, or that is also a word
("Grace", "Will") is easily missed, and a capital is easily taken for a name. Nothing here knows who lives where, so that a job, a family, an
illness or a story may name somebody as surely as a name does: that is what the prompts ask. A person reads every word before it is released,
and a second person checks. Never call the outcome anonymous.
"""

from collections.abc import Collection, Sequence

from throughline.sharing.masking.days import exact_dates
from throughline.sharing.masking.homes import houses, postcodes
from throughline.sharing.masking.marks import Concern, Mask, Prompt, Reason, WordsHaveChanged, merged
from throughline.sharing.masking.names import names
from throughline.sharing.masking.numbers import numbers
from throughline.sharing.masking.prompts import prompts

__all__ = ["Concern", "Mask", "Prompt", "Reason", "WordsHaveChanged", "apply", "prompts", "suggested_masks"]


def suggested_masks(text: str, *, places: Collection[str] = (), people: Collection[str] = ()) -> list[Mask]:
    """What to cover in a text, in order and without overlap.

    places: names of hubs, wards and streets that may stay. people: names known to the team, covered wherever they stand.
    """
    found = [*numbers(text), *postcodes(text), *houses(text), *exact_dates(text), *names(text, places, people)]
    return merged(text, found)


def apply(text: str, masks: Sequence[Mask]) -> str:
    """The text with each mask's suggestion in the place of what it found. Raises WordsHaveChanged where they do not fit each other."""
    parts: list[str] = []
    reached = 0
    for one in sorted(masks):
        if one.start < reached or one.end < one.start or text[one.start : one.end] != one.found:
            raise WordsHaveChanged
        parts += [text[reached : one.start], one.suggestion]
        reached = one.end
    return "".join([*parts, text[reached:]])
