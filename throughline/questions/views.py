"""The wall of learning questions, one question, and what changes it."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, TypeVar
from uuid import UUID

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughline.access.visible import NotVisible
from throughline.common.clock import today
from throughline.common.text import one_line
from throughline.programme.models import Programme
from throughline.questions import forms, reads, writes
from throughline.questions.words import OFFERED, RAISES, QuestionStatus
from throughline.thread import reads as thread
from throughline.thread.kinds import UnknownKind, kind_named
from throughline.thread.models import Item
from throughline.thread.trace import thread_line
from throughline.thread.words import Meaning
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.carrying import carried
from throughline.web.notices import told
from throughline.web.pages import inside_page, item_page, person_of, team_item_page, team_page

SHOWN_AT_FIRST = 8
WALL_PAGE = 24
WRITES = ["GET", "HEAD", "POST"]
OneForm = TypeVar("OneForm", bound=Form)


@require_safe
@inside_page
def wall(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Every learning question of the programme with its best answer so far, those due a look first."""
    person = person_of(request)
    page = Paginator(reads.in_order(person, programme.pk), WALL_PAGE).get_page(request.GET.get("page"))
    asked = reads.counted(person, list(page))
    context = {"programme": programme, "page": page, "asked": asked, "nav_here": "questions"}
    return render(request, "questions/wall.html", context)


