"""Rounds of most significant change: beginning one, its stories by area, the choice and telling the tellers."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughline.common.clock import today
from throughline.harvest import forms
from throughline.harvest.reads import stories as reads
from throughline.harvest.views.around import NAV, REFUSALS, WRITING, posted, refuse, simple_form, tabs
from throughline.harvest.writes import stories as writes
from throughline.programme.models import Programme
from throughline.web.notices import told
from throughline.web.pages import inside_page, person_of, team_page

HALF_A_YEAR = timedelta(days=182)


@require_safe
@inside_page
def rounds(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Every round, newest first."""
    context = {
        "programme": programme,
        "nav_here": NAV,
        "tabs": tabs(programme, "rounds"),
        "rounds": reads.rounds(programme.pk),
    }
    return render(request, "harvest/rounds.html", context)


@require_http_methods(WRITING)
@team_page
def new(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Begin a round."""
    form = forms.RoundForm(posted(request), initial={"from_on": today() - HALF_A_YEAR})
    if form.is_valid():
        given = dict(form.cleaned_data)
        areas = given.pop("domains").splitlines()
        try:
            made = writes.begin_round(by=person_of(request), programme_id=programme.pk, domains=areas, **given)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, "Begun. Now stories can be told.")
            return redirect("harvest:round", programme.slug, made.pk)
    return simple_form(
        request, form, title="Begin a round of stories", act="Begin it", back=reverse("harvest:rounds", args=[programme.slug]),
        back_text="Rounds", leave="Not now", programme=programme,
        lead="Ask people what changed most, collect what they tell, and let a panel choose one story for each area and say why.",
    )  # fmt: skip


@require_safe
@inside_page
def one_round(request: HttpRequest, programme: Programme, round_id: UUID) -> HttpResponse:
    """One round: each area with its stories and what the panel chose. Stories stand in the order they were told."""
    found = reads.round_of(programme.pk, round_id)
    context = {
        "programme": programme,
        "nav_here": NAV,
        "round": found,
        "domains": reads.domains_of(person_of(request), found),
    }
    return render(request, "harvest/round.html", context)


@require_http_methods(WRITING)
@team_page
def choose(request: HttpRequest, programme: Programme, round_id: UUID, number: int) -> HttpResponse:
    """Write down what a panel chose for an area, and the reason it gave."""
    found, person = reads.round_of(programme.pk, round_id), person_of(request)
    domain = reads.domain_of(person, found, number)
    form = forms.ChooseForm(posted(request), domain=domain)
    if form.is_valid():
        given = dict(form.cleaned_data)
        try:
            writes.choose(of=found, by=person, number=number, story_id=UUID(given.pop("story")), **given)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, "Kept, with the reason. Now tell everybody who told a story.")
            return redirect("harvest:round", programme.slug, found.pk)
    return simple_form(
        request, form, title="What did the panel choose?", act="Keep the choice", kicker=domain.name,
        back=reverse("harvest:round", args=[programme.slug, found.pk]), back_text="Back to the round", leave="Not now",
        lead="Read every story aloud first. Nothing is scored: the talk, and the reason it ends in, are what the round is for.",
        programme=programme,
    )  # fmt: skip


@require_http_methods(WRITING)
@team_page
def tell_tellers(request: HttpRequest, programme: Programme, round_id: UUID, number: int) -> HttpResponse:
    """Write down what the tellers were told of the choice."""
    found, person = reads.round_of(programme.pk, round_id), person_of(request)
    domain = reads.domain_of(person, found, number)
    form = forms.ToldBackForm(posted(request))
    if form.is_valid():
        try:
            writes.tell_tellers(of=found, by=person, number=number, **form.cleaned_data)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, "Kept: the tellers have been told.")
            return redirect("harvest:round", programme.slug, found.pk)
    return simple_form(
        request, form, title="Telling the tellers", act="Keep it", kicker=domain.name,
        back=reverse("harvest:round", args=[programme.slug, found.pk]), back_text="Back to the round", leave="Not now",
        programme=programme,
    )  # fmt: skip
