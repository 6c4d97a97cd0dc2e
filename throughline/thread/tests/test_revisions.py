"""Every change of an item is a kept revision."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import NotAllowed
from throughline.common.clock import now
from throughline.thread import reads, writes
from throughline.thread.models import Item
from throughline.thread.writes import ChangedMeanwhile, TooLateToRestore


def test_each_change_is_kept_with_who_and_what(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    item = leaf("First")
    writes.revise(item=item, by=cast.ben, what="reworded", because="a slip", title="Second", fields={"words": "Second"})
    told = [
        (kept.number, kept.changed_by, kept.what, kept.fields["title"]) for kept in reads.history_of(cast.lea, item)
    ]
    assert told == [(2, cast.ben, "reworded", "Second"), (1, cast.ana, "recorded", "First")]


def test_a_change_from_an_older_reading_is_refused_and_changes_nothing(
    leaf: Callable[..., Item], cast: SimpleNamespace
) -> None:
    item = leaf("First")
    writes.revise(item=item, by=cast.ben, what="reworded", title="Second", base_revision=1)
    with pytest.raises(ChangedMeanwhile) as refused:
        writes.revise(item=item, by=cast.ana, what="reworded", title="Mine", base_revision=1)
    assert refused.value.item.title == "Second"
    assert reads.item(cast.ana, item.pk).title == "Second"


def test_history_is_as_hidden_as_the_item(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    item = leaf(standing=Standing.PRIVATE)
    with pytest.raises(NotVisible):
        reads.history_of(cast.ben, item)


def test_an_id_from_a_phone_is_unique_by_the_database(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    item = leaf()
    with pytest.raises(IntegrityError), transaction.atomic():
        leaf("The same id again", item_id=item.pk)


def test_only_its_author_or_a_lead_withdraws(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    item = leaf()
    with pytest.raises(NotAllowed):
        writes.withdraw(item=item, by=cast.ben, because="I'd rather not")
    writes.withdraw(item=item, by=cast.dot, because="asked to")
    assert item not in reads.items(cast.ana)


def test_restoring_is_possible_for_thirty_days(
    leaf: Callable[..., Item], cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = leaf()
    writes.withdraw(item=item, by=cast.ana, because="a slip")
    later = now() + timedelta(days=31)
    monkeypatch.setattr(writes, "now", lambda: later)
    with pytest.raises(TooLateToRestore):
        writes.restore(item_id=item.pk, by=cast.ana)


def test_what_was_private_before_it_was_shared_stays_its_authors(
    leaf: Callable[..., Item], cast: SimpleNamespace
) -> None:
    item = leaf("Mrs P at no. 14", standing=Standing.PRIVATE)
    writes.revise(
        item=item, by=cast.ana, what="shared", title="A neighbour", fields={"words": "A neighbour"},
        standing=Standing.TEAM,
    )  # fmt: skip
    assert [kept.number for kept in reads.history_of(cast.ana, item)] == [2, 1]
    assert [kept.number for kept in reads.history_of(cast.lea, item)] == [2]
    with pytest.raises(NotVisible):
        reads.revision_of(cast.ben, item, 1)


def test_what_was_restricted_stays_with_those_who_read_restricted_rows(
    leaf: Callable[..., Item], cast: SimpleNamespace
) -> None:
    item = leaf("Five young carers", standing=Standing.RESTRICTED)
    writes.revise(item=item, by=cast.ana, what="shared", title="Young carers", standing=Standing.TEAM)
    assert [kept.number for kept in reads.history_of(cast.dot, item)] == [2, 1]
    assert [kept.number for kept in reads.history_of(cast.ben, item)] == [2]
