"""Merging a theme into another, undoing it, and splitting one in two."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughline.access.visible import NotVisible
from throughline.common.refusals import NeedsBecause, said
from throughline.sensemaking import reads, regrouping, writes
from throughline.sensemaking.forms import Merge, Split, refuse
from throughline.sensemaking.under import ALL, what_stands_under
from throughline.sensemaking.views.entering import around, uuids_of
from throughline.thread.models import Item
from throughline.web.notices import told, warned
from throughline.web.pages import person_of, team_item_page

MERGE_REFUSALS = (
    regrouping.IntoItself,
    regrouping.NotForTheSamePeople,
    NeedsBecause,
    writes.IsMerged,
)
SPLIT_REFUSALS = (
    regrouping.NothingToSplit,
    regrouping.NothingWouldStay,
    writes.NotASentence,
    NeedsBecause,
    writes.IsMerged,
)
UNMERGE_REFUSALS = (regrouping.SurvivorMerged, regrouping.TooLateToUnmerge)


@require_http_methods(["GET", "POST"])
@team_item_page("theme")
def merge(request: HttpRequest, item: Item) -> HttpResponse:
    """Fold this theme into another that says the same."""
    person = person_of(request)
    theme = reads.theme_of(person, item.pk)
    form = Merge(request.POST or None, person=person, theme=theme)
    if request.method == "POST" and form.is_valid():
        try:
            into = reads.theme_of(person, form.cleaned_data["into"]).item
            regrouping.merge(item=item, into=into, by=person, because=form.cleaned_data["because"])
        except MERGE_REFUSALS as refusal:
            refuse(form, refusal)
        except NotVisible:
            form.add_error("into", "That theme is not there any more. Choose another one.")
        else:
            undo = reverse("sensemaking:unmerge", args=[item.pk])
            told(request, f"Merged: its words stand under “{into.title}” now.", undo=undo)
            return redirect("sensemaking:theme", into.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "sensemaking/merge.html", around(item, theme=theme, form=form), status=status)


@require_POST
@team_item_page("theme")
def unmerge(request: HttpRequest, item: Item) -> HttpResponse:
    """Undo a merge: every link goes back to where it stood."""
    try:
        regrouping.unmerge(item=item, by=person_of(request))
    except UNMERGE_REFUSALS as refusal:
        warned(request, said(refusal))
    else:
        told(request, "The merge is undone. Both themes stand as before, with what was added since.")
    return redirect("sensemaking:theme", item.pk)


@require_http_methods(["GET", "POST"])
@team_item_page("theme")
def split(request: HttpRequest, item: Item) -> HttpResponse:
    """Choose words that go to a new theme."""
    person = person_of(request)
    theme = reads.theme_of(person, item.pk)
    form = Split(request.POST or None)
    chosen = uuids_of(request.POST.getlist("words"))
    if request.method == "POST" and form.is_valid():
        try:
            new = regrouping.split(item=item, link_ids=chosen, by=person, **form.cleaned_data)
        except SPLIT_REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, f"Split. To undo it, merge this theme back into “{item.title}”.")
            return redirect("sensemaking:theme", new.pk)
    under = what_stands_under(person, item, opened=ALL)
    status = 422 if request.method == "POST" else 200
    context = around(item, theme=theme, form=form, under=under, chosen=set(chosen))
    return render(request, "sensemaking/split.html", context, status=status)
