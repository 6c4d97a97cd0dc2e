"""Taking a reading, its page, putting it right."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from throughline.access.writable import may_withdraw, may_write
from throughline.common.clock import today
from throughline.indicators import forms, reads, writes
from throughline.indicators.views.changing import WRITES, status_of
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.trace import thread_line
from throughline.thread.words import Meaning
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.notices import told
from throughline.web.pages import item_page, person_of, team_item_page
from throughline.web.pieces.marked import marked_in, place_to_mark

LEADS_TO = [Meaning.ANSWERS, Meaning.SUPPORTS, Meaning.CHALLENGES, Meaning.QUALIFIES, Meaning.LED_TO]


@require_http_methods(WRITES)
@team_item_page("indicator")
def take(request: HttpRequest, item: Item) -> HttpResponse:
    """Look once: what was seen and, apart from it, what we make of it."""
    details = reads.details_of(item)
    start = {"from_on": today()}
    form = forms.ReadingForm(request.POST if request.method == "POST" else None, initial=start, indicator=details)
    if form.is_valid():
        try:
            writes.take_reading(indicator=item, by=person_of(request), given=form.seen())
        except forms.REFUSALS as refusal:
            forms.refuse(form, refusal)
        else:
            told(request, "The reading is kept.")
            return redirect(item)
    context = {"programme": item.programme, "item": item, "details": details, "form": form, "nav_here": "indicators"}
    return render(request, "indicators/take.html", context, status=status_of(request))


@require_safe
@item_page("reading")
def reading(request: HttpRequest, item: Item) -> HttpResponse:
    """One reading: what was seen, its story, what we make of it, what it answers or speaks for and against."""
    person = person_of(request)
    found = reads.reading_of(person, item)
    context = {
        "programme": item.programme,
        "item": item,
        "found": found,
        "details": found.details,
        "seen": found.details.told_in_words(found.indicator),
        "question": reads.question_of(person, found.of),
        "led_to": thread.resting_on(person, item, LEADS_TO),
        "line": thread_line(person, item),
        "marked": marked_in(person, item, found.details.story),
        "mark_template": place_to_mark() if found.details.story and may_write(person, item.programme_id) else None,
        "may_take_off": may_withdraw(person, item),
        "nav_here": "indicators",
    }
    return render(request, "indicators/reading.html", context)


@require_http_methods(WRITES)
@team_item_page("reading")
def correct(request: HttpRequest, item: Item) -> HttpResponse:
    """A reading put right, with the reason; the earlier one stays in the history."""
    person = person_of(request)
    found = reads.reading_of(person, item)
    details = found.details
    start = {
        "from_on": details.from_on,
        "to_on": details.to_on if details.to_on != details.from_on else None,
        "value": details.value.normalize() if details.value is not None else None,
        "level": details.level,
        "story": details.story,
        "meaning": details.meaning,
        "revision": item.revision,
    }
    form = forms.CorrectionForm(
        request.POST if request.method == "POST" else None, initial=start, indicator=found.indicator
    )
    theirs = None
    if form.is_valid():
        given = form.cleaned_data
        try:
            writes.correct_reading(
                item=item, by=person, given=form.seen(), because=given["because"], base_revision=given["revision"]
            )
        except forms.REFUSALS as refusal:
            forms.refuse(form, refusal)
        except ChangedMeanwhile as refusal:
            typed = request.POST.copy()
            typed["revision"] = str(refusal.item.revision)
            form, theirs = forms.CorrectionForm(typed, indicator=found.indicator), found
            form.add_error(None, refusal.__doc__ or "")
        else:
            told(request, "Put right, with the earlier reading in the history.")
            return redirect(item)
    context = {
        "programme": item.programme, "item": item, "found": found, "form": form, "theirs": theirs,
        "theirs_seen": details.told_in_words(found.indicator), "nav_here": "indicators",
    }  # fmt: skip
    return render(request, "indicators/correct.html", context, status=status_of(request))
