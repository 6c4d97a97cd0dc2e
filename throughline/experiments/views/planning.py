"""Planning pages: beginning one, its test card, borrowing a design, withdrawing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed
from throughline.common.ids import uuid_or_none
from throughline.common.refusals import said
from throughline.common.text import one_line
from throughline.experiments import reads, writes
from throughline.experiments.forms import CopyForm, NewExperiment, PlanForm, WithdrawForm
from throughline.experiments.models import Experiment
from throughline.experiments.views.around import around, around_list, form_page, refuse
from throughline.experiments.words import NAMES, State
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.carrying import carried
from throughline.web.notices import told, warned
from throughline.web.pages import item_page, person_of, team_item_page, team_page

REFUSALS = (writes.NeedsName, writes.RunsSoSayWhy, writes.AlreadyDecided)
FROM = ("theme", "question", "note", "assumption", "learning-card", "reflection", "reflection-part", "outcome", "story")


@require_http_methods(["GET", "HEAD", "POST"])
@team_page
def new(request: HttpRequest, programme: Programme) -> HttpResponse:
    """An experiment to plan. `?from=` names the theme, question, note or assumption it comes from."""
    person = person_of(request)
    source = _source(person, programme, request.GET.get("from", ""))
    tested = source is not None and source.kind == "assumption"
    initial = {"believe": source.title} if source is not None and tested else {"name": one_line(carried(request), 120)}
    form = NewExperiment(
        request.POST if request.method == "POST" else None,
        hubs=hubs_of(programme),
        assumptions=() if tested else reads.assumptions_of(person, programme.pk),
        initial=initial,
    )
    if form.is_valid():
        made = writes.plan_experiment(by=person, programme_id=programme.pk, plan=form.plan(), came_from=source)
        told(request, "Begun. Take your time over the rest: it is all needed only when it starts.")
        return redirect(made.item)
    return form_page(request, "experiments/new.html", around_list(programme, source=source, tested=tested), form)


def _source(person: Person, programme: Programme, asked: str) -> Item | None:
    """What it comes from, if the person may read it; an address that makes no sense names nothing."""
    wanted = uuid_or_none(asked)
    if wanted is None:
        return None
    found = thread.item(person, wanted)
    if found.kind not in FROM or found.programme_id != programme.pk:
        raise NotVisible
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@team_item_page("experiment")
def plan(request: HttpRequest, item: Item) -> HttpResponse:
    """The whole test card; while it runs, every change asks for its because."""
    person = person_of(request)
    held = reads.experiment_of(person, item.pk)
    if held.state == State.DECIDED:
        warned(request, said(writes.AlreadyDecided))
        return redirect(item)
    posted = request.POST if request.method == "POST" else None
    form, theirs = _plan_form(person, item, held, posted), None
    if form.is_valid():
        try:
            writes.replan(
                item=item, by=person, plan=form.plan(), because=form.cleaned_data.get("because", ""),
                base_revision=form.cleaned_data["base_revision"],
            )  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        except ChangedMeanwhile as refusal:
            typed = request.POST.copy()
            typed["base_revision"] = str(refusal.item.revision)
            form, theirs = _plan_form(person, item, held, typed), held
            form.add_error(None, said(refusal))
        else:
            told(request, "Kept." if held.state == State.DRAFT else "Kept. The page shows what changed, when and why.")
            return redirect(item)
    return form_page(request, "experiments/plan.html", around(item, experiment=held, theirs=theirs), form)


def _plan_form(person: Person, item: Item, held: Experiment, posted: Any) -> PlanForm:
    initial = {name: getattr(held, name) for name in NAMES} | {
        "name": item.title,
        "cost": held.cost,
        "decide_on": held.decide_on,
        "hubs": [str(hub.pk) for hub in held.hubs.all()],
        "assumptions": [str(one.item.pk) for one in reads.tests(person, held)],
        "base_revision": item.revision,
    }
    return PlanForm(
        posted,
        experiment=held,
        hubs=hubs_of(item.programme),
        assumptions=reads.assumptions_of(person, item.programme_id),
        initial=initial,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@team_item_page("experiment")
def copy(request: HttpRequest, item: Item) -> HttpResponse:
    """Borrow a design; how people agreed, why now and the day are asked anew."""
    initial = {"name": item.title}
    form = CopyForm(request.POST if request.method == "POST" else None, hubs=hubs_of(item.programme), initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        made = writes.copy_design(
            item=item, by=person_of(request), name=given["name"], hubs=[form.hubs[pk] for pk in given["hubs"]]
        )
        told(request, "Borrowed. Ask anew how people agree, and choose a day to decide.")
        return redirect(made.item)
    return form_page(request, "experiments/copy.html", around(item), form)


@require_http_methods(["GET", "HEAD", "POST"])
@item_page("experiment")
def withdraw(request: HttpRequest, item: Item) -> HttpResponse:
    """Take it off every page; its author and the leads may, and can bring it back for 30 days."""
    person = person_of(request)
    if not thread.may_withdraw_whole(person, item):
        raise NotAllowed
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        writes.withdraw_experiment(item=item, by=person, because=form.cleaned_data["because"])
        undo = reverse("library:restore", args=[item.pk])
        told(request, f"Withdrawn: “{item.title}”. It can be brought back for 30 days.", undo=undo)
        return redirect("experiments:portfolio", item.programme.slug)
    return form_page(request, "experiments/withdraw.html", around(item), form)
