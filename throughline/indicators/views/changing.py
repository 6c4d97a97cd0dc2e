"""Beginning an indicator and describing it anew."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from throughline.indicators import forms, reads, writes
from throughline.programme.models import Programme
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.notices import told
from throughline.web.pages import person_of, team_item_page, team_page

WRITES = ["GET", "HEAD", "POST"]


def _questions(request: HttpRequest, programme: Programme) -> list[Item]:
    """The learning questions an indicator can help, in the order they were asked."""
    return list(thread.newest(person_of(request), programme.pk, "question").order_by("recorded_at", "id"))


def status_of(request: HttpRequest) -> int:
    """200 for a form as first seen, 422 for one with something to put right."""
    return 422 if request.method == "POST" else 200


@require_http_methods(WRITES)
@team_page
def new(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Something to look at, for a question."""
    start: dict[str, Any] = {"rhythm": "month"}
    with suppress(ValueError):
        start["question"] = str(UUID(request.GET.get("question", "")))
    questions = _questions(request, programme)
    form = forms.IndicatorForm(
        request.POST if request.method == "POST" else None, initial=start, questions=questions
    )  # fmt: skip
    if form.is_valid():
        try:
            item = writes.begin_indicator(by=person_of(request), programme_id=programme.pk, given=form.look())
        except forms.REFUSALS as refusal:
            forms.refuse(form, refusal)
        else:
            told(request, "Begun. The first reading can be taken now, or when there is something to see.")
            return redirect(item)
    context = {"programme": programme, "form": form, "nav_here": "indicators"}
    return render(request, "indicators/new.html", context, status=status_of(request))


@require_http_methods(WRITES)
@team_item_page("indicator")
def change(request: HttpRequest, item: Item) -> HttpResponse:
    """An indicator described anew; a change somebody else made meanwhile is shown, nothing is overwritten."""
    person = person_of(request)
    details = reads.details_of(item)
    question = reads.question_of(person, item)
    start = {
        **{name: getattr(details, name) for name in forms.IndicatorForm.base_fields if hasattr(details, name)},
        "looks_at": item.title,
        "question": str(question.pk) if question else "",
        "levels": "\n".join(details.levels),
        "revision": item.revision,
    }
    questions = _questions(request, item.programme)
    form = forms.IndicatorForm(
        request.POST if request.method == "POST" else None, initial=start, questions=questions
    )  # fmt: skip
    theirs = None
    if form.is_valid():
        base = form.cleaned_data["revision"]
        try:
            writes.change_indicator(item=item, by=person, given=form.look(), base_revision=base)
        except forms.REFUSALS as refusal:
            forms.refuse(form, refusal)
        except ChangedMeanwhile as refusal:
            typed = request.POST.copy()
            typed["revision"] = str(refusal.item.revision)
            form, theirs = forms.IndicatorForm(typed, questions=questions), details
            form.add_error(None, refusal.__doc__ or "")
        else:
            told(request, "Kept, with the earlier description in the history.")
            return redirect(item)
    context = {"programme": item.programme, "item": item, "form": form, "theirs": theirs, "nav_here": "indicators"}
    return render(request, "indicators/change.html", context, status=status_of(request))
