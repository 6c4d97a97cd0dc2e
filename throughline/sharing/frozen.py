"""The database itself holds an issued release as it was issued, even against a slip in our own code.

Words of a quote may still become nothing (redaction), and a release may still be checked, taken back or superseded.
Laid after every migration, because SQLite forgets triggers whenever a migration remakes their table.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

RELEASE = (
    "title", "body", "confidence_words", "who_is_missing", "counter_words", "ask", "period", "what_changed",
    "strict_counts", "counts", "counted_on", "sources_then", "series", "version", "made_from_id", "programme_id",
    "issued_at", "issued_by_id", "form", "hub_id", "language", "document", "facts", "public",
)  # fmt: skip
EMPTIED = ("words", "age_band", "area", "role")
KEPT = ("release_id", "excerpt_id", "challenges")
SAID = "an issued release stays as it was issued"

# The statements are built from this file's own constants.


def _changed(columns: tuple[str, ...], differs: str) -> str:
    return " OR ".join(f"NEW.{name} {differs} OLD.{name}" for name in columns)


def _quote_changed(differs: str) -> str:
    emptied = " OR ".join(f"(NEW.{name} <> OLD.{name} AND NEW.{name} <> '')" for name in EMPTIED)
    return f"{_changed(KEPT, differs)} OR {emptied}"


ISSUED = "EXISTS (SELECT 1 FROM sharing_release WHERE item_id = OLD.release_id AND issued_at IS NOT NULL)"

TRIGGERS = {"sharing_release_frozen": "sharing_release", "sharing_quote_frozen": "sharing_releasequote"}

SQLITE = (
    "CREATE TRIGGER sharing_release_frozen BEFORE UPDATE ON sharing_release "
    f"WHEN OLD.issued_at IS NOT NULL AND ({_changed(RELEASE, 'IS NOT')}) BEGIN SELECT RAISE(ABORT, '{SAID}'); END",
    "CREATE TRIGGER sharing_quote_frozen BEFORE UPDATE ON sharing_releasequote "
    f"WHEN ({_quote_changed('IS NOT')}) AND {ISSUED} BEGIN SELECT RAISE(ABORT, '{SAID}'); END",
)
_REFUSE = f"RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'"
POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION sharing_release_is_frozen() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN IF OLD.issued_at IS NOT NULL AND ({_changed(RELEASE, 'IS DISTINCT FROM')}) THEN {_REFUSE}; END IF; "
    "RETURN NEW; END $$",
    "CREATE OR REPLACE FUNCTION sharing_quote_is_frozen() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN IF ({_quote_changed('IS DISTINCT FROM')}) AND {ISSUED} THEN {_REFUSE}; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER sharing_release_frozen BEFORE UPDATE ON sharing_release "
    "FOR EACH ROW EXECUTE FUNCTION sharing_release_is_frozen()",
    "CREATE TRIGGER sharing_quote_frozen BEFORE UPDATE ON sharing_releasequote "
    "FOR EACH ROW EXECUTE FUNCTION sharing_quote_is_frozen()",
)


def thaw(connection: BaseDatabaseWrapper) -> None:
    """Take the guards away for a migration: SQLite can't remake a table that a trigger of another one looks into."""
    with connection.cursor() as cursor:
        for trigger, table in TRIGGERS.items():
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger}{on}")


def freeze(connection: BaseDatabaseWrapper) -> None:
    """Lay the guards as this version knows them."""
    thaw(connection)
    with connection.cursor() as cursor:
        for statement in POSTGRESQL if connection.vendor == "postgresql" else SQLITE:
            cursor.execute(statement)
