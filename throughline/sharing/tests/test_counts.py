"""The small-number rule, figure by figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.sharing.counts import (
    DASH,
    MANY,
    ORDINARY,
    SENSITIVE,
    STAR,
    STRICT,
    CountsDoNotFit,
    Rule,
    Totals,
    one_source_dominates,
    shared_count,
    shared_percentage,
    shared_table,
)


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "0"),
        (1, "*"),
        (7, "*"),
        (8, "10"),
        (12, "10"),
        (13, "15"),
        (17, "15"),
        (18, "20"),
        (22, "20"),
        (1233, "1,235"),
    ],
)
def test_one_to_seven_is_a_star_and_the_rest_goes_to_the_nearest_five(n: int, said: str) -> None:
    assert str(shared_count(n)) == said


def test_zero_is_a_star_under_a_sensitive_heading() -> None:
    assert [str(shared_count(0, rule)) for rule in (ORDINARY, SENSITIVE, STRICT)] == ["0", STAR, STAR]


def test_the_strict_rule_hides_everything_under_ten() -> None:
    assert [str(shared_count(n, STRICT)) for n in (8, 9, 10, 13)] == [STAR, STAR, "10", "15"]
    assert shared_count(10, STRICT).low == 10


@given(st.integers(0, 5_000), st.sampled_from([ORDINARY, SENSITIVE, STRICT, Rule(few=4, nearest=3)]))
def test_a_figure_never_rules_out_the_truth_and_is_the_same_for_all_it_may_stand_for(n: int, rule: Rule) -> None:
    figure = shared_count(n, rule)
    assert figure.low <= n <= figure.high
    assert {shared_count(other, rule) for other in range(figure.low, figure.high + 1)} == {figure}


@given(st.integers(8, 10_000))
def test_rounding_moves_a_count_by_two_at_most(n: int) -> None:
    number = shared_count(n).number
    assert number is not None
    assert abs(number - n) <= 2
    assert number % 5 == 0


def test_a_count_below_zero_is_refused_in_words() -> None:
    with pytest.raises(CountsDoNotFit, match="a count is below zero"):
        shared_count(-1)


@pytest.mark.parametrize(
    ("contributions", "dominates"),
    [([], False), ([1], True), ([1, 1], False), ([5, 3, 2], False), ([6, 3, 2], True), ([0, 0], False)],
)
def test_a_source_dominates_when_it_gives_more_than_half(contributions: list[int], dominates: bool) -> None:
    assert one_source_dominates(contributions) is dominates


def test_a_dominated_count_is_held_back_whatever_its_size() -> None:
    assert [str(shared_count(n, dominated=True)) for n in (0, 3, 40)] == ["0", STAR, DASH]
    assert shared_count(40, dominated=True).high == MANY


@pytest.mark.parametrize(
    ("part", "whole", "percentage"),
    [(10, 17, None), (10, 18, 50), (18, 41, 50), (3, 40, None), (0, 40, 0), (40, 41, 100)],
)
def test_a_percentage_comes_from_published_figures_and_only_from_twenty(
    part: int, whole: int, percentage: int | None
) -> None:
    assert shared_percentage(shared_count(part), shared_count(whole)) == percentage


def test_no_percentage_of_a_hidden_whole() -> None:
    assert shared_percentage(shared_count(0), shared_count(40, dominated=True)) is None


def test_totals_are_counted_first_and_rounded_on_their_own() -> None:
    table = shared_table(["Keys", "Light"], ["Hainault", "Wanstead"], [[12, 12], [12, 3]])
    assert [str(cell) for row in table.cells for cell in row] == ["10", "10", "10", "*"]
    assert [str(total) for total in table.row_totals] == ["25", "15"]
    assert [str(total) for total in table.column_totals] == ["25", "15"]
    assert str(table.total) == "40"
    assert (table.rows_overlap, table.columns_overlap, table.total_overlaps) == (False, False, False)


def test_a_table_knows_where_its_sources_overlap() -> None:
    table = shared_table(["Keys", "Light"], ["Hainault"], [[12], [9]], totals=Totals((12, 9), (15,), 15))
    assert (table.rows_overlap, table.columns_overlap, table.total_overlaps) == (False, True, True)
    assert str(table.total) == "15"


def test_the_legend_explains_only_the_signs_used() -> None:
    plain = shared_table(["Keys"], ["Hainault"], [[12]])
    both = shared_table(["Keys"], ["Hainault", "Wanstead"], [[12, 3]], SENSITIVE, dominated={(0, 0)})
    assert not any(sign in " ".join(plain.legend) for sign in (STAR, DASH))
    assert "* stands for 0 to 7." in both.legend
    assert any(sentence.startswith(DASH) for sentence in both.legend)
    assert "* stands for 1 to 7." in shared_table(["Keys"], ["Hainault"], [[3]]).legend


@pytest.mark.parametrize(
    ("cells", "totals"),
    [
        ([[1, 2]], None),
        ([[1], [2]], None),
        ([[1, 2], [3, -4]], None),
        ([[1, 2], [3, 4]], Totals((3,), (4, 6), 10)),
        ([[1, 2], [3, 4]], Totals((3, 7), (4,), 10)),
        ([[1, 2], [3, 4]], Totals((4, 7), (4, 6), 10)),
        ([[1, 2], [3, 4]], Totals((3, 7), (2, 6), 10)),
        ([[1, 2], [3, 4]], Totals((3, 7), (4, 6), 6)),
        ([[1, 2], [3, 4]], Totals((3, 7), (4, 6), 11)),
    ],
)
def test_counts_that_make_no_table_are_refused(cells: list[list[int]], totals: Totals | None) -> None:
    with pytest.raises(CountsDoNotFit):
        shared_table(["Keys", "Light"], ["Hainault", "Wanstead"], cells, totals=totals)


def test_a_table_without_rows_or_columns_is_refused() -> None:
    with pytest.raises(CountsDoNotFit):
        shared_table([], ["Hainault"], [])
    with pytest.raises(CountsDoNotFit):
        shared_table(["Keys"], [], [[]])
