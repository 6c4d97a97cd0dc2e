"""A reason is asked for in one sentence, or in the room's own."""

import pytest

from throughline.common.refusals import NeedsBecause, because_of, said


class TellThemWhy(Exception):
    """Say why, so that
    they can be told."""


def test_a_reason_is_tidied() -> None:
    assert because_of("  It was said\r\ntwice. ") == "It was said\ntwice."


def test_without_a_reason_nothing_changes() -> None:
    with pytest.raises(NeedsBecause):
        because_of(" \x00 ")
    with pytest.raises(TellThemWhy):
        because_of("", TellThemWhy)


def test_a_refusal_is_read_on_one_line() -> None:
    assert said(TellThemWhy()) == said(TellThemWhy) == "Say why, so that they can be told."
