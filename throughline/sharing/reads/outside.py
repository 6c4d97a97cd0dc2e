"""The outside door: what a partner, a board member or a link holder reads. Nothing here knows the thread.

Only columns of releases are read, frozen when the team issued them; an import contract keeps the thread out of this file.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Prefetch, Q, QuerySet
from django.urls import reverse

from throughline.access.visible import NotVisible
from throughline.common.clock import now
from throughline.common.text import one_line
from throughline.documents.content import Reading, Released, ReleasedWords, from_json
from throughline.people.models import Person
from throughline.people.reads import roles_by_programme
from throughline.programme.models import Hub, Programme
from throughline.sharing.models import Circle, LastLook, Release, ReleaseQuote, ShareLink
from throughline.sharing.words import Form, ReleaseState


class LinkClosed(Exception):
    """This link no longer works."""


@dataclass(frozen=True)
class CountLine:
    """A published figure: what it counts, how it is shown, and the sentence that says it."""

    label: str
    figure: str
    words: str


@dataclass(frozen=True)
class ShownQuote:
    """Share-safe words, or the dated mark where they were removed."""

    words: str
    beside: str
    removed_at: datetime | None


@dataclass(frozen=True)
class ShownVersion:
    """One version of a release in the order they came, with what it changed."""

    release_id: UUID
    version: int
    issued_at: datetime
    what_changed: str
    taken_back_at: datetime | None


@dataclass(frozen=True)
class Shown:
    """A release as it is read outside. When it was taken back, only the days are left."""

    release_id: UUID
    programme: str
    version: int
    issued_at: datetime | None
    taken_back_at: datetime | None = None
    title: str = ""
    body: str = ""
    confidence_words: str = ""
    who_is_missing: str = ""
    counter_words: str = ""
    ask: str = ""
    period: str = ""
    what_changed: str = ""
    counts: Sequence[CountLine] = ()
    counted_on: date | None = None
    quotes: Sequence[ShownQuote] = ()
    challenging: Sequence[ShownQuote] = ()
    versions: Sequence[ShownVersion] = field(default=())
    few_words: str = "fewer than eight"
    form: str = Form.STATEMENT
    language: str = "en"
    hub: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    document: Reading | None = None

    @property
    def figures(self) -> list[tuple[str, str]]:
        """The published figures as people read them."""
        return [(line.label, line.words) for line in self.counts]

    @property
    def particulars(self) -> str:
        """Whose it is, which version, and when it was heard, in one line."""
        told = [self.programme, f"version {self.version}", f"heard {self.period}" if self.period else ""]
        return " · ".join(part for part in told if part)

    @property
    def newest(self) -> ShownVersion | None:
        """The newest version there is for this reader, when it is not this one."""
        last = self.versions[-1] if self.versions else None
        return last if last is not None and last.version > self.version else None


@dataclass(frozen=True)
class Listed:
    """A line of the reading home: the newest version of one release for this reader."""

    release_id: UUID
    programme: str
    title: str
    version: int
    issued_at: datetime
    taken_back_at: datetime | None
    asks: bool
    is_new: bool
    begins: str = ""
    form: str = Form.STATEMENT

    @property
    def particulars(self) -> str:
        """What it is, where it is more than a statement, and which version, where there were others."""
        kind = Form(self.form).label if self.form != Form.STATEMENT else ""
        return " · ".join(part for part in (kind, f"Version {self.version}" if self.version > 1 else "") if part)


def _readable(person: Person) -> QuerySet[Release]:
    """Releases issued to a circle the person is in now, in a programme where they hold a role now."""
    circles = Circle.unscoped.filter(closed_at=None, members__person=person, members__ended_at=None)
    return Release.unscoped.filter(
        programme_id__in=roles_by_programme(person),
        state__in=[ReleaseState.ISSUED, ReleaseState.REVOKED],
        pk__in=circles.values("releases__pk"),
    )


def releases_for(person: Person) -> list[Listed]:
    """What was shared with this person, newest first, each release once in its newest version."""
    look = LastLook.unscoped.filter(person=person).first()
    since = look.looked_before if look else None
    newest: dict[UUID, Release] = {}
    for release in _readable(person).select_related("programme").order_by("-version"):
        newest.setdefault(release.series, release)
    rows = sorted(newest.values(), key=lambda release: _issued(release), reverse=True)
    return [_listed(release, since) for release in rows]


def _issued(release: Release) -> datetime:
    return release.issued_at or now()


def _listed(release: Release, since: datetime | None) -> Listed:
    taken_back = release.revoked_at
    moved = taken_back or _issued(release)
    return Listed(
        release_id=release.pk,
        programme=release.programme.name,
        title="" if taken_back else release.title,
        version=release.version,
        issued_at=_issued(release),
        taken_back_at=taken_back,
        asks=bool(release.ask) and taken_back is None,
        is_new=since is None or moved > since,
        begins="" if taken_back else one_line(release.body, 160),
        form=release.form,
    )


def release_for(person: Person, release_id: UUID) -> Shown:
    """One release as this person reads it. Raises NotVisible if there is none, or none for their circles."""
    readable = _readable(person)
    found = with_words(readable).filter(pk=release_id).first()
    if found is None:
        raise NotVisible
    cited = released_to(with_words(readable), found, lambda one: reverse("sharing:read", args=[one.pk]))
    return shown(found, readable.filter(series=found.series).order_by("version"), cited)


def read_through(person: Person, release_id: UUID) -> list[Circle]:
    """The open circles through which this person reads a release that stands now, by name. None: it is not theirs to read."""
    circles = Circle.unscoped.filter(
        closed_at=None, members__person=person, members__ended_at=None, programme_id__in=roles_by_programme(person),
        releases__pk=release_id, releases__state=ReleaseState.ISSUED,
    )  # fmt: skip
    return list(circles.distinct().order_by("name"))


def facts_for(person: Person, form: str) -> list[Shown]:
    """What stands issued to this person in one form, each once in its newest version, newest first; for lists of what came of it."""
    newest: dict[UUID, Release] = {}
    for release in with_words(_readable(person).filter(form=form)).order_by("-version"):
        newest.setdefault(release.series, release)
    standing = [release for release in newest.values() if release.state == ReleaseState.ISSUED]
    return [told_of(release) for release in sorted(standing, key=_issued, reverse=True)]


def _in_public() -> QuerySet[Release]:
    return Release.unscoped.filter(public=True, state__in=[ReleaseState.ISSUED, ReleaseState.REVOKED])


def public_releases(programme: Programme, *, hub: Hub | None = None, form: str = "") -> list[Shown]:
    """What stands published for anyone, newest first, each release once in its newest version; taken back ones are left out.

    hub   only what is of this hub; without one, the whole programme's
    """
    rows = with_words(_in_public().filter(programme=programme))
    if hub is not None:
        rows = rows.filter(hub=hub)
    if form:
        rows = rows.filter(form=form)
    newest: dict[UUID, Release] = {}
    for release in rows.order_by("-version"):
        newest.setdefault(release.series, release)
    standing = [release for release in newest.values() if release.state == ReleaseState.ISSUED]
    return [told_of(release) for release in sorted(standing, key=_issued, reverse=True)]


def public_release(
    release_id: UUID, href: Callable[[Release], str] | None = None, *, programme: Programme | None = None
) -> Shown:
    """One published release as anyone reads it, its versions beside it. Raises NotVisible if there is none in public.

    href       the public page of a release its claims rest on
    programme  only if it is this programme's
    """
    readable = _in_public() if programme is None else _in_public().filter(programme=programme)
    found = with_words(readable).filter(pk=release_id).first()
    if found is None:
        raise NotVisible
    cited = released_to(with_words(readable), found, href)
    return shown(found, readable.filter(series=found.series).order_by("version"), cited)


def public_change(programme: Programme) -> datetime | None:
    """When anything published of a programme was last issued, taken back or redacted: for a page that may be kept a while."""
    rows = _in_public().filter(programme=programme)
    at = rows.aggregate(issued=Max("issued_at"), revoked=Max("revoked_at"), redacted=Max("quotes__redacted_at"))
    return max((moment for moment in at.values() if moment is not None), default=None)


def released_to(
    readable: QuerySet[Release], release: Release, href: Callable[[Release], str] | None = None
) -> dict[UUID, Released]:
    """What the claims of a document rest on, by release id, among what its reader may read. One query and one for quotes.

    readable   releases this reader may read, their quotes prefetched (`with_words`)
    """
    if release.document is None:
        return {}
    cited = from_json(release.document).cited
    return {one.pk: released(one, href(one) if href else "") for one in readable.filter(pk__in=cited)}


def released(release: Release, href: str = "") -> Released:
    """One release as what a claim rests on: only its days when it was taken back."""
    if release.state == ReleaseState.REVOKED:
        return Released(taken_back_at=release.revoked_at)
    told = told_of(release)
    return Released(
        title=told.title,
        href=href,
        words=[ReleasedWords(one.words, one.beside, one.removed_at) for one in told.quotes],
        against=[ReleasedWords(one.words, one.beside, one.removed_at) for one in told.challenging],
        figures=told.figures,
        who_is_missing=told.who_is_missing,
    )


def link_hash(token: str) -> str:
    """What is kept of a share link's token: SHA-256 in hex."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_link_of(token: str) -> ShareLink:
    """The link behind a token. Raises LinkClosed, the same for unknown, expired and taken back."""
    link = ShareLink.unscoped.filter(
        token_hash=link_hash(token),
        revoked_at=None,
        expires_at__gt=now(),
        release__state=ReleaseState.ISSUED,
    ).first()
    if link is None:
        raise LinkClosed
    return link


