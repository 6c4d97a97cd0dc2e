"""Ripples: what came of what, whether it went on or ceased when somebody looked, as a drawing, a table and a file."""

import csv
import io
from types import SimpleNamespace

import pytest
from django.test import Client

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.common.clock import days_from_today, today
from throughline.harvest.drawing import drawn
from throughline.harvest.models import RippleMap, RippleOf
from throughline.harvest.reads import ripples as reads
from throughline.harvest.views.ripples import headline
from throughline.harvest.words import Goes, Ripple
from throughline.harvest.writes import ripples as writes
from throughline.thread.models import Item
from throughline.thread.writes import revise


@pytest.fixture
def lock(cupboard: RippleMap, cast: SimpleNamespace) -> RippleOf:
    return writes.add_ripple(
        on=cupboard, by=cast.ana, kind=Ripple.ACTIVITY, words="A lock and two keys", happened_on=days_from_today(-200)
    )


@pytest.fixture
def swap(cupboard: RippleMap, lock: RippleOf, cast: SimpleNamespace) -> RippleOf:
    return writes.add_ripple(
        on=cupboard, by=cast.ana, kind=Ripple.CHANGE, words="A swap each month", who="Four mothers",
        happened_on=days_from_today(-160), came_from=lock.pk,
    )  # fmt: skip


def test_it_is_drawn_told_and_listed(
    cupboard: RippleMap, lock: RippleOf, swap: RippleOf, cast: SimpleNamespace, client: Client
) -> None:
    looks = [(lock.pk, Goes.CEASED, "The lock is broken."), (swap.pk, Goes.ON, "Without us.")]
    writes.look_again(on=cupboard, by=cast.ben, looked_on=days_from_today(-40), found=looks)
    ripples = reads.ripples_of(cast.ben, cupboard)
    assert headline(ripples) == "1 thing done, 1 change seen; 1 went on when last looked at; 1 had ceased."
    drawing = drawn(ripples, [], today())
    assert drawing is not None
    first, second = drawing.lanes
    assert (first.ceased, first.goes_on, first.is_change) == (True, False, False)
    assert (second.ceased, second.goes_on, second.cause_y) == (False, True, first.y)
    assert first.x < second.x < second.until
    client.force_login(cast.dot)
    address = f"/p/{cast.hubs.slug}/ripples/{cupboard.pk}"
    page = client.get(f"{address}/").content.decode()
    assert page.count('<svg class="tl-chart') == 1
    for words in ("A lock and two keys", "Four mothers", "Without us.", "It has ceased", "Came from number 1"):
        assert words in page
    told = client.get(f"{address}.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(told)))
    assert rows[2][:4] == ["2. A swap each month", "Four mothers", rows[2][2], "1"]


def test_an_empty_map_says_so(cupboard: RippleMap, cast: SimpleNamespace, client: Client) -> None:
    assert drawn([], [], today()) is None
    client.force_login(cast.dot)
    page = client.get(f"/p/{cast.hubs.slug}/ripples/{cupboard.pk}/").content.decode()
    assert "Nothing on it yet" in page
    assert "tl-figure" not in page


def test_looking_again_keeps_the_earlier_look(
    cupboard: RippleMap, swap: RippleOf, cast: SimpleNamespace, client: Client
) -> None:
    client.force_login(cast.ben)
    for days, goes, words in ((-90, "on", "Twelve came."), (-1, "ceased", "Nobody has the key.")):
        sent = {
            "looked_on": days_from_today(days).isoformat(), "goes-1": "", "words-1": "", "goes-2": goes,
            "words-2": words, "next_look_on": days_from_today(90).isoformat(),
        }  # fmt: skip
        page = client.post(f"/p/{cast.hubs.slug}/ripples/{cupboard.pk}/look/", sent, follow=True).content.decode()
    for words in ("Twelve came.", "Nobody has the key.", "We look again"):
        assert words in page
    cupboard.refresh_from_db()
    assert cupboard.next_look_on == days_from_today(90)


def test_nothing_comes_before_its_cause_or_from_tomorrow(
    cupboard: RippleMap, swap: RippleOf, cast: SimpleNamespace
) -> None:
    given = {"on": cupboard, "by": cast.ana, "kind": Ripple.CHANGE, "words": "Earlier"}
    with pytest.raises(writes.BeforeItsCause):
        writes.add_ripple(**given, happened_on=days_from_today(-170), came_from=swap.pk)  # type: ignore[arg-type]
    with pytest.raises(writes.StillToCome):
        writes.add_ripple(**given, happened_on=days_from_today(1))  # type: ignore[arg-type]
    with pytest.raises(writes.LookedBeforeItWas):
        writes.look_again(on=cupboard, by=cast.ana, looked_on=days_from_today(-170), found=[(swap.pk, Goes.ON, "")])


def test_a_change_one_may_not_read_is_not_named(
    cupboard: RippleMap, change: Item, cast: SimpleNamespace, client: Client
) -> None:
    writes.add_ripple(
        on=cupboard, by=cast.ana, kind=Ripple.CHANGE, words="A door", happened_on=today(), harvested=change
    )
    revise(item=change, by=cast.ana, what="kept closer", standing=Standing.PRIVATE)
    client.force_login(cast.ben)
    page = client.get(f"/p/{cast.hubs.slug}/ripples/{cupboard.pk}/").content.decode()
    assert str(change.pk) not in page
    assert "A door" in page


def test_a_map_of_another_programme_is_not_there(cupboard: RippleMap, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.dee)
    assert client.get(f"/p/{cast.elsewhere.slug}/ripples/{cupboard.pk}/").status_code == 404
    with pytest.raises(NotVisible):
        reads.map_of(cast.elsewhere.pk, cupboard.pk)
