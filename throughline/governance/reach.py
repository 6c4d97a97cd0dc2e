"""Whom a paper's evidence reached, told beside the equality consideration: rounded, small numbers hidden, and who is not in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from throughline.access.words import Standing
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.sharing.counts import ORDINARY, shared_count
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.trace import sources_reached

METHOD = (
    "Separate notes under what this paper cites, that the whole team can read. A note is one conversation or one thing seen; "
    "the same person may be in several. Numbers from 1 to 7 are told as “fewer than eight”, the rest to the nearest five."
)
LANGUAGES = {
    "en": "English",
    "ur": "Urdu",
    "pa": "Punjabi",
    "ta": "Tamil",
    "ro": "Romanian",
    "bn": "Bengali",
    "gu": "Gujarati",
}


@dataclass(frozen=True)
class Reach:
    """Where, how and in which languages the notes under a paper were heard, as (label, words); and what is not among them.

    is_empty   nothing at all stands under it
    """

    rows: Sequence[tuple[str, str]]
    is_empty: bool
    method: str = METHOD


def reach_of(person: Person, programme: Programme, sources: Sequence[Item]) -> Reach:
    """The reach of the notes under these items. Two queries, and a walk for each item."""
    ids = {
        one.item_id for source in sources for one in sources_reached(person, source) if one.standing == Standing.TEAM
    }
    notes = list(thread.items(person).filter(pk__in=ids).only("id", "kind", "hub_id", "language", "author_id"))
    hubs = hubs_of(programme)
    by_hub = Counter(note.hub_id for note in notes)
    settings = Counter(fact.setting_label for fact in thread.facts_of_sources(notes).values() if fact.setting_label)
    languages = Counter(LANGUAGES.get(note.language, note.language) for note in notes)
    silent = [hub.name for hub in hubs if not by_hub[hub.pk]]
    rows = [
        ("Heard at", _listed({hub.name: by_hub[hub.pk] for hub in hubs})),
        ("Nothing heard at", ", ".join(silent)),
        ("Where people were met", _listed(settings)),
        ("In which languages", _listed(languages)),
    ]
    return Reach([(label, words) for label, words in rows if words], not notes)


def _listed(counts: Mapping[str, int]) -> str:
    """Names with how many each, as they may be told outside; in alphabetical order, so that nobody reads a ranking."""
    return ", ".join(f"{name} ({_told(count)})" for name, count in sorted(counts.items()) if count)


def _told(count: int) -> str:
    number = shared_count(count, ORDINARY).number
    return "fewer than eight" if number is None else f"about {number:,}"
