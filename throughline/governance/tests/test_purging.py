"""Withdrawn for good: the place stays, the words go, and the rules of the table still hold."""

from datetime import timedelta
from types import SimpleNamespace

from throughline.common.clock import days_from_today, now, standing_still
from throughline.governance import writes
from throughline.governance.models import Action, Addition, Decision, Disagreement, Meeting
from throughline.governance.words import ActionState
from throughline.thread.purging import purge_withdrawn
from throughline.thread.writes import withdraw


def test_nothing_of_the_words_is_left(cast: SimpleNamespace, taken: Decision) -> None:
    made = writes.agree_action(
        of=taken.item, by=cast.ana, what="Find hosts", owner_role="Library", due_on=days_from_today(1)
    )
    writes.move_action(item=made.item, by=cast.ana, state=ActionState.DONE, outcome="Two were found.")
    writes.correct(item=taken.item, by=cast.ana, words="Eight of nine.")
    writes.disagree(item=taken.item, by=cast.ana, role="Resident", words="No.")
    meeting = Meeting.unscoped.select_related("item").get()
    with standing_still(now() - timedelta(days=31)):
        for item in (made.item, taken.item, meeting.item):
            withdraw(item=item, by=cast.ana, because="asked to")
    assert purge_withdrawn() == 3
    kept = Decision.unscoped.get()
    said = [
        kept.wording, kept.reasons, kept.if_nothing, kept.decided_by, kept.equality, Addition.unscoped.get().words,
        Disagreement.unscoped.get().words, Action.unscoped.get().outcome, Action.unscoped.get().owner_role,
    ]  # fmt: skip
    assert set(said) == {"…"}
    assert Meeting.unscoped.get().place == ""
