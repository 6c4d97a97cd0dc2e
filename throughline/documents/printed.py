"""What print needs beside the blocks: what each claim rests on, told once at the end, and where its number leads."""

import unicodedata
from dataclasses import dataclass

from django.utils.formats import date_format

from throughline.documents.content import Claim, Reading, Released

RESTS_ON = "What each statement rests on"
HOW_COUNTED = (
    "A note is one conversation or one thing seen. Small numbers are hidden so that nobody can be picked out, and the rest "
    "are rounded. Words were changed where they could point to someone."
)
_SHAPELESS = frozenset(["Cc", "Cs", "Co", "Cn"])


class NotPrinted(Exception):
    """This could not be made into a file. What was written is untouched."""

    def __init__(self, why: str = "") -> None:
        super().__init__(why)
        self.why = why

    @property
    def sentence(self) -> str:
        """What happened, for whoever asked for the file."""
        return f"{self.__doc__} {self.why}".strip()


@dataclass(frozen=True)
class Footing:
    """What one claim rests on, in sentences."""

    number: int
    sentences: list[str]


def printable(text: str) -> str:
    """The words without what has no shape on paper: control marks, byte order marks, letters nobody has assigned."""
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\t", " ")
    return "".join(
        one for one in text if one == "\n" or (one != "\ufeff" and unicodedata.category(one) not in _SHAPELESS)
    )


def footings(reading: Reading) -> list[Footing]:
    """What the claims of a document rest on, in order, for whom it was looked up."""
    return [
        Footing(shown.number, footing_of(shown.block, shown.released or Released()))
        for shown in reading.blocks
        if isinstance(shown.block, Claim)
    ]


def footing_of(claim: Claim, released: Released) -> list[str]:
    """Sentences for the note of one claim; no further than what its reader may open."""
    if released.taken_back_at is not None:
        return [taken_back(released)]
    told = [f"“{released.title}”."] if released.title else []
    told += [f"{label}: {words}." for label, words in released.figures]
    if released.who_is_missing:
        told.append(f"Who is missing: {released.who_is_missing}")
    return told or ["What this rests on is not part of this copy."]


def taken_back(released: Released) -> str:
    """The dated mark where words used to stand."""
    day = date_format(released.taken_back_at, "j F Y") if released.taken_back_at else ""
    return f"What this rested on was taken back on {day}, and can’t be read any more."
