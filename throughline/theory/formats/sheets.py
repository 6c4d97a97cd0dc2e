"""Spreadsheets: a workbook with the sheets Elements, Links and Assumptions, or the same as CSV files; read by the hardened reader."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from throughline.common.csv_safe import csv_lines, unguard
from throughline.spreadsheets.limits import LIMITS
from throughline.spreadsheets.reading import opened
from throughline.spreadsheets.refusals import NoSuchSheet, Refusal
from throughline.spreadsheets.rows import Row
from throughline.theory.formats.brought import (  # fmt: skip
    LARGEST,
    MOST_PARTS,
    Brought,
    Loose,
    NotATheory,
    NotTaken,
    TooLarge,
    brought,
    without_cycles,
)
from throughline.theory.stood import Stood
from throughline.theory.words import AssumptionKind, Delay, Horizon, Level, Polarity

TIGHT = replace(LIMITS, size=LARGEST, rows=MOST_PARTS, cpu=10, wait=20)
ELEMENTS = {
    "id": "id", "what it is": "kind", "in a sentence": "title", "more about it": "description", "who changes": "who_changes",
    "at whose level": "level", "by when": "horizon", "we contribute and do not answer for it": "contribution_only",
    "parent": "parent", "kind": "kind", "type": "kind", "title": "title", "label": "title", "description": "description",
}  # fmt: skip
LINKS = {
    "id": "id", "from": "cause", "to": "effect", "what makes it work": "mechanism", "which way it works": "polarity",
    "how long it takes": "delay", "mechanism": "mechanism",
}  # fmt: skip
ASSUMPTIONS = {
    "id": "id", "what we take to be so": "title", "about": "about", "what sort of belief": "kind",
    "how much hangs on it": "importance", "how it stands": "status", "how sure we are": "confidence",
    "if it does not hold": "if_it_fails", "who keeps an eye on it": "owner_role", "look at it again on": "review_on",
}  # fmt: skip
SHEETS = {"Elements": ELEMENTS, "Links": LINKS, "Assumptions": ASSUMPTIONS}


class NotASheet(NotTaken):
    """This spreadsheet could not be read. Nothing was brought in."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.sentence)


def tables(stood: Stood) -> dict[str, tuple[list[str], list[list[str]]]]:
    """Each sheet's heading and rows, in words; ends are told by id, with the words beside them for whoever reads it."""
    elements = [
        [one.id, one.kind_label, one.title, one.description, one.who_changes, Level(one.level).label if one.level else "",
         Horizon(one.horizon).label if one.horizon else "", "yes" if one.contribution_only else ""]
        for one in stood.elements
    ]  # fmt: skip
    links = [
        [one.id, one.cause, one.effect, one.mechanism, Polarity(one.polarity).label,
         Delay(one.delay).label if one.delay else "", stood.named[one.id]]
        for one in stood.links
    ]  # fmt: skip
    beliefs = [
        [one.id, one.title, one.about, AssumptionKind(one.kind).label, one.weighs, *one.stands.split(": ", 1),
         one.if_it_fails, one.owner_role, one.review_on]
        for one in stood.assumptions
    ]  # fmt: skip
    return {
        "Elements": (_heads(ELEMENTS, 8), elements),
        "Links": ([*_heads(LINKS, 6), "In words"], links),
        "Assumptions": (_heads(ASSUMPTIONS, 10), beliefs),
    }


def _heads(columns: Iterable[str], how_many: int) -> list[str]:
    return [name[:1].upper() + name[1:] for name in list(columns)[:how_many]]


def csv(stood: Stood, sheet: str) -> bytes:
    """One of the sheets as CSV; cells a spreadsheet program would take for a formula are guarded."""
    columns, rows = tables(stood)[sheet]
    return "".join(csv_lines(columns, rows)).encode("utf-8")


