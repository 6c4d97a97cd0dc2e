"""The pages as people get them: what is on them, what a refused form says, what a script gets."""

import html
import json
import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from throughline.access.words import Standing
from throughline.people.models import Person
from throughline.sensemaking.gathering import gather, mark
from throughline.sensemaking.models import Theme
from throughline.sensemaking.reads import theme_of, themes_in
from throughline.sensemaking.regrouping import merge
from throughline.sensemaking.tests.conftest import KETTLE, SENTENCE, Hear
from throughline.sensemaking.words import Confidence, ThemeStatus
from throughline.sensemaking.writes import dissent, judge, withdraw_theme
from throughline.thread.reads import bearing_on
from throughline.thread.words import Meaning
from throughline.thread.writes import withdraw


class Reader:
    """Somebody with a browser."""

    def __init__(self, person: Person) -> None:
        self.client = Client()
        self.client.force_login(person)

    def get(self, name: str, *args: Any, query: str = "") -> str:
        return self.client.get(reverse(f"sensemaking:{name}", args=args) + query).content.decode()

    def post(self, name: str, *args: Any, json_wanted: bool = False, **fields: Any) -> HttpResponse:
        headers = {"Accept": "application/json"} if json_wanted else {}
        response = self.client.post(reverse(f"sensemaking:{name}", args=args), fields, headers=headers)
        assert isinstance(response, HttpResponse)
        return response

    def told(self, response: HttpResponse) -> str:
        """What the page says that the answer leads to."""
        assert response.status_code == 302
        return self.client.get(response["Location"]).content.decode()


def undo_on(page: str) -> str:
    """Where the undo of what the page tells is sent."""
    found = re.search(r'class="tl-flash .*?action="([^"]+)"', page, re.DOTALL)
    assert found
    return html.unescape(found[1])


def test_the_list_teaches_the_method_when_it_is_empty(cast: SimpleNamespace) -> None:
    assert "someone could agree or disagree with" in Reader(cast.ben).get("themes", "hubs")


def test_the_list_shows_each_theme_with_its_counts(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    gather(theme=theme.item, items=[hear("one"), hear("two", hub=cast.park)], by=cast.ben)
    gather(theme=theme.item, items=[hear("three")], by=cast.ben, meaning=Meaning.CHALLENGES)
    page = Reader(cast.lea).get("themes", "hubs")
    assert "3 notes from 2 hubs · 1 challenges it" in page


def test_the_list_counts_only_what_the_reader_may_read(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    gather(theme=theme.item, items=[hear(standing=Standing.PRIVATE)], by=cast.ana)
    assert "No words yet" in Reader(cast.ben).get("themes", "hubs")
    assert "1 note from 1 hub" in Reader(cast.ana).get("themes", "hubs")


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("", True),
        ("?hub=park", True),
        ("?hub=library", False),
        ("?hub=nowhere", True),
        ("?status=emerging", True),
        ("?status=agreed", False),
        ("?status=nonsense", True),
        ("?q=warm", True),
        ("?q=cold", False),
    ],
)
def test_the_list_can_be_narrowed(cast: SimpleNamespace, theme: Theme, hear: Hear, query: str, there: bool) -> None:
    gather(theme=theme.item, items=[hear(hub=cast.park)], by=cast.ben)
    assert (SENTENCE in Reader(cast.ben).get("themes", "hubs", query=query)) is there


def test_merged_themes_are_out_of_the_way_and_can_be_shown(cast: SimpleNamespace, theme: Theme, another: Theme) -> None:
    merge(item=another.item, into=theme.item, by=cast.lea, because="They say the same")
    reader = Reader(cast.ben)
    assert another.item.title not in reader.get("themes", "hubs")
    assert another.item.title in reader.get("themes", "hubs", query="?status=all")


