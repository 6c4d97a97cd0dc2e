"""A decision is written, taken whole, and never rewritten; what comes later is added with its day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import NotAllowed
from throughline.common.clock import days_from_today, today
from throughline.governance import reads, writes
from throughline.governance.models import Addition, Decision, StaysAsItWas
from throughline.governance.tests.conftest import WHOLE, Meet
from throughline.governance.writes import DecisionWords, decide, write_decision
from throughline.thread import reads as thread
from throughline.thread import writes as threads
from throughline.thread.models import Item
from throughline.thread.words import Meaning
from throughline.thread.writes import ChangedMeanwhile

Say = Callable[..., Item]


def test_a_title_is_enough_to_begin_and_not_to_decide(cast: SimpleNamespace, meet: Meet) -> None:
    made = write_decision(meeting=meet().item, by=cast.ana, words=DecisionWords("Late evenings"))
    with pytest.raises(writes.NotWhole) as refused:
        decide(item=made.item, by=cast.ana)
    assert refused.value.missing == [
        "the wording of the decision", "the reasons", "what doing nothing would have meant", "who decided",
        "who considered equality", "what was considered of equality",
    ]  # fmt: skip


def test_nothing_is_decided_on_a_day_to_come(cast: SimpleNamespace, meet: Meet) -> None:
    made = write_decision(meeting=meet().item, by=cast.ana, words=WHOLE)
    with pytest.raises(writes.DecidedInTheFuture):
        decide(item=made.item, by=cast.ana, on=days_from_today(1))


def test_what_was_decided_is_never_rewritten(cast: SimpleNamespace, taken: Decision, theme: Say) -> None:
    for act in (
        lambda: writes.change_decision(item=taken.item, by=cast.ana, words=replace(WHOLE, wording="Something else.")),
        lambda: writes.rely_on(item=taken.item, by=cast.ana, sources=[theme().pk], because="It fits."),
        lambda: decide(item=taken.item, by=cast.ana),
    ):
        with pytest.raises(writes.AlreadyDecided):
            act()
    assert reads.decision_of(cast.ana, taken.pk).wording == WHOLE.wording


def test_a_correction_is_added_with_its_day_and_stays(cast: SimpleNamespace, taken: Decision) -> None:
    writes.correct(item=taken.item, by=cast.ben, words="Eight of nine were present.")
    [added] = reads.additions_to(taken)
    assert (added.words, added.kind, added.at.date()) == ("Eight of nine were present.", "correction", today())
    assert thread.search(cast.ana, "Eight of nine", programme_id=cast.hubs.pk).hits[0].item == taken.item
    added.words = "Nine."
    with pytest.raises(StaysAsItWas):
        added.save()
    assert Addition.unscoped.get().words == "Eight of nine were present."


def test_what_is_not_decided_is_not_corrected_but_changed(cast: SimpleNamespace, meet: Meet) -> None:
    made = write_decision(meeting=meet().item, by=cast.ana, words=WHOLE)
    with pytest.raises(writes.NotDecidedYet):
        writes.correct(item=made.item, by=cast.ana, words="Oh.")
    changed = writes.change_decision(item=made.item, by=cast.ben, words=replace(WHOLE, reasons="They asked."))
    assert changed.reasons == "They asked."


def test_two_people_writing_one_decision_both_keep_their_words(cast: SimpleNamespace, meet: Meet) -> None:
    made = write_decision(meeting=meet().item, by=cast.ana, words=WHOLE)
    writes.change_decision(
        item=made.item, by=cast.ben, words=replace(WHOLE, reasons="Ben's reasons."), base_revision=made.item.revision
    )
    with pytest.raises(ChangedMeanwhile):
        writes.change_decision(
            item=made.item, by=cast.ana, words=replace(WHOLE, reasons="Mine."), base_revision=made.item.revision
        )
    assert reads.decision_of(cast.ana, made.pk).reasons == "Ben's reasons."


def test_what_it_relies_on_is_named_with_a_because(cast: SimpleNamespace, meet: Meet, theme: Say) -> None:
    made = write_decision(meeting=meet().item, by=cast.ana, words=WHOLE)
    warm = theme()
    with pytest.raises(writes.NeedsBecause):
        writes.rely_on(item=made.item, by=cast.ana, sources=[warm.pk], because=" ")
    with pytest.raises(writes.NothingChosen):
        writes.rely_on(item=made.item, by=cast.ana, sources=[], because="It fits.")
    [link] = writes.rely_on(item=made.item, by=cast.ana, sources=[warm.pk], because="They stay till closing.")
    [one] = reads.relied_on(cast.ben, made.item)
    assert (one.item, one.because, one.meaning) == (warm, "They stay till closing.", Meaning.LED_TO)
    writes.rely_no_more(item=made.item, by=cast.ana, link_id=link.pk)
    assert reads.relied_on(cast.ben, made.item) == []


def test_a_note_and_what_is_private_cannot_be_relied_on(cast: SimpleNamespace, meet: Meet, theme: Say) -> None:
    made = write_decision(meeting=meet().item, by=cast.ana, words=WHOLE)
    note = threads.add_item(kind="note", by=cast.ana, programme_id=cast.hubs.pk, title="A kettle")
    for item in (note, theme("Mine", standing=Standing.PRIVATE)):
        with pytest.raises(NotVisible):
            writes.rely_on(item=made.item, by=cast.ana, sources=[item.pk], because="It fits.")


def test_who_thinks_otherwise_signs_by_role_before_and_after(cast: SimpleNamespace, taken: Decision) -> None:
    writes.disagree(item=taken.item, by=cast.ana, role="Resident co-chair", words="The staff were not asked.")
    [one] = reads.disagreements_on(taken)
    assert (one.role, one.words) == ("Resident co-chair", "The staff were not asked.")
    with pytest.raises(writes.NeedsWords):
        writes.disagree(item=taken.item, by=cast.ana, role="", words="No.")


def test_a_review_moves_the_next_look_and_leaves_the_first_day(cast: SimpleNamespace, meet: Meet) -> None:
    words = replace(WHOLE, review_on=today() - timedelta(days=1))
    made = decide(item=write_decision(meeting=meet().item, by=cast.ana, words=words).item, by=cast.ana)
    assert reads.due_a_look(cast.ben, cast.hubs.pk) == [made]
    writes.look_again(item=made.item, by=cast.ben, found="They come.", next_on=days_from_today(90))
    again = reads.decision_of(cast.ben, made.pk)
    assert (again.review_on, again.next_look_on) == (words.review_on, days_from_today(90))
    assert reads.due_a_look(cast.ben, cast.hubs.pk) == []


@pytest.mark.parametrize("who", ["dot", "bo", "paz", "adam", "dee", "lou"])
def test_only_the_team_writes(cast: SimpleNamespace, taken: Decision, who: str) -> None:
    person = getattr(cast, who)
    with pytest.raises((NotAllowed, NotVisible)):
        writes.correct(item=taken.item, by=person, words="No.")
    with pytest.raises((NotAllowed, NotVisible)):
        write_decision(meeting=taken.meeting.item, by=person, words=WHOLE)


def test_the_log_is_narrowed_by_words_board_year_theme_and_review(
    cast: SimpleNamespace, meet: Meet, theme: Say
) -> None:
    warm, meeting = theme(), meet()
    words = replace(WHOLE, review_on=today())
    late = write_decision(meeting=meeting.item, by=cast.ana, words=words)
    writes.rely_on(item=late.item, by=cast.ana, sources=[warm.pk], because="It fits.")
    late = decide(item=late.item, by=cast.ana)
    keys = write_decision(meeting=meeting.item, by=cast.ana, words=DecisionWords("A key policy"))

    def log(**narrowed: object) -> set[Decision]:
        return set(reads.decision_log(cast.ben, cast.hubs.pk, **narrowed))  # type: ignore[arg-type]

    assert log() == {late, keys}
    assert log(words="hosted by residents") == {late}
    assert log(theme=warm) == log(review_due=True) == {late}
    assert log(board_id=meeting.circle_id) == log(year=meeting.held_on.year) == {late, keys}
    assert log(year=1999) == set()


def test_the_page_s_lists_ask_a_flat_number_of_queries(
    cast: SimpleNamespace, meet: Meet, django_assert_num_queries: Callable[..., object]
) -> None:
    meeting = meet()
    for number in range(6):
        write_decision(meeting=meeting.item, by=cast.ana, words=DecisionWords(f"Decision {number}"))
    decisions = list(reads.decision_log(cast.ben, cast.hubs.pk))
    with django_assert_num_queries(2):  # what they rely on, and what came of them
        assert len(reads.rows_of(cast.ben, decisions)) == 6
