"""The thread line: one drawn line with a knot at each station, from what was heard to what was said back."""

from collections.abc import Sequence
from typing import Any

from django import template

register = template.Library()

NOUNS = {
    "heard": ("note", "notes"),
    "theme": ("theme", "themes"),
    "assumption": ("assumption", "assumptions"),
    "experiment": ("experiment", "experiments"),
    "decision": ("decision", "decisions"),
    "said-back": ("answer", "answers"),
}
"""What is counted at each station, for one and for several."""

ALONG = (
    "M0 24C18 14 34 36 58 31 84 26 96 8 82 6 68 4 68 28 92 33 116 38 136 20 160 24",
    "M0 24C22 36 42 10 70 14 98 18 112 38 132 34 146 31 150 26 160 24",
    "M0 24C20 16 44 14 62 22 82 31 92 45 78 45 64 45 70 24 94 20 118 16 138 30 160 24",
    "M0 24C26 40 48 34 68 24 88 14 108 10 128 18 142 23 150 25 160 24",
    "M0 24C16 12 40 16 54 29 66 40 92 40 92 26 92 12 70 14 74 28 80 43 130 34 160 24",
)
"""How the thread runs from one knot to the next across a page, in a box 160 wide and 48 high."""

DOWN = (
    "M0 20C14 11 27 30 45 25 62 20 57 8 47 12 38 16 55 30 72 27 84 25 91 21 100 20",
    "M0 20C12 27 25 12 40 13 55 14 66 29 80 27 90 25 94 19 100 20",
    "M0 20C10 13 22 14 33 21 44 28 58 30 63 20 67 11 55 9 54 18 53 29 78 27 100 20",
    "M0 20C16 31 31 27 44 18 56 10 70 12 81 19 88 23 94 24 100 20",
    "M0 20C12 10 30 12 38 22 45 31 58 29 57 19 56 10 45 15 52 23 62 32 84 28 100 20",
)
"""The same down a phone, in a box 100 long and 40 across; drawn with its sides exchanged."""


GLIMPSE = 50
"""Between two knots of the small line that stands for the folded one on a phone."""


@register.simple_tag
def thread_knots(line: Any) -> list[dict[str, Any]]:
    """The stations of a line as they are drawn: words, state, and how the line runs on from each.

    The line is drawn firmly as far as the thread has come, from the first to the last station that holds something.
    """
    stations: Sequence[Any] = list(line.stations)
    held = [place for place, station in enumerate(stations) if station.count or station.here]
    first, last = (held[0], held[-1]) if held else (0, -1)
    return [
        {
            "station": station,
            "says": says(station),
            "state": "held" if station.count else "open",
            "here": station.here,
            "opens": bool(station.items),
            "needle": place == last and place + 1 < len(stations),
            "tail": first == place <= last,
            "strand": _strand(place, first, last) if place + 1 < len(stations) else None,
            "at": GLIMPSE // 2 + GLIMPSE * place,
        }
        for place, station in enumerate(stations)
    ]


def _strand(place: int, first: int, last: int) -> dict[str, Any]:
    """The stretch of line between the knot at `place` and the next. Where nobody has been yet it runs without loops."""
    drawn = first <= place < last
    way = place % len(ALONG) if drawn else (1, 3)[place % 2]
    return {"along": ALONG[way], "down": DOWN[way], "drawn": drawn}


def says(station: Any) -> str:
    """What a knot holds, in words: "12 notes", "1 theme", "at least 400 notes", "nothing yet"."""
    if not station.count:
        return "nothing yet"
    one, many = NOUNS.get(station.key, ("item", "items"))
    if station.key == "heard" and getattr(station, "kinds", frozenset()) - {"note"}:
        one, many = "source", "sources"  # not notes alone: readings, words marked in something else
    how_many = f"at least {station.count:,}" if station.at_least else f"{station.count:,}"
    return f"{how_many} {one if station.count == 1 else many}"
