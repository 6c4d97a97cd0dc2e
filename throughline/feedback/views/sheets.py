"""An answer on paper and read aloud: for a wall, a letterbox, a phone call, a gathering."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from throughline.common.clock import today
from throughline.common.languages import language_name
from throughline.feedback import reads
from throughline.feedback.models import SaidBack
from throughline.feedback.spoken import spoken as read_aloud
from throughline.feedback.views.around import around, around_list, hub_asked
from throughline.feedback.words import STATE_HEADING, State
from throughline.programme.models import Programme
from throughline.thread.models import Item
from throughline.web.pages import inside_page, item_page, person_of

MOST = 60
"""A sheet with more answers than this is a book."""


def _text(held: SaidBack, asked: str) -> dict[str, Any]:
    """The answer in the language asked for, or in the one it was first written in."""
    texts = reads.texts_of(held)
    return next((one for one in texts if one["language"] == asked), texts[0])


def _shown(held: SaidBack, asked: str) -> dict[str, Any]:
    return {"details": held, "text": _text(held, asked), "state": State(held.state).label}


@require_safe
@item_page("said-back")
def sheet(request: HttpRequest, item: Item) -> HttpResponse:
    """One answer on one sheet, large enough for a wall, in one of its languages."""
    held = reads.entry_of(person_of(request), item.pk)
    asked = request.GET.get("language", "")
    ways = [
        {"label": language_name(text["language"]), "href": f"?language={text['language']}",
         "here": text["language"] == _text(held, asked)["language"]}
        for text in reads.texts_of(held)
    ]  # fmt: skip
    shown = _shown(held, asked)
    context = around(
        item, groups=[{"title": "", "answers": [shown]}], language_ways=ways if len(ways) > 1 else [],
        back=item.get_absolute_url(), day=today(), hub=item.hub, language=shown["text"]["language"],
    )  # fmt: skip
    return render(request, "feedback/sheet.html", context)


@require_safe
@inside_page
def sheet_of_many(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Everything that was told, of a hub or of all, under how it stands: one sheet for a notice board."""
    person = person_of(request)
    _, hub = hub_asked(request, programme)
    found = list(reads.entries(person, programme.pk, hub_id=hub.pk if hub else None, told=True)[:MOST])
    groups = [
        {"title": STATE_HEADING[state], "answers": [_shown(one, "") for one in found if one.state == state]}
        for state in State
    ]
    context = around_list(programme, groups=[one for one in groups if one["answers"]], day=today(), hub=hub, many=True)
    return render(request, "feedback/sheet.html", context)


def _plain_text(words: str, name: str) -> HttpResponse:
    response = HttpResponse(words, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


@require_safe
@item_page("said-back")
def spoken(request: HttpRequest, item: Item) -> HttpResponse:
    """One answer to be read aloud, as plain text, in one of its languages."""
    held = reads.entry_of(person_of(request), item.pk)
    text = _text(held, request.GET.get("language", ""))
    words = read_aloud(text, State(held.state), held.next_on)
    return _plain_text(words, f"said-back-{text['language']}.txt")


@require_safe
@inside_page
def spoken_of_many(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Everything that was told, of a hub or of all, to be read aloud at a gathering."""
    _, hub = hub_asked(request, programme)
    found = reads.entries(person_of(request), programme.pk, hub_id=hub.pk if hub else None, told=True)[:MOST]
    told = [read_aloud(_text(one, ""), State(one.state), one.next_on) for one in found]
    name = hub.name if hub else programme.name
    return _plain_text("\n".join([f"What came of what was said: {name}.\n", *told]), "said-back.txt")