def link_release(token: str) -> Shown:
    """The one release a link opens, as it was issued. Raises LinkClosed."""
    found = with_words(Release.unscoped.filter(pk=open_link_of(token).release_id)).get()
    cited = Release.unscoped.filter(Q(by_link=True) | Q(public=True), issued_at__isnull=False)
    return shown(found, cited=released_to(with_words(cited), found))


def with_words(releases: QuerySet[Release]) -> QuerySet[Release]:
    """The same releases with their programme, hub and quotes at hand."""
    quotes = ReleaseQuote.unscoped.order_by("position")
    return releases.select_related("programme", "hub").prefetch_related(Prefetch("quotes", queryset=quotes))


def shown(release: Release, versions: Iterable[Release] = (), cited: Mapping[UUID, Released] | None = None) -> Shown:
    """A release as it is read outside; the preview inside uses the same, so that both are one page."""
    told = [
        ShownVersion(other.pk, other.version, _issued(other), other.what_changed, other.revoked_at)
        for other in versions
    ]
    if release.state == ReleaseState.REVOKED:
        blank = [ShownVersion(v.release_id, v.version, v.issued_at, "", v.taken_back_at) for v in told]
        return Shown(
            release.pk, release.programme.name, release.version, release.issued_at, release.revoked_at, versions=blank
        )
    return told_of(release, versions=told, cited=cited)


