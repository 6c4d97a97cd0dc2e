"""Reading a file of notes that somebody brings: CSV or XLSX, friendly or hostile, row by row.

The file is parsed by another process (`throughline.spreadsheets.child`) that can be killed; what comes back is checked here again, because a
process that has read a hostile file is not to be believed. Memory here stays small however long the file is.
"""

import json
import os
import selectors
import signal
import stat
import subprocess  # nosec B404 - our own module, no shell
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import throughline
from throughline.spreadsheets.limits import LIMITS, Limits
from throughline.spreadsheets.refusals import (
    BY_NAME,
    Damaged,
    EmptyFile,
    NotASpreadsheet,
    Refusal,
    TookTooLong,
    TooLarge,
)
from throughline.spreadsheets.rows import BadRow, Cell, Line, Row, Trouble, letter

_PACKAGES = str(Path(throughline.__file__).parent.parent)
_READER = ["-m", "throughline.spreadsheets.child"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file while it is open. `rows` can be walked once, and raises a Refusal where the file turns bad on the way.

    `kind` is CSV or XLSX; `encoding` and `separator` are a CSV's, `sheet` and `sheets` (the visible ones) a workbook's.
    """

    kind: str
    encoding: str
    separator: str
    sheet: str
    sheets: tuple[str, ...]
    columns: tuple[str, ...]
    rows: Iterator[Line] = field(compare=False)

    def problem(self, bad: BadRow) -> str:
        """What is wrong with a row, in a sentence that names row and column."""
        named = bad.column < len(self.columns)
        where = f"Row {bad.number}" + (
            "" if bad.column < 0 else f", column {self.columns[bad.column] if named else letter(bad.column)}"
        )
        return f"{where}: {_PROBLEMS[bad.trouble]}"


_PROBLEMS = {
    Trouble.TOO_LONG: "the text is longer than 20,000 characters. A quotation mark may be missing its pair.",
    Trouble.NO_HEADING: "there is something here, but the first row has no name for this column.",
    Trouble.QUOTES: "the quotation marks do not pair up, so it is not clear where the cells end.",
}


@contextmanager
def opened(path: Path, *, sheet: str | None = None, limits: Limits = LIMITS) -> Iterator[Sheet]:
    """Open a file of notes and walk its rows once; leaving early stops the reading at once.

    sheet: the name of a workbook's sheet; the first visible one unless told. Raises a `throughline.spreadsheets.refusals.Refusal`.
    """
    handle = _handle(path, limits)
    try:
        process = _start(handle, sheet, limits)
    finally:
        os.close(handle)
    try:
        lines = _lines(process, limits)
        yield _sheet(_spoken(next(lines)), lines)
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None  # noqa: S101  # nosec B101 - for the type checker: it was opened as a pipe
        process.stdout.close()


@dataclass(frozen=True, slots=True)
class Glance:
    """A whole file read through once: what it holds, how it begins, and every row that cannot be read (the first hundred of them)."""

    sheet: Sheet
    first: tuple[Row, ...]
    rows: int
    bad: int
    problems: tuple[str, ...]


def glance(path: Path, *, first: int = 10, sheet: str | None = None, limits: Limits = LIMITS) -> Glance:
    """Read a file to its end without keeping it, for the preview and so that whatever is to be refused is refused before anything is written."""
    beginning: list[Row] = []
    problems: list[str] = []
    good, bad = 0, 0
    with opened(path, sheet=sheet, limits=limits) as found:
        for row in found.rows:
            if isinstance(row, Row):
                good += 1
                if good <= first:
                    beginning.append(row)
            else:
                bad += 1
                if bad <= 100:
                    problems.append(found.problem(row))
    return Glance(found, tuple(beginning), good, bad, tuple(problems))


def _handle(path: Path, limits: Limits) -> int:
    """The opened file, once it is known to be an ordinary one of a size we read. Opening never waits, not even for a pipe."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    about = os.fstat(handle)
    refusal: type[Refusal] | None = None
    if not stat.S_ISREG(about.st_mode):
        refusal = NotASpreadsheet
    elif about.st_size > limits.size:
        refusal = TooLarge
    elif not about.st_size:
        refusal = EmptyFile
    if refusal:
        os.close(handle)
        raise refusal
    return handle


def _start(handle: int, sheet: str | None, limits: Limits) -> "subprocess.Popen[bytes]":
    """Start the reader with the file as its input, none of our environment (secrets live there) and no place to write."""
    told = json.dumps({"sheet": sheet, "limits": asdict(limits)})
    return subprocess.Popen(  # noqa: S603  # nosec B603 - our own module by its full name, no shell, no words from outside but data
        [sys.executable, "-P", "-s", "-B", *_READER, told],
        stdin=handle,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"PYTHONPATH": _PACKAGES, "PYTHONUTF8": "1", "LANG": "C.UTF-8"},
        start_new_session=True,
    )


