"""What a member of a board reads step by step and asks; what the team makes of the questions."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughline.access.visible import NotVisible
from throughline.governance import reads, writes
from throughline.governance.forms import AnswerForm, LeaveQuestionForm, TakeUpForm
from throughline.governance.models import BoardQuestion
from throughline.governance.reading import parts_of
from throughline.governance.views.around import WRITES, around_list, form_page, posted, refuse, refuse_unsafe
from throughline.programme.models import Programme
from throughline.sharing.reads import read_through, release_for
from throughline.sharing.scan import StillIdentifies
from throughline.sharing.words import CircleKind
from throughline.web.notices import told
from throughline.web.pages import person_of, signed_in, team_page


@require_safe
@signed_in
def steps(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """A paper in some ten minutes: what is asked first, one part after another, how long is left. `?part=3` is the third."""
    person = person_of(request)
    shown = release_for(person, item_id)
    parts = parts_of(shown)
    if not parts:
        return redirect("sharing:read", item_id=item_id)
    asked = request.GET.get("part", "1")
    at = min(max(int(asked) if asked.isdecimal() else 1, 1), len(parts))
    context = {
        "shown": shown,
        "parts": parts,
        "part": parts[at - 1],
        "before": parts[at - 2] if at > 1 else None,
        "after": parts[at] if at < len(parts) else None,
        "next_url": f"?part={at + 1}",
        "may_ask": any(circle.kind == CircleKind.BOARD for circle in read_through(person, item_id)),
        "own": reads.own_questions(person, item_id),
        "programme": {"name": shown.programme},
    }
    return render(request, "governance/steps.html", context)


@require_http_methods(WRITES)
@signed_in
def ask(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Leave a question on what was read; only for a member of a board that it was released to."""
    person = person_of(request)
    shown = release_for(person, item_id)
    if shown.taken_back_at is not None or not any(c.kind == CircleKind.BOARD for c in read_through(person, item_id)):
        raise NotVisible
    form = LeaveQuestionForm(posted(request))
    if form.is_valid():
        try:
            writes.leave_question(release_id=item_id, by=person, words=form.cleaned_data["words"])
        except (writes.TooLong, writes.TooManyQuestions) as refusal:
            refuse(form, refusal)
        except StillIdentifies as refusal:
            refuse_unsafe(form, refusal)
        else:
            told(request, "Your question is with the team. What becomes of it stands here, on this page.")
            return redirect("governance:ask", item_id=item_id)
    context = {"shown": shown, "own": reads.own_questions(person, item_id), "programme": {"name": shown.programme}}
    return form_page(request, "governance/ask.html", context, form)


def _question(request: HttpRequest, programme: Programme, question_id: UUID) -> BoardQuestion:
    found = reads.board_question(person_of(request), question_id)
    if found.programme_id != programme.pk:
        raise NotVisible
    return found


def _board(found: BoardQuestion) -> str:
    return reverse("governance:board", args=[found.programme.slug, found.circle_id])


@require_http_methods(WRITES)
@team_page
def take_up(request: HttpRequest, programme: Programme, question_id: UUID) -> HttpResponse:
    """Put a member's question on the wall of learning questions."""
    found = _question(request, programme, question_id)
    form = TakeUpForm(posted(request), initial={"wording": found.words[:300]})
    if form.is_valid():
        try:
            made = writes.take_up(question_id=found.pk, by=person_of(request), **form.cleaned_data)
        except writes.AnsweredAlready as refusal:
            refuse(form, refusal)
        except StillIdentifies as refusal:
            refuse_unsafe(form, refusal)
        else:
            told(request, "It is on the wall of learning questions, and whoever asked can see that.")
            return redirect(made)
    context = around_list(
        programme, question=found, asked_as=reads.stands_for(found), back_url=_board(found), title="Take it up",
        act="Put it on the wall",
    )  # fmt: skip
    return form_page(request, "governance/board_question.html", context, form)


@require_http_methods(WRITES)
@team_page
def answer(request: HttpRequest, programme: Programme, question_id: UUID) -> HttpResponse:
    """Answer a member's question in a few words."""
    found = _question(request, programme, question_id)
    form = AnswerForm(posted(request))
    if form.is_valid():
        try:
            writes.answer_question(question_id=found.pk, by=person_of(request), **form.cleaned_data)
        except writes.AnsweredAlready as refusal:
            refuse(form, refusal)
        except StillIdentifies as refusal:
            refuse_unsafe(form, refusal)
        else:
            told(request, "Answered. Whoever asked reads it beside the question.")
            return redirect(_board(found))
    context = around_list(
        programme, question=found, asked_as=reads.stands_for(found), back_url=_board(found), title="Answer it",
        act="Send the answer",
    )  # fmt: skip
    return form_page(request, "governance/board_question.html", context, form)
