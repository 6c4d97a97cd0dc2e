"""The page on which a round of many short conversations is put down at once."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughline.access.visible import NotVisible
from throughline.capture import forms, reads, writes
from throughline.common.ids import uuid7
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.web.notices import told
from throughline.web.pages import person_of, team_page


@require_http_methods(["GET", "HEAD", "POST"])
@team_page
def batch(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Put down a round: one place, one day, many lines."""
    person = person_of(request)
    if request.method != "POST":
        draft_id, fields = _draft(request, programme)
        last = reads.last_used(person, programme.pk)
        values = forms.first_values(last) | {"setting": last.setting, "method": last.method} | fields
        form = forms.RoundForm(initial=values, hubs=hubs_of(programme))
        return _drawn(request, programme, form, draft_id, restored=bool(fields))
    batch_id = _id(request.POST.get("batch_id")) or uuid7()
    form = forms.RoundForm(request.POST, hubs=hubs_of(programme))
    if form.is_valid():
        shared, lines = form.given()
        try:
            made = writes.save_batch(
                by=person, programme_id=programme.pk, batch_id=batch_id, shared=shared, lines=lines
            )
        except writes.MoreChatsThanTries as refusal:
            form.add_error("chats", refusal.__doc__ or "")
        except (writes.TooManyLines, writes.NothingHeard) as refusal:
            form.add_error("lines", refusal.__doc__ or "")
        else:
            told(request, "One note kept." if len(made) == 1 else f"{len(made)} notes kept.")
            return redirect("capture:mine", programme.slug)
    return _drawn(request, programme, form, batch_id, status=422)


def _draft(request: HttpRequest, programme: Programme) -> tuple[UUID, dict[str, Any]]:
    wanted = _id(request.GET.get("draft"))
    if wanted is not None:
        try:
            found = reads.draft(person_of(request), wanted)
        except NotVisible:
            return uuid7(), {}
        if found.programme_id == programme.pk:
            return found.pk, found.fields
    return uuid7(), {}


def _drawn(
    request: HttpRequest,
    programme: Programme,
    form: forms.RoundForm,
    batch_id: UUID,
    *,
    restored: bool = False,
    status: int = 200,
) -> HttpResponse:
    island = {
        "person": str(person_of(request).pk),
        "programme": programme.slug,
        "note": str(batch_id),
        "restored": restored,
        "draftTo": reverse("api:draft", args=[batch_id]),
        "nextPage": reverse("capture:mine", args=[programme.slug]),
        "most": writes.BATCH_LINES,
    }
    context = {
        "programme": programme,
        "nav_here": "note",
        "form": form,
        "batch_id": batch_id,
        "island": island,
        "restored": restored,
        "open": {"more"} if set(form.errors) & set(forms.SHARED) else set(),
    }
    return render(request, "capture/round.html", context, status=status)


def _id(given: str | None) -> UUID | None:
    try:
        return UUID(given or "")
    except ValueError:
        return None
