"""Plain rows end up as saved ones do, under the same constraints."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from throughline.common.clock import now
from throughline.common.ids import uuid7
from throughline.thread import tables
from throughline.thread.models import Item, SearchText
from throughline.thread.tables import Table, plain


def test_a_plain_row_reads_back_as_a_saved_one(leaf: Callable[..., Item]) -> None:
    saved = leaf("Tab\there, back\\slash, “marks”, \U0001f375 and 100 %\nsecond line")
    columns = [field.attname for field in Item._meta.concrete_fields]
    row = Item.unscoped.filter(pk=saved.pk).values_list(*columns).get()
    Item.unscoped.filter(pk=saved.pk).update(title="Gone")
    again = uuid7()
    values = dict(zip(columns, row, strict=True)) | {"id": again}
    Table(Item, *columns).put([[plain(value) for value in values.values()]])
    assert Item.unscoped.filter(pk=again).values_list(*columns).get() == tuple(values.values())


def test_columns_that_are_not_brought_take_their_default(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    made, moment = uuid7(), plain(now())
    names = ("id", "kind", "programme_id", "author_id", "title", "happened_on", "recorded_at", "changed_at")
    row = [made.hex, "leaf", cast.hubs.pk.hex, cast.ana.pk.hex, "Short", "2026-01-02", moment, moment]
    Table(Item, *names).put([row])
    item = Item.unscoped.get(pk=made)
    assert (item.revision, item.language, item.hub, item.tombstoned_at) == (1, "en", None, None)


def test_a_column_of_each_row_s_own_must_be_brought() -> None:
    with pytest.raises(TypeError, match="item_id"):
        Table(SearchText, "words")


def test_the_database_still_refuses_a_second_row_with_the_same_id(leaf: Callable[..., Item]) -> None:
    item, other = leaf(), leaf()
    SearchText.unscoped.filter(item=other).delete()
    table = Table(SearchText, "item_id", "words")
    with pytest.raises(IntegrityError), transaction.atomic():
        table.put([(other.pk.hex, "New"), (item.pk.hex, "Here already")])
    assert not SearchText.unscoped.filter(item=other).exists()


@pytest.mark.parametrize("how_many", [0, 1, 4, 5, 9])
def test_rows_go_in_whole_however_many_fit_a_statement(
    how_many: int, leaf: Callable[..., Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_VALUES", 8)
    leaves = [leaf() for _ in range(how_many)]
    SearchText.unscoped.all().delete()
    Table(SearchText, "item_id", "words").put([(one.pk.hex, f"Word {place}") for place, one in enumerate(leaves)])
    assert list(SearchText.unscoped.order_by("pk").values_list("item_id", "words")) == [
        (one.pk, f"Word {place}") for place, one in enumerate(leaves)
    ]
