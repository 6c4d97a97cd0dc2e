"""The pages as people get them: what a refused form says, that nothing typed is lost, what is printed and read aloud."""

import html
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from throughline.common.clock import days_from_today, now, standing_still, today
from throughline.feedback import reads, writes
from throughline.feedback.models import SaidBack
from throughline.feedback.tests.conftest import UNDERPASS, Make, Promised, Tell, Write
from throughline.feedback.words import Channel, State, Verdict
from throughline.people.models import Person
from throughline.sharing import reads as sharing
from throughline.thread import kinds
from throughline.thread import writes as thread


class Reader:
    """Somebody with a browser."""

    def __init__(self, person: Person) -> None:
        self.client = Client()
        self.client.force_login(person)

    def get(self, name: str, *args: Any, query: str = "") -> str:
        return html.unescape(self.client.get(reverse(f"feedback:{name}", args=args) + query).content.decode())

    def post(self, page: str, /, *args: Any, query: str = "", **fields: Any) -> HttpResponse:
        response = self.client.post(reverse(f"feedback:{page}", args=args) + query, fields)
        assert isinstance(response, HttpResponse)
        return response

    def told(self, response: HttpResponse) -> str:
        """What the page says that the answer leads to."""
        assert response.status_code == 302, html.unescape(response.content.decode())
        return html.unescape(self.client.get(response["Location"]).content.decode())


def said(response: HttpResponse) -> str:
    assert response.status_code == 422
    return html.unescape(response.content.decode())


def test_an_empty_list_teaches_and_offers_to_begin(cast: SimpleNamespace) -> None:
    assert "Take what waits longest" in Reader(cast.ben).get("entries", "hubs")
    assert "Say something back" not in Reader(cast.dot).get("entries", "hubs")


def test_a_theme_is_answered_from_its_page(theme: Make, cast: SimpleNamespace) -> None:
    about = theme()
    reader = Reader(cast.ben)
    page = reader.get("new", "hubs", query=f"?from={about.pk}")
    assert about.title in page
    assert f'value="{about.pk}" id="id_ties_0" checked' in page.replace("\n", " ") or "checked" in page
    done = reader.post("new", "hubs", **UNDERPASS, state="doing", ties=[str(about.pk)], language="en", hub="")
    assert "Written, and not told yet" in reader.told(done)
    assert SaidBack.unscoped.get().state == State.DOING


def test_a_no_without_a_reason_keeps_what_was_typed(theme: Make, cast: SimpleNamespace) -> None:
    page = said(
        Reader(cast.ben).post("new", "hubs", **UNDERPASS, state="cannot", ties=[str(theme().pk)], language="en", hub="")
    )
    assert "Say why it can’t be done" in page
    assert UNDERPASS["reconciled"] in page


def test_a_hidden_tie_is_as_if_it_were_not_offered(note: Make, cast: SimpleNamespace) -> None:
    hidden = note("Hers", standing="private")
    assert "Hers" not in Reader(cast.ben).get("new", "hubs", query=f"?from={hidden.pk}")
    answer = Reader(cast.ben).post("new", "hubs", **UNDERPASS, state="doing", ties=[str(hidden.pk)], language="en")
    assert answer.status_code == 422


