"""A round: many lines, one place and day, each line one note however often it is sent."""

import pytest
from django.urls import reverse

from throughline.capture import reads
from throughline.capture.models import Batch, Note
from throughline.common.clock import today
from throughline.common.ids import uuid7


@pytest.fixture
def address(cast):
    return reverse("capture:batch", args=["hubs"])


def fields(cast, **more):
    return {
        "batch_id": str(uuid7()),
        "hub": str(cast.park.pk),
        "happened_on": today().isoformat(),
        "setting": "station",
        "lines": "The lift is out.\n\nTwo said “we would help if asked”.\nThe lift is out.",
        "tries": "14",
        "chats": "3",
    } | more


def test_each_line_becomes_a_note_that_shares_the_rest(cast, address, signed_in):
    signed_in(cast.ana).post(address, fields(cast, quoted="on"))
    made = list(Note.unscoped.select_related("item", "batch").order_by("item__recorded_at"))
    assert [note.heard for note in made] == [
        "The lift is out.", "Two said “we would help if asked”.", "The lift is out.",
    ]  # fmt: skip
    assert {(note.setting, note.item.hub, note.batch.tries, note.batch.chats) for note in made} == {
        ("station", cast.park, 14, 3)
    }
    assert [made[1].heard[begin:end] for begin, end in made[1].verbatim] == ["we would help if asked"]
    assert len(reads.batch_of(cast.ben, made[0])) == 3


def test_sent_again_with_one_more_line_only_that_one_is_new(cast, address, signed_in):
    told = fields(cast)
    browser = signed_in(cast.ana)
    browser.post(address, told)
    browser.post(address, told | {"lines": told["lines"] + "\nOne more."})
    assert Note.unscoped.count() == 4
    assert Batch.unscoped.count() == 1


def test_somebody_elses_round_is_not_there(cast, address, signed_in):
    told = fields(cast)
    signed_in(cast.ana).post(address, told)
    assert signed_in(cast.ben).post(address, told).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"lines": " \n "}, "lines"),
        ({"lines": "\n".join(f"Line {n}" for n in range(201))}, "lines"),
        ({"chats": "15"}, "chats"),
        ({"tries": "many"}, "tries"),
        ({"hub": ""}, "hub"),
    ],
)
def test_an_error_names_its_field_and_nothing_is_half_written(cast, address, signed_in, wrong, field):
    answer = signed_in(cast.ana).post(address, fields(cast, **wrong))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert Note.unscoped.count() == Batch.unscoped.count() == 0
