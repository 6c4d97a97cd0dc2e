"""Where boxes stand when nobody has placed them: causes on the left, effects on the right, few crossings.

Plain layers, no library: cycles are opened at an arrow that runs against the grain, else at the one that closes them, each box stands one column after its last cause,
columns are ordered by the middle of their neighbours, and boxes slide towards what they lead to. The same theory always
gives the same picture.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from statistics import fmean
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Places = dict[Key, tuple[int, int]]

COLUMN, GAP, MARGIN, SWEEPS = 404, 36, 48, 8
"""From one column to the next, between boxes of a column, around the picture, and how often the order is looked over."""


def layout(
    heights: Mapping[Key, int], arrows: Iterable[tuple[Key, Key]], rank: Mapping[Key, int] | None = None,
    beyond: Collection[Key] = (),
) -> Places[Key]:  # fmt: skip
    """A place for each box, by its height, in the order given where nothing else decides; arrows go from cause to effect.

    rank    where a box belongs by its kind, low on the left: an arrow of a cycle that runs against it is drawn backwards
    beyond  boxes that stand right of all others, behind the ceiling of accountability
    """
    known = [(cause, effect) for cause, effect in arrows if cause in heights and effect in heights and cause != effect]
    forward = _forward(list(heights), known, rank or {})
    column_of = _columns(list(heights), forward)
    if beyond:
        before = [column for key, column in column_of.items() if key not in beyond]
        first = min(column_of[key] for key in beyond)
        shift = max(before, default=-1) + 1 - first
        column_of.update((key, column_of[key] + shift) for key in beyond)
    columns: dict[int, list[Key]] = defaultdict(list)
    for key in heights:
        columns[column_of[key]].append(key)
    beside = _neighbours(forward)
    _order(columns, beside)
    tops = _tops(columns, beside, heights)
    return {key: (MARGIN + column_of[key] * COLUMN, round(tops[key])) for key in heights}


def placed(
    heights: Mapping[Key, int], arrows: Sequence[tuple[Key, Key]], kept: Mapping[Key, tuple[int, int]],
    rank: Mapping[Key, int] | None = None, beyond: Collection[Key] = (),
) -> Places[Key]:  # fmt: skip
    """A place for every box: kept ones stay where they were put, new ones find a free spot beside what they lead to."""
    if not any(key in kept for key in heights):
        return layout(heights, arrows, rank, beyond)
    places = {key: kept[key] for key in heights if key in kept}
    for key in heights:
        if key not in places:
            places[key] = _free_spot(key, heights, arrows, places)
    return places


def _forward(keys: list[Key], arrows: list[tuple[Key, Key]], rank: Mapping[Key, int]) -> list[tuple[Key, Key]]:
    """The arrows without cycles, those that close one turned round: first of all those against the grain."""
    against = [arrow for arrow in arrows if arrow[0] in rank and rank[arrow[0]] > rank.get(arrow[1], rank[arrow[0]])]
    aside = set(against)
    forward = _opened(keys, [arrow for arrow in arrows if arrow not in aside])
    leads: dict[Key, list[Key]] = defaultdict(list)
    for cause, effect in forward:
        leads[cause].append(effect)
    for cause, effect in against:
        start, end = (effect, cause) if _reaches(effect, cause, leads) else (cause, effect)
        leads[start].append(end)
        forward.append((start, end))
    return forward


def _reaches(start: Key, end: Key, leads: Mapping[Key, list[Key]]) -> bool:
    seen, ahead = {start}, [start]
    while ahead:
        for key in leads.get(ahead.pop(), ()):
            if key == end:
                return True
            if key not in seen:
                seen.add(key)
                ahead.append(key)
    return False


def _opened(keys: list[Key], arrows: list[tuple[Key, Key]]) -> list[tuple[Key, Key]]:
    """The arrows without cycles: one that leads back to where its path came from is turned round."""
    leads: dict[Key, list[Key]] = defaultdict(list)
    caused = set()
    for cause, effect in arrows:
        leads[cause].append(effect)
        caused.add(effect)
    done: set[Key] = set()
    on_path: set[Key] = set()
    forward: list[tuple[Key, Key]] = []
    for root in [*(key for key in keys if key not in caused), *keys]:
        if root in done:
            continue
        stack = [(root, iter(leads[root]))]
        on_path.add(root)
        while stack:
            key, rest = stack[-1]
            try:
                effect = next(rest)
            except StopIteration:
                stack.pop()
                on_path.discard(key)
                done.add(key)
                continue
            if effect in on_path:
                forward.append((effect, key))
            else:
                forward.append((key, effect))
                if effect not in done:
                    on_path.add(effect)
                    stack.append((effect, iter(leads[effect])))
    return forward


def _columns(keys: list[Key], forward: list[tuple[Key, Key]]) -> dict[Key, int]:
    """The column of each box: after its last cause; what has no cause stands just before its first effect."""
    waiting = dict.fromkeys(keys, 0)
    leads: dict[Key, list[Key]] = defaultdict(list)
    for cause, effect in forward:
        leads[cause].append(effect)
        waiting[effect] += 1
    has_cause = {effect for _, effect in forward}
    column = dict.fromkeys(keys, 0)
    ready = [key for key in keys if not waiting[key]]
    for key in ready:
        for effect in leads[key]:
            column[effect] = max(column[effect], column[key] + 1)
            waiting[effect] -= 1
            if not waiting[effect]:
                ready.append(effect)
    for key in keys:
        if key not in has_cause and leads[key]:
            column[key] = min(column[effect] for effect in leads[key]) - 1
    return column


def _neighbours(forward: list[tuple[Key, Key]]) -> dict[Key, list[Key]]:
    beside: dict[Key, list[Key]] = defaultdict(list)
    for cause, effect in forward:
        beside[cause].append(effect)
        beside[effect].append(cause)
    return beside


def _order(columns: dict[int, list[Key]], beside: dict[Key, list[Key]]) -> None:
    """Order each column by the middle of its neighbours' heights in the picture, to and fro."""
    rank = {key: at / len(column) for column in columns.values() for at, key in enumerate(column)}
    for sweep in range(SWEEPS):
        for number in sorted(columns, reverse=bool(sweep % 2)):
            column = columns[number]
            middle = {key: fmean(rank[one] for one in beside[key]) if beside[key] else rank[key] for key in column}
            column.sort(key=lambda key: middle[key])
            rank.update((key, (at + 0.5) / len(column)) for at, key in enumerate(column))


