"""How long something takes, said with its unit: wall and CPU milliseconds of each turn, and the queries it asks.

CPU is this process's, and on PostgreSQL that of the connection's own server process too, where it runs on this machine.
"""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection

PATIENCE = 60.0
"""Seconds after which a slow page is asked no more; the table says how many turns there were."""


@dataclass
class Times:
    """What was measured of one thing, a number for each turn. `failed` says why there is none."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    queries: list[int] = field(default_factory=list)
    failed: str = ""

    def at(self, share: float) -> float:
        """Wall milliseconds that this share of the turns stayed within."""
        return quantile(self.wall, share)


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values do not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)] if values else math.nan


class _Queries:
    """Counts statements as Django sends them."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        self.count += 1
        return execute(sql, params, many, context)


def _server_clock() -> Callable[[], float]:
    """CPU seconds of the database's process behind this connection; nothing where there is none to look at."""
    if connection.vendor != "postgresql":
        return lambda: 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        spent = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    return (lambda: int(spent.read_text().split()[0]) / 1e9) if spent.exists() else lambda: 0.0


def timed(turn: Callable[[int], object], *, turns: int, warm: int) -> Times:
    """Do something `warm` times unmeasured, then `turns` times; `turn` is given its number."""
    times, began = Times(), time.monotonic()
    for number in range(warm):
        turn(number)
        if time.monotonic() - began > PATIENCE / 2:
            break
    server = _server_clock()
    for number in range(turns):
        counter = _Queries()
        with connection.execute_wrapper(counter):
            cpu = time.process_time() + server()
            wall = time.perf_counter()
            turn(number)
            times.wall.append((time.perf_counter() - wall) * 1000)
            times.cpu.append((time.process_time() + server() - cpu) * 1000)
        times.queries.append(counter.count)
        if time.monotonic() - began > PATIENCE:
            break
    return times
