"""axe-core on the page as it stands, run in a world of its own so that the strict content policy stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[1] / "islands/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """Every violation axe finds on the page now, one readable line each; empty when there is none."""
    world = _World(page)
    try:
        world.run(_axe())
        with _whole_page_in_view(page):
            found = world.run(f"axe.run(document, {{runOnly: {RULES!r}, resultTypes: ['violations']}})")
        return [_line(violation) for violation in found["violations"]]
    finally:
        world.close()


@contextmanager
def _whole_page_in_view(page: Page) -> Iterator[None]:
    """Make the window as tall as the page: axe would count as covered what a reader scrolls out from under a bar."""
    before = page.viewport_size
    tall = page.evaluate("() => document.documentElement.scrollHeight")
    if before is None or tall <= before["height"]:
        yield
        return
    page.set_viewport_size({"width": before["width"], "height": tall})
    try:
        yield
    finally:
        page.set_viewport_size(before)


@cache
def _axe() -> str:
    return f"{AXE.read_text()};undefined"


def _line(violation: dict[str, Any]) -> str:
    places = "; ".join(f"{' '.join(map(str, node['target']))} {node['html'][:160]}" for node in violation["nodes"][:4])
    return f"{violation['id']} ({violation['impact']}): {violation['help']}, at {places}"


class _World:
    """An isolated JavaScript world beside the page's own: same document, other globals, no content policy."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        frame = self._session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = self._session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})
        self._context = world["executionContextId"]

    def run(self, expression: str) -> Any:
        answer = self._session.send(
            "Runtime.evaluate",
            {"expression": expression, "contextId": self._context, "awaitPromise": True, "returnByValue": True},
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def close(self) -> None:
        self._session.detach()
