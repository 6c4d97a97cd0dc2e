"""One cast for every test: who is on the team, who is outside it, who has left, who belongs elsewhere."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection

from throughline.people.models import Person
from throughline.people.words import Role
from throughline.people.writes import create_person, end_membership, join_programme
from throughline.programme.words import HubMark, HubState
from throughline.programme.writes import add_hub, create_programme


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Let tests that commit be swept up afterwards: the audit trail's own guard against deletion stands aside on SQLite.

    The guard itself is tested in throughline/thread/tests/test_audit.py, which lays it again.
    """
    if connection.vendor == "sqlite":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER IF EXISTS thread_audit_undeleted")


@pytest.fixture
def cast(db: None) -> SimpleNamespace:
    """Ana wrote it; Ben is on her team; Lea leads learning; Dot leads data protection; Adam administers; Paz is a partner,
    Bo sits on the board, Lupe is the learning partner; Lou has left; Dee is an organiser of another programme."""
    hubs = create_programme(name="Community Hubs", slug="hubs")
    elsewhere = create_programme(name="Elsewhere", slug="elsewhere")
    roles = {
        "ana": Role.ORGANISER, "ben": Role.TEAM_MEMBER, "lea": Role.LEARNING_LEAD, "dot": Role.DATA_PROTECTION_LEAD,
        "adam": Role.ADMINISTRATOR, "paz": Role.PARTNER, "bo": Role.BOARD_MEMBER, "lupe": Role.LEARNING_PARTNER,
        "lou": Role.ORGANISER,
    }  # fmt: skip
    people: dict[str, Person] = {}
    for name, role in roles.items():
        people[name] = create_person(email=f"{name}@example.org", name=name.title(), password="kettle-before-desk")
        membership = join_programme(person=people[name], programme_id=hubs.pk, role=role)
        if name == "lou":
            end_membership(membership)
    people["dee"] = create_person(email="dee@example.org", name="Dee", password="kettle-before-desk")
    join_programme(person=people["dee"], programme_id=elsewhere.pk, role=Role.ORGANISER)
    library = add_hub(programme=hubs, name="Library", slug="library", mark=HubMark.CIRCLE, state=HubState.OPEN)
    park = add_hub(programme=hubs, name="Park", slug="park", mark=HubMark.SQUARE, state=HubState.PAUSED)
    return SimpleNamespace(**people, hubs=hubs, elsewhere=elsewhere, library=library, park=park)


@pytest.fixture(autouse=True)
def _a_test_keeps_its_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's transaction lives on its connection, so nothing under test may give it back: Django's own client keeps the
    pages from doing so, and this the line that stays open on a map."""
    monkeypatch.setattr("throughline.theory.live.close_old_connections", lambda: None)


@pytest.fixture(autouse=True)
def _files_lie_elsewhere(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Files made under test never lie among those of somebody's own programme."""
    settings.VAR = tmp_path_factory.getbasetemp() / "var"
