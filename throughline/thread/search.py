"""Full-text search: FTS5 on SQLite, tsvector on PostgreSQL, behind a few functions.

Both find the same stems. Results come newest recorded first: with a million items, ranking every hit of a common word
costs seconds, and the team looks for what is recent. See ADR "search".
"""

import re

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from throughline.common.text import clean

# ruff: noqa: S608
# The statements are built from this file's own constants; what people look for is always a parameter.

FTS = "thread_search"

SQLITE_INSTALL = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {FTS} USING fts5(words, content='thread_searchtext', content_rowid='id', "
    "tokenize=\"porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'\")",
    f"CREATE TRIGGER IF NOT EXISTS {FTS}_added AFTER INSERT ON thread_searchtext BEGIN "
    f"INSERT INTO {FTS}(rowid, words) VALUES (new.id, new.words); END",
    f"CREATE TRIGGER IF NOT EXISTS {FTS}_removed AFTER DELETE ON thread_searchtext BEGIN "
    f"INSERT INTO {FTS}({FTS}, rowid, words) VALUES ('delete', old.id, old.words); END",
    f"CREATE TRIGGER IF NOT EXISTS {FTS}_changed AFTER UPDATE ON thread_searchtext BEGIN "
    f"INSERT INTO {FTS}({FTS}, rowid, words) VALUES ('delete', old.id, old.words); "
    f"INSERT INTO {FTS}(rowid, words) VALUES (new.id, new.words); END",
)
POSTGRESQL_INSTALL = (
    "ALTER TABLE thread_searchtext ADD COLUMN IF NOT EXISTS vector tsvector "
    "GENERATED ALWAYS AS (to_tsvector('english', left(words, 200000))) STORED",
    f"CREATE INDEX IF NOT EXISTS {FTS}_vector ON thread_searchtext USING GIN (vector)",
)

_TERM = re.compile(r'"[^"]+"|[^\s"]+')


def install(connection: BaseDatabaseWrapper) -> None:
    """Lay the index where it is missing, and rebuild it on SQLite when a trigger was lost."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for statement in POSTGRESQL_INSTALL:
                cursor.execute(statement)
            return
        whole = is_installed(connection)
        for statement in SQLITE_INSTALL:
            cursor.execute(statement)
        if not whole:
            cursor.execute(f"INSERT INTO {FTS}({FTS}) VALUES ('rebuild')")
            cursor.execute(f"INSERT INTO {FTS}({FTS}, rank) VALUES ('secure-delete', 1)")


def is_installed(connection: BaseDatabaseWrapper) -> bool:
    """Whether the index and all that keeps it true are there."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname = %s", [f"{FTS}_vector"])
            return bool(cursor.fetchone()[0] == 1)
        cursor.execute(
            "SELECT count(*) FROM sqlite_master WHERE name IN (%s, %s, %s, %s)",
            [FTS, f"{FTS}_added", f"{FTS}_removed", f"{FTS}_changed"],
        )
        return bool(cursor.fetchone()[0] == 4)


def terms_of(words: str) -> list[str]:
    """The words somebody looks for; text within double quotes stays together as a phrase."""
    found = (term.strip('"').strip() for term in _TERM.findall(clean(words)))
    return [term for term in found if any(character.isalnum() for character in term)]


def rows_matching(terms: list[str], *, before: int | None, limit: int) -> list[int]:
    """Ids of search rows that hold every term, newest first, at most `limit`, older than row `before` if given.

    Knows nothing of who may read what: only `thread.reads` calls it, and passes the rows through the door.
    """
    connection = connections["default"]
    ceiling = before if before is not None else 1 << 62
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Joined by && a word like "of", which the index leaves out, drops out of the question instead of matching nothing.
            wanted = " && ".join(["phraseto_tsquery('english', %s)"] * len(terms))
            sql = f"SELECT id FROM thread_searchtext WHERE vector @@ ({wanted}) AND id < %s ORDER BY id DESC LIMIT %s"
            cursor.execute(sql, [*terms, ceiling, limit])
        else:
            match = " ".join('"' + term.replace('"', '""') + '"' for term in terms)
            sql = f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s AND rowid < %s ORDER BY rowid DESC LIMIT %s"
            cursor.execute(sql, [match, ceiling, limit])
        return [row[0] for row in cursor.fetchall()]


def stretch_around(words: str, terms: list[str], reach: int = 110) -> str:
    """About thirty words around the first place where a term begins; the opening where none is found literally."""
    line = " ".join(words.split())
    low = line.lower()
    at = min((position for term in terms if (position := low.find(term.lower()[:5])) >= 0), default=0)
    begins, ends = max(0, at - reach), min(len(line), at + reach)
    if begins:
        begins = line.find(" ", begins, ends) + 1 or begins
    if ends < len(line):
        space = line.rfind(" ", begins, ends)
        ends = space if space > begins else ends
    return ("… " if begins else "") + line[begins:ends] + (" …" if ends < len(line) else "")
