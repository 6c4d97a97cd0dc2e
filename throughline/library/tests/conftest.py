"""Notes for the library's tests: made as capture makes them, one thing changed at a time."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from throughline.access.words import Standing
from throughline.capture.writes import Heard, save_note
from throughline.common.clock import today
from throughline.common.ids import uuid7
from throughline.people.models import Person
from throughline.thread.models import Item

CANARY = "zaubernuss"
"""A word that stands in hidden notes only: it may be on no page, in no count, file or error of someone not entitled."""

SIGHT = [
    ("ana", {Standing.PRIVATE, Standing.TEAM, Standing.RESTRICTED}),
    ("ben", {Standing.TEAM}),
    ("lea", {Standing.TEAM, Standing.RESTRICTED}),
    ("dot", {Standing.TEAM, Standing.RESTRICTED}),
]
"""Who reads which of Ana's rows inside the team."""

OUTSIDE = ["adam", "paz", "bo", "lupe", "lou", "dee"]
"""Who reads none of them: they get the same 404 as for a page that is not there."""


@pytest.fixture
def note(cast: SimpleNamespace) -> Callable[..., Item]:
    """A note by Ana for the team, heard at the library hub today; any field of Heard may be changed."""

    def make(words: str = "The light in the underpass is out.", by: Person | None = None, **changed: Any) -> Item:
        given = {"heard": words, "happened_on": today(), "hub_id": cast.library.pk} | changed
        saved = save_note(by=by or cast.ana, programme_id=cast.hubs.pk, note_id=uuid7(), given=Heard(**given))
        return saved.note.item

    return make
