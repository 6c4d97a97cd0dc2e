"""Among many notes the database follows links and the list's index; it never walks the programme to find thirty rows."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.models import QuerySet

from throughline.access.visible import readable
from throughline.thread import reads
from throughline.thread.models import Item, Link
from throughline.thread.planner import expect_many_rows

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL gathers its own figures")


def plan_of(rows: "QuerySet[Item] | QuerySet[Link]") -> str:
    return rows.explain()


def test_a_list_of_one_kind_is_read_in_the_order_of_its_index(cast: SimpleNamespace) -> None:
    plan = plan_of(reads.newest(cast.ana, cast.hubs.pk, "note")[:30])
    assert "item_by_kind_and_day" in plan
    assert "TEMP B-TREE" not in plan


def test_what_bears_on_an_item_is_found_from_its_links(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    plan = plan_of(Link.unscoped.filter(readable(cast.ana, "source__"), target=leaf()))
    assert plan.index("thread_link") < plan.index("thread_item")
    assert "SUBQUERY" not in plan


def test_the_figures_are_laid_once(db: None) -> None:
    def figures() -> set[tuple[str, ...]]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT tbl, idx, stat FROM sqlite_stat1")
            return set(cursor.fetchall())

    before = figures()
    expect_many_rows(connection)
    assert figures() == before
    assert ("thread_item", "sqlite_autoindex_thread_item_1", "100000 1") in before
