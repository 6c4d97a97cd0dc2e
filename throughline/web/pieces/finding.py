"""What finding and comparing need: filters that are on, rows that were found, words that changed."""

from collections.abc import Iterable
from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("web/components/chips.html")
def chips(chips: Iterable[Any], here: str) -> dict[str, Any]:
    """The filters that are on, each a link that takes it off: chips with .words and .query_without; `here` is the list."""
    return {"chips": list(chips), "here": here}


@register.inclusion_tag("web/components/found_row.html")
def found_row(item: Any, pieces: Iterable[Any], level: int = 3) -> dict[str, Any]:
    """One <li> of a search: the item and the stretch where it was found, in pieces with .words and .marked."""
    return {"item": item, "pieces": list(pieces), "heading": f"h{level}"}


@register.inclusion_tag("web/components/word_diff.html")
def word_diff(stretches: Iterable[Any]) -> dict[str, Any]:
    """How words changed: stretches with .words and .what ("same", "added", "removed"), told apart by line and sign."""
    return {"stretches": list(stretches)}
