"""Files that mean harm, or were made in a hurry: built when the tests run, so that none of them lies about in the repository."""

import io
import os
import zipfile
from collections.abc import Iterable
from pathlib import Path

TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    "</Types>"
)
ROOT = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
BOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Notes" sheetId="1" r:id="rId1"/>'
    "</sheets></workbook>"
)
BOOK_ROOT = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)
SHEET = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def parts(sheet: str, **changed: str) -> dict[str, bytes]:
    """The parts of a small workbook with one sheet; `sheet` is what stands between <sheetData> and its end."""
    return {
        "[Content_Types].xml": TYPES.encode(),
        "_rels/.rels": ROOT.encode(),
        "xl/workbook.xml": changed.get("book", BOOK).encode(),
        "xl/_rels/workbook.xml.rels": BOOK_ROOT.encode(),
        "xl/worksheets/sheet1.xml": changed.get("whole", SHEET.format(sheet)).encode(),
    }


def cells(*words: str) -> str:
    """Cells with words written in place."""
    return "".join(f'<c t="inlineStr"><is><t>{word}</t></is></c>' for word in words)


def rows(*lines: Iterable[str]) -> str:
    """Rows of such cells."""
    return "".join(f"<row>{cells(*line)}</row>" for line in lines)


def zipped(path: Path, contents: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """The parts as a zip file."""
    with zipfile.ZipFile(path, "w", method) as book:
        for name, content in contents.items():
            book.writestr(name, content)
    return path


def workbook(path: Path, sheet: str, **changed: str) -> Path:
    """A small workbook around a sheet."""
    return zipped(path, parts(sheet, **changed))


def bomb(path: Path) -> Path:
    """A sheet that packs 60 MB of nothing into some kilobytes."""
    return workbook(path, rows(["heard"]) + "<row>" + '<c t="inlineStr"><is><t></t></is></c>' * 1_500_000 + "</row>")


def many_rows(path: Path, number: int = 300_000) -> Path:
    """A sheet of very many short but different rows: too dissimilar for its density to give it away."""
    lines = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{(n * 2_654_435_761) % 99_999_989_777}</v></c></row>' for n in range(2, number)
    )
    return workbook(path, rows(["heard"]) + lines)


def laughs(path: Path) -> Path:
    """The billion laughs: entities that stand for entities."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    start = f'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY l0 "ha">{entities}]>'
    whole = SHEET.format(rows(["heard"], ["&l9;"])).replace('<?xml version="1.0"?>', start)
    return workbook(path, "", whole=whole)


def locked_entry(path: Path) -> Path:
    """A zip whose entries say they are encrypted."""
    workbook(path, rows(["heard"], ["warm"]))
    raw = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.find(mark)
        while start >= 0:
            raw[start + place] |= 1
            start = raw.find(mark, start + 4)
    path.write_bytes(raw)
    return path


def overlapping(path: Path) -> Path:
    """A zip whose table of contents names the same packed bytes many times over."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as book:
        for name, content in parts(rows(["heard"])).items():
            book.writestr(name, content)
        book.writestr("xl/media/a.bin", os.urandom(100_000))
        last = book.infolist()[-1]
        for number in range(5):
            twin = zipfile.ZipInfo(f"xl/media/{number}.bin")
            twin.header_offset, twin.CRC = last.header_offset, last.CRC
            twin.compress_size, twin.file_size = last.compress_size, last.file_size
            book.filelist.append(twin)
    path.write_bytes(buffer.getvalue())
    return path


def sparse(path: Path, size: int) -> Path:
    """A file that says it is large and takes no room."""
    with path.open("wb") as file:
        file.write(b"heard,when\n")
        file.truncate(size)
    return path
