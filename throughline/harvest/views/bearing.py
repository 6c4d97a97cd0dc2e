"""What a change or a story rests on, what it speaks for, and what a second person says of it."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed, may_withdraw
from throughline.harvest import forms
from throughline.harvest.reads import changes as reads
from throughline.harvest.views.around import REFUSALS, WRITING, form_page, posted, refuse, simple_form
from throughline.harvest.words import SOURCES
from throughline.harvest.writes import changes as writes
from throughline.thread.models import Item
from throughline.thread.words import Meaning
from throughline.web.notices import told
from throughline.web.pages import item_page, person_of, team_item_page

KINDS = {"outcome": "change", "story": "story"}
"""What the two kinds of this room are called in a sentence."""


def _ours(item: Item) -> str:
    """What a change or a story is called. Raises NotVisible for anything else."""
    if item.kind not in KINDS:
        raise NotVisible
    return KINDS[item.kind]


@require_http_methods(WRITING)
@team_item_page(None)
def sources(request: HttpRequest, item: Item) -> HttpResponse:
    """Look through notes, themes, readings and cards, and choose what it rests on."""
    called, person = _ours(item), person_of(request)
    picked = request.POST.getlist("items")
    form = forms.BecauseForm(posted(request))
    if form.is_valid():
        try:
            chosen = reads.may_carry(person, item, _ids(picked), SOURCES)
            made = writes.rest_on(item=item, by=person, sources=chosen, because=form.cleaned_data["because"])
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, f"{len(made)} put under the {called}.")
            return redirect(item)
    words = request.GET.get("q", "")[:200].strip()
    rows = [(row, str(row.pk) in picked) for row in reads.offered(person, item, words)]
    return form_page(
        request, "harvest/sources.html", form=form, item=item, words=words, rows=rows, kind_said=called,
        programme=item.programme,
    )  # fmt: skip


def _ids(told_ids: Iterable[str]) -> list[UUID]:
    try:
        return [UUID(one) for one in told_ids]
    except ValueError:
        raise NotVisible from None


@require_http_methods(WRITING)
@team_item_page("outcome")
def theory(request: HttpRequest, item: Item) -> HttpResponse:
    """Hold a change for or against a part of the theory, or beside it."""
    person = person_of(request)
    form = forms.TheoryForm(posted(request), parts=reads.theory_parts(person, item.programme_id))
    if form.is_valid():
        given = form.cleaned_data
        writes.speak_for(
            item=item, by=person, part=form.parts[given["part"]], meaning=Meaning(given["meaning"]),
            because=given["because"],
        )  # fmt: skip
        told(request, "It stands on the theory’s page now, beside what else bears on it.")
        return redirect(item)
    return simple_form(
        request, form, title="What does it say about our theory?", act="Hold it there", back=item.get_absolute_url(),
        lead="A change that does not fit is worth as much as one that does.", kicker=item.title,
        programme=item.programme,
    )  # fmt: skip


@require_http_methods(WRITING)
@team_item_page(None)
def second_voice(request: HttpRequest, item: Item) -> HttpResponse:
    """Write down what a second, independent person says. Whoever wrote the change or story is told why they can't."""
    called, person = _ours(item), person_of(request)
    form = forms.SecondVoiceForm(posted(request))
    if form.is_valid():
        given = dict(form.cleaned_data)
        try:
            writes.substantiate(item=item, by=person, agrees=given.pop("agrees") == "yes", **given)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, "Kept beside it, with who said it and when.")
            return redirect(item)
    return simple_form(
        request, form, title="What does somebody else say?", act="Keep it", back=item.get_absolute_url(),
        lead=f"Somebody who knows of it and did not write this {called}. Read it to them, and write down what they say.",
        kicker=item.title, programme=item.programme,
    )  # fmt: skip


@require_POST
@team_item_page(None)
def take_away(request: HttpRequest, item: Item, link_id: UUID) -> HttpResponse:
    """It does not rest on this, or speak for that, after all."""
    _ours(item)
    writes.take_away(item=item, link_id=link_id, by=person_of(request))
    told(request, "Taken away. What it was itself stays where it stands.")
    return redirect(item)


@require_http_methods(WRITING)
@item_page(None)
def withdraw(request: HttpRequest, item: Item) -> HttpResponse:
    """Take it off every page; it can be brought back for 30 days."""
    called, person = _ours(item), person_of(request)
    if not may_withdraw(person, item):
        raise NotAllowed
    form = forms.WithdrawForm(posted(request))
    if form.is_valid():
        writes.withdraw(item=item, by=person, because=form.cleaned_data["because"])
        undo = reverse("library:restore", args=[item.pk])
        told(request, f"Withdrawn: “{item.title}”. It can be brought back for 30 days.", undo=undo)
        return redirect("harvest:changes" if called == "change" else "harvest:rounds", item.programme.slug)
    return simple_form(
        request, form, title=f"Withdraw this {called}", act="Withdraw it", back=item.get_absolute_url(),
        lead="It goes off every page. You can bring it back for 30 days.", kicker=item.title, programme=item.programme,
    )  # fmt: skip
