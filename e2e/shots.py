"""The screenshots in docs/screenshots: the main pages at three widths. `./dev shots`; no test of the ordinary run."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.urls import reverse

from e2e.conftest import Walk
from e2e.walking import Walker

ALBUM = Path(__file__).resolve().parents[1] / "docs/screenshots"
WIDTHS = (320, 768, 1280)


@dataclass(frozen=True)
class Shot:
    """One page: who looks, where they begin, and which first link of that page they follow (a pattern of its address)."""

    name: str
    who: str | None
    begin: str
    follow: str = ""
    slug: bool = True

    def path(self) -> str:
        return reverse(self.begin, args=["demo"] if self.slug else [])


SHOTS = [
    Shot("front", None, "web:front", slug=False),
    Shot("my-week", "organiser-sk", "dashboard:week"),
    Shot("capture", "organiser-sk", "capture:new"),
    Shot("notes", "learning-lead", "library:notes"),
    Shot("note", "organiser-sk", "library:notes", follow=r"^/notes/[0-9a-f-]{36}/$"),
    Shot("themes", "learning-lead", "sensemaking:themes"),
    Shot("theme", "learning-lead", "sensemaking:themes", follow=r"^/themes/[0-9a-f-]{36}/$"),
    Shot("team", "learning-lead", "dashboard:team"),
    Shot("learning", "learning-lead", "dashboard:learning"),
    Shot("theory-outline", "learning-lead", "theory:home"),
    Shot("theory-map", "learning-lead", "theory:home", follow=r"^/theory/[0-9a-f-]{36}/map/$"),
    Shot("assumption", "learning-lead", "theory:home", follow=r"^/theory/assumptions/[0-9a-f-]{36}/$"),
    Shot("experiments", "learning-lead", "experiments:portfolio"),
    Shot("questions", "learning-lead", "questions:wall"),
    Shot("indicators", "learning-lead", "indicators:list"),
    Shot("boards", "learning-lead", "governance:boards", follow=r"/boards/[0-9a-f-]{36}/$"),
    Shot("decision", "learning-lead", "governance:decisions", follow=r"^/decisions/[0-9a-f-]{36}/$"),
    Shot("said-back", "learning-lead", "feedback:entries"),
    Shot("changes", "learning-lead", "harvest:changes"),
    Shot("reports", "learning-lead", "reports:reports", follow=r"^/reports/[0-9a-f-]{36}/$"),
    Shot("public", None, "publicpages:programme", follow=r"/hubs/gants-hill/$"),
    Shot("releases", "learning-lead", "sharing:releases"),
    Shot("reading", "resident-chair-a", "sharing:reading", slug=False),
    Shot("release", "resident-chair-a", "sharing:reading", follow=r"/[0-9a-f-]{36}/$", slug=False),
]


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_take(shot: Shot, walk: Walk) -> None:
    ALBUM.mkdir(parents=True, exist_ok=True)
    walker = walk(shot.who)
    for width in WIDTHS:
        walker.page.set_viewport_size({"width": width, "height": 720 if width == 320 else 960})
        walker.go(shot.path())
        if shot.follow:
            walker.go(first_link(walker, shot.follow))
        walker.page.screenshot(path=ALBUM / f"{shot.name}-{width}.png", animations="disabled")


def first_link(walker: Walker, pattern: str) -> str:
    addresses = [link.get_attribute("href") or "" for link in walker.page.get_by_role("main").get_by_role("link").all()]
    return next(address for address in addresses if re.search(pattern, address))
