"""A person's own saved searches."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughline.library import writes
from throughline.library.forms import RenameForm, SaveSearchForm
from throughline.library.models import SavedSearch
from throughline.library.reads import saved as reads
from throughline.library.words import SavedPage
from throughline.programme.models import Programme
from throughline.web.notices import told, warned
from throughline.web.pages import form_page, inside_page, person_of

SAME_NAME = "Another of your saved searches has this name. Both are still as they were: choose a different name."


def address_of(saved: SavedSearch, programme: Programme) -> str:
    """Where a saved search opens."""
    page = reverse(f"library:{saved.page}", args=[programme.slug])
    return f"{page}?{saved.query}" if saved.query else page


@require_http_methods(["GET", "HEAD", "POST"])
@inside_page
def saved(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The person's saved searches; a POST keeps the one that was on screen."""
    form = SaveSearchForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            kept = writes.save_search(
                person=person_of(request), programme=programme, name=form.cleaned_data["name"],
                page=SavedPage(form.cleaned_data["page"]), query=form.cleaned_data["query"],
            )  # fmt: skip
        except writes.TooManySaved as refusal:
            form.add_error(None, refusal.__doc__ or "")
        else:
            told(request, f"“{kept.name}” is saved. Only you see it.")
            return redirect("library:saved", programme.slug)
    own = reads.saved_searches(person_of(request), programme)
    context = {
        "programme": programme,
        "rows": [
            {"saved": row, "address": address_of(row, programme), "page": SavedPage(row.page).label} for row in own
        ],
        "form": form,
    }
    return form_page(request, "library/saved.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@inside_page
def rename(request: HttpRequest, programme: Programme, search_id: UUID) -> HttpResponse:
    """Another name for one's own saved search."""
    person = person_of(request)
    row = reads.saved_search(person, programme, search_id)
    form = RenameForm(request.POST if request.method == "POST" else None, initial={"name": row.name})
    if form.is_valid():
        try:
            with transaction.atomic():
                writes.rename_search(person=person, programme=programme, search_id=search_id, **form.cleaned_data)
        except IntegrityError:
            form.add_error("name", SAME_NAME)
        else:
            return redirect("library:saved", programme.slug)
    return form_page(request, "library/rename.html", {"programme": programme, "row": row, "form": form})


@require_POST
@inside_page
def delete(request: HttpRequest, programme: Programme, search_id: UUID) -> HttpResponse:
    """Take one's own saved search away; the notes it found stay."""
    gone = writes.delete_search(person=person_of(request), programme=programme, search_id=search_id)
    warned(request, f"“{gone.name}” is deleted. The notes it found are all still there.")
    return redirect("library:saved", programme.slug)