def test_a_theme_shows_its_words_by_how_they_bear_on_it(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    note = hear(verbatim=[[KETTLE.index("“"), len(KETTLE)]])
    begins = KETTLE.index("“I come")
    mark(note=note, begins_at=begins, ends_at=begins + 20, theme=theme.item, by=cast.ben, because="the warm")
    gather(theme=theme.item, items=[hear("He says it is too loud.")], by=cast.ben, meaning=Meaning.CHALLENGES)
    page = Reader(cast.lea).get("theme", theme.pk)
    assert '<mark class="tl-verbatim">“I come for the warm</mark>' in page
    assert "Because: the warm" in page
    assert "Words that challenge it" in page
    assert "He says it is too loud." in page
    assert note.get_absolute_url() in page


def test_a_theme_that_rests_on_one_note_says_so(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    gather(theme=theme.item, items=[hear()], by=cast.ben)
    assert "This rests on a single note." in Reader(cast.lea).get("theme", theme.pk)


def test_a_recorder_is_a_number_and_never_a_name(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    gather(theme=theme.item, items=[hear("one"), hear("two")], by=cast.lea)
    page = Reader(cast.lea).get("theme", theme.pk)
    assert "Written down by 1 person." in page
    assert "Ana" not in page


def test_a_private_note_leaves_no_trace_on_the_page_of_others(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    note = hear("canary-heron at the lido", standing=Standing.PRIVATE)
    gather(theme=theme.item, items=[note], by=cast.ana, because="canary-because")
    mark(note=note, begins_at=0, ends_at=12, theme=theme.item, by=cast.ana)
    page = Reader(cast.ben).get("theme", theme.pk)
    assert "canary" not in page
    assert "No words yet" in page


def test_a_theme_without_challenge_asks_what_would_disagree(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    gather(theme=theme.item, items=[hear(f"n{n}") for n in range(5)], by=cast.ben)
    assert "What would disagree?" in Reader(cast.ben).get("theme", theme.pk)


def test_withdrawn_sources_stay_in_the_count(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    gone = hear("gone")
    gather(theme=theme.item, items=[gone, hear("kept")], by=cast.ben)
    withdraw(item=gone, by=cast.ana, because="asked to")
    assert "2 sources, 1 withdrawn." in Reader(cast.ben).get("theme", theme.pk)


def test_a_dissent_is_shown_by_role_and_not_by_name(cast: SimpleNamespace, theme: Theme) -> None:
    dissent(item=theme.item, by=cast.ana, role="Community organiser", words="Warmth is not why they come.")
    page = Reader(cast.lea).get("theme", theme.pk)
    assert "Warmth is not why they come." in page
    assert "Community organiser" in page
    assert "Ana" not in page


def test_the_data_protection_lead_reads_without_buttons_to_change(cast: SimpleNamespace, theme: Theme) -> None:
    page = Reader(cast.dot).get("theme", theme.pk)
    assert SENTENCE in page
    assert "Reword it" not in page
    assert "Gather words" not in page


def test_a_merged_theme_leads_to_the_one_that_took_it_in(cast: SimpleNamespace, theme: Theme, another: Theme) -> None:
    merge(item=another.item, into=theme.item, by=cast.lea, because="They say the same")
    page = Reader(cast.ben).get("theme", another.pk)
    assert theme.item.get_absolute_url() in page
    assert "Undo the merge" in page


def test_beginning_a_theme_from_the_form(cast: SimpleNamespace) -> None:
    reader = Reader(cast.ben)
    page = reader.told(reader.post("new", "hubs", title="You asked before and nobody came back"))
    assert "You asked before and nobody came back" in page
    assert themes_in(cast.lea, cast.hubs.pk).get().status == "emerging"


def test_a_noun_is_sent_back_with_what_was_typed(cast: SimpleNamespace) -> None:
    response = Reader(cast.ben).post("new", "hubs", title="Feedback", belongs="letters unanswered")
    assert response.status_code == 422
    page = response.content.decode()
    assert "A theme is a sentence that someone could agree or disagree with." in page
    assert "letters unanswered" in page


def test_a_heading_is_kept_and_asked_about(cast: SimpleNamespace) -> None:
    reader = Reader(cast.ben)
    page = reader.told(reader.post("new", "hubs", title="Trust in small circles"))
    assert "reads more like a heading than a sentence" in page


def test_saying_where_we_stand(cast: SimpleNamespace, theme: Theme) -> None:
    reader = Reader(cast.lea)
    given = {"status": "agreed", "confidence": "3", "because": "Three places", "base_revision": "1"}
    refused = reader.post("status", theme.pk, **given)
    assert "Before a theme is agreed or settled, ask who is missing from it" in refused.content.decode()
    page = reader.told(reader.post("status", theme.pk, **given, asked_nobody_named="on"))
    assert "Agreed by the team" in page
    assert "We asked, and nobody could be named." in page


def test_naming_somebody_and_nobody_at_once_is_sent_back(cast: SimpleNamespace, theme: Theme) -> None:
    response = Reader(cast.lea).post(
        "status",
        theme.pk,
        status="agreed",
        confidence="3",
        because="x",
        base_revision="1",
        who_is_missing="Night workers",
        asked_nobody_named="on",
    )
    assert "Leave this unticked, or take the words out." in response.content.decode()


def test_two_people_rewording_at_once_see_both_versions(cast: SimpleNamespace, theme: Theme) -> None:
    judge(
        item=theme.item, by=cast.ben, status=ThemeStatus.CONTESTED, confidence=Confidence.GROWING, because="meanwhile"
    )
    reader = Reader(cast.lea)
    given = {"title": "Nobody asks why you came", "because": "shorter"}
    response = reader.post("edit", theme.pk, **given, base_revision="1")
    page = response.content.decode()
    assert response.status_code == 422
    assert "Someone changed this while you were writing." in page
    assert "Nobody asks why you came" in page
    assert 'name="base_revision" value="2"' in page
    reader.told(reader.post("edit", theme.pk, **given, base_revision="2"))
    assert theme_of(cast.ben, theme.pk).item.title == "Nobody asks why you came"


def test_signing_a_dissent_on_behalf_of_somebody(cast: SimpleNamespace, theme: Theme) -> None:
    reader = Reader(cast.ana)
    page = reader.told(
        reader.post(
            "dissent", theme.pk, words="Not us.", role="Community organiser", on_behalf_of="a resident at the session"
        )
    )
    assert "a resident at the session" in page


def test_a_dissent_can_be_taken_back_by_its_writer_only(cast: SimpleNamespace, theme: Theme) -> None:
    note = dissent(item=theme.item, by=cast.ana, role="Community organiser", words="Warmth is not why they come.")
    assert Reader(cast.lea).post("take-back", "hubs", note.pk).status_code == 404
    reader = Reader(cast.ana)
    assert "Warmth is not why they come." not in reader.told(reader.post("take-back", "hubs", note.pk))


def test_withdrawing_says_so_and_offers_undo(cast: SimpleNamespace, theme: Theme) -> None:
    reader = Reader(cast.lea)
    page = reader.told(reader.post("withdraw", theme.pk, because="Made twice"))
    undo = reverse("sensemaking:restore", kwargs={"programme": "hubs", "item_id": theme.pk})
    assert f'action="{undo}"' in page
    assert SENTENCE in reader.told(reader.post("restore", "hubs", theme.pk))


def test_a_withdrawn_note_is_not_restored_as_a_theme(cast: SimpleNamespace, hear: Hear) -> None:
    note = hear()
    withdraw(item=note, by=cast.ana, because="x")
    assert Reader(cast.ana).post("restore", "hubs", note.pk).status_code == 404


def test_withdrawn_themes_are_listed_for_who_may_bring_them_back(cast: SimpleNamespace, theme: Theme) -> None:
    withdraw_theme(item=theme.item, by=cast.lea, because="Made twice")
    assert SENTENCE in Reader(cast.lea).get("themes", "hubs")
    assert SENTENCE not in Reader(cast.ben).get("themes", "hubs")


def test_gathering_from_a_list_says_what_it_did_and_undoes_it(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    reader = Reader(cast.ben)
    notes = [hear("one"), hear("two")]
    page = reader.told(reader.post("gather", "hubs", items=[n.pk for n in notes], theme=theme.pk))
    assert "2 pieces added under" in page
    reader.client.post(undo_on(page))
    assert bearing_on(cast.ben, theme.item) == []


def test_gathering_goes_back_to_where_it_was_asked_from_and_nowhere_else(
    cast: SimpleNamespace, theme: Theme, hear: Hear
) -> None:
    reader, note = Reader(cast.ben), hear()
    here = reader.post("gather", "hubs", items=[note.pk], theme=theme.pk, next="/p/hubs/themes/")
    away = reader.post("gather", "hubs", items=[note.pk], theme=theme.pk, next="https://example.com/")
    assert (here["Location"], away["Location"]) == ("/p/hubs/themes/", theme.item.get_absolute_url())


def test_gathering_into_a_new_theme(cast: SimpleNamespace, hear: Hear) -> None:
    Reader(cast.ben).post("gather", "hubs", items=[hear().pk], new_sentence="You asked before and nobody came back")
    new = themes_in(cast.lea, cast.hubs.pk).get()
    assert new.item.title == "You asked before and nobody came back"
    assert len(bearing_on(cast.lea, new.item)) == 1


def test_a_refused_gathering_begins_no_theme(cast: SimpleNamespace, another: Theme) -> None:
    Reader(cast.ben).post("gather", "hubs", items=[another.pk], new_sentence="You asked before and nobody came back")
    assert themes_in(cast.lea, cast.hubs.pk).count() == 1


def test_a_script_gets_json(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    reader = Reader(cast.ben)
    answer = json.loads(
        reader.post(
            "gather", "hubs", items=[hear().pk], theme=theme.pk, json_wanted=True, **{"as": "challenges"}
        ).content
    )
    assert (answer["added"], answer["theme"]["id"]) == (1, str(theme.pk))
    assert bearing_on(cast.ben, theme.item)[0].meaning == Meaning.CHALLENGES
    undone = reader.client.post(answer["undo"], headers={"Accept": "application/json"})
    assert json.loads(undone.content)["gone"] == 1


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Choose some notes first: nothing was selected."),
        ({"items": "not-an-id"}, "Choose some notes first: nothing was selected."),
        ({"items": "0198c0de-0000-7000-8000-000000000000"}, "What you chose is not there any more"),
    ],
)
def test_a_script_is_refused_in_the_one_shape(
    cast: SimpleNamespace, theme: Theme, fields: dict[str, str], message: str
) -> None:
    response = Reader(cast.ben).post("gather", "hubs", json_wanted=True, theme=theme.pk, **fields)
    assert response.status_code == 422
    error = json.loads(response.content)["error"]
    assert error["code"] == "not_added"
    assert error["message"].startswith(message)


def test_somebody_elses_private_note_is_left_out_like_a_missing_one(
    cast: SimpleNamespace, theme: Theme, hear: Hear
) -> None:
    secret, plain = hear(standing=Standing.PRIVATE), hear("plain")
    answer = json.loads(
        Reader(cast.ben).post("gather", "hubs", items=[secret.pk, plain.pk], theme=theme.pk, json_wanted=True).content
    )
    assert answer["added"] == 1
    assert "1 could not be added: not there any more, or not shared with you." in answer["words"]


def test_marking_words_by_their_place(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    reader, note = Reader(cast.ben), hear("🫖 There is always a kettle on.")
    page = reader.told(reader.post("excerpt", note.pk, begins_at=2, ends_at=29, theme=theme.pk))
    assert "There is always a kettle on" in page


def test_marking_words_by_pasting_them(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    reader = Reader(cast.ben)
    page = reader.told(reader.post("excerpt", hear().pk, quoted="I stay because nobody asks why", theme=theme.pk))
    assert "I stay because nobody asks why" in page


def test_words_decide_when_their_place_has_moved(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    note = hear()
    Reader(cast.ben).post("excerpt", note.pk, begins_at=0, ends_at=5, quoted="I come for the warm", theme=theme.pk)
    assert "I come for the warm" in Reader(cast.ben).get("theme", theme.pk)


def test_words_that_are_not_in_the_note_are_refused_in_words(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    response = Reader(cast.ben).post("excerpt", hear().pk, quoted="never said", theme=theme.pk, json_wanted=True)
    error = json.loads(response.content)["error"]
    assert list(error["fields"]) == ["quoted"]
    assert error["message"].startswith("These words are not in the note exactly as they stand.")


def test_finding_a_theme_as_you_type(cast: SimpleNamespace, theme: Theme, another: Theme) -> None:
    found = json.loads(Reader(cast.ben).get("find", "hubs", query="?q=warm+free"))
    assert [one["label"] for one in found["options"]] == [SENTENCE]


def test_changing_how_words_bear_and_taking_them_away_again(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    [link] = gather(theme=theme.item, items=[hear()], by=cast.ben).links
    reader = Reader(cast.lea)
    reader.told(reader.post("word", theme.pk, link.pk, bears="qualifies", because="only in winter"))
    [found] = bearing_on(cast.ben, theme.item)
    assert (found.meaning, found.because) == (Meaning.QUALIFIES, "only in winter")
    page = reader.told(reader.post("ungather", theme.pk, found.link_id))
    assert bearing_on(cast.ben, theme.item) == []
    reader.client.post(undo_on(page))
    assert bearing_on(cast.ben, theme.item)[0].meaning == Meaning.QUALIFIES


def test_the_gathering_page_shows_notes_and_how_they_stand(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    there, fresh = hear("Already gathered words"), hear("Fresh words to read")
    gather(theme=theme.item, items=[there], by=cast.ben, meaning=Meaning.CHALLENGES)
    page = Reader(cast.ben).get("gather-words", theme.pk)
    assert "Fresh words to read" in page
    assert "challenges it" in page
    assert str(fresh.pk) in page


def test_the_gathering_page_searches_and_hides(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    hear("The kettle is on"), hear("The bins are full"), hear("A kettle canary", standing=Standing.PRIVATE)
    page = Reader(cast.ben).get("gather-words", theme.pk, query="?q=kettle")
    assert "The kettle is on" in page
    assert "The bins are full" not in page
    assert "canary" not in page


def test_merging_and_splitting_from_their_pages(
    cast: SimpleNamespace, theme: Theme, another: Theme, hear: Hear
) -> None:
    gather(theme=another.item, items=[hear("one"), hear("two")], by=cast.ben)
    reader = Reader(cast.lea)
    page = reader.told(reader.post("merge", another.pk, into=theme.pk, because="They say the same"))
    assert SENTENCE in page
    links = [one.link_id for one in bearing_on(cast.lea, theme.item, [Meaning.SUPPORTS])]
    refused = reader.post("split", theme.pk, title="Keys decide what starts", because="x")
    assert "Choose the words that belong to the new theme" in refused.content.decode()
    new = reader.told(reader.post("split", theme.pk, title="Keys decide what starts", because="x", words=links[:1]))
    assert "Keys decide what starts" in new


def test_an_unmerge_too_far_back_is_refused_in_words(cast: SimpleNamespace, theme: Theme, another: Theme) -> None:
    reader = Reader(cast.lea)
    assert reader.post("unmerge", theme.pk).status_code == 404
    merge(item=another.item, into=theme.item, by=cast.lea, because="They say the same")
    assert "The merge is undone." in reader.told(reader.post("unmerge", another.pk))
