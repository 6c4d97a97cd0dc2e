"""What pages about themes share: what they are drawn with, what a form sent."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from throughline.common.ids import uuid_or_none
from throughline.programme.models import Programme
from throughline.thread.models import Item


def uuids_of(values: Sequence[str]) -> list[UUID]:
    """The ids among what a form sent; anything else is left out."""
    return [found for value in values if (found := uuid_or_none(value))]


def around(item: Item, **more: Any) -> dict[str, Any]:
    """What every page about a theme is drawn with."""
    return {"item": item, "programme": item.programme, "nav_here": "themes", **more}


def around_list(programme: Programme, **more: Any) -> dict[str, Any]:
    """What every page about all themes is drawn with."""
    return {"programme": programme, "nav_here": "themes", **more}
