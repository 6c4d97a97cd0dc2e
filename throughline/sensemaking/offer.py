"""What a theme offers when someone prepares a release of it: its sentence, words to quote and honest counts, no names."""

from throughline.people.models import Person
from throughline.sensemaking.reads import theme_of
from throughline.sensemaking.under import word_for_word
from throughline.sensemaking.words import CONFIDENCE_MEANS, Confidence
from throughline.thread import reads as thread
from throughline.thread.evidence import sources_under, words_bearing
from throughline.thread.kinds import Shareable, ShareableQuote
from throughline.thread.models import Item
from throughline.thread.spread import spread_of
from throughline.thread.words import Meaning

NOBODY_NAMED = "We asked who is missing from this. Nobody could be named."


def shareable(person: Person, item: Item) -> Shareable:
    """A theme as this person may offer it. Words they may not read are neither quoted nor counted."""
    theme = theme_of(person, item.pk)
    sources = sources_under(person, item.pk)
    spread = spread_of(sources)
    sure = Confidence(theme.confidence)
    missing = theme.who_is_missing or (NOBODY_NAMED if theme.asked_nobody_named else "")
    return Shareable(
        title=item.title,
        body=theme.belongs,
        missing=missing,
        confidence=f"{sure.label}. {CONFIDENCE_MEANS[sure]}",
        quotes=_quotes(person, item),
        notes=spread.notes,
        settings=len(spread.settings),
        hubs=len(spread.hubs),
        recorders=spread.recorders,
    )


def _quotes(person: Person, theme: Item) -> list[ShareableQuote]:
    found = words_bearing(person, theme)
    spans = thread.excerpts(person, [excerpt_id for excerpt_id, _ in found])
    facts = thread.facts_of_sources({span.source.pk: span.source for span in spans.values()}.values())
    quotes = []
    for excerpt_id, meaning in found:
        span = spans.get(excerpt_id)
        if span is None:
            continue
        quotes.append(
            ShareableQuote(
                excerpt_id=excerpt_id,
                source_id=span.source.pk,
                words=span.words,
                verbatim=word_for_word(span.words, span.begins_at, facts[span.source.pk].verbatim),
                attribution=f"a resident, {span.source.hub.name}" if span.source.hub else "a resident",
                challenges=meaning == Meaning.CHALLENGES,
            )
        )
    return quotes
