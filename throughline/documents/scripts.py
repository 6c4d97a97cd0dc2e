"""Which language a stretch of words is in, by its letters, and which way it runs: for print, which must be told both."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

RIGHT_TO_LEFT = frozenset(["ar", "fa", "ur", "ps", "ku", "ckb", "sd", "ug", "he", "yi", "dv"])
_ARABIC = ("ar", "fa", "ps", "ku", "ckb", "sd", "ug")
_SCRIPTS: Sequence[tuple[int, int, str, Sequence[str]]] = [
    (0x0590, 0x05FF, "he", ("yi",)),
    (0x0600, 0x06FF, "ur", _ARABIC),
    (0x0750, 0x077F, "ur", _ARABIC),
    (0x08A0, 0x08FF, "ur", _ARABIC),
    (0x0900, 0x0963, "hi", ("mr", "ne", "sa")),
    (0x0966, 0x097F, "hi", ("mr", "ne", "sa")),
    (0x0980, 0x09FF, "bn", ("as",)),
    (0x0A00, 0x0A7F, "pa", ()),
    (0x0A80, 0x0AFF, "gu", ()),
    (0x0B80, 0x0BFF, "ta", ()),
    (0xFB50, 0xFDFF, "ur", _ARABIC),
    (0xFE70, 0xFEFE, "ur", _ARABIC),
]
"""First and last letter of a script, the language we take it for, and others it may be when the words around say so."""

_LATIN_OTHERS = frozenset([code for _, _, first, others in _SCRIPTS for code in (first, *others)])


@dataclass(frozen=True)
class Run:
    """Words in one language."""

    words: str
    language: str

    @property
    def right_to_left(self) -> bool:
        return self.language in RIGHT_TO_LEFT


def main_code(language: str) -> str:
    """ "pa-Arab" -> "pa"; "" -> "en"."""
    return language.replace("_", "-").partition("-")[0].lower() or "en"


def _language_of(letter: str, around: str) -> str:
    """The language of one letter, or "" for a mark, a digit or a space, which belong to whatever stands before them."""
    point = ord(letter)
    for first, last, usual, others in _SCRIPTS:
        if first <= point <= last:
            return around if around in others else usual
    if not unicodedata.category(letter).startswith("L"):
        return ""
    return "en" if around in _LATIN_OTHERS else around


def runs(words: str, language: str = "en") -> list[Run]:
    """The words in order, cut where the script changes.

    language   what the words are said to be in; letters of another script tell their own
    """
    around = main_code(language)
    found: list[Run] = []
    begins, here = 0, ""
    for at, letter in enumerate(words):
        told = _language_of(letter, around)
        if told and here and told != here:
            found.append(Run(words[begins:at], here))
            begins = at
        here = told or here
    if begins < len(words):
        found.append(Run(words[begins:], here or around))
    return found


def reads_from_the_right(words: str, language: str = "en") -> bool:
    """Whether a paragraph begins on the right: its first letter decides."""
    around = main_code(language)
    first = next((told for letter in words if (told := _language_of(letter, around))), around)
    return first in RIGHT_TO_LEFT
