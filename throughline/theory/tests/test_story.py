"""The plain view and the story: told from the map, kept in people's words, never written over; and what a board reads of it."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from throughline.sharing import reads as sharing
from throughline.sharing import writes as releasing
from throughline.sharing.words import CircleKind
from throughline.sharing.writes import Wording
from throughline.theory import filing, judging, narrative, writes
from throughline.theory.models import Element, TheoryMap
from throughline.theory.stood import Stood, StoodAssumption, StoodElement, StoodLink
from throughline.theory.words import AssumptionStatus, Confidence, ElementKind
from throughline.thread.models import Item
from throughline.thread.words import Meaning

THEORY = Stood(
    title="T",
    elements=[StoodElement("a", "Hold a repair evening", "activity"), StoodElement("b", "Neighbours talk", "outcome")],
    links=[StoodLink("l", "a", "b", "people wait together.")],
    assumptions=[StoodAssumption("x", "People have things to repair", "l", confidence=1)],
)


def test_it_is_told_in_sentences_that_keep_their_parts() -> None:
    chapters = {one.title: one.sentences for one in narrative.told(THEORY)}
    (done,) = chapters["What we do, and why it should work"]
    assert done.words == (
        "We do this: Hold a repair evening. It works because people wait together, so that: “Neighbours talk”."
    )
    assert done.parts == ["a", "l", "b"]
    (assumed,) = chapters["What we take to be so"]
    assert assumed.words == (
        "We assume: People have things to repair. Nobody has tested it; we are quite unsure: only a few voices say so."
    )


def test_people_s_own_words_still_lead_to_the_map() -> None:
    assert narrative.linked("Where neighbours talk, all is well", THEORY) == [
        ("Where ", ""), ("neighbours talk", "b"), (", all is well", ""),
    ]  # fmt: skip


@pytest.fixture
def ana(cast: SimpleNamespace, client: Client) -> Client:
    client.force_login(cast.ana)
    return client


def test_the_story_is_kept_and_the_map_s_telling_only_offered(ana: Client, on: TheoryMap, trust: Element) -> None:
    tell, plain = reverse("theory:tell", args=[on.pk]), reverse("theory:plain", args=[on.pk])
    assert "People come again." in ana.get(plain).content.decode()
    answer = ana.post(tell, {"narrative": "Our own way: people come again.", "base_revision": on.item.revision})
    assert answer["Location"] == plain
    html = ana.get(plain).content.decode()
    assert "Our own way: " in html
    assert f'<a href="{trust.item.get_absolute_url()}">people come again</a>' in html
    offered = ana.get(tell, {"from-map": ""}).content.decode()
    assert "Nothing of yours is replaced" in offered
    on.refresh_from_db()
    assert on.narrative == "Our own way: people come again."


def test_two_people_telling_it_see_each_other_s_words(ana: Client, on: TheoryMap, trust: Element, cast: SimpleNamespace) -> None:  # fmt: skip
    first = on.item.revision
    writes.tell(on=on, by=cast.ben, narrative="Ben’s way")
    answer = ana.post(reverse("theory:tell", args=[on.pk]), {"narrative": "Ana’s way", "base_revision": first})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Ben’s way" in html
    assert "Ana’s way" in html


def test_the_board_reads_the_released_page_and_nothing_behind_it(
    cast: SimpleNamespace, client: Client, on: TheoryMap, trust: Element, heard: Callable[[str], Item],
) -> None:  # fmt: skip
    said = writes.assume(on=on, by=cast.ana, title="People want to be asked twice", about=trust.item)
    for number in range(4):
        filing.file(source=heard(f"Door {number}"), target=said.item, by=cast.ana, meaning=Meaning.SUPPORTS)
    judging.judge(
        item=said.item, by=cast.ana, confidence=Confidence.REPEATED, status=AssumptionStatus.HOLDING,
        because="Mrs Achebe at number 12 said so",
    )  # fmt: skip
    writes.add_element(on=on, by=cast.ana, kind=ElementKind.ACTIVITY, title="We come back with news")
    board = releasing.create_circle(programme=cast.hubs, name="Hubs board", kind=CircleKind.BOARD, by=cast.lea)
    releasing.add_member(circle=board, person=cast.bo, by=cast.lea)
    offered = sharing.offered(cast.ana, on.item)
    assert "We do this: We come back with news." in offered.body
    assert "Achebe" not in offered.body
    release = releasing.start_release(
        by=cast.ana, made_from=on.item, wording=Wording(title=offered.title, body=offered.body),
        circles=[board.pk], quotes=[],
    )  # fmt: skip
    assert sharing.sources_of(cast.ana, on.item).all == 4
    releasing.issue(release=release, by=cast.ana)
    client.force_login(cast.bo)
    html = client.get(reverse("sharing:read", args=[release.pk])).content.decode()
    assert "We assume: People want to be asked twice." in html
    assert "Achebe" not in html
    assert "Door 1" not in html
    for name in ("outline", "plain", "versions", "map", "tell"):
        assert client.get(reverse(f"theory:{name}", args=[on.pk])).status_code == 404
    assert client.get(said.item.get_absolute_url()).status_code == 404
