"""The gathering page: beside a theme, look through the notes and put their words under it with one key."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from throughline.people.models import Person
from throughline.programme.models import Hub
from throughline.programme.reads import hubs_of
from throughline.sensemaking import reads
from throughline.sensemaking.under import NoteWords, notes_in_words
from throughline.sensemaking.views.entering import around
from throughline.sensemaking.words import BEARS, bears
from throughline.thread import reads as thread
from throughline.thread.evidence import standing_of, tallies
from throughline.thread.models import Item
from throughline.web.pages import person_of, team_item_page

PAGE = 20
FURTHEST = 200


@dataclass(frozen=True)
class NoteRow:
    """A note to look at: its opening words, and how it stands to the theme already."""

    note: Item
    words: NoteWords
    stands: str


@require_safe
@team_item_page("theme")
def gather_words(request: HttpRequest, item: Item) -> HttpResponse:
    """Notes beside a theme: newest first, or those that hold the words looked for."""
    person = person_of(request)
    hubs = {hub.slug: hub for hub in hubs_of(item.programme)}
    hub = hubs.get(request.GET.get("hub", ""))
    words = request.GET.get("q", "")[:200].strip()
    asked = request.GET.get("as", "")
    after = request.GET.get("after", "")
    notes, further = _found(person, item, words, hub, after) if words else _newest(person, item, hub, after)
    context = around(
        item,
        theme=reads.theme_of(person, item.pk),
        rows=_rows(person, item, notes),
        further_url=_here(request, after=further) if further else "",
        words=words,
        hub=hub,
        hub_ways=[
            {"label": "Every hub", "href": _here(request, hub=""), "here": hub is None},
            *({"hub": one, "href": _here(request, hub=one.slug), "here": one == hub} for one in hubs.values()),
        ],
        bears=asked if asked in {one.meaning.value for one in BEARS} else "supports",
        ways=BEARS,
        tally=tallies(person, [item.pk])[item.pk],
    )
    return render(request, "sensemaking/gather_words.html", context)


def _here(request: HttpRequest, **changed: str) -> str:
    """This page with another hub, or from where the list went on."""
    query = {name: request.GET.get(name, "") for name in ("q", "hub", "as")} | changed
    return f"?{urlencode({name: value for name, value in query.items() if value})}"


def _newest(person: Person, theme: Item, hub: Hub | None, after: str) -> tuple[list[Item], str]:
    page = min(int(after), FURTHEST) if after.isdecimal() and len(after) < 5 else 0
    rows = thread.newest(person, theme.programme_id, "note", hub_id=hub.pk if hub else None)
    found = list(rows[page * PAGE : (page + 1) * PAGE + 1])
    return found[:PAGE], str(page + 1) if len(found) > PAGE and page < FURTHEST else ""


def _found(person: Person, theme: Item, words: str, hub: Hub | None, after: str) -> tuple[list[Item], str]:
    before = int(after) if after.isdecimal() and len(after) < 18 else None
    found = thread.search(
        person,
        words,
        programme_id=theme.programme_id,
        kinds=["note"],
        hub_id=hub.pk if hub else None,
        before=before,
        limit=PAGE,
    )
    return [hit.item for hit in found.hits], str(found.next_before or "")


def _rows(person: Person, theme: Item, notes: list[Item]) -> list[NoteRow]:
    already = standing_of(person, theme, [note.pk for note in notes])
    told = notes_in_words(notes)
    return [
        NoteRow(note, told[note.pk], stands=" and ".join(bears(one).stands for one in already[note.pk]))
        for note in notes
    ]
