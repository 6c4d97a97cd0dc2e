"""What no page may do, whatever the journey: ask a third party, break its own policy or script, answer with a 500."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

PAGE_ASKS = {"document", "xhr", "fetch"}


class Watch:
    """Listens to one browser context and keeps the faults it saw."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.origin = origin
        self.faults: list[str] = []
        context.on("request", self._on_request)
        context.on("response", self._on_response)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", "data:", "blob:", "about:")):
            self.faults.append(f"asked somebody else: {request.method} {request.url}")

    def _on_response(self, response: Response) -> None:
        kind = response.request.resource_type
        refused = response.status >= 400 and kind not in PAGE_ASKS
        if response.status >= 500 or refused:
            self.faults.append(f"{response.status} for {kind} {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        # Refused requests are judged above by what they were for; a 404 page is often the very thing under test.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text} ({message.location.get('url')})")

    def _on_error(self, error: WebError) -> None:
        self.faults.append(f"script error: {error.error}")

    def nothing_wrong(self) -> None:
        assert not self.faults, "Seen in the browser:\n" + "\n".join(dict.fromkeys(self.faults))
