"""The drawn map's acts: the same commands as the outline's, to the same people, with the other's words when two change one box."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from throughline.common.ids import uuid7
from throughline.theory import judging, reads, writes
from throughline.theory.models import Element, TheoryMap
from throughline.theory.words import Confidence, ElementKind

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def ana(cast: SimpleNamespace) -> Client:
    return signed_in(cast.ana)


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def send(client: Client, route: str, pk: UUID, body: dict[str, Any] | None = None, after: int | None = None) -> Any:
    known = "" if after is None else f"?after={after}"
    return client.post(f"{reverse(f'api:{route}', args=[pk])}{known}", body or {}, content_type="application/json")


def whole(client: Client, of: TheoryMap) -> dict[str, Any]:
    told: dict[str, Any] = client.get(reverse("api:theory-map", args=[of.pk])).json()
    return told


def merged(told: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    """A map as a screen has it once it has taken in what became different."""
    gone = set(answer["gone"])
    parts = {
        name: {one["id"]: one for one in [*told[name], *answer[name]] if one["id"] not in gone}
        for name in ("elements", "links", "assumptions")
    }
    return {**told, "number": answer["number"], **{name: list(rows.values()) for name, rows in parts.items()}}


def by_id(told: dict[str, Any]) -> dict[str, Any]:
    return {**told, **{name: {one["id"]: one for one in told[name]} for name in ("elements", "links", "assumptions")}}


def test_the_map_is_told_whole(ana: Client, on: TheoryMap, heard_back: Element, trust: Element) -> None:
    told = ana.get(reverse("api:theory-map", args=[on.pk])).json()
    assert told["number"] == 2
    assert told["may_write"] is True
    assert {one["title"] for one in told["elements"]} == {"People hear back", "People come again"}
    assert all(one["place"] is None for one in told["elements"])


def test_a_box_an_arrow_and_an_assumption_are_added(ana: Client, on: TheoryMap, trust: Element) -> None:
    box, arrow, belief = uuid7(), uuid7(), uuid7()
    told = send(
        ana, "theory-elements", on.pk, {"id": str(box), "kind": "activity", "title": "Tea at four", "place": [12, -7]}
    ).json()
    assert [one["place"] for one in told["elements"] if one["id"] == str(box)] == [[12, -7]]
    told = send(
        ana, "theory-links", on.pk, {"id": str(arrow), "cause": str(box), "effect": str(trust.pk), "delay": "months"}
    ).json()
    assert told["links"][0]["says"].endswith("takes months")
    assert "1 cause, 0 effects" in next(one["says"] for one in told["elements"] if one["id"] == str(trust.pk))
    told = send(ana, "theory-assume", on.pk, {"id": str(belief), "about": str(arrow), "title": "Tea is wanted"}).json()
    assert told["assumptions"][0]["about"] == str(arrow)
    assert (told["elements"], told["links"]) == ([], [])


def test_sent_twice_it_is_one(ana: Client, on: TheoryMap) -> None:
    body = {"id": str(uuid7()), "kind": "outcome", "title": "People come again"}
    first, again = (send(ana, "theory-elements", on.pk, body, after=0).json() for _ in range(2))
    assert first == again
    assert first["number"] == 1


def test_the_second_of_two_people_gets_the_first_ones_words(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, trust: Element
) -> None:
    writes.reword(item=trust.item, by=cast.ben, changes={"title": "People bring a neighbour"})
    answer = send(ana, "theory-reword", trust.pk, {"base_revision": 1, "title": "People stay longer"})
    assert answer.status_code == 409
    refused = answer.json()["error"]
    assert refused["code"] == "changed_meanwhile"
    assert refused["fields"]["title"] == ["People bring a neighbour"]
    assert refused["fields"]["changed_by"] == ["Ben"]
    chosen = {"base_revision": int(refused["fields"]["revision"][0]), "title": "People stay longer"}
    told = send(ana, "theory-reword", trust.pk, chosen).json()
    assert told["elements"][0]["title"] == "People stay longer"


def test_what_acts_answer_taken_together_is_the_map(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, heard_back: Element, trust: Element
) -> None:
    told = whole(ana, on)
    tea, arrow, back, belief = (str(uuid7()) for _ in range(4))
    acts: list[tuple[str, UUID, dict[str, Any]]] = [
        ("theory-elements", on.pk, {"id": tea, "kind": "activity", "title": "Tea at four", "place": [3, 4]}),
        ("theory-links", on.pk, {"id": arrow, "cause": tea, "effect": str(trust.pk)}),
        ("theory-links", on.pk, {"id": back, "cause": str(trust.pk), "effect": str(heard_back.pk)}),
        ("theory-assume", on.pk, {"id": belief, "about": arrow, "title": "Tea is wanted"}),
        ("theory-reword", trust.pk, {"base_revision": 1, "title": "People bring a neighbour"}),
        ("theory-reword", UUID(arrow), {"base_revision": 1, "delay": "months"}),
        ("theory-take-off", UUID(tea), {"base_revision": 1}),
        ("theory-undo", on.pk, {}),
        ("theory-redo", on.pk, {}),
        ("theory-undo", on.pk, {}),
        ("theory-take-off", UUID(back), {"base_revision": 1}),
    ]
    for route, pk, body in acts:
        answer = send(ana, route, pk, body, after=told["number"])
        assert answer.status_code == 200, (route, answer.content)
        told = merged(told, answer.json())
        assert by_id(told) == by_id(whole(ana, on)), route


def test_an_act_tells_what_others_did_meanwhile(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, heard_back: Element, trust: Element
) -> None:
    told = whole(ana, on)
    writes.reword(item=heard_back.item, by=cast.ben, changes={"title": "People hear back within a month"})
    judging.judge(item=heard_back.item, by=cast.ben, confidence=Confidence.REPEATED, because="Six said so.")
    answer = send(ana, "theory-reword", trust.pk, {"base_revision": 1, "title": "People stay"}, after=told["number"])
    assert by_id(merged(told, answer.json())) == by_id(whole(ana, on))


def test_others_acts_are_read_without_the_rest_of_the_map(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, heard_back: Element, trust: Element
) -> None:
    told = whole(ana, on)
    writes.take_off(item=trust.item, by=cast.ben)
    answer = ana.get(reverse("api:theory-parts", args=[on.pk]), {"after": told["number"]}).json()
    assert (answer["elements"], answer["gone"]) == ([], [str(trust.pk)])
    assert by_id(merged(told, answer)) == by_id(whole(ana, on))


def test_an_act_asks_as_many_queries_on_a_large_map(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, heard_back: Element, trust: Element
) -> None:
    def asked(title: str, revision: int) -> int:
        with CaptureQueriesContext(connection) as queries:
            send(ana, "theory-reword", trust.pk, {"base_revision": revision, "title": title}, after=0)
        return len(queries)

    small = asked("People stay", 1)
    for number in range(5):
        more = writes.add_element(on=on, by=cast.ben, kind=ElementKind.ACTIVITY, title=f"Tea at {number}")
        writes.connect(cause=more, effect=trust, by=cast.ben)
    # Parts are read together, whatever their number; so is what is said of each.
    assert asked("People bring a neighbour", 2) == small


def test_only_what_was_sent_is_changed(cast: SimpleNamespace, ana: Client, on: TheoryMap, trust: Element) -> None:
    send(ana, "theory-reword", trust.pk, {"base_revision": 1, "horizon": "long", "contribution_only": True})
    part = reads.part_behind(cast.ana, trust.item)
    assert isinstance(part, Element)
    assert (part.item.title, part.horizon, part.contribution_only) == ("People come again", "long", True)


def test_a_field_that_the_part_does_not_have_is_refused_in_words(ana: Client, on: TheoryMap, trust: Element) -> None:
    answer = send(ana, "theory-reword", trust.pk, {"base_revision": 1, "polarity": "less"})
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.json()["error"]["message"]


@pytest.mark.parametrize(("ends", "says"), [((0, 0), "lead to itself"), ((0, 1), "on the map already")])
def test_an_arrow_that_cannot_be_is_refused_in_words(
    cast: SimpleNamespace,
    ana: Client,
    on: TheoryMap,
    heard_back: Element,
    trust: Element,
    ends: tuple[int, int],
    says: str,
) -> None:
    writes.connect(cause=heard_back, effect=trust, by=cast.ben)
    cause, effect = ([heard_back, trust][end] for end in ends)
    answer = send(ana, "theory-links", on.pk, {"id": str(uuid7()), "cause": str(cause.pk), "effect": str(effect.pk)})
    assert answer.status_code in {409, 422}
    assert says in answer.json()["error"]["message"]


def test_taken_off_undone_and_done_again(ana: Client, on: TheoryMap, trust: Element) -> None:
    assert send(ana, "theory-take-off", trust.pk, {"base_revision": 1}).json()["gone"] == [str(trust.pk)]
    assert len(send(ana, "theory-undo", on.pk).json()["elements"]) == 1
    assert send(ana, "theory-redo", on.pk).json()["gone"] == [str(trust.pk)]
    answer = send(ana, "theory-redo", on.pk)
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "overtaken")


def test_moving_is_no_change(ana: Client, on: TheoryMap, trust: Element) -> None:
    answer = send(ana, "theory-moves", on.pk, {"places": {str(trust.pk): [40, 60], str(uuid7()): [1, 1]}})
    assert answer.status_code == 204
    told = ana.get(reverse("api:theory-changes", args=[on.pk]), {"after": 1}).json()
    assert told == {"number": 1, "changes": [], "places": {str(trust.pk): [40, 60]}}


def test_changes_say_whose_they_were(cast: SimpleNamespace, ana: Client, on: TheoryMap, trust: Element) -> None:
    writes.reword(item=trust.item, by=cast.ben, changes={"title": "People bring a neighbour"})
    told = ana.get(reverse("api:theory-changes", args=[on.pk]), {"after": 0}).json()["changes"]
    assert [(one["says"], one["mine"]) for one in told] == [
        ("You added “People bring a neighbour”", True),
        ("Ben changed “People bring a neighbour”", False),
    ]


def test_who_reads_sees_and_does_not_change(cast: SimpleNamespace, on: TheoryMap, trust: Element) -> None:
    dot = signed_in(cast.dot)
    assert dot.get(reverse("api:theory-map", args=[on.pk])).json()["may_write"] is False
    assert send(dot, "theory-moves", on.pk, {"places": {}}).status_code == 403
    assert send(dot, "theory-reword", trust.pk, {"base_revision": 1, "title": "Mine"}).status_code == 403


def test_to_anyone_else_it_is_not_there(cast: SimpleNamespace, on: TheoryMap, trust: Element) -> None:
    for person in (cast.dee, cast.bo, cast.adam, cast.lou):
        client = signed_in(person)
        assert client.get(reverse("api:theory-map", args=[on.pk])).status_code == 404
        assert client.get(reverse("api:theory-parts", args=[on.pk])).status_code == 404
        assert send(client, "theory-reword", trust.pk, {"base_revision": 1}).status_code == 404


def test_an_element_of_another_map_is_no_end_of_an_arrow(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, trust: Element
) -> None:
    other = writes.begin_map(by=cast.ana, programme_id=cast.hubs.pk, title="At the park", hub_id=cast.park.pk)
    far = writes.add_element(on=other, by=cast.ana, kind=ElementKind.OUTCOME, title="Elsewhere")
    answer = send(ana, "theory-links", on.pk, {"id": str(uuid7()), "cause": str(far.pk), "effect": str(trust.pk)})
    assert answer.status_code == 422
