"""What happened around us beside what we did: each opens, nobody sees more than they may, the queries stay few."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.test import Client

from throughline.access.words import Standing
from throughline.common.clock import days_from_today, today
from throughline.dashboard.reads.around import around
from throughline.harvest.words import Direction, Meant
from throughline.harvest.writes.changes import Harvested, harvest
from throughline.programme.writes import record_context_event
from throughline.thread.models import Item


def heat(cast: SimpleNamespace, days: int = -40) -> None:
    record_context_event(
        programme=cast.hubs, title="A week of heat", happened="Thirty-three degrees.", began_on=days_from_today(days),
        ended_on=None, by=cast.lea, hubs=[cast.library],
    )  # fmt: skip


def changed(cast: SimpleNamespace, who: str = "The caretaker", standing: Standing = Standing.TEAM) -> Item:
    given = Harvested(who, "leaves the door open", today(), Meant.UNMEANT, Direction.BETTER)
    return harvest(by=cast.ana, programme_id=cast.hubs.pk, given=given, standing=standing)


def test_both_are_told_by_month_and_ours_opens(cast: SimpleNamespace, client: Client) -> None:
    heat(cast)
    made = changed(cast)
    client.force_login(cast.dot)
    page = client.get(f"/p/{cast.hubs.slug}/around-us/").content.decode()
    for words in ("A week of heat", "Thirty-three degrees.", f"{today():%B %Y}", made.get_absolute_url()):
        assert words in page
    assert "One thing happened around us; one thing came of our own work." in page
    told = client.get(f"/p/{cast.hubs.slug}/around-us.csv").content.decode("utf-8-sig")
    assert "A week of heat" in told
    assert "The caretaker" in told


def test_what_is_hidden_is_neither_told_nor_drawn(cast: SimpleNamespace, client: Client) -> None:
    changed(cast, "Zaubernuss", Standing.PRIVATE)
    client.force_login(cast.ben)
    for path in ("around-us/", "around-us.csv"):
        assert "Zaubernuss" not in client.get(f"/p/{cast.hubs.slug}/{path}").content.decode()


def test_before_anything_happened_it_says_so(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ben)
    page = client.get(f"/p/{cast.hubs.slug}/around-us/").content.decode()
    assert "Nothing has been put down for these months" in page
    assert "tl-figure" not in page


def test_older_things_come_with_more_months(cast: SimpleNamespace) -> None:
    heat(cast, -400)
    assert around(cast.ben, cast.hubs, 12).happened == []
    assert [one.title for one in around(cast.ben, cast.hubs, 24).happened] == ["A week of heat"]
    assert around(cast.ben, cast.hubs, 24).first <= today() - timedelta(days=690)


def test_the_queries_do_not_grow_with_what_happened(cast: SimpleNamespace, django_assert_num_queries: Any) -> None:
    """Roles, events and their hubs, releases, versions, cards, and items of the thread."""
    changed(cast)
    heat(cast)
    around(cast.ben, cast.hubs, 12)
    for _ in range(3):
        changed(cast)
    with django_assert_num_queries(6):
        assert len(around(cast.ben, cast.hubs, 12).happened) == 5
