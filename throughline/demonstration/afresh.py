"""Beginning the demonstration again: its whole database is emptied. Never done to one that holds a real programme."""

from django.core.management import call_command
from django.db import connection

from throughline.programme.models import Programme


class NotOnlyTheDemonstration(Exception):
    """There is a programme in this database that is not the demonstration. Nothing was emptied or loaded."""


def empty_the_database() -> None:
    """Drop every table and make them anew: the audit trail lets no line be deleted otherwise.

    Raises NotOnlyTheDemonstration.
    """
    if Programme.objects.filter(is_demonstration=False).exists():
        raise NotOnlyTheDemonstration
    if connection.vendor == "postgresql":
        _drop_schema()
    else:
        _drop_tables()
    call_command("migrate", verbosity=0, interactive=False)


def _drop_schema() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")


def _drop_tables() -> None:
    """SQLite has no such word for all of it. Virtual tables go first and take the tables they stand on with them."""
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        while True:
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                "ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC LIMIT 1"
            )
            found = cursor.fetchone()
            if found is None:
                return
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(found[0])}")
