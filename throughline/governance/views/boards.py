"""Pages of boards and their meetings."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughline.access.writable import may_withdraw, may_write
from throughline.governance import reads, writes
from throughline.governance.forms import MeetingForm, SeatsForm
from throughline.governance.views.around import WRITES, around, around_list, form_page, on_theirs, posted, refuse
from throughline.programme.models import Programme
from throughline.sharing.reads import issued_from
from throughline.thread.models import Item
from throughline.thread.trace import thread_line
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.notices import told
from throughline.web.pages import inside_page, item_page, person_of, team_item_page, team_page

DECISIONS_SHOWN = 8


def tabs_of(programme: Programme, here: str) -> list[dict[str, object]]:
    """The neighbouring pages of this room."""
    names = (("boards", "Boards"), ("decisions", "Decisions"), ("actions", "Actions"))
    return [
        {"label": label, "href": reverse(f"governance:{name}", args=[programme.slug]), "here": here == name}
        for name, label in names
    ]


@require_safe
@inside_page
def boards(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Every board, who sits on it, when it meets next."""
    found = reads.boards_of(person_of(request), programme)
    context = around_list(programme, boards=found, tabs=tabs_of(programme, "boards"))
    return render(request, "governance/boards.html", context)


@require_safe
@inside_page
def board(request: HttpRequest, programme: Programme, circle_id: UUID) -> HttpResponse:
    """One board: its members and whom they stand for, its meetings, what it decided, what is still to be done."""
    person = person_of(request)
    found = reads.board_in(person, programme, circle_id)
    meetings = list(reads.meetings_of(person, found.circle))
    decided = list(reads.decisions_by(person, found.circle)[: DECISIONS_SHOWN + 1])
    context = around_list(
        programme,
        board=found,
        to_come=[meeting for meeting in meetings if meeting.is_to_come][::-1],
        meetings=[meeting for meeting in meetings if not meeting.is_to_come],
        decisions=reads.rows_of(person, decided[:DECISIONS_SHOWN]),
        more=len(decided) > DECISIONS_SHOWN,
        actions=reads.grouped(reads.open_actions_by(person, found.circle)),
        waiting=[(one, reads.stands_for(one)) for one in reads.waiting_questions(person, found.circle)],
    )
    return render(request, "governance/board.html", context)


@require_http_methods(WRITES)
@team_page
def seats(request: HttpRequest, programme: Programme, circle_id: UUID) -> HttpResponse:
    """Say whom each member sits there for."""
    person = person_of(request)
    found = reads.board_in(person, programme, circle_id)
    form = SeatsForm(posted(request), members=found.members)
    back = reverse("governance:board", args=[programme.slug, found.circle.pk])
    if form.is_valid():
        for member, stands_for in form.seats():
            writes.seat_member(circle=found.circle, person=member.person, stands_for=stands_for, by=person)
        told(request, "Kept. It stands beside each member.")
        return redirect(back)
    return form_page(request, "governance/seats.html", around_list(programme, board=found, back_url=back), form)


@require_http_methods(WRITES)
@team_page
def new_meeting(request: HttpRequest, programme: Programme, circle_id: UUID) -> HttpResponse:
    """Put a meeting of a board down."""
    found = reads.board_in(person_of(request), programme, circle_id)
    form = MeetingForm(posted(request))
    if form.is_valid():
        try:
            made = writes.plan_meeting(circle=found.circle, by=person_of(request), words=form.words())
        except (writes.StillToCome, writes.BoardIsClosed) as refusal:
            refuse(form, refusal)
        else:
            told(request, "The meeting is put down.")
            return redirect(made.item)
    back = reverse("governance:board", args=[programme.slug, found.circle.pk])
    context = around_list(programme, board=found, back_url=back, title="Put a meeting down", act="Put it down")
    return form_page(request, "governance/meeting_form.html", context, form)


@require_safe
@item_page("meeting")
def meeting(request: HttpRequest, item: Item) -> HttpResponse:
    """One meeting: what it opens with, what was decided, what came of it."""
    person = person_of(request)
    held = reads.meeting_of(person, item.pk)
    before = reads.meeting_before(person, held)
    papers = reads.papers_of(person, held)
    out = issued_from(person, [paper.pk for paper in papers])
    context = around(
        item,
        meeting=held,
        before=before,
        last=reads.grouped(reads.last_actions(person, held, before)),
        papers=[(paper, paper.pk in out) for paper in papers],
        issued=reads.issued_of(person, item),
        decisions=reads.rows_of(person, reads.decisions_of(person, held)),
        actions=reads.grouped(reads.actions_of(person, held)),
        line=thread_line(person, item),
        may_write=may_write(person, item.programme_id),
        may_withdraw=may_withdraw(person, item),
    )
    return render(request, "governance/meeting.html", context)


@require_http_methods(WRITES)
@team_item_page("meeting")
def change_meeting(request: HttpRequest, item: Item) -> HttpResponse:
    """Change its day or place, or say that it was held."""
    person = person_of(request)
    held = reads.meeting_of(person, item.pk)
    names = ("held_on", "begins_at", "place", "name", "about", "state")
    start = {name: getattr(held, name) for name in names} | {"revision": item.revision}
    form = MeetingForm(posted(request), initial=start)
    theirs = None
    if form.is_valid():
        try:
            writes.change_meeting(item=item, by=person, words=form.words(), base_revision=form.cleaned_data["revision"])
        except writes.StillToCome as refusal:
            refuse(form, refusal)
        except ChangedMeanwhile as refusal:
            form, theirs = on_theirs(form, refusal), reads.meeting_of(person, item.pk)
        else:
            told(request, "Kept.")
            return redirect(item)
    context = around(item, theirs=theirs, back_url=item.get_absolute_url(), title="Change the meeting", act="Keep it")
    return form_page(request, "governance/meeting_form.html", context, form)
