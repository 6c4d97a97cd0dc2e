"""What pages about the theory share: how a part is found behind its address, what it is drawn with, where it leads back to."""

import functools
from collections.abc import Callable, Sequence
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.text import slugify

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.programme.models import Programme
from throughline.theory import reads
from throughline.theory.models import Assumption, CausalLink, Element, TheoryMap
from throughline.theory.words import PART_KINDS
from throughline.thread.models import Item
from throughline.web.pages import item_page, person_of

Part = Element | CausalLink | Assumption
Page = Callable[..., HttpResponse]


def map_page(view: Page) -> Page:
    """`view(request, of)` for a map the person may read."""

    def found(request: HttpRequest, item: Item, /, **more: Any) -> HttpResponse:
        return view(request, reads.map_behind(person_of(request), item.pk), **more)

    functools.update_wrapper(found, view)
    return cast(Page, item_page("theory-map")(found))


def team_map_page(view: Page) -> Page:
    """The same for pages that change it: whoever reads the map but does not write gets 403 in words."""

    @functools.wraps(view)
    def for_the_team(request: HttpRequest, of: TheoryMap, **more: Any) -> HttpResponse:
        must_write(person_of(request), of.item.programme_id)
        return view(request, of, **more)

    return map_page(for_the_team)


def part_page(kinds: Sequence[str] = PART_KINDS) -> Callable[[Page], Page]:
    """`view(request, part)` for a part of a map, of one of these kinds, that the person may read."""

    def decorate(view: Page) -> Page:
        def found(request: HttpRequest, item: Item, /, **more: Any) -> HttpResponse:
            if item.kind not in kinds:
                raise NotVisible
            return view(request, reads.part_behind(person_of(request), item), **more)

        functools.update_wrapper(found, view)
        return cast(Page, item_page(None)(found))

    return decorate


def team_part_page(kinds: Sequence[str] = PART_KINDS) -> Callable[[Page], Page]:
    """The same for pages that change the part."""

    def decorate(view: Page) -> Page:
        @functools.wraps(view)
        def for_the_team(request: HttpRequest, part: Part, **more: Any) -> HttpResponse:
            must_write(person_of(request), part.item.programme_id)
            return view(request, part, **more)

        return part_page(kinds)(for_the_team)

    return decorate


def around(item: Item, **more: Any) -> dict[str, Any]:
    """What every page about the map or a part of it is drawn with."""
    return {"item": item, "programme": item.programme, "nav_here": "theory", **more}


def around_programme(programme: Programme, **more: Any) -> dict[str, Any]:
    """What the pages of the programme's theory are drawn with, before there is a map."""
    return {"programme": programme, "nav_here": "theory", **more}


def address(name: str, *given: UUID | str) -> str:
    """The address of a page, or nothing while no room has it."""
    try:
        return reverse(name, args=given)
    except NoReverseMatch:
        return ""


def file_name(of: TheoryMap) -> str:
    """What a file of this theory is called, without its ending."""
    return slugify(of.item.title)[:60] or "theory"


VIEWS = (
    ("Outline", "theory:outline"),
    ("Drawn map", "theory:map"),
    ("Plain view", "theory:plain"),
    ("Versions", "theory:versions"),
)
"""The same theory, seen in several ways. One whose page is not there is left out."""


def ways_to_see(of: TheoryMap, here: str) -> list[dict[str, Any]]:
    """The tabs over a map; `here` is the URL name of the page one is on."""
    found = [(label, name, address(name, of.pk)) for label, name in VIEWS]
    return [{"label": label, "href": href, "here": name == here} for label, name, href in found if href]
