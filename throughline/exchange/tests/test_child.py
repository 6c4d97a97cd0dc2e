"""The reader itself, called as a function: what it says about a file, and what it gives up before it reads one."""

import io
import json
import os
import resource
import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.common.text import clean
from throughline.exchange.tests import hostile
from throughline.exchange.tests.test_hostile import CASES
from throughline.spreadsheets import child
from throughline.spreadsheets.limits import LIMITS, Limits
from throughline.spreadsheets.refusals import OldExcel, TooLarge, TooManyColumns
from throughline.spreadsheets.rows import Row, Trouble, column_names, fitted, letter
from throughline.spreadsheets.xlsx_rows import as_cell


def said(raw: bytes, limits: Limits = LIMITS) -> list[Any]:
    out = io.StringIO()
    child.answer(io.BytesIO(raw), out, None, limits)
    # Not splitlines(): a line or paragraph separator is part of somebody's words, and only "\n" ends an answer.
    return [json.loads(line) for line in out.getvalue().split("\n") if line]


def book(tmp_path: Path, sheet: str) -> bytes:
    return hostile.workbook(tmp_path / "notes.xlsx", sheet).read_bytes()


def test_it_says_the_sheet_the_rows_and_the_end(tmp_path: Path) -> None:
    found, row, bad, end = said(b"heard,where\nwarm,here\na,b,c\n")
    assert found["found"]["columns"] == ["heard", "where"]
    assert row == [2, ["warm", "here"]]
    assert bad == {"number": 3, "column": 2, "trouble": "no heading"}
    assert end == {"end": True}


def test_a_workbook_is_known_by_what_it_is(tmp_path: Path) -> None:
    found, row, _ = said(book(tmp_path, hostile.rows(["heard", "when"], ["warm", "=1+1"])))
    assert found["found"]["kind"] == "XLSX"
    assert row == [2, ["warm", "=1+1"]]


def test_pictures_in_a_workbook_are_passed_over(tmp_path: Path) -> None:
    contents = hostile.parts(hostile.rows(["heard"], ["warm"])) | {"xl/media/a.png": b"\x89PNG <!DOCTYPE"}
    assert said(hostile.zipped(tmp_path / "notes.xlsx", contents).read_bytes())[1] == [2, ["warm"]]


def test_moments_keep_that_they_are_moments() -> None:
    assert child._plain(as_cell(date(2024, 3, 1))) == {"at": "2024-03-01T00:00:00"}


@pytest.mark.parametrize(
    ("raw", "refused"),
    [
        (b"", "EmptyFile"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "OldExcel"),
        (b"PK\x03\x04 no zip", "Damaged"),
        (b"1\n", "NoHeader"),
    ],
)
def test_it_names_its_refusals(raw: bytes, refused: str) -> None:
    assert said(raw) == [{"refused": refused}]


def test_it_measures_for_itself() -> None:
    assert said(b"heard\nwarm\n", Limits(size=5)) == [{"refused": TooLarge.__name__}]


@pytest.mark.parametrize(
    ("fault", "refused"), [(MemoryError, "TookTooLong"), (RuntimeError, "Damaged"), (OldExcel, "OldExcel")]
)
def test_whatever_happens_it_says_so(monkeypatch: pytest.MonkeyPatch, fault: type[BaseException], refused: str) -> None:
    def fails(*_: object) -> None:
        raise fault

    monkeypatch.setattr(child, "read", fails)
    assert said(b"heard") == [{"refused": refused}]


def test_it_gives_up_memory_time_and_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    given_up: dict[int, tuple[int, int]] = {}
    polite: list[int] = []
    monkeypatch.setattr(resource, "setrlimit", lambda what, limits: given_up.update({what: limits}))
    monkeypatch.setattr(os, "nice", polite.append)
    monkeypatch.setattr(sys, "argv", ["child", json.dumps({"sheet": None, "limits": {"cpu": 7}})])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"heard\nwarm\n")))
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    child.main()
    assert given_up[resource.RLIMIT_CPU] == (7, 8)
    assert given_up[resource.RLIMIT_AS] == (LIMITS.memory, LIMITS.memory)
    assert given_up[resource.RLIMIT_FSIZE] == (0, 0)
    assert polite == [10]
    assert out.getvalue().endswith('{"end":true}\n')


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_any_words_in_a_well_made_file_come_back_cleaned(pairs: list[tuple[str, str]], end: str) -> None:
    pairs = [(a.replace("\0", ""), b.replace("\0", "")) for a, b in pairs]
    quoted = "".join(
        end + ",".join('"' + cell.replace('"', '""') + '"' for cell in pair) for pair in [("heard", "where"), *pairs]
    )
    answer = said(quoted.strip().encode("utf-8", "replace"))
    wanted = [[clean(cell.encode("utf-8", "replace").decode()) for cell in pair] for pair in pairs]
    assert [row[1] for row in answer[1:-1]] == [pair for pair in wanted if any(pair)]


