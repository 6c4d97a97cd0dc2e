"""Words that somebody marked in a source, on the page of that source, and the way to mark more of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from throughline.people.models import Person
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.reads import Bearing, Span

register = template.Library()

MARK = "sensemaking/mark.html"


@dataclass(frozen=True)
class Marked:
    """A span of a source and the themes it feeds; `earlier` where its words stand only in an earlier wording."""

    span: Span
    verbatim: bool
    earlier: bool
    themes: list[Bearing]


def marked_in(person: Person, source: Item, words: str, verbatim: Iterable[Sequence[int]] = ()) -> list[Marked]:
    """Spans already marked in a source, in the order of the text, each with its themes: one query for all the links.

    words     of the source as they stand now
    verbatim  [begin, end) of what is word for word in them, in code points
    """
    found = thread.excerpts_of(person, source)
    fed = thread.resting_on_many(person, [span.item.pk for span in found], kinds=["theme"])
    own = [tuple(pair) for pair in verbatim]
    marked = []
    for span in found:
        earlier = words[span.begins_at : span.ends_at] != span.words
        is_own = any(begin <= span.begins_at and span.ends_at <= end for begin, end in own) and not earlier
        marked.append(Marked(span=span, verbatim=is_own, earlier=earlier, themes=fed[span.item.pk]))
    return marked


def place_to_mark() -> str | None:
    """The theme room's block for marking words and putting them under a theme, where that room is installed."""
    try:
        get_template(MARK)
    except TemplateDoesNotExist:
        return None
    return MARK


@register.inclusion_tag("web/components/marked_words.html")
def marked_words(marked: Iterable[Any], may_write: bool = False) -> dict[str, Any]:
    """Words marked in a source, each with the themes it feeds and, for the team, the way to file it: what `marked_in` gives."""
    return {"marked": list(marked), "may_write": may_write}


@register.inclusion_tag("web/components/feeds.html")
def feeds(bearing: Any) -> dict[str, Any]:
    """How something bears on a theme, and why: a bearing of the thread."""
    return {"bearing": bearing}
