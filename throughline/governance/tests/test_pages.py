"""The pages as people get them: what stands where, what a refused form says, that nothing typed is lost."""

import html
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from throughline.common.clock import days_from_today, today
from throughline.governance import reads, writes
from throughline.governance.models import Decision, Meeting
from throughline.governance.tests.conftest import WHOLE, Meet
from throughline.governance.writes import agree_action, write_decision
from throughline.people.models import Person
from throughline.sharing.models import Circle
from throughline.sharing.words import CircleKind
from throughline.sharing.writes import create_circle
from throughline.thread.writes import add_item


class Reader:
    """Somebody with a browser."""

    def __init__(self, person: Person) -> None:
        self.client = Client()
        self.client.force_login(person)

    def get(self, name: str, *args: Any, query: str = "") -> str:
        return html.unescape(self.client.get(reverse(f"governance:{name}", args=args) + query).content.decode())

    def post(self, page: str, /, *args: Any, query: str = "", **fields: Any) -> HttpResponse:
        answer = self.client.post(reverse(f"governance:{page}", args=args) + query, fields)
        assert isinstance(answer, HttpResponse)
        return answer

    def told(self, answer: HttpResponse) -> str:
        """What the page says that the answer leads to."""
        assert answer.status_code == 302, html.unescape(answer.content.decode())
        return html.unescape(self.client.get(answer["Location"]).content.decode())

    def refused(self, answer: HttpResponse) -> str:
        assert answer.status_code == 422
        return html.unescape(answer.content.decode())


def typed(**changed: Any) -> dict[str, Any]:
    """The decision form as a browser sends it."""
    held = {name: value for name, value in vars(WHOLE).items() if value is not None}
    return held | {"outcome": "agreed"} | changed


def test_the_boards_stand_with_their_next_meeting(cast: SimpleNamespace, meet: Meet) -> None:
    reader = Reader(cast.ben)
    meet(7)
    create_circle(programme=cast.hubs, name="Friends of the library", kind=CircleKind.PARTNER, by=cast.adam)
    page = reader.get("boards", "hubs")
    assert "Hubs Board" in page
    assert "Meets next" in page
    assert "Friends of the library" not in page


def test_a_programme_without_boards_teaches_how_one_is_made(cast: SimpleNamespace) -> None:
    assert "circle of the kind “governance board”" in Reader(cast.ben).get("boards", "hubs")


def test_beside_each_member_stands_whom_they_sit_there_for(cast: SimpleNamespace, board: Circle) -> None:
    reader = Reader(cast.ben)
    assert "Nobody has said for whom" in reader.get("board", "hubs", board.pk)
    page = reader.told(reader.post("seats", "hubs", board.pk, **{f"seat-{cast.bo.pk}": "resident"}))
    assert "Resident" in page
    assert "Nobody has said for whom" not in page
    page = reader.told(reader.post("seats", "hubs", board.pk, **{f"seat-{cast.bo.pk}": ""}))
    assert "Nobody has said for whom" in page


def test_a_partner_s_circle_is_no_board(cast: SimpleNamespace) -> None:
    circle = create_circle(programme=cast.hubs, name="Friends", kind=CircleKind.PARTNER, by=cast.adam)
    with pytest.raises(writes.NotABoard):
        writes.plan_meeting(circle=circle, by=cast.ana, words=writes.MeetingWords(held_on=today()))
    assert Reader(cast.ana).client.get(reverse("governance:board", args=["hubs", circle.pk])).status_code == 404


def test_a_meeting_is_put_down_and_called_by_its_board_and_day(cast: SimpleNamespace, board: Circle) -> None:
    reader, day = Reader(cast.ben), days_from_today(20)
    form = {"held_on": day.isoformat(), "begins_at": "18:30", "place": "The pop-up", "state": "planned"}
    page = reader.told(reader.post("new-meeting", "hubs", board.pk, **form))
    assert f"Hubs Board, {day.day} {day:%B %Y}" in page
    assert "18:30" in page
    assert "first meeting that is put down here" in page


