"""Share links: made and shown once, counted when opened, dead at once when taken back."""

import secrets
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.db.models import F

from throughline.access.writable import must_write
from throughline.common.clock import now
from throughline.common.text import one_line
from throughline.people.models import Person
from throughline.sharing.models import LastLook, LinkOpening, LinkTries, Release, ShareLink
from throughline.sharing.reads.outside import Shown, link_hash, link_release, open_link_of
from throughline.sharing.words import LINK_DAYS, LONGEST_LINK_DAYS, ReleaseState
from throughline.thread.audit import digest_of, note_act

TRIES_A_MINUTE = 10
TOKEN_BYTES = 32
A_LOOK = timedelta(minutes=30)


class LinkNeedsACheck(Exception):
    """Anyone with the link could read it, so someone else on the team reads it first."""


class LinkOfNothing(Exception):
    """Only a release that is shared now can have a link."""


class LinkDaysOutOfReach(Exception):
    """Choose between 1 and 90 days."""


class TooManyTries(Exception):
    """Too many tries from here. Wait a minute, then try again."""


@transaction.atomic
def make_link(*, release: Release, by: Person, days: int = LINK_DAYS, for_whom: str = "") -> tuple[ShareLink, str]:
    """A link to one issued release, and its token, told only here. Raises LinkNeedsACheck, LinkOfNothing, LinkDaysOutOfReach."""
    must_write(by, release.programme_id)
    if not 1 <= days <= LONGEST_LINK_DAYS:
        raise LinkDaysOutOfReach
    held = Release.unscoped.select_for_update().get(pk=release.pk)
    if held.state != ReleaseState.ISSUED:
        raise LinkOfNothing
    if held.checked_by_id is None:
        raise LinkNeedsACheck
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = ShareLink.unscoped.create(
        release=held,
        token_hash=link_hash(token),
        for_whom=one_line(for_whom, 120),
        made_by=by,
        expires_at=now() + timedelta(days=days),
    )
    note_act(act="release.link-made", by=by, programme_id=held.programme_id, subject_id=link.pk)
    return link, token


@transaction.atomic
def revoke_link(*, link: ShareLink, by: Person) -> None:
    """Make a link stop working, at once. Twice changes nothing."""
    must_write(by, link.release.programme_id)
    if ShareLink.unscoped.filter(pk=link.pk, revoked_at=None).update(revoked_at=now()):
        note_act(act="release.link-revoked", by=by, programme_id=link.release.programme_id, subject_id=link.pk)


def open_link(token: str, address: str) -> Shown:
    """What a link opens, counted once per opening without saying by whom.

    address   where the try comes from; kept as a keyed digest for counting tries
    Raises LinkClosed, TooManyTries. When tries cannot be counted the link stays shut.
    """
    try:
        use_a_try(address)
    except DatabaseError:
        raise TooManyTries from None
    with transaction.atomic():
        link = open_link_of(token)
        ShareLink.unscoped.filter(pk=link.pk).update(open_count=F("open_count") + 1)
        LinkOpening.unscoped.create(link=link)
        return link_release(token)


@transaction.atomic
def use_a_try(address: str) -> None:
    """Take one of ten tries a minute from an address; they come back evenly. Raises TooManyTries."""
    moment = now()
    key = digest_of(f"link tries from {address}")
    LinkTries.unscoped.get_or_create(address=key, defaults={"tries_left": TRIES_A_MINUTE, "counted_at": moment})
    tries = LinkTries.unscoped.select_for_update().get(address=key)
    passed = max(0.0, (moment - tries.counted_at).total_seconds())
    left = min(float(TRIES_A_MINUTE), tries.tries_left + passed * TRIES_A_MINUTE / 60)
    if left < 1:
        raise TooManyTries
    LinkTries.unscoped.filter(address=key).update(tries_left=left - 1, counted_at=moment)
    LinkTries.unscoped.filter(counted_at__lt=moment - timedelta(days=1)).delete()


@transaction.atomic
def look(person: Person) -> None:
    """Remember that a reader looked at what was shared with them. Coming back within half an hour is the same look."""
    moment = now()
    last = LastLook.unscoped.select_for_update().filter(person=person).first()
    if last is None:
        LastLook.unscoped.create(person=person, looked_at=moment)
    elif moment - last.looked_at > A_LOOK:
        last.looked_before, last.looked_at = last.looked_at, moment
        last.save()
