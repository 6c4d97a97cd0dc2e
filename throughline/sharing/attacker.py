"""The nosy reader: what somebody with the published table, its rule and patience can work out about each hidden figure.

A table with totals is a network in which every person counted flows from the top to a row, from the row to a column, and back. What is
published limits each edge to the true values its figure may stand for. The fewest and the most that can flow along an edge are then exactly
the smallest and largest true count that agrees with everything published, and every whole number between them is possible too (limits of
whole numbers give whole flows). So this is not a guess at an attack: for tables whose totals are sums it is the best attack there is on the
figures themselves. Where sources overlap between cells, totals only bound their cells, and the range found may be a little wider than the truth.

What it does not model: a reader who knows some of the true counts, two tables of nearly the same people (publish frozen snapshots, seldom),
and a reader who replays `safe_table` to learn from *which* figures were held back.
"""

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from throughline.sharing.counts import (
    MANY,
    ORDINARY,
    WITHHELD,
    Counts,
    Place,
    Rule,
    SharedCount,
    SharedTable,
    Totals,
    shared_table,
)

NARROWEST = 3  # a hidden figure must still have this many possible values
TOTAL = -1  # stands for the row of column totals, or the column of row totals: (2, TOTAL) is the total of row 2


class TableContradictsItself(ValueError):
    """No true counts agree with every figure of this table. It was not made by the rule it names."""

    def __str__(self) -> str:
        return str(self.__doc__)


@dataclass(slots=True)
class _Edge:
    tail: int
    head: int
    low: int
    high: int
    flow: int


@dataclass(slots=True)
class Network:
    """People flowing through a table. Edges keep their flow between `low` and `high`; what flows into a knot flows out of it."""

    knots: int
    edges: list[_Edge] = field(default_factory=list)
    touching: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.touching = [[] for _ in range(self.knots)]

    def join(self, tail: int, head: int, low: int, high: int) -> int:
        """Add an edge and return its number."""
        if low > high:
            raise TableContradictsItself
        self.edges.append(_Edge(tail, head, low, high, low))
        for knot in (tail, head):
            self.touching[knot].append(len(self.edges) - 1)
        return len(self.edges) - 1

    def settle(self) -> None:
        """Find one set of true counts that agrees with every limit."""
        surplus = [0] * self.knots
        for edge in self.edges:
            surplus[edge.head] += edge.flow
            surplus[edge.tail] -= edge.flow
        for knot in range(self.knots):
            while surplus[knot] > 0:
                short = {other for other in range(self.knots) if surplus[other] < 0}
                end, path = self._path(knot, short)
                moved = min(self._push(path, surplus[knot]), -surplus[end])
                self._move(path, moved)
                surplus[knot] -= moved
                surplus[end] += moved

    def span(self, number: int, enough: int = MANY) -> tuple[int, int]:
        """The least and most that can flow along an edge; stops early once `enough` values are known to be possible."""
        edge = self.edges[number]
        ends = [edge.flow, edge.flow]
        for up in (True, False):
            while ends[1] - ends[0] + 1 < enough:
                room = edge.high - edge.flow if up else edge.flow - edge.low
                start, goal = (edge.head, edge.tail) if up else (edge.tail, edge.head)
                path = self._detour(start, goal, number) if room else None
                if path is None:
                    break
                moved = self._push(path, room)
                self._move(path, moved)
                edge.flow += moved if up else -moved
                ends = [min(ends[0], edge.flow), max(ends[1], edge.flow)]
        return ends[0], ends[1]

    def _detour(self, start: int, goal: int, without: int) -> list[tuple[int, bool]] | None:
        try:
            return self._path(start, {goal}, without)[1]
        except TableContradictsItself:
            return None

    def _path(self, start: int, goals: Collection[int], without: int = -1) -> tuple[int, list[tuple[int, bool]]]:
        """The shortest way from start to a goal along edges with room, as (edge, forwards)."""
        came: dict[int, tuple[int, int, bool]] = {}
        queue = deque([start])
        while queue:
            knot = queue.popleft()
            for number in self.touching[knot]:
                edge = self.edges[number]
                forwards = edge.tail == knot
                room = edge.flow < edge.high if forwards else edge.flow > edge.low
                other = edge.head if forwards else edge.tail
                if number == without or not room or other in came or other == start:
                    continue
                came[other] = (knot, number, forwards)
                if other in goals:
                    return other, list(_back(came, other, start))
                queue.append(other)
        raise TableContradictsItself

    def _push(self, path: Sequence[tuple[int, bool]], most: int) -> int:
        for number, forwards in path:
            edge = self.edges[number]
            most = min(most, edge.high - edge.flow if forwards else edge.flow - edge.low)
        return most

    def _move(self, path: Sequence[tuple[int, bool]], amount: int) -> None:
        for number, forwards in path:
            self.edges[number].flow += amount if forwards else -amount


def _back(came: dict[int, tuple[int, int, bool]], end: int, start: int) -> Iterator[tuple[int, bool]]:
    while end != start:
        end, number, forwards = came[end]
        yield number, forwards


def figures(table: SharedTable) -> dict[Place, SharedCount]:
    """Every figure of a table by its place, totals included."""
    found = {(r, c): figure for r, row in enumerate(table.cells) for c, figure in enumerate(row)}
    found |= {(r, TOTAL): figure for r, figure in enumerate(table.row_totals)}
    found |= {(TOTAL, c): figure for c, figure in enumerate(table.column_totals)}
    return found | {(TOTAL, TOTAL): table.total}


