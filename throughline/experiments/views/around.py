"""What pages about experiments share: what they are drawn with, and what a refused form says."""

from functools import partial
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from throughline.common.refusals import NeedsBecause
from throughline.experiments import writes
from throughline.programme.models import Programme
from throughline.thread.models import Item
from throughline.web.fields import refuse_beside

FIELD_OF: dict[type[Exception], str] = {
    writes.NeedsName: "name",
    writes.RunsSoSayWhy: "because",
    NeedsBecause: "because",
    writes.NeedsWords: "words",
    writes.SeenInTheFuture: "seen_on",
    writes.DayBehindUs: "decide_on",
}


def around(item: Item, **more: Any) -> dict[str, Any]:
    """What every page about one experiment is drawn with."""
    return {"item": item, "programme": item.programme, "nav_here": "experiments", **more}


def around_list(programme: Programme, **more: Any) -> dict[str, Any]:
    """What every page about all of them is drawn with."""
    return {"programme": programme, "nav_here": "experiments", **more}


def form_page(request: HttpRequest, template: str, context: dict[str, Any], form: Form) -> HttpResponse:
    """The page of a form: 200 as first seen, 422 with what is to be put right."""
    return render(request, template, {**context, "form": form}, status=422 if request.method == "POST" else 200)


refuse = partial(refuse_beside, fields=FIELD_OF)
"""Put a refusal's sentence beside the field it is about, or at the head of the form."""
