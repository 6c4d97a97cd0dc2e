"""Writing an answer, changing it, putting it into other languages, telling it, tying it, keeping what came back."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed, may_withdraw
from throughline.common.languages import language_name
from throughline.common.refusals import said
from throughline.feedback import forms, reads, writes
from throughline.feedback.reads.entries import may_be_tied
from throughline.feedback.views.around import REFUSALS, WRITING, around, around_list, form_page, refuse
from throughline.feedback.words import ACTS, HEARD, MAY_BE_TIED
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.thread import reads as thread
from throughline.thread.kinds import UnknownKind, kind_named
from throughline.thread.models import Item
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.notices import told, warned
from throughline.web.pages import item_page, person_of, team_item_page, team_page

OFFERED = 12


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


@require_http_methods(WRITING)
@team_page
def new(request: HttpRequest, programme: Programme) -> HttpResponse:
    """An answer to what waits. `?from=` names the note, theme, promise or decision it is about."""
    person = person_of(request)
    source = _source(person, programme, request.GET.get("from", ""))
    offered = _offered(person, programme, source)
    form = forms.AnswerForm(_posted(request), hubs=hubs_of(programme), offered=offered, initial=_begin(source))
    if form.is_valid():
        ties = thread.items_by_id(person, form.cleaned_data["ties"])
        try:
            made = writes.write_entry(
                by=person, programme_id=programme.pk, answer=form.answer(), ties=ties, hub=form.hub_chosen()
            )
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, "Written. Tell it to the people it is for, then put down that you did.")
            return redirect(made.item)
    return form_page(request, "feedback/new.html", around_list(programme, source=source), form)


def _source(person: Person, programme: Programme, asked: str) -> Item | None:
    """What it is about, if the person may read it; an address that makes no sense names nothing."""
    with suppress(ValueError, NotVisible):
        found = thread.item(person, UUID(asked))
        if found.programme_id == programme.pk and found.kind in MAY_BE_TIED:
            return found
    return None


def _offered(person: Person, programme: Programme, source: Item | None) -> list[Item]:
    """What it is about first, then what waits longest."""
    waiting = [one.item for one in reads.waiting(person, programme.pk) if one.item.kind in HEARD]
    first = [source] if source is not None else []
    return [*first, *(item for item in waiting if source is None or item.pk != source.pk)][:OFFERED]


def _begin(source: Item | None) -> dict[str, Any]:
    """The form as it is first seen: a theme or a promise is what people said, a decision what was decided.

    A note's words are left out: they may point to whoever said them.
    """
    begin: dict[str, Any] = {"language": "en"}
    if source is None:
        return begin
    begin |= {"ties": [source.pk], "hub": str(source.hub_id or "")}
    if source.kind in {"theme", "promise", "question"}:
        begin["said"] = source.title
    elif source.kind in ACTS:
        begin["decided"] = source.title
    return begin


@require_http_methods(WRITING)
@team_item_page("said-back")
def change(request: HttpRequest, item: Item) -> HttpResponse:
    """How it stands and what it says. What was told stays as it was told."""
    held = reads.entry_of(person_of(request), item.pk)
    initial = {
        name: getattr(held, name)
        for name in ("said", "decided", "reconciled", "state", "because", "next_on", "to_whom")
    } | {"hub": str(item.hub_id or ""), "language": item.language}
    form = forms.AnswerForm(_posted(request), hubs=hubs_of(item.programme), revision=item.revision, initial=initial)
    theirs = None
    if form.is_valid():
        try:
            writes.change_entry(
                item=item, by=person_of(request), answer=form.answer(), hub=form.hub_chosen(),
                base_revision=form.cleaned_data["base_revision"],
            )  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        except ChangedMeanwhile as refusal:
            form = forms.AnswerForm(_now_on(request, refusal), hubs=hubs_of(item.programme), revision=1)
            form.add_error(None, said(refusal))
            theirs = held
        else:
            told(request, "Changed. What was told stays as it was told." if held.told_on else "Changed.")
            return redirect(item)
    return form_page(request, "feedback/change.html", around(item, details=held, theirs=theirs), form)


def _now_on(request: HttpRequest, refusal: ChangedMeanwhile) -> Any:
    """What was typed, now based on what somebody else kept meanwhile: sending it again is a choice."""
    typed = request.POST.copy()
    typed["base_revision"] = str(refusal.item.revision)
    return typed


@require_http_methods(WRITING)
@team_item_page("said-back")
def in_language(request: HttpRequest, item: Item) -> HttpResponse:
    """The answer in another language, or a change of what is written in it (`?language=`)."""
    held = reads.entry_of(person_of(request), item.pk)
    texts = reads.texts_of(held)
    begun = next((one for one in texts[1:] if one["language"] == request.GET.get("language")), {})
    form = forms.TextForm(_posted(request), own=item.language, revision=item.revision, initial=begun)
    if form.is_valid():
        given = form.cleaned_data
        try:
            writes.say_in(
                item=item, by=person_of(request), language=given["language"], text=form.text(),
                base_revision=given["base_revision"],
            )  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        except ChangedMeanwhile as refusal:
            form = forms.TextForm(_now_on(request, refusal), own=item.language, revision=1)
            form.add_error(None, said(refusal))
        else:
            told(request, f"Written in {language_name(given['language'])}.")
            return redirect(f"{item.get_absolute_url()}?language={given['language']}")
    context = around(item, details=held, own=texts[0], begun=begun)
    return form_page(request, "feedback/in_language.html", context, form)


@require_POST
@team_item_page("said-back")
def language_away(request: HttpRequest, item: Item, language: str) -> HttpResponse:
    """The answer is no longer to be told in this language."""
    writes.take_language_away(item=item, by=person_of(request), language=language)
    told(request, f"No longer written in {language_name(language)}. What was told in it stays.")
    return redirect(item)


@require_http_methods(WRITING)
@team_item_page("said-back")
def tell(request: HttpRequest, item: Item) -> HttpResponse:
    """That it was told: when, to whom, how, in which languages. The words are kept as they are now."""
    person = person_of(request)
    held = reads.entry_of(person, item.pk)
    languages = [text["language"] for text in reads.texts_of(held)]
    ends = held.state in {"done", "cannot"}
    promises = reads.open_promises(person, item) if ends else []
    initial = {"to_whom": held.to_whom, "languages": languages, "closes": [one.pk for one in promises]}
    form = forms.TellForm(_posted(request), languages=languages, promises=promises, initial=initial)
    if form.is_valid():
        try:
            writes.tell(item=item, by=person, told=form.told(), closes=form.cleaned_data.get("closes", ()))
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, "Kept, in the words it was told in. What it answers waits no more.")
            return redirect(reverse("feedback:entry", args=[item.pk]) + "#told-how")
    return form_page(request, "feedback/tell.html", around(item, details=held), form)


@require_http_methods(WRITING)
@team_item_page("said-back")
def tie(request: HttpRequest, item: Item) -> HttpResponse:
    """Look for what else it answers, or for the decision or act behind it, and choose."""
    person = person_of(request)
    if request.method == "POST":
        try:
            chosen = thread.items_by_id(person, _ids(request.POST.getlist("items")))
            writes.tie(item=item, by=person, ties=chosen)
        except writes.NothingTied:
            warned(request, "Nothing was chosen. Tick what it answers, then tie it.")
        else:
            told(request, "Tied.")
            return redirect(item)
    words, kind = request.GET.get("q", "")[:200].strip(), request.GET.get("kind", "")
    kinds = [kind] if kind in MAY_BE_TIED else list(MAY_BE_TIED)
    tied = {one.item.pk for one in (*reads.ties_of(person, item).heard, *reads.ties_of(person, item).acts)}
    found = may_be_tied(person, item.programme_id, words, kinds, limit=25 + len(tied))
    context = around(
        item, words=words, kind=kind, rows=[one for one in found if one.pk not in tied][:25], ways=_ways(words, kind)
    )
    return render(request, "feedback/tie.html", context, status=422 if request.method == "POST" else 200)


def _ids(told_ids: Iterable[str]) -> list[UUID]:
    """The ids ticked. Raises NotVisible for what is none."""
    try:
        return [UUID(one) for one in told_ids]
    except ValueError:
        raise NotVisible from None


def _ways(words: str, kind: str) -> list[dict[str, Any]]:
    ways: list[dict[str, Any]] = [{"label": "Everything", "href": f"?{urlencode({'q': words})}", "here": not kind}]
    for name in MAY_BE_TIED:
        with suppress(UnknownKind):
            href = f"?{urlencode({'q': words, 'kind': name})}"
            ways.append({"label": kind_named(name).plural, "href": href, "here": kind == name})
    return ways


@require_POST
@team_item_page("said-back")
def untie(request: HttpRequest, item: Item, link_id: UUID) -> HttpResponse:
    """It does not answer this after all."""
    try:
        writes.untie(item=item, link_id=link_id, by=person_of(request))
    except writes.NothingTied:
        warned(request, "It is the only thing this answers. Tie it to something else first.")
    else:
        told(request, "No longer tied.")
    return redirect(item)


@require_http_methods(WRITING)
@team_item_page("said-back")
def reply(request: HttpRequest, item: Item) -> HttpResponse:
    """What somebody who was told made of it."""
    form = forms.ReplyForm(_posted(request), initial={"language": "en"})
    if form.is_valid():
        try:
            writes.keep_reply(item=item, by=person_of(request), **form.cleaned_data)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, "Kept with the answer.")
            return redirect(reverse("feedback:entry", args=[item.pk]) + "#came-back")
    return form_page(request, "feedback/reply.html", around(item), form)


@require_POST
@team_item_page("said-back")
def reply_away(request: HttpRequest, item: Item, reply_id: UUID) -> HttpResponse:
    """No longer show a reply."""
    writes.take_back_reply(item=item, by=person_of(request), reply_id=reply_id)
    told(request, "The reply is no longer shown.")
    return redirect(reverse("feedback:entry", args=[item.pk]) + "#came-back")


@require_http_methods(WRITING)
@item_page("said-back")
def withdraw(request: HttpRequest, item: Item) -> HttpResponse:
    """Take it off every page; its author and the leads may, and can bring it back for 30 days."""
    person = person_of(request)
    if not may_withdraw(person, item):
        raise NotAllowed
    form = forms.WithdrawForm(_posted(request))
    if form.is_valid():
        writes.withdraw_entry(item=item, by=person, because=form.cleaned_data["because"])
        undo = reverse("library:restore", args=[item.pk])
        told(request, f"Withdrawn: “{item.title}”. It can be brought back for 30 days.", undo=undo)
        return redirect("feedback:entries", item.programme.slug)
    return form_page(request, "feedback/withdraw.html", around(item), form)
