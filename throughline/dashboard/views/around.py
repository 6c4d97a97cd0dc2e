"""What happened around us, beside what we did: drawn, in words by month, as a table and as a file."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughline.common.csv_safe import csv_lines
from throughline.dashboard.reads.around import LANES, Around
from throughline.dashboard.reads.around import around as read_around
from throughline.dashboard.views.tabs import tabs
from throughline.dashboard.words import AROUND_CAVEAT, MONTHS_AT_FIRST, MONTHS_OFFERED
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.thread import audit
from throughline.web.pages import inside_page, person_of
from throughline.web.pieces.time_axis import TimeAxis, time_axis

TOP, LANE_HEIGHT, WORDS_ABOVE, FOOT = 32.0, 34.0, 10.0, 8.0
COLUMNS = ("Day", "What", "Which")


@dataclass(frozen=True)
class DrawnLane:
    """A line with a dot for each thing that happened on it."""

    label: str
    words_y: float
    y: float
    dots: list[tuple[float, str]]


@dataclass(frozen=True)
class Drawing:
    """The lines, on an axis with what happened around us behind them."""

    axis: TimeAxis
    lanes: list[DrawnLane]
    height: float


@require_safe
@inside_page
def around(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The page, for the last year or another stretch."""
    many = _months(request)
    found = read_around(person_of(request), programme, many)
    csv = f"{reverse('dashboard:around-csv', args=[programme.slug])}?{urlencode({'months': many})}"
    context = {
        "programme": programme,
        "nav_here": "week",
        "tabs": tabs(programme, "around"),
        "month_ways": [
            {"label": f"{n} months", "href": f"?{urlencode({'months': n})}", "here": n == many} for n in MONTHS_OFFERED
        ],
        "around": found,
        "drawing": _drawn(found, len(hubs_of(programme))),
        "headline": _headline(found),
        "columns": COLUMNS,
        "rows": [
            [f"{one.day.day} {one.day:%B %Y}", one.what, {"text": one.title, "href": one.url} if one.url else one.title]
            for one in found.happened
        ],
        "csv": csv,
        "caveat": AROUND_CAVEAT,
    }
    return render(request, "dashboard/around.html", context)


def _months(request: HttpRequest) -> int:
    told = request.GET.get("months", "")
    return int(told) if told in {str(offered) for offered in MONTHS_OFFERED} else MONTHS_AT_FIRST


def _drawn(found: Around, hubs: int) -> Drawing:
    axis = time_axis(found.first, found.last, found.events, hubs=hubs)
    lanes: list[DrawnLane] = []
    for lane in LANES:
        on_it = [one for one in found.happened if one.lane == lane.key]
        if on_it:
            y = TOP + LANE_HEIGHT * len(lanes) + WORDS_ABOVE
            lanes.append(
                DrawnLane(lane.label, y - WORDS_ABOVE, y, [(axis.x(one.day), f"{one.day.day} {one.day:%B}: {one.title}") for one in on_it])
            )  # fmt: skip
    return Drawing(axis, lanes, TOP + LANE_HEIGHT * len(lanes) + FOOT)


def _headline(found: Around) -> str:
    """How much happened around us, and what we did meanwhile: things told one by one below."""
    ours = sum(1 for one in found.happened if one.lane)
    theirs = len(found.happened) - ours
    if not found.happened:
        return "Nothing has been put down for these months."
    around_us = (
        "Nothing was put down of what happened around us" if not theirs else f"{_many(theirs)} happened around us"
    )
    return f"{around_us}; {_many(ours).lower() if ours else 'nothing'} came of our own work."


def _many(count: int) -> str:
    return "One thing" if count == 1 else f"{count} things"


@require_safe
@inside_page
def around_csv(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The same as a file."""
    person = person_of(request)
    found = read_around(person, programme, _months(request))
    rows: list[list[Any]] = [[one.day.isoformat(), one.what, one.title] for one in found.happened]
    rows.append([AROUND_CAVEAT])
    audit.note_act(act="around-us.exported", by=person, programme_id=programme.pk, subject_id=programme.pk)
    answer = HttpResponse("".join(csv_lines(COLUMNS, rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="around-us.csv"'
    return answer
