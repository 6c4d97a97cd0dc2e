"""What pages about answers share: what they are drawn with, and where a refusal's sentence stands."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from throughline.common.refusals import said
from throughline.feedback import writes
from throughline.programme.models import Hub, Programme
from throughline.programme.reads import hubs_of
from throughline.thread.models import Item

WRITING = ["GET", "HEAD", "POST"]

FIELD_OF: dict[type[Exception], str] = {
    writes.NeedsSaid: "said",
    writes.NeedsDecided: "decided",
    writes.SayBecause: "because",
    writes.SayWhenMore: "next_on",
    writes.DayBehindUs: "next_on",
    writes.NothingTied: "ties",
    writes.IsItsOwn: "language",
    writes.SayToWhom: "to_whom",
    writes.SayHow: "channels",
    writes.ToldInTheFuture: "told_on",
    writes.NotWrittenInIt: "languages",
    writes.NeedsWords: "words",
}
REFUSALS = tuple(FIELD_OF)


def around(item: Item, **more: Any) -> dict[str, Any]:
    """What every page about one answer is drawn with."""
    return {"item": item, "programme": item.programme, "nav_here": "said-back", **more}


def around_list(programme: Programme, **more: Any) -> dict[str, Any]:
    """What every page about all of them is drawn with."""
    return {"programme": programme, "nav_here": "said-back", **more}


def form_page(request: HttpRequest, template: str, context: dict[str, Any], form: Form) -> HttpResponse:
    """The page of a form: 200 as first seen, 422 with what is to be put right."""
    return render(request, template, {**context, "form": form}, status=422 if request.method == "POST" else 200)


def refuse(form: Form, refusal: Exception) -> None:
    """Put a refusal's sentence beside the field it is about, or at the head of the form."""
    name = FIELD_OF.get(type(refusal))
    form.add_error(name if name in form.fields else None, said(refusal))


def hub_asked(request: HttpRequest, programme: Programme) -> tuple[list[Hub], Hub | None]:
    """The programme's hubs, and the one the address asks for."""
    hubs = hubs_of(programme)
    return hubs, next((hub for hub in hubs if hub.slug == request.GET.get("hub")), None)
