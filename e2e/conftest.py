"""The browser, the server and the people of the journeys. How to write one: e2e/README.md."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from e2e.serving import Server, serving
from e2e.walking import DEVICES, Hands, Walker
from e2e.watching import Watch

PROOF = Path(__file__).resolve().parents[1] / "var/e2e"
BROWSER = (
    "--no-sandbox --disable-dev-shm-usage --disable-background-networking --disable-component-update --no-first-run"
)

expect.set_options(timeout=10_000)


def pytest_configure(config: pytest.Config) -> None:
    """Keep a picture of every page on which a journey failed, under var/e2e."""
    config.option.screenshot = "only-on-failure"
    config.option.output = str(PROOF)
    config.addinivalue_line("filterwarnings", "ignore:Session-scoped fixtures:pytest.PytestRemovedIn10Warning")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all journeys of a run, with the demonstration in a fresh database."""
    with serving(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    return {**browser_type_launch_args, "executable_path": program, "args": BROWSER.split()}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], server: Server) -> dict[str, Any]:
    """A British browser that asks for less motion, so that nothing is judged in the middle of a fade."""
    mine = {"base_url": server.url, "locale": "en-GB", "timezone_id": "Europe/London", "reduced_motion": "reduce"}
    return {**browser_context_args, **mine}


class Walk(Protocol):
    def __call__(self, who: str | None, device: str = "laptop", hands: Hands = "mouse") -> Walker: ...


@pytest.fixture
def walk(server: Server, new_context: Callable[..., BrowserContext]) -> Iterator[Walk]:
    """A person in a browser of their own, signed in by one click (`None`: a stranger); any number in one journey."""
    watches: list[Watch] = []

    def start(who: str | None, device: str = "laptop", hands: Hands = "mouse") -> Walker:
        context = new_context(**DEVICES[device])
        watches.append(Watch(context, server.url))
        walker = Walker(context.new_page(), server.url, hands)
        if who is not None:
            sign_in(walker.page, who)
            walker.look()
        return walker

    yield start
    for watch in watches:
        watch.nothing_wrong()


def sign_in(page: Page, who: str) -> None:
    """Take a seat on the demonstration's front page: `who` is a seat's key (`organiser-il`) or part of its role."""
    page.goto("/")
    front = page.url
    seat = page.locator(f'form:has(input[name="seat"][value="{who}"])').get_by_role("button")
    if not seat.count():
        seat = page.get_by_role("button", name=re.compile(re.escape(who), re.IGNORECASE))
    assert seat.count(), f"No seat is called {who}; there are: {page.get_by_role('button').all_inner_texts()}"
    seat.first.click()
    expect(page).not_to_have_url(front)
