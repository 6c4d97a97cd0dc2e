"""Putting words under a theme and taking them away again."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.common.clock import now
from throughline.common.text import clean
from throughline.people.models import Person
from throughline.sensemaking.models import Gathering, Theme
from throughline.sensemaking.words import bears
from throughline.sensemaking.writes import changeable
from throughline.thread import writes as thread
from throughline.thread.evidence import links_of, sources_linked
from throughline.thread.kinds import kind_named
from throughline.thread.models import Item, Link
from throughline.thread.words import Meaning, Strength

MOST_AT_ONCE = 500


class NothingChosen(Exception):
    """Choose some notes first: nothing was selected."""


class TooManyAtOnce(Exception):
    """That is more than 500 notes at once. Nothing was added: choose fewer, and read them as you go."""


class CannotBeGathered(Exception):
    """Only notes, readings and marked words can be put under a theme."""


class WordsNotFound(Exception):
    """These words are not in the note exactly as they stand. Copy them from the note and try again."""


class WordsFoundTwice(Exception):
    """These words are in the note more than once. Take a few more words around them, so that we know which are meant."""


@dataclass(frozen=True)
class Added:
    """What an act of gathering did: the new links, how many stood there before, and the handle to undo it."""

    gathering: Gathering
    links: list[Link]
    known: int


@transaction.atomic
def gather(
    *, theme: Item, items: Sequence[Item], by: Person, meaning: Meaning = Meaning.SUPPORTS, because: str = ""
) -> Added:
    """Put notes or excerpts under a theme. What bears on it in the same way already is left as it is.

    Raises NothingChosen, TooManyAtOnce, CannotBeGathered, IsMerged, NotAllowed.
    """
    held = changeable(theme, by)
    check(items)
    known = sources_linked(theme, [item.pk for item in items], meaning)
    new = [item for item in {item.pk: item for item in items}.values() if item.pk not in known]
    links = [thread.link(source=item, target=theme, meaning=meaning, by=by, because=clean(because)) for item in new]
    if any(item.standing == Standing.TEAM for item in new):
        Theme.unscoped.filter(pk=held.pk).update(moved_at=now())
    kept = Gathering.unscoped.create(theme=held, links=[str(link.pk) for link in links], by=by)
    return Added(kept, links, known=len(known))


def check(items: Sequence[Item]) -> None:
    """Whether these can be put under a theme. Raises NothingChosen, TooManyAtOnce, CannotBeGathered."""
    if not items:
        raise NothingChosen
    if len(items) > MOST_AT_ONCE:
        raise TooManyAtOnce
    if any(item.kind != "excerpt" and not kind_named(item.kind).is_source for item in items):
        raise CannotBeGathered


@transaction.atomic
def undo_gathering(*, gathering: Gathering, by: Person) -> int:
    """Take away what one act of gathering added, but for what has been hidden from `by` since; how many links went."""
    if gathering.by_id != by.pk:
        raise NotVisible
    gone = 0
    for link_id in gathering.links:
        with suppress(NotVisible):
            gone += thread.unlink(link_id=UUID(link_id), by=by) is not None
    Gathering.unscoped.filter(pk=gathering.pk).update(undone_at=now())
    return gone


@transaction.atomic
def ungather(*, theme: Item, link_id: UUID, by: Person) -> Link:
    """Take words away from a theme; the note keeps them. Raises NotVisible when they don't stand there, NotAllowed."""
    changeable(theme, by)
    found = _link_under(theme, link_id, by)
    thread.unlink(link_id=found.pk, by=by)
    return found


@transaction.atomic
def weigh(*, theme: Item, link_id: UUID, by: Person, meaning: Meaning, because: str) -> Link:
    """Say anew how words bear on a theme, and why. Raises NotVisible, NotAllowed, IsMerged."""
    changeable(theme, by)
    found = _link_under(theme, link_id, by)
    thread.unlink(link_id=found.pk, by=by)
    strength = Strength(found.strength) if found.strength else None
    return thread.link(
        source=found.source, target=theme, meaning=meaning, by=by, because=clean(because), strength=strength
    )


def _link_under(theme: Item, link_id: UUID, by: Person) -> Link:
    """The link, as far as `by` may read both its ends. Raises NotVisible."""
    found = links_of(by, theme, [link_id])
    if not found:
        raise NotVisible
    return found[0]


@transaction.atomic
def mark(
    *,
    note: Item,
    begins_at: int,
    ends_at: int,
    theme: Item,
    by: Person,
    meaning: Meaning = Meaning.SUPPORTS,
    because: str = "",
) -> Added:
    """Mark a span of a note (code points of its words) and put it under a theme at once.

    Raises EmptySpan, CannotBeGathered when nothing of this can be quoted, IsMerged, NotAllowed.
    """
    if kind_named(note.kind).words_of is None:
        raise CannotBeGathered
    excerpt = thread.mark_excerpt(source=note, begins_at=begins_at, ends_at=ends_at, by=by)
    return gather(theme=theme, items=[excerpt], by=by, meaning=meaning, because=because)


def span_of(words: str, quoted: str) -> tuple[int, int]:
    """Where quoted words stand in a note, white space and quotation marks taken loosely. Raises WordsNotFound, WordsFoundTwice."""
    wanted = clean(quoted).split()
    if not wanted:
        raise WordsNotFound
    places = list(re.finditer(r"\s+".join(map(_loosely, wanted)), words))
    if not places:
        raise WordsNotFound
    if len(places) > 1:
        raise WordsFoundTwice
    return places[0].span()


def _loosely(word: str) -> str:
    """A pattern for a word that takes straight and curly quotation marks for the same."""
    return re.sub("['‘’]", "['‘’]", re.sub('["“”]', '["“”]', re.escape(word)))


def said_of(added: Added, title: str, meaning: Meaning) -> str:
    """What the page says after gathering."""
    count = len(added.links)
    if not count:
        return f"Nothing new: it stands under “{title}” already."
    what = "1 piece" if count == 1 else f"{count} pieces"
    again = f" {added.known} stood there already." if added.known else ""
    return f"{what} added under “{title}” ({bears(meaning).stands}).{again}"
