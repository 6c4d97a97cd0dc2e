"""My reflections and what the team was given of theirs; one reflection; one shared part."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from throughline.access.writable import may_withdraw
from throughline.programme.models import Programme
from throughline.reflection import reads
from throughline.reflection.views.around import NAV, tabs
from throughline.reflection.words import SHAPE_MEANS, Shape
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.trace import thread_line
from throughline.thread.words import Meaning
from throughline.web.pages import inside_page, item_page, person_of, team_page

LEADS = (("question", "Ask it as a question"), ("promise", "Promise something"), ("experiment", "Try something"))
"""What may follow from an answer, by its name in the address."""


@require_safe
@inside_page
def reflections(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Where somebody begins, is asked, finds their own again, and reads what colleagues gave the team."""
    person = person_of(request)
    context: dict[str, Any] = {
        "programme": programme,
        "nav_here": NAV,
        "tabs": tabs(programme, "reflections"),
        "shapes": [(one, SHAPE_MEANS[one]) for one in Shape],
        "asked_of": reads.asked_of(person, programme.pk),
        "mine": reads.mine(person, programme.pk),
        "parts": reads.parts(person, programme.pk),
    }
    return render(request, "reflection/reflections.html", context)


@require_safe
@team_page
def mine_as_text(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The person's own reflections as a text file: no other way leads them out of here."""
    words = "".join(reads.written_out(person_of(request), programme.pk)) or "You have not reflected here yet.\n"
    answer = HttpResponse(words, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="my-reflections.txt"'
    return answer


@require_safe
@item_page("reflection")
def reflection(request: HttpRequest, item: Item) -> HttpResponse:
    """One reflection, whole: each prompt with what was written, and what may follow from it."""
    person = person_of(request)
    found = reads.reflection_of(person, item)
    context = {
        "item": item,
        "found": found,
        "led_to": thread.resting_on(person, item, [Meaning.LED_TO]),
        "leads": LEADS,
        "colleagues": reads.could_be_asked(person, item.programme_id, found.sitting),
        "programme": item.programme,
        "nav_here": NAV,
    }
    return render(request, "reflection/reflection.html", context)


@require_safe
@item_page("reflection-part")
def part(request: HttpRequest, item: Item) -> HttpResponse:
    """What somebody gave the team of a reflection."""
    person = person_of(request)
    context = {
        "item": item,
        "part": reads.part_of(item),
        "line": thread_line(person, item),
        "led_to": thread.resting_on(person, item, [Meaning.LED_TO]),
        "may_take_back": may_withdraw(person, item),
        "programme": item.programme,
        "nav_here": NAV,
    }
    return render(request, "reflection/part.html", context)
