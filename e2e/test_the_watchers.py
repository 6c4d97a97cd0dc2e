"""The journeys' own guards: each is shown a fault and must see it, or a green run says nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from e2e.accessibility import violations
from e2e.serving import Server
from e2e.walking import Walker
from e2e.watching import Watch

NOWHERE = "/no-such-page/"


@pytest.fixture
def watched(server: Server, new_context: Callable[..., BrowserContext]) -> tuple[Page, Watch]:
    context = new_context()
    watch = Watch(context, server.url)
    page = context.new_page()
    page.goto(f"{server.url}{NOWHERE}")
    return page, watch


def test_a_page_as_drawn_has_no_fault(watched: tuple[Page, Watch]) -> None:
    page, watch = watched
    assert violations(page) == []
    watch.nothing_wrong()


def test_axe_sees_a_picture_without_words(watched: tuple[Page, Watch]) -> None:
    page, _ = watched
    page.evaluate("() => document.querySelector('main').append(document.createElement('img'))")
    assert any(found.startswith("image-alt") for found in violations(page))


def test_asking_a_third_party_is_seen(watched: tuple[Page, Watch]) -> None:
    page, watch = watched
    page.evaluate("() => { new Image().src = 'https://elsewhere.example/pixel.gif' }")
    page.wait_for_timeout(200)
    assert any("elsewhere.example" in fault for fault in watch.faults)


def test_an_inline_script_is_refused_and_seen(watched: tuple[Page, Watch]) -> None:
    page, watch = watched
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'document.title = 1'; document.body.append(s) }"
    )
    page.wait_for_timeout(200)
    assert page.title() != "1"
    assert any("Content Security Policy" in fault for fault in watch.faults)


def test_a_script_error_is_seen(watched: tuple[Page, Watch]) -> None:
    page, watch = watched
    page.evaluate("() => { setTimeout(() => { throw new Error('dropped the kettle') }) }")
    page.wait_for_timeout(200)
    assert any("dropped the kettle" in fault for fault in watch.faults)


def test_scrolling_sideways_is_seen(watched: tuple[Page, Watch], server: Server) -> None:
    page, _ = watched
    page.evaluate(
        "() => { const wide = document.createElement('p'); wide.style.width = '1500px'; "
        "wide.textContent = 'wide'; document.querySelector('main').append(wide) }"
    )
    with pytest.raises(AssertionError, match="sideways"):
        Walker(page, server.url).look_every_way()


def test_the_keyboard_alone_reaches_a_link(watched: tuple[Page, Watch], server: Server) -> None:
    page, _ = watched
    walker = Walker(page, server.url, hands="keyboard")
    last = page.get_by_role("link").last
    walker.reach(last)
    assert last.evaluate("e => e === document.activeElement")
