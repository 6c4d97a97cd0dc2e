"""What pages about themes share: what they are drawn with, what a form sent, where it leads back to."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from throughline.programme.models import Programme
from throughline.thread.models import Item


def next_or(request: HttpRequest, otherwise: str) -> str:
    """The page of ours that a form asked to go on to, or another."""
    return _ours(request, request.POST.get("next", "")) or otherwise


def came_from_or(request: HttpRequest, otherwise: str) -> str:
    """The page of ours that the person was on, or another."""
    return _ours(request, request.headers.get("Referer", "")) or otherwise


def _ours(request: HttpRequest, address: str) -> str:
    return address if address and url_has_allowed_host_and_scheme(address, {request.get_host()}) else ""


def uuids_of(values: Sequence[str]) -> list[UUID]:
    """The ids among what a form sent; anything else is left out."""
    found = []
    for value in values:
        with suppress(ValueError):
            found.append(UUID(value))
    return found


def around(item: Item, **more: Any) -> dict[str, Any]:
    """What every page about a theme is drawn with."""
    return {"item": item, "programme": item.programme, "nav_here": "themes", **more}


def around_list(programme: Programme, **more: Any) -> dict[str, Any]:
    """What every page about all themes is drawn with."""
    return {"programme": programme, "nav_here": "themes", **more}
