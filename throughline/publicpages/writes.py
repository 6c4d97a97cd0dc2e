"""Taking a reply in, looking at it, and the programme's own words on its public pages."""

from datetime import date
from uuid import UUID

from django.db import DatabaseError, transaction

from throughline.access.writable import must_administer, must_write
from throughline.common.clock import now, today
from throughline.common.text import clean
from throughline.feedback.models import Reply
from throughline.feedback.words import Verdict
from throughline.feedback.writes import keep_reply
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.publicpages.models import PublicReply, PublicWords
from throughline.publicpages.reads import answer_published, reply_in
from throughline.publicpages.words import LONGEST_REPLY, SPOKEN_WORDS, ReplyState
from throughline.sharing.writes import TooManyTries, use_a_try
from throughline.thread import audit
from throughline.thread import reads as thread


class NothingSaid(Exception):
    """Write a few words, or choose what you make of the answer."""


class TooLong(Exception):
    """This is longer than we can take in at once. Shorten it to two thousand letters, or come and talk to us."""


class TooLongToSay(Exception):
    """This takes longer than thirty seconds to say at a door. Shorten it to eighty words."""


class TestedInTheFuture(Exception):
    """This day is still to come. Say when the pages were last tried."""


def take_reply(
    *,
    programme: Programme,
    release_id: UUID,
    address: str,
    words: str = "",
    verdict: Verdict | str = "",
    language: str = "en",
) -> PublicReply:
    """Put a reply to a published answer into the team's tray. It changes nothing else and is shown to nobody outside.

    address   where it comes from: counted as a keyed digest, as with share links, and never kept with the reply
    Raises NotVisible, NothingSaid, TooLong, TooManyTries; when tries can't be counted nothing is taken in.
    """
    try:
        use_a_try(f"reply {address}")
    except DatabaseError:
        raise TooManyTries from None
    shown = answer_published(programme, release_id)
    said = clean(words)
    if not said and not verdict:
        raise NothingSaid
    if len(said) > LONGEST_REPLY:
        raise TooLong
    return PublicReply.unscoped.create(
        programme=programme, release_id=shown.release_id, words=said, language=language,
        verdict=Verdict(verdict).value if verdict else "",
    )  # fmt: skip


@transaction.atomic
def keep(*, programme: Programme, reply_id: UUID, by: Person, words: str) -> Reply:
    """Keep a reply with the answer it is about, in words that point to nobody. Raises NeedsWords, NotVisible, NotAllowed."""
    must_write(by, programme.pk)
    found = _held(programme, reply_id)
    item = thread.item(by, found.release.made_from_id, "said-back")
    kept = keep_reply(
        item=item, by=by, words=words or found.get_verdict_display(), verdict=found.verdict, language=found.language,
        from_whom="somebody, on the public page", came_on=found.came_at.date(),
    )  # fmt: skip
    _looked_at(found, by, ReplyState.KEPT, words=kept.words)
    return kept


@transaction.atomic
def let_go(*, programme: Programme, reply_id: UUID, by: Person) -> None:
    """Let a reply go: its words are gone for good, only that there was one stays. Raises NotVisible, NotAllowed."""
    must_write(by, programme.pk)
    _looked_at(_held(programme, reply_id), by, ReplyState.LET_GO, words="")


def _held(programme: Programme, reply_id: UUID) -> PublicReply:
    PublicReply.unscoped.select_for_update().filter(pk=reply_id).first()
    return reply_in(programme, reply_id)


def _looked_at(found: PublicReply, by: Person, state: ReplyState, *, words: str) -> None:
    found.state, found.looked_at_by, found.looked_at, found.words = state, by, now(), words
    found.save()
    audit.note_act(
        act=f"public-reply.{state.value}", by=by, programme_id=found.programme_id, subject_id=found.release_id
    )


@transaction.atomic
def describe_public_words(
    *,
    programme: Programme,
    by: Person,
    contact: str,
    not_working: str = "",
    tested_on: date | None = None,
    short_notice: str = "",
    long_notice: str = "",
) -> PublicWords:
    """Write the programme's own words on its accessibility statement and privacy notice; empty ones leave the house's.

    Raises TooLongToSay, TestedInTheFuture, NotAllowed unless `by` looks after the programme.
    """
    must_administer(by, programme.pk)
    if len(clean(short_notice).split()) > SPOKEN_WORDS:
        raise TooLongToSay
    if tested_on is not None and tested_on > today():
        raise TestedInTheFuture
    held, _ = PublicWords.unscoped.update_or_create(
        programme=programme,
        defaults={
            "contact": clean(contact), "not_working": clean(not_working), "tested_on": tested_on,
            "short_notice": clean(short_notice), "long_notice": clean(long_notice), "changed_by": by,
            "changed_at": now(),
        },
    )  # fmt: skip
    audit.note_act(act="public-words.changed", by=by, programme_id=programme.pk, subject_id=programme.pk)
    return held
