"""Excel workbooks, opened with suspicion: what they hold is weighed before anything in them is parsed.

Calamine (Rust) reads the values Excel last saw; formulas are never read, let alone worked out. A cell with an error in it reads as empty.
"""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from throughline.common.text import clean
from throughline.spreadsheets.limits import MEGABYTE, Limits
from throughline.spreadsheets.refusals import (
    BombSuspected,
    Damaged,
    Encrypted,
    NoSuchSheet,
    NotASpreadsheet,
    OldExcel,
    OpenDocument,
    TooManyRows,
)
from throughline.spreadsheets.rows import Cell, Loose

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BLOCK = 262_144
_OVERHANG = 1_000_000


def refuse_old_or_locked(raw: bytes) -> None:
    """Raise what is to be said of a file in Microsoft's old container: .xls, or a locked .xlsx."""
    raise Encrypted if "EncryptedPackage".encode("utf-16-le") in raw else OldExcel


def weigh(file: BinaryIO, limits: Limits) -> None:
    """Refuse a workbook by its table of contents and by looking through its parts as bytes, before any XML is parsed.

    Raises NotASpreadsheet, OpenDocument, Encrypted, Damaged, BombSuspected, TooManyRows.
    """
    size = file.seek(0, 2)
    try:
        with zipfile.ZipFile(file) as book:
            entries = book.infolist()
            _weigh_contents(book, entries, size, limits)
            for entry in entries:
                if entry.filename.lower().endswith((".xml", ".rels")):
                    _look_through(book, entry, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as broken:
        raise Damaged from broken


def _weigh_contents(book: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    names = {entry.filename for entry in entries}
    if len(entries) > limits.entries or len(names) < len(entries):
        raise BombSuspected
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Encrypted
    if "mimetype" in names and b"opendocument" in book.open("mimetype").read(200):
        raise OpenDocument
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        raise NotASpreadsheet
    packed, unpacked = sum(entry.compress_size for entry in entries), sum(entry.file_size for entry in entries)
    dense = any(entry.file_size > max(MEGABYTE, limits.ratio * entry.compress_size) for entry in entries)
    strange = any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries)
    if packed > size or unpacked > limits.unpacked or dense or strange:
        raise BombSuspected


def _look_through(book: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> None:
    """Refuse a part that declares entities (none needs to), or holds more rows than we take.

    Rows end in </row>, and those that hold something hold a value: no need to parse to count them.
    """
    full, rest = 0, b""
    with book.open(entry) as stream:
        while block := stream.read(_BLOCK):
            if b"<!DOCTYPE" in rest[-8:] + block:
                raise BombSuspected
            *rows, rest = (rest + block).split(b"</row>")
            full += sum(b"<v>" in row or b"<is>" in row for row in rows)
            if full > limits.rows + 1:
                raise TooManyRows
            rest = rest[-_OVERHANG:]


def xlsx_rows(file: BinaryIO, wanted: str | None, limits: Limits) -> tuple[str, tuple[str, ...], Iterator[Loose]]:
    """The name of the sheet read (the first visible one unless `wanted`), the names of all visible sheets, and its rows.

    Raises what `weigh` raises, Damaged, NoSuchSheet.
    """
    weigh(file, limits)
    file.seek(0)
    try:
        book = CalamineWorkbook.from_filelike(file)
        visible = tuple(
            about.name
            for about in book.sheets_metadata
            if about.visible == SheetVisibleEnum.Visible and about.typ == SheetTypeEnum.WorkSheet
        )
        name = next(iter(visible), None) if wanted is None else wanted
        if name is None or name not in visible:
            raise NoSuchSheet
        return name, visible, _rows(book.get_sheet_by_name(name))
    except CalamineError as broken:
        raise Damaged from broken


def _rows(sheet: CalamineSheet) -> Iterator[Loose]:
    before = [""] * (sheet.start[1] if sheet.start else 0)
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield number, [*before, *(as_cell(value) for value in row)]


def as_cell(value: object) -> Cell:
    """A cell's value as words, or as a moment where Excel has it as a date. Whole numbers lose their point: 12.0 is 12."""
    if isinstance(value, str):
        return clean(value.replace("_x000D_", "")) if value else value
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a day in a cell has no zone
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) <= 1e15 else f"{value:.15g}"
    return str(value)
