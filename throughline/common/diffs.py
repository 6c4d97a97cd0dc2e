"""How two versions of the same words differ, word by word, as a person would read it."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_LETTER = r"[^\s!-/:-@\[-`{-~‘’“”«»…–—।،؟]"
WORD = rf"{_LETTER}+(?:['’]{_LETTER}+)*"
"""A word in any script: whatever is neither space nor punctuation, so that vowel signs stay with their letters."""

_PIECES = re.compile(rf"\s+|{WORD}|\S")
LONGEST = 4_000
"""Beyond so many pieces a word-by-word comparison takes seconds; whole paragraphs are compared instead."""


@dataclass(frozen=True)
class Stretch:
    """A run of words that stayed ("same"), came in ("added") or went ("removed")."""

    what: str
    words: str


def word_diff(earlier: str, later: str) -> list[Stretch]:
    """The stretches from `earlier` to `later`, in reading order; removed words stand before what came in their place."""
    old, new = _pieces(earlier), _pieces(later)
    stretches: list[Stretch] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            stretches.append(Stretch("same", "".join(old[i:j])))
            continue
        if j > i:
            stretches.append(Stretch("removed", "".join(old[i:j])))
        if m > k:
            stretches.append(Stretch("added", "".join(new[k:m])))
    return stretches


def _pieces(words: str) -> list[str]:
    pieces = _PIECES.findall(words)
    return pieces if len(pieces) <= LONGEST else re.findall(r"[^\n]*\n|[^\n]+", words)
