"""What was told stays as it was told; what came back stands beside it; withdrawn words go for good."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed
from throughline.common.clock import days_from_today, now, standing_still
from throughline.common.history import KeptForEver
from throughline.feedback import reads, writes
from throughline.feedback.models import InLanguage, Reply, SaidBack, Telling
from throughline.feedback.tests.conftest import UNDERPASS, Tell, Write
from throughline.feedback.words import State, Verdict
from throughline.feedback.writes import Answer
from throughline.thread.purging import purge_withdrawn


def test_a_later_change_leaves_what_was_told(write: Write, told: Tell, cast: SimpleNamespace) -> None:
    made = write()
    told(made, days=-3)
    answer = Answer(**{**UNDERPASS, "decided": "The lamps are mended."}, state=State.DONE)
    writes.change_entry(item=made.item, by=cast.ben, answer=answer)
    held = reads.entry_of(cast.ben, made.pk)
    tellings = reads.tellings_of(held)
    assert tellings[0].texts[0]["decided"] == UNDERPASS["decided"]
    assert tellings[0].state == State.DOING
    assert reads.to_tell(held, tellings)
    told(held)
    held = reads.entry_of(cast.ben, made.pk)
    first, second = reads.tellings_of(held)
    assert first.texts[0]["decided"] == "The lamps are mended."
    assert second.texts[0]["decided"] == UNDERPASS["decided"]
    assert not reads.to_tell(held, [first, second])


def test_a_telling_is_never_rewritten(write: Write, told: Tell) -> None:
    telling = told(write())
    telling.to_whom = "nobody"
    with pytest.raises(KeptForEver):
        telling.save()


def test_it_is_told_in_the_languages_chosen(write: Write, told: Tell, cast: SimpleNamespace) -> None:
    made = write()
    writes.say_in(item=made.item, by=cast.ben, language="ur", text=writes.Text("روشنی", "مرمت"))
    telling = told(made, languages=["ur"])
    assert [text["language"] for text in telling.texts] == ["ur"]


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"to_whom": " "}, writes.SayToWhom),
        ({"channels": []}, writes.SayHow),
        ({"languages": ["ur"]}, writes.NotWrittenInIt),
        ({"days": 1}, writes.ToldInTheFuture),
    ],
)
def test_telling_asks_whom_and_how(
    write: Write, told: Tell, changed: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        told(write(), **changed)
    assert not Telling.unscoped.exists()


def test_told_on_an_earlier_day_later_does_not_move_the_last_day_back(write: Write, told: Tell) -> None:
    made = write()
    told(made)
    told(made, days=-9)
    assert SaidBack.unscoped.get().told_on == days_from_today(0)


def test_a_reply_marks_the_homework(write: Write, cast: SimpleNamespace) -> None:
    made = write()
    writes.keep_reply(item=made.item, by=cast.ben, words="Two are still out.", verdict=Verdict.PARTLY)
    [reply] = reads.replies_of(made)
    assert (reply.words, reply.verdict) == ("Two are still out.", "partly")


def test_a_reply_has_words(write: Write, cast: SimpleNamespace) -> None:
    with pytest.raises(writes.NeedsWords):
        writes.keep_reply(item=write().item, by=cast.ben, words="  ")


def test_whoever_kept_a_reply_can_take_it_back(write: Write, cast: SimpleNamespace) -> None:
    made = write()
    reply = writes.keep_reply(item=made.item, by=cast.ben, words="Two are still out.")
    another = writes.keep_reply(item=made.item, by=cast.lea, words="One is.")
    with pytest.raises(NotAllowed):
        writes.take_back_reply(item=made.item, by=cast.ben, reply_id=another.pk)
    writes.take_back_reply(item=made.item, by=cast.ben, reply_id=reply.pk)
    assert [one.pk for one in reads.replies_of(made)] == [another.pk]
    with pytest.raises(NotVisible):
        writes.take_back_reply(item=made.item, by=cast.ben, reply_id=reply.pk)


def test_withdrawn_words_go_for_good_and_that_it_was_told_stays(
    write: Write, told: Tell, cast: SimpleNamespace
) -> None:
    made = write(state=State.CANNOT, because="The insurer says no.")
    writes.say_in(item=made.item, by=cast.ben, language="ur", text=writes.Text("a", "b", "c", "d"))
    told(made)
    writes.keep_reply(item=made.item, by=cast.ben, words="Ask again.")
    writes.withdraw_entry(item=made.item, by=cast.ana, because="It named somebody.")
    with standing_still(now() + timedelta(days=31)):
        purge_withdrawn()
    held = SaidBack.unscoped.get()
    kept = [held.said, held.decided, held.because, held.reconciled, Reply.unscoped.get().words]
    assert all(words in {"", "…"} for words in kept)
    assert Telling.unscoped.get().texts == []
    assert not InLanguage.unscoped.exists()
    assert held.told_on
