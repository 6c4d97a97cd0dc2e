"""The list and an indicator's page: the caveat and the newest note of meaning always beside the drawing, its figures in a table."""

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from throughline.common.clock import days_from_today
from throughline.indicators import reads
from throughline.indicators.tests.conftest import CAVEAT, COUNTED, GRADED, SCALED, TOLD, Begin, Take
from throughline.indicators.views.drawing import GROUND, TOP, drawn
from throughline.programme.writes import record_context_event
from throughline.thread import audit
from throughline.thread.models import Item


@pytest.fixture
def read_twice(begin: Begin, take: Take) -> Item:
    item = begin(COUNTED)
    take(item, date(2026, 3, 1), date(2026, 3, 31), value=14, meaning="Before the holidays.")
    take(item, date(2026, 2, 1), date(2026, 2, 28), value=9, meaning="Two of us were away.")
    return item


def page_of(client: Client, cast: SimpleNamespace, address: str) -> str:
    client.force_login(cast.ben)
    return client.get(address).content.decode()


def test_meaning_and_caveat_stand_beside_the_drawing(read_twice: Item, cast: SimpleNamespace, client: Client) -> None:
    page = page_of(client, cast, read_twice.get_absolute_url())
    assert page.count(CAVEAT) == 1
    assert "March 2026: 14 conversations. Before that, February 2026: 9 conversations." in page
    assert "Before the holidays." in page
    assert 'role="img" aria-label="A bar for each of 2 readings' in page


def test_every_point_is_in_the_table_and_opens(read_twice: Item, cast: SimpleNamespace, client: Client) -> None:
    page = page_of(client, cast, read_twice.get_absolute_url())
    table = page[page.index("<table") : page.index("</table>")]
    for one in reads.indicator_of(cast.ben, read_twice).readings:
        assert f'href="{one.item.get_absolute_url()}"' in table
        assert one.meaning in table
        assert one.meaning in page_of(client, cast, one.item.get_absolute_url())


def test_the_file_says_the_same_and_the_trail_knows(read_twice: Item, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.dot)
    answer = client.get(f"/indicators/{read_twice.pk}/readings.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1] == ["2026-02-01", "2026-02-28", "9", "9 conversations", "", "Two of us were away."]
    assert rows[-1][3:5] == ["What this cannot tell", CAVEAT]
    assert audit.AuditEntry.unscoped.filter(act="indicator.exported", subject_id=read_twice.pk).count() == 1


def test_stories_are_a_dated_list(begin: Begin, take: Take, cast: SimpleNamespace, client: Client) -> None:
    item = begin(TOLD)
    take(item, date(2026, 2, 3), story="The board asked about the queue.", meaning="It was one member.")
    page = page_of(client, cast, item.get_absolute_url())
    assert '<svg class="tl-chart' not in page
    assert "The board asked about the queue." in page
    assert "It was one member." in page
    assert CAVEAT in page


def test_what_happened_around_us_is_behind_the_drawing(read_twice: Item, cast: SimpleNamespace, client: Client) -> None:
    def happened(title: str, began: date, hubs: Iterable[Any] = ()) -> None:
        record_context_event(
            programme=cast.hubs, title=title, happened="", began_on=began, ended_on=None, hubs=hubs, by=cast.lea
        )

    happened("A boiler failed", date(2026, 2, 10), [cast.library])
    happened("An election", date(2025, 5, 1))
    page = page_of(client, cast, read_twice.get_absolute_url())
    assert "A boiler failed" in page
    assert "An election" not in page  # before the first reading
    assert page.count("tl-around__day") == 1


def test_the_drawing_places_values_between_its_ends(begin: Begin, take: Take, cast: SimpleNamespace) -> None:
    counted, graded = begin(COUNTED), begin(GRADED)
    for value in (0, 10):
        take(counted, date(2026, 3, 1 + value), value=value)
    for level in (1, 3):
        take(graded, date(2026, 3, level), level=level)
    for item in (counted, graded):
        found = reads.indicator_of(cast.ben, item)
        picture = drawn(found.details, found.readings, [])
        assert picture is not None
        assert picture.points[0].y > picture.points[1].y == TOP
        assert (picture.points[0].y == GROUND) is (
            item == counted
        )  # a count stands on nothing; a level has its own line
        assert picture.points[0].middle < picture.points[1].middle


def test_a_scale_is_drawn_between_its_own_ends(begin: Begin, take: Take, cast: SimpleNamespace) -> None:
    item = begin(SCALED)
    take(item, value=3)
    found = reads.indicator_of(cast.ben, item)
    picture = drawn(found.details, found.readings, [])
    assert picture is not None
    assert picture.points[0].y == (GROUND + TOP) / 2
    assert (picture.lower, picture.upper) == ("1: kept it to myself", "5: said it")


def test_the_list_keeps_the_order_and_shows_the_newest_meaning(
    read_twice: Item, begin: Begin, cast: SimpleNamespace, client: Client
) -> None:
    begin(replace(TOLD, stop_on=days_from_today(-1)))
    page = page_of(client, cast, f"/p/{cast.hubs.slug}/indicators/")
    assert "Before the holidays." in page
    assert "Two of us were away." not in page
    assert (
        page.index("Second conversations")
        < page.index("No longer looked at")
        < page.index("Decisions citing listening")
    )


def test_the_list_asks_as_much_for_many_as_for_one(
    read_twice: Item, begin: Begin, take: Take, cast: SimpleNamespace, django_assert_num_queries: Any
) -> None:
    """The items, their fields, the questions they help, the items of their readings, the readings; one for the reader's roles."""
    with django_assert_num_queries(6):
        reads.indicators_of(cast.ben, cast.hubs.pk)
    for _ in range(4):
        take(begin(COUNTED), value=1)
    with django_assert_num_queries(5):
        reads.indicators_of(cast.ben, cast.hubs.pk)


def test_it_is_begun_and_changed_on_its_pages(
    question: Item, take: Take, cast: SimpleNamespace, client: Client
) -> None:
    client.force_login(cast.ben)
    sent = {
        "looks_at": "New people in the room", "question": str(question.pk), "noticed": "count", "rhythm": "month",
        "caveat": "", "unit": "people",
    }  # fmt: skip
    address = f"/p/{cast.hubs.slug}/indicators/new/"
    page = client.post(address, sent)
    assert page.status_code == 422
    assert "Say what this cannot tell." in page.content.decode()
    page = client.post(address, sent | {"caveat": "Faces we know."}, follow=True)
    assert "Helps us ask" in page.content.decode()
    [listed] = reads.indicators_of(cast.ben, cast.hubs.pk)
    start = client.get(f"/indicators/{listed.item.pk}/change/").content.decode()
    assert "Faces we know." in start
    take(listed.item, value=3)
    page = client.post(
        f"/indicators/{listed.item.pk}/change/", sent | {"caveat": "x", "noticed": "story", "revision": "1"}
    )
    assert "so how it is noticed stays" in page.content.decode()


def test_a_reader_without_a_pen_sees_no_acts(read_twice: Item, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.dot)
    page = client.get(read_twice.get_absolute_url()).content.decode()
    assert "Take a reading" not in page
    assert "Share this indicator" not in page
