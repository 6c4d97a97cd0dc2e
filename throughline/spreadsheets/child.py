"""The process that reads a stranger's file: started for one file, with little memory and little time, and killed without regret.

It knows nothing of Django, the database or any secret; it is given the open file as standard input and limits as words, and answers on standard
output with JSON Lines: first the sheet, then rows, then the end, or at any point the name of a refusal.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import BinaryIO, TextIO

from throughline.spreadsheets.csv_rows import csv_rows
from throughline.spreadsheets.limits import Limits
from throughline.spreadsheets.refusals import Damaged, EmptyFile, Refusal, TookTooLong, TooLarge
from throughline.spreadsheets.rows import Cell, Line, Row, headed
from throughline.spreadsheets.xlsx_rows import OLE, ZIP, refuse_old_or_locked, xlsx_rows


@dataclass(frozen=True, slots=True)
class Found:
    """What kind of file it is and what its columns are called."""

    kind: str
    encoding: str
    separator: str
    sheet: str
    sheets: tuple[str, ...]
    columns: tuple[str, ...]


def read(file: BinaryIO, wanted: str | None, limits: Limits) -> tuple[Found, Iterator[Line]]:
    """The file's columns and rows, by what it is and not by what it is called. Raises a Refusal, now or while the rows are read."""
    start = file.read(8)
    if file.seek(0, os.SEEK_END) > limits.size:
        raise TooLarge
    file.seek(0)
    if not start:
        raise EmptyFile
    if start == OLE:
        refuse_old_or_locked(file.read())
    if start.startswith(ZIP):
        name, names, loose = xlsx_rows(file, wanted, limits)
        columns, rows = headed(loose, limits)
        return Found("XLSX", "", "", name, names, columns), rows
    encoding, separator, loose = csv_rows(file)
    columns, rows = headed(loose, limits)
    return Found("CSV", encoding, separator, "", (), columns), rows


def answer(file: BinaryIO, out: TextIO, wanted: str | None, limits: Limits) -> None:
    """Write the answer, a refusal included."""
    try:
        found, rows = read(file, wanted, limits)
        _say(out, {"found": asdict(found)})
        for row in rows:
            _say(out, [row.number, [_plain(cell) for cell in row.cells]] if isinstance(row, Row) else asdict(row))
        _say(out, {"end": True})
    except Refusal as refusal:
        _say(out, {"refused": type(refusal).__name__})
    except MemoryError:
        _say(out, {"refused": TookTooLong.__name__})
    except Exception:  # noqa: BLE001 - a hostile file finds the exception nobody thought of
        _say(out, {"refused": Damaged.__name__})


def _plain(cell: Cell) -> str | dict[str, str]:
    return {"at": cell.isoformat()} if isinstance(cell, datetime) else cell


def _say(out: TextIO, thing: object) -> None:
    out.write(json.dumps(thing, ensure_ascii=False, separators=(",", ":")) + "\n")


def confine(limits: Limits) -> None:
    """Give up what a reader of files does not need: memory, time, new files, its turn before others."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu, limits.cpu + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(10)


def main() -> None:
    """Read standard input as told by the first argument: `{"sheet": ..., "limits": {...}}`."""
    told = json.loads(sys.argv[1])
    limits = Limits(**told["limits"])
    confine(limits)
    answer(sys.stdin.buffer, sys.stdout, told["sheet"], limits)


if __name__ == "__main__":
    main()
