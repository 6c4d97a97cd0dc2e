"""Releases as the team sees them while preparing, checking and looking after them: through the inside door."""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from throughline.access.visible import NotVisible, readable
from throughline.access.words import Standing
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.sharing.models import Release, ReleaseQuote, ShareLink
from throughline.sharing.words import ReleaseState
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.reads import Span

OPEN_STATES = (ReleaseState.DRAFT, ReleaseState.TO_CHECK)


def release_inside(person: Person, release_id: UUID) -> Release:
    """One release with its people and circles at hand. Raises NotVisible unless the person reads inside."""
    thread.item(person, release_id, "release")
    found = _at_hand(Release.unscoped.filter(pk=release_id)).first()
    if found is None:
        raise NotVisible
    return found


def _at_hand(rows: QuerySet[Release]) -> QuerySet[Release]:
    return rows.select_related(
        "programme", "item", "made_by", "sent_by", "sent_back_by", "checked_by", "issued_by", "revoked_by", "supersedes"
    ).prefetch_related("circles", "quotes")


def _of(person: Person, programme: Programme) -> QuerySet[Release]:
    readable = thread.items(person).filter(programme=programme, kind="release")
    return _at_hand(Release.unscoped.filter(item__in=readable))


def team_releases(person: Person, programme: Programme) -> list[Release]:
    """Every release of the programme, those still being written first, then newest issue first."""
    rows = list(_of(person, programme).order_by("-issued_at", "-made_at"))
    return [row for row in rows if row.issued_at is None] + [row for row in rows if row.issued_at is not None]


def recent_releases(person: Person, programme: Programme, *, limit: int = 5) -> list[Release]:
    """What was shared outside the team lately and still stands, newest first; for the team's own pages."""
    rows = _of(person, programme).filter(state=ReleaseState.ISSUED).order_by("-issued_at")
    return list(rows[:limit])


def waiting_for_a_check(person: Person, programme: Programme) -> list[Release]:
    """Releases this person could check: they wait for a second person, and nobody here wrote them but others."""
    waiting = _of(person, programme).filter(state=ReleaseState.TO_CHECK, checked_by=None)
    return list(waiting.exclude(written_by=person).exclude(made_by=person).order_by("made_at"))


def releases_of(person: Person, made_from: Item) -> list[Release]:
    """Every release made from an item, newest first: drafts, issued and taken back."""
    return list(_of(person, made_from.programme).filter(made_from=made_from).order_by("-made_at"))


def cited_in(person: Person, release: Release) -> list[Release]:
    """Papers and reports that rest on a release, newest first: what to think of before it is taken back."""
    return list(_of(person, release.programme).filter(cites=release).order_by("-issued_at", "-made_at"))


def issued_from(person: Person, made_from_ids: Collection[UUID]) -> set[UUID]:
    """Of these items, those something was made from that stands released now. One query."""
    rows = Release.unscoped.filter(readable(person, "item__"), made_from__in=made_from_ids, state=ReleaseState.ISSUED)
    return set(rows.values_list("made_from_id", flat=True))


def versions_of(release: Release) -> QuerySet[Release]:
    """Every version of a release that was ever issued, first to last."""
    return Release.unscoped.filter(series=release.series).exclude(issued_at=None).order_by("version")


def links_of(release: Release) -> list[ShareLink]:
    """The share links of a release, newest first, with their openings at hand."""
    return list(release.links.select_related("made_by").prefetch_related("openings"))


@dataclass(frozen=True)
class InsideQuote:
    """A quote beside the words as recorded, for those who may read the note it comes from.

    own     the stretches of the original that are somebody's own words, [begins_at, ends_at) within it
    sound   the note is there and shared with the team; a quote that is not sound is not shown in drafts nor issued
    """

    quote: ReleaseQuote
    original: Span | None
    sound: bool
    own: Sequence[tuple[int, int]] = ()

    @property
    def ready(self) -> bool:
        """Whether it could be released: written share-safe, thought about, its note still there."""
        return self.sound and bool(self.quote.words) and self.quote.neighbour_asked


def quotes_inside(person: Person, release: Release) -> list[InsideQuote]:
    """The quotes of a release in order, each with its original where this person may read it. Three queries and one per kind of source."""
    quotes = list(release.quotes.order_by("position"))
    ids = [quote.excerpt_id for quote in quotes]
    sound = set(thread.items(person).filter(pk__in=ids, standing=Standing.TEAM).values_list("pk", flat=True))
    spans = thread.excerpts(person, ids)
    facts = thread.facts_of_sources({span.source.pk: span.source for span in spans.values()}.values())
    own = {
        pk: [(begins - span.begins_at, ends - span.begins_at) for begins, ends in facts[span.source.pk].verbatim]
        for pk, span in spans.items()
    }
    return [InsideQuote(q, spans.get(q.excerpt_id), q.excerpt_id in sound, own.get(q.excerpt_id, ())) for q in quotes]


def quote_inside(person: Person, release: Release, quote_id: UUID) -> InsideQuote:
    """One quote of a release. Raises NotVisible if it is none of its quotes."""
    for inside in quotes_inside(person, release):
        if inside.quote.pk == quote_id:
            return inside
    raise NotVisible


def withdrawn_under(person: Person, release: Release) -> tuple[bool, list[ReleaseQuote]]:
    """Whether what the release was made from is gone or no longer the team's, and the quotes whose note is."""
    quotes = [inside.quote for inside in quotes_inside(person, release) if not inside.sound]
    return not _is_team_item(person, release.made_from_id), [q for q in quotes if q.redacted_at is None]


def made_from(person: Person, release: Release) -> Item | None:
    """What the release was made from, where this person may read it."""
    return thread.items(person).filter(pk=release.made_from_id).first()


def _is_team_item(person: Person, item_id: UUID) -> bool:
    return thread.items(person).filter(pk=item_id, standing=Standing.TEAM).exists()


def needs_check(release: Release) -> bool:
    """Whether a second person reads it before it goes: it carries somebody's words, or goes to anyone, or to anyone with a link."""
    return release.by_link or release.public or release.quotes.exists()


def wrote(person: Person, release: Release) -> bool:
    """Whether the person put words into this version, so that somebody else must check it."""
    if person.pk in {release.made_by_id, release.sent_by_id}:
        return True
    return release.written_by.filter(pk=person.pk).exists()


def fingerprint(release: Release) -> str:
    """A digest of all that would leave the team and to whom: what the checker read is what gets issued."""
    told: Sequence[object] = [
        release.title, release.body, release.confidence_words, release.who_is_missing, release.counter_words,
        release.ask, release.period, release.strict_counts, release.what_changed, release.by_link,
        release.public, release.form, release.language, release.document, release.facts,
        sorted(str(pk) for pk in release.circles.values_list("pk", flat=True)),
        [[str(q.excerpt_id), q.challenges, q.words, q.beside] for q in release.quotes.order_by("position")],
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
