"""The pages as people get them: what stands first, what a refused form says, that nothing typed is lost."""

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

from throughline.access.words import Standing
from throughline.common.clock import today
from throughline.experiments import reads, writes
from throughline.experiments.models import Experiment
from throughline.experiments.tests.conftest import CARD, PARTS, Assume, Begin, Hear
from throughline.experiments.words import Decision, RemarkKind, State
from throughline.experiments.writes import Filing, decide, log, remark
from throughline.people.models import Person
from throughline.thread import reads as thread
from throughline.thread.words import Meaning


class Reader:
    """Somebody with a browser."""

    def __init__(self, person: Person) -> None:
        self.client = Client()
        self.client.force_login(person)

    def get(self, name: str, *args: Any, query: str = "") -> str:
        return html.unescape(self.client.get(reverse(f"experiments:{name}", args=args) + query).content.decode())

    def post(self, page: str, /, *args: Any, query: str = "", **fields: Any) -> HttpResponse:
        response = self.client.post(reverse(f"experiments:{page}", args=args) + query, fields)
        assert isinstance(response, HttpResponse)
        return response

    def told(self, response: HttpResponse) -> str:
        """What the page says that the answer leads to."""
        assert response.status_code == 302, html.unescape(response.content.decode())
        return html.unescape(self.client.get(response["Location"]).content.decode())


def typed(made: Experiment, **changed: Any) -> dict[str, Any]:
    """The plan form as a browser sends it."""
    held = {name: getattr(made, name) for name in PARTS}
    day = made.decide_on.isoformat() if made.decide_on else ""
    return {
        "name": made.item.title, "decide_on": day, "hubs": [str(hub.pk) for hub in made.hubs.all()],
        "base_revision": made.item.revision, **held, **changed,
    }  # fmt: skip


def test_an_empty_portfolio_teaches_the_method(cast: SimpleNamespace) -> None:
    assert "What is the smallest thing you could do to find out" in Reader(cast.ben).get("portfolio", "hubs")


def test_what_is_past_its_day_stands_first_and_nobody_is_told_off(
    begin: Begin, late: Experiment, cast: SimpleNamespace
) -> None:
    begin("The cupboard", days=3)
    begin("Shelf", running=False, days=1)
    page = Reader(cast.ben).get("portfolio", "hubs")
    assert page.index("Drop the word volunteer") < page.index("The cupboard") < page.index(">Shelf<")
    assert "stopping is a decision like any other" in page
    for word in ("overdue", "Overdue", "late", "missed", "failed"):
        assert word not in page.split('id="to-decide"')[1].split("</section>")[0]


def test_the_portfolio_is_narrowed_by_hub_assumption_and_age(
    begin: Begin, assume: Assume, cast: SimpleNamespace
) -> None:
    assumption = assume()
    old = begin("The cupboard", testing=(assumption,))
    old.started_on = today() - timedelta(days=100)
    old.save()
    begin("Two evenings", hubs=[cast.park])
    reader = Reader(cast.ben)
    for query, seen in (
        ("?hub=park", "Two evenings"), ("?hub=library", "The cupboard"), ("?age=long", "The cupboard"),
        ("?age=new", "Two evenings"), (f"?assumption={assumption.pk}", "The cupboard"),
    ):  # fmt: skip
        page = reader.get("portfolio", "hubs", query=query)
        names = {name for name in ("The cupboard", "Two evenings") if f">{name}</a>" in page}
        assert names == {seen}, query
    assert ">Two evenings</a>" in reader.get("portfolio", "hubs", query="?hub=moon&age=ever&assumption=x")


def test_begun_from_an_assumption_it_tests_it_and_believes_it_for_a_start(
    assume: Assume, cast: SimpleNamespace
) -> None:
    assumption, reader = assume(), Reader(cast.ben)
    query = f"?from={assumption.pk}"
    page = reader.get("new", "hubs", query=query)
    assert page.count("Small resources unlock action.") >= 2
    told = reader.told(reader.post("new", "hubs", query=query, name="The cupboard", believe="Small things."))
    assert "Small resources unlock action." in told
    assert Experiment.unscoped.get().state == State.DRAFT


@pytest.mark.parametrize("query", ["?from=nonsense", "?from="])
def test_an_address_that_makes_no_sense_begins_from_nothing(query: str, cast: SimpleNamespace) -> None:
    assert "Plan an experiment" in Reader(cast.ben).get("new", "hubs", query=query)


def test_nothing_hidden_is_named_by_where_it_comes_from(hear: Hear, cast: SimpleNamespace) -> None:
    secret = hear("Mine alone.", standing=Standing.PRIVATE)
    address = reverse("experiments:new", args=["hubs"]) + f"?from={secret.pk}"
    assert Reader(cast.ben).client.get(address).status_code == 404
    assert Reader(cast.ana).client.get(address).status_code == 200


