"""The API: idempotent by id, one error shape, nothing hostile gets through or breaks it."""

import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from throughline.capture.models import Draft, Note
from throughline.capture.tests.conftest import PAPERS, write
from throughline.capture.writes import save_note, withdraw_note
from throughline.common.ids import uuid7
from throughline.people.writes import end_membership

NOTE = {"programme": "hubs", "heard": "The 169 never waits.", "place": "Bus stop", "happened_on": "2025-03-04"}


def put(browser, name, item_id, body, **more):
    told = body if isinstance(body, str | bytes) else json.dumps(body)
    return browser.put(reverse(f"api:{name}", args=[item_id]), told, content_type="application/json", **more)


def told_error(answer):
    error = answer.json()["error"]
    assert set(error) == {"code", "message", "fields"}
    return error


def test_saved_twice_it_is_one_note(cast, signed_in):
    browser, item_id = signed_in(cast.ana), uuid7()
    first, again = put(browser, "note", item_id, NOTE), put(browser, "note", item_id, NOTE)
    assert (first.status_code, first.json()["outcome"]) == (201, "created")
    assert (again.status_code, again.json()["outcome"]) == (200, "same")
    assert Note.unscoped.count() == 1


def test_other_words_revise_and_a_stale_revision_does_not(cast, signed_in):
    browser, item_id = signed_in(cast.ana), uuid7()
    put(browser, "note", item_id, NOTE)
    second = put(browser, "note", item_id, NOTE | {"heard": "It waited once.", "base_revision": 1})
    assert (second.json()["outcome"], second.json()["revision"]) == ("revised", 2)
    stale = put(browser, "note", item_id, NOTE | {"heard": "It never did.", "base_revision": 1})
    assert (stale.status_code, told_error(stale)["code"]) == (409, "changed_meanwhile")
    assert Note.unscoped.get().heard == "It waited once."


def test_spans_are_places_in_the_text_as_it_was_sent(cast, signed_in):
    item_id = uuid7()
    put(signed_in(cast.ana), "note", item_id, NOTE | {"heard": "  He said 🙂 never again", "verbatim": [[12, 23]]})
    saved = Note.unscoped.get()
    assert [saved.heard[begin:end] for begin, end in saved.verbatim] == ["never again"]


@pytest.mark.parametrize("who", ["ben", "lea", "dee", "lou", "paz", "bo", "adam", "dot"])
@pytest.mark.parametrize("body", [NOTE, "", "{"])
def test_somebody_elses_id_is_not_there_whatever_is_sent(cast, signed_in, who, body):
    note = write(cast)
    answer = put(signed_in(getattr(cast, who)), "note", note.pk, body)
    assert (answer.status_code, told_error(answer)["code"]) == (404, "not_found")


def test_another_programme_is_not_there(cast, signed_in):
    assert put(signed_in(cast.ana), "note", uuid7(), NOTE | {"programme": "elsewhere"}).status_code == 404


def test_signed_out_says_that_nothing_is_lost(cast):
    answer = put(Client(), "note", uuid7(), NOTE)
    assert answer.status_code == 401
    assert "kept on this device" in told_error(answer)["message"]


def test_without_the_token_nothing_is_taken(cast):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.ana, backend="django.contrib.auth.backends.ModelBackend")
    assert told_error(put(browser, "note", uuid7(), NOTE))["code"] == "stale_form"
    assert Note.unscoped.count() == 0


def test_errors_name_their_fields(cast, signed_in):
    error = told_error(put(signed_in(cast.ana), "note", uuid7(), NOTE | {"place": "", "heard": " "}))
    assert set(error["fields"]) == {"heard", "hub"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 422), ("{", 400), ("[]", 422), ("null", 422), ('{"heard": 5}', 422), (b"\xff\xfe", 400),
        ("[" * 100_000, 400), (json.dumps(NOTE | {"heard": "x" * 1_100_000}), 413), (json.dumps(NOTE | {"heard": "x" * 20_001}), 422),
        (json.dumps(NOTE | {"heard": "x" * 2_600_000}), 413), (json.dumps(NOTE | {"people_count": 10**400}), 422),
        (json.dumps(NOTE | {"base_revision": 10**30}), 422), (json.dumps(NOTE | {"programme": "hubs\x00"}), 422),
        (json.dumps(NOTE | {"happened_on": "9999-99-99"}), 422), (json.dumps(NOTE | {"question": str(uuid7())}), 422),
        (json.dumps(NOTE | {"verbatim": [[0, 1, 2]]}), 422), (json.dumps(NOTE | {"hub": str(uuid7())}), 422),
    ],
)  # fmt: skip
def test_hostile_bodies_are_refused_in_one_shape(cast, signed_in, body, status):
    answer = put(signed_in(cast.ana), "note", uuid7(), body)
    assert answer.status_code == status
    assert told_error(answer)["message"]
    assert Note.unscoped.count() == 0


