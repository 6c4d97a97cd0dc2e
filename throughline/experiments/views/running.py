"""Pages of a running experiment: starting it, its log, what colleagues think."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from throughline.common.ids import uuid_or_none
from throughline.common.refusals import said
from throughline.experiments import reads, writes
from throughline.experiments.forms import LogForm, RemarkForm
from throughline.experiments.views.around import around, form_page, refuse
from throughline.experiments.words import LABELS, NEEDED, State
from throughline.people.models import Person
from throughline.programme.models import Hub
from throughline.thread import reads as thread
from throughline.thread.kinds import kinds
from throughline.thread.models import Item
from throughline.web.notices import told, warned
from throughline.web.pages import person_of, team_item_page

OFFERED = 8


@require_http_methods(["GET", "HEAD", "POST"])
@team_item_page("experiment")
def start(request: HttpRequest, item: Item) -> HttpResponse:
    """Read the card once more together, and start; what is missing is named, nothing is refused without saying why."""
    person = person_of(request)
    held = reads.experiment_of(person, item.pk)
    missing: list[str] = []
    refused = ""
    if request.method == "POST":
        try:
            writes.start(item=item, by=person)
        except writes.NotReady as refusal:
            missing, refused = refusal.missing, said(refusal)
        except writes.DayBehindUs as refusal:
            missing, refused = ["decide_on"], said(refusal)
        else:
            told(request, "It has started. What you believe is kept as you wrote it.")
            return redirect(item)
    elif held.state != State.DRAFT:
        return redirect(item)
    parts = [{"name": name, "label": LABELS[name], "needed": NEEDED[name]} for name in missing]
    context = around(item, experiment=held, parts=parts, refused=refused)
    return render(request, "experiments/start.html", context, status=422 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@team_item_page("experiment")
def log(request: HttpRequest, item: Item) -> HttpResponse:
    """Put down what was seen. “Find notes” offers notes by their words; what was typed stays."""
    person = person_of(request)
    held = reads.experiment_of(person, item.pk)
    if held.state == State.DRAFT:
        warned(request, said(writes.NotStarted))
        return redirect(item)
    posted = request.POST if request.method == "POST" else None
    chosen = request.POST.getlist("notes") if posted is not None else []
    offered = _offered(person, item, list(held.hubs.all()), request.POST.get("find", ""), chosen)
    form = LogForm(posted, offered=offered)
    if posted is not None and "look" in posted:
        form = LogForm(
            initial={name: posted.get(name, "") for name in ("words", "seen_on", "find")} | {"notes": chosen},
            offered=offered,
        )
        return render(request, "experiments/log.html", around(item, experiment=held, form=form))
    if form.is_valid():
        given = form.cleaned_data
        try:
            writes.log(item=item, by=person, words=given["words"], seen_on=given["seen_on"], note_ids=given["notes"])
        except (writes.NeedsWords, writes.SeenInTheFuture) as refusal:
            refuse(form, refusal)
        else:
            told(request, "In the log.")
            return redirect(item)
    return form_page(request, "experiments/log.html", around(item, experiment=held), form)


def _offered(person: Person, item: Item, hubs: Sequence[Hub], words: str, chosen: Sequence[str]) -> list[Item]:
    """Notes to choose from: those ticked already, then those found by their words, or the newest of its hubs."""
    wanted = [pk for pk in map(uuid_or_none, chosen) if pk is not None]
    sources = [kind.name for kind in kinds() if kind.is_source]
    ticked = list(thread.items(person).filter(pk__in=wanted, programme_id=item.programme_id, kind__in=sources))
    if words.strip():
        found = thread.search(person, words[:200], programme_id=item.programme_id, kinds=sources, limit=OFFERED)
        others = [hit.item for hit in found.hits]
    else:
        rows = thread.items(person).filter(programme_id=item.programme_id, kind__in=sources)
        if hubs:
            rows = rows.filter(hub__in=hubs)
        others = list(rows.order_by("-happened_on", "-id")[:OFFERED])
    have = {one.pk for one in ticked}
    return [*ticked, *(one for one in others if one.pk not in have)]


@require_http_methods(["GET", "HEAD", "POST"])
@team_item_page("experiment")
def remark(request: HttpRequest, item: Item) -> HttpResponse:
    """Say why it might work, or what you would question."""
    posted = request.POST if request.method == "POST" else None
    form = RemarkForm(posted, person=person_of(request), programme=item.programme)
    if form.is_valid():
        try:
            writes.remark(item=item, by=person_of(request), **form.cleaned_data)
        except writes.NeedsWords as refusal:
            refuse(form, refusal)
        else:
            told(request, "It stands beside the plan now.")
            return redirect(item)
    return form_page(request, "experiments/remark.html", around(item), form)


@require_POST
@team_item_page("experiment")
def take_back_entry(request: HttpRequest, item: Item, entry_id: UUID) -> HttpResponse:
    """Take one's own log entry back."""
    entry = reads.entry_of(person_of(request), item.pk, entry_id)
    writes.take_back_entry(entry=entry, by=person_of(request))
    told(request, "Your entry is taken back.")
    return redirect(item)


@require_POST
@team_item_page("experiment")
def take_back_remark(request: HttpRequest, item: Item, remark_id: UUID) -> HttpResponse:
    """Take one's own remark back."""
    remark = reads.remark_of(person_of(request), item.pk, remark_id)
    writes.take_back_remark(remark=remark, by=person_of(request))
    told(request, "Your remark is taken back.")
    return redirect(item)
