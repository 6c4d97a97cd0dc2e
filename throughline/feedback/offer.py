"""What an answer offers when someone prepares a release of it: its words in every language, and how it stands."""

from throughline.common.languages import language_name
from throughline.documents.content import Block, Document, Facts, Heading, Prose
from throughline.feedback.reads import entry_of, texts_of
from throughline.feedback.spoken import long_day
from throughline.feedback.words import PARTS, State
from throughline.people.models import Person
from throughline.thread.kinds import Shareable
from throughline.thread.models import Item


def shareable(person: Person, item: Item) -> Shareable:
    """An answer as it may go outside: nobody's quoted words, the same text as the page; `facts` is what pages sort by.

    facts   state, said, decided, reconciled, because, next_on and told_on (ISO days or ""), and `texts`: the same four
            parts in each further language, by its tag
    """
    held = entry_of(person, item.pk)
    own, *others = texts_of(held)
    more = long_day(held.next_on) if held.next_on else ""
    blocks: list[Block] = [
        Facts([("How it stands", State(held.state).label), *([("You hear more", more)] if more else [])])
    ]
    for text in (own, *others):
        if others:
            blocks.append(Heading(language_name(text["language"])))
        for name, label in PARTS:
            if text[name]:
                blocks += [Heading(label, 3 if others else 2), Prose(text[name], text["language"])]
    parts = {name: own[name] for name, _ in PARTS}
    return Shareable(
        title=item.title,
        body=own["decided"],
        missing="",
        confidence="",
        quotes=[],
        notes=0,
        settings=0,
        hubs=0,
        recorders=0,
        form="answer",
        document=Document(item.title, tuple(blocks), language=own["language"]),
        facts={
            **parts,
            "state": held.state,
            "next_on": held.next_on.isoformat() if held.next_on else "",
            "told_on": held.told_on.isoformat() if held.told_on else "",
            "texts": [dict(text) for text in others],
        },
    )
