"""One note's page: who reads it, what stands on it, withdrawing and undoing."""

import pytest
from django.urls import reverse

from throughline.access.words import Standing
from throughline.capture.tests.conftest import restricted, write
from throughline.capture.writes import PromiseGiven, withdraw_note
from throughline.thread import writes as threads
from throughline.thread.models import AuditEntry

EVERYBODY = ["ana", "ben", "lea", "dot", "adam", "paz", "bo", "lupe", "lou", "dee"]


def readers(cast, note, signed_in):
    page = note.item.get_absolute_url()
    return {name for name in EVERYBODY if signed_in(getattr(cast, name)).get(page).status_code == 200}


@pytest.mark.parametrize(
    ("standing", "read_it"),
    [
        (Standing.TEAM, {"ana", "ben", "lea", "dot"}),
        (Standing.PRIVATE, {"ana"}),
        (Standing.RESTRICTED, {"ana", "lea", "dot"}),
    ],
)
def test_who_reads_it(cast, signed_in, standing, read_it):
    assert readers(cast, write(cast, standing=standing), signed_in) == read_it


def test_their_words_are_marked_and_meaning_stands_apart(cast, note, signed_in):
    told = signed_in(cast.ben).get(note.item.get_absolute_url()).content.decode()
    assert '<mark class="tl-verbatim">will the library keep the Punjabi newspapers?</mark>' in told
    heard, meant = told.index("tl-heard"), told.index("tl-meaning")
    assert note.make_of_it not in told[heard:meant]
    assert note.make_of_it in told[meant:]


def test_original_words_carry_their_language_and_direction(cast, signed_in):
    note = write(cast, language="ur", original_words="کوئی واپس نہیں آیا")
    told = signed_in(cast.ben).get(note.item.get_absolute_url()).content.decode()
    assert 'lang="ur"' in told
    assert "کوئی واپس نہیں آیا" in told


def test_the_promise_stands_on_the_note(cast, signed_in):
    note = write(cast, promise=PromiseGiven("Woman at no. 6", "Ask about the papers"))
    assert "Ask about the papers" in signed_in(cast.ben).get(note.item.get_absolute_url()).content.decode()


def test_reading_somebody_elses_restricted_note_is_on_the_audit_trail(cast, signed_in):
    note = restricted(cast)
    signed_in(cast.ana).get(note.item.get_absolute_url())
    assert not AuditEntry.unscoped.filter(act="note.viewed").exists()
    signed_in(cast.lea).get(note.item.get_absolute_url())
    seen = AuditEntry.unscoped.get(act="note.viewed")
    assert (seen.actor_id, seen.subject_id) == (cast.lea.pk, note.pk)


def test_withdrawing_and_undoing(cast, note, signed_in):
    browser = signed_in(cast.ana)
    threads.mark_excerpt(source=note.item, begins_at=0, ends_at=9, by=cast.ben)
    told = browser.post(reverse("capture:withdraw", args=[note.pk]), {"because": "They asked"}, follow=True)
    undo = reverse("capture:restore", args=[note.pk])
    assert undo in told.content.decode()
    assert readers(cast, note, signed_in) == set()
    assert browser.post(undo).url == note.item.get_absolute_url()
    assert readers(cast, note, signed_in) == {"ana", "ben", "lea", "dot"}


@pytest.mark.parametrize(("who", "code"), [("ben", 403), ("lea", 200), ("dot", 200), ("dee", 404)])
def test_who_may_withdraw(cast, note, signed_in, who, code):
    assert signed_in(getattr(cast, who)).get(reverse("capture:withdraw", args=[note.pk])).status_code == code


@pytest.mark.parametrize("who", ["ben", "dee", "paz"])
def test_to_others_a_withdrawn_note_is_not_there(cast, note, signed_in, who):
    withdraw_note(item=note.item, by=cast.ana, because="They asked")
    assert signed_in(getattr(cast, who)).post(reverse("capture:restore", args=[note.pk])).status_code == 404


def test_the_number_of_queries_does_not_grow_with_what_is_marked(cast, note, signed_in, django_assert_max_num_queries):
    browser = signed_in(cast.ben)
    page = note.item.get_absolute_url()
    browser.get(page)
    with django_assert_max_num_queries(60) as few:
        browser.get(page)
    for begins in range(0, 40, 4):
        threads.mark_excerpt(source=note.item, begins_at=begins, ends_at=begins + 4, by=cast.ben)
    # one step further on the thread line, and three queries for the spans: rows, links out, words
    with django_assert_max_num_queries(len(few) + 6):
        browser.get(page)
