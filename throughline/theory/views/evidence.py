"""Evidence arrives: filing what was heard against the theory, from its own page or from a part's; and what fits nowhere."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughline.access.visible import NotVisible
from throughline.access.writable import may_write
from throughline.common.ids import uuid_or_none
from throughline.people.models import Person
from throughline.theory import choices, filing, forms, reads, writes
from throughline.theory.bearing import OURS
from throughline.theory.forms import refuse
from throughline.theory.models import TheoryMap
from throughline.theory.views.changing import form_page
from throughline.theory.views.entering import Part, around, map_page, team_map_page, team_part_page
from throughline.thread import evidence
from throughline.thread import reads as thread
from throughline.thread.models import Item, Link
from throughline.web.going_on import next_or
from throughline.web.notices import told, warned
from throughline.web.pages import person_of, team_item_page

RECENT = 20
AT_ONCE = 50
PAGE = 30
REFUSALS = (filing.CannotBeFiled, filing.HowItBears, writes.OffTheMap)


def unfile_url(target_id: UUID, links: list[Link]) -> str:
    """The address that takes back what one act of filing put there."""
    query = urlencode([("link", str(link.pk)) for link in links])
    return f"{reverse('theory:unfile', args=[target_id])}?{query}"


@require_http_methods(["GET", "HEAD", "POST"])
@team_item_page(None)
def file(request: HttpRequest, item: Item) -> HttpResponse:
    """Hold something that was heard or seen against the theory: where it belongs, how it bears, how strongly, why."""
    person = person_of(request)
    if not filing.can_be_filed(item):
        raise NotVisible
    maps = reads.maps_of(person, item.programme_id)
    options = [option for of in maps for option in choices.to_file_on(person, of)]
    nowhere = request.method == "POST" and request.POST.get("act") == "nowhere"
    start = {"target": request.GET.get("target", "")}
    form = forms.FileUnder(
        request.POST if request.method == "POST" and not nowhere else None, initial=start, options=options
    )
    if nowhere and maps:
        return _kept_as_fitting_nowhere(request, item, maps[0])
    if form.is_valid():
        answer = _filed(request, item, form)
        if answer is not None:
            return answer
    context = around(
        item, form=form, maps=maps, words=_words_of(person, item), filed=filing.filed_on(person, item),
        nowhere_form=forms.FitsNowhere(),
    )  # fmt: skip
    return form_page(request, "theory/file.html", context)


def _filed(request: HttpRequest, item: Item, form: forms.FileUnder) -> HttpResponse | None:
    given = dict(form.cleaned_data)
    person = person_of(request)
    target = thread.item(person, given.pop("target"))
    try:
        link = filing.file(source=item, target=target, by=person, **given)
    except REFUSALS as refusal:
        refuse(form, refusal)
        return None
    told(request, f"Filed: it {link.get_meaning_display()} “{target.title}”.", undo=unfile_url(target.pk, [link]))
    return redirect(next_or(request, target.get_absolute_url()))


def _kept_as_fitting_nowhere(request: HttpRequest, item: Item, of: TheoryMap) -> HttpResponse:
    form = forms.FitsNowhere(request.POST)
    form.is_valid()
    link = filing.fits_nowhere(source=item, on=of, by=person_of(request), because=form.cleaned_data.get("because", ""))
    undo = f"{reverse('theory:finds-a-place', args=[of.pk])}?link={link.pk}"
    told(request, "Kept as fitting nowhere. When enough of these gather, the map is wrong somewhere.", undo=undo)
    return redirect(item)


def _words_of(person: Person, item: Item) -> str:
    """The words of a span, so that what is filed can be read while choosing."""
    span = thread.excerpts(person, [item.pk]).get(item.pk) if item.kind == "excerpt" else None
    return span.words if span else ""


@require_http_methods(["GET", "HEAD", "POST"])
@team_part_page()
def gather(request: HttpRequest, part: Part) -> HttpResponse:
    """From a part's page: look through recent notes and themes, or search, and file what bears on it."""
    person = person_of(request)
    words = request.GET.get("q", "")[:200].strip()
    form = forms.Weigh(request.POST if request.method == "POST" else None)
    if form.is_valid():
        chosen = [pk for pk in (uuid_or_none(one) for one in request.POST.getlist("items")) if pk is not None][:AT_ONCE]
        items = list(thread.items(person).filter(programme_id=part.item.programme_id, pk__in=chosen))
        try:
            if not items:
                raise forms.NothingChosen
            links = [filing.file(source=one, target=part.item, by=person, **form.cleaned_data) for one in items]
        except (forms.NothingChosen, *REFUSALS) as refusal:
            refuse(form, refusal)
        else:
            kept = f"{len(links)} {'piece' if len(links) == 1 else 'pieces'} filed on “{part.item.title}”."
            told(request, kept, undo=unfile_url(part.pk, links))
            return redirect(part.item)
    known = {one.source_id for one in evidence.links_of(person, part.item)}
    rows = [one for one in _heard(person, part.item, words) if one.pk not in known]
    context = around(part.item, part=part, form=form, rows=rows, words=words, picked=request.POST.getlist("items"))
    return form_page(request, "theory/gather.html", context)


