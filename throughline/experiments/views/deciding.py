"""Deciding, and writing the learning card."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from throughline.common.refusals import said
from throughline.experiments import reads, writes
from throughline.experiments.forms import DecideForm
from throughline.experiments.views.around import around, form_page, refuse
from throughline.experiments.words import State
from throughline.thread.models import Item
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.notices import told, warned
from throughline.web.pages import person_of, team_item_page


@require_http_methods(["GET", "HEAD", "POST"])
@team_item_page("experiment")
def decide(request: HttpRequest, item: Item) -> HttpResponse:
    """What you saw beside what you believed, what you decide, and how it bears on what was tested."""
    person = person_of(request)
    held = reads.experiment_of(person, item.pk)
    if held.state != State.RUNNING:
        warned(request, said(writes.NotRunning))
        return redirect(item)
    tested = [one.item for one in reads.tests(person, held)]
    initial = {"base_revision": item.revision}
    form = DecideForm(request.POST if request.method == "POST" else None, tested=tested, initial=initial)
    if form.is_valid():
        base = form.cleaned_data["base_revision"]
        try:
            card = writes.decide(item=item, by=person, card=form.card(), filings=form.filings(), base_revision=base)
        except (writes.NeedsWords, writes.NotRunning) as refusal:
            refuse(form, refusal)
        except ChangedMeanwhile as refusal:
            typed = request.POST.copy()
            typed["base_revision"] = str(refusal.item.revision)
            form = DecideForm(typed, tested=tested)
            form.add_error(None, f"{said(refusal)} The plan was changed: it stands above as it is now.")
        else:
            told(request, "Decided. What you learned is filed on what you tested, and can be found by every hub.")
            return redirect(card.item)
    context = around(
        item,
        experiment=held,
        as_started=held.as_started,
        changed=reads.changes_of(held),
        log=reads.log_of(person, held),
    )
    return form_page(request, "experiments/decide.html", context, form)
