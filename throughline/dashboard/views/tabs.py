"""The pages of the dashboard, side by side."""

from typing import Any

from django.urls import reverse

from throughline.programme.models import Programme

PAGES = (
    ("week", "My week"),
    ("team", "The team"),
    ("learning", "What we are learning"),
    ("hubs", "The hubs"),
    ("reach", "Where we listened"),
    ("around", "Around us"),
)


def tabs(programme: Programme, here: str) -> list[dict[str, Any]]:
    """Entries for the tabs component."""
    return [
        {"label": label, "href": reverse(f"dashboard:{name}", args=[programme.slug]), "here": name == here}
        for name, label in PAGES
    ]
