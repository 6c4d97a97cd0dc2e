"""CSV on its way out: written so that a spreadsheet program shows words as words and never runs them as a formula.

A cell whose words begin with = + - @, a tab, a line end or a full-width twin of these gets a `'` before them. Words that already begin with
such marks get one more, so that our own import can take exactly one away and have the words back.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

MARK = "'"
BYTE_ORDER_MARK = "\ufeff"  # tells Excel that the letters are UTF-8
_RISKY = re.compile("['\\s\u200b\ufeff]*[=+\\-@\t\r\n＝＋－＠﹦﹢﹣﹫−]")


def guard(words: str) -> str:
    """The words, with a mark before them where a spreadsheet program might take them for a formula."""
    return MARK + words if _RISKY.match(words) else words


def unguard(words: str) -> str:
    """What `guard` was given. Only for files we wrote ourselves: elsewhere a leading `'` belongs to the words."""
    return words[1:] if words.startswith(MARK) and _RISKY.match(words) else words


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """A CSV file, line by line, for Excel and everything else: UTF-8 with its mark, CRLF, words guarded, numbers left alone, None as empty."""
    yield BYTE_ORDER_MARK + _line(columns)
    for row in rows:
        yield _line(row)


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(
        [cell if isinstance(cell, int | float) else "" if cell is None else guard(str(cell)) for cell in cells]
    )
    return out.getvalue()
