"""Which words of a found stretch to mark. The index matches stems ("walking" finds "walked"), so the marks do too."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from throughline.common.diffs import WORD

_WORDS = re.compile(WORD)
_ENDINGS = ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s", "y")


@dataclass(frozen=True)
class Piece:
    """A piece of a line, and whether it is one of the words looked for."""

    words: str
    marked: bool


def stem(word: str) -> str:
    """A rough English stem, good enough to mark by: at least three letters stay."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[: -len(ending)].rstrip("e")
    return low.rstrip("e") if len(low) > 3 else low


def marked(line: str, terms: Iterable[str]) -> list[Piece]:
    """The line cut into pieces, the words looked for marked; joined again they are the line."""
    wanted = {stem(word) for term in terms for word in _WORDS.findall(term)}
    pieces: list[Piece] = []
    begins = 0
    for found in _WORDS.finditer(line):
        if stem(found.group()) not in wanted:
            continue
        if found.start() > begins:
            pieces.append(Piece(line[begins : found.start()], False))
        pieces.append(Piece(found.group(), True))
        begins = found.end()
    if begins < len(line):
        pieces.append(Piece(line[begins:], False))
    return pieces
