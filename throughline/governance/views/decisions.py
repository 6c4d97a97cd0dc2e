"""The decision log and one decision; writing it, naming what it relies on, taking it, and what is added later."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughline.access.visible import NotVisible
from throughline.access.writable import may_withdraw, may_write
from throughline.governance import reads, writes
from throughline.governance.forms import (
    BecauseForm,
    CorrectForm,
    DecidedOn,
    DecisionForm,
    DisagreeForm,
    LogFilters,
    LookAgainForm,
    day_of_meeting,
    said,
)
from throughline.governance.models import Decision
from throughline.governance.views.around import (
    WRITES,
    around,
    around_list,
    form_page,
    ids_of,
    on_theirs,
    posted,
    refuse,
)
from throughline.governance.views.boards import tabs_of
from throughline.governance.words import DECISION_PARTS, EVIDENCE, Outcome
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.thread import reads as thread
from throughline.thread.kinds import UnknownKind, kind_named
from throughline.thread.models import Item
from throughline.thread.trace import thread_line
from throughline.thread.words import Meaning
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.notices import told, warned
from throughline.web.pages import inside_page, item_page, person_of, team_item_page

PAGE = 20
SHOWN_PARTS = ("reasons", "alternatives", "if_nothing", "decided_by")


@require_safe
@inside_page
def decisions(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The decision log, narrowed by words, board, year, theme or a review that is due."""
    person = person_of(request)
    filters = LogFilters(
        request.GET, boards=reads.boards_of(person, programme), years=reads.years_of(person, programme.pk),
        themes=reads.themes_relied_on(person, programme.pk),
    )  # fmt: skip
    asked = filters.asked()
    page = Paginator(reads.decision_log(person, programme.pk, **asked), PAGE).get_page(request.GET.get("page"))
    context = around_list(
        programme,
        tabs=tabs_of(programme, "decisions"),
        filters=filters,
        active=sum(bool(value) for value in asked.values()),
        page=page,
        rows=reads.rows_of(person, list(page)),
    )
    return render(request, "governance/decisions.html", context)


@require_safe
@item_page("decision")
def decision(request: HttpRequest, item: Item) -> HttpResponse:
    """One decision: its wording and reasons, what it relied on, who thought otherwise, what came of it."""
    person = person_of(request)
    held = reads.decision_of(person, item.pk)
    context = around(
        item,
        decision=held,
        label=Outcome(held.outcome).label if held.is_decided else held.get_state_display(),
        parts=[(part.label, getattr(held, part.name)) for part in DECISION_PARTS if part.name in SHOWN_PARTS],
        days=_days(held),
        missing=[] if held.is_decided else writes.missing_from(held),
        evidence=reads.relied_on(person, item),
        papers=thread.bearing_on(person, item, [Meaning.LED_TO], ["paper"]),
        additions=reads.additions_to(held),
        disagreements=reads.disagreements_on(held),
        actions=reads.actions_for(person, item),
        said_back=thread.resting_on(person, item, [Meaning.SAID_BACK]),
        line=thread_line(person, item),
        may_write=may_write(person, item.programme_id),
        may_withdraw=may_withdraw(person, item),
    )
    return render(request, "governance/decision.html", context)


def _days(held: Decision) -> list[tuple[str, Any]]:
    return [
        ("Decided", held.decided_on),
        ("Takes effect", held.takes_effect_on),
        ("Look at it again", held.next_look_on if held.is_decided else held.review_on),
    ]


@require_http_methods(WRITES)
@team_item_page("meeting")
def new_decision(request: HttpRequest, item: Item) -> HttpResponse:
    """Put a decision of a meeting down. Asked from a paper, it keeps the link."""
    person = person_of(request)
    came_from = _paper(request, person, item)
    start = {"title": came_from.title} if came_from else {}
    form = DecisionForm(posted(request), initial=start)
    if form.is_valid():
        made = writes.write_decision(meeting=item, by=person, words=form.words(), came_from=came_from)
        told(request, "Kept. Name what it relies on, then say that it is decided.")
        return redirect(made.item)
    context = around(item, back_url=item.get_absolute_url(), title="Put a decision down", came_from=came_from)
    return form_page(request, "governance/decision_form.html", context, form)


def _paper(request: HttpRequest, person: Person, meeting: Item) -> Item | None:
    """The paper the decision is put down from, named in the address; nothing where it is hidden, gone, or made up."""
    with suppress(ValueError, NotVisible):
        found = thread.item(person, UUID(request.GET.get("from", "")), "paper")
        if found.programme_id == meeting.programme_id:
            return found
    return None


@require_http_methods(WRITES)
@team_item_page("decision")
def change_decision(request: HttpRequest, item: Item) -> HttpResponse:
    """Change what is not decided yet; a decision that was taken is never rewritten, and the page says what to do instead."""
    person = person_of(request)
    held = reads.decision_of(person, item.pk)
    if held.is_decided and request.method != "POST":
        warned(request, said(writes.AlreadyDecided))
        return redirect("governance:correct", item_id=item.pk)
    names = [part.name for part in DECISION_PARTS] + ["outcome", "takes_effect_on", "review_on"]
    start = {name: getattr(held, name) for name in names} | {"title": item.title, "revision": item.revision}
    form = DecisionForm(posted(request), initial=start)
    theirs = None
    if form.is_valid():
        try:
            writes.change_decision(
                item=item, by=person, words=form.words(), base_revision=form.cleaned_data["revision"]
            )
        except writes.AlreadyDecided as refusal:
            refuse(form, refusal)
        except ChangedMeanwhile as refusal:
            form, theirs = on_theirs(form, refusal), reads.decision_of(person, item.pk)
        else:
            told(request, "Kept. Earlier words stay in the history.")
            return redirect(item)
    context = around(item, theirs=theirs, back_url=item.get_absolute_url(), title="Write the decision", decision=held)
    return form_page(request, "governance/decision_form.html", context, form)


