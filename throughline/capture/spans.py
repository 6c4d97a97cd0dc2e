"""Which stretches of a note are people's own words: found, kept true to cleaning, and cut apart for showing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from throughline.common.text import clean

Spans = tuple[tuple[int, int], ...]

_QUOTED = re.compile(r"“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]|\"([^\"\n]+)\"")


class NotInTheText(Exception):
    """These words are not in what you heard, letter for letter."""

    def __init__(self, phrase: str) -> None:
        super().__init__(phrase)
        self.phrase = phrase


@dataclass(frozen=True)
class Stretch:
    """A part of a note as it is shown: somebody's own words, or paraphrase."""

    words: str
    verbatim: bool
    begins_at: int


def tidy(spans: Iterable[Sequence[int]], length: int) -> Spans:
    """The spans in order, within the text, overlapping or touching ones joined, empty ones gone."""
    inside = sorted((max(0, begin), min(length, end)) for begin, end in spans)
    joined: list[tuple[int, int]] = []
    for begin, end in inside:
        if end <= begin:
            continue
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return tuple(joined)


def trimmed(spans: Iterable[Sequence[int]], words: str) -> Spans:
    """The spans without white space at their ends."""
    kept = []
    for begin, end in tidy(spans, len(words)):
        while begin < end and words[begin].isspace():
            begin += 1
        while end > begin and words[end - 1].isspace():
            end -= 1
        if end > begin:
            kept.append((begin, end))
    return tuple(kept)


def after_cleaning(spans: Iterable[Sequence[int]], typed: str) -> Spans:
    """Spans of the text as it was typed, moved to where the same words stand in the cleaned text.

    Cleaning folds line ends, composes letters and trims the ends, so places shift; each phrase is looked for nearest to
    where it should be, and one that cleaning took away altogether is left out.
    """
    cleaned = clean(typed)
    moved = []
    for begin, end in tidy(spans, len(typed)):
        phrase = clean(typed[begin:end])
        if not phrase:
            continue
        expected = len(clean(typed[:begin] + "|").removesuffix("|"))
        places = [found.start() for found in re.finditer(re.escape(phrase), cleaned)]
        if places:
            at = min(places, key=lambda place: abs(place - expected))
            moved.append((at, at + len(phrase)))
    return trimmed(moved, cleaned)


def of_phrases(phrases: Iterable[str], words: str) -> Spans:
    """The places of exact phrases, each at its first place not taken yet; white space may differ.

    Raises NotInTheText with the first phrase that is not there.
    """
    taken: list[tuple[int, int]] = []
    for phrase in phrases:
        parts = clean(phrase).strip("“”\"'‘’").split()
        if not parts:
            continue
        pattern = re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)
        places = [found.span() for found in pattern.finditer(words)]
        if not places:
            raise NotInTheText(phrase.strip())
        free = [place for place in places if place not in taken]
        taken.append((free or places)[0])
    return trimmed(taken, words)


def of_quotation_marks(words: str) -> Spans:
    """What stands within “quotation marks”, without the marks."""
    return trimmed((found.span(found.lastindex or 0) for found in _QUOTED.finditer(words)), words)


def stretches(words: str, spans: Iterable[Sequence[int]]) -> list[Stretch]:
    """The whole text cut at the spans, in order; joined again it is the same text."""
    cut, at = [], 0
    for begin, end in tidy(spans, len(words)):
        if begin > at:
            cut.append(Stretch(words[at:begin], False, at))
        cut.append(Stretch(words[begin:end], True, begin))
        at = end
    if at < len(words):
        cut.append(Stretch(words[at:], False, at))
    return cut


def phrases(words: str, spans: Iterable[Sequence[int]]) -> list[str]:
    """The own words themselves, each on one line."""
    return [" ".join(words[begin:end].split()) for begin, end in tidy(spans, len(words))]
