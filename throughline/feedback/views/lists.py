"""What was said back, by how it stands; and what waits."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from throughline.feedback import reads
from throughline.feedback.views.around import around_list, hub_asked
from throughline.feedback.words import State
from throughline.programme.models import Hub, Programme
from throughline.web.pages import inside_page, person_of

PAGE = 25
TO_TELL = "to-tell"
"""In the address: only answers that were written and not told yet."""


@require_safe
@inside_page
def entries(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Everything that was said back, newest first; of one state or one hub if asked."""
    person = person_of(request)
    hubs, hub = hub_asked(request, programme)
    state = request.GET.get("state", "")
    found = reads.entries(
        person, programme.pk, state=state, hub_id=hub.pk if hub else None, told=False if state == TO_TELL else None
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    counted = reads.states_counted(person, programme.pk, hub_id=hub.pk if hub else None)
    context = around_list(
        programme,
        page=page,
        rows=reads.rows(page.object_list),
        due=reads.due_to_say_more(person, programme.pk, hub_id=hub.pk if hub else None),
        state_ways=_state_ways(state, counted, hub),
        hub_ways=hub_ways(hubs, hub, **({"state": state} if state else {})),
        hub=hub,
        asked=bool(state or hub),
        tab_entries=tabs(programme, "entries"),
        kept=urlencode({"hub": hub.slug} if hub else {}),
    )
    return render(request, "feedback/entries.html", context)


def _state_ways(here: str, counted: dict[str, int], hub: Hub | None) -> list[dict[str, Any]]:
    kept = {"hub": hub.slug} if hub else {}
    ways: list[dict[str, Any]] = [
        {"label": "All", "href": f"?{urlencode(kept)}", "here": not here, "count": sum(counted.values())}
    ]
    for one in State:
        href = f"?{urlencode(kept | {'state': one.value})}"
        ways.append({"label": one.label, "href": href, "here": here == one.value, "count": counted[one.value]})
    ways.append({"label": "Not told yet", "href": f"?{urlencode(kept | {'state': TO_TELL})}", "here": here == TO_TELL})
    return ways


def hub_ways(hubs: list[Hub], here: Hub | None, **kept: str) -> list[dict[str, Any]]:
    """Links to the same page for all hubs and for each."""
    one = [{"hub": hub, "href": f"?{urlencode({'hub': hub.slug} | kept)}", "here": hub == here} for hub in hubs]
    return [{"label": "All hubs", "href": f"?{urlencode(kept)}", "here": here is None}, *one]


def tabs(programme: Programme, here: str) -> list[dict[str, Any]]:
    """What was said, and what waits, side by side."""
    return [
        {"label": label, "href": reverse(f"feedback:{name}", args=[programme.slug]), "here": name == here}
        for name, label in (("entries", "What was said back"), ("waiting", "What waits"))
    ]


@require_safe
@inside_page
def waits(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Themes and promises with nothing said back, and answers that promised to say more by now; the longest first."""
    hubs, hub = hub_asked(request, programme)
    context = around_list(
        programme,
        waiting=reads.waiting(person_of(request), programme.pk, hub_id=hub.pk if hub else None),
        hub_ways=hub_ways(hubs, hub),
        hub=hub,
        tab_entries=tabs(programme, "waiting"),
    )
    return render(request, "feedback/waiting.html", context)
