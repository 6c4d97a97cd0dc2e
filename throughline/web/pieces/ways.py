"""Small ways to narrow what a page shows: a hub, a setting, each with its number."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("web/components/ways.html")
def ways(entries: Iterable[Mapping[str, Any]], label: str, one: str = "note", many: str = "notes") -> dict[str, Any]:
    """Links on small paper labels: entries {label or hub, count, href, here}. `one`, `many` say what is counted."""
    return {"entries": list(entries), "label": label, "one": one, "many": many}
