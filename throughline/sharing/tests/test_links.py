"""Share links: dead at once when taken back, the same answer for every dead one, ten tries a minute, no token kept."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from throughline.common import clock
from throughline.sharing import reads, writes
from throughline.sharing.models import LinkOpening, LinkTries, ShareLink
from throughline.sharing.tests.conftest import shared
from throughline.sharing.writes import links


@pytest.fixture
def linked(scene):
    release = shared(scene, quotes=1)
    link, token = writes.make_link(release=release, by=scene.ana)
    scene.release, scene.link, scene.token = release, link, token
    return scene


def test_it_opens_one_release_and_is_counted(linked):
    shown = writes.open_link(linked.token, "10.0.0.1")
    assert shown.title == "People wait to hear back"
    assert list(shown.versions) == []
    linked.link.refresh_from_db()
    assert linked.link.open_count == 1
    assert {field.name for field in LinkOpening._meta.fields} == {"id", "link", "opened_at"}


def test_only_a_hash_is_kept(linked):
    row = ShareLink.unscoped.values().get()
    assert linked.token not in repr(row)
    assert len(linked.token) >= 22


@pytest.mark.parametrize("how", ["unknown", "expired", "link revoked", "release revoked"])
def test_a_dead_link_is_dead(linked, how):
    token = linked.token
    if how == "unknown":
        token = "x" * 43
    elif how == "expired":
        ShareLink.unscoped.update(expires_at=clock.now() - timedelta(seconds=1))
    elif how == "link revoked":
        writes.revoke_link(link=linked.link, by=linked.ben)
    else:
        writes.revoke(release=linked.release, by=linked.ben, because="Wrong.")
    with pytest.raises(reads.LinkClosed):
        writes.open_link(token, "10.0.0.1")
    assert LinkOpening.unscoped.count() == 0


def test_thirty_days_unless_chosen_between_one_and_ninety(linked):
    assert timedelta(days=29) < linked.link.expires_at - clock.now() <= timedelta(days=30)
    for days in (0, 91, -1):
        with pytest.raises(writes.LinkDaysOutOfReach):
            writes.make_link(release=linked.release, by=linked.ana, days=days)


def test_an_unchecked_release_gets_no_link_until_someone_else_has_read_it(scene):
    release = shared(scene)
    with pytest.raises(writes.LinkNeedsACheck):
        writes.make_link(release=release, by=scene.ana)
    writes.approve(release=release, by=scene.ben, because="Fine for anyone.", read=reads.fingerprint(release))
    assert writes.make_link(release=release, by=scene.ana)[1]


def test_ten_tries_a_minute_then_they_come_back(linked, monkeypatch):
    moment = clock.now()
    monkeypatch.setattr(links, "now", lambda: moment)
    for _ in range(10):
        writes.use_a_try("10.0.0.2")
    with pytest.raises(writes.TooManyTries):
        writes.open_link(linked.token, "10.0.0.2")
    writes.use_a_try("10.0.0.3")
    moment += timedelta(seconds=6)
    writes.use_a_try("10.0.0.2")
    with pytest.raises(writes.TooManyTries):
        writes.use_a_try("10.0.0.2")


def test_the_address_is_not_kept(linked):
    writes.use_a_try("10.0.0.4")
    assert "10.0.0.4" not in repr(list(LinkTries.unscoped.values()))


def test_when_tries_cannot_be_counted_the_link_stays_shut(linked, monkeypatch):
    def broken(address):
        raise DatabaseError

    monkeypatch.setattr(links, "use_a_try", broken)
    with pytest.raises(writes.TooManyTries):
        writes.open_link(linked.token, "10.0.0.5")


def test_what_is_new_stays_new_for_one_look(linked, monkeypatch):
    moment = clock.now()
    monkeypatch.setattr(links, "now", lambda: moment)
    assert [row.is_new for row in reads.releases_for(linked.paz)] == [True]
    writes.look(linked.paz)
    assert [row.is_new for row in reads.releases_for(linked.paz)] == [True]
    moment += timedelta(hours=2)
    writes.look(linked.paz)
    assert [row.is_new for row in reads.releases_for(linked.paz)] == [False]
