"""What was heard answers a question, or opens it again; both with a because, both kept."""

from types import SimpleNamespace

import pytest
from django.test import Client

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed
from throughline.common.refusals import NeedsBecause
from throughline.questions import reads, writes
from throughline.questions.words import QuestionStatus
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning


@pytest.fixture
def answered(asked: Item, cast: SimpleNamespace) -> Item:
    return writes.answer_question(
        item=asked, by=cast.lea, status=QuestionStatus.ANSWERED, best_answer="Ringing back within ten days."
    )


def test_a_note_helps_answer_with_its_because(asked: Item, note: Item, cast: SimpleNamespace) -> None:
    writes.put_to_question(item=asked, by=cast.ben, sources=[note], because="He had kept the day free.")
    [bearing] = thread.bearing_on(cast.ana, asked)
    assert (bearing.item.pk, bearing.meaning, bearing.because) == (
        note.pk,
        Meaning.ANSWERS,
        "He had kept the day free.",
    )
    assert reads.details_of(asked).status == QuestionStatus.OPEN


def test_it_opens_the_question_again_and_keeps_the_answer(answered: Item, note: Item, cast: SimpleNamespace) -> None:
    writes.put_to_question(item=answered, by=cast.ben, sources=[note], because="He was rung and said no.", reopen=True)
    details = reads.details_of(answered)
    assert details.status == QuestionStatus.OPEN
    assert details.best_answer == "Ringing back within ten days."
    newest, before, *_ = reads.answers_over_time(cast.ana, answered)
    assert (newest.what, newest.because) == ("reopened", "He was rung and said no.")
    assert newest.because_of is not None
    assert newest.because_of.pk == note.pk
    assert before.status == QuestionStatus.ANSWERED


def test_what_opened_it_is_not_named_to_who_may_not_read_it(
    answered: Item, private_note: Item, cast: SimpleNamespace
) -> None:
    writes.put_to_question(item=answered, by=cast.ana, sources=[private_note], because="Something new.", reopen=True)
    [newest, *_] = reads.answers_over_time(cast.ben, answered)
    assert newest.because_of is None
    assert newest.because == "Something new."


def test_an_open_question_is_not_opened_again(asked: Item, note: Item, cast: SimpleNamespace) -> None:
    with pytest.raises(writes.IsOpen):
        writes.put_to_question(item=asked, by=cast.ben, sources=[note], because="Yes.", reopen=True)
    assert thread.bearing_on(cast.ana, asked) == []


def test_it_needs_something_and_a_because(asked: Item, note: Item, cast: SimpleNamespace) -> None:
    with pytest.raises(writes.NothingChosen):
        writes.put_to_question(item=asked, by=cast.ben, sources=[], because="Yes.")
    with pytest.raises(NeedsBecause):
        writes.put_to_question(item=asked, by=cast.ben, sources=[note], because=" ")


def test_a_question_does_not_answer_a_question(asked: Item, cast: SimpleNamespace) -> None:
    other = writes.ask_question(by=cast.lea, programme_id=cast.hubs.pk, wording="And who asks?")
    with pytest.raises(NotVisible):
        writes.put_to_question(item=asked, by=cast.ben, sources=[other], because="Yes.")


def test_the_data_protection_lead_reads_and_puts_nothing(asked: Item, note: Item, cast: SimpleNamespace) -> None:
    with pytest.raises(NotAllowed):
        writes.put_to_question(item=asked, by=cast.dot, sources=[note], because="Yes.")


def test_somebody_elses_private_note_cannot_be_named(
    asked: Item, private_note: Item, cast: SimpleNamespace, client: Client
) -> None:
    client.force_login(cast.ben)
    sent = {"items": [str(private_note.pk)], "because": "It tells."}
    assert client.post(f"/questions/{asked.pk}/put/", sent).status_code == 404


def test_the_page_keeps_what_was_ticked_and_typed(
    answered: Item, note: Item, cast: SimpleNamespace, client: Client
) -> None:
    client.force_login(cast.ben)
    page = client.post(f"/questions/{answered.pk}/put/", {"items": [str(note.pk)], "because": "", "reopen": "on"})
    assert page.status_code == 422
    assert "Say why, in a few words." in page.content.decode()
    assert "data-bulk-row checked" in page.content.decode()
    sent = {"items": [str(note.pk)], "because": "He said no.", "reopen": "on"}
    page = client.post(f"/questions/{answered.pk}/put/", sent, follow=True)
    assert "Opened again" in page.content.decode()
    assert "He said no." in page.content.decode()


def test_what_was_put_there_can_be_taken_away(asked: Item, note: Item, cast: SimpleNamespace, client: Client) -> None:
    [link] = writes.put_to_question(item=asked, by=cast.ben, sources=[note], because="It tells.")
    client.force_login(cast.ben)
    client.post(f"/questions/{asked.pk}/{link.pk}/take-away/")
    assert thread.bearing_on(cast.ana, asked) == []
    with pytest.raises(NotVisible):
        writes.take_from_question(item=asked, link_id=link.pk, by=cast.ben)


def test_what_bears_on_it_already_is_not_offered_again(asked: Item, note: Item, cast: SimpleNamespace) -> None:
    assert note in reads.offered(cast.ben, asked)
    assert note in reads.offered(cast.ben, asked, "wife")
    writes.put_to_question(item=asked, by=cast.ben, sources=[note], because="It tells.")
    assert reads.offered(cast.ben, asked) == []
    assert reads.offered(cast.ben, asked, "wife") == []