def test_a_meeting_to_come_was_not_held(cast: SimpleNamespace, board: Circle) -> None:
    reader = Reader(cast.ben)
    form = {"held_on": days_from_today(20).isoformat(), "state": "held"}
    page = reader.refused(reader.post("new-meeting", "hubs", board.pk, **form))
    assert "This meeting is still to come" in page


def test_who_changes_a_meeting_second_sees_the_first_s_words(cast: SimpleNamespace, meet: Meet) -> None:
    meeting, reader = meet(7), Reader(cast.ben)
    writes.change_meeting(
        item=meeting.item, by=cast.ana, words=writes.MeetingWords(held_on=meeting.held_on, place="The library")
    )
    form = {"held_on": meeting.held_on.isoformat(), "place": "The hall", "state": "planned", "revision": 1}
    page = reader.refused(reader.post("change-meeting", meeting.pk, **form))
    assert "As it stands now" in page
    assert "The library" in page
    assert 'value="The hall"' in page
    assert 'name="revision" value="2"' in page


def test_a_decision_is_put_down_completed_and_decided(cast: SimpleNamespace, meet: Meet) -> None:
    meeting, reader = meet(), Reader(cast.ben)
    page = reader.told(reader.post("new-decision", meeting.pk, title="Late evenings", outcome="agreed"))
    [made] = reads.decisions_of(cast.ben, meeting)
    assert "Before it can be called decided" in page
    page = reader.refused(reader.post("decide", made.pk, decided_on=today().isoformat()))
    assert "What is still missing" in page
    assert "The wording of the decision" in page
    reader.told(reader.post("change-decision", made.pk, **typed(revision=made.item.revision)))
    page = reader.told(reader.post("decide", made.pk, decided_on=meeting.held_on.isoformat()))
    assert "Its words stay as they are from now on" in page
    assert "Considered by Director of community services" in page


def test_changing_a_decided_decision_is_refused_in_words_and_leads_to_a_correction(
    cast: SimpleNamespace, taken: Decision
) -> None:
    reader = Reader(cast.ben)
    answer = reader.client.get(reverse("governance:change-decision", args=[taken.pk]))
    page = reader.told(answer)
    assert "its words and what it relied on stay as they were" in page
    page = reader.refused(reader.post("change-decision", taken.pk, **typed(wording="Something else.")))
    assert "add a dated correction" in page
    assert "Something else." in page  # nothing typed is lost
    page = reader.told(reader.post("correct", taken.pk, words="Eight of nine were present."))
    assert "Eight of nine were present." in page
    assert "Correction" in page


def test_evidence_is_chosen_with_its_because(cast: SimpleNamespace, meet: Meet) -> None:
    made = write_decision(meeting=meet().item, by=cast.ana, words=WHOLE)
    theme = add_item(kind="theme", by=cast.lea, programme_id=cast.hubs.pk, title="A warm free place")
    reader = Reader(cast.ben)
    assert "A warm free place" in reader.get("rely-on", made.pk)
    page = reader.refused(reader.post("rely-on", made.pk, items=[str(theme.pk)], because=""))
    assert "checked" in page
    page = reader.told(reader.post("rely-on", made.pk, items=[str(theme.pk)], because="They stay till closing."))
    assert "Because: They stay till closing." in page
    assert "A warm free place" not in reader.get("rely-on", made.pk)
    assert reader.post("rely-on", made.pk, items=["x"], because="Hm.").status_code == 404


