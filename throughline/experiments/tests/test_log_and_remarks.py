"""The log keeps what was seen; remarks hold nothing up; one's own words can be taken back."""

from types import SimpleNamespace

import pytest

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import NotAllowed
from throughline.common.clock import days_from_today
from throughline.experiments import reads, writes
from throughline.experiments.tests.conftest import Assume, Begin, Hear
from throughline.experiments.words import RemarkKind
from throughline.experiments.writes import log, remark
from throughline.thread.writes import withdraw


def test_the_newest_day_stands_first(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin()
    log(item=made.item, by=cast.ana, words="Today.")
    log(item=made.item, by=cast.ben, words="Last week.", seen_on=days_from_today(-7))
    assert [one.entry.words for one in reads.log_of(cast.lea, made)] == ["Today.", "Last week."]


def test_nothing_is_seen_before_it_starts_or_tomorrow_or_without_words(begin: Begin, cast: SimpleNamespace) -> None:
    planned, made = begin("Shelf", running=False), begin()
    with pytest.raises(writes.NotStarted):
        log(item=planned.item, by=cast.ana, words="Early.")
    with pytest.raises(writes.SeenInTheFuture):
        log(item=made.item, by=cast.ana, words="Soon.", seen_on=days_from_today(1))
    with pytest.raises(writes.NeedsWords):
        log(item=made.item, by=cast.ana, words="  ")


def test_a_note_one_cannot_read_is_neither_linked_nor_shown(begin: Begin, hear: Hear, cast: SimpleNamespace) -> None:
    made, secret = begin(), hear("Mine alone.", standing=Standing.PRIVATE)
    with pytest.raises(NotVisible):
        log(item=made.item, by=cast.ben, words="Seen.", note_ids=[secret.pk])
    log(item=made.item, by=cast.ana, words="Seen.", note_ids=[secret.pk])
    [mine], [theirs] = reads.log_of(cast.ana, made), reads.log_of(cast.ben, made)
    assert (mine.notes, theirs.notes) == ([secret], [])


def test_a_withdrawn_note_leaves_the_log(begin: Begin, hear: Hear, cast: SimpleNamespace) -> None:
    made, note = begin(), hear()
    log(item=made.item, by=cast.ana, words="Seen.", note_ids=[note.pk])
    withdraw(item=note, by=cast.ana, because="They asked.")
    [one] = reads.log_of(cast.ana, made)
    assert one.notes == []


def test_only_notes_are_linked_from_the_log(begin: Begin, assume: Assume, cast: SimpleNamespace) -> None:
    with pytest.raises(NotVisible):
        log(item=begin().item, by=cast.ana, words="Seen.", note_ids=[assume().pk])


def test_remarks_need_nobody_and_stop_nothing(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin(running=False)
    remark(item=made.item, by=cast.ben, kind=RemarkKind.CHALLENGE, words="Who insures it?", role="Team member")
    writes.start(item=made.item, by=cast.ana)
    [one] = reads.remarks_on(made)
    assert (one.kind, one.role, one.by) == (RemarkKind.CHALLENGE, "Team member", cast.ben)
    with pytest.raises(writes.NeedsWords):
        remark(item=made.item, by=cast.ben, kind=RemarkKind.COHERENCE, words=" ", role="Team member")


def test_only_ones_own_words_are_taken_back(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin()
    entry = log(item=made.item, by=cast.ana, words="Seen.")
    said = remark(item=made.item, by=cast.ben, kind=RemarkKind.COHERENCE, words="People borrow.", role="Team member")
    with pytest.raises(writes.NotYours):
        writes.take_back_entry(entry=entry, by=cast.ben)
    with pytest.raises(writes.NotYours):
        writes.take_back_remark(remark=said, by=cast.ana)
    writes.take_back_entry(entry=entry, by=cast.ana)
    writes.take_back_remark(remark=said, by=cast.ben)
    assert (reads.log_of(cast.lea, made), reads.remarks_on(made)) == ([], [])


def test_only_the_team_logs_and_remarks(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin()
    with pytest.raises(NotAllowed):
        log(item=made.item, by=cast.dot, words="Seen.")
    with pytest.raises(NotAllowed):
        remark(item=made.item, by=cast.dot, kind=RemarkKind.CHALLENGE, words="Hm.", role="Lead")
