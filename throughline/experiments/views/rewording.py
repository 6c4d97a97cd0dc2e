"""A learning card in better words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from throughline.common.refusals import NeedsBecause, said
from throughline.experiments import reads, writes
from throughline.experiments.forms import CardWordsForm
from throughline.experiments.views.around import around, form_page, refuse
from throughline.thread.models import Item
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.notices import told
from throughline.web.pages import person_of, team_item_page


@require_http_methods(["GET", "HEAD", "POST"])
@team_item_page("learning-card")
def reword(request: HttpRequest, item: Item) -> HttpResponse:
    """What was seen and learned, put better; a change somebody else made meanwhile is shown, nothing is overwritten."""
    person = person_of(request)
    held, theirs = reads.card_of(person, item.pk), None
    initial = {
        "observed": held.observed,
        "learned": item.title,
        "tell_another_hub": held.tell_another_hub,
        "who_is_missing": held.who_is_missing,
        "base_revision": item.revision,
    }
    form = CardWordsForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        try:
            writes.reword_card(
                item=item, by=person, given=form.words(), because=given["because"], base_revision=given["base_revision"]
            )
        except (writes.NeedsWords, NeedsBecause) as refusal:
            refuse(form, refusal)
        except ChangedMeanwhile as refusal:
            typed = request.POST.copy()
            typed["base_revision"] = str(refusal.item.revision)
            form, theirs = CardWordsForm(typed), held
            form.add_error(None, said(refusal))
        else:
            told(request, "Kept. The words as they were stand in the history.")
            return redirect(item)
    context = around(item, card=held, as_started=held.experiment.as_started, theirs=theirs)
    return form_page(request, "experiments/reword.html", context, form)
