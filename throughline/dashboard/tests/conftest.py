"""Notes, themes and promises for the dashboard's tests, made by the rooms' own writes."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache

from throughline.access.words import Standing
from throughline.capture.writes import Heard, save_note
from throughline.common.clock import days_from_today, today
from throughline.common.ids import uuid7
from throughline.people.models import Person
from throughline.promises.models import Promise
from throughline.promises.writes import make_promise
from throughline.sensemaking.gathering import gather
from throughline.sensemaking.writes import start_theme
from throughline.thread.models import Item
from throughline.thread.words import Meaning

CANARY = "zaubernuss"
"""A word that stands in hidden rows only: it may be on no page and in no file of someone not entitled."""

INSIDE = ["ana", "ben", "lea", "dot"]
OUTSIDE = ["adam", "paz", "bo", "lupe", "lou", "dee"]


@pytest.fixture(autouse=True)
def _nothing_is_kept_from_the_test_before() -> None:
    cache.clear()


@pytest.fixture
def note(cast: SimpleNamespace) -> Callable[..., Item]:
    """A note by Ana for the team, heard at the library hub today; any field of Heard may be changed."""

    def make(words: str = "The light in the underpass is out.", by: Person | None = None, **changed: Any) -> Item:
        given = {"heard": words, "happened_on": today(), "hub_id": cast.library.pk} | changed
        saved = save_note(by=by or cast.ana, programme_id=cast.hubs.pk, note_id=uuid7(), given=Heard(**given))
        return saved.note.item

    return make


@pytest.fixture
def theme(cast: SimpleNamespace) -> Callable[..., Item]:
    """A theme by Lea with the given words under it."""

    def make(*words: Item, title: str = "You asked before and nobody came back") -> Item:
        item = start_theme(by=cast.lea, programme_id=cast.hubs.pk, title=title).item
        if words:
            gather(theme=item, items=list(words), by=cast.lea, meaning=Meaning.SUPPORTS)
        return item

    return make


@pytest.fixture
def promise(cast: SimpleNamespace) -> Callable[..., Promise]:
    """A promise by Ana to Mrs Khan, due in so many days."""

    def make(
        what: str = "Find out by the 12th",
        *,
        due: int = 3,
        by: Person | None = None,
        standing: Standing = Standing.TEAM,
    ) -> Promise:
        return make_promise(
            by=by or cast.ana, programme_id=cast.hubs.pk, to_whom="Mrs Khan", what=what, due_on=days_from_today(due),
            note=None, standing=standing, hub_id=cast.library.pk,
        )  # fmt: skip

    return make