def _tops(columns: dict[int, list[Key]], beside: dict[Key, list[Key]], heights: Mapping[Key, int]) -> dict[Key, float]:
    tops: dict[Key, float] = {}
    for column in columns.values():
        tops.update(_stacked(column, dict.fromkeys(column, 0.0), heights))
    for sweep in range(SWEEPS):
        for number in sorted(columns, reverse=bool(sweep % 2)):
            column = columns[number]
            wanted = {
                key: fmean(tops[one] + heights[one] / 2 for one in beside[key]) - heights[key] / 2
                if beside[key]
                else tops[key]
                for key in column
            }
            tops.update(_stacked(column, wanted, heights))
    highest = min(tops.values(), default=0.0)
    return {key: top - highest + MARGIN for key, top in tops.items()}


def _stacked(column: list[Key], wanted: Mapping[Key, float], heights: Mapping[Key, int]) -> dict[Key, float]:
    """Tops as near as can be to the wanted ones, in order, none touching: runs that touch settle at their common middle."""
    runs: list[tuple[list[Key], float, float]] = []  # keys, top, how far the run reaches
    for key in column:
        keys, top, reach = [key], wanted[key], heights[key] + GAP + 0.0
        while runs and runs[-1][1] + runs[-1][2] > top:
            before, its_top, its_reach = runs.pop()
            share = len(before) / (len(before) + len(keys))
            top = its_top * share + (top - its_reach) * (1 - share)
            keys, reach = before + keys, its_reach + reach
        runs.append((keys, top, reach))
    tops: dict[Key, float] = {}
    for keys, top, _ in runs:
        for key in keys:
            tops[key] = top
            top += heights[key] + GAP
    return tops


def _free_spot(
    key: Key, heights: Mapping[Key, int], arrows: Sequence[tuple[Key, Key]], places: Mapping[Key, tuple[int, int]]
) -> tuple[int, int]:
    """One column before what it leads to or after what leads to it; on its own, at the foot of the first column."""
    effects = [places[effect] for cause, effect in arrows if cause == key and effect in places]
    causes = [places[cause] for cause, effect in arrows if effect == key and cause in places]
    if causes or effects:
        x = max(x for x, _ in causes) + COLUMN if causes else min(x for x, _ in effects) - COLUMN
        y = round(fmean(y for _, y in causes + effects))
    else:
        x = min(x for x, _ in places.values())
        y = max(y + heights[one] for one, (_, y) in places.items()) + GAP
    near = sorted((top, top + heights[one]) for one, (left, top) in places.items() if abs(left - x) < COLUMN - GAP)
    for top, foot in near:
        if top < y + heights[key] + GAP and foot + GAP > y:
            y = foot + GAP
    return x, y
