"""Headings, buttons, cards, empty places and what a page says back."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from throughline.web.notices import undo_address
from throughline.web.pieces.marks import icon as draw_icon

register = template.Library()

BUTTON_KINDS = ("first", "second", "grave", "quiet")


@register.inclusion_tag("web/components/page_heading.html")
def page_heading(
    title: str, lead: str = "", kicker: str = "", hub: Any = None, day: Any = None, standing: str = ""
) -> dict[str, Any]:
    """The one <h1> of a page: kicker (what kind of thing), title, what it is about in a sentence, and its particulars."""
    return {"title": title, "lead": lead, "kicker": kicker, "hub": hub, "day": day, "standing": standing}


@register.simple_tag
def button(
    text: str,
    href: str = "",
    kind: str = "first",
    icon: str = "",
    small: bool = False,
    about: str = "",
    **attributes: Any,
) -> SafeString:
    """A button that sends its form, or with `href` a link that looks like one.

    kind    first (one to a page), second, grave (cannot be taken back), quiet
    about   words only a screen reader hears, so that ten buttons "Close" differ: "the promise to Mrs Khan"
    others  become attributes, underscores as hyphens: name="act" value="merge" hx_post=url type="button"
    """
    if kind not in BUTTON_KINDS:
        raise template.TemplateSyntaxError(f"button: no kind “{kind}”; there are {', '.join(BUTTON_KINDS)}.")
    look = f"tl-button tl-button--{kind}{' tl-button--small' if small else ''}"
    inner = format_html(
        "{}<span>{}{}</span>",
        draw_icon(icon) if icon else "",
        text,
        format_html('<span class="govuk-visually-hidden"> {}</span>', about) if about else "",
    )
    if href:
        return format_html('<a class="{}" href="{}"{}>{}</a>', look, href, _attributes(attributes), inner)
    attributes = {"type": "submit", "data_module": "govuk-button", "data_prevent_double_click": "true"} | attributes
    return format_html('<button class="{}"{}>{}</button>', look, _attributes(attributes), inner)


def _attributes(given: dict[str, Any]) -> SafeString:
    """Attributes with their values escaped; True stands alone, None and False are left out."""
    told = SafeString("")
    for name, value in given.items():
        if value is None or value is False:
            continue
        spelled = name.replace("_", "-")
        told += format_html(" {}", spelled) if value is True else format_html(' {}="{}"', spelled, value)
    return told


@register.simple_block_tag
def card(content: str, title: str = "", href: str = "", kicker: str = "", level: int = 2) -> SafeString:
    """A sheet of paper: a titled block of what follows. With `href` the title leads there."""
    return render_to_string(
        "web/components/card.html",
        {"body": content, "title": title, "href": href, "kicker": kicker, "heading": f"h{level}"},
    )


@register.simple_block_tag
def empty_state(content: str, title: str, act: str = "", href: str = "", level: int = 2) -> SafeString:
    """An empty place teaches the method in a sentence (the content) and offers the next act."""
    return render_to_string(
        "web/components/empty_state.html",
        {"body": content, "title": title, "act": act, "href": href, "heading": f"h{level}"},
    )


@register.simple_block_tag
def notice(content: str, title: str = "", tone: str = "plain", level: int = 2) -> SafeString:
    """Something to know before reading on. Tones: plain, accent, care (calls for care, such as harm or erasure)."""
    return render_to_string(
        "web/components/notice.html", {"body": content, "title": title, "tone": tone, "heading": f"h{level}"}
    )


@register.inclusion_tag("web/components/flashes.html", takes_context=True)
def flashes(context: Context) -> dict[str, Any]:
    """What the last act did, with its undo when `notices.told(request, words, undo=url)` gave one."""
    messages: Iterable[Message] = context.get("messages") or ()
    told = [{"words": str(one), "level": one.level_tag, "undo": undo_address(one)} for one in messages]
    return {"told": told, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("web/components/at_risk_link.html")
def at_risk_link(href: str) -> dict[str, Any]:
    """The way out of capture when what was heard is about harm; on every page where notes are written."""
    return {"href": href}


@register.inclusion_tag("web/components/back_link.html")
def back_link(href: str, text: str = "Back") -> dict[str, Any]:
    """One step up, above the heading."""
    return {"href": href, "text": text}


@register.inclusion_tag("web/components/ceiling.html")
def ceiling() -> dict[str, Any]:
    """The ceiling of accountability in a theory of change: above it what we contribute to, below what we answer for."""
    return {}
