"""What to test next, and which assumptions an event may touch."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from throughline.access.visible import NotVisible
from throughline.programme.models import Programme
from throughline.programme.reads import context_events_of
from throughline.theory import queue as queued
from throughline.theory.forms import TouchedBy
from throughline.theory.views.entering import address, around_programme
from throughline.web.notices import told
from throughline.web.pages import inside_page, person_of, team_page


@require_safe
@inside_page
def test_next(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Assumptions in the order they are worth a look, each with the reasons in words."""
    person = person_of(request)
    context = around_programme(
        programme,
        rows=queued.test_next(person, programme.pk),
        events=queued.events_to_ask(person, programme),
        begin_experiment=address("experiments:new", programme.slug),
    )
    return render(request, "theory/test_next.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_page
def event(request: HttpRequest, programme: Programme, event_id: UUID) -> HttpResponse:
    """Hold an event against the theory: which assumptions may it touch?"""
    person = person_of(request)
    found = next((one for one in context_events_of(programme) if one.pk == event_id), None)
    if found is None:
        raise NotVisible
    rows = queued.live_assumptions(person, programme.pk)
    form = TouchedBy(request.POST if request.method == "POST" else None, assumptions=rows)
    if form.is_valid():
        chosen = set(form.cleaned_data["touched"])
        touched = [row for row in rows if row.pk in chosen]
        queued.hold_event_against(event=found, touched=touched, by=person)
        if touched:
            told(request, f"{len(touched)} marked for a look. They come first until somebody has looked.")
        else:
            told(request, f"Kept: “{found.title}” touches none of them.")
        return redirect("theory:test-next", programme.slug)
    context = around_programme(programme, event=found, form=form, rows=rows)
    return render(request, "theory/event.html", context, status=422 if form.is_bound else 200)
