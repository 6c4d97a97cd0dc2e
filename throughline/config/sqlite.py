"""Which SQLite runs under Django, and whether it is one that keeps its word.

Debian's SQLite has the WAL-reset bug (3.7.0 to 3.51.2); the pysqlite3 wheel carries a fixed one. Imported first thing by
the settings, before Django loads its own binding.
"""

import sys

import pysqlite3

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

FIRST_SOUND_VERSION = (3, 51, 3)
version: tuple[int, ...] = pysqlite3.sqlite_version_info

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "cache_size": -16_384,
    "wal_autocheckpoint": 4_000,
}
"""What must be read back after connecting: WAL, FULL sync (no acknowledged note is lost in a power cut), foreign keys,
deleted words overwritten, no schema surprises, pages checked. 16 MB of pages at hand and as many in the log before they move
to their place: with SQLite's 2 MB and 4 MB a batch of 500 imported notes is written to the log in parts, each more than
once, and moved after each batch. Measured reasons: ADR "data on SQLite"."""

OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA secure_delete=ON;"
    "PRAGMA trusted_schema=OFF;PRAGMA cell_size_check=ON;PRAGMA journal_size_limit=67108864;PRAGMA cache_size=-16384;"
    "PRAGMA wal_autocheckpoint=4000",
}
