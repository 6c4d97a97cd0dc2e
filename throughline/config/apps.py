from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.core.checks import CheckMessage
from django.db import connections

from throughline.config import sqlite


def check_database(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Read the measured SQLite settings back, and refuse a SQLite with the WAL-reset bug."""
    faults: list[CheckMessage] = []
    for alias in databases or []:
        connection = connections[alias]
        if connection.vendor != "sqlite":
            continue
        if sqlite.version < sqlite.FIRST_SOUND_VERSION:
            faults.append(
                checks.Error(
                    f"SQLite {'.'.join(map(str, sqlite.version))} can corrupt a database in WAL mode.",
                    hint="Install the locked pysqlite3 wheel, which carries 3.51.3 or newer.",
                    id="config.E001",
                )
            )
        in_memory = connection.is_in_memory_db()  # type: ignore[attr-defined]  # only on the SQLite backend
        with connection.cursor() as cursor:
            for pragma, expected in sqlite.PRAGMAS.items():
                found = cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
                if found != expected and not (in_memory and pragma == "journal_mode"):
                    faults.append(
                        checks.Error(
                            f"SQLite’s {pragma} is {found!r} and must be {expected!r}.",
                            hint="Something changed the connection after throughline.config.sqlite set it up.",
                            id="config.E002",
                        )
                    )
    return faults


class ConfigConfig(AppConfig):
    name = "throughline.config"
    label = "config"

    def ready(self) -> None:
        checks.register(check_database, checks.Tags.database)
