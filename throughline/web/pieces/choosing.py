"""A box for choosing one of many: finds as you type, and may take something new."""

from collections.abc import Iterable, Mapping
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
) -> dict[str, Any]:
    """One of many options {value, label, hint}: a list to choose from, and with script a line that finds as you type.

    find       address that answers ?q= with {"options": [...]}, where not all options are on the page
    new_name   a second field for something not there yet; `new_label` is its label without script
    """
    return {
        "name": name,
        "options": list(options),
        "label": label,
        "chosen": chosen,
        "find": find,
        "new_name": new_name,
        "new_label": new_label,
        "new_value": new_value,
        "field_id": field_id or f"choose-{name}",
        "hint": hint,
    }
