"""Taking a reading, its page, putting it right, taking it off every page."""

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughline.access.writable import NotAllowed, may_withdraw
from throughline.common.clock import today
from throughline.indicators import forms, reads, writes
from throughline.indicators.views.changing import WRITES, status_of
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.trace import thread_line
from throughline.thread.words import UNDO_DAYS, Meaning
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.notices import told
from throughline.web.pages import item_page, person_of, team_item_page

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


class Withdrawal(django_forms.Form):
    """Why a reading is taken off every page."""

    because = django_forms.CharField(
        label="Because", max_length=300, error_messages={"required": "Say why, in a few words."}
    )


@require_http_methods(WRITES)
@item_page("reading")
def withdraw(request: HttpRequest, item: Item) -> HttpResponse:
    """Take a reading off every page; it can be brought back for thirty days."""
    person = person_of(request)
    if not may_withdraw(person, item):
        raise NotAllowed
    form = Withdrawal(request.POST if request.method == "POST" else None)
    if form.is_valid():
        found = reads.reading_of(person, item)
        writes.withdraw_reading(item=item, by=person, because=form.cleaned_data["because"])
        told(request, "The reading was withdrawn.", undo=reverse("library:restore", args=[item.pk]))
        return redirect(found.of)
    context = {
        "programme": item.programme,
        "title": "Withdraw this reading?",
        "says": f"It goes from every page and from the chart, which says that one was withdrawn. It can be brought back for {UNDO_DAYS} days.",
        "act": "Withdraw it",
        "cancel_url": item.get_absolute_url(),
        "grave": True,
        "form": form,
        "nav_here": "indicators",
    }
    return render(request, "web/confirm.html", context, status=status_of(request))