@require_http_methods(WRITES)
@team_item_page("decision")
def decide(request: HttpRequest, item: Item) -> HttpResponse:
    """Read it once more and say that it is decided; what is missing is named."""
    person = person_of(request)
    held = reads.decision_of(person, item.pk)
    if held.is_decided and request.method != "POST":
        return redirect(item)
    form = DecidedOn(posted(request), initial={"decided_on": day_of_meeting(held.meeting.held_on)})
    missing: list[str] = []
    if form.is_valid():
        try:
            writes.decide(item=item, by=person, on=form.cleaned_data["decided_on"])
        except writes.NotWhole as refusal:
            missing = refusal.missing
            refuse(form, refusal)
        except (writes.AlreadyDecided, writes.DecidedInTheFuture) as refusal:
            refuse(form, refusal)
        else:
            told(request, "Decided. Its words stay as they are from now on.")
            return redirect(item)
    return form_page(request, "governance/decide.html", around(item, decision=held, missing=missing), form)


@require_http_methods(WRITES)
@team_item_page("decision")
def rely_on(request: HttpRequest, item: Item) -> HttpResponse:
    """Look through themes, assumptions and learning cards, choose what it relies on, and say why."""
    person = person_of(request)
    held = reads.decision_of(person, item.pk)
    if held.is_decided and request.method != "POST":
        warned(request, said(writes.AlreadyDecided))
        return redirect(item)
    form = BecauseForm(posted(request))
    picked = request.POST.getlist("items")
    if form.is_valid():
        try:
            made = writes.rely_on(item=item, by=person, sources=ids_of(picked), because=form.cleaned_data["because"])
        except (writes.NothingChosen, writes.AlreadyDecided) as refusal:
            refuse(form, refusal)
        else:
            told(request, f"{len(made)} put to the decision.")
            return redirect(reverse("governance:decision", args=[item.pk]) + "#evidence")
    words, kind = request.GET.get("q", "")[:200].strip(), request.GET.get("kind", "")
    context = around(
        item,
        words=words,
        kind=kind,
        rows=[(row, str(row.pk) in picked) for row in reads.offered(person, item, words, kind)],
        ways=kind_ways(words, kind),
        back_url=item.get_absolute_url(),
    )
    return form_page(request, "governance/rely_on.html", context, form)


def kind_ways(words: str, kind: str) -> list[dict[str, Any]]:
    """Everything, or one kind of thing, with the same words looked for."""
    ways: list[dict[str, Any]] = [{"label": "Everything", "href": f"?{urlencode({'q': words})}", "here": not kind}]
    for name in EVIDENCE:
        with suppress(UnknownKind):
            href = f"?{urlencode({'q': words, 'kind': name})}"
            ways.append({"label": kind_named(name).plural, "href": href, "here": kind == name})
    return ways


@require_POST
@team_item_page("decision")
def rely_no_more(request: HttpRequest, item: Item, link_id: UUID) -> HttpResponse:
    """It does not rely on that after all."""
    try:
        writes.rely_no_more(item=item, by=person_of(request), link_id=link_id)
    except writes.AlreadyDecided as refusal:
        warned(request, said(refusal))
    else:
        told(request, "Taken away. It still stands where it was.")
    return redirect(reverse("governance:decision", args=[item.pk]) + "#evidence")


@require_http_methods(WRITES)
@team_item_page("decision")
def disagree(request: HttpRequest, item: Item) -> HttpResponse:
    """Keep what somebody thought otherwise, signed by role."""
    form = DisagreeForm(posted(request))
    if form.is_valid():
        writes.disagree(item=item, by=person_of(request), **form.cleaned_data)
        told(request, "It stands with the decision.")
        return redirect(item)
    context = around(item, title="Somebody thinks otherwise", act="Keep it with the decision", lead="A minority view is part of the record. It is signed by role and stays.")  # fmt: skip
    return form_page(request, "governance/one_form.html", context, form)


@require_http_methods(WRITES)
@team_item_page("decision")
def correct(request: HttpRequest, item: Item) -> HttpResponse:
    """Add a dated correction to a decision that was taken."""
    form = CorrectForm(posted(request))
    if form.is_valid():
        try:
            writes.correct(item=item, by=person_of(request), **form.cleaned_data)
        except writes.NotDecidedYet as refusal:
            refuse(form, refusal)
        else:
            told(request, "The correction stands under the decision, with today’s date.")
            return redirect(item)
    context = around(item, title="Put something right", act="Add the correction", lead="The decision stays as it was written. What you add stands under it, with today’s date.")  # fmt: skip
    return form_page(request, "governance/one_form.html", context, form)


@require_http_methods(WRITES)
@team_item_page("decision")
def look_again(request: HttpRequest, item: Item) -> HttpResponse:
    """Say what was found when it was looked at again."""
    form = LookAgainForm(posted(request))
    if form.is_valid():
        try:
            writes.look_again(item=item, by=person_of(request), **form.cleaned_data)
        except writes.NotDecidedYet as refusal:
            refuse(form, refusal)
        else:
            told(request, "Kept with the decision.")
            return redirect(item)
    context = around(item, title="Look at it again", act="Keep what we found", lead="What did we expect, what came about, and would we decide the same today?")  # fmt: skip
    return form_page(request, "governance/one_form.html", context, form)
