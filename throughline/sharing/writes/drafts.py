"""Writing a release: its wording, its circles, and somebody's words made safe to share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.common.clock import now
from throughline.common.ids import uuid7
from throughline.common.text import clean, one_line
from throughline.documents.content import Document, as_json
from throughline.people.models import Person
from throughline.sharing.models import Circle, Release, ReleaseQuote
from throughline.sharing.reads.inside import release_inside
from throughline.sharing.reads.offering import offered, team_ids
from throughline.sharing.scan import around, must_be_safe
from throughline.sharing.words import MOST_BESIDE_A_QUOTE, ReleaseState
from throughline.thread import reads as thread
from throughline.thread import writes as thread_writes
from throughline.thread.audit import note_act
from throughline.thread.models import Item


class NoLongerADraft(Exception):
    """This has been sent for a check or shared, so its words stay as they are. Take it back to a draft, or make a new version."""


class TooMuchBesideAQuote(Exception):
    """Say at most two of age, area and role beside somebody’s words: three can be enough to pick them out."""


@dataclass(frozen=True)
class Wording:
    """What the other side will read beside the quotes, as people write it."""

    title: str
    body: str
    confidence_words: str = ""
    who_is_missing: str = ""
    counter_words: str = ""
    ask: str = ""
    period: str = ""
    what_changed: str = ""
    kept_because: str = ""
    strict_counts: bool = False
    by_link: bool = False
    public: bool = False

    @property
    def cleaned(self) -> Mapping[str, str | bool]:
        """The columns of a release, cleaned."""
        lines = {"title": 300, "period": 120, "kept_because": 300}
        return {
            name: value if isinstance(value, bool) else one_line(value, lines[name]) if name in lines else clean(value)
            for name, value in asdict(self).items()
        }

    @property
    def outward(self) -> Mapping[str, str]:
        """The fields that will be read outside, to be looked over."""
        inward = {"kept_because", "strict_counts", "by_link", "public"}
        return {name: value for name, value in asdict(self).items() if name not in inward}

    @property
    def searchable(self) -> str:
        """What the team's own search finds of it; somebody's words stay out of the index."""
        return "\n".join([self.body, self.counter_words, self.who_is_missing, self.ask])


@transaction.atomic
def start_release(
    *,
    by: Person,
    made_from: Item,
    wording: Wording,
    circles: Iterable[UUID] = (),
    quotes: Sequence[UUID] = (),
    item_id: UUID | None = None,
    at: datetime | None = None,
) -> Release:
    """Begin a release of an item as a draft the whole team can read and change.

    quotes   excerpt ids among those offered of the item; their share-safe words are written afterwards
    at       when, for releases brought in from before
    Raises NotShareable, NotTheTeams, StillIdentifies, NotAllowed.
    """
    must_write(by, made_from.programme_id)
    offers = offered(by, made_from)
    must_be_safe(wording.outward, around(made_from.programme), wording.kept_because)
    pk = item_id or uuid7()
    item = thread_writes.add_item(
        kind="release",
        by=by,
        programme_id=made_from.programme_id,
        title=wording.title,
        words=wording.searchable,
        item_id=pk,
        hub_id=made_from.hub_id,
        happened_on=localdate(at) if at else None,
    )
    release = Release.unscoped.create(
        item=item,
        programme_id=made_from.programme_id,
        made_from=made_from,
        series=pk,
        made_by=by,
        made_at=at or now(),
        form=offers.form,
        hub_id=made_from.hub_id,
        language=made_from.language,
        **wording.cleaned,
    )
    take_document(release, by)
    _set_audience(release, by, circles)
    _set_quotes(release, by, made_from, quotes)
    return release


def take_document(draft: Release, by: Person) -> None:
    """Take what a paper, a report or an answer holds as it stands now with what the draft is made from.

    Raises StillIdentifies when something in it could lead to one person.
    """
    offers = offered(by, thread.item(by, draft.made_from_id))
    document = offers.document
    must_be_safe(_told_in(document, offers.facts), around(draft.programme), draft.kept_because)
    draft.document = as_json(document) if document is not None else None
    draft.facts = dict(offers.facts)
    draft.language = draft.made_from.language
    draft.save(update_fields=["document", "facts", "language"])
    cited = Release.unscoped.filter(programme_id=draft.programme_id, pk__in=document.cited if document else ())
    draft.cites.set(cited)


def _told_in(document: Document | None, facts: Mapping[str, Any]) -> Mapping[str, str]:
    """All the words of a document by where they stand, and those among the facts, to be looked over."""
    told: dict[str, str] = {name: value for name, value in facts.items() if isinstance(value, str)}
    for where, text in document.texts() if document is not None else ():
        told[where] = f"{told[where]}\n{text}" if where in told else text
    return told


def held(release_id: UUID) -> Release:
    """The release, locked until the transaction ends."""
    return Release.unscoped.select_for_update().get(pk=release_id)


def held_draft(release_id: UUID) -> Release:
    """The release, locked, if it is still a draft. Raises NoLongerADraft."""
    release = held(release_id)
    if release.state != ReleaseState.DRAFT:
        raise NoLongerADraft
    return release


@transaction.atomic
def save_draft(
    *,
    release: Release,
    by: Person,
    wording: Wording,
    circles: Iterable[UUID],
    quotes: Sequence[UUID],
    base_revision: int | None = None,
) -> Release:
    """Keep the wording, audience and choice of quotes of a draft; quotes that stay keep their share-safe words.

    Raises NoLongerADraft, ChangedMeanwhile when `base_revision` is not the newest, StillIdentifies, NotAllowed.
    """
    must_write(by, release.programme_id)
    draft = held_draft(release.pk)
    must_be_safe(wording.outward, around(draft.programme), wording.kept_because)
    thread_writes.revise(
        item=release.item,
        by=by,
        what="draft saved",
        base_revision=base_revision,
        title=wording.title,
        words=wording.searchable,
    )
    for name, value in wording.cleaned.items():
        setattr(draft, name, value)
    draft.save()
    take_document(draft, by)
    _set_audience(draft, by, circles)
    _set_quotes(draft, by, thread.item(by, draft.made_from_id), quotes)
    return release_inside(by, draft.pk)


def _set_audience(release: Release, by: Person, circles: Iterable[UUID]) -> None:
    """Only open circles of the release's own programme; any other id is as if it were not there."""
    chosen = Circle.unscoped.filter(pk__in=list(circles), programme_id=release.programme_id, closed_at=None)
    release.circles.set(chosen)
    release.written_by.add(by)


