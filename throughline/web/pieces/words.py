"""People's words on the page: heard apart from meant, verbatim apart from paraphrase."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

Span = tuple[int, int]
AROUND_WORDS = frozenset(" \n\t“”‘’„\"'«».,…")


@register.inclusion_tag("web/components/note_words.html")
def note_words(
    heard: str,
    meaning: str = "",
    spans: Iterable[Any] = (),
    verbatim: bool = False,
    language: str = "",
    heading: str = "h2",
) -> dict[str, Any]:
    """What was heard, and apart from it what the recorder makes of it.

    spans       the parts that are word for word: pairs (start, end), or anything with .start and .end, in characters
    verbatim    the whole of it is word for word
    """
    marked = [(0, len(heard))] if verbatim and heard else tidy_spans(spans, len(heard))
    return {
        "words": words_with_marks(heard, marked),
        "any_marked": bool(marked),
        "all_marked": bool(marked) and _only_marks_between(heard, marked),
        "meaning": meaning,
        "language": language,
        "heading": heading,
    }


@register.inclusion_tag("web/components/quote.html")
def quote(
    words: str,
    source: str = "",
    href: str = "",
    hub: Any = None,
    day: Any = None,
    verbatim: bool = True,
    language: str = "",
    tone: str = "plain",
) -> dict[str, Any]:
    """An excerpt with where it is from. tone "counter" for words that challenge; `verbatim=False` shows paraphrase."""
    return {
        "words": words,
        "source": source,
        "href": href,
        "hub": hub,
        "day": day,
        "verbatim": verbatim,
        "language": language,
        "tone": tone,
    }


@register.inclusion_tag("web/components/missing.html")
def who_is_missing(words: str = "", href: str = "", act: str = "Say who is missing", level: int = 2) -> dict[str, Any]:
    """The standing question, answered or still open. `href` leads to where it can be answered."""
    return {"words": words, "href": href, "act": act, "heading": f"h{level}"}


def tidy_spans(spans: Iterable[Any], length: int) -> list[Span]:
    """Spans in order, inside the text, joined where they touch or overlap."""
    pairs = sorted((max(0, start), min(length, end)) for start, end in (_pair(span) for span in spans))
    tidy: list[Span] = []
    for start, end in pairs:
        if start >= end:
            continue
        if tidy and start <= tidy[-1][1]:
            tidy[-1] = (tidy[-1][0], max(end, tidy[-1][1]))
        else:
            tidy.append((start, end))
    return tidy


def _only_marks_between(words: str, spans: Sequence[Span]) -> bool:
    """Whether nothing but quotation marks and stops stands outside the spans: those need not be anybody's own words."""
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    outside = zip([0, *ends], [*starts, len(words)], strict=True)
    return all(AROUND_WORDS.issuperset(words[start:end]) for start, end in outside)


def _pair(span: Any) -> Span:
    return (span[0], span[1]) if isinstance(span, Sequence) else (span.start, span.end)


def words_with_marks(words: str, spans: Sequence[Span]) -> SafeString:
    """The words, character for character (a script counts on that to mark a span), with the spans in <mark>."""
    told, at = SafeString(""), 0
    for start, end in spans:
        told += format_html('{}<mark class="tl-verbatim">{}</mark>', words[at:start], words[start:end])
        at = end
    return told + format_html("{}", words[at:])
