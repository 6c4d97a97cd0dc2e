"""What to do when someone may be at risk, and the record that it was passed on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughline.access.writable import may_hear_concerns
from throughline.programme.models import Programme
from throughline.safeguarding import forms, reads, writes
from throughline.web.pages import form_page, inside_page, person_of, signed_in, team_page


@require_safe
@inside_page
def steps(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The local steps and numbers, one tap from every capture screen."""
    told = [line.strip() for line in programme.at_risk_steps.splitlines() if line.strip()]
    return render(request, "safeguarding/steps.html", {"programme": programme, "steps": told})


@require_http_methods(["GET", "HEAD", "POST"])
@team_page
def hand_over(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Write the hand-over record. It is no note."""
    form = forms.HandOverForm(request.POST if request.method == "POST" else None, handed_to=programme.handed_to)
    if form.is_valid():
        try:
            record = writes.hand_over(by=person_of(request), programme=programme, **form.cleaned_data)
        except writes.HandedBeforeItHappened as refusal:
            form.add_error("handed_at", refusal.__doc__ or "")
        else:
            messages.success(request, "The hand-over is recorded. No note was made.")
            return redirect("safeguarding:record", record_id=record.pk)
    return form_page(request, "safeguarding/hand_over.html", {"programme": programme, "form": form})


@require_safe
@inside_page
def records(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Own hand-overs; for the safeguarding lead all of the programme, those not yet received first."""
    kept = reads.hand_overs(person_of(request)).filter(programme=programme)
    context = {
        "programme": programme,
        "waiting": kept.filter(received_at=None),
        "received": kept.exclude(received_at=None)[:200],
        "hears_concerns": may_hear_concerns(person_of(request), programme.pk),
    }
    return render(request, "safeguarding/records.html", context)


@require_safe
@signed_in
def record(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """One hand-over; opening it is kept in the audit trail."""
    found = reads.hand_over(person_of(request), record_id)
    writes.note_viewing(record=found, by=person_of(request))
    request.programme = found.programme  # type: ignore[attr-defined]  # read by web.context
    context = {
        "programme": found.programme,
        "record": found,
        "may_confirm": found.received_at is None and may_hear_concerns(person_of(request), found.programme_id),
    }
    return render(request, "safeguarding/record.html", context)


@require_POST
@signed_in
def receive(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """The safeguarding lead confirms that the concern has reached them."""
    found = reads.hand_over(person_of(request), record_id)
    writes.confirm_received(record=found, by=person_of(request))
    return redirect("safeguarding:record", record_id=found.pk)
