"""An indicator is withdrawn with its readings and brought back with them; nobody withdraws what others have seen."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from throughline.access.writable import NotAllowed
from throughline.common.refusals import NeedsBecause
from throughline.indicators import reads, writes
from throughline.indicators.tests.conftest import COUNTED, TOLD, Begin, Take
from throughline.indicators.writes import Seen, take_reading
from throughline.thread import reads as thread
from throughline.thread.models import AuditEntry
from throughline.thread.writes import mark_excerpt, restore


def test_it_goes_with_its_readings_and_comes_back_with_them(
    begin: Begin, take: Take, cast: SimpleNamespace, client: Client
) -> None:
    item = begin(TOLD)
    taken = take(item, story="They asked about the queue.")
    words = mark_excerpt(source=taken, begins_at=0, ends_at=10, by=cast.ana)
    client.force_login(cast.ana)
    page = client.post(f"/indicators/{item.pk}/withdraw/", {"because": "It named a street."}, follow=True)
    assert "with its readings" in page.content.decode()
    assert reads.indicators_of(cast.ana, cast.hubs.pk) == []
    assert thread.items(cast.ana).filter(pk__in=[item.pk, taken.pk, words.pk]).count() == 0
    assert client.get(f"/readings/{taken.pk}/").status_code == 404
    listed = client.get(reverse("library:withdrawn", args=["hubs"])).content.decode()
    assert f"/items/{item.pk}/restore/" in listed
    assert f"/items/{taken.pk}/restore/" not in listed
    client.post(reverse("library:restore", args=[item.pk]))
    assert thread.items(cast.ana).filter(pk__in=[item.pk, taken.pk, words.pk]).count() == 3
    assert "They asked about the queue." in client.get(f"/readings/{taken.pk}/").content.decode()


def test_a_reading_withdrawn_before_stays_withdrawn(begin: Begin, take: Take, cast: SimpleNamespace) -> None:
    item = begin(COUNTED)
    taken, kept = take(item, value=3), take(item, value=4)
    writes.withdraw_reading(item=taken, by=cast.ana, because="Counted twice.")
    writes.withdraw_indicator(item=item, by=cast.ana, because="A slip.")
    restore(item_id=item.pk, by=cast.ana)
    assert [one.item for one in reads.indicator_of(cast.ana, item).readings] == [kept]


def test_the_page_says_what_it_does_and_asks_why(
    begin: Begin, take: Take, cast: SimpleNamespace, client: Client
) -> None:
    item = begin(COUNTED)
    take(item, value=3)
    client.force_login(cast.ana)
    page = client.get(f"/indicators/{item.pk}/withdraw/").content.decode()
    assert "“Second conversations” goes from every page, with its reading." in page
    assert "name a day to stop instead" in page
    refused = client.post(f"/indicators/{item.pk}/withdraw/", {"because": " "})
    assert refused.status_code == 422
    assert "Say why, in a few words." in refused.content.decode()
    with pytest.raises(NeedsBecause):
        writes.withdraw_indicator(item=item, by=cast.ana, because=" ")


def test_what_others_have_seen_is_for_a_lead_to_withdraw(begin: Begin, cast: SimpleNamespace, client: Client) -> None:
    item = begin(TOLD)
    take_reading(
        indicator=item, by=cast.ben, given=Seen(item.happened_on, "We were asked.", story="They asked about the queue.")
    )
    client.force_login(cast.ana)
    assert "Withdraw</a>" not in client.get(item.get_absolute_url()).content.decode()
    assert client.get(f"/indicators/{item.pk}/withdraw/").status_code == 403
    with pytest.raises(NotAllowed):
        writes.withdraw_indicator(item=item, by=cast.ana, because="A slip.")
    client.force_login(cast.lea)
    assert "Withdraw</a>" in client.get(item.get_absolute_url()).content.decode()
    client.post(f"/indicators/{item.pk}/withdraw/", {"because": "Nobody looks."})
    assert reads.indicators_of(cast.ben, cast.hubs.pk) == []


def test_the_trail_knows_of_each(begin: Begin, take: Take, cast: SimpleNamespace) -> None:
    item = begin(COUNTED)
    taken = take(item, value=3)
    writes.withdraw_indicator(item=item, by=cast.ana, because="A slip.")
    rows = AuditEntry.unscoped.filter(act="item.withdrawn", subject_id__in=[item.pk, taken.pk])
    assert rows.count() == 2