def test_the_decision_s_page_leads_back_and_forward(cast: SimpleNamespace, taken: Decision) -> None:
    agree_action(of=taken.item, by=cast.ana, what="Find two hosts", owner_role="Library supervisor", due_on=today())
    writes.disagree(item=taken.item, by=cast.ana, role="Resident co-chair", words="The staff were not asked.")
    page = Reader(cast.dot).get("decision", taken.pk)
    for words in (WHOLE.wording, WHOLE.reasons, WHOLE.alternatives, WHOLE.if_nothing, "Find two hosts",
                  "The staff were not asked.", "Resident co-chair", "Nothing yet. People whose words moved this"):  # fmt: skip
        assert words in page, words


def test_an_action_is_agreed_late_and_closed(cast: SimpleNamespace, taken: Decision) -> None:
    reader, day = Reader(cast.ben), today() - timedelta(days=2)
    form = {"what": "Find two hosts", "owner_role": "Library supervisor", "due_on": day.isoformat()}
    page = reader.told(reader.post("agree-action", taken.pk, **form))
    assert "Library supervisor has it in hand" in page
    [action] = reads.actions_for(cast.ben, taken.item)
    page = reader.get("actions", "hubs")
    assert page.index("Past their day") < page.index("Find two hosts")
    for word in ("overdue", "Overdue", "missed", "failed", "red"):
        assert word not in page.split('id="late"')[1].split("</ul>")[0].replace("covered", ""), word
    page = reader.refused(reader.post("move-action", action.pk, state="done", outcome=""))
    assert "Say what came of it" in page
    page = reader.told(reader.post("move-action", action.pk, state="done", outcome="Two were found."))
    assert "Two were found." in page
    assert reader.post("agree-action", action.pk, **form).status_code == 404


def test_the_next_meeting_s_page_opens_with_it(cast: SimpleNamespace, taken: Decision, meet: Meet) -> None:
    made = agree_action(
        of=taken.item, by=cast.ana, what="Find two hosts", owner_role="Library supervisor", due_on=today()
    )
    writes.move_action(item=made.item, by=cast.ana, state=writes.actions.ActionState.DONE, outcome="Two were found.")
    coming: Meeting = meet(7)
    page = Reader(cast.ben).get("meeting", coming.pk)
    part = page.split('id="last"')[1].split('id="decisions"')[0]
    assert "Find two hosts" in part
    assert "Two were found." in part


def test_withdrawn_it_is_gone_and_can_be_brought_back(cast: SimpleNamespace, taken: Decision) -> None:
    reader = Reader(cast.ana)
    page = reader.told(reader.post("withdraw", taken.pk, because="Wrong board."))
    assert "It can be brought back for 30 days" in page
    assert reader.client.get(reverse("governance:decision", args=[taken.pk])).status_code == 404
    theme = add_item(kind="theme", by=cast.ana, programme_id=cast.hubs.pk, title="A kettle")
    assert reader.post("withdraw", theme.pk, because="No.").status_code == 404


def test_the_log_finds_words_and_says_when_there_are_none(cast: SimpleNamespace, taken: Decision) -> None:
    reader = Reader(cast.ben)
    assert WHOLE.title in reader.get("decisions", "hubs", query="?q=hosted")
    assert "No decision like that" in reader.get("decisions", "hubs", query="?q=zebra")
    assert WHOLE.title in reader.get("decisions", "hubs", query="?year=x&board=y&theme=z")


def test_the_pages_of_lists_ask_a_flat_number_of_queries(
    cast: SimpleNamespace, meet: Meet, django_assert_max_num_queries: Any
) -> None:
    meeting, reader = meet(), Reader(cast.ben)
    for number in range(12):
        made = write_decision(meeting=meeting.item, by=cast.ana, words=writes.DecisionWords(f"Decision {number}"))
        agree_action(of=made.item, by=cast.ana, what=f"Action {number}", owner_role="Library", due_on=today())
    for name, args in (("decisions", ("hubs",)), ("actions", ("hubs",)), ("board", ("hubs", meeting.circle_id)),
                       ("meeting", (meeting.pk,))):  # fmt: skip
        with django_assert_max_num_queries(26):  # person, roles, session, programme, lists; none of them per row
            reader.get(name, *args)
