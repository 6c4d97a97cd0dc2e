"""The nosy reader finds what can be found, and finds nothing in a guarded table."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from throughline.sharing.attacker import (
    NARROWEST,
    TOTAL,
    TableContradictsItself,
    attack,
    figures,
    safe_table,
    weak_places,
)
from throughline.sharing.counts import (
    DASH,
    MANY,
    ORDINARY,
    SENSITIVE,
    STAR,
    STRICT,
    Place,
    Rule,
    SharedCount,
    SharedTable,
    Totals,
    shared_table,
)
from throughline.sharing.tests.tables import SHAPES, tables

Spans = dict[Place, tuple[int, int]]
TINY = Rule(few=2, nearest=3)


def names(count: int) -> list[str]:
    return [str(number) for number in range(count)]


def publish(cells: list[list[int]], rule: Rule = ORDINARY) -> SharedTable:
    return shared_table(names(len(cells)), names(len(cells[0])), cells, rule)


def guarded(cells: list[list[int]], rule: Rule = ORDINARY, totals: Totals | None = None) -> SharedTable:
    return safe_table(names(len(cells)), names(len(cells[0])), cells, rule, totals=totals)


def by_trying_everything(table: SharedTable, most: int = 9) -> Spans:
    """The same answer by enumeration: every table of small counts that would have been published like this one."""
    shown = figures(table)
    cells = [place for place in shown if TOTAL not in place]
    width = len(table.columns)
    found: dict[Place, set[int]] = {place: set() for place, figure in shown.items() if figure.hidden}
    for counts in product(*(range(shown[place].low, min(shown[place].high, most) + 1) for place in cells)):
        rows = [list(counts[start : start + width]) for start in range(0, len(counts), width)]
        truth = dict(zip(cells, counts, strict=True))
        truth |= {(r, TOTAL): sum(row) for r, row in enumerate(rows)}
        truth |= {(TOTAL, c): sum(column) for c, column in enumerate(zip(*rows, strict=True))}
        truth[TOTAL, TOTAL] = sum(counts)
        if all(shown[place].low <= n <= shown[place].high for place, n in truth.items()):
            for place, values in found.items():
                values.add(truth[place])
    assert all(values == set(range(min(values), max(values) + 1)) for values in found.values())
    return {place: (min(values), max(values)) for place, values in found.items()}


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([(2, 2), (1, 3), (2, 3)]).flatmap(
        lambda shape: st.lists(
            st.lists(st.integers(0, 5), min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
        )
    )
)
def test_the_attack_finds_exactly_what_trying_every_table_finds(cells: list[list[int]]) -> None:
    table = publish(cells, TINY)
    assert attack(table) == by_trying_everything(table)


def test_subtraction_is_found() -> None:
    spans = attack(publish([[7, 7], [20, 20]]))
    assert spans[0, 0] == (6, 7)


def test_stars_that_can_only_be_ones_are_found_and_guarded() -> None:
    ones = [[1, 1, 1, 1, 1, 1, 1]]
    spans = attack(publish(ones))
    assert spans[0, 0] == (1, 1)
    assert spans[0, TOTAL] == (7, 7)
    assert weak_places(guarded(ones)) == []
    assert [str(cell) for cell in guarded(ones).cells[0]] == [STAR] * 7


def test_a_table_with_nothing_to_find_stays_as_the_rule_made_it() -> None:
    cells = [[30, 40], [0, 50]]
    assert guarded(cells) == publish(cells)
    assert attack(publish(cells)) == {}


def test_a_dash_protects_where_a_star_could_be_worked_out() -> None:
    table = guarded([[7, 7], [20, 20]])
    signs = [figure.sign for figure in figures(table).values()]
    assert signs.count(DASH) == 1
    assert weak_places(table) == []


def test_a_dash_over_a_shown_zero_is_never_used() -> None:
    table = guarded([[0, 7, 7, 0]])
    assert [str(cell) for cell in table.cells[0]] == ["0", STAR, STAR, "0"]


def test_a_dominated_cell_is_held_back_and_cannot_be_worked_out() -> None:
    table = safe_table(names(2), names(2), [[30, 20], [25, 3]], dominated={(0, 0), (1, 1)})
    assert [str(cell) for row in table.cells for cell in row][::3] == [DASH, STAR]
    least, most = attack(table)[0, 0]
    assert most - least + 1 >= NARROWEST


def test_a_table_that_nobody_could_have_counted_is_refused() -> None:
    impossible = replace(publish([[9, 9]]), total=SharedCount(100, 98, 102))
    with pytest.raises(TableContradictsItself, match="No true counts agree"):
        attack(impossible)
    narrow = replace(publish([[9, 9]]), total=SharedCount(0, 0, 0))
    with pytest.raises(TableContradictsItself):
        attack(narrow)


OVERLAPPING = Totals((12, 9), (14, 3), 15)


def test_overlapping_totals_only_bound_their_cells() -> None:
    table = shared_table(names(2), names(2), [[10, 2], [8, 1]], totals=OVERLAPPING)
    spans = attack(table)
    assert spans[0, 1] == (1, 4)
    assert spans[1, 1] == (1, 4)
    assert spans[TOTAL, 1] == (1, 7)


def test_an_overlapping_table_can_be_guarded() -> None:
    cells = [[1, 0], [1, 0], [0, 30]]
    table = guarded(cells, totals=Totals((1, 1, 30), (1, 30), 31))
    assert weak_places(table) == []
    assert table.total_overlaps


def test_a_row_total_may_overlap_too() -> None:
    table = shared_table(names(1), names(2), [[3, 4]], totals=Totals((5,), (3, 4), 5))
    assert attack(table)[0, TOTAL] == (1, 7)
    assert attack(table)[TOTAL, TOTAL] == (1, 7)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 16), min_size=3, max_size=3), min_size=2, max_size=3),
    st.sampled_from([ORDINARY, SENSITIVE, STRICT]),
    st.data(),
)
def test_guarding_always_comes_to_an_end_and_keeps_the_truth_possible(
    cells: list[list[int]], rule: Rule, data: st.DataObject
) -> None:
    sums = Totals.of(cells)
    columns = tuple(data.draw(st.integers(max(column), sum(column))) for column in zip(*cells, strict=True))
    most = min(sum(sums.rows), sum(columns))
    everyone = data.draw(st.integers(max(*sums.rows, *columns), max(most, *sums.rows, *columns)))
    totals = Totals(sums.rows, columns, everyone) if everyone <= most else None
    table = guarded(cells, rule, totals)
    truth = {(r, c): n for r, row in enumerate(cells) for c, n in enumerate(row)}
    for place, (least, highest) in attack(table).items():
        assert highest - least + 1 >= NARROWEST
        assert least <= truth.get(place, least) <= highest


@pytest.mark.parametrize("shape", SHAPES)
def test_no_hidden_figure_is_recovered_from_random_tables(shape: tuple[int, int]) -> None:
    narrow_before, recovered, narrow = 0, 0, 0
    for cells, rule in tables(shape, 500, seed=22):
        narrow_before += len(weak_places(publish(cells, rule)))
        spans = attack(guarded(cells, rule), NARROWEST).values()
        recovered += sum(least == most for least, most in spans)
        narrow += sum(most - least + 1 < NARROWEST for least, most in spans)
    assert narrow_before > 0, "an attacker that finds nothing in unguarded tables proves nothing"
    assert (recovered, narrow) == (0, 0)


def test_the_dash_may_stand_for_anything() -> None:
    dashes = [figure for figure in figures(guarded([[1, 1, 1, 1, 1, 1, 1]])).values() if figure.sign == DASH]
    assert dashes
    assert all((figure.low, figure.high) == (0, MANY) for figure in dashes)
