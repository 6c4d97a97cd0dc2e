"""The words looked for are marked in a stretch, whatever their ending, and the stretch stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.library.highlights import marked


@pytest.mark.parametrize(
    ("looked_for", "line", "found"),
    [
        ("walk", "Walking the long way, they walked and walk", ["Walking", "walked", "walk"]),
        ("stories", "Her story, their stories", ["story", "stories"]),
        ("kerb", "three kerbs with no drop", ["kerbs"]),
        ("ਪੰਜਾਬੀ", "keeps ਪੰਜਾਬੀ newspapers", ["ਪੰਜਾਬੀ"]),
        ("study", "a stupid stub", []),
        ("come", "coming and comes, but no comet", ["coming", "comes"]),
    ],
)
def test_marks_the_words_that_share_a_stem(looked_for: str, line: str, found: list[str]) -> None:
    assert [piece.words for piece in marked(line, [looked_for]) if piece.marked] == found


def test_marks_each_word_of_a_phrase() -> None:
    pieces = marked("the green space by the kettle", ["green space"])
    assert [piece.words for piece in pieces if piece.marked] == ["green", "space"]


@given(st.text(max_size=200), st.lists(st.text(max_size=12), max_size=3))
def test_nothing_of_the_line_is_lost(line: str, terms: list[str]) -> None:
    assert "".join(piece.words for piece in marked(line, terms)) == line
