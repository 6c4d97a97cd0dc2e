"""The made-up year, lived once for all tests of a file, and the clock's moments it is tried at."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
from django.db import connection, transaction

from throughline.demonstration.loading import load
from throughline.demonstration.year import Year

Loaded = Callable[[datetime | None], Any]


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Loaded:
    """Within `with loaded(moment) as year:` the year up to that moment is there; afterwards nothing of it is."""

    @contextmanager
    def lived(until: datetime | None) -> Iterator[Year]:
        with django_db_blocker.unblock(), transaction.atomic():
            name = str(connection.settings_dict["NAME"])
            assert "test" in name or "memory" in name, "this is not a test database"
            year = load(until)
            assert year is not None
            yield year
            transaction.set_rollback(True)

    return lived
