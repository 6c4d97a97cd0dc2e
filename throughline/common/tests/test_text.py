import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.common.text import clean, one_line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a\r\nb  ", "a\nb"),
        ("nul\x00byte", "nulbyte"),
        ("e\u0301", "é"),
        ("tab\tstays", "tab\tstays"),
        ("اردو", "اردو"),
    ],
)
def test_what_was_typed_is_kept_but_for_what_cannot_be_seen(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text(st.sampled_from("a é\u0301\r\n\t\x00\x1f\x85\x7f\u00a0\u2028\u200d\ufffe\ud800’")))
def test_words_that_look_printable_are_cleaned_like_any(typed: str) -> None:
    composed = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))
    unseen = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
    assert clean(typed) == unseen.sub("", composed).strip()


@given(st.text())
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)


@given(st.text(), st.integers(min_value=5, max_value=80))
def test_a_line_is_one_line_within_its_limit(typed: str, limit: int) -> None:
    line = one_line(typed, limit)
    assert len(line) <= limit
    assert "\n" not in line
