"""Heard words reach the page character for character, marked where they are word for word, and never as markup."""

import re
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from throughline.web.pieces.words import tidy_spans, words_with_marks


def drawn(source: str, **context: object) -> str:
    return Template("{% load look %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("spans", "tidy"),
    [
        ([(8, 12), (0, 4)], [(0, 4), (8, 12)]),
        ([(0, 6), (4, 9)], [(0, 9)]),
        ([(0, 4), (4, 8)], [(0, 8)]),
        ([(-3, 2), (18, 99)], [(0, 2), (18, 20)]),
        ([(5, 5), (9, 7)], []),
    ],
)
def test_spans_are_put_in_order_and_joined(spans: list[tuple[int, int]], tidy: list[tuple[int, int]]) -> None:
    assert tidy_spans(spans, 20) == tidy


def test_spans_may_be_rows_with_start_and_end() -> None:
    assert tidy_spans([SimpleNamespace(start=2, end=5)], 10) == [(2, 5)]


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=6))
def test_marking_never_changes_a_character(words: str, spans: list[tuple[int, int]]) -> None:
    page = words_with_marks(words, tidy_spans(spans, len(words)))
    bare = re.sub(r"</?mark[^>]*>", "", page)
    told = bare.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&#x27;", "'")
    assert told.replace("&amp;", "&") == words


def test_what_people_wrote_is_never_markup() -> None:
    hostile = '<script>alert("x")</script>'
    page = drawn(
        "{% note_words words meaning=words verbatim=True %}{% quote words source=words %}{% who_is_missing words %}"
        "{% item_row title=words href='/' summary=words %}{% page_heading words lead=words %}",
        words=hostile,
    )
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= 7


def test_paraphrase_stands_without_quotation_marks() -> None:
    assert "“" not in strip_tags(drawn("{% quote 'Wants the bins done.' verbatim=False %}"))
    assert "“Bins”" in strip_tags(drawn("{% quote 'Bins' %}"))


def test_a_note_says_how_its_words_were_kept() -> None:
    assert "Word for word." in drawn("{% note_words 'Bins first.' verbatim=True %}")
    assert "In the recorder" in drawn("{% note_words 'Bins first.' %}")
    assert "the rest is the recorder" in drawn("{% note_words 'Bins first.' spans=spans %}", spans=[(0, 4)])


def test_quotation_marks_around_somebody_s_words_are_not_the_recorder_s() -> None:
    said = "“Bins first.”"
    assert "Word for word." in drawn("{% note_words said spans=spans %}", said=said, spans=[(1, 11)])
    told = "She said “Bins first.”"
    assert "the rest is the recorder" in drawn("{% note_words said spans=spans %}", said=told, spans=[(10, 20)])
