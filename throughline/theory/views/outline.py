"""The map as an outline: finding it, beginning it, reading it, and what was taken off it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from throughline.access.writable import may_write
from throughline.programme.models import Programme
from throughline.theory import outlined, queue, reads, undoing, writes
from throughline.theory.forms import BeginMap, refuse
from throughline.theory.models import TheoryMap
from throughline.theory.telling import redo_words, undo_words
from throughline.theory.views.entering import address, around, around_programme, map_page, ways_to_see
from throughline.theory.views.evidence import waiting_for
from throughline.web.notices import told
from throughline.web.pages import inside_page, person_of, team_page


@require_safe
@inside_page
def home(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The programme's own map, or where one is begun; hubs' own maps where there is none of the programme."""
    person = person_of(request)
    maps = reads.maps_of(person, programme.pk)
    own = next((row for row in maps if row.item.hub_id is None), None)
    if own is not None:
        return redirect("theory:outline", own.pk)
    return render(request, "theory/home.html", around_programme(programme, maps=maps))


@require_http_methods(["GET", "HEAD", "POST"])
@team_page
def begin(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Begin the programme's theory of change: its name is enough."""
    form = BeginMap(
        request.POST if request.method == "POST" else None, initial={"title": "How we think change happens"}
    )
    if form.is_valid():
        try:
            made = writes.begin_map(by=person_of(request), programme_id=programme.pk, title=form.cleaned_data["title"])
        except (writes.NeedsWords, writes.OneMapOnly) as refusal:
            refuse(form, refusal)
        else:
            told(request, "The map is begun. Put the change you hope for on it first, then ask what leads there.")
            return redirect("theory:outline", made.pk)
    context = around_programme(programme, form=form)
    return render(request, "theory/begin.html", context, status=422 if form.is_bound else 200)


@require_safe
@map_page
def outline(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """Everything on the map, from the change hoped for down to what we do."""
    person = person_of(request)
    drawn = outlined.outline_of(person, of, request.GET.get("open", ""), request.GET.get("page"))
    context = around(
        of.item,
        map=of,
        outline=drawn,
        tabs=ways_to_see(of, "theory:outline"),
        off=len(outlined.taken_off(person, of)),
        events=queue.events_to_ask(person, of.item.programme)[:1] if of.item.hub_id is None else [],
        beside=_beside(request, of),
        **steps_back(request, of),
    )
    return render(request, "theory/outline.html", context)


def _beside(request: HttpRequest, of: TheoryMap) -> list[dict[str, Any]]:
    """What lies beside the map, each number leading to its list."""
    person, programme = person_of(request), of.item.programme
    return [
        {
            "count": reads.assumption_count(person, of),
            "one": "assumption: test next",
            "many": "assumptions: test next",
            "href": address("theory:test-next", programme.slug),
        },
        {
            "count": len(reads.fitting_nowhere(person, of)),
            "one": "thing we heard fits nowhere",
            "many": "things we heard fit nowhere",
            "href": address("theory:nowhere", of.pk),
        },
        {
            "count": waiting_for(person, of).count(),
            "one": "not held against the theory yet",
            "many": "not held against the theory yet",
            "href": address("theory:not-held", of.pk),
        },
    ]


def steps_back(request: HttpRequest, of: TheoryMap) -> dict[str, str]:
    """What the two buttons offer to take back and to bring back; empty where there is nothing of this person's."""
    person = person_of(request)
    if not may_write(person, of.item.programme_id):
        return {"undo": "", "redo": ""}
    return {"undo": undo_words(undoing.to_undo(of, person)), "redo": redo_words(undoing.to_redo(of, person))}


@require_safe
@map_page
def off(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """What was taken off the map; each can be put back."""
    items = outlined.taken_off(person_of(request), of)
    return render(request, "theory/off.html", around(of.item, map=of, items=items))