def told_of(
    release: Release, *, versions: Sequence[ShownVersion] = (), cited: Mapping[UUID, Released] | None = None
) -> Shown:
    """All the words of a release, whatever its state; for `shown`, and for the team's own pages."""
    quotes = list(release.quotes.all())
    return Shown(
        release_id=release.pk,
        programme=release.programme.name,
        version=release.version,
        issued_at=release.issued_at,
        title=release.title,
        body=release.body,
        confidence_words=release.confidence_words,
        who_is_missing=release.who_is_missing,
        counter_words=release.counter_words,
        ask=release.ask,
        period=release.period,
        what_changed=release.what_changed,
        counts=[CountLine(**line) for line in release.counts],
        counted_on=release.counted_on,
        quotes=[_quote(quote) for quote in quotes if not quote.challenges],
        challenging=[_quote(quote) for quote in quotes if quote.challenges],
        versions=versions,
        few_words="fewer than ten" if release.strict_counts else "fewer than eight",
        form=release.form,
        language=release.language,
        hub=release.hub.name if release.hub else "",
        facts=release.facts,
        document=Reading(from_json(release.document), cited or {}) if release.document is not None else None,
    )


def _quote(quote: ReleaseQuote) -> ShownQuote:
    if quote.redacted_at is not None:
        return ShownQuote("", "", quote.redacted_at)
    return ShownQuote(quote.words, quote.beside, None)
