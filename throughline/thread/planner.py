"""Tells SQLite what a grown programme looks like, so that it plans for many notes from the first day.

Without figures SQLite takes "of this programme" for ten rows, although it is nearly all of them, and walks the whole
programme where it should follow a link. Figures gathered while a programme is small mislead it later; these do not
change, so a query has the same plan in a test, in the demonstration and among a million items. PostgreSQL gathers its
own. Measured: a page of notes among 100,000 took 237 ms of work without, 23 ms with. Source: https://sqlite.org/optoverview.html
("manual control of query plans using sqlite_stat tables").
"""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

ROWS = 100_000
DIFFERENT = {
    "programme_id": 1,
    "kind": 2,
    "standing": 2,
    "state": 3,
    "status": 3,
    "meaning": 4,
    "hub_id": 6,
    "setting": 12,
    "person_id": 20,
    "author_id": 20,
    "held_by_id": 20,
    "made_by_id": 20,
    "batch_id": 2_000,
    "happened_on": 500,
    "due_on": 500,
}
"""How many different values a column has in a programme of ROWS items; a column not listed has nearly as many as rows."""


def expect_many_rows(connection: BaseDatabaseWrapper) -> None:
    """Lay the figures for every table that is there; laid again they are the same. Nothing on PostgreSQL."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sqlite_schema")  # makes the table of figures, gathers none
        cursor.execute("DELETE FROM sqlite_stat1")
        for table in connection.introspection.django_table_names(only_existing=True):
            for index, unique, columns in _indexes(cursor, table):
                figures = [table, index, _figures(unique, columns)]
                cursor.execute("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (%s, %s, %s)", figures)
        cursor.execute("ANALYZE sqlite_schema")


def learn_from_the_rows(connection: BaseDatabaseWrapper) -> None:
    """Let PostgreSQL count the thread's rows now. Left to itself it counts after a transaction, so that within one that
    brings in a whole programme it plans for empty tables to the end. Measured on the demonstration: 98 s without, 34 s
    with. Nothing on SQLite.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE thread_item, thread_link, thread_excerpt, thread_revision")


def _indexes(cursor: CursorWrapper, table: str) -> list[tuple[str, bool, list[str]]]:
    cursor.execute('SELECT name, "unique" FROM pragma_index_list(%s) WHERE partial = 0', [table])
    found = [(str(name), bool(unique)) for name, unique in cursor.fetchall()]
    indexes = []
    for name, unique in found:
        cursor.execute("SELECT name FROM pragma_index_info(%s) ORDER BY seqno", [name])
        indexes.append((name, unique, [str(row[0]) for row in cursor.fetchall()]))
    return indexes


def _figures(unique: bool, columns: list[str]) -> str:
    """As SQLite keeps them: rows, then how many rows share the first column, the first two, and so on."""
    shared, told = ROWS, [ROWS]
    for place, column in enumerate(columns, start=1):
        last_of_unique = unique and place == len(columns)
        shared = 1 if last_of_unique else max(2, shared // DIFFERENT.get(column, ROWS // 5))
        told.append(shared)
    return " ".join(map(str, told))
