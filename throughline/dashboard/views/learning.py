"""What we are learning, and the hubs beside each other in words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from throughline.dashboard.reads.learning import hubs_in_words
from throughline.dashboard.reads.learning import learning as read_learning
from throughline.dashboard.views.tabs import tabs
from throughline.dashboard.views.team import hub_ways
from throughline.dashboard.words import MINDS_DAYS, MOVED_DAYS
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.web.pages import inside_page, person_of


@require_safe
@inside_page
def learning(request: HttpRequest, programme: Programme) -> HttpResponse:
    """What is tried, what is to be decided and what changed our minds, for all hubs or one."""
    hubs = hubs_of(programme)
    hub = next((hub for hub in hubs if hub.slug == request.GET.get("hub")), None)
    context = {
        "programme": programme,
        "nav_here": "week",
        "tabs": tabs(programme, "learning"),
        "hub": hub,
        "hub_ways": hub_ways(request.path, hubs, hub),
        "learning": read_learning(person_of(request), programme, hub),
        "days": MINDS_DAYS,
    }
    return render(request, "dashboard/learning.html", context)


@require_safe
@inside_page
def hubs(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Every hub beside the others, in words and in the programme's own order: differences, never a ranking."""
    context = {
        "programme": programme,
        "nav_here": "week",
        "tabs": tabs(programme, "hubs"),
        "hubs": hubs_in_words(person_of(request), programme, hubs_of(programme)),
        "days": MOVED_DAYS,
    }
    return render(request, "dashboard/hubs.html", context)
