"""The programme itself, its hubs and their states, and what happened around it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from throughline.access.visible import NotVisible
from throughline.access.writable import may_administer
from throughline.administration import forms, writes
from throughline.common.ids import uuid7
from throughline.programme.models import Hub, Programme
from throughline.programme.reads import context_events_of, hub_in, hubs_of
from throughline.programme.words import HubMark, HubState
from throughline.programme.writes import add_hub, change_hub_state, describe_hub, record_context_event
from throughline.web.notices import told
from throughline.web.pages import administration_page, form_page, inside_page, person_of, team_page


@require_safe
@inside_page
def hubs(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Every hub with its state; paused and closed ones too."""
    context = {"programme": programme, "nav_here": "programme", "here": "hubs", "hubs": hubs_of(programme)}
    return render(request, "administration/hubs.html", context)


def _hub(programme: Programme, hub_id: UUID) -> Hub:
    found = hub_in(programme, hub_id)
    if found is None:
        raise NotVisible
    return found


@require_safe
@inside_page
def hub(request: HttpRequest, programme: Programme, hub_id: UUID) -> HttpResponse:
    """One hub: its states since when and why, and what happened around it."""
    found = _hub(programme, hub_id)
    context = {
        "programme": programme,
        "nav_here": "programme",
        "hub": found,
        "states": found.state_changes.select_related("recorded_by"),
        "events": [
            event for event in context_events_of(programme) if not event.hubs.all() or found in event.hubs.all()
        ],
        "may_administer": may_administer(person_of(request), programme.pk),
    }
    return form_page(request, "administration/hub.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administration_page
def new_hub(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Add a hub."""
    form = forms.NewHubForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        slug = slugify(given["name"])[:40] or "hub"
        if programme.hubs.filter(slug=slug).exists():
            slug = f"{slug}-{uuid7().hex[-6:]}"
        made = add_hub(
            programme=programme, name=given["name"], slug=slug, mark=HubMark(given["mark"]), area=given["area"],
            state=HubState(given["state"]), by=person_of(request),
        )  # fmt: skip
        told(request, f"{made.name} is added.")
        return redirect("administration:hub", programme=programme.slug, hub_id=made.pk)
    context = {"programme": programme, "nav_here": "programme", "form": form}
    return form_page(request, "administration/new_hub.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administration_page
def edit_hub(request: HttpRequest, programme: Programme, hub_id: UUID) -> HttpResponse:
    """Change a hub's name, area or mark."""
    found = _hub(programme, hub_id)
    start = {"name": found.name, "area": found.area, "mark": found.mark}
    form = forms.HubForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        describe_hub(hub=found, **form.cleaned_data)
        return redirect("administration:hub", programme=programme.slug, hub_id=found.pk)
    context = {"programme": programme, "nav_here": "programme", "hub": found, "form": form}
    return form_page(request, "administration/edit_hub.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administration_page
def hub_state(request: HttpRequest, programme: Programme, hub_id: UUID) -> HttpResponse:
    """Say that a hub is in another state from a day on, and why."""
    found = _hub(programme, hub_id)
    form = forms.StateForm(request.POST if request.method == "POST" else None, initial={"state": found.state})
    if form.is_valid():
        given = form.cleaned_data
        change_hub_state(
            hub=found, state=HubState(given["state"]), because=given["because"], by=person_of(request),
            since_date=given["since_date"],
        )  # fmt: skip
        return redirect("administration:hub", programme=programme.slug, hub_id=found.pk)
    context = {"programme": programme, "nav_here": "programme", "hub": found, "form": form}
    return form_page(request, "administration/hub_state.html", context)


@require_safe
@inside_page
def context_events(request: HttpRequest, programme: Programme) -> HttpResponse:
    """What happened around the programme, newest first."""
    events = context_events_of(programme)
    context = {"programme": programme, "nav_here": "programme", "here": "context", "events": events}
    return render(request, "administration/context.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_page
def new_context_event(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Record something that happened around the programme."""
    form = forms.ContextEventForm(request.POST if request.method == "POST" else None, hubs=programme.hubs.all())
    if form.is_valid():
        record_context_event(programme=programme, by=person_of(request), **form.cleaned_data)
        return redirect("administration:context", programme=programme.slug)
    context = {"programme": programme, "nav_here": "programme", "form": form}
    return form_page(request, "administration/new_context_event.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administration_page
def programme_settings(request: HttpRequest, programme: Programme) -> HttpResponse:
    """What the programme is called and for, and the steps when someone may be at risk."""
    start = {name: getattr(programme, name) for name in ("name", "purpose", "at_risk_steps", "handed_to")}
    form = forms.ProgrammeForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        writes.describe_programme(by=person_of(request), programme=programme, **form.cleaned_data)
        told(request, "Saved.")
        return redirect("administration:programme", programme=programme.slug)
    context = {"programme": programme, "nav_here": "programme", "here": "programme", "form": form}
    return form_page(request, "administration/programme.html", context)