def test_a_decision_is_what_was_decided(cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    if "decision" not in kinds._KINDS:
        kind = kinds.Kind(
            name="decision", label="Decision", plural="Decisions", page="library:item", station="decision"
        )
        monkeypatch.setitem(kinds._KINDS, "decision", kind)
    decided = thread.add_item(kind="decision", by=cast.lea, programme_id=cast.hubs.pk, title="No new notice boards")
    assert 'name="decided"' in (page := Reader(cast.ben).get("new", "hubs", query=f"?from={decided.pk}"))
    assert "No new notice boards</textarea>" in page


def test_the_page_reads_in_each_language_from_its_side(write: Write, cast: SimpleNamespace) -> None:
    made = write()
    reader = Reader(cast.ben)
    reader.post(
        "in-language",
        made.pk,
        language="ur",
        said="روشنی کا مسئلہ",
        decided="مرمت ہوگی",
        base_revision=made.item.revision,
    )
    page = reader.get("entry", made.pk, query="?language=ur")
    assert 'lang="ur" dir="rtl"' in page
    assert "روشنی کا مسئلہ" in page
    assert 'dir="rtl"' in reader.get("sheet", made.pk, query="?language=ur")
    assert reader.get("spoken", made.pk, query="?language=ur").startswith("روشنی کا مسئلہ")


def test_telling_closes_promises_and_shows_how(write: Write, promise: Promised, cast: SimpleNamespace) -> None:
    owed = promise()
    made = write(owed.item, state=State.DONE)
    reader = Reader(cast.ben)
    assert "Report the lamps (to the four walkers)" in reader.get("tell", made.pk)
    page = reader.told(
        reader.post(
            "tell", made.pk, told_on=today().isoformat(), to_whom="the four walkers",
            channels=[Channel.PHONE.value, Channel.NOTICE.value], closes=[str(owed.pk)],
        )
    )  # fmt: skip
    assert "By phone, On a notice or poster" in page
    owed.refresh_from_db()
    assert owed.state == "kept"


def test_how_it_was_told_is_asked_for(write: Write, cast: SimpleNamespace) -> None:
    page = said(Reader(cast.ben).post("tell", write().pk, told_on=today().isoformat(), to_whom="all"))
    assert "Choose at least one way in which it was told." in page


def test_a_change_after_it_was_told_says_so(write: Write, told: Tell, cast: SimpleNamespace) -> None:
    made = write()
    told(made)
    held = reads.entry_of(cast.ana, made.pk)
    reader = Reader(cast.ana)
    changed = {**UNDERPASS, "decided": "The lamps are mended."}
    done = reader.post(
        "change", made.pk, **changed, state="done", language="en", hub="", base_revision=held.item.revision
    )
    page = reader.told(done)
    assert "Changed since it was told" in page
    assert UNDERPASS["decided"] in page


def test_somebody_elses_change_is_shown_and_yours_is_kept(write: Write, cast: SimpleNamespace) -> None:
    made = write()
    first = made.item.revision
    Reader(cast.ana).post("change", made.pk, **UNDERPASS, state="done", language="en", hub="", base_revision=first)
    page = said(
        Reader(cast.ben).post(
            "change",
            made.pk,
            **{**UNDERPASS, "said": "Mine"},
            state="doing",
            language="en",
            hub="",
            base_revision=first,
        )
    )
    assert "As it stands now" in page
    assert "Mine</textarea>" in page


def test_what_came_back_is_kept_with_it(write: Write, cast: SimpleNamespace) -> None:
    reader = Reader(cast.ben)
    done = reader.post("reply", write().pk, words="Two are still out.", verdict=Verdict.PARTLY.value, language="en")
    assert "It answers some of it" in reader.told(done)


def test_tying_more_by_search(write: Write, note: Make, cast: SimpleNamespace) -> None:
    made, more = write(), note("The lamp by the steps flickers.")
    reader = Reader(cast.ben)
    assert "The lamp by the steps flickers." in reader.get("tie", made.pk, query="?q=flickers")
    assert "The lamp by the steps flickers." in reader.told(reader.post("tie", made.pk, items=[str(more.pk)]))
    assert "Nothing was chosen" in said(reader.post("tie", made.pk))


def test_the_sheet_holds_what_was_told_under_how_it_stands(write: Write, told: Tell, cast: SimpleNamespace) -> None:
    told(write(state=State.CANNOT, because="The steel is late.", said="When is the hub?"))
    write(said="Not told yet")
    page = Reader(cast.ben).get("sheet-of-many", "hubs", query="?hub=library")
    assert "Can’t be done, because" in page
    assert "The steel is late." in page
    assert "Not told yet" not in page
    assert "When is the hub?" not in Reader(cast.ben).get("sheet-of-many", "hubs", query="?hub=park")


def test_what_is_read_aloud_says_when_people_hear_more(write: Write, told: Tell, cast: SimpleNamespace) -> None:
    made = write(state=State.THINKING, next_on=days_from_today(30))
    told(made)
    day = days_from_today(30)
    words = Reader(cast.ben).get("spoken", made.pk)
    assert words.startswith("You said: It’s not crime")
    assert f"You hear more on {day.day} {day:%B %Y}." in words
    assert "<" not in words
    assert words.strip() in Reader(cast.ben).get("spoken-of-many", "hubs")


def test_the_day_to_say_more_stands_first(write: Write, told: Tell, cast: SimpleNamespace) -> None:
    told(write(state=State.THINKING, next_on=days_from_today(3)))
    with standing_still(now() + timedelta(days=4)):
        assert "The day has come to say more" in Reader(cast.ben).get("entries", "hubs")
        assert "Say more" in Reader(cast.ben).get("waiting", "hubs")


def test_withdrawn_it_is_gone_and_what_it_answered_waits(
    write: Write, theme: Make, told: Tell, cast: SimpleNamespace
) -> None:
    made = write(theme("Keys decide"))
    told(made)
    reader = Reader(cast.ana)
    assert "Undo" in reader.told(reader.post("withdraw", made.pk, because="It named somebody."))
    assert "Keys decide" in reader.get("waiting", "hubs")


def test_how_it_was_considered_is_for_what_was_heard(write: Write, theme: Make, cast: SimpleNamespace) -> None:
    about = theme()
    made = write(about)
    assert "What the record does not show" in Reader(cast.dot).get("considered", about.pk)
    assert Reader(cast.ben).client.get(reverse("feedback:considered", args=[made.pk])).status_code == 404


def test_it_can_go_outside_as_an_answer(write: Write, cast: SimpleNamespace) -> None:
    made = write(state=State.THINKING, next_on=days_from_today(40))
    writes.say_in(item=made.item, by=cast.ben, language="ur", text=writes.Text("روشنی", "مرمت"))
    offered = sharing.offered(cast.ana, reads.entry_of(cast.ana, made.pk).item)
    assert offered.form == "answer"
    assert offered.facts["state"] == "thinking"
    assert offered.facts["texts"][0]["said"] == "روشنی"
    assert Reader(cast.ana).client.get(reverse("sharing:prepare", args=[made.pk])).status_code == 200


@pytest.mark.parametrize("many", [1, 7])
def test_a_longer_list_costs_no_more_queries(many: int, write: Write, theme: Make, cast: SimpleNamespace) -> None:
    """Session, person, roles, programme and the programmes of the menu; hubs; how many, the answers and their languages;
    how many stand in each state; those whose day has come."""
    about = theme()
    for n in range(many):
        writes.say_in(item=write(about, said=f"Said {n}").item, by=cast.ben, language="ro", text=writes.Text("a", "b"))
    reader = Reader(cast.ben)
    reader.get("entries", "hubs")
    with CaptureQueriesContext(connection) as asked:
        reader.get("entries", "hubs")
    assert len(asked) <= 12, [one["sql"][:90] for one in asked]
