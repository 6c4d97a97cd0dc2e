"""What the team is hearing, owes and does not hear."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughline.dashboard.reads.team import Hearing
from throughline.dashboard.reads.team import team as read_team
from throughline.dashboard.views.tabs import tabs
from throughline.dashboard.words import HEARD_CAVEAT, MOVED_DAYS
from throughline.programme.models import ContextEvent, Hub, Programme
from throughline.programme.reads import hubs_of
from throughline.web.pages import inside_page, person_of


@require_safe
@inside_page
def team(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The team's page, for all hubs or one; every number opens to the notes it counts."""
    hubs = hubs_of(programme)
    hub = next((hub for hub in hubs if hub.slug == request.GET.get("hub")), None)
    found = read_team(person_of(request), programme, hubs, hub)
    notes = reverse("library:notes", args=[programme.slug])
    since = {"since": found.since.isoformat()} | ({"hub": hub.slug} if hub else {})
    context = {
        "programme": programme,
        "nav_here": "week",
        "tabs": tabs(programme, "team"),
        "hub": hub,
        "hub_ways": hub_ways(request.path, hubs, hub),
        "hubs": hubs,
        "team": found,
        "events": [_event(event, hubs) for event in found.events],
        "hearing": [_told(one, f"{notes}?{urlencode(since | {'theme': one.theme.pk})}") for one in found.hearing],
        "surprises_url": f"{notes}?{urlencode(since | {'surprise': 1})}",
        "days": MOVED_DAYS,
        "caveat": HEARD_CAVEAT,
    }
    return render(request, "dashboard/team.html", context)


def hub_ways(path: str, hubs: list[Hub], here: Hub | None, **kept: str) -> list[dict[str, Any]]:
    """Links to the same page for all hubs and for each."""
    every = f"{path}?{urlencode(kept)}" if kept else path
    one = [{"hub": hub, "href": f"{path}?{urlencode({'hub': hub.slug} | kept)}", "here": hub == here} for hub in hubs]
    return [{"label": "All hubs", "href": every, "here": here is None}, *one]


def _told(hearing: Hearing, url: str) -> dict[str, Any]:
    """A theme that moved, with its number opening to the notes it counts."""
    return {
        "theme": hearing.theme,
        "fresh": hearing.fresh,
        "noun": "note" if hearing.fresh == 1 else "notes",
        "hubs": hearing.hubs,
        "url": url,
    }


def _event(event: ContextEvent, hubs: list[Hub]) -> dict[str, Any]:
    """A context event for the timeline; one about every hub names none."""
    touched = [hub.name for hub in event.hubs.all()]
    named = ", ".join(touched) if len(touched) < len(hubs) else ""
    return {"day": event.began_on, "words": event.title, "detail": event.happened, "who": named}
