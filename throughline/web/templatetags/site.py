"""What the shells of every page need: built styles and scripts, islands, the way around."""

import logging
from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from throughline.access.visible import INSIDE_ROLES
from throughline.access.writable import may_administer
from throughline.people.models import Person
from throughline.people.reads import holds, roles_by_programme
from throughline.programme.models import Programme
from throughline.programme.reads import programmes_of
from throughline.web import assets

register = template.Library()
log = logging.getLogger(__name__)


@register.simple_tag
def site_head() -> SafeString:
    """Theme (before anything is painted), styles and the site's script. Without a build the page stays plain HTML."""
    try:
        theme, script, styles = (
            assets.entry_script("theme"),
            assets.entry_script("site"),
            assets.entry_styles("site"),
        )
    except assets.NotBuilt as missing:
        log.warning("%s", missing)
        return SafeString("")
    return format_html(
        '<script src="{}"></script>\n{}\n<script type="module" src="{}"></script>',
        theme,
        format_html_join("\n", '<link rel="stylesheet" href="{}">', ((style,) for style in styles)),
        script,
    )


@register.simple_tag
def island(name: str) -> SafeString:
    """The script and styles of one island. Its place on the page is drawn by the template, with [data-island]."""
    try:
        script, styles = assets.entry_script(name), assets.entry_styles(name)
    except assets.NotBuilt as missing:
        log.warning("%s", missing)
        return SafeString("")
    return format_html(
        '{}<script type="module" src="{}"></script>',
        format_html_join("", '<link rel="stylesheet" href="{}">', ((style,) for style in styles)),
        script,
    )


@dataclass(frozen=True)
class Place:
    """One entry of the navigation; `needs` is the context variable that must not be false."""

    key: str
    label: str
    url_name: str
    icon: str
    needs: str
    group: str = ""
    on_bar: bool = False


GROUPS = {
    "": "",
    "heard": "Heard",
    "tested": "Tested",
    "decided": "Decided",
    "back": "Given back",
    "us": "About us",
}
"""The parts of the navigation, in the order of the thread; the first stands without a name."""

PLACES = (
    Place("week", "This week", "dashboard:week", "week", "reads_inside", on_bar=True),
    Place("note", "Note it", "capture:new", "pencil", "may_write", on_bar=True),
    Place("notes", "Notes", "library:notes", "notes", "reads_inside", "heard", on_bar=True),
    Place("themes", "Themes", "sensemaking:themes", "themes", "reads_inside", "heard", on_bar=True),
    Place("questions", "Learning questions", "questions:wall", "question", "reads_inside", "heard"),
    Place("reach", "Reach", "dashboard:reach", "reach", "reads_inside", "heard"),
    Place("theory", "Theory of change", "theory:home", "themes", "reads_inside", "tested"),
    Place("experiments", "Experiments", "experiments:portfolio", "next", "reads_inside", "tested"),
    Place("indicators", "Indicators", "indicators:list", "indicator", "reads_inside", "tested"),
    Place("changes", "Changes", "harvest:changes", "change", "reads_inside", "tested"),
    Place("boards", "Boards", "governance:boards", "board", "reads_inside", "decided"),
    Place("reports", "Reports", "reports:reports", "report", "reads_inside", "decided"),
    Place("promises", "Promises", "promises:mine", "promise", "may_write", "back"),
    Place("said-back", "Said back", "feedback:entries", "said-back", "reads_inside", "back"),
    Place("shared", "Shared", "sharing:releases", "shared", "reads_inside", "back"),
    Place("public", "Public pages", "publicpages:tray", "reach", "reads_inside", "back"),
    Place("reflections", "Reflections", "reflection:reflections", "reflection", "reads_inside", "us"),
    Place("programme", "Programme", "administration:people", "programme", "may_administer", "us"),
)


@register.simple_tag(takes_context=True)
def places(context: Context) -> dict[str, list[dict[str, Any]]]:
    """The navigation of a programme: its parts with their places, and for a phone those on its bar and those behind "More".

    A place whose page is not there yet, or not this person's, is left out.
    """
    programme = context.get("programme") or context.get("nav_programme")
    slug = getattr(programme, "slug", None)
    shown = [_shown(place, slug, context) for place in PLACES] if slug else []
    every = [place for place in shown if place]
    return {
        "every": every,
        "groups": _in_groups(every),
        "bar": [place for place in every if place["on_bar"]],
        "rest": _in_groups([place for place in every if not place["on_bar"]]),
    }


def _in_groups(shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = [
        {"key": key, "label": label, "places": [place for place in shown if place["group"] == key]}
        for key, label in GROUPS.items()
    ]
    return [group for group in found if group["places"]]


def _shown(place: Place, slug: str, context: Context) -> dict[str, Any] | None:
    if context.get(place.needs, True) is False:
        return None
    url = _address(place.url_name, slug)
    return {**vars(place), "url": url, "here": context.get("nav_here") == place.key} if url else None


def _address(url_name: str, *args: str) -> str:
    """The address of a page that may not be there, or nothing: a shell must never fail for want of a room."""
    try:
        return reverse(url_name, args=args)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def other_programmes(context: Context) -> list[dict[str, Any]]:
    """Where else this person belongs, with the page they may enter there. No query for those who belong to one programme."""
    person = context.get("person")
    if not isinstance(person, Person) or len(roles_by_programme(person)) < 2:
        return []
    here = getattr(context.get("nav_programme"), "pk", None)
    entrances = [(programme, _entrance(person, programme)) for programme in programmes_of(person)]
    return [{"name": found.name, "url": url, "here": found.pk == here} for found, url in entrances if url]


def _entrance(person: Person, programme: Programme) -> str:
    if holds(person, programme.pk, INSIDE_ROLES):
        return _address("dashboard:week", programme.slug)
    if may_administer(person, programme.pk):
        return _address("administration:people", programme.slug)
    return _address("sharing:reading")


@register.filter
def direction(language: str) -> str:
    """`rtl` for a language written from right to left, else `ltr`: {{ language|direction }}."""
    return (
        "rtl" if (language or "").split("-")[0].lower() in {"ar", "fa", "he", "ps", "sd", "ug", "ur", "yi"} else "ltr"
    )
