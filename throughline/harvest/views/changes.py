"""Changes harvested: the list, one of them, writing and rewording."""

from contextlib import suppress
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughline.access.visible import NotVisible
from throughline.access.writable import may_withdraw
from throughline.common.refusals import said
from throughline.harvest import forms
from throughline.harvest.models import Change
from throughline.harvest.reads import changes as reads
from throughline.harvest.views.around import NAV, REFUSALS, WRITING, form_page, posted, refuse, tabs
from throughline.harvest.words import SOURCES, STRENGTH_MEANS, Direction, Meant
from throughline.harvest.writes import changes as writes
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.trace import thread_line
from throughline.thread.words import Meaning, Strength
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.notices import told
from throughline.web.pages import inside_page, item_page, person_of, team_item_page, team_page


@require_safe
@inside_page
def changes(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Changes harvested, newest first, all of them or some; nothing is ranked."""
    meant, direction = request.GET.get("meant", ""), request.GET.get("direction", "")
    meant = meant if meant in Meant.values else ""
    direction = direction if direction in Direction.values else ""
    context = {
        "programme": programme,
        "nav_here": NAV,
        "tabs": tabs(programme, "changes"),
        "changes": reads.changes(person_of(request), programme.pk, meant=meant, direction=direction),
        "ways": _ways(meant, direction),
        "narrowed": bool(meant or direction),
    }
    return render(request, "harvest/changes.html", context)


def _ways(meant: str, direction: str) -> list[dict[str, Any]]:
    """Everything, what nobody meant, what was for the worse: what a harvest is easily left without."""
    offered = [("All changes", {}), (Meant.UNMEANT.label, {"meant": Meant.UNMEANT.value})]
    offered += [(one.label, {"direction": one.value}) for one in Direction]
    here = {name: value for name, value in (("meant", meant), ("direction", direction)) if value}
    return [
        {"label": label, "href": f"?{urlencode(asked)}" if asked else "?", "here": asked == here}
        for label, asked in offered
    ]


@require_http_methods(WRITING)
@team_page
def new(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Harvest a change. `?from=` names a note, theme or learning card it was seen in."""
    person = person_of(request)
    source = _source(request, programme)
    start = {"hub": str(source.hub_id or ""), "happened_on": source.happened_on} if source else {}
    form = forms.ChangeForm(posted(request), initial=start, hubs=hubs_of(programme))
    if form.is_valid():
        try:
            item = writes.harvest(
                by=person, programme_id=programme.pk, given=form.harvested(), sources=[source] if source else []
            )
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, "Harvested. Now somebody else can say what they know of it.")
            return redirect(item)
    return form_page(request, "harvest/new.html", form=form, programme=programme, source=source)


def _source(request: HttpRequest, programme: Programme) -> Item | None:
    """What a change is harvested from, named in the address; nothing where it is hidden, gone, or made up."""
    with suppress(ValueError, NotVisible):
        found = thread.item(person_of(request), UUID(request.GET.get("from", "")))
        if found.programme_id == programme.pk and found.kind in SOURCES:
            return found
    return None


@require_safe
@item_page("outcome")
def change(request: HttpRequest, item: Item) -> HttpResponse:
    """One change: what happened, our part, what else may explain it, what it rests on, who else said so."""
    person = person_of(request)
    found = reads.change_of(person, item.pk)
    context = {
        "item": item,
        "change": found,
        "programme": item.programme,
        "nav_here": NAV,
        "line": thread_line(person, item),
        "particulars": _particulars(found),
        "argument": _argument(found),
        "strength": STRENGTH_MEANS[Strength(found.strength)],
        "voices": reads.second_voices(item),
        "may_speak": person.pk not in reads.written_by(item),
        "rests_on": reads.rests_on(person, item),
        "speaks_for": reads.speaks_for(person, item),
        "led_to": thread.resting_on(person, item, [Meaning.LED_TO]),
        "may_withdraw": may_withdraw(person, item),
    }
    return render(request, "harvest/change.html", context)


def _particulars(found: Change) -> list[tuple[str, str]]:
    said = (
        ("Who", found.who),
        ("Where", found.where),
        ("For the better?", Direction(found.direction).label),
        ("Did anybody mean it?", Meant(found.meant).label),
    )
    return [(label, words) for label, words in said if words]


def _argument(found: Change) -> list[tuple[str, str]]:
    """The case for it in the order in which a reader would doubt it; what nobody has said yet is left out."""
    said = (
        ("Why it matters", found.significance),
        ("Our part in it", found.contribution),
        ("The part of others", found.others_part),
        ("What might have happened anyway", found.anyway),
    )
    return [(label, words) for label, words in said if words]


@require_http_methods(WRITING)
@team_item_page("outcome")
def reword(request: HttpRequest, item: Item) -> HttpResponse:
    """Write a change anew; what somebody else kept meanwhile is shown, nothing is overwritten."""
    person = person_of(request)
    found = reads.change_of(person, item.pk)
    hubs = hubs_of(item.programme)
    form = forms.ChangeForm(posted(request), initial=forms.start_of_change(found), hubs=hubs)
    theirs = None
    if form.is_valid():
        try:
            writes.reword(
                item=item, by=person, given=form.harvested(), base_revision=form.cleaned_data["revision"] or 0
            )
        except ChangedMeanwhile as refusal:
            typed = request.POST.copy()
            typed["revision"] = str(refusal.item.revision)
            form, theirs = forms.ChangeForm(typed, hubs=hubs), found
            form.add_error(None, said(refusal))
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, "Kept, with the earlier words in the history.")
            return redirect(reverse("harvest:change", args=[item.pk]))
    return form_page(request, "harvest/reword.html", form=form, item=item, theirs=theirs, programme=item.programme)
