"""A small map to change. Notes come from a room that is a stranger here, so they are made on the thread alone."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from throughline.theory import writes
from throughline.theory.models import Element, TheoryMap
from throughline.theory.words import ElementKind
from throughline.thread import writes as thread
from throughline.thread.models import Item


@pytest.fixture
def on(cast: SimpleNamespace) -> TheoryMap:
    return writes.begin_map(by=cast.ana, programme_id=cast.hubs.pk, title="How we think change happens")


@pytest.fixture
def heard_back(cast: SimpleNamespace, on: TheoryMap) -> Element:
    return writes.add_element(on=on, by=cast.ana, kind=ElementKind.PRECONDITION, title="People hear back")


@pytest.fixture
def trust(cast: SimpleNamespace, on: TheoryMap) -> Element:
    return writes.add_element(on=on, by=cast.ana, kind=ElementKind.OUTCOME, title="People come again")


@pytest.fixture
def heard(cast: SimpleNamespace) -> Callable[[str], Item]:
    def note(words: str) -> Item:
        return thread.add_item(kind="note", by=cast.ana, programme_id=cast.hubs.pk, title=words, words=words)

    return note
