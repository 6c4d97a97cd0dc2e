"""Files that people really bring are read whole and as they are."""

import json
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from throughline.spreadsheets import reading
from throughline.spreadsheets.limits import Limits
from throughline.spreadsheets.reading import glance, opened
from throughline.spreadsheets.refusals import Damaged, Refusal, TookTooLong
from throughline.spreadsheets.rows import BadRow, Cell, Line, Row, Trouble

REAL = Path(__file__).parent / "fixtures" / "bowling-green-2018.csv"


def lines_of(path: Path, sheet: str | None = None) -> list[Line]:
    with opened(path, sheet=sheet) as found:
        return list(found.rows)


def words_of(path: Path) -> list[tuple[Cell, ...]]:
    return [line.cells for line in lines_of(path) if isinstance(line, Row)]


@pytest.fixture
def csv_file(tmp_path: Path) -> Path:
    return tmp_path / "notes.csv"


def test_what_residents_really_wrote_comes_in_whole() -> None:
    found = glance(REAL, first=2)
    assert (found.rows, found.bad, found.problems) == (896, 0, ())
    assert found.sheet.columns[1] == "datetime"
    assert found.sheet.columns[-1] == "comment-body"
    assert (found.sheet.kind, found.sheet.encoding, found.sheet.separator) == ("CSV", "utf-8-sig", ",")
    assert [row.number for row in found.first] == [2, 3]
    assert any("officiałs" in str(cells[-1]) for cells in words_of(REAL))


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "utf-8-sig"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1252", "cp1252")],
)
def test_letters_come_through_however_they_are_written(csv_file: Path, encoding: str, told: str) -> None:
    csv_file.write_bytes("heard,where\n“Café” said Zoë – £5,Hainault\n".encode(encoding))
    with opened(csv_file) as found:
        assert found.encoding == told
        assert next(iter(found.rows)) == Row(2, ("“Café” said Zoë – £5", "Hainault"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(csv_file: Path, separator: str) -> None:
    lines = [("heard", "where", "n"), ("warm, dry; free", "Hainault", "3"), ('she said "no"', "Wanstead", "2")]
    quoted = "\n".join(separator.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    csv_file.write_text(quoted, encoding="utf-8")
    assert words_of(csv_file) == lines[1:]


def test_a_hint_for_excel_names_the_separator(csv_file: Path) -> None:
    csv_file.write_text("sep=;\nheard;where\na,b;c\n", encoding="utf-8")
    assert lines_of(csv_file) == [Row(2, ("a,b", "c"))]


def test_one_column_is_enough(csv_file: Path) -> None:
    csv_file.write_text("heard\nwarm and dry\n\nfree\n", encoding="utf-8")
    assert lines_of(csv_file) == [Row(2, ("warm and dry",)), Row(4, ("free",))]


def test_words_may_hold_line_ends_and_formulas_stay_words(csv_file: Path) -> None:
    csv_file.write_bytes(b'heard,where\r\n"first\r\nsecond",=1+1\r\n+44 is dialled,@home\r\n')
    assert words_of(csv_file) == [("first\nsecond", "=1+1"), ("+44 is dialled", "@home")]


def test_rows_that_cannot_be_read_are_named_and_the_rest_comes_in(csv_file: Path) -> None:
    csv_file.write_text('heard,where\nok,a\n"broken" quote,b\nx,y,z\n' + "l" * 20_001 + ",c\nok,d\n", encoding="utf-8")
    lines = lines_of(csv_file)
    assert [line.trouble for line in lines if isinstance(line, BadRow)] == [
        Trouble.QUOTES,
        Trouble.NO_HEADING,
        Trouble.TOO_LONG,
    ]
    assert [line.number for line in lines if isinstance(line, Row)] == [2, 6]
    problems = glance(csv_file).problems
    assert problems[0].startswith("Row 3: the quotation marks do not pair up")
    assert problems[1].startswith("Row 4, column C: there is something here")
    assert problems[2].startswith("Row 5, column heard: the text is longer than 20,000 characters")


def test_a_quotation_mark_that_is_never_closed_is_named(csv_file: Path) -> None:
    csv_file.write_text('heard,where\nok,a\n"never closed,b\nlost,c\n', encoding="utf-8")
    assert lines_of(csv_file)[1] == BadRow(3, -1, Trouble.QUOTES)


def test_a_row_may_be_too_long_as_a_whole(csv_file: Path) -> None:
    header = ",".join(f"c{n}" for n in range(30))
    csv_file.write_text(header + "\n" + ",".join(["x" * 19_000] * 30) + "\n", encoding="utf-8")
    assert lines_of(csv_file) == [BadRow(2, -1, Trouble.TOO_LONG)]


def test_only_the_first_hundred_problems_are_told_but_all_are_counted(csv_file: Path) -> None:
    csv_file.write_text("heard,where\n" + "a,b,c\n" * 130, encoding="utf-8")
    found = glance(csv_file)
    assert (found.bad, len(found.problems)) == (130, 100)


@pytest.fixture
def book_file(tmp_path: Path) -> Path:
    book = Workbook()
    hidden = book.active
    assert hidden is not None
    hidden.title, hidden.sheet_state = "Working", "hidden"
    notes = book.create_sheet("Notes")
    notes["B2"], notes["C2"], notes["E2"] = "heard", "when", "n"
    notes.append([None, "warm_x000D_\nand dry", datetime(2024, 3, 1, 12, 30), None, 12.0])  # noqa: DTZ001
    notes.append([None, "=1+1", "=cmd|'/c calc'!A1", None, 0.5])
    notes.append([None, "+44 is dialled", datetime(2024, 3, 2).date(), None, True])  # noqa: DTZ001
    notes.append([None, "=text", datetime(2024, 3, 2, 9, 30).time(), None, 10**15])  # noqa: DTZ001
    notes["B6"].data_type = "s"
    book.create_sheet("Second").append(["heard"])
    path = tmp_path / "notes.xlsx"
    book.save(path)
    return path


def test_a_workbook_gives_values_never_formulas(book_file: Path) -> None:
    with opened(book_file) as found:
        assert (found.kind, found.sheet, found.sheets) == ("XLSX", "Notes", ("Notes", "Second"))
        assert found.columns == ("Column A", "heard", "when", "Column D", "n")
        assert list(found.rows) == [
            Row(3, ("", "warm\nand dry", datetime(2024, 3, 1, 12, 30), "", "12")),  # noqa: DTZ001
            Row(4, ("", "", "", "", "0.5")),
            Row(5, ("", "+44 is dialled", datetime(2024, 3, 2), "", "TRUE")),  # noqa: DTZ001
            Row(6, ("", "=text", "09:30:00", "", "1000000000000000")),
        ]


def test_another_sheet_can_be_asked_for(book_file: Path) -> None:
    assert lines_of(book_file, sheet="Second") == []


def test_leaving_early_stops_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("heard\n" + "warm and dry\n" * 200_000, encoding="utf-8")
    with opened(path) as found:
        assert next(found.rows) == Row(2, ("warm and dry",))


def speaking(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Put another program in the place of the reader: one that has been taken over by what it read."""
    monkeypatch.setattr(reading, "_READER", ["-c", program])


FOUND = json.dumps(
    {"found": {"kind": "CSV", "encoding": "", "separator": ",", "sheet": "", "sheets": [], "columns": ["heard"]}}
)


@pytest.mark.parametrize(
    "said",
    [
        "nonsense",
        "[" * 5000,
        "[]",
        '{"found": {}}',
        '{"found": {"kind": 1}}',
        FOUND.replace('["heard"]', '"heard"'),
        '{"refused": "SystemExit"}',
        FOUND + "\n{}",
        FOUND + '\n["x", ["a"]]',
        FOUND + '\n[2, ["a", "b"]]',
        FOUND + "\n[2, [1]]",
        FOUND + '\n[2, [{"at": "never"}]]',
        FOUND + '\n{"number": 2, "column": 0, "trouble": "invented"}',
        FOUND + "\n" + "x" * 7_000_000,
        FOUND,
        "",
    ],
)
def test_a_reader_that_was_taken_over_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, csv_file: Path, said: str
) -> None:
    csv_file.write_text("heard\nwarm\n", encoding="utf-8")
    said_file = csv_file.with_suffix(".said")
    said_file.write_text(said, encoding="utf-8")
    speaking(monkeypatch, f"print(open({str(said_file)!r}).read())")
    with pytest.raises(Refusal) as refused:
        glance(csv_file)
    assert type(refused.value) is Damaged


@pytest.mark.parametrize(
    "program", ["import time; time.sleep(60)", "import os; os.abort()", "import os; os.kill(os.getpid(), 9)"]
)
def test_a_reader_that_hangs_or_dies_is_given_up(monkeypatch: pytest.MonkeyPatch, csv_file: Path, program: str) -> None:
    csv_file.write_text("heard\nwarm\n", encoding="utf-8")
    speaking(monkeypatch, program)
    with pytest.raises(TookTooLong):
        glance(csv_file, limits=Limits(wait=1))


def test_a_reader_that_spins_runs_out_of_time(csv_file: Path) -> None:
    csv_file.write_text("heard\n" + "warm, dry\n" * 900_000, encoding="utf-8")
    with pytest.raises(TookTooLong):
        glance(csv_file, limits=Limits(cpu=1))


def test_time_its_hearer_takes_does_not_count(csv_file: Path) -> None:
    csv_file.write_text("heard\n" + "warm\n" * 100_000, encoding="utf-8")
    with opened(csv_file, limits=Limits(wait=3)) as found:
        next(found.rows)
        time.sleep(0.2)
        assert sum(1 for _ in found.rows) == 99_999


def test_the_reader_sees_none_of_our_environment(monkeypatch: pytest.MonkeyPatch, csv_file: Path) -> None:
    csv_file.write_text("heard\nwarm\n", encoding="utf-8")
    monkeypatch.setenv("SECRET_KEY", "canary-4711")
    program = (
        f"import os; f = {FOUND!r}; print(f.replace('heard', ' '.join(sorted(os.environ)))); print('{{\"end\": 1}}')"
    )
    speaking(monkeypatch, program)
    columns = glance(csv_file).sheet.columns[0].split()
    assert set(columns) <= {"LANG", "LC_CTYPE", "PYTHONPATH", "PYTHONUTF8"}


def test_the_reader_starts_without_django(monkeypatch: pytest.MonkeyPatch, csv_file: Path) -> None:
    csv_file.write_text("heard\nwarm\n", encoding="utf-8")
    program = (
        "import sys, throughline.spreadsheets.child; "
        f"print({FOUND!r}.replace('heard', str('django' in sys.modules))); print('{{\"end\": 1}}')"
    )
    speaking(monkeypatch, program)
    assert glance(csv_file).sheet.columns == ("False",)
    assert "django" in sys.modules
