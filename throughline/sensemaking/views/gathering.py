"""Putting words under themes from anywhere: several notes at once, one span, and taking them away again."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughline.access.visible import NotVisible
from throughline.common.refusals import said
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.sensemaking import gathering, reads, writes
from throughline.sensemaking.forms import TEXT, Weigh
from throughline.sensemaking.gathering import Added
from throughline.sensemaking.under import word_under
from throughline.sensemaking.views.entering import around, uuids_of
from throughline.sensemaking.words import BEARS
from throughline.thread import reads as thread
from throughline.thread.evidence import tallies
from throughline.thread.models import Item
from throughline.thread.words import Meaning
from throughline.thread.writes import EmptySpan
from throughline.web.errors import json_error, wants_json
from throughline.web.going_on import came_from_or, next_or
from throughline.web.notices import told, warned
from throughline.web.pages import person_of, team_item_page, team_page

REFUSALS = (
    gathering.NothingChosen,
    gathering.TooManyAtOnce,
    gathering.CannotBeGathered,
    gathering.WordsNotFound,
    gathering.WordsFoundTwice,
    writes.NotASentence,
    writes.IsMerged,
    EmptySpan,
)


class NoTheme(Exception):
    """Choose a theme, or write a new one as a sentence. Nothing was added yet."""


class NotThereAnyMore(Exception):
    """What you chose is not there any more, or not shared with you. Nothing was added."""


def _refused(request: HttpRequest, refusal: Exception, field: str = "theme") -> HttpResponse:
    """A refusal in words, as JSON or on the page the person came from."""
    if wants_json(request):
        return json_error(422, "not_added", said(refusal), {field: [said(refusal)]})
    warned(request, said(refusal))
    return redirect(next_or(request, came_from_or(request, "/")))


def _meaning(request: HttpRequest) -> Meaning:
    """How the words bear on the theme; they support it unless said otherwise."""
    asked = request.POST.get("as", "")
    return Meaning(asked) if asked in {one.meaning.value for one in BEARS} else Meaning.SUPPORTS


def theme_asked_for(request: HttpRequest, person: Person, programme: Programme) -> Item:
    """The theme a form chose, or a new one from the sentence it holds. Raises NoTheme, NotASentence, NotThereAnyMore."""
    chosen = uuids_of([request.POST.get("theme", "")])
    if chosen:
        try:
            found = reads.theme_of(person, chosen[0]).item
        except NotVisible:
            raise NotThereAnyMore from None
        if found.programme_id != programme.pk:
            raise NotThereAnyMore
        return found
    sentence = request.POST.get("new_sentence", "").strip()
    if not sentence:
        raise NoTheme
    return writes.start_theme(by=person, programme_id=programme.pk, title=sentence[:300]).item


@require_POST
@team_page
def gather(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Put the chosen notes and excerpts under a theme, or under a new one; with a way to undo it."""
    person = person_of(request)
    ids = uuids_of(request.POST.getlist("items"))
    readable = thread.items(person).filter(programme_id=programme.pk).in_bulk(ids)
    items = [readable[pk] for pk in ids if pk in readable]
    try:
        if not ids:
            raise gathering.NothingChosen
        if not items:
            raise NotThereAnyMore
        gathering.check(items)
        theme = theme_asked_for(request, person, programme)
        added = gathering.gather(
            theme=theme, items=items, by=person, meaning=_meaning(request), because=_because(request)
        )
    except (*REFUSALS, NoTheme, NotThereAnyMore) as refusal:
        return _refused(request, refusal, "items" if isinstance(refusal, gathering.NothingChosen) else "theme")
    return _added(request, programme, theme, added, left_out=len(set(ids)) - len(items))


def _because(request: HttpRequest) -> str:
    return request.POST.get("because", "")[:TEXT]


def _added(request: HttpRequest, programme: Programme, theme: Item, added: Added, left_out: int = 0) -> HttpResponse:
    words = gathering.said_of(added, theme.title, _meaning(request))
    if left_out:
        words += f" {left_out} could not be added: not there any more, or not shared with you."
    undo = ""
    if added.links:
        undo = reverse(
            "sensemaking:undo-gather", kwargs={"programme": programme.slug, "gathering_id": added.gathering.pk}
        )
    if wants_json(request):
        return JsonResponse(
            {
                "words": words,
                "theme": {"id": str(theme.pk), "title": theme.title, "url": theme.get_absolute_url()},
                "links": [str(link.pk) for link in added.links],
                "added": len(added.links),
                "known": added.known,
                "sources": _sources(request, theme),
                "undo": undo,
            }
        )
    told(request, words, undo=undo)
    return redirect(next_or(request, theme.get_absolute_url()))


def _sources(request: HttpRequest, theme: Item) -> int:
    """How many distinct notes stand under a theme now, as far as the person may read them."""
    return tallies(person_of(request), [theme.pk])[theme.pk].sources


