"""Notes and visitors for the pages' tests."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from throughline.access.words import Standing
from throughline.capture.models import Note
from throughline.capture.writes import Heard, save_note
from throughline.common.ids import uuid7
from throughline.people.models import Person

PAPERS = Heard(
    heard="She asked: will the library keep the Punjabi newspapers?",
    happened_on=date(2025, 3, 4),
    place="Outside the station",
    make_of_it="Being asked mattered more than the papers.",
    verbatim=((11, 57),),
)


@pytest.fixture
def signed_in() -> Callable[[Person], Client]:
    """A browser in which this person is signed in."""

    def browser(person: Person) -> Client:
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return browser


@pytest.fixture
def note(cast: SimpleNamespace) -> Note:
    return write(cast)


def write(cast: SimpleNamespace, by: Person | None = None, **changed: Any) -> Note:
    """A note of Ana's, or of somebody else on the team."""
    given = replace(PAPERS, **changed)
    return save_note(by=by or cast.ana, programme_id=cast.hubs.pk, note_id=uuid7(), given=given).note


def restricted(cast: SimpleNamespace) -> Note:
    return write(cast, standing=Standing.RESTRICTED)
