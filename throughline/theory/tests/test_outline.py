"""The outline: finding and beginning the map, reading it, and everything that can be done to it there."""

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from throughline.theory import outlined, reads, writes
from throughline.theory.models import CausalLink, Element, TheoryMap
from throughline.theory.words import AssumptionStatus, Confidence, ElementKind
from throughline.thread import reads as thread


@pytest.fixture
def ana(cast: SimpleNamespace, client: Client) -> Client:
    client.force_login(cast.ana)
    return client


@pytest.fixture
def link(cast: SimpleNamespace, heard_back: Element, trust: Element) -> CausalLink:
    return writes.connect(cause=heard_back, effect=trust, by=cast.ana, mechanism="they feel remembered")


def page(client: Client, name: str, pk: Any, **query: str) -> str:
    answer = client.get(reverse(name, args=[pk]), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_without_a_map_the_page_teaches_and_offers_to_begin_one(cast: SimpleNamespace, ana: Client) -> None:
    told = page(ana, "theory:home", "hubs")
    assert "what has to happen first?" in told
    assert reverse("theory:begin", args=["hubs"]) in told


def test_who_does_not_write_is_not_offered_to_begin_one(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.dot)
    assert reverse("theory:begin", args=["hubs"]) not in page(client, "theory:home", "hubs")


def test_a_map_is_begun_once(cast: SimpleNamespace, ana: Client) -> None:
    answer = ana.post(reverse("theory:begin", args=["hubs"]), {"title": "Our theory"})
    made = reads.map_of(cast.ana, cast.hubs.pk)
    assert made is not None
    assert answer["Location"] == reverse("theory:outline", args=[made.pk])
    again = ana.post(reverse("theory:begin", args=["hubs"]), {"title": "Another"})
    assert again.status_code == 422
    assert "has its map already" in again.content.decode()
    assert ana.get(reverse("theory:home", args=["hubs"]))["Location"] == reverse("theory:outline", args=[made.pk])


def test_it_reads_from_impact_down_with_the_ceiling_between(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, heard_back: Element, trust: Element
) -> None:
    writes.add_element(on=on, by=cast.ana, kind=ElementKind.IMPACT, title="Neighbours shape their place")
    told = page(ana, "theory:outline", on.pk)
    places = [
        told.index(words)
        for words in (
            "Neighbours shape their place",
            "Ceiling of accountability",
            "People come again",
            "People hear back",
        )
    ]
    assert places == sorted(places)


def test_a_link_is_told_with_its_mechanism_at_both_ends(ana: Client, on: TheoryMap, link: CausalLink) -> None:
    told = page(ana, "theory:outline", on.pk)
    assert "because they feel remembered" in told
    assert "Leads to" in told
    assert "Comes from" in told


def test_assumptions_say_how_they_stand_in_words(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, link: CausalLink
) -> None:
    writes.assume(on=on, by=cast.ana, title="They noticed we were gone", about=link.item)
    writes.assume(on=on, by=cast.ana, title="People stay long enough")
    told = page(ana, "theory:outline", on.pk)
    assert AssumptionStatus.UNTESTED.label in told
    assert Confidence.GUESS.label in told
    assert (
        told.index("They noticed we were gone")
        < told.index("Assumed of the whole map")
        < told.rindex("People stay long")
    )


def test_a_part_is_added_and_leads_where_it_was_asked_from(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, trust: Element
) -> None:
    address = f"{reverse('theory:add', args=[on.pk])}?to={trust.pk}"
    assert "It will lead to" in ana.get(address).content.decode()
    ana.post(address, {"kind": "activity", "title": "Ring back within ten days"})
    stands = reads.standing(cast.ana, on)
    assert [row.item.title for row in stands.elements] == ["People come again", "Ring back within ten days"]
    assert [row.effect_id for row in stands.links] == [trust.pk]


def test_a_part_without_words_keeps_what_was_typed(ana: Client, on: TheoryMap) -> None:
    answer = ana.post(
        reverse("theory:add", args=[on.pk]), {"kind": "activity", "title": " ", "description": "Every week"}
    )
    assert answer.status_code == 422
    assert "Say in a sentence what it is." in answer.content.decode()
    assert "Every week" in answer.content.decode()


def test_two_parts_are_connected_once_and_not_to_themselves(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, heard_back: Element, trust: Element
) -> None:
    address = reverse("theory:connect", args=[on.pk])
    given = {"cause": str(heard_back.pk), "effect": str(trust.pk), "polarity": "more", "mechanism": "being remembered"}
    assert ana.post(address, given).status_code == 302
    said_twice = ana.post(address, given).content.decode()
    assert "This link is on the map already." in said_twice
    assert "being remembered" in said_twice
    assert "can’t lead to itself" in ana.post(address, {**given, "effect": given["cause"]}).content.decode().replace(
        "&#x27;", "’"
    )
    assert "Choose what it leads to." in ana.post(address, {**given, "effect": ""}).content.decode()


def test_an_assumption_is_put_on_what_was_chosen(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, link: CausalLink
) -> None:
    given = {"title": "They noticed", "about": str(link.pk), "kind": "causal", "importance": "3"}
    answer = ana.post(reverse("theory:assume", args=[on.pk]), given)
    [made] = reads.standing(cast.ana, on).assumptions
    assert (made.about_id, made.importance) == (link.pk, 3)
    assert answer["Location"] == reverse("theory:assumption", args=[made.pk])


def test_it_is_taken_off_and_put_back_from_the_list(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, trust: Element
) -> None:
    ana.post(reverse("theory:take-off", args=[trust.pk]), {"because": "it was a wish"})
    assert "Taken off the map (1)" in page(ana, "theory:outline", on.pk)
    assert "People come again" in page(ana, "theory:off", on.pk)
    assert "It was taken off the map" in page(ana, "theory:element", trust.pk)
    ana.post(reverse("theory:put-back", args=[trust.pk]))
    assert [row.pk for row in reads.standing(cast.ana, on).elements] == [trust.pk]


def test_undo_and_redo_say_what_they_take_back(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, link: CausalLink, trust: Element
) -> None:
    writes.take_off(item=trust.item, by=cast.ana)
    assert "Undo taking off the map “People come again”" in page(ana, "theory:outline", on.pk)
    ana.post(reverse("theory:undo", args=[on.pk]))
    told = page(ana, "theory:outline", on.pk)
    assert "Redo taking off the map “People come again”" in told
    assert len(reads.standing(cast.ana, on).links) == 1
    ana.post(reverse("theory:redo", args=[on.pk]))
    assert reads.standing(cast.ana, on).links == []
    ana.post(reverse("theory:undo", args=[on.pk]))
    ana.post(reverse("theory:undo", args=[on.pk]))  # one step back was one step: this is the one before it
    assert reads.standing(cast.ana, on).links == []
    assert len(reads.standing(cast.ana, on).elements) == 2


def test_nothing_to_undo_is_said(cast: SimpleNamespace, client: Client, on: TheoryMap) -> None:
    client.force_login(cast.ben)
    told = client.post(reverse("theory:undo", args=[on.pk]), follow=True).content.decode()
    assert "There is nothing of yours to take back here." in told


def test_two_people_at_one_part_see_each_others_words_and_choose(
    cast: SimpleNamespace, ana: Client, trust: Element
) -> None:
    address = reverse("theory:reword", args=[trust.pk])
    writes.reword(item=trust.item, by=cast.ben, changes={"title": "People come back"})
    mine = {"kind": "outcome", "title": "People return", "base_revision": "1"}
    told = ana.post(address, mine)
    assert told.status_code == 422
    assert "People come back" in told.content.decode()
    assert "People return" in told.content.decode()
    assert thread.item(cast.ana, trust.pk).title == "People come back"
    ana.post(address, {**mine, "base_revision": "2"})
    assert thread.item(cast.ana, trust.pk).title == "People return"


def test_a_hub_begins_its_own_map_under_a_part(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, trust: Element
) -> None:
    address = reverse("theory:nest", args=[trust.pk])
    ana.post(address, {"hub": str(cast.library.pk), "title": "In the library"})
    nested = reads.map_of(cast.ana, cast.hubs.pk, cast.library.pk)
    assert nested is not None
    assert nested.under_id == trust.pk
    assert "In the library" in page(ana, "theory:outline", on.pk)
    assert cast.library.name not in ana.get(address).content.decode().split("Which hub?")[1]


def test_the_number_of_queries_does_not_grow_with_the_map(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, django_assert_max_num_queries: Any
) -> None:
    """Sign-in, roles, map, its parts, tallies, judgements, places, hubs' maps, what fits nowhere, steps back, what is off."""
    rows = [
        writes.add_element(on=on, by=cast.ana, kind=ElementKind.OUTCOME, title=f"Outcome {number}")
        for number in range(30)
    ]
    for one, next_one in pairwise(rows):
        writes.connect(cause=one, effect=next_one, by=cast.ana)
    with django_assert_max_num_queries(30):
        page(ana, "theory:outline", on.pk)


@pytest.fixture
def large(on: TheoryMap, heard_back: Element, trust: Element, monkeypatch: pytest.MonkeyPatch) -> TheoryMap:
    """A map of two elements, where two are many."""
    monkeypatch.setattr(outlined, "WHOLE", 1)
    return on


def test_a_large_map_is_read_by_its_words_and_one_kind_is_opened(
    ana: Client, large: TheoryMap, link: CausalLink, heard_back: Element, trust: Element
) -> None:
    told = page(ana, "theory:outline", large.pk)
    assert "This map holds 2 elements" in told
    assert heard_back.item.get_absolute_url() in told
    assert "they feel remembered" not in told
    opened = page(ana, "theory:outline", large.pk, open="answered-for-precondition")
    assert "they feel remembered" in opened
    assert f'id="t-{heard_back.pk}"' in opened
    assert f'id="t-{trust.pk}"' not in opened


def test_from_what_is_opened_one_goes_to_the_page_of_what_is_not(
    ana: Client, large: TheoryMap, link: CausalLink, trust: Element
) -> None:
    opened = page(ana, "theory:outline", large.pk, open="answered-for-precondition")
    assert f'href="#e-{trust.pk}"' not in opened
    assert opened.count(f'href="{trust.item.get_absolute_url()}"') == 2


def test_a_kind_of_a_large_map_comes_in_pages(
    cast: SimpleNamespace, ana: Client, large: TheoryMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlined, "AT_ONCE", 1)
    writes.add_element(on=large, by=cast.ben, kind=ElementKind.OUTCOME, title="People bring a neighbour")
    first, second = (page(ana, "theory:outline", large.pk, open="answered-for-outcome", page=at) for at in ("1", "2"))
    assert "People bring a neighbour" not in first
    assert "People bring a neighbour" in second
