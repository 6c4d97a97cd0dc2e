"""What changed in a reworded note is shown word by word, and nothing of either version is lost."""

from hypothesis import given
from hypothesis import strategies as st

from throughline.common.diffs import LONGEST, Stretch, word_diff


def test_a_changed_word_shows_what_went_before_what_came() -> None:
    assert word_diff("Said the cupboard twice.", "Said the key twice.") == [
        Stretch("same", "Said the "),
        Stretch("removed", "cupboard"),
        Stretch("added", "key"),
        Stretch("same", " twice."),
    ]


def test_words_in_other_scripts_stay_whole() -> None:
    went = [stretch.words for stretch in word_diff("ਕੀ ਪੰਜਾਬੀ ਅਖ਼ਬਾਰ", "ਕੀ ਉਰਦੂ ਅਖ਼ਬਾਰ") if stretch.what == "removed"]
    assert went == ["ਪੰਜਾਬੀ"]


def test_an_apostrophe_does_not_split_a_word() -> None:
    assert Stretch("removed", "needn't") in word_diff("you needn't explain", "you must explain")


def test_very_long_words_are_compared_by_paragraph() -> None:
    paragraph = "kettle " * LONGEST
    stretches = word_diff(f"{paragraph}\nfirst\n", f"{paragraph}\nsecond\n")
    assert [stretch.what for stretch in stretches] == ["same", "removed", "added"]


@given(st.text(max_size=200), st.text(max_size=200))
def test_each_version_can_be_read_back_whole(earlier: str, later: str) -> None:
    stretches = word_diff(earlier, later)
    assert "".join(s.words for s in stretches if s.what != "added") == earlier
    assert "".join(s.words for s in stretches if s.what != "removed") == later
