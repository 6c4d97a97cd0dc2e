"""Rows straight into tables: many at a time, indexes laid once at the end. Only for a scratch database."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model
from django.db.models.fields import Field

from throughline.thread import planner, search

# ruff: noqa: S608
# The statements are built from the models' own tables and columns.

FLUSH_AT = 10_000


def plain(value: Any) -> Any:
    """A value as both databases take it: ids as 32 hex digits, moments in UTC without a zone, days as text."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else value


class Table:
    """One model's table while it is filled. `names` are the columns that rows bring; the others take their default."""

    def __init__(self, model: type[Model], *names: str) -> None:
        columns = {field.attname: field for field in model._meta.concrete_fields}
        left = [name for name, field in columns.items() if name not in names and not _numbered(field)]
        self.constants = tuple(
            plain(columns[name].get_db_prep_save(columns[name].get_default(), connection)) for name in left
        )
        quoted = ", ".join(f'"{columns[name].column}"' for name in (*names, *left))
        self.target = f'"{model._meta.db_table}" ({quoted})'
        self.width = len(names) + len(left)
        self.waiting: list[tuple[Any, ...]] = []

    def add(self, *row: Any) -> None:
        self.waiting.append(row)
        if len(self.waiting) >= FLUSH_AT:
            self.flush()

    def flush(self) -> None:
        rows = (tuple(chain(row, self.constants)) for row in self.waiting)
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {self.target} FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                marks = ", ".join(["?"] * self.width)
                connection.connection.executemany(f"INSERT INTO {self.target} VALUES ({marks})", rows)
        self.waiting.clear()


def _numbered(field: "Field[Any, Any]") -> bool:
    """Whether the database itself numbers the rows."""
    return field.get_internal_type() == "BigAutoField"


@contextmanager
def bulk(tables: Sequence[type[Model]]) -> Iterator[None]:
    """Fill with indexes, triggers and references asleep; afterwards lay the indexes again and gather the figures."""
    names = [model._meta.db_table for model in tables]
    with connection.cursor() as cursor:
        laid = list(_sleeping_sqlite(names) if connection.vendor == "sqlite" else _sleeping_postgresql(names))
        yield
        for statement in laid:
            cursor.execute(statement)
    search.install(connection)
    planner.expect_many_rows(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = DEFAULT")
            cursor.execute("VACUUM ANALYZE")
        else:
            _settle_sqlite(cursor)


def _sleeping_sqlite(names: Iterable[str]) -> Iterator[str]:
    """Drops what slows filling down; gives the statements that lay it again."""
    with connection.cursor() as cursor:
        for pragma in ("foreign_keys=OFF", "synchronous=OFF", "journal_mode=MEMORY", "cache_size=-400000"):
            cursor.execute(f"PRAGMA {pragma}")
        for trigger in ("added", "changed", "removed"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {search.FTS}_{trigger}")
        for name in names:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql > ''", [name]
            )
            for index, sql in cursor.fetchall():
                cursor.execute(f'DROP INDEX "{index}"')
                yield sql


def _settle_sqlite(cursor: Any) -> None:
    cursor.execute("PRAGMA foreign_key_check")
    if broken := cursor.fetchone():
        raise AssertionError(f"The bench filled a row that refers to nothing: {broken}")
    cursor.execute("PRAGMA journal_mode=WAL")


def _sleeping_postgresql(names: Sequence[str]) -> Iterator[str]:
    """The same on PostgreSQL, where an index that stands for a constraint stays awake."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY(%s) "
            "AND indexname NOT IN (SELECT conname FROM pg_constraint)",
            [list(names)],
        )
        for index, definition in cursor.fetchall():
            cursor.execute(f'DROP INDEX "{index}"')
            yield definition
