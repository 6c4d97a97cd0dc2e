"""The smallest pieces: icons, hub marks, tags, standings, days."""

from datetime import date, datetime
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

HUB_MARKS = ("circle", "square", "triangle", "diamond", "hexagon", "wave")
TAG_TONES = ("plain", "accent", "quiet", "open")
STANDINGS = {"private": "Only you", "team": "Team", "restricted": "Restricted"}


@register.simple_tag
def icon_url() -> str:
    """Address of the small picture a browser shows beside the page's name."""
    return static("web/icon.svg")


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing beside words, never instead of them: it says nothing to a screen reader."""
    return format_html(
        '<svg class="tl-icon" width="24" height="24" fill="none" stroke="currentColor" aria-hidden="true" focusable="false"><use href="#icon-{}"/></svg>',
        name,
    )


@register.simple_tag
def hub_mark(hub: Any, shape_only: bool = False) -> SafeString:
    """A hub by shape, colour and name. `shape_only` keeps the name for screen readers, where it stands right beside."""
    if not hub:
        return SafeString("")
    mark = hub.mark if hub.mark in HUB_MARKS else "circle"
    return format_html(
        '<span class="tl-hub tl-hub--{}"><svg class="tl-hub__mark" width="16" height="16" fill="currentColor" aria-hidden="true" focusable="false">'
        '<use href="#hub-{}"/></svg><span class="{}" dir="auto">{}</span></span>',
        mark,
        mark,
        "govuk-visually-hidden" if shape_only else "tl-hub__name",
        hub.name,
    )


@register.simple_tag
def tag(text: str, tone: str = "plain") -> SafeString:
    """A word on a small label. Tones: plain, accent (where things stand now), quiet (over), open (not decided)."""
    if tone not in TAG_TONES:
        raise template.TemplateSyntaxError(f"tag: no tone “{tone}”; there are {', '.join(TAG_TONES)}.")
    return format_html('<span class="tl-tag tl-tag--{}">{}</span>', tone, text)


@register.simple_tag
def standing(value: str) -> SafeString:
    """Who can read an item: "private", "team" or "restricted"."""
    return format_html(
        '<span class="tl-standing">{}<span class="govuk-visually-hidden">Who can read this: </span>{}</span>',
        icon(str(value)),
        STANDINGS.get(str(value), value),
    )


@register.simple_tag
def when(moment: date | datetime | None, with_time: bool = False) -> SafeString:
    """A day as people say it (today, Tuesday 18 November, 3 March 2025) inside <time>; nothing for no day."""
    if moment is None:
        return SafeString("")
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    said = day_in_words(local.date() if isinstance(local, datetime) else local, timezone.localdate())
    if with_time and isinstance(local, datetime):
        said = f"{said}, {local:%H:%M}"
    return format_html('<time class="tl-when" datetime="{}">{}</time>', local.isoformat(), said)


def day_in_words(day: date, today: date) -> str:
    """Near days by their name, days within half a year without the year, others in full."""
    apart = (today - day).days
    if apart in {0, 1, -1}:
        return {0: "today", 1: "yesterday", -1: "tomorrow"}[apart]
    plain = f"{day.day} {day:%B}"
    if abs(apart) < 7:
        return f"{day:%A} {plain}"
    return plain if abs(apart) < 180 else f"{plain} {day.year}"
