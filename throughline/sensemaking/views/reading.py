"""Reading themes: the list, one theme with all its words, and finding one as you type."""

from collections import Counter
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from throughline.access.writable import may_withdraw, may_write
from throughline.common.text import clean
from throughline.programme.models import Hub, Programme
from throughline.programme.reads import hubs_of
from throughline.sensemaking import reads
from throughline.sensemaking.forms import Filters
from throughline.sensemaking.history import told_history
from throughline.sensemaking.models import Theme
from throughline.sensemaking.under import Under, what_stands_under
from throughline.sensemaking.views.entering import around, around_list
from throughline.sensemaking.words import CONFIDENCE_MEANS, STATUS_MEANS, Confidence, ThemeStatus
from throughline.thread.evidence import Tally
from throughline.thread.models import Item
from throughline.thread.spread import counted
from throughline.thread.trace import thread_line
from throughline.web.pages import inside_page, item_page, person_of, team_page

TONES = {
    ThemeStatus.EMERGING: "open",
    ThemeStatus.AGREED: "accent",
    ThemeStatus.CONTESTED: "open",
    ThemeStatus.SETTLED: "accent",
    ThemeStatus.MERGED: "quiet",
    ThemeStatus.RETIRED: "quiet",
}


@require_safe
@inside_page
def themes(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The programme's themes, the ones that moved last first."""
    person = person_of(request)
    filters = Filters(request.GET, programme=programme)
    status, hub_id, words = filters.asked()
    found = reads.list_of_themes(person, programme.pk, status=status, hub_id=hub_id, words=words)
    page = Paginator(found, reads.LIST_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "theme": row.theme,
            "says": says(row.tally),
            "day": row.tally.newest,
            "status": row.theme.get_status_display(),
            "tone": TONES[ThemeStatus(row.theme.status)],
        }
        for row in reads.theme_rows(person, list(page))
    ]
    withdrawn = reads.withdrawn_themes(person, programme.pk) if may_write(person, programme.pk) else []
    return render(
        request,
        "sensemaking/themes.html",
        around_list(programme, page=page, rows=rows, filters=filters, active=filters.active(), withdrawn=withdrawn),
    )


def says(tally: Tally) -> str:
    """What stands under a theme, for its row in a list."""
    if not tally.sources:
        return "No words yet"
    notes = counted(tally.sources, "note")
    told = [f"{notes} from {counted(tally.hubs, 'hub')}" if tally.hubs else notes]
    if tally.challenges:
        told.append(counted(tally.challenges, "challenges it", "challenge it"))
    if tally.qualifies:
        told.append(counted(tally.qualifies, "qualifies it", "qualify it"))
    return " · ".join(told)


@require_safe
@team_page
def find(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Themes whose sentence holds what is being typed, as JSON, for the theme box of every page that gathers words."""
    words = clean(request.GET.get("q", ""))[:200]
    return JsonResponse({"options": reads.theme_options(person_of(request), programme.pk, words)})


@require_safe
@item_page("theme")
def theme(request: HttpRequest, item: Item) -> HttpResponse:
    """One theme: the sentence, where we stand and why, the words by how they bear on it, and who is missing."""
    person = person_of(request)
    held = reads.theme_of(person, item.pk)
    hubs = {hub.slug: hub for hub in hubs_of(item.programme)}
    hub = hubs.get(request.GET.get("hub", ""))
    setting = request.GET.get("setting", "")[:60]
    under = what_stands_under(
        person, item, hub_id=hub.pk if hub else None, setting=setting, opened=request.GET.get("all", "")
    )
    merges = reads.taken_in(person, held)
    merged = held.status == ThemeStatus.MERGED
    may_change = may_write(person, item.programme_id) and not merged
    context = around(
        item,
        theme=held,
        under=under,
        counts=_counts(under),
        hub_ways=_hub_ways(item, under, list(hubs.values()), hub),
        setting_ways=_setting_ways(item, under, setting),
        narrowed=hub.name if hub else setting,
        line=thread_line(person, item),
        merges=merges,
        merge=reads.merge_of(person, held) if merged else None,
        dissents=reads.dissents_on([held.pk, *(one.theme_id for one in merges)]),
        split_from=reads.split_from(person, held),
        split_off=reads.split_off(person, held),
        history=told_history(person, item),
        may_change=may_change,
        edit_if_may=reverse("sensemaking:edit", args=[item.pk]) if may_change else "",
        may_undo=may_write(person, item.programme_id) and merged,
        may_withdraw=may_withdraw(person, item),
        **_standing(held),
    )
    return render(request, "sensemaking/theme.html", context)


def _standing(theme: Theme) -> dict[str, Any]:
    """Where the team stands, in plain words, and why."""
    status, confidence = ThemeStatus(theme.status), Confidence(theme.confidence)
    return {
        "status": {"label": status.label, "means": STATUS_MEANS[status], "tone": TONES[status]},
        "confidence": {"label": confidence.label, "means": CONFIDENCE_MEANS[confidence]},
        "judgement": next(iter(reads.judgements_of(theme)), None),
    }


def _counts(under: Under) -> list[dict[str, Any]]:
    """Numbers that open to their records: the spread, then the pieces by how they bear on the theme."""
    spread = under.spread
    pieces = [
        {"count": group.count, "one": group.how.stands, "many": group.how.stand, "href": f"#{group.how.meaning}"}
        for group in under.groups
        if group.count
    ]
    return [
        {"count": spread.notes, "one": "note", "many": "notes", "href": "#words"},
        {"count": len(spread.settings), "one": "setting", "many": "settings", "href": "#where"},
        {"count": len(spread.hubs), "one": "hub", "many": "hubs", "href": "#where"},
        *pieces,
    ]


def _hub_ways(item: Item, under: Under, hubs: list[Hub], here: Hub | None) -> list[dict[str, Any]]:
    """The hubs these words were heard at, in the programme's own order, each with its number of notes."""
    heard = Counter(row.hub_id for row in under.sources)
    return [
        {"hub": hub, "count": heard[hub.pk], "href": _narrowed(item, hub=hub.slug), "here": hub == here}
        for hub in hubs
        if heard[hub.pk]
    ]


def _setting_ways(item: Item, under: Under, here: str) -> list[dict[str, Any]]:
    heard = Counter(row.facts.setting_label for row in under.sources)
    return [
        {"label": label, "count": heard[label], "href": _narrowed(item, setting=label), "here": label == here}
        for label in under.spread.settings
    ]


def _narrowed(item: Item, **query: str) -> str:
    return f"{reverse('sensemaking:theme', args=[item.pk])}?{urlencode(query)}#words"
