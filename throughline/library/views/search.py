"""Search across everything the person may read, newest first."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from throughline.library.chips import chips_of, query_of
from throughline.library.forms import SaveSearchForm, SearchForm
from throughline.library.highlights import Piece, marked
from throughline.library.words import SavedPage
from throughline.programme.models import Programme
from throughline.thread import reads as thread
from throughline.thread.kinds import kind_named
from throughline.thread.models import Item
from throughline.thread.search import terms_of
from throughline.web.pages import inside_page, person_of


@dataclass(frozen=True)
class Shown:
    """A hit as the page shows it: the item, its kind in words, and the stretch with the words looked for marked."""

    item: Item
    kind_label: str
    pieces: list[Piece]


@require_safe
@inside_page
def search(request: HttpRequest, programme: Programme) -> HttpResponse:
    """What was looked for and what was found; "show more" goes further back and works without a script."""
    form = SearchForm(request.GET, programme=programme)
    form.is_valid()
    asked = form.cleaned_data
    words, hub = asked.get("q", ""), form.hubs.get(asked.get("hub", ""))
    found = thread.search(
        person_of(request),
        words,
        programme_id=programme.pk,
        kinds=[asked["kind"]] if asked.get("kind") else (),
        hub_id=hub.pk if hub else None,
        since=asked.get("since"),
        until=asked.get("until"),
        before=_before(request.GET.get("before", "")),
    )
    terms = terms_of(words)
    query = query_of(form)
    context = {
        "programme": programme,
        "nav_here": "notes",
        "form": form,
        "words": words,
        "looked": bool(terms),
        "hits": [Shown(hit.item, kind_named(hit.item.kind).label, marked(hit.stretch, terms)) for hit in found.hits],
        "more": f"?{query}&before={found.next_before}" if found.next_before else "",
        "goes_on": "before" in request.GET,
        "chips": chips_of(form, {}, leave_out=["q"]),
        "query": query,
        "save_form": SaveSearchForm(initial={"page": SavedPage.SEARCH, "query": query, "name": words[:80]}),
    }
    return render(request, "library/search.html", context)


def _before(given: str) -> int | None:
    """The row a longer search goes on from; anything else in the address starts at the newest."""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None
