"""A person at a device: clicks, types and reads, by mouse or by keyboard alone, with axe after every step."""

from __future__ import annotations

import re
import time
from typing import Any, Literal

from playwright.sync_api import Error, Locator, Page, Request, expect

from e2e.accessibility import violations
from e2e.watching import PAGE_ASKS

Hands = Literal["mouse", "keyboard"]
DEVICES: dict[str, dict[str, Any]] = {
    "narrow": {"viewport": {"width": 320, "height": 640}, "has_touch": True},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
    "tablet": {"viewport": {"width": 820, "height": 1180}, "has_touch": True},
    "laptop": {"viewport": {"width": 1366, "height": 900}},
}


class Walker:
    """One person in one browser window. Every act waits until the page has come to rest and then asks axe."""

    def __init__(self, page: Page, url: str, hands: Hands = "mouse") -> None:
        self.page, self.url, self.hands = page, url, hands
        self._open_requests: set[Request] = set()
        page.on("request", self._opened)
        page.on("requestfinished", self._answered)
        page.on("requestfailed", self._answered)

    # ---- acts

    def go(self, path: str) -> None:
        self.page.goto(f"{self.url}{path}")
        self.look()

    def click(self, target: str | Locator) -> None:
        """Press a link or button by its accessible name, or any control given as a locator."""
        found = self.find(target)
        if self.hands == "keyboard":
            self.reach(found)
            box = found.evaluate("e => e.tagName === 'INPUT' && ['checkbox', 'radio'].includes(e.type)")
            self.page.keyboard.press("Space" if box else "Enter")
        else:
            found.click()
        self.look()

    def fill(self, label: str | Locator, text: str) -> None:
        field = self.page.get_by_label(label, exact=True) if isinstance(label, str) else label
        if self.hands == "keyboard":
            self.reach(field)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(text)
        else:
            field.fill(text)

    def choose(self, label: str | Locator, option: str | None = None) -> None:
        """Tick a checkbox or radio by its label; with `option`, pick that line of a list."""
        field = self.page.get_by_label(label, exact=True) if isinstance(label, str) else label
        if self.hands == "keyboard":
            self.reach(field)
            if option is not None:
                self.page.keyboard.type(option)
            elif not field.is_checked():
                self.page.keyboard.press("Space")
        elif option is not None:
            field.select_option(label=option)
        else:
            field.check(force=True)
        self.look()

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.look()

    def reach(self, target: Locator) -> None:
        """Get the focus there with Tab (and arrows within radios), as a person without a mouse does."""
        target.wait_for(state="attached")
        for _ in range(300):
            where = target.evaluate(
                """e => { const now = document.activeElement;
                if (now === e) return 'there';
                const group = e.type === 'radio' && now && now.type === 'radio' && now.name === e.name && now.form === e.form;
                return group ? 'beside' : 'elsewhere'; }"""
            )
            if where == "there":
                return
            self.page.keyboard.press("ArrowDown" if where == "beside" else "Tab")
        raise AssertionError(f"The keyboard never reached {target}")

    # ---- reading

    def find(self, target: str | Locator) -> Locator:
        if isinstance(target, Locator):
            return target
        button = self.page.get_by_role("button", name=target, exact=True)
        return button.or_(self.page.get_by_role("link", name=target, exact=True)).first

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def does_not_see(self, text: str) -> None:
        """The words are nowhere in the page: not on screen, not hidden in its source."""
        assert text not in self.page.content(), f"“{text}” is in {self.page.url}"

    def is_at(self, pattern: str) -> None:
        expect(self.page).to_have_url(re.compile(pattern))

    # ---- judging

    def look(self) -> None:
        """Wait until the page is at rest; then axe must find nothing."""
        self.settle()
        for attempt in range(3):
            try:
                found = violations(self.page)
                break
            except Error:  # the page moved on while axe was reading it
                if attempt == 2:
                    raise
                self.settle()
        assert not found, f"axe on {self.page.url} ({self.page.viewport_size}):\n" + "\n".join(found)

    def look_every_way(self) -> None:
        """Light and dark, narrow (as at 400 % zoom) to wide: axe finds nothing and nothing scrolls sideways."""
        before = self.page.viewport_size
        for scheme in ("dark", "light"):
            self.page.emulate_media(color_scheme=scheme)
            for width in (320, 768, 1280):
                self.page.set_viewport_size({"width": width, "height": 800})
                self.look()
                over = self.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
                assert over <= 0, f"{self.page.url} scrolls {over} px sideways at {width} px"
        if before:
            self.page.set_viewport_size(before)

    def settle(self, patience: float = 15) -> None:
        """At rest: drawn, no page or partial on its way. Never waits on a network silence, which live pages do not have."""
        until = time.monotonic() + patience
        while True:
            try:
                self.page.evaluate(
                    "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
                )
            except Error:  # a new document is taking the old one's place
                self.page.wait_for_load_state()
                continue
            self.page.wait_for_timeout(15)
            if not self._open_requests:
                break
            waiting = ", ".join(request.url for request in self._open_requests)
            assert time.monotonic() < until, f"Still waiting for {waiting}"
        self.page.wait_for_load_state()

    def _opened(self, request: Request) -> None:
        if request.resource_type in PAGE_ASKS:
            self._open_requests.add(request)

    def _answered(self, request: Request) -> None:
        self._open_requests.discard(request)
