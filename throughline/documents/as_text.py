"""A document as plain text: to be read aloud, or by whoever prefers nothing around the words."""

from collections.abc import Iterator

from django.utils.formats import date_format

from throughline.documents.content import (
    Aside,
    Claim,
    Facts,
    Heading,
    Picture,
    Points,
    Prose,
    Reading,
    Released,
    ShownBlock,
    Table,
)


def as_text(reading: Reading) -> str:
    """The whole document in the order it is read, with line ends as \\n and an empty line between parts.

    A table is told row by row, each cell under its column's name; a picture by its sentence and its table.
    """
    document = reading.document
    begins = [document.title, document.subtitle, date_format(document.day, "j F Y") if document.day else ""]
    told = ["\n".join(line for line in begins if line)]
    told += [words for shown in reading.blocks if (words := "\n".join(_lines(shown)))]
    return "\n\n".join(told) + "\n"


def _lines(shown: ShownBlock) -> Iterator[str]:
    block = shown.block
    if isinstance(block, Heading):
        yield block.text if block.level > 2 else f"{block.text}\n{'-' * len(block.text)}"
    elif isinstance(block, Prose):
        yield block.text
    elif isinstance(block, Points):
        yield from (f"{at}. {item}" if block.ordered else f"- {item}" for at, item in enumerate(block.items, start=1))
    elif isinstance(block, Aside):
        yield from (f"{block.title}:", block.text)
    elif isinstance(block, Facts):
        yield from (f"{label}: {words}." for label, words in block.rows)
        yield from [block.method] if block.method else []
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Picture):
        yield from (f"{block.title}.", block.sentence)
        yield from _table(block.table) if block.table else []
        yield from [block.note] if block.note else []
    else:
        yield from _claim(block, shown.released or Released())


def _table(table: Table) -> Iterator[str]:
    yield f"{table.caption}."
    for row in table.rows:
        name, *cells = row
        told = "; ".join(f"{column}: {cell}" for column, cell in zip(table.columns[1:], cells, strict=False))
        yield f"{name}. {told}." if told else f"{name}."
    yield from [table.note] if table.note else []


def _claim(claim: Claim, released: Released) -> Iterator[str]:
    yield claim.sentence
    if released.taken_back_at is not None:
        yield f"What this rested on was taken back on {date_format(released.taken_back_at, 'j F Y')}."
        return
    yield from [claim.strength] if claim.strength else []
    if claim.shows_words:
        for lead, several in (("In people’s words", released.words), ("Against it", released.against)):
            for one in several:
                yield f"{lead}: “{one.words}”" if one.removed_at is None else f"{lead}: words were removed here."