@require_http_methods(WRITES)
@team_page
def ask(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Put a question on the wall; asked from a note or theme, it keeps the link."""
    person = person_of(request)
    raised_by = _raised_by(request, programme)
    start = {"wording": one_line(carried(request))}
    form = forms.AskForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        item = writes.ask_question(
            by=person, programme_id=programme.pk, asked_from=raised_by, **form.cleaned_data
        )  # fmt: skip
        told(request, "The question is on the wall.")
        return redirect(item)
    context = {"programme": programme, "form": form, "raised_by": raised_by, "nav_here": "questions"}
    return render(request, "questions/ask.html", context, status=_status(request))


def _status(request: HttpRequest) -> int:
    """200 for a form as first seen, 422 for one with something to put right."""
    return 422 if request.method == "POST" else 200


def _raised_by(request: HttpRequest, programme: Programme) -> Item | None:
    """What the question is asked from, named in the address; nothing where it is hidden, gone, or made up."""
    with suppress(ValueError, NotVisible):
        found = thread.item(person_of(request), UUID(request.GET.get("from", "")))
        if found.programme_id == programme.pk and found.kind in RAISES:
            return found
    return None


@require_safe
@item_page("question")
def question(request: HttpRequest, item: Item) -> HttpResponse:
    """One question: how far we are, how the answer came about, and what bears on it."""
    person = person_of(request)
    details = reads.details_of(item)
    bearing, count = reads.bears_on(person, item, None if request.GET.get("all") else SHOWN_AT_FIRST)
    answers = reads.answers_over_time(person, item)
    context = {
        "item": item,
        "details": details,
        "is_due": reads.is_due(details, today()),
        "bearing": bearing,
        "more": count - len(bearing),
        "count": count,
        "raised_by": thread.bearing_on(person, item, [Meaning.LED_TO]),
        "answers": answers,
        "reopened": answers[0] if answers and answers[0].what == "reopened" else None,
        "line": thread_line(person, item),
        "programme": item.programme,
        "nav_here": "questions",
    }
    return render(request, "questions/question.html", context)


@require_http_methods(WRITES)
@team_item_page("question")
def answer(request: HttpRequest, item: Item) -> HttpResponse:
    """Say how far we are; a change somebody else made meanwhile is shown, nothing is overwritten."""
    details = reads.details_of(item)
    start = {
        "status": details.status,
        "best_answer": details.best_answer,
        "would_change_our_mind": details.would_change_our_mind,
        "next_look_on": details.next_look_on,
        "revision": item.revision,
    }
    form = forms.AnswerForm(request.POST if request.method == "POST" else None, initial=start)
    theirs = None
    if form.is_valid():
        given = form.cleaned_data
        try:
            writes.answer_question(
                item=item, by=person_of(request), status=QuestionStatus(given["status"]),
                best_answer=given["best_answer"], would_change_our_mind=given["would_change_our_mind"],
                next_look_on=given["next_look_on"], base_revision=given["revision"],
            )  # fmt: skip
        except writes.AnswerMissing as refusal:
            form.add_error("best_answer", refusal.__doc__ or "")
        except ChangedMeanwhile as refusal:
            form, theirs = _on_theirs(forms.AnswerForm, request.POST, refusal), details
        else:
            told(request, "Kept, with the earlier answers below.")
            return redirect(item)
    context = {"item": item, "theirs": theirs, "form": form, "programme": item.programme, "nav_here": "questions"}
    return render(request, "questions/answer.html", context, status=_status(request))


def _on_theirs(kind: type[OneForm], posted: QueryDict, refusal: ChangedMeanwhile) -> OneForm:
    """The form as it was typed, now based on what somebody else kept meanwhile: sending it again is a choice."""
    typed = posted.copy()
    typed["revision"] = str(refusal.item.revision)
    form = kind(typed)
    form.is_valid()
    form.add_error(None, refusal.__doc__ or "")
    return form


@require_http_methods(WRITES)
@team_item_page("question")
def reword(request: HttpRequest, item: Item) -> HttpResponse:
    """What is asked, who wants to know, and why."""
    details = reads.details_of(item)
    start: dict[str, Any] = {
        "wording": item.title,
        "who_wants_to_know": details.who_wants_to_know,
        "why": details.why,
        "revision": item.revision,
    }
    form = forms.RewordForm(request.POST if request.method == "POST" else None, initial=start)
    theirs = None
    if form.is_valid():
        given = dict(form.cleaned_data)
        base = given.pop("revision")
        try:
            writes.reword_question(item=item, by=person_of(request), base_revision=base, **given)
        except ChangedMeanwhile as refusal:
            form, theirs = _on_theirs(forms.RewordForm, request.POST, refusal), details
        else:
            told(request, "Kept, with the earlier words in the history.")
            return redirect(item)
    context = {"item": item, "theirs": theirs, "form": form, "programme": item.programme, "nav_here": "questions"}
    return render(request, "questions/reword.html", context, status=_status(request))


@require_http_methods(WRITES)
@team_item_page("question")
def put(request: HttpRequest, item: Item) -> HttpResponse:
    """Look through notes, themes and readings, choose what bears on the question, and say why; open it again if it must be."""
    person = person_of(request)
    details = reads.details_of(item)
    picked = request.POST.getlist("items")
    form = forms.PutForm(
        request.POST if request.method == "POST" else None, may_reopen=details.status != QuestionStatus.OPEN
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = writes.put_to_question(
                item=item, by=person, sources=reads.may_bear(person, item, _ids(picked)),
                because=given["because"], reopen=given.get("reopen", False),
            )  # fmt: skip
        except (writes.NothingChosen, writes.IsOpen) as refusal:
            form.add_error(None, refusal.__doc__ or "")
        else:
            opened = "The question is open again, because of it." if given.get("reopen") else ""
            told(request, f"{len(made)} put to the question. {opened}".strip())
            return redirect(item)
    words, kind = request.GET.get("q", "")[:200].strip(), request.GET.get("kind", "")
    context = {
        "item": item,
        "details": details,
        "form": form,
        "words": words,
        "kind": kind,
        "rows": [(row, str(row.pk) in picked) for row in reads.offered(person, item, words, kind)],
        "ways": _kind_ways(words, kind),
        "programme": item.programme,
        "nav_here": "questions",
    }
    return render(request, "questions/put.html", context, status=_status(request))


def _ids(told_ids: Iterable[str]) -> list[UUID]:
    """The ids ticked. Raises NotVisible for what is none."""
    try:
        return [UUID(one) for one in told_ids]
    except ValueError:
        raise NotVisible from None


def _kind_ways(words: str, kind: str) -> list[dict[str, Any]]:
    """Everything, or one kind of thing, with the same words looked for."""
    ways: list[dict[str, Any]] = [{"label": "Everything", "href": f"?{urlencode({'q': words})}", "here": not kind}]
    for name in OFFERED:
        with suppress(UnknownKind):
            href = f"?{urlencode({'q': words, 'kind': name})}"
            ways.append({"label": kind_named(name).plural, "href": href, "here": kind == name})
    return ways


@require_POST
@team_item_page("question")
def take_away(request: HttpRequest, item: Item, link_id: UUID) -> HttpResponse:
    """It does not help answer the question after all."""
    writes.take_from_question(item=item, link_id=link_id, by=person_of(request))
    told(request, "Taken away. It still stands where it was heard.")
    return redirect(reverse("questions:question", args=[item.pk]) + "#bears")
