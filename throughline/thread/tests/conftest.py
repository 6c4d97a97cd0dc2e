"""A small kind of item for the thread's own tests: a leaf, whose words are kept in a table of this file."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from throughline.people.models import Person
from throughline.thread import kinds, writes
from throughline.thread.models import Item

WORDS: dict[UUID, str] = {}


@pytest.fixture(autouse=True)
def _leaf_and_twig_are_kinds(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    known = dict(kinds._KINDS)
    kinds.register(
        kinds.Kind(
            name="leaf", label="Leaf", plural="Leaves", page="library:item", station="heard", is_source=True,
            words_of=lambda ids: {pk: WORDS[pk] for pk in ids if pk in WORDS},
        )
    )  # fmt: skip
    kinds.register(kinds.Kind(name="twig", label="Twig", plural="Twigs", page="library:item", station="theme"))
    kinds.register(kinds.Kind(name="root", label="Root", plural="Roots", page="library:item", station="decision"))
    yield
    kinds._KINDS.clear()
    kinds._KINDS.update(known)
    WORDS.clear()


@pytest.fixture
def leaf(cast: SimpleNamespace) -> Callable[..., Item]:
    """Makes a leaf by Ana for the team; any argument of thread.writes.add_item may be changed."""

    def make(words: str = "The light in the underpass is out.", by: Person | None = None, **changed: Any) -> Item:
        given: dict[str, Any] = {
            "kind": "leaf", "by": by or cast.ana, "programme_id": cast.hubs.pk, "title": words, "words": words,
            "fields": {"words": words},
        }  # fmt: skip
        item = writes.add_item(**(given | changed))
        WORDS[item.pk] = words
        return item

    return make
