"""From draft to shared: a second person's check, issue, and the next version."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from throughline.access.writable import must_write
from throughline.common.clock import now, today
from throughline.common.ids import uuid7
from throughline.common.refusals import because_of
from throughline.common.text import clean
from throughline.people.models import Person
from throughline.programme.reads import pre_election_on
from throughline.sharing.models import Release, ReleaseQuote
from throughline.sharing.reads.inside import fingerprint, needs_check, release_inside, wrote
from throughline.sharing.reads.offering import counted, in_the_way, team_ids
from throughline.sharing.words import ReleaseState
from throughline.sharing.writes.drafts import NoLongerADraft, held, held_draft, take_document
from throughline.thread import reads as thread
from throughline.thread import writes as thread_writes
from throughline.thread.audit import note_act
from throughline.thread.words import Meaning


class NotReady(Exception):
    """This can’t leave the team yet. Nothing was lost."""

    def __init__(self, in_the_way: list[str]) -> None:
        super().__init__()
        self.in_the_way = in_the_way


class NeedsASecondPerson(Exception):
    """It carries somebody’s words or goes by link, so someone else on the team reads it first."""


class SameHands(Exception):
    """You wrote part of this, so someone else on the team checks it."""


class PreElection(Exception):
    """We are in a period before an election. Say why this can be published now, or wait until after the vote."""


class NothingToCheck(Exception):
    """This isn’t waiting for a check any more."""


class ChangedWhileReading(Exception):
    """It was changed while you were reading. Read it again as it stands now, then decide."""


class NotShared(Exception):
    """This isn’t shared outside the team at the moment."""


def _must_be_ready(by: Person, release: Release) -> None:
    if said := in_the_way(by, release):
        raise NotReady(said)


def _tell(release: Release, by: Person, what: str, words: str = "", because: str = "") -> None:
    """Keep a revision and an audit line of a step of a release."""
    thread_writes.revise(item=release.item, by=by, what=what, because=because)
    act = "release." + what.replace(" ", "-")
    note_act(act=act, by=by, programme_id=release.programme_id, subject_id=release.pk, words=words)


@transaction.atomic
def send_for_check(*, release: Release, by: Person) -> Release:
    """Ask for a second pair of eyes; the words stay as they are until then. Raises NotReady, NoLongerADraft, NotAllowed."""
    must_write(by, release.programme_id)
    draft = held_draft(release.pk)
    _must_be_ready(by, draft)
    take_document(draft, by)
    draft.state, draft.sent_by = ReleaseState.TO_CHECK, by
    draft.sent_back_because, draft.sent_back_by = "", None
    draft.save()
    _tell(draft, by, "sent for a check")
    return draft


def _held_waiting(release: Release) -> Release:
    waiting = held(release.pk)
    if waiting.state != ReleaseState.TO_CHECK:
        raise NothingToCheck
    return waiting


def _make_draft_again(waiting: Release) -> None:
    waiting.state, waiting.sent_by = ReleaseState.DRAFT, None
    waiting.checked_by, waiting.checked_at, waiting.checked_because = None, None, ""


@transaction.atomic
def back_to_draft(*, release: Release, by: Person) -> Release:
    """Take a release back from its check to write on. A check given before counts no more. Raises NothingToCheck."""
    must_write(by, release.programme_id)
    waiting = _held_waiting(release)
    _make_draft_again(waiting)
    waiting.save()
    _tell(waiting, by, "taken back to a draft")
    return waiting


@transaction.atomic
def send_back(*, release: Release, by: Person, because: str) -> Release:
    """The second person asks for a change, in words; it is a draft again. Raises NeedsBecause, NothingToCheck."""
    must_write(by, release.programme_id)
    said = because_of(because)
    waiting = _held_waiting(release)
    _make_draft_again(waiting)
    waiting.sent_back_because, waiting.sent_back_by = said, by
    waiting.save()
    _tell(waiting, by, "sent back", said)
    return waiting


@transaction.atomic
def approve(*, release: Release, by: Person, because: str, read: str, at: datetime | None = None) -> Release:
    """A second person says that it can be shared, and why. Works too on a release issued unchecked that is to go by link.

    read   the fingerprint of what they read (`reads.fingerprint`)
    Raises SameHands, ChangedWhileReading, NeedsBecause, NothingToCheck, NotReady, NotAllowed.
    """
    must_write(by, release.programme_id)
    said = because_of(because)
    waiting = held(release.pk)
    if waiting.state not in {ReleaseState.TO_CHECK, ReleaseState.ISSUED} or waiting.checked_by_id is not None:
        raise NothingToCheck
    if wrote(by, waiting):
        raise SameHands
    if fingerprint(waiting) != read:
        raise ChangedWhileReading
    if waiting.state == ReleaseState.TO_CHECK:
        _must_be_ready(by, waiting)
    waiting.checked_by, waiting.checked_at, waiting.checked_because = by, at or now(), said
    waiting.save(update_fields=["checked_by", "checked_at", "checked_because"])
    _tell(waiting, by, "checked", said)
    return waiting


@transaction.atomic
def issue(*, release: Release, by: Person, at: datetime | None = None, in_spite_because: str = "") -> Release:
    """Freeze a release with date and version and open it to its circles. `at` is for releases brought in from before.

    in_spite_because   why it is published for anyone although an election is near; kept with the release's history
    Raises PreElection when that is missing, NeedsASecondPerson when it carries quotes or goes by link and nobody else has checked it, NotReady, NotAllowed,
    NoLongerADraft when it was issued already.
    """
    must_write(by, release.programme_id)
    ready = held(release.pk)
    if ready.issued_at is not None:
        raise NoLongerADraft
    if needs_check(ready) and (ready.state != ReleaseState.TO_CHECK or ready.checked_by_id is None):
        raise NeedsASecondPerson
    _must_be_ready(by, ready)
    in_spite, day = clean(in_spite_because), localdate(at) if at else today()
    if ready.public and not in_spite and pre_election_on(ready.programme_id, day) is not None:
        raise PreElection
    if ready.state == ReleaseState.DRAFT:
        take_document(ready, by)
    figures = counted(by, ready, day)
    ready.counts, ready.sources_then, ready.counted_on = figures.lines, figures.sources_then, figures.counted_on
    ready.state, ready.issued_at, ready.issued_by = ReleaseState.ISSUED, at or now(), by
    ready.save()
    _tell(ready, by, "shared", fingerprint(ready), because=in_spite)
    made_from = thread.item(by, ready.made_from_id)
    thread_writes.link(source=made_from, target=ready.item, meaning=Meaning.LED_TO, by=by)
    return ready


_CARRIED = (
    "title", "body", "confidence_words", "who_is_missing", "counter_words", "ask", "period", "strict_counts",
    "kept_because", "by_link", "public", "form", "hub_id", "language",
)  # fmt: skip
_QUOTE_CARRIED = ("challenges", "words", "age_band", "area", "role", "kept_because", "neighbour_asked")


@transaction.atomic
def start_new_version(*, release: Release, by: Person, at: datetime | None = None) -> Release:
    """A draft of the next version, with the words of this one to change; what changed is asked before it can be shared.

    Quotes come along where their note is still the team's and they were not redacted. A draft of the next version that is
    being written already is given back instead. Raises NotShared for a release that was never issued, NotAllowed.
    """
    must_write(by, release.programme_id)
    if release.issued_at is None:
        raise NotShared
    series = Release.unscoped.select_for_update().filter(series=release.series).order_by("-version")
    newest = series[0]
    if newest.issued_at is None:
        return release_inside(by, newest.pk)
    before = held(release.pk)
    item = thread_writes.add_item(
        kind="release",
        by=by,
        programme_id=before.programme_id,
        title=before.title,
        words=before.body,
        hub_id=before.item.hub_id,
        happened_on=localdate(at) if at else None,
    )
    draft = Release.unscoped.create(
        item=item,
        programme_id=before.programme_id,
        made_from_id=before.made_from_id,
        series=before.series,
        version=newest.version + 1,
        supersedes=before,
        made_by=by,
        made_at=at or now(),
        **{name: getattr(before, name) for name in _CARRIED},
    )
    draft.written_by.add(by)
    draft.circles.set(before.circles.filter(closed_at=None))
    take_document(draft, by)
    _carry_quotes(before, draft, by)
    return draft


def _carry_quotes(before: Release, draft: Release, by: Person) -> None:
    quotes = list(before.quotes.filter(redacted_at=None).order_by("position"))
    teams = team_ids(by, [quote.excerpt_id for quote in quotes])
    carried = [quote for quote in quotes if quote.excerpt_id in teams]
    ReleaseQuote.unscoped.bulk_create(
        ReleaseQuote(
            id=uuid7(),
            release=draft,
            excerpt_id=quote.excerpt_id,
            position=position,
            **{name: getattr(quote, name) for name in _QUOTE_CARRIED},
        )
        for position, quote in enumerate(carried)
    )
