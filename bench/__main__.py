"""Speed at scale: `./dev bench [SIZE ...] [--postgres]`, 10,000 and 100,000 items unless told.

For each size a scratch database is made, filled with a made-up programme in real proportions (bench/filling.py), measured
and thrown away. Pages are asked in this process through the whole stack (django.test.Client: middleware, sessions,
templates, compressed by nobody), by twenty people in turn, warm, sixty turns a page; beside them the trace, search alone, and
an import by the real importer. Prints tables beside the figures to reach; asserts nothing about time.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from bench import written
from bench.told import summary, tables

LOCAL_POSTGRESQL = "postgres://postgres@127.0.0.1:5432/postgres"


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, help="how many items; several sizes show the growth")
    parser.add_argument("--postgres", action="store_true", help=f"on DATABASE_URL's server, else {LOCAL_POSTGRESQL}")
    parser.add_argument(
        "--sqlite", action="store_true", help="on SQLite too, when DATABASE_URL or --postgres asks otherwise"
    )
    parser.add_argument("--turns", type=int, default=60, help="how often each page is asked (60)")
    parser.add_argument("--json", type=Path, help="keep the raw figures in this file")
    parser.add_argument("--markdown", type=Path, help="put the tables into this file, between its bench marks")
    parser.add_argument("--from", type=Path, dest="kept", help="measure nothing: tell figures kept with --json again")
    return parser.parse_args()


@contextmanager
def scratch_postgresql(server: str) -> Iterator[str]:
    """A database of our own on this server, dropped at the end; gives its address."""
    name = f"throughline_bench_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(sql.Identifier(name))
        )
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def run(size: int, turns: int, database_url: str) -> dict[str, object]:
    """Measure one size in a process of its own, with a folder of its own that goes afterwards."""
    with tempfile.TemporaryDirectory(prefix="throughline-bench-") as folder:
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "throughline.config.settings",
            "DATABASE_URL": database_url,
            "THROUGHLINE_VAR": folder,
            "THROUGHLINE_DEMO": "1",  # static files as they are, no HTTPS: the stack is else the product's
        }
        (Path(folder) / "static").mkdir()
        result = Path(folder) / "result.json"
        command = [sys.executable, "-m", "bench.one", str(size), str(result), str(turns)]
        subprocess.run(command, env=env, check=True)
        told: dict[str, object] = json.loads(result.read_text())
        return told


def main() -> None:
    """Each database, each size, then the tables."""
    given = asked()
    runs = json.loads(given.kept.read_text()) if given.kept else measured(given)
    if given.json:
        given.json.write_text(json.dumps(runs))
    told = list(tables(runs))
    for table in told:
        print(table)
    print(f"\n{summary(runs)}")
    if given.markdown:
        written.into(given.markdown, runs, told, summary(runs))


def measured(given: argparse.Namespace) -> list[dict[str, object]]:
    """Every size that was asked for, on every database."""
    sizes = sorted(given.sizes) or [10_000, 100_000]
    server = os.environ.get("DATABASE_URL") or (LOCAL_POSTGRESQL if given.postgres else "")
    runs = []
    if given.sqlite or not server:
        runs += [run(size, given.turns, "") for size in sizes]
    for size in sizes if server else ():
        with scratch_postgresql(server) as address:
            runs.append(run(size, given.turns, address))
    return runs


if __name__ == "__main__":
    main()
