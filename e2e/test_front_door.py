"""What everyone meets first: the health answer, the front page, and the way in."""

import json

from playwright.sync_api import APIRequestContext, Playwright

from e2e.conftest import Walk
from e2e.serving import Server


def asking(playwright: Playwright, server: Server) -> APIRequestContext:
    return playwright.request.new_context(base_url=server.url)


def test_health_says_status_version_and_database(playwright: Playwright, server: Server) -> None:
    answer = asking(playwright, server).get("/healthz")
    assert answer.status == 200
    assert {"status", "version", "database"} <= set(json.loads(answer.text()))


def test_front_page_allows_no_inline_script_and_no_third_party(playwright: Playwright, server: Server) -> None:
    policy = asking(playwright, server).get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-" not in policy
    assert "http" not in policy.replace("'", " ").split()


def test_front_page_is_accessible_at_every_width_and_in_both_themes(walk: Walk) -> None:
    visitor = walk(None)
    visitor.go("/")
    visitor.look_every_way()


def test_an_organiser_signs_in_with_one_click(walk: Walk) -> None:
    organiser = walk("organiser", device="phone")
    organiser.is_at(r"/p/demo/")
