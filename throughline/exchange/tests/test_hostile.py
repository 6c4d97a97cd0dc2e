"""Files that mean harm are refused in a sentence, quickly, and nothing else happens."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from throughline.exchange.tests import hostile
from throughline.spreadsheets import refusals
from throughline.spreadsheets.limits import LIMITS, MEGABYTE, Limits
from throughline.spreadsheets.reading import glance
from throughline.spreadsheets.refusals import BY_NAME, Refusal

Build = Callable[[Path], Path]


def written(content: bytes) -> Build:
    def build(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return build


def with_part(name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> Build:
    return lambda path: hostile.zipped(path, hostile.parts(hostile.rows(["heard"], ["warm"])) | {name: content}, method)


def cut(path: Path) -> Path:
    hostile.workbook(path, hostile.rows(["heard"], *([f"warm {n}"] for n in range(500))))
    path.write_bytes(path.read_bytes()[:-400])
    return path


def flipped(path: Path) -> Path:
    hostile.workbook(path, hostile.rows(["heard"], *([f"warm {n}"] for n in range(500))))
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    path.write_bytes(raw)
    return path


def doubled(path: Path) -> Path:
    hostile.workbook(path, hostile.rows(["heard"]))
    with zipfile.ZipFile(path, "a") as book, pytest.warns(UserWarning, match="Duplicate"):
        book.writestr("xl/workbook.xml", b"<again/>")
    return path


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
XLSX_BYTES = b"PK\x03\x04"
CASES: dict[str, tuple[Build, str]] = {
    "nothing": (written(b""), "EmptyFile"),
    "only white space": (written(b" \n\r\n\t"), "EmptyFile"),
    "only a byte order mark": (written(b"\xef\xbb\xbf"), "NoHeader"),
    "200 MB that take no room": (lambda path: hostile.sparse(path, 200 * MEGABYTE), "TooLarge"),
    "a folder": (lambda path: path.mkdir() or path, "NotASpreadsheet"),
    "a pipe": (lambda path: os.mkfifo(path) or path, "NotASpreadsheet"),
    "a PDF": (written(b"%PDF-1.7 heard,where\n1,2\n"), "NotASpreadsheet"),
    "a page": (written(b"\n<!DOCTYPE html><script>alert(1)</script>"), "NotASpreadsheet"),
    "a drawing": (written(b'\xef\xbb\xbf<SVG onload="alert(1)"/>'), "NotASpreadsheet"),
    "a program": (written(b"\x7fELF\x02\x01\x01" + bytes(40)), "NotASpreadsheet"),
    "a NUL among words": (written(b"heard,where\nwarm\x00,here\n"), "NotASpreadsheet"),
    "a NUL in UTF-16": (written("heard\nwa\0rm\n".encode("utf-16")), "NotASpreadsheet"),
    "words then a zip (polyglot)": (written(b"heard,where\n" + XLSX_BYTES + bytes(60)), "NotASpreadsheet"),
    "UTF-16 without its mark": (written("heard\nwarm\n".encode("utf-16-le")), "WrongEncoding"),
    "UTF-16 cut in half": (written("heard\nwarm\n".encode("utf-16")[:-1]), "WrongEncoding"),
    "UTF-32": (written("heard\nwarm\n".encode("utf-32")), "WrongEncoding"),
    "UTF-8 with a broken letter": (written("heard\nCafé “warm”\n".encode() + b"\xff\n"), "WrongEncoding"),
    "bytes no letter has in windows-1252": (written(b"heard\ncaf\x81\x8d\n"), "WrongEncoding"),
    "an old workbook": (written(OLE + b"\x00" * 600), "OldExcel"),
    "a locked workbook": (written(OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")), "Encrypted"),
    "locked entries": (hostile.locked_entry, "Encrypted"),
    "an OpenDocument sheet": (with_part("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"),
    "a zip of something else": (lambda path: hostile.zipped(path, {"word/document.xml": b"<w/>"}), "NotASpreadsheet"),
    "an empty zip": (lambda path: hostile.zipped(path, {}), "NotASpreadsheet"),
    "a mimetype that says nothing": (lambda path: hostile.zipped(path, {"mimetype": b"text/plain"}), "NotASpreadsheet"),
    "a zip cut short": (cut, "Damaged"),
    "a zip with a flipped byte": (flipped, "Damaged"),
    "a sheet that is no XML": (lambda path: hostile.workbook(path, "", whole="<worksheet><row"), "Damaged"),
    "a sheet that breaks off": (
        lambda path: hostile.workbook(path, hostile.rows(["heard"]) + "<row><c><v>1</x>"),
        "Damaged",
    ),
    "a workbook that is no XML": (lambda path: hostile.workbook(path, "", book="<workbook"), "Damaged"),
    "a workbook without sheets": (lambda path: hostile.workbook(path, "", book="<workbook/>"), "NoSuchSheet"),
    "a bomb": (hostile.bomb, "BombSuspected"),
    "a bomb of another packing": (with_part("xl/media/a.bin", bytes(2000), zipfile.ZIP_BZIP2), "BombSuspected"),
    "too many parts": (
        lambda path: hostile.zipped(path, hostile.parts("") | {f"xl/media/{n}.bin": b"" for n in range(2001)}),
        "BombSuspected",
    ),
    "parts that overlap": (hostile.overlapping, "BombSuspected"),
    "parts of the same name": (doubled, "BombSuspected"),
    "a billion laughs": (hostile.laughs, "BombSuspected"),
    "more rows than we take": (hostile.many_rows, "TooManyRows"),
    "a sheet without a header": (lambda path: hostile.workbook(path, ""), "NoHeader"),
    "numbers where names should be": (written(b"1,2.5\n3,4\n"), "NoHeader"),
    "a header whose quotes never close": (written(b'"heard,where\n3,4\n'), "NoHeader"),
    "a cell at the far end of the sheet": (
        lambda path: hostile.workbook(
            path, '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        ),
        "TookTooLong",
    ),
    "201 columns": (written(b",".join(b"c%d" % n for n in range(201)) + b"\n"), "TooManyColumns"),
}


@pytest.mark.parametrize(("build", "refusal"), CASES.values(), ids=CASES.keys())
def test_a_hostile_file_is_refused_in_words(tmp_path: Path, build: Build, refusal: str) -> None:
    with pytest.raises(Refusal) as refused:
        glance(build(tmp_path / "notes.xlsx"))
    assert type(refused.value) is BY_NAME[refusal]
    assert refused.value.sentence.startswith("Th")
    assert "Nothing was imported." in refused.value.sentence


def test_one_row_too_many_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("heard\n" + "warm\n" * 4, encoding="utf-8")
    assert glance(path, limits=Limits(rows=4)).rows == 4
    for few in (Limits(rows=3), Limits(lines=3)):
        with pytest.raises(refusals.TooManyRows):
            glance(path, limits=few)


def test_endless_empty_rows_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("heard" + "\n" * 1_200_000, encoding="utf-8")
    with pytest.raises(refusals.TooManyRows):
        glance(path)


def test_a_sheet_of_another_name_is_refused(tmp_path: Path) -> None:
    path = hostile.workbook(tmp_path / "notes.xlsx", hostile.rows(["heard"], ["warm"]))
    assert glance(path, sheet="Notes").rows == 1
    with pytest.raises(refusals.NoSuchSheet):
        glance(path, sheet="Other")


def test_the_sentences_name_the_limits_in_force() -> None:
    assert f"{LIMITS.size // MEGABYTE} MB" in refusals.TooLarge().sentence
    assert f"{LIMITS.rows:,} rows" in refusals.TooManyRows().sentence
    assert f"{LIMITS.columns} columns" in refusals.TooManyColumns().sentence


def test_every_refusal_has_a_code_for_programs() -> None:
    assert refusals.TooLarge().code == "too_large"
    assert str(refusals.OldExcel()) == refusals.OldExcel().sentence
    assert len({refusal().code for refusal in BY_NAME.values()}) == len(BY_NAME)