def test_starting_too_soon_says_kindly_what_is_missing_with_a_way_to_each(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin(running=False, consent="", going_badly="")
    answer = Reader(cast.ana).post("start", made.pk)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "Nothing is lost" in page
    assert "say the signs that it is going badly" in page
    assert f"{reverse('experiments:plan', args=[made.pk])}#id_consent" in page


def test_a_change_while_it_runs_without_a_because_keeps_what_was_typed(begin: Begin, cast: SimpleNamespace) -> None:
    made, reader = begin(), Reader(cast.ben)
    answer = reader.post("plan", made.pk, **typed(made, believe="Keys start things."))
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "It is running, so say why it changes." in page
    assert "Keys start things." in page
    told = reader.told(
        reader.post("plan", made.pk, **typed(made, believe="Keys start things.", because="It was the key."))
    )
    assert "because</b> It was the key." in told
    assert f"It said: {PARTS['believe']}" in told


def test_the_second_of_two_editors_sees_the_firsts_words_and_chooses(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin(running=False)
    mine = typed(made, believe="Mine.")
    Reader(cast.ana).post("plan", made.pk, **typed(made, believe="Theirs."))
    answer = Reader(cast.ben).post("plan", made.pk, **mine)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "We believe that: Theirs." in page
    assert ">\nMine.</textarea>" in page
    mine["base_revision"] = reads.experiment_of(cast.ben, made.pk).item.revision
    assert Reader(cast.ben).post("plan", made.pk, **mine).status_code == 302
    assert reads.experiment_of(cast.ben, made.pk).believe == "Mine."


def test_notes_are_found_by_their_words_without_losing_what_was_typed(
    begin: Begin, hear: Hear, cast: SimpleNamespace
) -> None:
    made, note, reader = begin(), hear("She said cupboard twice."), Reader(cast.ben)
    for count in range(14):
        hear(f"Something else {count}.")
    secret = hear("A secret cupboard.", standing=Standing.PRIVATE)
    page = html.unescape(
        reader.post("log", made.pk, words="Half a sen", seen_on=today(), find="cupboard", look="1").content.decode()
    )
    assert "Half a sen" in page
    assert f'value="{note.pk}"' in page
    assert str(secret.pk) not in page
    told = reader.told(reader.post("log", made.pk, words="Twice again.", seen_on=today(), notes=[str(note.pk)]))
    assert "Twice again." in told
    assert "She said cupboard twice." in told


def deciding(**changed: Any) -> dict[str, Any]:
    return {
        "observed": "Too few saw either poster.", "learned": "Two posters tell us little", "decision": "stop",
        "reason": "It told us little.", "strength": "weak", "decided_by": "the hub team", "base_revision": 2, **changed,
    }  # fmt: skip


def test_a_stop_and_the_first_belief_stand_on_one_page_and_nothing_is_red(
    begin: Begin, assume: Assume, cast: SimpleNamespace
) -> None:
    assumption = assume()
    made, reader = begin("Drop the word volunteer", testing=(assumption,)), Reader(cast.ben)
    answer = reader.post("decide", made.pk, **deciding())
    assert "Choose how what you saw bears on this assumption." in html.unescape(answer.content.decode())
    filing = {f"bears-{assumption.pk}": "challenges", f"because-{assumption.pk}": "Nobody minded the word."}
    page = reader.told(reader.post("decide", made.pk, **deciding(**filing)))
    for words in ("Stopped", PARTS["believe"], "Too few saw either poster.", "Nobody minded the word.", "challenges"):
        assert words in page
    grown = decide(item=begin("Another").item, by=cast.ben, card=CARD)
    other = reader.get("card", grown.pk)
    assert page.count("tl-tag--accent") == other.count("tl-tag--accent")
    assert thread.bearing_on(cast.lea, assumption)[0].meaning == Meaning.CHALLENGES


def test_the_plan_changed_while_somebody_decided_is_shown_to_them(begin: Begin, cast: SimpleNamespace) -> None:
    made, reader = begin(), Reader(cast.ben)
    writes.replan(
        item=made.item, by=cast.ana, because="We saw it.",
        plan=writes.Plan(name="The cupboard", parts={"right_if": "One."}, decide_on=made.decide_on),
    )  # fmt: skip
    answer = reader.post("decide", made.pk, **deciding())
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "The plan was changed" in page
    assert "Too few saw either poster." in page


def test_what_was_stopped_is_a_library_searched_by_words_decision_and_assumption(
    begin: Begin, assume: Assume, cast: SimpleNamespace
) -> None:
    assumption = assume()
    stop = writes.Card(**vars(CARD) | {"decision": Decision.STOP, "learned": "Two posters tell us little"})
    decide(item=begin("Drop the word", testing=(assumption,)).item, by=cast.ben, card=stop)
    decide(item=begin("The cupboard").item, by=cast.ben, card=CARD)
    reader = Reader(cast.lea)
    stopped = reader.get("learned", "hubs", query="?decision=stop")
    assert "What we stopped, and what it taught us" in stopped
    assert "Two posters tell us little" in stopped
    assert CARD.learned not in stopped
    assert CARD.learned in reader.get("learned", "hubs", query="?words=committee+fathers")
    tested = reader.get("learned", "hubs", query=f"?assumption={assumption.pk}")
    assert "Two posters tell us little" in tested
    assert CARD.learned not in tested


def test_borrowing_is_said_on_both_pages(begin: Begin, cast: SimpleNamespace) -> None:
    made, reader = begin(), Reader(cast.ben)
    told = reader.told(reader.post("copy", made.pk, name="The cupboard, park", hubs=[str(cast.park.pk)]))
    assert "Borrowed from this experiment" in told
    assert "Borrowed this design" in reader.get("experiment", made.pk)


def test_a_remark_is_signed_by_role_and_name_and_taken_back_by_its_writer(begin: Begin, cast: SimpleNamespace) -> None:
    made, ben = begin(running=False), Reader(cast.ben)
    told = ben.told(ben.post("remark", made.pk, kind="challenge", words="Who insures it?", role="Team member"))
    assert "Ben, Team member" in told
    assert "Take my words back" in told
    assert "Take my words back" not in Reader(cast.ana).get("experiment", made.pk)
    [one] = reads.remarks_on(made)
    assert "Who insures it?" not in ben.told(ben.post("take-back-remark", made.pk, one.pk))


def test_withdrawn_it_can_be_brought_back(begin: Begin, cast: SimpleNamespace) -> None:
    made, ana = begin(), Reader(cast.ana)
    told = ana.told(ana.post("withdraw", made.pk, because="A slip."))
    assert "It can be brought back for 30 days." in told
    assert ana.client.get(made.item.get_absolute_url()).status_code == 404
    ana.client.post(reverse("library:restore", args=[made.pk]))
    assert ana.client.get(made.item.get_absolute_url()).status_code == 200


def queries_of(person: Person, name: str, *args: Any) -> int:
    client = Client()
    client.force_login(person)
    address = reverse(f"experiments:{name}", args=args)
    client.get(address)  # what a first request alone asks for, such as the session
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_long_lists_ask_no_more_than_short_ones(begin: Begin, assume: Assume, cast: SimpleNamespace) -> None:
    """One query each for: the person and session; the programme; hubs and assumptions to narrow by; the experiments; their
    hubs; what they test, and its words; for the library also how many there are."""
    begin(testing=(assume(),))
    decide(item=begin("A", testing=(assume("A."),)).item, by=cast.ana, card=CARD)
    short = [queries_of(cast.lea, name, "hubs") for name in ("portfolio", "learned")]
    for count in range(6):
        begin(f"B{count}", testing=(assume(f"So {count}."),), hubs=[cast.park, cast.library])
        decide(item=begin(f"C{count}", testing=(assume(f"Or {count}."),)).item, by=cast.ana, card=CARD)
    assert [queries_of(cast.lea, name, "hubs") for name in ("portfolio", "learned")] == short
    assert max(short) <= 14


def test_one_page_asks_no_more_for_a_long_log(begin: Begin, assume: Assume, hear: Hear, cast: SimpleNamespace) -> None:
    """One query each for: the person and session; the experiment and its hubs; what it tests, came from and led to; changes;
    the log, its pairs and its notes; remarks; the card; two for each step of the thread line."""
    assumption = assume()
    made = begin(testing=(assumption,))
    log(item=made.item, by=cast.ana, words="One.", note_ids=[hear().pk])
    remark(item=made.item, by=cast.ben, kind=RemarkKind.COHERENCE, words="Yes.", role="Team member")
    decide(item=made.item, by=cast.ana, card=CARD, filings=[Filing(assumption.pk, Meaning.SUPPORTS)])
    short = queries_of(cast.lea, "experiment", made.pk)
    for count in range(8):
        log(item=made.item, by=cast.ana, words=f"{count}.", note_ids=[hear(f"Note {count}.").pk])
        remark(item=made.item, by=cast.ana, kind=RemarkKind.CHALLENGE, words=f"{count}?", role="Organiser")
    assert queries_of(cast.lea, "experiment", made.pk) == short
    assert short <= 34
