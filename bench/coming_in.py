"""Notes coming in from a file by the real importer: how many a second, and what others feel of it meanwhile."""

import csv
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from django.urls import reverse

from bench.cast import Cast
from bench.clock import Times
from bench.pages import client_of
from bench.wording import heard
from throughline.access.words import Standing
from throughline.capture.writes import Heard, save_note
from throughline.common.clock import today
from throughline.common.ids import uuid7
from throughline.exchange import writes
from throughline.exchange.running import run_import

ROWS = 10_000
ALONE = 60
MAPPING = {"heard": "what was heard", "when": "day", "place": "where", "source": "reference"}


@dataclass(frozen=True)
class BroughtIn:
    """An import: how many notes came in, in how many seconds, and the CPU seconds of this process and its reader.

    `looked_through` is how long the file took to be read once before, when it was chosen and its columns named.
    """

    notes: int
    looked_through: float
    seconds: float
    cpu: float

    @property
    def each_second(self) -> float:
        return self.notes / self.seconds


def _file(folder: Path, rows: int, name: str) -> Path:
    """A CSV file of so many made-up notes; the name stands in each row's reference."""
    path = folder / f"{name}.csv"
    chance, day = random.Random(name), today().isoformat()
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(MAPPING.values())
        out.writerows([heard(chance, None), day, f"Stall {number % 40}", f"{name}-{number}"] for number in range(rows))
    return path


def bring_in(cast: Cast, folder: Path, *, rows: int = ROWS) -> BroughtIn:
    """A file through the importer: looked through, columns named; then, timed, read, checked and written."""
    path = _file(folder, rows, "alone")
    chosen = time.perf_counter()
    of, _ = writes.begin_import(by=cast.team[0], programme=cast.programme, path=path, file_name=path.name)
    writes.name_columns(of=of, mapping=MAPPING, hub=cast.hubs[0], place="", standing=Standing.TEAM)
    wall, cpu = time.perf_counter(), _cpu()
    writes.start_import(of=of, enqueue=run_import)
    seconds = time.perf_counter() - wall
    of.refresh_from_db()
    if of.added != rows:
        raise AssertionError(f"{of.added} of {rows} notes came in: {of.refusal or of.problems[:3]}")
    return BroughtIn(rows, wall - chosen, seconds, _cpu() - cpu)


def _cpu() -> float:
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in spent)


@dataclass(frozen=True)
class Beside:
    """What somebody else waits for, in milliseconds: by themselves, and while an import runs in a process of its own."""

    label: str
    alone: Times
    meanwhile: Times


def others(cast: Cast, folder: Path, *, rows: int = ROWS) -> list[Beside]:
    """Somebody opens the list of notes and somebody saves one, in turn, before an import and while it runs."""
    client, address = client_of(cast.team[3]), reverse("library:notes", args=[cast.programme.slug])
    acts: dict[str, Callable[[], object]] = {
        "Open the list of notes": lambda: client.get(address),
        "Save a note": lambda: save_note(
            by=cast.team[4], programme_id=cast.programme.pk, note_id=uuid7(),
            given=Heard(heard="The door is shut by noon.", happened_on=today(), hub_id=cast.hubs[0].pk),
        ),
    }  # fmt: skip
    alone = {label: Times() for label in acts}
    for turn in range(ALONE + 5):
        _each(acts, alone if turn >= 5 else {label: Times() for label in acts})
    given = ",".join(f"{name}={column}" for name, column in MAPPING.items())
    command = [
        sys.executable, "-m", "throughline.config.commands", "import", "notes", str(_file(folder, rows, "beside")),
        "--programme", cast.programme.slug, "--map", given, "--hub", cast.hubs[0].slug, "--json",
    ]  # fmt: skip
    meanwhile = {label: Times() for label in acts}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as importing:
        while importing.poll() is None:
            _each(acts, meanwhile)
        told = json.loads(importing.stdout.read() if importing.stdout else "{}")
    if told["added"] != rows:
        raise AssertionError(f"{told['added']} of {rows} notes came in: {told}")
    return [Beside(label, alone[label], meanwhile[label]) for label in acts]


def _each(acts: dict[str, Callable[[], object]], into: dict[str, Times]) -> None:
    for label, act in acts.items():
        wall = time.perf_counter()
        act()
        into[label].wall.append((time.perf_counter() - wall) * 1000)
        time.sleep(0.01)


def measured(cast: Cast, folder: Path, *, rows: int = ROWS) -> dict[str, object]:
    """Both, as they are kept among the raw figures."""
    came = bring_in(cast, folder, rows=rows)
    beside = [asdict(one) for one in others(cast, folder, rows=rows)]
    return {**asdict(came), "each_second": came.each_second, "beside": beside}
