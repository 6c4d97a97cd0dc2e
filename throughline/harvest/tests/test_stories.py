"""A round: stories told with their reason and consent, one chosen for each area with the panel's reason, the tellers told."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.test import Client

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.common.clock import days_from_today, today
from throughline.harvest import offer
from throughline.harvest.models import Choice, Round
from throughline.harvest.reads import stories as reads
from throughline.harvest.tests.conftest import AREAS, KEY, STOOL
from throughline.harvest.words import Consent
from throughline.harvest.writes import stories as writes
from throughline.harvest.writes.changes import substantiate
from throughline.thread.models import Item
from throughline.thread.writes import revise, withdraw

PANEL = {"panel": "Two residents and the caretaker", "reason": "A key in a pocket outlasts a poster."}


def chosen(told_in: Round, story: Item, cast: SimpleNamespace) -> Choice:
    return writes.choose(of=told_in, by=cast.lea, number=1, story_id=story.pk, **PANEL)


def test_a_panel_chooses_and_its_reason_is_kept(
    told_in: Round, stories: list[Item], cast: SimpleNamespace, client: Client
) -> None:
    chosen(told_in, stories[0], cast)
    client.force_login(cast.ben)
    page = client.get(f"/p/{cast.hubs.slug}/stories/{told_in.pk}/").content.decode()
    for words in (*PANEL.values(), "The key", "The stool", "The tellers have not been told yet."):
        assert words in page
    assert PANEL["reason"] in client.get(stories[0].get_absolute_url()).content.decode()


def test_a_choice_is_made_once_and_the_story_stays_as_it_was(
    told_in: Round, stories: list[Item], cast: SimpleNamespace
) -> None:
    chosen(told_in, stories[0], cast)
    with pytest.raises(writes.ChosenAlready):
        chosen(told_in, stories[1], cast)
    with pytest.raises(writes.ChosenAlready):
        writes.tell_story(of=told_in, by=cast.ana, number=1, given=KEY)
    with pytest.raises(writes.StoryWasChosen):
        writes.reword_story(item=stories[0], by=cast.ana, given=STOOL)


def test_the_tellers_are_told(told_in: Round, stories: list[Item], cast: SimpleNamespace, client: Client) -> None:
    chosen(told_in, stories[0], cast)
    client.force_login(cast.ben)
    sent = {"words": "Both of you: the key was chosen.", "told_on": today().isoformat()}
    page = client.post(f"/p/{cast.hubs.slug}/stories/{told_in.pk}/1/tell-tellers/", sent, follow=True).content.decode()
    assert "Both of you: the key was chosen." in page


@pytest.mark.parametrize("left_out", ["title", "teller", "words", "why_it_matters"])
def test_a_story_needs_its_teller_and_their_reason(left_out: str, told_in: Round, cast: SimpleNamespace) -> None:
    with pytest.raises(writes.StoryIncomplete):
        writes.tell_story(of=told_in, by=cast.ana, number=1, given=replace(KEY, **{left_out: ""}))


@pytest.mark.parametrize("left_out", ["panel", "reason"])
def test_a_choice_needs_a_panel_and_a_reason(
    left_out: str, told_in: Round, stories: list[Item], cast: SimpleNamespace
) -> None:
    with pytest.raises(writes.NeedsPanelAndReason):
        writes.choose(of=told_in, by=cast.lea, number=1, story_id=stories[0].pk, **{**PANEL, left_out: " "})


def test_a_story_of_another_area_is_not_chosen(told_in: Round, stories: list[Item], cast: SimpleNamespace) -> None:
    with pytest.raises(NotVisible):
        writes.choose(of=told_in, by=cast.lea, number=2, story_id=stories[0].pk, **PANEL)


def test_a_choice_is_shown_only_to_who_may_read_the_story(
    told_in: Round, stories: list[Item], cast: SimpleNamespace, client: Client
) -> None:
    chosen(told_in, stories[0], cast)
    revise(item=stories[0], by=cast.ana, what="kept closer", standing=Standing.PRIVATE)
    assert reads.domain_of(cast.ben, told_in, 1).choice is None
    client.force_login(cast.ben)
    page = client.get(f"/p/{cast.hubs.slug}/stories/{told_in.pk}/").content.decode()
    assert PANEL["reason"] not in page
    withdraw(item=stories[1], by=cast.ana, because="asked to")
    assert reads.domain_of(cast.ben, told_in, 1).stories == []


def test_a_round_has_a_question_and_one_to_six_areas(cast: SimpleNamespace) -> None:
    given = {"title": "R", "question": "What?", "from_on": days_from_today(-9), "to_on": today()}
    for areas in ([], [" "], [str(number) for number in range(7)]):
        with pytest.raises(writes.NeedsQuestionAndAreas):
            writes.begin_round(by=cast.ana, programme_id=cast.hubs.pk, domains=areas, **given)  # type: ignore[arg-type]
    with pytest.raises(writes.EndsBeforeItBegins):
        writes.begin_round(
            by=cast.ana, programme_id=cast.hubs.pk, domains=AREAS, **{**given, "to_on": days_from_today(-10)}  # type: ignore[arg-type]
        )  # fmt: skip


def test_a_story_goes_no_further_than_its_teller_agreed(told_in: Round, cast: SimpleNamespace) -> None:
    told = {consent: writes.tell_story(of=told_in, by=cast.ana, number=1, given=replace(KEY, consent=consent)) for consent in Consent}  # fmt: skip
    with pytest.raises(offer.TellerSaidNo):
        offer.story_shareable(cast.ana, told[Consent.TEAM])
    assert "A mother at the school" not in offer.story_shareable(cast.ana, told[Consent.WITHOUT_NAME]).body
    assert "A mother at the school" in offer.story_shareable(cast.ana, told[Consent.WITH_ROLE]).body


def test_a_story_is_verified_by_somebody_else(stories: list[Item], cast: SimpleNamespace, client: Client) -> None:
    substantiate(item=stories[0], by=cast.ben, who="The caretaker", words="She did.", said_on=today())
    client.force_login(cast.lea)
    assert "She did." in client.get(stories[0].get_absolute_url()).content.decode()
