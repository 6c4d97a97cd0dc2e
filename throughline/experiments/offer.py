"""What a learning card offers when someone prepares a release of it: what was learned, words to quote, honest counts."""

from throughline.experiments.reads import card_of
from throughline.experiments.words import DECIDED, STRENGTH_MEANS, Decision
from throughline.people.models import Person
from throughline.thread import reads as thread
from throughline.thread.kinds import Shareable, ShareableQuote, kind_named
from throughline.thread.models import Item
from throughline.thread.words import Meaning, Strength


def shareable(person: Person, item: Item) -> Shareable:
    """A learning card as this person may offer it. Notes they may not read are neither quoted nor counted."""
    card = card_of(person, item.pk)
    notes = [
        one.item
        for one in thread.bearing_on(person, card.experiment.item, [Meaning.ABOUT])
        if kind_named(one.item.kind).is_source
    ]
    facts = thread.facts_of_sources(notes).values()
    strength = Strength(card.strength)
    return Shareable(
        title=item.title,
        body="\n\n".join(
            (
                f"We believed: {card.experiment.as_started.believe}",
                f"We saw: {card.observed}",
                f"{DECIDED[Decision(card.decision)]}. {card.reason}",
            )
        ),
        missing=card.who_is_missing,
        confidence=f"The evidence is {strength.label}. {STRENGTH_MEANS[strength]}",
        quotes=[quote for note in notes for quote in _quotes(person, note)],
        notes=len(notes),
        settings=len({fact.setting_label for fact in facts if fact.setting_label}),
        hubs=len({note.hub_id for note in notes if note.hub_id}),
        recorders=len({fact.recorder_id for fact in facts}),
    )


def _quotes(person: Person, note: Item) -> list[ShareableQuote]:
    """The words somebody has marked in a note."""
    verbatim = thread.facts_of_sources([note])[note.pk].verbatim
    return [
        ShareableQuote(
            excerpt_id=span.item.pk,
            source_id=note.pk,
            words=span.words,
            verbatim=any(begins <= span.begins_at and span.ends_at <= ends for begins, ends in verbatim),
            attribution=f"a resident, {note.hub.name}" if note.hub else "a resident",
        )
        for span in thread.excerpts_of(person, note)
    ]
