"""People's own words: found by phrase, by quotation marks, and kept true when text is cleaned."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.capture.spans import (
    NotInTheText,
    after_cleaning,
    of_phrases,
    of_quotation_marks,
    phrases,
    stretches,
    tidy,
)
from throughline.common.text import clean


def own(words, spans):
    return [words[begin:end] for begin, end in spans]


def test_a_phrase_is_found_whatever_its_spaces_and_capitals():
    words = "He said you asked\nbefore and nobody came back."
    assert own(words, of_phrases(["You asked before", "nobody  came back"], words)) == [
        "you asked\nbefore",
        "nobody came back",
    ]


def test_the_same_phrase_twice_takes_its_next_place():
    words = "no, no, and no"
    assert of_phrases(["no", "no"], words) == ((0, 2), (4, 6))


def test_a_phrase_that_is_not_there_is_named():
    with pytest.raises(NotInTheText) as refused:
        of_phrases(["came at once"], "Nobody came back.")
    assert refused.value.phrase == "came at once"


@pytest.mark.parametrize("quoted", ["“nobody came”", '"nobody came"', "«nobody came»", "„nobody came“"])
def test_quotation_marks_of_several_kinds(quoted):
    words = f"She said {quoted} and left."
    assert own(words, of_quotation_marks(words)) == ["nobody came"]


def test_spans_survive_composition_and_line_ends():
    typed = "  Café: \r\n" + unicodedata.normalize("NFD", "“très bien” dit-elle")
    begin = typed.index("très"[0:2])
    spans = after_cleaning([(begin, begin + len(unicodedata.normalize("NFD", "très bien")))], typed)
    assert own(clean(typed), spans) == ["très bien"]


def test_right_to_left_words_are_found():
    words = "انہوں نے کہا کوئی واپس نہیں آیا"
    assert phrases(words, of_phrases(["کوئی واپس نہیں آیا"], words)) == ["کوئی واپس نہیں آیا"]


@given(words=st.text(max_size=200), spans=st.lists(st.tuples(st.integers(-5, 250), st.integers(-5, 250)), max_size=8))
def test_cutting_loses_nothing(words, spans):
    cut = stretches(words, spans)
    assert "".join(stretch.words for stretch in cut) == words
    told = {place for begin, end in tidy(spans, len(words)) for place in range(begin, end)}
    shown = {s.begins_at + n for s in cut if s.verbatim for n in range(len(s.words))}
    assert told == shown


@given(typed=st.text(max_size=120), begin=st.integers(0, 130), end=st.integers(0, 130))
def test_cleaned_spans_hold_the_same_words(typed, begin, end):
    for found in own(clean(typed), after_cleaning([(begin, end)], typed)):
        assert found in clean(typed)
        assert found.strip()
