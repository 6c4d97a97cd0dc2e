"""Where an item is read, how it came to stand as it does, and what was withdrawn."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed
from throughline.library.reads import history as reads
from throughline.programme.models import Programme
from throughline.thread import writes as thread_writes
from throughline.thread.kinds import kind_named
from throughline.thread.models import Item
from throughline.thread.words import UNDO_DAYS
from throughline.web.notices import told, warned
from throughline.web.pages import inside_page, item_page, person_of, signed_in


@require_safe
@item_page(None)
def item(request: HttpRequest, item: Item) -> HttpResponse:
    """One address for any item: sends on to the page of its kind, marked words to their place in the note."""
    return redirect(reads.place_of(person_of(request), item))


@require_safe
@item_page(None)
def history(request: HttpRequest, item: Item) -> HttpResponse:
    """Who changed an item, when, and how the words differ."""
    context = {
        "programme": item.programme,
        "item": item,
        "kind": kind_named(item.kind),
        "history": reads.history(person_of(request), item),
    }
    return render(request, "library/history.html", context)


@require_safe
@inside_page
def withdrawn(request: HttpRequest, programme: Programme) -> HttpResponse:
    """What this person may still bring back."""
    rows = reads.withdrawn(person_of(request), programme)
    return render(request, "library/withdrawn.html", {"programme": programme, "rows": rows, "days": UNDO_DAYS})


@require_POST
@signed_in
def restore(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Bring a withdrawn item back to where it stood; too late is said in words."""
    try:
        item = thread_writes.restore(item_id=item_id, by=person_of(request))
    except NotAllowed:
        raise NotVisible from None  # what was withdrawn is not there for those who could not bring it back
    except thread_writes.TooLateToRestore as refusal:
        warned(request, refusal.__doc__ or "")
        return redirect("dashboard:home")
    told(request, "It is back, with all that rested on it.")
    return redirect(reverse("library:item", args=[item.pk]))