@require_POST
@team_page
def undo_gather(request: HttpRequest, programme: Programme, gathering_id: UUID) -> HttpResponse:
    """Take away what one's own act of gathering put there."""
    person = person_of(request)
    done = reads.gathering_of(person, gathering_id)
    gone = gathering.undo_gathering(gathering=done, by=person)
    words = f"Taken away again from “{done.theme.item.title}”."
    if wants_json(request):
        return JsonResponse({"words": words, "gone": gone, "sources": _sources(request, done.theme.item)})
    told(request, words)
    return redirect(came_from_or(request, done.theme.item.get_absolute_url()))


@require_http_methods(["GET", "POST"])
@team_item_page("theme")
def word(request: HttpRequest, item: Item, link_id: UUID) -> HttpResponse:
    """One piece of words under a theme: how it bears on it and why."""
    person = person_of(request)
    found = word_under(person, item, link_id)
    form = Weigh(request.POST or None, initial={"bears": found.bearing.meaning, "because": found.bearing.because})
    if request.method == "POST" and form.is_valid():
        try:
            gathering.weigh(
                theme=item,
                link_id=link_id,
                by=person,
                meaning=form.cleaned_data["bears"],
                because=form.cleaned_data["because"],
            )
        except writes.IsMerged as refusal:
            form.add_error(None, said(refusal))
        else:
            told(request, "Kept.")
            return redirect("sensemaking:theme", item.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "sensemaking/word.html", around(item, word=found, form=form), status=status)


@require_POST
@team_item_page("theme")
def ungather(request: HttpRequest, item: Item, link_id: UUID) -> HttpResponse:
    """Take one piece of words away from a theme; the note keeps them."""
    person = person_of(request)
    try:
        gone = gathering.ungather(theme=item, link_id=link_id, by=person)
    except writes.IsMerged as refusal:
        return _refused(request, refusal)
    words = f"Taken away from “{item.title}”. The note still has its words."
    if wants_json(request):
        return JsonResponse({"words": words, "item": str(gone.source_id)})
    told(request, words, undo=_put_again(item, gone.source_id, gone.meaning))
    return redirect("sensemaking:theme", item.pk)


def _put_again(theme: Item, source_id: UUID, meaning: str) -> str:
    """The address that puts a piece of words back as it bore on the theme."""
    address = reverse("sensemaking:put-back", kwargs={"item_id": theme.pk, "source_id": source_id})
    return f"{address}?as={meaning}"


@require_POST
@team_item_page("theme")
def put_back(request: HttpRequest, item: Item, source_id: UUID) -> HttpResponse:
    """Undo taking a piece of words away."""
    person = person_of(request)
    [source] = thread.items_by_id(person, [source_id])
    asked = request.GET.get("as", "")
    meaning = Meaning(asked) if asked in {one.meaning.value for one in BEARS} else Meaning.SUPPORTS
    try:
        gathering.gather(theme=item, items=[source], by=person, meaning=meaning)
    except REFUSALS as refusal:
        return _refused(request, refusal)
    told(request, "Put back.")
    return redirect("sensemaking:theme", item.pk)


@require_POST
@team_item_page(None)
def excerpt(request: HttpRequest, item: Item) -> HttpResponse:
    """Mark words in a note, by where they begin and end or by the words themselves, and put them under a theme at once."""
    person = person_of(request)
    try:
        begins_at, ends_at = _span(request, item)
        theme = theme_asked_for(request, person, item.programme)
        added = gathering.mark(
            note=item,
            begins_at=begins_at,
            ends_at=ends_at,
            theme=theme,
            by=person,
            meaning=_meaning(request),
            because=_because(request),
        )
    except (*REFUSALS, NoTheme, NotThereAnyMore) as refusal:
        about_words = (gathering.WordsNotFound, gathering.WordsFoundTwice, EmptySpan, gathering.CannotBeGathered)
        return _refused(request, refusal, "quoted" if isinstance(refusal, about_words) else "theme")
    return _added(request, item.programme, theme, added)


def _span(request: HttpRequest, item: Item) -> tuple[int, int]:
    """Where the marked words begin and end, in code points.

    A page that was open while the note was reworded sends places that no longer fit: then the words themselves decide.
    """
    words = thread.words_of_sources([item]).get(item.pk, "")
    quoted = request.POST.get("quoted", "")[:20_000]
    begins, ends = request.POST.get("begins_at", ""), request.POST.get("ends_at", "")
    if begins.isdecimal() and ends.isdecimal() and len(begins) < 9 and len(ends) < 9:
        span = int(begins), int(ends)
        if not quoted or words[slice(*span)].split() == quoted.split():
            return span
    if not quoted.strip():
        raise EmptySpan
    return gathering.span_of(words, quoted)
