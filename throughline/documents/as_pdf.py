"""A document as a tagged PDF (PDF/UA-1 and PDF/A-2a as its writer checks them), and a drawing as a PNG: Typst, our own faces.

Every word goes in as JSON and is set, never run; nothing is fetched; only the faces in `faces/` are used.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.utils.formats import date_format

from throughline.common.clock import today
from throughline.common.text import one_line
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
    ReleasedWords,
    ShownBlock,
    Table,
)
from throughline.documents.drawings import read
from throughline.documents.inking import TOKENS, inked
from throughline.documents.printed import HOW_COUNTED, RESTS_ON, NotPrinted, footings, printable, taken_back
from throughline.documents.scripts import main_code, reads_from_the_right, runs

HERE = Path(__file__).parent
FACES = HERE / "faces"
STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]
PLAIN_LETTERS = 0x250
"""Below this every letter is one shape: Latin with all its accents."""

WIDE_DRAWING = 1_000
"""A drawing wider than this, such as a map, gets a page of its own on its side: on an upright one nobody could read it."""

CONTENTS_FROM = 4
"""So many parts, and a list of contents stands in front."""

_NO_SHAPE = re.compile(r'the text `"(.+?)"` could not be displayed')
_BODY = ["Atkinson Hyperlegible", "Atkinson Hyperlegible Ext"]
_NOTO = "Latin, Latin Ext, Vietnamese, Cyrillic, Cyrillic Ext, Greek, Greek Ext, Arabic, Bengali, Gurmukhi, Tamil, Gujarati, Devanagari, Symbols, Signs Symbols, Signs Math"
_OTHERS = [*(f"Noto Sans {name}" for name in _NOTO.split(", ")), *(f"Noto Emoji {number}" for number in range(11))]
BODY_FACES = [*_BODY, *_OTHERS]
HEAD_FACES = ["Bricolage Grotesque", "Bricolage Grotesque Ext", *BODY_FACES]
NASTALIQ_FACES = ["Noto Nastaliq Urdu", *BODY_FACES]


class FacesMissing(NotPrinted):
    """The letters for print are not installed, so no PDF can be made. Whoever runs Throughline makes them with `./dev build`."""


def as_pdf(reading: Reading, *, author: str = "") -> bytes:
    """The whole document as one file. Raises NotPrinted when a letter has no shape in our faces, or anything else is amiss."""
    drawings: dict[str, str] = {}
    told = _told(reading, author, drawings)
    source = (HERE / "print" / "print.typ").read_bytes()
    at = datetime.combine(reading.document.day or today(), time(12), UTC)
    return _compiled(source, {"document": json.dumps(told), **drawings}, format="pdf", standards=STANDARDS, at=at)


def as_png(svg: str, *, ppi: int = 160) -> bytes:
    """A drawing as a picture for files that can't hold drawings, on white. Raises NotADrawing, NotPrinted."""
    return _compiled(_DRAWN, {"drawing": inked(svg)}, format="png", ppi=ppi)


_DRAWN = (
    b'#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image(bytes(sys.inputs.drawing), format: "svg")'
)


def _needs_shaping(drawn: str) -> bool:
    """Whether letters in it are put together from several (Tamil, Urdu): in a drawing the writer can't tag those."""
    return any(ord(letter) >= PLAIN_LETTERS and not 0x2000 <= ord(letter) < 0x2100 for letter in drawn)


@cache
def _fonts() -> typst.Fonts:
    if not any(FACES.glob("*.ttf")):
        raise FacesMissing
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FACES)])


def _compiled(
    source: bytes,
    inputs: Mapping[str, str],
    *,
    format: "typst.OutputFormat",  # noqa: A002  # Typst's own word
    standards: "Sequence[typst.PDFStandard]" = (),
    ppi: float = 144,
    at: datetime | None = None,
) -> bytes:
    try:
        made, warnings = typst.compile_with_warnings(
            source, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=dict(inputs), format=format, ppi=ppi,
            pdf_standards=list(standards), timestamp=at,
        )  # fmt: skip
    except typst.TypstError as refused:
        raise NotPrinted(_why(refused.message)) from refused
    if warnings:
        raise NotPrinted(_why(warnings[0].message))
    return made


def _why(message: str) -> str:
    if found := _NO_SHAPE.search(message):
        return f"Our letters have no shape for “{found[1]}”. Write it another way, or leave it out."
    return f"The program that sets the pages said: {one_line(message, 300)}."


def size_of(svg: str) -> tuple[float, float]:
    """Width and height of a drawing in its own units, from its view box or what it says of itself; (640, 360) when it says nothing."""
    root = read(svg)
    box = root.get("viewBox", "").replace(",", " ").split()
    if len(box) == 4 and float(box[2]) > 0 and float(box[3]) > 0:
        return float(box[2]), float(box[3])
    return float(root.get("width", "640").rstrip("px")), float(root.get("height", "360").rstrip("px"))


# ------------------------------------------------------------------------------------------- what the setter is told


def _told(reading: Reading, author: str, drawings: dict[str, str]) -> dict[str, Any]:
    document = reading.document
    language = document.language

    def words(text: str) -> dict[str, Any]:
        return _words(text, language)

    parts = sum(isinstance(block, Heading) and block.level == 2 for block in document.blocks)
    day = document.day or today()
    particulars = [date_format(document.day, "j F Y")] if document.day else []
    particulars += [f"Version {document.version}"] if document.version > 1 else []
    rest = footings(reading)
    return {
        "title": document.title,
        "author": author or "Throughline",
        "subtitle": document.subtitle,
        "language": main_code(language),
        "day": {"year": day.year, "month": day.month, "day": day.day},
        "short": words(one_line(document.title, 90)),
        "heading": words(document.title),
        "title_size": 26 if len(document.title) <= 90 else 20 if len(document.title) <= 200 else 15,
        "subtitle_words": words(document.subtitle) if document.subtitle else None,
        "particulars": words(" · ".join(particulars)) if particulars else None,
        "of": "of",
        "colours": TOKENS,
        "faces": BODY_FACES,
        "heads": HEAD_FACES,
        "nastaliq": NASTALIQ_FACES,
        "contents": parts >= CONTENTS_FROM,
        "contents_title": "What is in it",
        "blocks": _blocks(reading, drawings),
        "footings_title": RESTS_ON,
        "footings": [{"number": one.number, "words": [words(said) for said in one.sentences]} for one in rest],
        "how_counted": words(HOW_COUNTED),
    }


