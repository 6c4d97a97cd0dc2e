"""Asking, from the wall or from what raised the question; rewording; two people at once."""

from types import SimpleNamespace

from django.test import Client

from throughline.questions import reads, writes
from throughline.questions.words import QuestionStatus
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning


def test_a_question_asked_from_a_note_keeps_the_link(note: Item, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ben)
    address = f"/p/{cast.hubs.slug}/questions/new/?from={note.pk}"
    assert note.title in client.get(address).content.decode()
    sent = {
        "wording": "Who else was told we would ring?", "who_wants_to_know": "Organisers", "why": "To know whom to ring.",
        "would_change_our_mind": "Nobody else remembers.", "next_look_on": "2027-01-15",
    }  # fmt: skip
    page = client.post(address, sent, follow=True)
    assert "What raised it" in page.content.decode()
    [bearing] = thread.resting_on(cast.ana, note, [Meaning.LED_TO])
    details = reads.details_of(bearing.item)
    assert (details.who_wants_to_know, details.why) == ("Organisers", "To know whom to ring.")
    assert details.would_change_our_mind == "Nobody else remembers."
    assert details.next_look_on is not None


def test_a_note_one_may_not_read_is_not_named_on_the_page(
    private_note: Item, cast: SimpleNamespace, client: Client
) -> None:
    client.force_login(cast.ben)
    for told in (str(private_note.pk), "nonsense", ""):
        page = client.get(f"/p/{cast.hubs.slug}/questions/new/?from={told}")
        assert page.status_code == 200
        assert private_note.title not in page.content.decode()


def test_rewording_shows_the_others_words_when_two_do_it_at_once(
    asked: Item, cast: SimpleNamespace, client: Client
) -> None:
    writes.reword_question(item=asked, by=cast.ana, wording="What brings them back?", who_wants_to_know="Us", why="")
    client.force_login(cast.ben)
    sent = {"wording": "What makes a third one happen?", "who_wants_to_know": "", "why": "", "revision": "1"}
    page = client.post(f"/questions/{asked.pk}/reword/", sent)
    assert page.status_code == 422
    assert "What brings them back?" in page.content.decode()
    assert "What makes a third one happen?" in page.content.decode()
    assert 'name="revision" value="2"' in page.content.decode()
    client.post(f"/questions/{asked.pk}/reword/", sent | {"revision": "2"})
    assert thread.item(cast.ana, asked.pk).title == "What makes a third one happen?"


def test_the_page_shows_how_the_answer_came_about(asked: Item, cast: SimpleNamespace, client: Client) -> None:
    for words in ("Ringing back.", "Ringing back within ten days."):
        writes.answer_question(
            item=asked, by=cast.ben, status=QuestionStatus.PARTLY, best_answer=words, would_change_our_mind="A no."
        )
    client.force_login(cast.dot)
    page = client.get(f"/questions/{asked.pk}/").content.decode()
    assert page.index("Ringing back within ten days.") < page.index(
        '<p class="tl-timeline__detail" dir="auto">Ringing back.</p>'
    )
    assert "A no." in page
    assert "Say how far we are" not in page  # reads, and does not write


def test_answering_from_an_older_page_loses_nothing(asked: Item, cast: SimpleNamespace, client: Client) -> None:
    writes.answer_question(item=asked, by=cast.ana, status=QuestionStatus.PARTLY, best_answer="Ana’s answer.")
    client.force_login(cast.ben)
    sent = {"status": "answered", "best_answer": "Ben’s answer.", "would_change_our_mind": "", "revision": "1"}
    page = client.post(f"/questions/{asked.pk}/answer/", sent)
    assert page.status_code == 422
    assert "Ana’s answer." in page.content.decode()
    assert "Ben’s answer." in page.content.decode()
    assert reads.details_of(asked).best_answer == "Ana’s answer."
