"""What a document holds: blocks in order, as they are kept and frozen, whatever they are read as."""

import dataclasses
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from throughline.common.text import clean, one_line
from throughline.documents.drawings import checked

WORDS_A_MINUTE = 200
"""How fast somebody reads a paper they are asked to think about; silent reading of plain non-fiction is 200 to 260 words a minute.
Source: Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109 (2019)."""


class UnknownBlock(ValueError):
    """This document holds something this version does not know. It was left as it is."""


@dataclass(frozen=True)
class Heading:
    """Begins a part; level 2 for a part, 3 inside one."""

    name: ClassVar[str] = "heading"
    text: str
    level: int = 2


@dataclass(frozen=True)
class Prose:
    """Running words; an empty line begins a new paragraph. `language` where it is not the document's own."""

    name: ClassVar[str] = "prose"
    text: str
    language: str = ""


@dataclass(frozen=True)
class Points:
    """A list, numbered where the order matters."""

    name: ClassVar[str] = "points"
    items: Sequence[str]
    ordered: bool = False


@dataclass(frozen=True)
class Aside:
    """Something to notice before reading on, such as what is asked of the reader."""

    name: ClassVar[str] = "aside"
    title: str
    text: str


@dataclass(frozen=True)
class Facts:
    """Particulars and figures, each a label and words; `method` says how they were made, and is asked for with every figure."""

    name: ClassVar[str] = "facts"
    rows: Sequence[tuple[str, str]]
    method: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under named columns; the first cell names its row."""

    name: ClassVar[str] = "table"
    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """A chart or a map: what it shows in a sentence, the drawing, and the same in a table. An empty one says so in its sentence.

    svg   plain SVG (see `drawings`), or "" when there is nothing to draw
    """

    name: ClassVar[str] = "picture"
    title: str
    sentence: str
    svg: str = ""
    table: Table | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.svg:
            checked(self.svg)


@dataclass(frozen=True)
class Claim:
    """A sentence that rests on a release. Its words are looked up when it is read, never copied.

    strength      how sure we are, in words
    shows_words   whether the share-safe words stand under it in print; on a page they always open
    """

    name: ClassVar[str] = "claim"
    sentence: str
    release_id: UUID
    strength: str = ""
    shows_words: bool = True


Block = Heading | Prose | Points | Aside | Facts | Table | Picture | Claim
_BLOCKS: dict[str, type[Block]] = {
    one.name: one for one in (Heading, Prose, Points, Aside, Facts, Table, Picture, Claim)
}  # fmt: skip


@dataclass(frozen=True)
class Document:
    """A paper, a pack or a report as it is kept.

    subtitle   whose it is and for whom, in one line
    day        the day it speaks from; None while it is written
    """

    title: str
    blocks: Sequence[Block]
    subtitle: str = ""
    language: str = "en"
    day: date | None = None
    version: int = 1

    @property
    def claims(self) -> list[Claim]:
        return [block for block in self.blocks if isinstance(block, Claim)]

    @property
    def cited(self) -> list[UUID]:
        """The releases its claims rest on, in order, each once."""
        return list(dict.fromkeys(claim.release_id for claim in self.claims))

    @property
    def minutes(self) -> int:
        """How long it takes to read, in whole minutes; what opens under a claim is not counted."""
        words = sum(len(text.split()) for _, text in self.texts())
        return max(1, math.ceil(words / WORDS_A_MINUTE))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Everything in it that somebody wrote, each with where it stands, to be looked over before it leaves the team."""
        yield "Title", self.title
        if self.subtitle:
            yield "Under the title", self.subtitle
        under = ""
        for block in self.blocks:
            if isinstance(block, Heading):
                under = block.text
            where = f"Under “{under}”" if under else "At the beginning"
            for text in _texts_of(block):
                yield where, text


def _texts_of(block: Block | Table) -> Iterator[str]:
    for each in dataclasses.fields(block):
        value = getattr(block, each.name)
        if each.name in {"svg", "language"} or value is None or isinstance(value, UUID | int):
            continue
        if isinstance(value, str):
            yield value
        elif isinstance(value, Table):
            yield from _texts_of(value)
        else:
            for entry in value:
                yield from [entry] if isinstance(entry, str) else entry


