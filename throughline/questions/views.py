"""The wall of learning questions, and one question."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from throughline.programme.models import Programme
from throughline.questions import forms, reads, writes
from throughline.questions.words import QuestionStatus
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.pages import inside_page, item_page, person_of, team_item_page, team_page


@require_safe
@inside_page
def wall(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Every learning question of the programme with its best answer so far."""
    asked = reads.questions_of(person_of(request), programme.pk)
    return render(request, "questions/wall.html", {"programme": programme, "asked": asked})


@require_http_methods(["GET", "HEAD", "POST"])
@team_page
def ask(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Put a question on the wall."""
    form = forms.AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        item = writes.ask_question(by=person_of(request), programme_id=programme.pk, **form.cleaned_data)
        messages.success(request, "The question is on the wall.")
        return redirect(item)
    return render(request, "questions/ask.html", {"programme": programme, "form": form})


@require_safe
@item_page("question")
def question(request: HttpRequest, item: Item) -> HttpResponse:
    """One question: how far we are, and what bears on it."""
    bearing = thread.bearing_on(person_of(request), item)
    context = {"item": item, "details": reads.details_of(item), "bearing": bearing, "programme": item.programme}
    return render(request, "questions/question.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_item_page("question")
def answer(request: HttpRequest, item: Item) -> HttpResponse:
    """Say how far we are; a change somebody else made meanwhile is shown, nothing is overwritten."""
    details = reads.details_of(item)
    start = {"status": details.status, "best_answer": details.best_answer, "revision": item.revision}
    form = forms.AnswerForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        given = form.cleaned_data
        try:
            writes.answer_question(
                item=item, by=person_of(request), status=QuestionStatus(given["status"]),
                best_answer=given["best_answer"], base_revision=given["revision"],
            )  # fmt: skip
        except writes.AnswerMissing as refusal:
            form.add_error("best_answer", refusal.__doc__ or "")
        except ChangedMeanwhile as refusal:
            posted = request.POST.copy()
            posted["revision"] = str(refusal.item.revision)
            form = forms.AnswerForm(posted, initial=start)
            form.is_valid()
            form.add_error(None, f"{refusal.__doc__} Now it says: “{details.best_answer}”")
        else:
            return redirect(item)
    context = {"item": item, "details": details, "form": form, "programme": item.programme}
    return render(request, "questions/answer.html", context)
