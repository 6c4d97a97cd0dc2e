"""What lies under the pages, measured by itself: the trace, the search, and notes coming in from a file."""

import csv
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from bench.cast import Cast
from bench.clock import Times, timed
from bench.pages import SEARCHES, Asked
from bench.wording import heard
from throughline.access.words import Standing
from throughline.common.clock import today
from throughline.exchange import writes
from throughline.exchange.running import run_import
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.trace import thread_line, words_under


@dataclass(frozen=True)
class Measured:
    """A function under the pages, and the milliseconds to stay within."""

    label: str
    bar: float
    times: Times


def walks(cast: Cast, *, turns: int) -> Iterator[Measured]:
    """The trace from the ends of the longest chains, six steps from the words, and from rows of every kind."""
    ends = {
        "six steps up": cast.chain_ends, "a theme": cast.themes, "a note": cast.notes, "a release": cast.releases,
        "an assumption": cast.assumptions, "a theory": cast.maps,
    }  # fmt: skip
    people = cast.team
    for label, ids in ends.items():
        items = [thread.item(people[0], UUID(ids[turn * 7919 % len(ids)])) for turn in range(turns)]

        def line(turn: int, items: list[Item] = items) -> None:
            thread_line(people[turn % len(people)], items[turn % len(items)])

        def under(turn: int, items: list[Item] = items) -> None:
            words_under(people[turn % len(people)], items[turn % len(items)])

        yield Measured(f"Thread line of {label}", 50.0, timed(line, turns=turns, warm=20))
        yield Measured(f"Words under {label}", 50.0, timed(under, turns=turns, warm=20))


def searches(cast: Cast, *, turns: int) -> Iterator[Measured]:
    """The first page of a search, without the page around it."""
    for label, asked in SEARCHES.items():

        def look(turn: int, asked: Asked = asked) -> None:
            person = cast.team[turn % len(cast.team)]
            thread.search(person, asked(cast, turn)["q"], programme_id=cast.programme.pk)

        yield Measured(f"Search alone, {label}", 100.0, timed(look, turns=turns, warm=20))


@dataclass(frozen=True)
class BroughtIn:
    """An import: how many notes came in, in how many seconds, and the CPU seconds of this process and its reader."""

    notes: int
    seconds: float
    cpu: float

    @property
    def each_second(self) -> float:
        return self.notes / self.seconds


def bring_in(cast: Cast, folder: Path, *, rows: int) -> BroughtIn:
    """A CSV file of this many notes through the real importer: looked through, columns named, read, checked, written."""
    path = folder / "coming-in.csv"
    chance, day = random.Random(rows), today().isoformat()
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["what was heard", "day", "where", "reference"])
        out.writerows([heard(chance, None), day, f"Stall {number % 40}", f"{rows}-{number}"] for number in range(rows))
    wall, cpu = time.perf_counter(), _cpu()
    of, _ = writes.begin_import(by=cast.team[0], programme=cast.programme, path=path, file_name=path.name)
    mapping = {"heard": "what was heard", "when": "day", "place": "where", "source": "reference"}
    writes.name_columns(of=of, mapping=mapping, hub=cast.hubs[0], place="", standing=Standing.TEAM)
    writes.start_import(of=of, enqueue=run_import)
    of.refresh_from_db()
    if of.added != rows:
        raise AssertionError(f"{of.added} of {rows} notes came in: {of.refusal or of.problems[:3]}")
    return BroughtIn(rows, time.perf_counter() - wall, _cpu() - cpu)


def _cpu() -> float:
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in spent)
