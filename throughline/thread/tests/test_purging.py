"""After 30 days a withdrawn item has no words left anywhere of the thread; its place and its links stay."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection

from throughline.common.clock import now
from throughline.thread import audit, jobs, kinds, writes
from throughline.thread.models import AuditEntry, Excerpt, Item, Link, Revision, SearchText
from throughline.thread.purging import purge_withdrawn
from throughline.thread.words import Meaning

CANARY = "canary seventeen"


@pytest.fixture
def withdrawn(cast: SimpleNamespace, leaf: Callable[..., Item]) -> Item:
    """A leaf with a marked span and a link, withdrawn 31 days ago."""
    item = leaf(f"A {CANARY} sings.")
    span = writes.mark_excerpt(source=item, begins_at=2, ends_at=18, by=cast.ana)
    root = leaf("It stands.", kind="root")
    writes.link(source=span, target=root, meaning=Meaning.SUPPORTS, by=cast.ana, because=CANARY)
    writes.withdraw(item=item, by=cast.ana, because=CANARY)
    age(item, 31)
    item.refresh_from_db()
    return item


def age(item: Item, days: int) -> None:
    spans = Excerpt.unscoped.filter(source=item).values("item_id")
    for rows in (Item.unscoped.filter(pk=item.pk), Item.unscoped.filter(pk__in=spans)):
        rows.update(tombstoned_at=now() - timedelta(days=days))


def everything() -> str:
    """Every word that the thread's tables and the search index hold."""
    tables = [Item, Link, Revision, SearchText, AuditEntry]
    rows = [str(list(table.unscoped.values())) for table in tables]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            rows.append(
                str(cursor.execute("SELECT rowid FROM thread_search WHERE thread_search MATCH 'canary'").fetchall())
            )
    return " ".join(rows)


def test_no_word_of_it_is_left_and_its_place_stays(withdrawn: Item) -> None:
    emptied: list[object] = []
    kinds._KINDS["leaf"] = kinds.Kind(
        name="leaf",
        label="Leaf",
        plural="Leaves",
        page="library:item",
        purge=emptied.extend,
    )
    links = Link.unscoped.count()
    assert CANARY in everything()
    assert purge_withdrawn() == 1
    assert CANARY not in everything()
    assert emptied == [withdrawn.pk]
    kept = Item.unscoped.get(pk=withdrawn.pk)
    assert (kept.title, kept.tombstoned_at, kept.happened_on) == (
        "Leaf",
        withdrawn.tombstoned_at,
        withdrawn.happened_on,
    )
    assert Link.unscoped.count() == links


def test_doing_it_again_does_nothing(withdrawn: Item) -> None:
    assert (purge_withdrawn(), purge_withdrawn()) == (1, 0)
    assert AuditEntry.unscoped.filter(act="item.purged", subject_id=withdrawn.pk, actor_id=None).count() == 1
    audit.verify()


def test_what_can_still_be_brought_back_keeps_its_words(withdrawn: Item, cast: SimpleNamespace) -> None:
    age(withdrawn, 29)
    assert purge_withdrawn() == 0
    assert writes.restore(item_id=withdrawn.pk, by=cast.ana).title == f"A {CANARY} sings."


def test_one_day_waits_at_a_time(settings: object, db: None) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}  # type: ignore[attr-defined]
    assert [jobs.wait_for_the_next(), jobs.wait_for_the_next(jobs.EVERY)] == [True, False]
    (due,) = jobs.DBTaskResult.objects.ready()
    due.claim("worker")
    jobs.daily.call()
    assert not jobs.DBTaskResult.objects.ready().exists(), "the next waits until tomorrow"
    assert jobs.DBTaskResult.objects.filter(status="READY").count() == 1
