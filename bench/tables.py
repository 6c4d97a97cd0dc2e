"""Rows straight into tables: many at a time, indexes laid once at the end. Only for a scratch database."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from throughline.thread import planner, search, tables
from throughline.thread.tables import plain

__all__ = ["Table", "bulk", "plain"]

FLUSH_AT = 10_000


class Table(tables.Table):
    """A table while it is filled: rows wait until there are many."""

    def __init__(self, model: type[Model], *names: str) -> None:
        super().__init__(model, *names)
        self.waiting: list[tuple[Any, ...]] = []

    def add(self, *row: Any) -> None:
        self.waiting.append(row)
        if len(self.waiting) >= FLUSH_AT:
            self.flush()

    def flush(self) -> None:
        with transaction.atomic():
            self.put(self.waiting)
        self.waiting.clear()


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
