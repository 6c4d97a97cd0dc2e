"""The one address everybody starts from."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from throughline.dashboard.reads.ways_in import ways_in
from throughline.web.pages import person_of, signed_in

LAST_PROGRAMME = "last_programme"
"""Where the session keeps the programme somebody was in last, so that home leads back there."""


@require_safe
@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Sends each person to where they begin; someone in several programmes chooses once, or asks with ?choose=1."""
    ways = ways_in(person_of(request))
    pages = {way.url for way in ways}
    if len(pages) == 1:
        return redirect(pages.pop())
    last = request.session.get(LAST_PROGRAMME)
    if last and "choose" not in request.GET:
        for way in ways:
            if way.programme.slug == last:
                return redirect(way.url)
    return render(request, "dashboard/home.html", {"ways": ways})
