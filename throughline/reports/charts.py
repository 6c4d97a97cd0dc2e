"""Charts of reports, drawn on the server: bars that lie, each with its name and its figure in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDE, ROW, NAME_WIDE, FIGURE_WIDE = 640, 34, 190, 130
LONGEST = WIDE - NAME_WIDE - FIGURE_WIDE
NAME_LETTERS = 24


@dataclass(frozen=True)
class Bar:
    """One bar: its name, how long it is drawn (None: hidden, its length says nothing), and its figure in words."""

    name: str
    length: int | None
    says: str


def bars(rows: Sequence[Bar]) -> str:
    """The bars as an SVG, or "" when there is nothing to draw."""
    most = max((row.length or 0 for row in rows), default=0)
    if not most:
        return ""
    high = ROW * len(rows) + 8
    drawn = [_bar(row, ROW * at + 4, most) for at, row in enumerate(rows)]
    axis = f'<line class="tl-chart__axis" x1="{NAME_WIDE}" x2="{NAME_WIDE}" y1="0" y2="{high}"/>'
    return (
        f'<svg class="tl-chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high}" aria-hidden="true" focusable="false">'
        f"{''.join(drawn)}{axis}</svg>"
    )


def _bar(row: Bar, top: int, most: int) -> str:
    name = row.name if len(row.name) <= NAME_LETTERS else row.name[: NAME_LETTERS - 1].rstrip() + "…"
    if row.length is None:
        length, kind = 12, "tl-chart__bar tl-chart__bar--hidden"
    else:
        length, kind = max(2, round(LONGEST * row.length / most)) if row.length else 0, "tl-chart__bar"
    middle = top + ROW // 2
    return (
        f'<text x="{NAME_WIDE - 10}" y="{middle}" dy="1" text-anchor="end">{escape(name)}</text>'
        f'<rect class="{kind}" x="{NAME_WIDE}" y="{top + 2}" width="{length}" height="{ROW - 14}"/>'
        f'<text x="{NAME_WIDE + length + 8}" y="{middle}" dy="1">{escape(row.says)}</text>'
    )
