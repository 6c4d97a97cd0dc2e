"""A concern is handed over, kept apart from everything else, and read by two people only."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed
from throughline.common.clock import now
from throughline.common.ids import uuid7
from throughline.people.reads import forget_roles
from throughline.people.writes import end_membership
from throughline.safeguarding import reads, writes
from throughline.safeguarding.forms import HandOverForm
from throughline.safeguarding.models import HandOver
from throughline.thread import reads as thread
from throughline.thread.models import AuditEntry, Item, SearchText

SAID = "He keeps my bank card to be safe, canary"


@pytest.fixture
def usual(cast: SimpleNamespace) -> dict[str, Any]:
    return {
        "by": cast.ana, "programme": cast.hubs, "record_id": uuid7(), "said": SAID, "about_whom": "An older man",
        "where": "Pop-up", "happened_at": now() - timedelta(hours=1), "handed_to": "Duty desk", "handed_at": now(),
    }  # fmt: skip


def test_its_writer_and_the_lead_read_it(usual: dict[str, Any], cast: SimpleNamespace) -> None:
    record = writes.hand_over(**usual)
    for name in ("ana", "dot"):
        assert reads.hand_over(getattr(cast, name), record.pk) == record
    for name in ("ben", "lea", "adam", "paz", "bo", "lou", "dee"):
        with pytest.raises(NotVisible):
            reads.hand_over(getattr(cast, name), record.pk)


def test_a_writer_who_left_reads_it_no_more(usual: dict[str, Any], cast: SimpleNamespace) -> None:
    record = writes.hand_over(**usual)
    end_membership(cast.ana.memberships.get())
    forget_roles(cast.ana)
    with pytest.raises(NotVisible):
        reads.hand_over(cast.ana, record.pk)


def test_sent_twice_it_is_one_record(usual: dict[str, Any]) -> None:
    assert writes.hand_over(**usual) == writes.hand_over(**usual)
    assert HandOver.unscoped.count() == 1


def test_somebody_elses_id_is_refused(usual: dict[str, Any], cast: SimpleNamespace) -> None:
    writes.hand_over(**usual)
    with pytest.raises(NotVisible):
        writes.hand_over(**{**usual, "by": cast.ben})


def test_handed_over_before_it_happened_is_refused(usual: dict[str, Any]) -> None:
    with pytest.raises(writes.HandedBeforeItHappened):
        writes.hand_over(**{**usual, "handed_at": usual["happened_at"] - timedelta(minutes=1)})
    assert not HandOver.unscoped.exists()


def test_nothing_of_it_becomes_an_item_or_is_found(usual: dict[str, Any], cast: SimpleNamespace) -> None:
    writes.hand_over(**usual)
    assert not Item.unscoped.exists()
    assert not SearchText.unscoped.exists()
    assert thread.search(cast.ana, "canary", programme_id=cast.hubs.pk).hits == []


def test_only_the_lead_confirms_and_once(usual: dict[str, Any], cast: SimpleNamespace) -> None:
    record = writes.hand_over(**usual)
    with pytest.raises(NotAllowed):
        writes.confirm_received(record=record, by=cast.ana)
    writes.confirm_received(record=record, by=cast.dot)
    writes.confirm_received(record=record, by=cast.dot)
    assert AuditEntry.unscoped.filter(act="concern.received").count() == 1


def test_opening_it_is_kept_in_the_audit_trail(usual: dict[str, Any], cast: SimpleNamespace, client: Client) -> None:
    record = writes.hand_over(**usual)
    client.force_login(cast.dot, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("safeguarding:record", args=[record.pk]))
    assert SAID.split(",")[0] in page.content.decode().replace("&#x27;", "'")
    assert AuditEntry.unscoped.filter(act="concern.viewed", actor_id=cast.dot.pk, subject_id=record.pk).count() == 1


def test_a_form_with_a_gap_names_the_field_and_keeps_what_was_typed(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ana, backend="django.contrib.auth.backends.ModelBackend")
    page = client.post(reverse("safeguarding:hand-over", args=[cast.hubs.slug]), {"said": SAID, "record_id": uuid7()})
    told = page.content.decode()
    assert "Say who may be at risk, even if you don" in told
    assert SAID in told
    assert not HandOver.unscoped.exists()


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("yesterday", "such as 27/03/2026 14:30"),
        ("0001-01-01T00:00", "with four figures"),
        ("9999-12-31T23:59", "still to come"),
        ("2026-03-27T14:30", ""),
        ("27/03/2026 14:30", ""),
    ],
)
def test_a_moment_is_taken_as_people_write_it_and_has_been(told: str, says: str) -> None:
    problems = str(HandOverForm({"happened_at": told, "record_id": uuid7()}).errors.get("happened_at", ""))
    assert says in problems
    assert bool(says) == bool(problems)


def test_words_lose_what_cannot_be_printed_and_nothing_else() -> None:
    form = HandOverForm({"said": "He said\r\n“\x00no”", "about_whom": "  Mrs\x07 Poole ", "record_id": uuid7()})
    assert not form.is_valid()
    assert (form.cleaned_data["said"], form.cleaned_data["about_whom"]) == ("He said\n“no”", "Mrs Poole")
