"""Loading by command: once, in a demonstration only, and beginning again only where nothing real could be lost."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import psycopg
import psycopg.sql
import pytest
from django.db import connection

from throughline.config.commands import main
from throughline.demonstration.afresh import NotOnlyTheDemonstration, empty_the_database
from throughline.people.models import Person
from throughline.programme.models import Programme

EMPTIES = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from throughline.demonstration.afresh import empty_the_database
from throughline.demonstration.founding import found_programme
from throughline.programme.models import Programme
from throughline.thread import audit
programme = found_programme()
audit.note_act(act="note.viewed", by=None, programme_id=programme.pk)
empty_the_database()
assert Programme.objects.count() == audit.verify() == 0
found_programme()
"""


def test_made_up_people_are_not_loaded_outside_a_demonstration(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo-load"]) == 1
    assert "THROUGHLINE_DEMO=1" in capsys.readouterr().err
    assert not Person.objects.exists()


def test_a_database_with_a_real_programme_is_not_emptied(
    cast: SimpleNamespace, settings: object, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(NotOnlyTheDemonstration):
        empty_the_database()
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    assert main(["demo-load", "--afresh"]) == 1
    assert "Nothing was emptied" in capsys.readouterr().err
    assert Programme.objects.count() == 2


def test_a_demonstrations_database_is_emptied_audit_trail_and_all(tmp_path: Path) -> None:
    environment = {**os.environ, "THROUGHLINE_VAR": str(tmp_path), "THROUGHLINE_DEMO": "1"}
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(  # noqa: S603  # our own lines, run by this Python
        [sys.executable, "-c", EMPTIES], env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite `./dev demo` and the journeys load it")
def test_the_command_loads_the_year_on_postgresql_and_does_so_once(db: None, tmp_path: Path) -> None:
    name = f"{connection.settings_dict['NAME']}_demonstration"
    parameters = connection.get_connection_params()
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    with psycopg.connect(**{**parameters, "dbname": "postgres"}, autocommit=True) as server:
        drop, create = (psycopg.sql.SQL(words).format(psycopg.sql.Identifier(name)) for words in (
            "DROP DATABASE IF EXISTS {} WITH (FORCE)", "CREATE DATABASE {}",
        ))  # fmt: skip
        server.execute(drop)
        server.execute(create)
        try:
            told = [run_on(name, tmp_path, *words) for words in (["migrate"], ["demo-load"], ["demo-load"], ["check"])]
        finally:
            server.execute(drop)
    assert "holds a made-up year to today" in told[1]
    assert "as you left it" in told[2]


def run_on(name: str, folder: Path, *words: str) -> str:
    """What a command says on another database of the same server."""
    given = connection.settings_dict
    address = (
        f"postgres://{given['USER']}:{given['PASSWORD']}@{given['HOST'] or 'localhost'}:{given['PORT'] or 5432}/{name}"
    )
    environment = {**os.environ, "DATABASE_URL": address, "THROUGHLINE_VAR": str(folder), "THROUGHLINE_DEMO": "1"}
    command = [sys.executable, "-m", "throughline.config.commands", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return done.stdout
