"""The registry of kinds. A feature registers its kind at start, so that the thread lists anything and imports nothing above it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import get_script_prefix, reverse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any

    from django.db.models import QuerySet

    from throughline.documents.content import Document
    from throughline.people.models import Person
    from throughline.thread.models import Item


NOBODYS = UUID(int=0)
"""An id no item has."""


@dataclass(frozen=True)
class ShareableQuote:
    """A span that may be offered for a release, still in the words as recorded: masking comes after."""

    excerpt_id: UUID
    source_id: UUID
    words: str
    verbatim: bool
    attribution: str
    challenges: bool = False


@dataclass(frozen=True)
class Shareable:
    """What a feature offers of an item when someone prepares a release of it: wording, quotes and distinct sources.

    form       what the release will be (sharing.words.Form)
    document   its blocks, for a paper or report: taken anew whenever the draft is saved or sent, frozen at issue
    facts      small particulars, as JSON values, that pages outside sort by
    circles    for whom it is, before anybody chose
    caveat     what it cannot tell, for an indicator; it goes with every sentence that rests on it
    in_the_way what must be done before it can leave the team, each as a sentence
    closed     why it can never be for anyone, as a sentence; "" when it can
    """

    title: str
    body: str
    missing: str
    confidence: str
    quotes: "Sequence[ShareableQuote]"
    notes: int
    settings: int
    hubs: int
    recorders: int
    form: str = "statement"
    ask: str = ""
    document: "Document | None" = None
    facts: "Mapping[str, Any]" = field(default_factory=dict)
    circles: "Sequence[UUID]" = ()
    caveat: str = ""
    in_the_way: "Sequence[str]" = ()
    closed: str = ""


@dataclass(frozen=True)
class SourceFacts:
    """How the words of a source came about: enough to say how widely a claim is spread, nothing about who said it.

    setting_label  the kind of place as people call it ("doorstep", "library desk"), or "" when not recorded
    batch_id       the outing or event it was written down at, shared by its notes; None for a note of its own
    verbatim       [begins_at, ends_at) code points of its words that are somebody's own; the rest is paraphrase
    recorder_id    who wrote it down: only ever counted, never shown
    """

    setting_label: str
    batch_id: UUID | None
    verbatim: "Sequence[tuple[int, int]]"
    recorder_id: UUID


@dataclass(frozen=True)
class Kind:
    """What the thread knows of one kind of item.

    name       stored with each item, such as "note"
    label      for one, as people say it; `plural` for several
    page       URL name of its page, which takes the item's id
    station    where it stands on the thread line (see words.STATIONS), or "" when it has no knot of its own
    words_of   for item ids, the words a span can be marked in, by id; None when nothing of it can be quoted
    shareable  what is offered for a release, or None when the kind is never released
    purge      empties the words of withdrawn items' details, by id, when they can't be brought back
    no_words   where there is no `purge`: why there is nothing to empty, in a sentence
    forget     empties what this kind's details keep of purged items of any kind, by id: copies, and reasons given of them
    rests_on   what its sources are called, several of them, where a release counts them
    goes_with  for item ids, the ids of items that make no sense without each: withdrawn and brought back together with it
    facts_of   for ids of sources, how their words came about, by id; the caller holds readable items
    owed       of a programme's items of this kind, as a person may read them, those people can expect an answer to;
               None when nobody waits for one
    moved      what changed in an item since a day, in plain sentences that may leave the team; None when nothing tells
    """

    name: str
    label: str
    plural: str
    page: str
    station: str = ""
    words_of: "Callable[[Sequence[UUID]], dict[UUID, str]] | None" = None
    shareable: "Callable[[Person, Item], Shareable] | None" = None
    is_source: bool = field(default=False, kw_only=True)
    rests_on: str = field(default="Notes", kw_only=True)
    facts_of: "Callable[[Sequence[UUID]], dict[UUID, SourceFacts]] | None" = field(default=None, kw_only=True)
    purge: "Callable[[Sequence[UUID]], None] | None" = field(default=None, kw_only=True)
    no_words: str = field(default="", kw_only=True)
    forget: "Callable[[Sequence[UUID]], None] | None" = field(default=None, kw_only=True)
    owed: "Callable[[Person, UUID], QuerySet[Item]] | None" = field(default=None, kw_only=True)
    moved: "Callable[[Person, Item, date], Sequence[str]] | None" = field(default=None, kw_only=True)
    goes_with: "Callable[[Sequence[UUID]], dict[UUID, list[UUID]]] | None" = field(default=None, kw_only=True)


class UnknownKind(LookupError):
    """No feature has registered this kind."""


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind known; a second registration under one name must be the same kind."""
    known = _KINDS.get(kind.name)
    if known is not None and known.page != kind.page:
        raise ValueError(f"Two kinds are called {kind.name!r}: {known.page} and {kind.page}.")
    _KINDS[kind.name] = kind


def kind_named(name: str) -> Kind:
    try:
        return _KINDS[name]
    except KeyError:
        raise UnknownKind(name) from None


def kinds() -> list[Kind]:
    """Every registered kind, by label."""
    return sorted(_KINDS.values(), key=lambda kind: kind.label)


def page_of(kind_name: str, item_id: UUID) -> str:
    """The address of an item's page."""
    return address_of(kind_named(kind_name).page, item_id)


def address_of(page: str, item_id: UUID) -> str:
    """The address of a page, by its URL name, that takes an item's id and nothing else."""
    before, after = _around_the_id(page, get_script_prefix())
    return f"{before}{item_id}{after}"


@cache
def _around_the_id(page: str, _prefix: str) -> tuple[str, str]:
    """What stands before and after the id in the addresses of a page: asked of Django once, for lists hold a thousand."""
    before, _, after = reverse(page, args=[NOBODYS]).partition(str(NOBODYS))
    return before, after
