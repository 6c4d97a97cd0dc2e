"""Notes to make themes of. The room of notes is a stranger here, so its rows are made through the app registry."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps

from throughline.access.words import Standing
from throughline.people.models import Person
from throughline.sensemaking.models import Theme
from throughline.sensemaking.writes import start_theme
from throughline.thread import writes as thread
from throughline.thread.models import Item

Hear = Callable[..., Item]

KETTLE = "There is always a kettle on. “I come for the warm, and I stay because nobody asks why.”"
SENTENCE = "A warm, free place where you needn’t explain yourself"


@pytest.fixture
def hear(cast: SimpleNamespace) -> Hear:
    """hear(words, by=…, hub=…, setting=…) makes a note as its recorder would; by Ana at the library desk if not said."""

    def heard(
        words: str = KETTLE,
        *,
        by: Person | None = None,
        hub: Any = "library",
        setting: str = "library",
        standing: Standing = Standing.TEAM,
        on: date | None = None,
        verbatim: list[list[int]] | None = None,
        batch: Any = None,
    ) -> Item:
        by = by or cast.ana
        place = cast.library if hub == "library" else hub
        item = thread.add_item(
            kind="note",
            by=by,
            programme_id=cast.hubs.pk,
            title=words,
            words=words,
            hub_id=place.pk if place else None,
            standing=standing,
            happened_on=on,
            fields={"words": words},
        )
        apps.get_model("capture", "Note").unscoped.create(
            item=item,
            programme_id=cast.hubs.pk,
            heard=words,
            setting=setting,
            verbatim=verbatim or [],
            batch=batch,
        )
        return item

    return heard


@pytest.fixture
def theme(cast: SimpleNamespace) -> Theme:
    """A theme of Lea's that the team can read."""
    return start_theme(by=cast.lea, programme_id=cast.hubs.pk, title=SENTENCE)


@pytest.fixture
def another(cast: SimpleNamespace) -> Theme:
    """A second theme, of Ben's."""
    return start_theme(by=cast.ben, programme_id=cast.hubs.pk, title="People help when it is not called volunteering")
