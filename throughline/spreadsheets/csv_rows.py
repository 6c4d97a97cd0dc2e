"""CSV as it really comes: any of four separators, three ways of writing letters, words with line ends in them."""

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from throughline.common.text import clean
from throughline.spreadsheets.refusals import EmptyFile, NotASpreadsheet, WrongEncoding
from throughline.spreadsheets.rows import Loose, Trouble

SEPARATORS = ",;\t|"
_SAMPLE = 65_536
_OTHER_KINDS = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"{\\rtf", b"MZ", b"\x7fELF",
    b"OggS", b"ID3", b"SQLite format 3", b"<!doctype", b"<html", b"<?xml", b"<svg", b"<table", b"<script",
)  # fmt: skip
_UTF8_LETTER = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_HIGH = re.compile(rb"[\x80-\xff]")


def encoding_of(raw: bytes) -> str:
    """How the letters are written: utf-8 (with or without its mark), utf-16 with its mark, or windows-1252 where nothing speaks against it.

    Raises EmptyFile, NotASpreadsheet, WrongEncoding.
    """
    if not raw.strip():
        raise EmptyFile
    if raw.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        raise WrongEncoding
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _proven(raw, "utf-16")
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(tuple(kind.lower() for kind in _OTHER_KINDS)):
        raise NotASpreadsheet
    if b"\x00" in raw:
        raise WrongEncoding if raw[:2].count(0) == 1 else NotASpreadsheet  # UTF-16 without its mark, or no words at all
    try:
        return _proven(raw, "utf-8-sig")
    except WrongEncoding:
        if _mostly_utf8(raw):
            raise
        return _proven(raw, "cp1252")


def _proven(raw: bytes, encoding: str) -> str:
    """The encoding, once every byte has been read by it. An embedded NUL is no letter in any of them."""
    try:
        if "\x00" in raw.decode(encoding):
            raise NotASpreadsheet
    except UnicodeDecodeError as broken:
        raise WrongEncoding from broken
    return encoding


def _mostly_utf8(raw: bytes) -> bool:
    """Whether this is UTF-8 with a few broken letters, which windows-1252 would turn into nonsense without complaint."""
    whole = _UTF8_LETTER.findall(raw)
    return sum(map(len, whole)) * 2 > len(_HIGH.findall(raw))


def separator_of(sample: str) -> str:
    """The separator by which the first rows fall into the most alike columns; a comma where there is only one column."""
    told = re.match(r"sep=(.)\r?\n", sample)
    if told:
        return told[1]
    return max(SEPARATORS, key=lambda separator: _alike(sample, separator))


def _alike(sample: str, separator: str) -> tuple[float, int]:
    """How many of the first rows are as wide as the header, and how wide that is; nothing for a single column."""
    rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if row][:30]
    if len(rows) > 2 and len(sample) == _SAMPLE:
        rows.pop()
    width = len(rows[0]) if rows else 0
    if width < 2:
        return 0.0, 0
    return sum(len(row) == width for row in rows) / len(rows), width


def csv_rows(file: BinaryIO) -> tuple[str, str, Iterator[Loose]]:
    """The encoding, the separator and the rows of a CSV file; raises what `encoding_of` raises."""
    raw = file.read()
    encoding = encoding_of(raw)
    csv.field_size_limit(max(csv.field_size_limit(), len(raw) + 1))
    text = io.TextIOWrapper(io.BytesIO(raw), encoding=encoding, newline="")
    sample = text.read(_SAMPLE)
    separator = separator_of(sample)
    text.seek(0)
    if sample.startswith("sep="):
        text.readline()
    return encoding, separator, _rows(text, separator)


def _rows(text: io.TextIOWrapper, separator: str) -> Iterator[Loose]:
    reader = csv.reader(text, delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield number, Trouble.QUOTES
        else:
            yield number, [clean(cell) for cell in cells]