def _heard(person: Person, item: Item, words: str) -> list[Item]:
    """Recent notes and themes, or those that hold the words looked for."""
    kinds = [*filing.sources(), *(kind for kind in filing.CAN_BE_FILED if kind != "excerpt")]
    if words:
        found = thread.search(person, words, programme_id=item.programme_id, kinds=kinds, limit=RECENT)
        return [hit.item for hit in found.hits]
    themes = list(thread.newest(person, item.programme_id, "theme")[: RECENT // 2])
    return [*themes, *thread.newest(person, item.programme_id, "note")[:RECENT]]


@require_POST
@team_part_page()
def unfile(request: HttpRequest, part: Part) -> HttpResponse:
    """Take evidence away from a part; what it is stays where it was."""
    person = person_of(request)
    asked = [pk for pk in (uuid_or_none(one) for one in request.GET.getlist("link")) if pk is not None][:AT_ONCE]
    gone = 0
    for link_id in asked:
        try:
            filing.unfile(target=part.item, link_id=link_id, by=person)
        except NotVisible:
            continue
        gone += 1
    if gone:
        told(request, f"Taken away from “{part.item.title}” again. What it says stays where it was heard.")
    else:
        warned(request, "It was not filed here any more. Nothing was changed.")
    return redirect(part.item)


@require_safe
@map_page
def nowhere(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """What somebody looked a place for on this map and found none: where the theory may be wrong."""
    rows = filing.nowhere(person_of(request), of)
    return render(request, "theory/nowhere.html", around(of.item, map=of, rows=rows))


@require_POST
@team_map_page
def finds_a_place(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """Take something off the list of what fits nowhere."""
    link_id = uuid_or_none(request.GET.get("link", ""))
    try:
        if link_id is None:
            raise NotVisible
        filing.finds_a_place(on=of, link_id=link_id, by=person_of(request))
    except NotVisible:
        warned(request, "It was not on the list any more. Nothing was changed.")
    else:
        told(request, "Taken off the list. It stays where it was heard.")
    return redirect("theory:nowhere", of.pk)


@require_safe
@map_page
def not_held(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """What was heard and nobody has held against the theory yet."""
    person = person_of(request)
    page = Paginator(waiting_for(person, of), PAGE).get_page(request.GET.get("page"))
    older = evidence.more_than_looked_through(person, of.item.programme_id, filing.sources())
    context = around(
        of.item, map=of, page=page, may_file=may_write(person, of.item.programme_id),
        looked_through=evidence.LOOKED_THROUGH if older else None,
    )  # fmt: skip
    return render(request, "theory/not_held.html", context)


def waiting_for(person: Person, of: TheoryMap) -> Any:
    """Sources that bear on no part of the theory, also not through a theme, and are not kept as fitting nowhere."""
    return evidence.linked_to_none(person, of.item.programme_id, filing.sources(), OURS, through="theme")
