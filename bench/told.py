"""What was measured, as one table a size, beside the figures to reach, a floor of the same run, and the smallest size."""

from collections.abc import Iterator
from typing import Any

from bench.clock import quantile

FLOOR = "Health (floor: SELECT 1)"
IMPORT_BAR = 5_000
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
GROUPS: tuple[tuple[str, tuple[str, ...], int], ...] = (
    ("slowest page of the team, p95", (), 150),
    ("slowest page of a search, p95", ("Search,",), 100),
    ("slowest search alone, p95", ("Search alone",), 100),
    ("slowest trace, six steps deep, p95", ("Thread line", "Words under"), 50),
)
"""What the summary gathers: a name, how the labels of its rows begin (nothing: every page that is no search), a bar."""
WORDS = (0, 7)
"""Columns that hold words; the others hold figures and stand to the right."""


def tables(runs: list[dict[str, Any]]) -> Iterator[str]:
    """A table for each run; runs of one database follow one another, smallest first."""
    first: dict[str, dict[str, dict[str, Any]]] = {}
    for run in runs:
        rows = {row["label"]: row for row in [*run["pages"], *run["insides"]]}
        smallest = first.setdefault(run["database"], rows)
        yield "\n".join(_lines(run, rows, smallest if smallest is not rows else None))


def _lines(run: dict[str, Any], rows: dict[str, dict[str, Any]], smallest: dict[str, Any] | None) -> Iterator[str]:
    floor = quantile(rows[FLOOR]["wall"], 0.5)
    yield f"\n{run['items']:,} items, {run['links']:,} links on {run['database']} (filled in {run['filled_in']:.0f} s)\n"
    head = ["what", "queries", "p50 ms", "p95 ms", "CPU p50", "CPU p95", "bar ms", "", "x floor", "growth of p50"]
    body = [_row(row, floor, (smallest or {}).get(label)) for label, row in rows.items()]
    widths = [max(len(cells[at]) for cells in [head, *body]) for at in range(len(head))]
    yield _ruled(head, widths)
    yield "|" + "|".join("-" * (width + 1) + ("-" if at in WORDS else ":") for at, width in enumerate(widths)) + "|"
    yield from (_ruled(cells, widths) for cells in body)
    yield ""
    yield from _imported(run["imports"])


def _imported(came: dict[str, Any]) -> Iterator[str]:
    """The import in sentences: how fast, at what cost, and what others felt of it."""
    met = "reached" if came["each_second"] >= IMPORT_BAR else "NOT REACHED"
    yield (
        f"Import: {came['each_second']:,.0f} notes a second (to reach: {IMPORT_BAR:,}; {met}): {came['notes']:,} notes in "
        f"{came['seconds']:.1f} s wall, {came['cpu']:.1f} s CPU with the reading process; looked through before in "
        f"{came['looked_through']:.1f} s."
    )
    for one in came["beside"]:
        alone, meanwhile = one["alone"]["wall"], one["meanwhile"]["wall"]
        yield (
            f"{one['label']} while another process imports: p50 {quantile(meanwhile, 0.5):.1f} ms, p95 "
            f"{quantile(meanwhile, 0.95):.1f} ms, longest {max(meanwhile, default=0):.0f} ms in {len(meanwhile)} turns; "
            f"without: p50 {quantile(alone, 0.5):.1f} ms, p95 {quantile(alone, 0.95):.1f} ms."
        )


def summary(runs: list[dict[str, Any]]) -> str:
    """One table for all runs: the slowest of each group beside its figure to reach."""
    head = ["what", "to reach", *(f"{NAMES[run['database']]}, {run['size']:,} items" for run in runs)]
    body = [[label, f"< {bar} ms", *(_slowest(run, prefix, bar) for run in runs)] for label, prefix, bar in GROUPS]
    body.append(
        [
            "notes in by import",
            f">= {IMPORT_BAR:,} a second",
            *(f"{run['imports']['each_second']:,.0f}" for run in runs),
        ]
    )
    return "\n".join([_piped(head), _piped(["---"] * len(head)), *map(_piped, body)])


def _slowest(run: dict[str, Any], prefixes: tuple[str, ...], bar: int) -> str:
    """The slowest row of a group: its p95, its name, and how many rows of the group are over the figure to reach."""
    rows = [row for row in [*run["pages"], *run["insides"]] if row["label"].startswith(prefixes) or not prefixes]
    if not prefixes:
        rows = [row for row in run["pages"] if not row["label"].startswith("Search")]
    slow = {row["label"]: quantile(row["wall"], 0.95) for row in rows if not row["failed"]}
    worst = max(slow, key=lambda label: slow[label])
    over = sum(value >= bar for value in slow.values())
    return f"{slow[worst]:.0f} ms ({worst})" + (f"; **{over} of {len(slow)} over**" if over else "")


def _piped(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _row(row: dict[str, Any], floor: float, smallest: dict[str, Any] | None) -> list[str]:
    if row["failed"]:
        return [row["label"], "", "", "", "", "", f"{row['bar']:.0f}", row["failed"], "", ""]
    middle, slow = quantile(row["wall"], 0.5), quantile(row["wall"], 0.95)
    few, many = min(row["queries"]), max(row["queries"])
    grown = quantile(smallest["wall"], 0.5) if smallest and smallest["wall"] else None
    return [
        row["label"] if len(row["wall"]) >= 20 else f"{row['label']} (only {len(row['wall'])} turns)",
        f"{few}" if few == many else f"{few}-{many}",
        f"{middle:.1f}",
        f"{slow:.1f}",
        f"{quantile(row['cpu'], 0.5):.1f}",
        f"{quantile(row['cpu'], 0.95):.1f}",
        f"{row['bar']:.0f}",
        "reached" if slow < row["bar"] else "NOT REACHED",
        f"{middle / floor:.1f}",
        f"{middle / grown:.1f}" if grown else "",
    ]


def _ruled(cells: list[str], widths: list[int]) -> str:
    placed = (
        cell.ljust(width) if at in WORDS else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"| {' | '.join(placed)} |"
