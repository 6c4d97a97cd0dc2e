"""Actions: the list, one of them, agreeing one, saying how far it is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughline.access.writable import NotAllowed, may_withdraw, may_write
from throughline.governance import reads, writes
from throughline.governance.forms import ActionFilters, AgreeActionForm, HandOverForm, MoveActionForm, WithdrawForm
from throughline.governance.views.around import WRITES, around, around_list, form_page, on_theirs, posted, refuse
from throughline.governance.views.boards import tabs_of
from throughline.governance.words import ActionState
from throughline.programme.models import Programme
from throughline.thread import reads as thread
from throughline.thread import writes as thread_writes
from throughline.thread.models import Item
from throughline.thread.trace import thread_line
from throughline.thread.words import Meaning
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.notices import told
from throughline.web.pages import inside_page, item_page, person_of, team_item_page

OWN_KINDS = ("meeting", "decision", "action", "paper", "exempt-part")


@require_safe
@inside_page
def actions(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Everything that was agreed to be done: past its day first, then to come, then what was closed."""
    person = person_of(request)
    filters = ActionFilters(
        request.GET, boards=reads.boards_of(person, programme), roles=reads.roles_of(person, programme.pk)
    )
    asked = filters.asked()
    context = around_list(
        programme,
        tabs=tabs_of(programme, "actions"),
        filters=filters,
        active=sum(bool(value) for value in asked.values()),
        found=reads.action_list(person, programme.pk, **asked),
    )
    return render(request, "governance/actions.html", context)


@require_safe
@item_page("action")
def action(request: HttpRequest, item: Item) -> HttpResponse:
    """One action: whose role has it in hand, by when, what came of it, and how it went."""
    person = person_of(request)
    held = reads.action_of(person, item.pk)
    context = around(
        item,
        action=held,
        stands=reads.how_it_stands(held),
        came_from=thread.bearing_on(person, item, [Meaning.LED_TO]),
        said_back=thread.resting_on(person, item, [Meaning.SAID_BACK]),
        history=reads.history_of(person, item),
        line=thread_line(person, item),
        may_write=may_write(person, item.programme_id),
        may_withdraw=may_withdraw(person, item),
    )
    return render(request, "governance/action.html", context)


@require_http_methods(WRITES)
@team_item_page(None)
def agree_action(request: HttpRequest, item: Item) -> HttpResponse:
    """Put down what is to be done because of a decision, or of a meeting."""
    if item.kind not in {"decision", "meeting"}:
        raise Http404
    form = AgreeActionForm(posted(request))
    if form.is_valid():
        made = writes.agree_action(of=item, by=person_of(request), **form.cleaned_data)
        told(request, f"Put down: {made.owner_role} has it in hand.")
        return redirect(item)
    context = around(item, title="Agree what is to be done", act="Put it down", lead="The next pack opens with what happened to it.")  # fmt: skip
    return form_page(request, "governance/one_form.html", context, form)


@require_http_methods(WRITES)
@team_item_page("action")
def move_action(request: HttpRequest, item: Item) -> HttpResponse:
    """Say how far an action has come, or give it another day."""
    person = person_of(request)
    held = reads.action_of(person, item.pk)
    start = {"state": held.state, "outcome": held.outcome, "due_on": held.due_on, "revision": item.revision}
    form = MoveActionForm(posted(request), initial=start)
    theirs = None
    if form.is_valid():
        given = dict(form.cleaned_data)
        base = given.pop("revision")
        given["state"] = ActionState(given["state"])
        try:
            writes.move_action(item=item, by=person, base_revision=base, **given)
        except (writes.NeedsAnOutcome, writes.NeedsBecause) as refusal:
            refuse(form, refusal)
        except ChangedMeanwhile as refusal:
            form, theirs = on_theirs(form, refusal), reads.action_of(person, item.pk)
        else:
            told(request, "Kept. The next pack opens with it.")
            return redirect(item)
    context = around(item, action=held, theirs=theirs)
    return form_page(request, "governance/move_action.html", context, form)


@require_http_methods(WRITES)
@team_item_page("action")
def hand_over(request: HttpRequest, item: Item) -> HttpResponse:
    """Another role takes it in hand."""
    form = HandOverForm(posted(request))
    if form.is_valid():
        writes.hand_over(item=item, by=person_of(request), **form.cleaned_data)
        told(request, "Kept. The history says who had it before.")
        return redirect(item)
    context = around(item, title="Give it to another role", act="Give it on", lead="A role, never a name, so that it outlasts whoever holds it.")  # fmt: skip
    return form_page(request, "governance/one_form.html", context, form)


@require_http_methods(WRITES)
@item_page(None)
def withdraw(request: HttpRequest, item: Item) -> HttpResponse:
    """Take a meeting, a paper, a decision or an action off every page; its author and the leads may, and can bring it back for 30 days."""
    if item.kind not in OWN_KINDS:
        raise Http404
    if not may_withdraw(person_of(request), item):
        raise NotAllowed
    form = WithdrawForm(posted(request))
    if form.is_valid():
        thread_writes.withdraw(item=item, by=person_of(request), because=form.cleaned_data["because"])
        undo = reverse("library:restore", args=[item.pk])
        told(request, f"Withdrawn: “{item.title}”. It can be brought back for 30 days.", undo=undo)
        return redirect("governance:boards", programme=item.programme.slug)
    lead = (
        "It goes off every page and its place stays. What was issued to a board stays with the board as it was issued."
    )
    context = around(item, title=f"Withdraw this {item.known_kind.label.lower()}", act="Withdraw it", lead=lead)
    return form_page(request, "governance/one_form.html", context, form)
