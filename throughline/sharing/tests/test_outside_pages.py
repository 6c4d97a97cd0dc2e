"""Pages outside the team: reading home, one release, share links."""

import io
import logging
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from throughline.common import clock
from throughline.sharing import writes
from throughline.sharing.models import ShareLink
from throughline.sharing.tests.conftest import shared
from throughline.sharing.tests.test_preparing_pages import as_, text


@pytest.fixture
def linked(scene):
    scene.release = shared(scene, quotes=1)
    _, scene.token = writes.make_link(release=scene.release, by=scene.ana)
    return scene


def test_the_reading_home_lists_what_was_shared(scene):
    release = shared(scene)
    page = text(as_(scene.paz).get(reverse("sharing:reading")))
    assert "People wait to hear back" in page
    assert "New to you" in page
    assert "People wait to hear back" not in text(as_(scene.bo).get(reverse("sharing:reading")))
    writes.revoke(release=release, by=scene.ana, because="It points to CANARY.")
    page = text(as_(scene.paz).get(reverse("sharing:reading")))
    assert "was taken back" in page
    assert "People wait" not in page
    assert "CANARY" not in page


def test_what_was_there_at_the_last_visit_is_not_new_any_more(scene, monkeypatch):
    shared(scene)
    paz, moment = as_(scene.paz), clock.now()

    def visit(hours: float) -> str:
        monkeypatch.setattr("throughline.sharing.writes.links.now", lambda: moment + timedelta(hours=hours))
        return text(paz.get(reverse("sharing:reading")))

    assert "New to you" in visit(1)
    assert "New to you" in visit(1.2)  # the same look
    assert "New to you" not in visit(2)
    assert "New to you" not in visit(48)


@pytest.mark.parametrize("who", ["ana", "ben", "lea", "dot", "adam", "bo", "lupe", "lou", "dee"])
def test_anyone_not_in_the_circle_gets_the_404_of_nothing(scene, who):
    release = shared(scene)
    client = as_(getattr(scene, who))
    hidden = client.get(reverse("sharing:read", args=[release.pk]))
    missing = client.get(reverse("sharing:read", args=["0198f000-0000-7000-8000-000000000000"]))
    assert hidden.status_code == missing.status_code == 404


def test_no_outside_page_asks_the_thread_anything(linked):
    paz, nobody = as_(linked.paz), Client()
    for client, method, address in (
        (paz, "get", reverse("sharing:reading")),
        (paz, "get", reverse("sharing:read", args=[linked.release.pk])),
        (nobody, "get", reverse("sharing:open-link", args=[linked.token])),
        (nobody, "post", reverse("sharing:open-link", args=[linked.token])),
    ):
        with CaptureQueriesContext(connection) as asked:
            assert getattr(client, method)(address).status_code == 200
        assert [query["sql"] for query in asked if "thread_" in query["sql"]] == []


def test_the_door_is_the_same_for_every_token_and_uses_nothing_up(linked):
    def door(token: str) -> bytes:
        answer = Client().get(reverse("sharing:open-link", args=[token]))
        assert (answer.status_code, answer.cookies) == (200, {})
        return bytes(answer.content)

    assert door(linked.token) == door("x" * 43)
    assert b"People wait" not in door(linked.token)
    assert ShareLink.unscoped.get().open_count == 0


def test_the_button_opens_it(linked):
    as_a_browser = Client(enforce_csrf_checks=True, headers={"origin": "null"})
    answer = as_a_browser.post(reverse("sharing:open-link", args=[linked.token]))
    assert "People wait to hear back" in text(answer)
    assert "Safe words 1." in text(answer)
    assert ShareLink.unscoped.get().open_count == 1
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"].startswith("noindex")
    assert answer["Cache-Control"] == "no-store"


def test_every_dead_link_gives_the_same_bytes(linked):
    def closed(token: str) -> bytes:
        answer = Client().post(reverse("sharing:open-link", args=[token]))
        assert answer.status_code == 404
        return bytes(answer.content)

    unknown = closed("x" * 43)
    assert b"This link no longer works" in unknown
    ShareLink.unscoped.update(expires_at=clock.now())
    assert closed(linked.token) == unknown
    ShareLink.unscoped.update(expires_at=clock.now() + timedelta(days=3), revoked_at=clock.now())
    assert closed(linked.token) == unknown


def test_the_eleventh_try_in_a_minute_waits(linked):
    client = Client()
    for _ in range(10):
        client.post(reverse("sharing:open-link", args=["x" * 43]))
    answer = client.post(reverse("sharing:open-link", args=[linked.token]))
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert ShareLink.unscoped.get().open_count == 0


def test_the_token_is_in_no_log(linked, settings):
    """Every way a link can go, a broken form included, through the handler that the product logs with."""
    handler = logging._handlers.get("console")  # type: ignore[attr-defined]
    assert handler is not None
    written, stream = io.StringIO(), handler.stream
    handler.stream = written
    try:
        address = reverse("sharing:open-link", args=[linked.token])
        Client().get(address)
        Client().post(address)
        Client(enforce_csrf_checks=True).post(address)
        Client().put(address)
        ShareLink.unscoped.update(revoked_at=clock.now())
        for _ in range(12):
            Client().post(address)
        logging.getLogger("django.request").warning("Not Found: %s", address)
        logging.getLogger("elsewhere").error(f"Broken at {address}")
    finally:
        handler.stream = stream
    assert linked.token not in written.getvalue()
    assert "/s/…/" in written.getvalue()


def test_a_new_link_is_shown_once(linked):
    ana = as_(linked.ana)
    page = text(
        ana.post(reverse("sharing:links", args=[linked.release.pk]), {"days": 7, "for_whom": "The GP practice"})
    )
    token = re.search(r"/s/([\w-]{43})/", page).group(1)
    assert token not in text(ana.get(reverse("sharing:release", args=[linked.release.pk])))
    assert Client().post(reverse("sharing:open-link", args=[token])).status_code == 200


def test_a_stopped_link_is_stopped_at_once(linked):
    link = ShareLink.unscoped.get()
    as_(linked.ben).post(reverse("sharing:revoke-link", args=[linked.release.pk, link.pk]))
    assert Client().post(reverse("sharing:open-link", args=[linked.token])).status_code == 404
