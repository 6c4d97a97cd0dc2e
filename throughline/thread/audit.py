"""The audit trail: who saw, exported, released or withdrew what. Ids and keyed digests only, each line sealing the last.

The chain shows any change, removal or reordering; cutting off its end shows only against a seal kept elsewhere
(`throughline check --seal`). Source: ADR "audit trail".
"""

import hashlib
import hmac
import json
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from throughline.common.clock import now
from throughline.people.models import Person
from throughline.thread.models import AuditEntry

FIRST_SEAL = "0" * 64


class AuditBroken(Exception):
    """The audit trail does not hold together: an entry was changed, removed or put in."""


def digest_of(words: str) -> str:
    """A keyed digest (HMAC-SHA-256) that can prove what was meant without telling it."""
    return hmac.new(settings.AUDIT_KEY.encode(), words.encode(), hashlib.sha256).hexdigest()


def _seal(entry: AuditEntry) -> str:
    at: datetime = entry.at
    told = json.dumps(
        [
            entry.sequence,
            at.isoformat(),
            str(entry.programme_id),
            str(entry.actor_id),
            entry.act,
            str(entry.subject_id),
            entry.digest,
            entry.previous_seal,
        ]
    )
    return digest_of(told)


def _last() -> AuditEntry | None:
    return AuditEntry.unscoped.order_by("-sequence").first()


def last_seal() -> str:
    """The seal of the newest line, to be kept off this machine."""
    last = _last()
    return last.seal if last else FIRST_SEAL


@transaction.atomic
def note_act(
    *, act: str, by: Person | None, programme_id: UUID | None = None, subject_id: UUID | None = None, words: str = ""
) -> AuditEntry:
    """Add one line. `act` is a short dotted phrase such as "note.viewed"; `words` are kept as a digest only."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(7461)")
    last = _last()
    entry = AuditEntry(
        programme_id=programme_id,
        sequence=(last.sequence + 1) if last else 1,
        at=now(),
        actor_id=by.pk if by is not None else None,
        act=act,
        subject_id=subject_id,
        digest=digest_of(words) if words else "",
        previous_seal=last.seal if last else FIRST_SEAL,
    )
    entry.seal = _seal(entry)
    entry.save(force_insert=True)
    return entry


def verify() -> int:
    """Walk the whole chain; the number of lines that hold. Raises AuditBroken naming the first that does not."""
    previous, expected = FIRST_SEAL, 0
    for entry in AuditEntry.unscoped.order_by("sequence").iterator(2_000):
        expected += 1
        if entry.sequence != expected or entry.previous_seal != previous or entry.seal != _seal(entry):
            raise AuditBroken(f"The audit trail does not hold from line {expected} on.")
        previous = entry.seal
    return expected
