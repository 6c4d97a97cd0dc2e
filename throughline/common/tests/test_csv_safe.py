"""Words that look like a formula reach a spreadsheet program as words."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.common.csv_safe import csv_lines, guard, unguard


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u200b=", "\ufeff@", "'="]
)
def test_words_that_start_like_a_formula_are_marked(start: str) -> None:
    assert guard(start + "cmd|' /C calc'!A1") == "'" + start + "cmd|' /C calc'!A1"


@pytest.mark.parametrize("words", ["", "warm", " warm", "'warm'", "a=b", "1 - 2", "’tis"])
def test_other_words_are_left_alone(words: str) -> None:
    assert guard(words) == words


@given(st.text(alphabet="='+-@\t\r\n ＝ab", max_size=8))
def test_the_words_come_back(words: str) -> None:
    assert unguard(guard(words)) == words
    assert guard(words)[:1] not in set("=+-@\t\r\n＝＋－＠")


def test_a_file_is_marked_guarded_and_keeps_its_numbers() -> None:
    lines = list(csv_lines(["heard", "n"], [["=1+1", -3], [None, 0.5], ['say "no",\nthen', 2]]))
    assert lines[:3] == ["\ufeffheard,n\r\n", "'=1+1,-3\r\n", ",0.5\r\n"]
    read = list(csv.reader(io.StringIO("".join(lines)[1:], newline="")))
    assert read[3] == ['say "no",\nthen', "2"]