def test_a_withdrawn_note_is_told_to_its_writer_only(cast, signed_in):
    saved = save_note(by=cast.ana, programme_id=cast.hubs.pk, note_id=uuid7(), given=PAPERS).note
    withdraw_note(item=saved.item, by=cast.ana, because="They asked")
    assert told_error(put(signed_in(cast.ana), "note", saved.pk, NOTE))["code"] == "withdrawn"
    assert put(signed_in(cast.ben), "note", saved.pk, NOTE).status_code == 404


def draft_of(words, base=0):
    return {"programme": "hubs", "base_revision": base, "fields": {"heard": words, "csrfmiddlewaretoken": "secret"}}


def test_a_draft_is_kept_read_and_thrown_away(cast, signed_in):
    browser, item_id = signed_in(cast.ana), uuid7()
    put(browser, "draft", item_id, draft_of("Half"))
    put(browser, "draft", item_id, draft_of("Half a sentence"))
    address = reverse("api:draft", args=[item_id])
    assert browser.get(address).json()["fields"] == {"heard": "Half a sentence"}
    assert signed_in(cast.ben).get(address).status_code == 404
    assert put(signed_in(cast.ben), "draft", item_id, draft_of("Mine")).status_code == 404
    assert browser.delete(address).status_code == 204
    assert browser.get(address).status_code == 404


def test_saving_the_note_clears_its_draft_and_a_late_one_does_not_come_back(cast, signed_in):
    browser, item_id = signed_in(cast.ana), uuid7()
    put(browser, "draft", item_id, draft_of("The 169"))
    put(browser, "note", item_id, NOTE)
    late = put(browser, "draft", item_id, draft_of("The 169 never"))
    assert (late.status_code, told_error(late)["code"]) == (409, "overtaken")
    assert not Draft.unscoped.exists()
    assert put(browser, "draft", item_id, draft_of("A change", base=1)).status_code == 200


def test_leaving_the_team_closes_drafts(cast, signed_in):
    item_id = uuid7()
    put(signed_in(cast.ana), "draft", item_id, draft_of("Half"))
    for membership in cast.ana.memberships.all():
        end_membership(membership)
    assert signed_in(cast.ana).get(reverse("api:draft", args=[item_id])).status_code == 404


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
FIELDS = st.sampled_from(
    [
        *NOTE,
        "hub",
        "verbatim",
        "their_words",
        "people_count",
        "language",
        "standing",
        "promise_what",
        "promise_due_on",
        "question",
        "base_revision",
    ]
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changed=st.dictionaries(FIELDS, JSON, max_size=5))
def test_whatever_is_sent_the_answer_is_ours(cast, signed_in, changed):
    answer = put(signed_in(cast.ana), "note", uuid7(), NOTE | changed)
    assert answer.status_code in {200, 201, 400, 404, 422}
    if answer.status_code >= 400:
        assert told_error(answer)["message"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=st.dictionaries(st.text(max_size=20) | FIELDS, st.text(max_size=80), max_size=5))
def test_any_draft_is_kept_or_refused_in_words(cast, signed_in, fields):
    answer = put(signed_in(cast.ana), "draft", uuid7(), {"programme": "hubs", "fields": fields})
    assert answer.status_code == 200


def test_the_day_is_a_day(cast, signed_in):
    put(signed_in(cast.ana), "note", uuid7(), NOTE)
    assert Note.unscoped.select_related("item").get().item.happened_on == date(2025, 3, 4)
