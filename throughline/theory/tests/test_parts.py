"""The pages of an element, a causal link and an assumption: what bears on them, who judged them and why, what would fall."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from throughline.access.words import Standing
from throughline.theory import filing, judging, reads, writes
from throughline.theory.models import Assumption, Element, Judgement, TheoryMap
from throughline.theory.words import AssumptionStatus, Confidence
from throughline.thread import reads as thread
from throughline.thread import writes as thread_writes
from throughline.thread.models import Item
from throughline.thread.words import Meaning, Strength

Hear = Callable[[str], Item]


@pytest.fixture
def ana(cast: SimpleNamespace, client: Client) -> Client:
    client.force_login(cast.ana)
    return client


@pytest.fixture
def belief(cast: SimpleNamespace, on: TheoryMap, heard_back: Element, trust: Element) -> Assumption:
    link = writes.connect(cause=heard_back, effect=trust, by=cast.ana)
    return writes.assume(on=on, by=cast.ana, title="People stay long enough to follow up", about=link.item)


def page(client: Client, item: Item) -> str:
    answer = client.get(item.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_assumption_shows_for_and_against_with_strength_and_because(
    cast: SimpleNamespace, ana: Client, belief: Assumption, heard: Hear
) -> None:
    filing.file(
        source=heard("Families moved twice since June"), target=belief.item, by=cast.ana, meaning=Meaning.CHALLENGES,
        strength=Strength.STRONG, because="two moves in a summer",
    )  # fmt: skip
    filing.file(source=heard("She came again"), target=belief.item, by=cast.ana, meaning=Meaning.SUPPORTS)
    told = page(ana, belief.item)
    for words in (
        "Families moved twice since June",
        "Strong evidence",
        "Because: two moves in a summer",
        "What speaks against it",
    ):
        assert words in told
    assert "<b>2</b> sources" in told


def test_evidence_that_is_hidden_from_a_reader_is_neither_shown_nor_counted(
    cast: SimpleNamespace, client: Client, belief: Assumption
) -> None:
    private = thread_writes.add_item(
        kind="note", by=cast.ana, programme_id=cast.hubs.pk, title="For me alone", standing=Standing.PRIVATE
    )
    filing.file(source=private, target=belief.item, by=cast.ana, meaning=Meaning.SUPPORTS)
    judging.judge(item=belief.item, by=cast.ana, confidence=Confidence.A_FEW_VOICES, because="one voice")
    client.force_login(cast.ben)
    told = page(client, belief.item)
    assert "For me alone" not in told
    assert "Nothing has been filed on it yet" in told
    assert "1 more that is withdrawn since, or not shared with you" in told


def test_a_judgement_needs_its_because_and_keeps_what_was_typed(
    cast: SimpleNamespace, ana: Client, belief: Assumption
) -> None:
    given = {
        "status": "mixed",
        "confidence": "1",
        "because": " ",
        "made_by": "the team, with two residents",
        "base_revision": "1",
    }
    answer = ana.post(reverse("theory:judge", args=[belief.pk]), given)
    assert answer.status_code == 422
    assert "Say why, in a few words." in answer.content.decode()
    assert "the team, with two residents" in answer.content.decode()
    assert Judgement.unscoped.count() == 0


def test_a_judgement_shows_with_the_evidence_as_it_lay(
    cast: SimpleNamespace, ana: Client, belief: Assumption, heard: Hear
) -> None:
    link = filing.file(source=heard("Moved twice"), target=belief.item, by=cast.ana, meaning=Meaning.CHALLENGES)
    ana.post(
        reverse("theory:judge", args=[belief.pk]),
        {
            "status": "not-holding",
            "confidence": "2",
            "because": "they move on",
            "made_by": "the team",
            "base_revision": "1",
        },
    )
    filing.unfile(target=belief.item, link_id=link.pk, by=cast.ana)
    told = page(ana, belief.item)
    assert "The evidence as it lay then: 1 against" in told
    assert "Moved twice" in told
    assert "Because: they move on" in told
    assert "Judged not holding, how sure we are: heard again and again" in told


def test_two_people_judging_at_once_see_each_other(cast: SimpleNamespace, ana: Client, belief: Assumption) -> None:
    judging.judge(
        item=belief.item,
        by=cast.ben,
        confidence=Confidence.TESTED,
        because="we asked again",
        status=AssumptionStatus.HOLDING,
    )
    given = {"status": "mixed", "confidence": "1", "because": "not sure", "base_revision": "1"}
    told = ana.post(reverse("theory:judge", args=[belief.pk]), given)
    assert told.status_code == 422
    assert "we asked again" in told.content.decode()
    assert Judgement.unscoped.count() == 1


def test_looking_and_changing_nothing_is_kept(cast: SimpleNamespace, ana: Client, belief: Assumption) -> None:
    ana.post(reverse("theory:look", args=[belief.pk]))
    part = reads.part_behind(cast.ana, thread.item(cast.ana, belief.pk))
    assert isinstance(part, Assumption)
    assert part.looked_at_on is not None
    assert Judgement.unscoped.count() == 0


def test_when_it_does_not_hold_the_page_shows_what_stood_on_it(
    cast: SimpleNamespace, ana: Client, belief: Assumption
) -> None:
    trial = thread_writes.add_item(
        kind="question", by=cast.ana, programme_id=cast.hubs.pk, title="Ring back in ten days"
    )
    thread_writes.link(source=belief.item, target=trial, meaning=Meaning.TESTED_BY, by=cast.ana)
    judging.judge(
        item=belief.item,
        by=cast.ana,
        confidence=Confidence.REPEATED,
        because="they move",
        status=AssumptionStatus.NOT_HOLDING,
    )
    told = page(ana, belief.item)
    for words in ("In question now", "People come again", "What tests it", "Ring back in ten days", "What rests on it"):
        assert words in told


def test_an_element_tells_its_neighbours_and_is_judged_without_a_status(
    cast: SimpleNamespace, ana: Client, belief: Assumption, trust: Element
) -> None:
    assert "People hear back" in page(ana, trust.item)
    assert "How it stands" not in ana.get(reverse("theory:judge", args=[trust.pk])).content.decode()
    ana.post(
        reverse("theory:judge", args=[trust.pk]),
        {"confidence": "3", "because": "four hubs say so", "base_revision": "1"},
    )
    assert "Because: four hubs say so" in page(ana, trust.item)


def test_a_link_tells_its_ends_and_what_is_assumed(cast: SimpleNamespace, ana: Client, belief: Assumption) -> None:
    link = thread.item(cast.ana, belief.about_id)  # type: ignore[arg-type]
    told = page(ana, link)
    for words in (
        "People hear back",
        "People come again",
        "People stay long enough to follow up",
        "Nobody has said yet what makes it work.",
    ):
        assert words in told


def test_an_end_that_is_hidden_keeps_its_words_to_itself(
    cast: SimpleNamespace, client: Client, belief: Assumption, trust: Element
) -> None:
    thread_writes.revise(item=trust.item, by=cast.ana, what="hidden", standing=Standing.PRIVATE)
    client.force_login(cast.ben)
    outline = client.get(reverse("theory:outline", args=[belief.of_id])).content.decode()
    assert trust.item.get_absolute_url() not in outline


def test_the_queries_of_an_assumption_do_not_grow_with_its_evidence(
    cast: SimpleNamespace, ana: Client, belief: Assumption, heard: Hear, django_assert_max_num_queries: Any
) -> None:
    """Sign-in and roles; the part; tallies; a list for each way; words; judgements; the two walks of the thread, twice; history."""
    for number in range(25):
        filing.file(source=heard(f"Heard {number}"), target=belief.item, by=cast.ana, meaning=Meaning.SUPPORTS)
    with django_assert_max_num_queries(60):
        told = page(ana, belief.item)
    assert "Show all 25" in told
