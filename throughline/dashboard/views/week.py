"""My week."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from throughline.dashboard.reads.week import week as read_week
from throughline.dashboard.views.home import LAST_PROGRAMME
from throughline.dashboard.views.tabs import tabs
from throughline.programme.models import Programme
from throughline.web.pages import inside_page, person_of


@require_safe
@inside_page
def week(request: HttpRequest, programme: Programme) -> HttpResponse:
    """What waits for this person and what they put down, on one calm page."""
    if request.session.get(LAST_PROGRAMME) != programme.slug:
        request.session[LAST_PROGRAMME] = programme.slug
    found = read_week(person_of(request), programme)
    context = {"programme": programme, "nav_here": "week", "tabs": tabs(programme, "week"), "week": found}
    return render(request, "dashboard/week.html", context)
