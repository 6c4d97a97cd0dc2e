"""Promises on the page: overdue first, closed with what was said back, seen by those who may read them."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from throughline.access.words import Standing
from throughline.common.clock import today
from throughline.common.ids import uuid7
from throughline.promises import reads
from throughline.promises.models import Promise
from throughline.promises.words import PromiseState
from throughline.promises.writes import make_promise


def browser_of(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def promise(cast):
    return make(cast)


def make(cast, days=0, by=None, standing=Standing.TEAM, what="Ask about the newspapers"):
    return make_promise(
        by=by or cast.ana, programme_id=cast.hubs.pk, to_whom="Woman at no. 6", what=what,
        due_on=today() + timedelta(days=days), note=None, standing=standing, hub_id=cast.library.pk,
    )  # fmt: skip


def page(name, promise):
    return reverse(f"promises:{name}", args=[promise.pk])


def test_mine_stand_overdue_first(cast):
    make(cast, 20, what="Later one")
    make(cast, -2, what="Late one")
    make(cast, 3, by=cast.ben, what="Not mine")
    told = browser_of(cast.ana).get(reverse("promises:mine", args=["hubs"])).content.decode()
    assert told.index("Late one") < told.index("Later one")
    assert "Not mine" not in told


def test_the_teams_promises_leave_out_what_one_may_not_read(cast):
    make(cast, what="For all of us")
    make(cast, standing=Standing.PRIVATE, what="For me alone")
    make(cast, standing=Standing.RESTRICTED, what="For few")
    address = reverse("promises:team", args=["hubs"])
    seen = {
        name: {w for w in ("For all of us", "For me alone", "For few") if w in answer}
        for name in ("ana", "ben", "lea", "dot")
        if (answer := browser_of(getattr(cast, name)).get(address).content.decode())
    }
    assert seen["ana"] == {"For all of us", "For me alone", "For few"}
    assert seen["ben"] == {"For all of us"}
    assert seen["lea"] == seen["dot"] == {"For all of us", "For few"}


@pytest.mark.parametrize("who", ["dee", "lou", "paz", "bo", "adam"])
def test_others_find_nothing(cast, promise, who):
    browser = browser_of(getattr(cast, who))
    for address in (page("promise", promise), page("close", promise), reverse("promises:team", args=["hubs"])):
        assert browser.get(address).status_code == 404


def test_closing_keeps_what_was_said_back(cast, promise):
    browser = browser_of(cast.ben)
    answer = browser.post(page("close", promise), {"state": "kept", "said_back": "They stay.", "how": "phone"})
    assert answer.url == promise.item.get_absolute_url()
    told = browser.get(answer.url).content.decode()
    assert "They stay." in told
    assert "Open it again" in told


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "state"),
        ({"state": "kept"}, "said_back"),
        ({"state": "cannot", "said_back": "I told her"}, "because"),
        ({"state": "let-go"}, "because"),
        ({"state": "kept", "said_back": "x", "closed_on": "2999-01-01"}, "closed_on"),
        ({"state": "open", "said_back": "x"}, "state"),
    ],
)
def test_closing_names_what_is_missing_and_keeps_the_text(cast, promise, given, field):
    answer = browser_of(cast.ana).post(page("close", promise), {"said_back": "", **given})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert reads.promise(cast.ana, promise.item).is_open


def test_another_day_and_why(cast, promise):
    day = today() + timedelta(days=9)
    browser = browser_of(cast.ana)
    assert browser.post(page("redate", promise), {"due_on": day.isoformat()}).status_code == 422
    browser.post(page("redate", promise), {"due_on": day.isoformat(), "because": "Half-term"})
    assert reads.promise(cast.ana, promise.item).due_on == day
    assert "Half-term" in browser.get(page("promise", promise)).content.decode()


def test_handing_on_to_a_teammate(cast, promise):
    browser_of(cast.ana).post(page("give", promise), {"to": str(cast.ben.pk)})
    assert [row.pk for row in reads.open_held_by(cast.ben, cast.hubs.pk)] == [promise.pk]
    assert browser_of(cast.ana).post(page("give", promise), {"to": str(cast.paz.pk)}).status_code == 422


def test_opening_again_says_why(cast, promise):
    browser = browser_of(cast.ana)
    browser.post(page("close", promise), {"state": "let-go", "because": "She moved away"})
    browser.post(page("reopen", promise), {"because": "She is back", "due_on": today().isoformat()})
    assert reads.promise(cast.ana, promise.item).state == PromiseState.OPEN


def test_the_data_protection_lead_reads_and_changes_nothing(cast, promise):
    browser = browser_of(cast.dot)
    assert browser.get(page("promise", promise)).status_code == 200
    assert browser.post(page("close", promise), {"state": "kept", "said_back": "x"}).status_code == 403


def test_a_new_promise_sent_twice_is_one(cast):
    fields = {"item_id": str(uuid7()), "what": "Ring the depot", "to_whom": "The driver", "standing": "team"}
    browser = browser_of(cast.ana)
    for _ in range(2):
        browser.post(reverse("promises:new", args=["hubs"]), fields)
    assert Promise.unscoped.count() == 1


def test_no_page_counts_promises_by_person(cast):
    for _ in range(3):
        make(cast)
    told = browser_of(cast.lea).get(reverse("promises:team", args=["hubs"])).content.decode()
    words = re.sub(r"<[^>]+>", " ", told[told.index("<main") : told.index("</main>")])
    assert words.count("Ask about the newspapers") >= 3
    assert re.findall(r"\b3\b", words) == []
