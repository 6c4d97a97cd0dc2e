"""Taking a reading, or an indicator with all its readings, off every page, after saying what that does."""

from typing import Any

from django import forms
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughline.access.writable import NotAllowed
from throughline.indicators import reads, writes
from throughline.indicators.views.changing import WRITES, status_of
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.words import UNDO_DAYS
from throughline.web.notices import told
from throughline.web.pages import item_page, person_of


class Withdrawal(Form):
    """Why it is taken off every page."""

    because = forms.CharField(
        label="Because", max_length=300, error_messages={"required": "Say why, in a few words."}
    )  # fmt: skip


def _form(request: HttpRequest, item: Item) -> Withdrawal:
    """The form, for whoever may. Raises NotAllowed."""
    if not thread.may_withdraw_whole(person_of(request), item):
        raise NotAllowed
    return Withdrawal(request.POST if request.method == "POST" else None)


def _asked(request: HttpRequest, item: Item, form: Form, **said: Any) -> HttpResponse:
    context = {
        "programme": item.programme, "act": "Withdraw it", "cancel_url": item.get_absolute_url(), "grave": True,
        "form": form, "nav_here": "indicators", **said,
    }  # fmt: skip
    return render(request, "web/confirm.html", context, status=status_of(request))


def _undo(item: Item) -> str:
    return reverse("library:restore", args=[item.pk])


@require_http_methods(WRITES)
@item_page("reading")
def reading(request: HttpRequest, item: Item) -> HttpResponse:
    """Take a reading off every page; it can be brought back for thirty days."""
    form = _form(request, item)
    if form.is_valid():
        found = reads.reading_of(person_of(request), item)
        writes.withdraw_reading(item=item, by=person_of(request), because=form.cleaned_data["because"])
        told(request, "The reading was withdrawn.", undo=_undo(item))
        return redirect(found.of)
    return _asked(
        request, item, form,
        title="Withdraw this reading?",
        says="It goes from every page and from the chart, which says that one was withdrawn. "
        f"It can be brought back for {UNDO_DAYS} days.",
    )  # fmt: skip


@require_http_methods(WRITES)
@item_page("indicator")
def indicator(request: HttpRequest, item: Item) -> HttpResponse:
    """Take an indicator and its readings off every page; they can be brought back for thirty days."""
    form = _form(request, item)
    if form.is_valid():
        writes.withdraw_indicator(item=item, by=person_of(request), because=form.cleaned_data["because"])
        told(request, f"Withdrawn: “{item.title}”, with its readings.", undo=_undo(item))
        return redirect("indicators:list", item.programme.slug)
    return _asked(
        request, item, form,
        title="Withdraw this indicator?",
        says=f"“{item.title}” goes from every page{_with_its(len(thread.going_with(item)))}. It can be brought back for {UNDO_DAYS} "
        "days. If you only want to stop looking, name a day to stop instead: then what was seen stays.",
    )  # fmt: skip


def _with_its(readings: int) -> str:
    """How many readings go with it, in words."""
    if not readings:
        return ""
    return ", with its reading" if readings == 1 else f", with its {readings} readings"
