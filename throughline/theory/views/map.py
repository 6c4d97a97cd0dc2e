"""The drawn map: a picture from the server, taken over by the island where script runs; and the line that keeps it fresh."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughline.access.writable import may_write
from throughline.theory import drawing, live, reads, state
from throughline.theory.models import TheoryMap
from throughline.theory.views.entering import around, file_name, map_page, ways_to_see
from throughline.theory.words import MEANS, Delay, ElementKind, Horizon, Level, Polarity
from throughline.web.errors import json_error
from throughline.web.pages import person_of

FULL = "Many people have this map open just now. It is refreshed every second instead."


@require_safe
@map_page
def drawn(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """The map as a picture; everything on it can be read and done in the outline as well."""
    person = person_of(request)
    standing = reads.standing(person, of)
    writes = may_write(person, of.item.programme_id)
    picture = drawing.of_standing(standing)
    return render(
        request,
        "theory/map.html",
        {
            **around(of.item), "tabs": ways_to_see(of, "theory:map"), "picture": picture, "standing": standing,
            "whole": [{"says": state.assumption_says(one), "url": state.address_of(one.item)} for one in standing.about.get(None, [])],
            "props": _props(of, picture, state.told_of(standing, writes, of.number)),
        },
    )  # fmt: skip


@require_safe
@map_page
def follow(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """Others' changes as they happen, as server-sent events, from the number in `Last-Event-ID` or `after` on."""
    if len(live.open_now) >= live.MOST:
        answer = json_error(503, "full", FULL)
        answer["Retry-After"] = "60"
        return answer
    given = request.headers.get("Last-Event-ID") or request.GET.get("after", "")
    after = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
    watch = live.MapWatch(request.session.session_key or "", of.pk)
    stream = StreamingHttpResponse(live.events(watch, live.shared_look(of), after), content_type="text/event-stream")
    stream["Cache-Control"] = "no-store"
    stream["X-Accel-Buffering"] = "no"
    # A stream is no HttpResponse by type, and what is around pages takes it for one.
    return cast(HttpResponse, stream)


def _props(of: TheoryMap, picture: drawing.Picture, told: dict[str, Any]) -> dict[str, Any]:
    """What the island is given: the map, where a box not yet placed stands in the picture, addresses and words."""
    return {
        "map": str(of.pk),
        "state": told,
        "laidOut": {key: list(place) for key, place in picture.places.items()},
        "api": reverse("api:theory-map", args=[of.pk]),
        "parts": reverse("api:theory-reword", args=[of.pk]).removesuffix(f"{of.pk}/reword"),
        "live": reverse("theory:live", args=[of.pk]),
        "picture": {"svg": reverse("theory:taken", args=[of.pk, "svg"]), "name": f"{file_name(of)}.png"},
        "kinds": [
            {"value": kind, "label": label, "means": MEANS[ElementKind(kind)], "glyph": drawing.GLYPHS[kind]}
            for kind, label in ElementKind.choices
        ],
        "polarities": _choices(Polarity.choices),
        "delays": [{"value": "", "label": "we have not said"}, *_choices(Delay.choices)],
        "levels": [{"value": "", "label": "we have not said"}, *_choices(Level.choices)],
        "horizons": [{"value": "", "label": "we have not said"}, *_choices(Horizon.choices)],
        "short": {"polarity": drawing.SHORT_POLARITY, "delay": drawing.SHORT_DELAY},
    }


def _choices(choices: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"value": value, "label": str(label)} for value, label in choices]