def _words(text: str, language: str) -> dict[str, Any]:
    text = printable(text)
    cut = runs(text, language)
    right = reads_from_the_right(text, language)
    main = next((run.language for run in cut if run.right_to_left == right), main_code(language))
    return {"right": right, "language": main, "runs": [[run.words, run.language] for run in cut]}


def _paragraphs(text: str, language: str) -> list[dict[str, Any]]:
    return [_words(part.strip(), language) for part in text.split("\n\n") if part.strip()]


def _blocks(reading: Reading, drawings: dict[str, str]) -> list[dict[str, Any]]:
    language, told, level = reading.document.language, [], 1
    for shown in reading.blocks:
        block = {"block": shown.kind, **_block(shown, language, drawings)}
        if isinstance(shown.block, Heading):
            block["level"] = level = min(shown.block.level, level + 1)  # a level left out would be refused
        told.append(block)
    return told


def _block(shown: ShownBlock, language: str, drawings: dict[str, str]) -> dict[str, Any]:
    block = shown.block
    if isinstance(block, Heading):
        return {"text": _words(block.text, language)}
    if isinstance(block, Prose):
        return {"text": _paragraphs(block.text, block.language or language)}
    if isinstance(block, Points):
        return {"ordered": block.ordered, "items": [_words(item, language) for item in block.items]}
    if isinstance(block, Aside):
        return {"title": _words(block.title, language), "text": _paragraphs(block.text, language)}
    if isinstance(block, Facts):
        rows = [[_words(label, language), _words(said, language)] for label, said in block.rows]
        return {"rows": rows, "method": _paragraphs(block.method, language)}
    if isinstance(block, Table):
        return _table(block, language)
    if isinstance(block, Picture):
        return _picture(block, language, drawings)
    return _claim(block, shown.released or Released(), shown.number, language)


def _table(table: Table, language: str) -> dict[str, Any]:
    """A table with every row as long as its columns, wider columns where there is more to read."""
    across = max([len(table.columns), *(len(row) for row in table.rows)], default=0)
    columns = [*table.columns, *[""] * (across - len(table.columns))]
    rows = [[*row, *[""] * (across - len(row))] for row in table.rows]
    lengths = [[len(row[at]) for row in [columns, *rows]] for at in range(across)]
    widths = [math.sqrt(min(max(max(column), 6), 160)) for column in lengths]
    figures = [at > 0 and bool(rows) and all(_is_figure(row[at]) for row in rows) for at in range(across)]
    return {
        "caption": _words(table.caption, language),
        "columns": [_words(one, language) for one in columns],
        "rows": [[_words(one, language) for one in row] for row in rows],
        "widths": widths,
        "figures": figures,
        "note": _paragraphs(table.note, language),
    }


def _is_figure(cell: str) -> bool:
    return not cell or (len(cell) <= 12 and all(one.isdigit() or one in " ,.*–%-" for one in cell))


def _picture(picture: Picture, language: str, drawings: dict[str, str]) -> dict[str, Any]:
    name, width, kind, ratio, wide_page = None, 100.0, "svg", 1.0, False
    if picture.svg:
        name = f"drawing-{len(drawings) + 1}"
        drawings[name] = inked(picture.svg)
        if _needs_shaping(drawings[name]):
            kind, drawings[name] = "png", json.dumps(list(as_png(picture.svg, ppi=240)))
        wide, high = size_of(picture.svg)
        ratio, wide_page = wide / high, wide > WIDE_DRAWING and wide > high
        width = round(min(100, 100 * 1.25 * wide / high), 1)  # what is taller than wide must not fill the page
    return {
        "title": _words(picture.title, language),
        "sentence": _paragraphs(picture.sentence, language),
        "alt": one_line(f"{picture.title}. {picture.sentence}", 600),
        "drawing": name,
        "format": kind,
        "wide": wide_page,
        "ratio": ratio,
        "width": width,
        "table": _table(picture.table, language) if picture.table else None,
        "note": _paragraphs(picture.note, language),
    }


def _claim(claim: Claim, released: Released, number: int, language: str) -> dict[str, Any]:
    gone = released.taken_back_at is not None
    shows = claim.shows_words and not gone
    return {
        "number": number,
        "sentence": _words(claim.sentence, language),
        "strength": [] if gone else _paragraphs(claim.strength, language),
        "words": [_quoted(one, language) for one in released.words] if shows else [],
        "against": [_quoted(one, language) for one in released.against] if shows else [],
        "words_lead": "In people’s words",
        "against_lead": "Words that speak against it",
        "gone": _words(taken_back(released), language) if gone else None,
    }


def _quoted(one: ReleasedWords, language: str) -> dict[str, Any]:
    if one.removed_at is not None:
        said = f"Words were removed here on {date_format(one.removed_at, 'j F Y')}."
        return {"removed": _words(said, language), "words": None, "beside": None}
    beside = _words(one.beside, language) if one.beside else None
    return {"removed": None, "words": _words(f"“{one.words}”", language), "beside": beside}