def _set_quotes(release: Release, by: Person, made_from: Item, wanted: Sequence[UUID]) -> None:
    """Quotes in the order given: words offered of the item or quoted already, which the whole team may read."""
    kept = {quote.excerpt_id: quote for quote in release.quotes.all()}
    offers = {quote.excerpt_id: quote.challenges for quote in offered(by, made_from).quotes} if wanted else {}
    ReleaseQuote.unscoped.filter(release=release).exclude(excerpt_id__in=list(wanted)).delete()
    for position, excerpt_id in enumerate(dict.fromkeys(wanted)):
        if excerpt_id in kept:
            ReleaseQuote.unscoped.filter(pk=kept[excerpt_id].pk).update(position=position)
        elif excerpt_id in offers:
            ReleaseQuote.unscoped.create(
                release=release, excerpt_id=excerpt_id, position=position, challenges=offers[excerpt_id]
            )
        else:
            raise NotVisible


def _without_marks(words: str) -> str:
    """The words without quotation marks around the whole of them: every page puts its own."""
    for begins, ends in (("“", "”"), ('"', '"'), ("‘", "’")):
        inner = words[1:-1]
        if len(words) > 1 and words[0] == begins and words[-1] == ends and begins not in inner and ends not in inner:
            return inner.strip()
    return words


@transaction.atomic
def write_quote(
    *,
    quote: ReleaseQuote,
    by: Person,
    words: str,
    age_band: str = "",
    area: str = "",
    role: str = "",
    kept_because: str = "",
    neighbour_asked: bool = False,
) -> ReleaseQuote:
    """Keep the share-safe version of somebody's words, and at most two facts beside them.

    Raises StillIdentifies, TooMuchBesideAQuote, NoLongerADraft, NotVisible when the note is not the team's any more,
    NotAllowed.
    """
    draft = held_draft(quote.release_id)
    must_write(by, draft.programme_id)
    if quote.excerpt_id not in team_ids(by, [quote.excerpt_id]):
        raise NotVisible
    if sum(bool(said.strip()) for said in (age_band, area, role)) > MOST_BESIDE_A_QUOTE:
        raise TooMuchBesideAQuote
    must_be_safe({"words": words, "role": role, "area": area}, around(draft.programme), kept_because)
    quote.words = _without_marks(clean(words))
    quote.age_band, quote.area, quote.role = age_band, one_line(area, 60), one_line(role, 60)
    quote.kept_because, quote.neighbour_asked = one_line(kept_because), neighbour_asked
    quote.save()
    draft.written_by.add(by)
    return quote


@transaction.atomic
def discard(*, release: Release, by: Person) -> None:
    """Throw a draft away, words and all; its place on the thread stays as a tombstone. Raises NoLongerADraft, NotAllowed."""
    must_write(by, release.programme_id)
    draft = held_draft(release.pk)
    thread_writes.withdraw(item=draft.item, by=by, because="draft thrown away")
    ReleaseQuote.unscoped.filter(release=draft).delete()
    draft.delete()
    note_act(act="release.discarded", by=by, programme_id=draft.programme_id, subject_id=draft.item_id)