def workbook(stood: Stood) -> bytes:
    """The three sheets as .xlsx. Every cell is text written in place: no formulas, no styles, nothing to open with care."""
    sheets = tables(stood)
    names = list(sheets)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        parts = "".join(f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{_MAIN}.worksheet+xml"/>' for at in range(1, len(names) + 1))  # fmt: skip
        _put(book, "[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_MAIN}.sheet.main+xml"/>{parts}</Types>')  # fmt: skip
        _put(book, "_rels/.rels", f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>')  # fmt: skip
        listed = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(names, 1))
        _put(book, "xl/workbook.xml", f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>')  # fmt: skip
        led = "".join(f'<Relationship Id="rId{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>' for at in range(1, len(names) + 1))  # fmt: skip
        _put(book, "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{led}</Relationships>')  # fmt: skip
        for at, (columns, rows) in enumerate(sheets.values(), 1):
            told = "".join(_row(cells) for cells in [columns, *rows])
            _put(book, f"xl/worksheets/sheet{at}.xml", f'<worksheet xmlns="{_SHEET}"><sheetData>{told}</sheetData></worksheet>')  # fmt: skip
    return out.getvalue()


_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _put(book: zipfile.ZipFile, name: str, xml: str) -> None:
    book.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}')


def _row(cells: Sequence[str]) -> str:
    told = (f'<c t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>' for cell in cells)
    return f"<row>{''.join(told)}</row>"


def read(elements: Path, links: Path | None = None) -> Brought:
    """A workbook, or CSV files of elements and of links. Raises NotTaken with the reader's own sentence."""
    if elements.stat().st_size > LARGEST or (links is not None and links.stat().st_size > LARGEST):
        raise TooLarge
    loose = Loose()
    try:
        if _is_workbook(elements):
            for name in SHEETS:
                _sheet(elements, name, loose, must=name == "Elements")
        else:
            _rows(elements, None, "Elements", loose)
        if links is not None:
            _rows(links, None, "Links", loose)
    except Refusal as refusal:
        raise NotASheet(refusal) from refusal
    _parents(loose)
    return brought(loose)


def _is_workbook(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def _sheet(path: Path, name: str, loose: Loose, *, must: bool) -> None:
    try:
        _rows(path, name, name, loose)
    except NoSuchSheet as missing:
        if must:
            raise NotATheory from missing
        loose.said.append(f"The workbook has no sheet called {name}, so none were read.")


def _rows(path: Path, sheet: str | None, name: str, loose: Loose) -> None:
    into: list[Any] = {"Elements": loose.elements, "Links": loose.links, "Assumptions": loose.assumptions}[name]
    known = SHEETS[name]
    with opened(path, sheet=sheet, limits=TIGHT) as found:
        fields = [known.get(column.strip().casefold()) for column in found.columns]
        strange = [
            column
            for column, field in zip(found.columns, fields, strict=True)
            if field is None and column != "In words"
        ]
        if strange:
            told = ", ".join(f"“{column}”" for column in strange[:12])
            loose.said.append(f"These columns of {name} were not understood and left out: {told}.")
        for row in found.rows:
            if not isinstance(row, Row):
                loose.said.append(f"{name}: {found.problem(row)} The row was left out.")
                continue
            cells = (cell if isinstance(cell, datetime) else unguard(cell) for cell in row.cells)
            into.append(
                {field: cell for field, cell in zip(fields, cells, strict=True) if field is not None and cell != ""}
            )


def _parents(loose: Loose) -> None:
    """A column of parents becomes links from the child up, but for what would make a part its own forebear."""
    named = {str(row.get("id") or row.get("title") or ""): str(row.get("title") or "") for row in loose.elements}
    by_title = {title.casefold(): key for key, title in named.items()}
    parents = {}
    for row in loose.elements:
        parent = row.pop("parent", None)
        if isinstance(parent, str) and parent.strip():
            child = str(row.get("id") or row.get("title") or "")
            parents[child] = parent if parent in named else by_title.get(parent.strip().casefold(), parent)
    pairs = without_cycles(parents, lambda key: named.get(key, key), loose.said)
    loose.links += [{"cause": child, "effect": parent} for child, parent in pairs]
