"""The tables written into a document: each between marks of its own, so that a run replaces what it measured and no more.

    <!-- bench sqlite 100000 -->
    ...
    <!-- bench end -->

`<!-- bench summary -->` takes the table of all runs. A table whose mark is not there goes to the end.
"""

import os
import re
from pathlib import Path
from typing import Any

END = "<!-- bench end -->"


def into(path: Path, runs: list[dict[str, Any]], told: list[str], summed: str) -> None:
    """Put each run's table, and the summary, where their marks are."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    where = f"On {os.cpu_count()} cores."
    text = _put(text, "summary", f"{where}\n\n{summed}") if len(runs) > 1 else text
    for run, table in zip(runs, told, strict=True):
        head, _, rows = table.strip().partition("\n")
        text = _put(text, f"{run['database']} {run['size']}", f"{head}. {where}\n\n{rows.strip()}")
    path.write_text(text, encoding="utf-8")


def _put(text: str, mark: str, what: str) -> str:
    begin = f"<!-- bench {mark} -->"
    block = f"{begin}\n{what}\n{END}"
    pattern = re.compile(re.escape(begin) + r".*?" + re.escape(END), re.S)
    if pattern.search(text):
        return pattern.sub(lambda _: block, text)
    return f"{text.rstrip()}\n\n{block}\n".lstrip()
