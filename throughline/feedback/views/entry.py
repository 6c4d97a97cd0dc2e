"""One answer, and how something people said was considered."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from throughline.access.visible import NotVisible
from throughline.access.writable import may_withdraw
from throughline.common.languages import language_name
from throughline.feedback import reads
from throughline.feedback.views.around import around
from throughline.feedback.words import HEARD, PARTS
from throughline.thread.models import Item
from throughline.thread.trace import thread_line
from throughline.web.pages import item_page, person_of


@require_safe
@item_page("said-back")
def entry(request: HttpRequest, item: Item) -> HttpResponse:
    """What people said, what was decided and how the two were brought together; how it was told; what came back."""
    person = person_of(request)
    held = reads.entry_of(person, item.pk)
    texts = reads.texts_of(held)
    text = next((one for one in texts if one["language"] == request.GET.get("language")), texts[0])
    tellings = reads.tellings_of(held)
    context = around(
        item,
        details=held,
        text=text,
        parts=[(label, text[name]) for name, label in PARTS if text[name]],
        language_ways=_language_ways(texts, text),
        is_own=text is texts[0],
        tellings=[(one, _as_told(one.texts)) for one in tellings],
        to_tell=reads.to_tell(held, tellings),
        replies=reads.replies_of(held),
        ties=reads.ties_of(person, item),
        line=thread_line(person, item),
        may_withdraw=may_withdraw(person, item),
    )
    return render(request, "feedback/entry.html", context)


def _language_ways(texts: list[dict[str, Any]], here: dict[str, Any]) -> list[dict[str, Any]]:
    if len(texts) == 1:
        return []
    return [
        {"label": language_name(one["language"]), "href": f"?language={one['language']}", "here": one is here}
        for one in texts
    ]


def _as_told(texts: list[dict[str, str]]) -> list[dict[str, Any]]:
    """The words of a telling, part by part, each language under its name."""
    return [
        {
            "language": text["language"],
            "name": language_name(text["language"]),
            "parts": [(label, text[name]) for name, label in PARTS if text.get(name)],
        }
        for text in texts
    ]


@require_safe
@item_page(None)
def considered(request: HttpRequest, item: Item) -> HttpResponse:
    """From the first words to what was said back: how a theme, a note, a promise or a question was considered."""
    if item.kind not in HEARD:
        raise NotVisible
    person = person_of(request)
    found = reads.trail(person, item)
    context = around(
        item,
        trail=found,
        steps=[
            {"day": step.day, "words": f"{step.what}: {step.item.title}", "detail": step.because,
             "href": step.item.get_absolute_url()}
            for step in found.steps
        ],
        line=thread_line(person, item),
        kind_label=item.known_kind.label,
    )  # fmt: skip
    return render(request, "feedback/considered.html", context)
