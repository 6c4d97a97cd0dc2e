"""What a change or a story offers when someone prepares a release of it: its words, words to quote and honest counts."""

from throughline.harvest.models import Change
from throughline.harvest.reads.changes import change_of, second_voices
from throughline.harvest.reads.stories import story_of
from throughline.harvest.words import SPEAKS, STRENGTH_MEANS, Consent, Direction, Meant
from throughline.people.models import Person
from throughline.sharing.reads import NotShareable
from throughline.thread import reads as thread
from throughline.thread.evidence import sources_under
from throughline.thread.kinds import Shareable, ShareableQuote
from throughline.thread.models import Item
from throughline.thread.words import Meaning, Strength


class TellerSaidNo(NotShareable):
    """Whoever told this story agreed that the team may hear it, and nobody else. Ask them first."""


def change_shareable(person: Person, item: Item) -> Shareable:
    """A change as this person may offer it: what changed, our part and what else may explain it."""
    change = change_of(person, item.pk)
    voices = second_voices(item)
    strength = Strength(change.strength)
    sure = f"The case for it is {strength.label}. {STRENGTH_MEANS[strength]}"
    if voices:
        sure += f" {len(voices)} independent {'person' if len(voices) == 1 else 'people'} told us what they know of it."
    return _offered(person, item, "\n\n".join(_told(change)), sure)


def _told(change: Change) -> list[str]:
    said = [f"{change.who}: {change.what}", f"{Direction(change.direction).label}. {Meant(change.meant).label}."]
    if change.significance:
        said.append(f"Why it matters: {change.significance}")
    if change.contribution:
        said.append(f"Our part in it: {change.contribution}")
    if change.others_part:
        said.append(f"The part of others: {change.others_part}")
    if change.anyway:
        said.append(f"What might have happened anyway: {change.anyway}")
    return said


def story_shareable(person: Person, item: Item) -> Shareable:
    """A story as its teller agreed it may be told. Raises TellerSaidNo."""
    story = story_of(person, item.pk)
    if story.consent == Consent.TEAM:
        raise TellerSaidNo
    said = [story.words, f"Why the teller thinks it matters: {story.why_it_matters}"]
    if story.consent == Consent.WITH_ROLE:
        said.append(f"Told by: {story.teller}")
    return _offered(person, item, "\n\n".join(said), "One person’s story, chosen for what it shows. It is not a count.")


def _offered(person: Person, item: Item, body: str, sure: str) -> Shareable:
    sources = sources_under(person, item.pk)
    return Shareable(
        title=item.title,
        body=body,
        missing="",
        confidence=sure,
        quotes=_quotes(person, item),
        notes=len(sources),
        settings=len({one.facts.setting_label for one in sources if one.facts.setting_label}),
        hubs=len({one.hub_id for one in sources if one.hub_id}),
        recorders=len({one.facts.recorder_id for one in sources}),
    )


def _quotes(person: Person, item: Item) -> list[ShareableQuote]:
    """Words marked in a note that it rests on."""
    found = thread.bearing_on(person, item, SPEAKS, kinds=["excerpt"])
    spans = thread.excerpts(person, [one.item.pk for one in found])
    facts = thread.facts_of_sources({span.source.pk: span.source for span in spans.values()}.values())
    quotes = []
    for one in found:
        span = spans.get(one.item.pk)
        if span is None:
            continue
        own = facts[span.source.pk].verbatim
        quotes.append(
            ShareableQuote(
                excerpt_id=one.item.pk,
                source_id=span.source.pk,
                words=span.words,
                verbatim=any(begins <= span.begins_at and span.ends_at <= ends for begins, ends in own),
                attribution=f"a resident, {span.source.hub.name}" if span.source.hub else "a resident",
                challenges=one.meaning == Meaning.CHALLENGES,
            )
        )
    return quotes
