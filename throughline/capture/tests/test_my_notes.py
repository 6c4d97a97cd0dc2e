"""My notes: only mine, newest first, what is half-written on top."""

from datetime import date

import pytest
from django.urls import reverse

from throughline.access.words import Standing
from throughline.capture.tests.conftest import write
from throughline.capture.writes import keep_draft
from throughline.common.ids import uuid7


@pytest.fixture
def address(cast):
    return reverse("capture:mine", args=["hubs"])


def titles(answer):
    return [row.heard for row in answer.context["page"]]


def test_only_ones_own_newest_first(cast, address, signed_in):
    write(cast, heard="Older", happened_on=date(2025, 1, 1))
    write(cast, heard="Newer", happened_on=date(2025, 2, 1), standing=Standing.PRIVATE)
    write(cast, by=cast.ben, heard="Ben’s")
    answer = signed_in(cast.ana).get(address)
    assert titles(answer) == ["Newer", "Older"]
    assert "Only you" in answer.content.decode()


def test_drafts_stand_on_top_for_their_writer_only(cast, address, signed_in):
    kept = keep_draft(by=cast.ana, programme_id=cast.hubs.pk, draft_id=uuid7(), fields={"heard": "Half a sent"})
    assert "Half a sent" in signed_in(cast.ana).get(address).content.decode()
    assert "Half a sent" not in signed_in(cast.ben).get(address).content.decode()
    answer = signed_in(cast.ana).get(kept.get_absolute_url(), follow=True)
    assert answer.context["form"]["heard"].value() == "Half a sent"
    assert "Your draft is back" in answer.content.decode()


def test_a_draft_is_thrown_away(cast, address, signed_in):
    kept = keep_draft(by=cast.ana, programme_id=cast.hubs.pk, draft_id=uuid7(), fields={"heard": "Half a sent"})
    address = reverse("capture:discard", args=[kept.pk])
    assert signed_in(cast.ben).post(address).status_code == 404
    signed_in(cast.ana).post(address)
    assert "Half a sent" not in signed_in(cast.ana).get(address).content.decode()


def test_an_empty_page_teaches_and_offers_the_next_act(cast, address, signed_in):
    told = signed_in(cast.ana).get(address).content.decode()
    assert "Nothing noted yet" in told
    assert reverse("capture:new", args=["hubs"]) in told


def test_the_number_of_queries_is_flat(cast, address, signed_in, django_assert_max_num_queries):
    browser = signed_in(cast.ana)
    for n in range(3):
        write(cast, heard=f"Note {n}")
    browser.get(address)
    # session, person, roles, programme, how many notes, the notes of this page, drafts; the shell asks for the rest
    with django_assert_max_num_queries(12) as few:
        browser.get(address)
    for n in range(12):
        write(cast, heard=f"More {n}")
    with django_assert_max_num_queries(len(few)):
        browser.get(address)