def _lines(process: "subprocess.Popen[bytes]", limits: Limits) -> Iterator[bytes]:
    """What the reader says, line by line. Only time spent waiting for it counts against it, not time its hearer takes."""
    assert process.stdout is not None  # noqa: S101  # nosec B101 - for the type checker: it was opened as a pipe
    handle, waited, rest = process.stdout.fileno(), 0.0, b""
    with selectors.DefaultSelector() as selector:
        selector.register(handle, selectors.EVENT_READ)
        while True:
            start = time.monotonic()
            if waited > limits.wait or not selector.select(limits.wait - waited):
                raise TookTooLong
            waited += time.monotonic() - start
            block = os.read(handle, 262_144)
            if not block:
                break
            *lines, rest = (rest + block).split(b"\n")
            yield from lines
            if len(rest) > 16 * limits.row:
                raise Damaged
    killed = process.wait() in (-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGABRT)  # out of time, or of memory
    raise TookTooLong if killed else Damaged


def _spoken(line: bytes) -> Any:
    """One line as data; a refusal the reader names is raised here. Anything may come: those who use it catch what does not fit."""
    try:
        thing = json.loads(line)
    except (ValueError, RecursionError) as broken:
        raise Damaged from broken
    if isinstance(thing, dict) and "refused" in thing:
        raise BY_NAME.get(str(thing["refused"]), Damaged)
    return thing


def _sheet(thing: Any, lines: Iterator[bytes]) -> Sheet:
    try:
        about = thing["found"]
        columns, sheets = _words(about["columns"]), _words(about["sheets"])
        kind, encoding, separator, name = _words([about[key] for key in ("kind", "encoding", "separator", "sheet")])
    except (KeyError, TypeError, ValueError) as unfit:
        raise Damaged from unfit
    return Sheet(kind, encoding, separator, name, sheets, columns, _rows(lines, len(columns)))


def _words(things: Any) -> tuple[str, ...]:
    if not isinstance(things, list) or not all(isinstance(thing, str) for thing in things):
        raise TypeError
    return tuple(things)


def _rows(lines: Iterator[bytes], width: int) -> Iterator[Line]:
    for line in lines:
        thing = _spoken(line)
        if isinstance(thing, dict) and "end" in thing:
            return
        try:
            yield _row(thing, width)
        except (KeyError, TypeError, ValueError) as unfit:
            raise Damaged from unfit


def _row(thing: Any, width: int) -> Line:
    if isinstance(thing, dict):
        return BadRow(int(thing["number"]), int(thing["column"]), Trouble(thing["trouble"]))
    number, cells = thing
    if not isinstance(number, int) or not isinstance(cells, list) or len(cells) != width:
        raise TypeError
    return Row(number, tuple(_cell(cell) for cell in cells))


def _cell(thing: Any) -> Cell:
    if isinstance(thing, str):
        return thing
    return datetime.fromisoformat(thing["at"])
