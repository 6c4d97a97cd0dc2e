"""The audit trail shows any change, removal or reordering, and holds no words."""

from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from throughline.thread import audit
from throughline.thread.audit import AuditBroken
from throughline.thread.models import AuditEntry


@pytest.fixture
def trail(cast: SimpleNamespace) -> SimpleNamespace:
    for act in ("note.viewed", "export.made", "release.issued"):
        audit.note_act(act=act, by=cast.dot, programme_id=cast.hubs.pk, subject_id=cast.ana.pk, words="Mrs P at no. 14")
    return cast


def open_for_harm() -> None:
    """Take the guards away, as somebody with the database file in hand would."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE thread_auditentry DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER IF EXISTS thread_audit_unchanged")
            cursor.execute("DROP TRIGGER IF EXISTS thread_audit_undeleted")


def test_a_whole_trail_holds(trail: SimpleNamespace) -> None:
    assert audit.verify() == 3


@pytest.mark.parametrize(
    "harm",
    [
        lambda: AuditEntry.unscoped.filter(sequence=2).update(act="note.made"),
        lambda: AuditEntry.unscoped.filter(sequence=2).update(subject_id=None),
        lambda: AuditEntry.unscoped.filter(sequence=2).delete(),
        lambda: AuditEntry.unscoped.filter(sequence=1).delete(),
        lambda: AuditEntry.unscoped.filter(sequence=3).update(previous_seal=audit.FIRST_SEAL),
    ],
)
def test_harm_is_noticed(harm: object, trail: SimpleNamespace) -> None:
    open_for_harm()
    harm()  # type: ignore[operator]
    with pytest.raises(AuditBroken):
        audit.verify()


def test_the_database_itself_refuses_a_change(trail: SimpleNamespace) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEntry.unscoped.filter(sequence=2).update(act="note.made")


def test_no_words_are_kept(trail: SimpleNamespace) -> None:
    for entry in AuditEntry.unscoped.values():
        assert "Mrs P" not in str(entry)
