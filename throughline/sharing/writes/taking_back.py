"""Frozen is not undeletable: taking a release back, and removing one person's words from it, both with a dated mark."""

from datetime import datetime

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed, may_withdraw, may_write
from throughline.common.clock import now
from throughline.common.refusals import because_of
from throughline.people.models import Person
from throughline.sharing.models import Release, ReleaseQuote
from throughline.sharing.words import ReleaseState
from throughline.sharing.writes.files import forget_files_that_rest_on
from throughline.sharing.writes.issuing import NotShared
from throughline.thread.audit import note_act


def may_take_back(by: Person, release: Release) -> bool:
    """The team takes back what it shared; so does the data-protection lead."""
    return may_write(by, release.programme_id) or may_withdraw(by, release.item)


def _must_take_back(by: Person, release: Release) -> None:
    if not may_take_back(by, release):
        raise NotAllowed


@transaction.atomic
def revoke(*, release: Release, by: Person, because: str, at: datetime | None = None) -> None:
    """Take back this release with every earlier version: outside only a dated line is left, and its links are dead.

    Raises NeedsBecause, NotShared, NotAllowed.
    """
    _must_take_back(by, release)
    said = because_of(because)
    standing = Release.unscoped.select_for_update().filter(series=release.series, state=ReleaseState.ISSUED)
    versions = list(standing.filter(version__lte=release.version))
    if release.pk not in {version.pk for version in versions}:
        raise NotShared
    moment = at or now()
    for version in versions:
        version.state, version.revoked_at, version.revoked_by = ReleaseState.REVOKED, moment, by
        version.revoked_because = said
        version.save(update_fields=["state", "revoked_at", "revoked_by", "revoked_because"])
        version.links.filter(revoked_at=None).update(revoked_at=moment)
        note_act(act="release.revoked", by=by, programme_id=version.programme_id, subject_id=version.pk, words=said)
    forget_files_that_rest_on(versions)


@transaction.atomic
def redact_quote(*, quote: ReleaseQuote, by: Person, because: str) -> None:
    """Remove somebody's words from this release in every version that carries them; a dated mark stays in their place.

    The words are gone from the database, not hidden. Raises NeedsBecause, NotShared, NotVisible, NotAllowed.
    """
    release = quote.release
    _must_take_back(by, release)
    said = because_of(because)
    if release.issued_at is None:
        raise NotShared
    if quote.redacted_at is not None:
        raise NotVisible
    moment = now()
    same = ReleaseQuote.unscoped.filter(release__series=release.series, excerpt_id=quote.excerpt_id, redacted_at=None)
    holding = list(same.exclude(release__issued_at=None).select_related("release"))
    for found in holding:
        found.words, found.age_band, found.area, found.role, found.kept_because = "", "", "", "", ""
        found.redacted_at, found.redacted_by, found.redacted_because = moment, by, said
        found.save()
        note_act(
            act="release.redacted", by=by, programme_id=release.programme_id, subject_id=found.release_id, words=said
        )
    same.filter(release__issued_at=None).delete()
    forget_files_that_rest_on([found.release for found in holding])