def as_json(document: Document) -> dict[str, Any]:
    """The document as plain JSON values, each block with its name."""
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "language": document.language,
        "day": document.day.isoformat() if document.day else None,
        "version": document.version,
        "blocks": [_block_as_json(block) for block in document.blocks],
    }


def _block_as_json(block: Block) -> dict[str, Any]:
    told: dict[str, Any] = {"block": block.name, **dataclasses.asdict(block)}
    return {name: str(value) if isinstance(value, UUID) else value for name, value in told.items()}


def from_json(kept: Mapping[str, Any]) -> Document:
    """The document that was kept. Raises UnknownBlock, NotADrawing."""
    return Document(
        title=str(kept["title"]),
        subtitle=str(kept.get("subtitle", "")),
        language=str(kept.get("language", "en")),
        day=date.fromisoformat(kept["day"]) if kept.get("day") else None,
        version=int(kept.get("version", 1)),
        blocks=[block_from_json(block) for block in kept["blocks"]],
    )


def block_from_json(kept: Mapping[str, Any]) -> Block:
    """One block that was kept, its words cleaned. Raises UnknownBlock, NotADrawing."""
    kind = _BLOCKS.get(str(kept.get("block")))
    if kind is None:
        raise UnknownBlock
    known = {each.name for each in dataclasses.fields(kind)}
    try:
        return kind(**{name: _value(name, value) for name, value in kept.items() if name in known})
    except (TypeError, ValueError, KeyError) as unfit:
        raise UnknownBlock from unfit


def _value(name: str, value: Any) -> Any:
    if name == "release_id":
        return UUID(str(value))
    if name == "table" and value is not None:
        return Table(**{key: _value(key, given) for key, given in value.items() if key != "block"})
    if name == "rows":
        return [tuple(clean(str(cell)) for cell in row) for row in value]
    if name in {"items", "columns"}:
        return [clean(str(one)) for one in value]
    if name in {"svg", "level", "ordered", "shows_words", "table"}:
        return value
    return one_line(str(value), 1_000) if name in {"title", "caption", "language"} else clean(str(value))


@dataclass(frozen=True)
class ReleasedWords:
    """Share-safe words under a claim, or the day on which they were removed."""

    words: str
    beside: str
    removed_at: datetime | None = None


@dataclass(frozen=True)
class Released:
    """What a claim rests on, as one reader may see it.

    href          its page for this reader, or "" when there is none for them
    figures       (label, words) as published, with how they were counted
    taken_back_at set when it was taken back: the words are gone, the day stays
    """

    title: str = ""
    href: str = ""
    words: Sequence[ReleasedWords] = ()
    against: Sequence[ReleasedWords] = ()
    figures: Sequence[tuple[str, str]] = ()
    who_is_missing: str = ""
    taken_back_at: datetime | None = None


@dataclass(frozen=True)
class ShownBlock:
    """A block with what a reader needs beside it: an anchor for a heading, what a claim rests on, its number among the claims."""

    block: Block
    anchor: str = ""
    released: Released | None = None
    number: int = 0

    @property
    def kind(self) -> str:
        return self.block.name


@dataclass(frozen=True)
class Reading:
    """A document as somebody reads it: its claims looked up for them.

    released   by release id; a claim whose release is not in it has nothing behind it for this reader
    """

    document: Document
    released: Mapping[UUID, Released] = field(default_factory=dict)

    @property
    def blocks(self) -> list[ShownBlock]:
        shown, number = [], 0
        for at, block in enumerate(self.document.blocks):
            if isinstance(block, Claim):
                number += 1
                shown.append(ShownBlock(block, "", self.released.get(block.release_id, Released()), number))
            else:
                shown.append(ShownBlock(block, f"part-{at + 1}" if isinstance(block, Heading) else ""))
        return shown

    @property
    def contents(self) -> list[tuple[str, str]]:
        """(anchor, words) of each part, for a list of contents."""
        return [
            (one.anchor, one.block.text)
            for one in self.blocks
            if isinstance(one.block, Heading) and one.block.level == 2
        ]
