"""What the pages of this room share."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from throughline.access.writable import NotAllowed, may_withdraw
from throughline.programme.models import Programme
from throughline.reflection import writes
from throughline.thread.models import Item
from throughline.web.notices import told
from throughline.web.pages import person_of

WRITING = ["GET", "HEAD", "POST"]
NAV = "reflections"


def posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def form_page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """The page of a form: 200 as first seen, 422 with what is to be put right."""
    return render(request, template, {"nav_here": NAV, **context}, status=422 if request.method == "POST" else 200)


def tabs(programme: Programme, here: str) -> list[dict[str, Any]]:
    """Reflections and letters, side by side."""
    pages = (("reflections", "Reflections"), ("letters", "Letters"))
    return [
        {"label": label, "href": reverse(f"reflection:{name}", args=[programme.slug]), "here": name == here}
        for name, label in pages
    ]


def taken_back(request: HttpRequest, item: Item, *, title: str, says: str, act: str, back: str) -> HttpResponse:
    """Ask before something goes off every page; then take it back, with a way to undo."""
    person = person_of(request)
    if not may_withdraw(person, item):
        raise NotAllowed
    if request.method == "POST":
        writes.withdraw(item=item, by=person)
        told(request, "It is off every page. It can be brought back for 30 days.", undo=reverse("library:restore", args=[item.pk]))  # fmt: skip
        return redirect(f"reflection:{back}", item.programme.slug)
    context = {
        "title": title, "says": says, "act": act, "grave": True, "cancel": "Leave it",
        "cancel_url": item.get_absolute_url(), "programme": item.programme, "nav_here": NAV,
    }  # fmt: skip
    return render(request, "web/confirm.html", context)
