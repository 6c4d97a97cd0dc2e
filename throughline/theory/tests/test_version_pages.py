"""The pages of versions: proposed with what is different beside it, discussed, agreed, compared in words and drawn."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from throughline.theory import versions, writes
from throughline.theory.models import Element, TheoryMap
from throughline.theory.words import ElementKind, VersionState


@pytest.fixture
def ana(cast: SimpleNamespace, client: Client) -> Client:
    client.force_login(cast.ana)
    return client


def at(name: str, *args: Any) -> str:
    return reverse(f"theory:{name}", args=args)


def test_without_a_version_the_page_teaches(ana: Client, on: TheoryMap) -> None:
    html = ana.get(at("versions", on.pk)).content.decode()
    assert "No version yet" in html
    assert at("propose", on.pk) in html


def test_from_proposal_to_agreement(cast: SimpleNamespace, ana: Client, on: TheoryMap, trust: Element) -> None:
    answer = ana.post(at("propose", on.pk), {"change_note": "Our first go"})
    assert answer["Location"] == at("version", on.pk, 1)
    ana.post(at("remark", on.pk, 1), {"words": "Is it enough?"})
    html = ana.get(at("version", on.pk, 1)).content.decode()
    assert "Is it enough?" in html
    assert html.count('class="tl-map__edge"') == 1
    refused = ana.post(at("agree", on.pk, 1), {"agreed_by": ""})
    assert refused.status_code == 422
    assert "Say who agreed" in refused.content.decode()
    ana.post(at("agree", on.pk, 1), {"agreed_by": "the team and six residents"})
    html = ana.get(at("version", on.pk, 1)).content.decode()
    assert "the team and six residents" in html
    assert at("agree", on.pk, 1) not in html


def test_a_version_of_nothing_is_refused_kindly_and_the_note_kept(ana: Client, on: TheoryMap) -> None:
    answer = ana.post(at("propose", on.pk), {"change_note": "A note of some length"})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "There is nothing on the map yet" in html
    assert "A note of some length" in html


def test_withdrawing_asks_first(cast: SimpleNamespace, ana: Client, on: TheoryMap, trust: Element) -> None:
    made = versions.propose(of=on, by=cast.ana, change_note="First")
    assert "It keeps its number" in ana.get(at("withdraw-version", on.pk, 1)).content.decode()
    ana.post(at("withdraw-version", on.pk, 1))
    made.refresh_from_db()
    assert made.state == VersionState.WITHDRAWN


def test_two_versions_in_words_and_drawn(cast: SimpleNamespace, ana: Client, on: TheoryMap, trust: Element) -> None:
    versions.propose(of=on, by=cast.ana, change_note="First")
    writes.reword(item=trust.item, by=cast.ana, changes={"title": "People come again and bring somebody"})
    writes.add_element(on=on, by=cast.ana, kind=ElementKind.ACTIVITY, title="We hold a cost-of-living evening")
    versions.propose(of=on, by=cast.ana, change_note="Second")
    html = ana.get(at("compare", on.pk), {"earlier": 1, "later": 2}).content.decode()
    assert "From version 1 to version 2" in html
    assert "<ins>Activity: “We hold a cost-of-living evening”.</ins>" in html
    assert "and bring somebody" in html
    assert "tl-map__box--added" in html
    assert "tl-map__box--reworded" in html
    assert "Nothing is different" in ana.get(at("compare", on.pk), {"earlier": 2, "later": "now"}).content.decode()


@pytest.mark.parametrize("asked", [{"earlier": "9", "later": "now"}, {"earlier": "x", "later": "1"}, {"earlier": "1"}])
def test_a_comparison_that_cannot_be_is_said(cast: SimpleNamespace, ana: Client, on: TheoryMap, trust: Element, asked: Any) -> None:  # fmt: skip
    versions.propose(of=on, by=cast.ana, change_note="First")
    answer = ana.get(at("compare", on.pk), asked)
    assert answer.status_code == 422
    assert "Hold two beside each other" in answer.content.decode()


def test_a_version_that_never_was_is_missing(ana: Client, on: TheoryMap) -> None:
    assert ana.get(at("version", on.pk, 7)).status_code == 404


def test_the_pages_have_flat_queries(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, trust: Element, django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        box = writes.add_element(on=on, by=cast.ana, kind=ElementKind.ACTIVITY, title=f"Activity {number}")
        writes.connect(cause=box, effect=trust, by=cast.ana)
        versions.propose(of=on, by=cast.ana, change_note=f"Version {number}")
    ana.get(at("versions", on.pk))
    # session, person, roles, item and map (4), the versions, remarks, sight of the parts, names around the page
    for address in (at("versions", on.pk), at("version", on.pk, 3), f"{at('compare', on.pk)}?earlier=1&later=5"):
        with django_assert_max_num_queries(16):
            assert ana.get(address).status_code == 200
