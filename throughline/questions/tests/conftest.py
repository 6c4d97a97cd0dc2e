"""A question, a note and a theme it can rest on. Made through the thread: rooms above are nobody's to import here."""

from types import SimpleNamespace

import pytest

from throughline.access.words import Standing
from throughline.questions import writes
from throughline.thread.models import Item
from throughline.thread.writes import add_item

WORDING = "What makes a second conversation happen?"


@pytest.fixture
def asked(cast: SimpleNamespace) -> Item:
    return writes.ask_question(by=cast.lea, programme_id=cast.hubs.pk, wording=WORDING)


def heard(cast: SimpleNamespace, title: str = "You rang. I told my wife you wouldn’t.", **given: object) -> Item:
    """A note of Ana's."""
    return add_item(kind="note", by=cast.ana, programme_id=cast.hubs.pk, title=title, words=title, **given)  # type: ignore[arg-type]


@pytest.fixture
def note(cast: SimpleNamespace) -> Item:
    return heard(cast)


@pytest.fixture
def private_note(cast: SimpleNamespace) -> Item:
    return heard(cast, "Only Ana knows this yet.", standing=Standing.PRIVATE)
