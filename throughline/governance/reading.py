"""A paper read step by step, in some ten minutes: what is asked first, one part after another, and how long is left."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from throughline.documents.content import WORDS_A_MINUTE, Document, Heading, ShownBlock
from throughline.governance.words import ASK, SUMMARY
from throughline.sharing.reads import Shown


@dataclass(frozen=True)
class Part:
    """One step: its title, its words where they are no document's, its blocks, and whole minutes from here to the end."""

    number: int
    title: str
    words: str
    blocks: Sequence[ShownBlock]
    minutes_left: int


def parts_of(shown: Shown) -> list[Part]:
    """What is asked and the short version first, then the document part by part. Empty when it was taken back."""
    if shown.taken_back_at is not None:
        return []
    found: list[tuple[str, str, list[ShownBlock]]] = []
    if shown.ask:
        found.append((ASK.heading, shown.ask, []))
    found.append((SUMMARY.heading, shown.body, []))
    for one in shown.document.blocks if shown.document is not None else ():
        if isinstance(one.block, Heading) and one.block.level == 2:
            found.append((one.block.text, "", []))
        else:
            found[-1][2].append(one)
    counts = [_words_in(words, blocks) for _, words, blocks in found]
    return [
        Part(at + 1, title, words, blocks, max(1, math.ceil(sum(counts[at:]) / WORDS_A_MINUTE)))
        for at, (title, words, blocks) in enumerate(found)
    ]


def _words_in(words: str, blocks: Sequence[ShownBlock]) -> int:
    document = Document("", [one.block for one in blocks])
    return len(words.split()) + sum(len(text.split()) for _, text in document.texts())
