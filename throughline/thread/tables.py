"""Plain rows straight into a table, many at a time: for notes that come in by the thousand, and for filling a bench.

The database keeps its constraints, references and triggers; only what a model's own code would do row by row is passed by,
which costs ten times what the database takes. So the caller brings every value that is the row's own, as `plain` has it.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import Any
from uuid import UUID

from django.db import connection, models

# ruff: noqa: S608
# The statements are built from the models' own tables and columns.

PlainRow = Sequence[Any]
MOST_VALUES = 30_000
"""How many values go into one statement on SQLite, which takes 32,766."""


def plain(value: Any) -> Any:
    """A value as both databases take it: ids as 32 hex digits, moments as Django keeps them (in UTC), days as text."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return str(connection.ops.adapt_datetimefield_value(value))
    return value.isoformat() if isinstance(value, date) else value


class Table:
    """One model's table, to put rows into. `names` are the columns the rows bring, in order; the others take their default.

    A default that is made anew for each row, such as an id, is no default here: name the column.
    """

    def __init__(self, model: type[models.Model], *names: str) -> None:
        columns = {field.attname: field for field in model._meta.concrete_fields}
        left = [name for name, field in columns.items() if name not in names and not _numbered(field)]
        if own := [name for name in left if columns[name].unique]:
            raise TypeError(f"Each row of {model._meta.label} has its own {' and '.join(own)}: bring it.")
        self._constants = tuple(
            plain(columns[name].get_db_prep_save(columns[name].get_default(), connection)) for name in left
        )
        quoted = ", ".join(f'"{columns[name].column}"' for name in (*names, *left))
        self._target = f'"{model._meta.db_table}" ({quoted})'
        self._width = len(names) + len(left)
        self._marks = f"({', '.join(['%s'] * self._width)})"

    def put(self, rows: Iterable[PlainRow]) -> None:
        """Put the rows in, all or none where the caller holds a transaction. Raises IntegrityError as saving would."""
        whole = ((*row, *self._constants) for row in rows)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with connection.wrap_database_errors, cursor.copy(f"COPY {self._target} FROM STDIN") as copy:
                    for row in whole:
                        copy.write_row(row)
                return
            # Many rows to a statement: SQLite's full-text index is written out once for each statement, not each row.
            while part := list(islice(whole, MOST_VALUES // self._width)):
                marks = ", ".join([self._marks] * len(part))
                cursor.execute(f"INSERT INTO {self._target} VALUES {marks}", list(chain.from_iterable(part)))


def _numbered(field: "models.Field[Any, Any]") -> bool:
    """Whether the database itself numbers the rows."""
    return field.get_internal_type() == "BigAutoField"
