"""A box for choosing one of many: finds as you type, and may take something new."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("web/components/chooser.html")
def chooser(
    name: str,
    options: Iterable[Mapping[str, str]],
    label: str,
    *,
    chosen: str = "",
    find: str = "",
    new_name: str = "",
    new_label: str = "",
    new_value: str = "",
    field_id: str = "",
    hint: str = "",
    error: str | None = "",
) -> dict[str, Any]:
    """One of many options {value, label, hint, group}: a list to choose from, and with script a line that finds as you type.

    Options that name a `group` stand under it in the plain list; give them in the order of their groups.

    find       address that answers ?q= with {"options": [...]}, where not all options are on the page
    new_name   a second field for something not there yet; `new_label` is its label without script
    """
    return {
        "name": name,
        "groups": [(name, list(rows)) for name, rows in groupby(options, key=lambda one: one.get("group", ""))],
        "label": label,
        "chosen": str(chosen or ""),
        "find": find,
        "new_name": new_name,
        "new_label": new_label,
        "new_value": new_value,
        "field_id": field_id or f"choose-{name}",
        "hint": hint,
        "error": error or "",
    }
