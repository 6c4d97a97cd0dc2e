"""The small-number rule: how many people, said so that nobody can be picked out.

Counts leave the team only in this form. The unit is always a distinct source (a person or household heard), never notes.

The rule, as it is printed beside every table:

- 1 to 7 is shown as a star.
- 8 and more is shown to the nearest 5: 8 to 12 as 10, 13 to 17 as 15. Fives have no halves, so "nearest" is never a tie.
- 0 is shown as 0 where the heading is not sensitive; under a sensitive heading 0 is a star as well.
- Every total is counted first and rounded by the same rule, on its own: it need not equal the sum of the figures shown.
- A dash is a figure held back so that a star cannot be worked out. A dash may stand for any number.

`shared_table` applies the rule as it stands; `throughline.sharing.attacker.safe_table` also holds back what gives a star away.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

STAR = "*"
DASH = "–"
MANY = 1_000_000_000  # stands for "no upper limit known"
LEAST_FOR_PERCENTAGES = 20

Counts = Sequence[Sequence[int]]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rule:
    """Which counts are too few to show, and how coarse the rest are.

    `few`: 1 to this is a star. `nearest`: the rest is rounded to this (odd, so that no tie exists). `zero_shown`: whether 0 stays 0.
    """

    few: int = 7
    nearest: int = 5
    zero_shown: bool = True

    def rounded(self, n: int) -> int:
        """The nearest multiple, for n above `few`."""
        return (n + self.nearest // 2) // self.nearest * self.nearest


ORDINARY = Rule()
SENSITIVE = Rule(zero_shown=False)
STRICT = Rule(few=9, zero_shown=False)  # health, faith, immigration, children


@dataclass(frozen=True, slots=True)
class SharedCount:
    """One figure as a reader outside the team sees it, and the true values it may stand for.

    `number` is None where the figure is hidden. `low` and `high` are what the rule alone gives away (`high` is `MANY` where nothing does).
    """

    number: int | None
    low: int
    high: int
    sign: str = ""

    @property
    def hidden(self) -> bool:
        """True for a star and for a dash."""
        return self.number is None

    def __str__(self) -> str:
        return self.sign or f"{self.number:,}"


WITHHELD = SharedCount(None, 0, MANY, DASH)


@dataclass(frozen=True, slots=True)
class SharedTable:
    """A table as published: labels, figures, totals, and the rule they follow. Nothing in it depends on the true counts but the figures.

    `rows_overlap`: a row's total is not the sum of its cells, because one source may stand in several of them; likewise
    `columns_overlap` down a column, and `total_overlaps` for the total of everything.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[SharedCount, ...], ...]
    row_totals: tuple[SharedCount, ...]
    column_totals: tuple[SharedCount, ...]
    total: SharedCount
    rule: Rule
    rows_overlap: bool = False
    columns_overlap: bool = False
    total_overlaps: bool = False

    @property
    def legend(self) -> tuple[str, ...]:
        """The sentences to print under the table: only those its signs need."""
        figures = [self.total, *self.row_totals, *self.column_totals, *(cell for row in self.cells for cell in row)]
        signs = {figure.sign for figure in figures}
        fewest = 1 if self.rule.zero_shown else 0
        sentences = [f"Figures are numbers of people or households heard, rounded to the nearest {self.rule.nearest}."]
        if STAR in signs:
            sentences.append(f"{STAR} stands for {fewest} to {self.rule.few}.")
        if DASH in signs:
            sentences.append(f"{DASH} is a figure held back so that nobody can be picked out. It may be any number.")
        sentences.append(
            "Totals are counted and rounded on their own, so they may differ from the sum of what is shown."
        )
        return tuple(sentences)


class CountsDoNotFit(ValueError):
    """These counts do not make a table: the rows differ in length, a count is below zero, or a total does not agree with its cells."""

    def __str__(self) -> str:
        return str(self.__doc__)


def shared_count(n: int, rule: Rule = ORDINARY, *, dominated: bool = False) -> SharedCount:
    """How many, in the form that may leave the team.

    n: distinct sources. dominated: one source stands behind more than half of it (see `one_source_dominates`), so it is held back whatever its size.
    """
    if n < 0:
        raise CountsDoNotFit
    if n == 0 and rule.zero_shown:
        return SharedCount(0, 0, 0)
    if n <= rule.few:
        return SharedCount(None, 1 if rule.zero_shown else 0, rule.few, STAR)
    if dominated:
        return WITHHELD
    number = rule.rounded(n)
    return SharedCount(number, max(rule.few + 1, number - rule.nearest // 2), number + rule.nearest // 2)


def one_source_dominates(contributions: Sequence[int]) -> bool:
    """Whether one source gave more than half of what a cell counts: contributions are, for example, notes per source."""
    return max(contributions, default=0) * 2 > sum(contributions)


def shared_percentage(part: SharedCount, whole: SharedCount) -> int | None:
    """A whole percentage made from the published figures only, or None where the whole as published is under 20 or either is hidden.

    Deciding by the published figure keeps the mere presence of a percentage from telling 19 from 20.
    """
    if part.number is None or whole.number is None or whole.number < LEAST_FOR_PERCENTAGES:
        return None
    return round(100 * part.number / whole.number)


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals counted as distinct sources, for tables in which a source stands in several cells."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    all: int

    @classmethod
    def of(cls, cells: Counts) -> "Totals":
        """Totals of a table in which every source stands in one cell."""
        rows = tuple(sum(row) for row in cells)
        return cls(rows, tuple(sum(column) for column in zip(*cells, strict=True)), sum(rows))


def shared_table(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Counts,
    rule: Rule = ORDINARY,
    *,
    totals: Totals | None = None,
    dominated: Collection[Place] = (),
) -> SharedTable:
    """The rule, figure by figure. Give `totals` where sources may stand in several cells; without them every total is a sum.

    cells[r][c] are distinct sources. dominated: the (row, column) places where one source gave more than half.
    """
    if len(cells) != len(rows) or not rows or not columns or any(len(row) != len(columns) for row in cells):
        raise CountsDoNotFit
    sums = Totals.of(cells)
    totals = totals or sums
    _agree(totals, sums, cells)
    return SharedTable(
        tuple(rows),
        tuple(columns),
        tuple(
            tuple(shared_count(n, rule, dominated=(r, c) in dominated) for c, n in enumerate(row))
            for r, row in enumerate(cells)
        ),
        tuple(shared_count(n, rule) for n in totals.rows),
        tuple(shared_count(n, rule) for n in totals.columns),
        shared_count(totals.all, rule),
        rule,
        rows_overlap=totals.rows != sums.rows,
        columns_overlap=totals.columns != sums.columns,
        total_overlaps=totals.all != sums.all,
    )


def _agree(totals: Totals, sums: Totals, cells: Counts) -> None:
    """Refuse totals that no set of sources could have: above the sum, or below the largest part."""
    if len(totals.rows) != len(sums.rows) or len(totals.columns) != len(sums.columns):
        raise CountsDoNotFit
    parts = [
        *zip(totals.rows, sums.rows, (max(row) for row in cells), strict=True),
        *zip(totals.columns, sums.columns, (max(column) for column in zip(*cells, strict=True)), strict=True),
        (totals.all, min(sum(totals.rows), sum(totals.columns)), max(*totals.rows, *totals.columns)),
    ]
    if any(not largest <= total <= most for total, most, largest in parts):
        raise CountsDoNotFit
