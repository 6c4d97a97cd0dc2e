"""The real server for the journeys: a fresh database with the demonstration in it, served by uvicorn with its worker."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[1]
THROUGHLINE = str(Path(sys.executable).with_name("throughline"))


@dataclass(frozen=True)
class Server:
    """Where the programme under test answers, and the folder with its mail, files and log."""

    url: str
    folder: Path
    environment: dict[str, str]

    def run(self, *arguments: str) -> str:
        """A `throughline` command against the same database, as whoever runs the server would give it."""
        return _command(self.environment, *arguments)

    def log(self) -> str:
        return (self.folder / "server.log").read_text(errors="replace")

    def mail(self) -> list[str]:
        """Every e-mail sent so far, oldest first."""
        return [m.read_text() for m in sorted((self.folder / "mail").glob("*"), key=lambda m: m.stat().st_mtime_ns)]


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A server of its own in `folder`, ended with everything it started."""
    with _database() as database_url:
        environment = {**os.environ, "THROUGHLINE_DEMO": "1", "THROUGHLINE_VAR": str(folder)}
        environment.pop("DATABASE_URL", None)
        environment |= {"DATABASE_URL": database_url} if database_url else {}
        _command(environment, "migrate")
        _command(environment, "demo-load")
        port = _free_port()
        with (folder / "server.log").open("w") as log:
            running = [
                _start([THROUGHLINE, "serve", "--host", "127.0.0.1", "--port", str(port)], environment, log),
                _start([THROUGHLINE, "work"], environment, log),
            ]
            server = Server(f"http://localhost:{port}", folder, environment)
            try:
                _wait_until_healthy(port, running[0], server)
                yield server
            finally:
                for process in running:
                    process.terminate()
                for process in running:
                    with contextlib.suppress(subprocess.TimeoutExpired):
                        process.wait(timeout=10)
                    process.kill()


@contextlib.contextmanager
def _database() -> Iterator[str | None]:
    """None for a SQLite file in the server's folder; with DATABASE_URL a scratch database beside the one it names."""
    given = os.environ.get("DATABASE_URL")
    if not given:
        yield None
        return
    import psycopg
    from psycopg import sql

    name = f"throughline_e2e_{os.getpid()}"
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(drop)
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
        finally:
            connection.execute(drop)


def _command(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [THROUGHLINE, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"throughline {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}"
    return done.stdout


def _start(command: list[str], environment: dict[str, str], log: IO[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT, preexec_fn=_end_with_the_tests
    )


def _end_with_the_tests() -> None:
    """Ask Linux to end this process when the test run is killed outright."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_healthy(port: int, process: subprocess.Popen[bytes], server: Server, patience: float = 60) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + patience
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError):
            direct.open(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            return
        time.sleep(0.2)
    raise AssertionError(f"The server did not come up:\n{server.log()}")