@given(st.binary(max_size=300), st.sampled_from([b"", b"heard,where\n", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf"]))
def test_no_bytes_at_all_surprise_it(raw: bytes, start: bytes) -> None:
    answer = said(start + raw)
    assert {"end": True} in answer or "refused" in answer[-1]


def test_columns_are_named_like_a_spreadsheet_names_them() -> None:
    assert [letter(n) for n in (0, 25, 26, 51, 701, 702)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]
    assert column_names(["heard", "", " heard ", "when", "heard", "", ""]) == (
        "heard",
        "Column B",
        "heard (2)",
        "when",
        "heard (3)",
    )


def test_a_row_is_made_as_wide_as_its_header() -> None:
    assert fitted(3, ["warm"], 3, LIMITS) == Row(3, ("warm", "", ""))
    assert fitted(3, ["warm", "", "", ""], 2, LIMITS) == Row(3, ("warm", ""))
    assert Trouble("quotes") is Trouble.QUOTES


def test_a_workbook_may_have_too_many_columns(tmp_path: Path) -> None:
    assert said(book(tmp_path, hostile.rows([f"c{n}" for n in range(201)]))) == [{"refused": TooManyColumns.__name__}]


def test_rows_far_apart_keep_their_numbers(tmp_path: Path) -> None:
    sheet = '<row r="2"><c r="B2" t="inlineStr"><is><t>heard</t></is></c></row><row r="9"><c r="B9" t="inlineStr"><is><t>warm</t></is></c></row>'
    found, row, _ = said(book(tmp_path, sheet))
    assert found["found"]["columns"] == ["Column A", "heard"]
    assert row == [9, ["", "warm"]]


ELSEWHERE = {
    "nothing",
    "a folder",
    "a pipe",
    "200 MB that take no room",
    "a cell at the far end of the sheet",
    "more rows than we take",
    "a bomb",
}


@pytest.mark.parametrize("name", [name for name in CASES if name not in ELSEWHERE])
def test_hostile_files_meet_the_same_refusal_without_a_process_between(tmp_path: Path, name: str) -> None:
    build, refusal = CASES[name]
    assert said(build(tmp_path / "notes.xlsx").read_bytes())[-1] == {"refused": refusal}


def test_rows_are_counted_before_they_are_parsed_and_again_after(tmp_path: Path) -> None:
    sheet = hostile.rows(["heard"], *([f"warm {n}"] for n in range(5)))
    assert said(book(tmp_path, sheet), Limits(rows=3)) == [{"refused": "TooManyRows"}]
    assert said(book(tmp_path, sheet), Limits(rows=5))[-1] == {"end": True}
    assert said(b"heard\n1\n2\n3\n", Limits(rows=2))[-1] == {"refused": "TooManyRows"}
    assert said(b"heard\n\n\n\n", Limits(lines=2))[-1] == {"refused": "TooManyRows"}
    assert said(b"\n\n\nheard\n", Limits(lines=2))[-1] == {"refused": "NoHeader"}


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("", ""),
        ("warm_x000D_\nand dry", "warm\nand dry"),
        (True, "TRUE"),
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        (1e300, "1e+300"),
        (10**15, "1000000000000000"),
        (time(9, 30), "09:30:00"),
        (datetime(2024, 3, 1, 9, 30), datetime(2024, 3, 1, 9, 30)),  # noqa: DTZ001
    ],
)
def test_a_cell_becomes_words_or_a_moment(value: object, cell: object) -> None:
    assert as_cell(value) == cell


def test_letters_separators_and_bad_rows_of_a_csv() -> None:
    assert said("heard;where\nCafé;b\n".encode("cp1252"))[1] == [2, ["Café", "b"]]
    assert said(b"sep=|\nheard|where\na,b|c\n")[1] == [2, ["a,b", "c"]]
    assert said(b'heard\n"a" b\nok\n')[1:3] == [{"number": 2, "column": -1, "trouble": "quotes"}, [3, ["ok"]]]
    assert said(b"heard\n" + b"x" * 20_001)[1] == {"number": 2, "column": 0, "trouble": "too long"}
    assert said(b"a,b\n" + b"x" * 9 + b"," + b"x" * 9, Limits(row=10))[1] == {
        "number": 2,
        "column": -1,
        "trouble": "too long",
    }
    assert said(b"heard,where\n" + b"warm and dry,here\n" * 9_000)[-2] == [9001, ["warm and dry", "here"]]
    assert said("heard,where\nwarm,here\n".encode("utf-16"))[0]["found"]["encoding"] == "utf-16"
