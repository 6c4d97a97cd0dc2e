"""The page on which a note is written: three fields, nothing lost, nothing doubled."""

from datetime import timedelta

import pytest
from django.urls import reverse

from throughline.access.words import Standing
from throughline.capture.models import Note
from throughline.capture.tests.conftest import write
from throughline.common.clock import today
from throughline.common.ids import uuid7
from throughline.promises.models import Promise
from throughline.questions.writes import ask_question
from throughline.thread import reads as thread


@pytest.fixture
def address(cast):
    return reverse("capture:new", args=["hubs"])


def three_fields(cast, **more):
    return {
        "note_id": str(uuid7()),
        "heard": "The 169 never waits.",
        "hub": str(cast.library.pk),
        "happened_on": today().isoformat(),
    } | more


def test_three_fields_are_enough(cast, address, signed_in):
    answer = signed_in(cast.ana).post(address, three_fields(cast))
    saved = Note.unscoped.select_related("item").get()
    assert answer.url == saved.item.get_absolute_url()
    assert (saved.heard, saved.item.hub, saved.item.standing) == ("The 169 never waits.", cast.library, Standing.TEAM)


def test_a_place_in_words_is_enough(cast, address, signed_in):
    signed_in(cast.ana).post(address, three_fields(cast, hub="", place="Outside the baker’s"))
    assert Note.unscoped.get().place == "Outside the baker’s"


def test_hub_and_day_are_remembered(cast, address, signed_in):
    browser = signed_in(cast.ana)
    browser.post(address, three_fields(cast, hub=str(cast.park.pk)))
    form = browser.get(address).context["form"]
    assert form["hub"].value() == str(cast.park.pk)
    assert form["happened_on"].value() == today()


def test_sent_twice_it_is_one_note(cast, address, signed_in):
    fields = three_fields(cast)
    browser = signed_in(cast.ana)
    browser.post(address, fields)
    browser.post(address, fields)
    assert Note.unscoped.count() == 1


def test_the_id_of_somebody_elses_note_is_not_there(cast, address, signed_in):
    fields = three_fields(cast)
    signed_in(cast.ana).post(address, fields)
    assert signed_in(cast.ben).post(address, fields | {"heard": "Mine now"}).status_code == 404
    assert Note.unscoped.get().heard == "The 169 never waits."


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"heard": "  "}, "heard", "Write what you heard."),
        ({"hub": ""}, "hub", "Say where it was"),
        ({"hub": "nonsense"}, "hub", "Choose a hub from the list"),
        ({"happened_on": "the other day"}, "happened_on", "Write the day as day, month and year"),
        ({"people_count": "a few"}, "people_count", "Write how many people as a number"),
        ({"their_words": "not there at all"}, "their_words", "is not in what you heard"),
        ({"promise_what": "Ask the depot"}, "promise_to_whom", "Say whom you promised it to"),
        ({"promise_to_whom": "The driver"}, "promise_what", "Say what you promised"),
        ({"verbatim": "[[0,"}, "verbatim", "Mark them again"),
        ({"standing": "public"}, "standing", "public"),
    ],
)
def test_an_error_names_its_field_and_keeps_the_text(cast, address, signed_in, wrong, field, said):
    answer = signed_in(cast.ana).post(address, three_fields(cast, make_of_it="The timetable is fiction.", **wrong))
    assert answer.status_code == 422
    assert said in " ".join(answer.context["form"].errors[field])
    told = answer.content.decode()
    assert "The timetable is fiction." in told
    assert "govuk-error-summary" in told
    assert Note.unscoped.count() == 0


def test_a_day_to_come_is_refused(cast, address, signed_in):
    fields = three_fields(cast, happened_on=(today() + timedelta(days=3)).isoformat())
    assert "still to come" in str(signed_in(cast.ana).post(address, fields).context["form"].errors)


def test_every_field_arrives(cast, address, signed_in):
    question = ask_question(by=cast.ana, programme_id=cast.hubs.pk, wording="Who is not being heard?")
    fields = three_fields(
        cast, heard="He said “nobody asked my dad” twice.", quoted="on", make_of_it="Twice.", surprise="The son spoke.",
        setting="doorstep", method="door-knock", people_count="2", who_was_missing="The father", language="pa",
        original_words="ਕਿਸੇ ਨੇ ਮੇਰੇ ਪਿਤਾ ਜੀ ਨੂੰ ਨਹੀਂ ਪੁੱਛਿਆ", question=str(question.pk), standing="restricted",
        promise_what="Come back with a Punjabi speaker", promise_to_whom="The son at the blue door",
    )  # fmt: skip
    signed_in(cast.ana).post(address, fields)
    saved = Note.unscoped.select_related("item").get()
    assert [saved.heard[begin:end] for begin, end in saved.verbatim] == ["nobody asked my dad"]
    assert (saved.setting, saved.method, saved.people_count) == ("doorstep", "door-knock", 2)
    assert (saved.item.language, saved.original_language) == ("pa", "pa")
    assert saved.item.standing == Promise.unscoped.select_related("item").get().item.standing == Standing.RESTRICTED
    assert {b.item.kind for b in thread.resting_on(cast.ana, saved.item)} == {"question", "promise"}


def test_another_question_of_the_deck_keeps_what_was_typed(cast, address, signed_in):
    browser = signed_in(cast.ana)
    fields = three_fields(cast, heard="Half a sentence")
    turned = browser.post(address, fields | {"another_prompt": "1", "turn": "0"})
    assert turned.status_code == 200
    assert turned.context["form"]["heard"].value() == "Half a sentence"
    again = browser.post(address, fields | {"another_prompt": "1", "turn": "1"})
    assert again.context["prompt"]["words"] != turned.context["prompt"]["words"]
    assert Note.unscoped.count() == 0


def test_save_and_write_another_goes_back_to_an_empty_page(cast, address, signed_in):
    assert signed_in(cast.ana).post(address, three_fields(cast, another="1")).url == address


def test_every_writing_page_shows_the_way_out_when_someone_is_at_risk(cast, address, signed_in):
    browser = signed_in(cast.ana)
    saved = write(cast)
    steps = reverse("safeguarding:steps", args=["hubs"])
    pages = [address, reverse("capture:batch", args=["hubs"]), reverse("capture:edit", args=[saved.pk])]
    for one in [*pages, reverse("capture:mine", args=["hubs"]), reverse("capture:note", args=[saved.pk])]:
        assert steps in browser.get(one).content.decode(), one
