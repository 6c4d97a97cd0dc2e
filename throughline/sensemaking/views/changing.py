"""Beginning, rewording and judging a theme, minority notes, withdrawing and bringing back."""

from typing import TypeVar
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughline.access.writable import NotAllowed, may_withdraw
from throughline.common.refusals import NeedsBecause, said
from throughline.programme.models import Programme
from throughline.sensemaking import reads, writes
from throughline.sensemaking.forms import BecauseOnly, DissentNote, Judge, NewTheme, Reword, refuse
from throughline.sensemaking.models import Theme
from throughline.sensemaking.views.entering import around, around_list
from throughline.sensemaking.words import reads_like_a_heading
from throughline.thread.models import Item
from throughline.thread.writes import ChangedMeanwhile, TooLateToRestore
from throughline.web.fields import refuse_beside
from throughline.web.notices import told, warned
from throughline.web.pages import inside_page, item_page, person_of, team_item_page, team_page

OneForm = TypeVar("OneForm", bound=Form)

REFUSALS = (writes.NotASentence, NeedsBecause, writes.AskWhoIsMissing, writes.IsMerged)
IS_IT_A_SENTENCE = "Kept. It reads more like a heading than a sentence: could someone agree or disagree with it? You can reword it any time."


@require_http_methods(["GET", "POST"])
@team_page
def new(request: HttpRequest, programme: Programme) -> HttpResponse:
    """A theme to begin."""
    form = NewTheme(request.POST or None, initial={"title": request.GET.get("title", "")[:300]})
    if request.method == "POST" and form.is_valid():
        try:
            theme = writes.start_theme(by=person_of(request), programme_id=programme.pk, **form.cleaned_data)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            _told_of_sentence(request, theme, "Begun. Now put the first words under it.")
            return redirect("sensemaking:theme", theme.pk)
    return _form_page(request, "sensemaking/new.html", around_list(programme, form=form), form)


def _form_page(request: HttpRequest, template: str, context: dict[str, object], form: object) -> HttpResponse:
    """The page of a form: 200 as first seen, 422 with what is to be put right."""
    failed = request.method == "POST"
    return render(request, template, {**context, "form": form}, status=422 if failed else 200)


def _told_of_sentence(request: HttpRequest, theme: Theme, words: str) -> None:
    if reads_like_a_heading(theme.item.title):
        warned(request, IS_IT_A_SENTENCE)
    else:
        told(request, words)


def _on_theirs(kind: type[OneForm], request: HttpRequest, refusal: ChangedMeanwhile) -> OneForm:
    """The form as it was typed, now based on what somebody else has kept meanwhile: sending it again is a choice."""
    typed = request.POST.copy()
    typed["base_revision"] = str(refusal.item.revision)
    form = kind(typed)
    form.add_error(None, said(refusal))
    return form


@require_http_methods(["GET", "POST"])
@team_item_page("theme")
def edit(request: HttpRequest, item: Item) -> HttpResponse:
    """The sentence, what belongs and what doesn't, who is missing."""
    theme = reads.theme_of(person_of(request), item.pk)
    initial = {
        "title": item.title,
        "belongs": theme.belongs,
        "does_not_belong": theme.does_not_belong,
        "who_is_missing": theme.who_is_missing,
        "asked_nobody_named": theme.asked_nobody_named,
        "base_revision": item.revision,
    }
    form = Reword(request.POST or None, initial=initial)
    theirs = None
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        title, because, base = given.pop("title"), given.pop("because"), given.pop("base_revision")
        try:
            changed = writes.reword(
                item=item, by=person_of(request), title=title, because=because, base_revision=base, changes=given
            )
        except REFUSALS as refusal:
            refuse(form, refusal)
        except ChangedMeanwhile as refusal:
            form = _on_theirs(Reword, request, refusal)
            theirs = theme
        else:
            _told_of_sentence(request, changed, "Kept, with the earlier words in the history.")
            return redirect("sensemaking:theme", item.pk)
    return _form_page(request, "sensemaking/edit.html", around(item, theme=theme, theirs=theirs), form)


@require_http_methods(["GET", "POST"])
@team_item_page("theme")
def judge(request: HttpRequest, item: Item) -> HttpResponse:
    """Where the team stands with the theme, how sure it is, and why."""
    theme = reads.theme_of(person_of(request), item.pk)
    initial = {
        "status": theme.status,
        "confidence": theme.confidence,
        "who_is_missing": theme.who_is_missing,
        "asked_nobody_named": theme.asked_nobody_named,
        "base_revision": item.revision,
    }
    form = Judge(request.POST or None, initial=initial)
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            writes.judge(item=item, by=person_of(request), **form.cleaned_data)
        except REFUSALS as refusal:
            refuse(form, refusal)
        except ChangedMeanwhile as refusal:
            form = _on_theirs(Judge, request, refusal)
            theirs = theme
        else:
            told(request, "Kept. The history shows what you thought before.")
            return redirect("sensemaking:theme", item.pk)
    return _form_page(request, "sensemaking/judge.html", around(item, theme=theme, theirs=theirs), form)


@require_http_methods(["GET", "POST"])
@team_item_page("theme")
def dissent(request: HttpRequest, item: Item) -> HttpResponse:
    """A minority note, kept beside the majority's reading."""
    form = DissentNote(request.POST or None, person=person_of(request), programme=item.programme)
    if request.method == "POST" and form.is_valid():
        try:
            writes.dissent(item=item, by=person_of(request), role=form.signed(), words=form.cleaned_data["words"])
        except REFUSALS as refusal:
            refuse_beside(form, refusal, {NeedsBecause: "words"})
        else:
            told(request, "Your note stands on the theme now, signed by role.")
            return redirect("sensemaking:theme", item.pk)
    return _form_page(request, "sensemaking/dissent.html", around(item), form)


@require_POST
@team_page
def take_back(request: HttpRequest, programme: Programme, dissent_id: UUID) -> HttpResponse:
    """Take one's own minority note back."""
    note = reads.dissent_of(person_of(request), dissent_id)
    writes.take_back(note=note, by=person_of(request))
    told(request, "Your note is taken back.")
    return redirect("sensemaking:theme", note.theme_id)


@require_http_methods(["GET", "POST"])
@item_page("theme")
def withdraw(request: HttpRequest, item: Item) -> HttpResponse:
    """Take a theme off every page; its author and the leads may, and can bring it back for 30 days."""
    person = person_of(request)
    if not may_withdraw(person, item):
        raise NotAllowed
    form = BecauseOnly(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            writes.withdraw_theme(item=item, by=person, because=form.cleaned_data["because"])
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            slug = item.programme.slug
            undo = reverse("sensemaking:restore", kwargs={"programme": slug, "item_id": item.pk})
            told(request, f"Withdrawn: “{item.title}”. It can be brought back for 30 days.", undo=undo)
            return redirect("sensemaking:themes", slug)
    return _form_page(request, "sensemaking/withdraw.html", around(item), form)


@require_POST
@inside_page
def restore(request: HttpRequest, programme: Programme, item_id: UUID) -> HttpResponse:
    """Bring a withdrawn theme back."""
    try:
        item = writes.bring_back(item_id=item_id, by=person_of(request))
    except TooLateToRestore as refusal:
        warned(request, said(refusal))
        return redirect("sensemaking:themes", programme.slug)
    told(request, "The theme is back, with all its words.")
    return redirect("sensemaking:theme", item.pk)
