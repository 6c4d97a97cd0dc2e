"""Handing a concern over, and confirming that it was received."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed, may_hear_concerns, must_write
from throughline.common.clock import now
from throughline.common.text import clean
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.safeguarding.models import HandOver
from throughline.thread import audit


class HandedBeforeItHappened(Exception):
    """The concern can’t have been handed over before it happened. Check the two times."""


@transaction.atomic
def hand_over(
    *,
    by: Person,
    programme: Programme,
    record_id: UUID,
    said: str,
    about_whom: str,
    where: str,
    happened_at: datetime,
    handed_to: str,
    handed_at: datetime,
    seen: str = "",
    made_of_it: str = "",
    handed_how: str = "",
    they_know: bool | None = None,
) -> HandOver:
    """Record that a concern was passed on. Sending the same record twice keeps one.

    happened_at, handed_at   aware moments
    Raises HandedBeforeItHappened, NotAllowed unless `by` is on the team, NotVisible for somebody else's id.
    """
    must_write(by, programme.pk)
    if handed_at < happened_at:
        raise HandedBeforeItHappened
    record, new = HandOver.unscoped.get_or_create(
        pk=record_id,
        defaults={
            "programme": programme, "author": by, "said": clean(said), "seen": clean(seen),
            "made_of_it": clean(made_of_it), "about_whom": clean(about_whom), "where": clean(where),
            "happened_at": happened_at, "handed_to": clean(handed_to), "handed_how": clean(handed_how),
            "handed_at": handed_at, "they_know": they_know,
        },
    )  # fmt: skip
    if record.author_id != by.pk or record.programme_id != programme.pk:
        raise NotVisible
    if new:
        audit.note_act(act="concern.handed-over", by=by, programme_id=programme.pk, subject_id=record.pk)
    return record


def confirm_received(*, record: HandOver, by: Person) -> None:
    """The safeguarding lead says that the concern has reached them. Once is enough.

    Raises NotAllowed for anyone else.
    """
    if not may_hear_concerns(by, record.programme_id):
        raise NotAllowed
    confirmed = HandOver.unscoped.filter(pk=record.pk, received_at=None).update(received_by=by, received_at=now())
    if confirmed:
        audit.note_act(act="concern.received", by=by, programme_id=record.programme_id, subject_id=record.pk)


def note_viewing(*, record: HandOver, by: Person) -> None:
    """Keep in the audit trail that somebody opened the record."""
    audit.note_act(act="concern.viewed", by=by, programme_id=record.programme_id, subject_id=record.pk)