def attack(table: SharedTable, enough: int = MANY) -> dict[Place, tuple[int, int]]:
    """The least and most each hidden figure can truly be, from the published table alone.

    `enough`: stop widening a range once it is known to hold that many values (the ends are then inner bounds).
    """
    shown = figures(table)
    net, edges = _network(table, shown)
    net.settle()
    if table.total_overlaps:
        enough = MANY
    found: dict[Place, tuple[int, int]] = {}
    for place in [place for place, figure in shown.items() if figure.hidden]:
        least, most = net.span(edges[place], enough)
        if _overlaps(table, place):
            least = max(
                [shown[place].low, *(found.get(part, (shown[part].low, 0))[0] for part in _parts(table, place))]
            )
        found[place] = (least, min(most, shown[place].high))
    return found


def _overlaps(table: SharedTable, place: Place) -> bool:
    """Whether this is a total that is less than the sum of its cells because sources stand in several of them."""
    row, column = place
    if row == TOTAL:
        return table.total_overlaps if column == TOTAL else table.columns_overlap
    return column == TOTAL and table.rows_overlap


def _parts(table: SharedTable, place: Place) -> list[Place]:
    """The figures none of which can be larger than this total."""
    rows = range(len(table.rows)) if place[0] == TOTAL else [place[0]]
    columns = range(len(table.columns)) if place[1] == TOTAL else [place[1]]
    parts = [(r, c) for r in rows for c in columns]
    if place == (TOTAL, TOTAL):
        parts += [(r, TOTAL) for r in rows] + [(TOTAL, c) for c in columns]
    return parts


def _network(table: SharedTable, shown: dict[Place, SharedCount]) -> tuple[Network, dict[Place, int]]:
    """The table as a network: top -> rows -> columns -> bottom -> top."""
    height, width = len(table.rows), len(table.columns)
    top, bottom = height + width, height + width + 1
    net, edges = Network(height + width + 2), {}
    for r in range(height):
        edges[r, TOTAL] = net.join(top, r, *_limits(shown[r, TOTAL], table.rows_overlap))
    for c in range(width):
        edges[TOTAL, c] = net.join(height + c, bottom, *_limits(shown[TOTAL, c], table.columns_overlap))
    for (r, c), figure in shown.items():
        if TOTAL not in (r, c):
            most = min(figure.high, shown[r, TOTAL].high, shown[TOTAL, c].high, shown[TOTAL, TOTAL].high)
            edges[r, c] = net.join(r, height + c, figure.low, most)
    edges[TOTAL, TOTAL] = net.join(bottom, top, *_limits(table.total, table.total_overlaps))
    return net, edges


def _limits(total: SharedCount, overlap: bool) -> tuple[int, int]:
    """What a total says of the sum of its cells: all of it, or, where sources overlap, only that the sum is no smaller."""
    return total.low, MANY if overlap else total.high


def weak_places(table: SharedTable) -> list[Place]:
    """Hidden figures with fewer than three possible values, worst first."""
    spans = attack(table, NARROWEST)
    weak = [(most - least, place) for place, (least, most) in spans.items() if most - least + 1 < NARROWEST]
    return [place for _, place in sorted(weak)]


def safe_table(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Counts,
    rule: Rule = ORDINARY,
    *,
    totals: Totals | None = None,
    dominated: Collection[Place] = (),
) -> SharedTable:
    """The table by the rule, with as few further figures held back as it takes that no star or dash can be worked out.

    It is tried against a reader stronger than any real one, who has been told which dashes stand for more than a star would.
    In the end every total can be held back, and then each star stands for all its values: so this always comes to an end.
    """
    plain = shared_table(rows, columns, cells, rule, totals=totals)
    held = {place for place in dominated if not figures(plain)[place].hidden}
    while weak := weak_places(_hold_back(plain, held, told=True)):
        held.add(min(_choices(weak[0], plain, held), key=lambda place: _cost(place, plain, held)))
    return _hold_back(plain, held, told=False)


def _choices(weak: Place, plain: SharedTable, held: Collection[Place]) -> list[Place]:
    """What could be held back to protect a weak figure: figures in its row and column and the totals; else any total.

    A zero that the rule shows stays shown, and a star is only ever replaced where it is a total.
    """
    shown = figures(plain)
    open_places = [
        place
        for place, figure in shown.items()
        if place not in held and figure.high > 0 and (TOTAL in place or not figure.hidden)
    ]
    near = [place for place in open_places if place[0] in (weak[0], TOTAL) and place[1] in (weak[1], TOTAL)]
    near += [place for place in open_places if TOTAL not in place and (place[0] == weak[0] or place[1] == weak[1])]
    return near or [place for place in open_places if TOTAL in place]


def _cost(place: Place, plain: SharedTable, held: Collection[Place]) -> tuple[int, bool, int, Place]:
    """How much is lost by holding this figure back: first what stays weak, then totals before cells, then large before small."""
    still_weak = weak_places(_hold_back(plain, {*held, place}, told=True))
    return len(still_weak), TOTAL in place, figures(plain)[place].low, place


def _hold_back(plain: SharedTable, held: Collection[Place], *, told: bool) -> SharedTable:
    """The table with dashes. told: as seen by the stronger reader, who knows a dash over a shown figure to be more than a star."""

    def figure(place: Place, shown: SharedCount) -> SharedCount:
        if place not in held:
            return shown
        return replace(WITHHELD, low=plain.rule.few + 1) if told and not shown.hidden else WITHHELD

    return replace(
        plain,
        cells=tuple(tuple(figure((r, c), shown) for c, shown in enumerate(row)) for r, row in enumerate(plain.cells)),
        row_totals=tuple(figure((r, TOTAL), shown) for r, shown in enumerate(plain.row_totals)),
        column_totals=tuple(figure((TOTAL, c), shown) for c, shown in enumerate(plain.column_totals)),
        total=figure((TOTAL, TOTAL), plain.total),
    )
