"""Others' changes over one connection: sent once, attributed, only while one may look, and never for ever."""

import asyncio
import json
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from throughline.people.models import Membership
from throughline.people.writes import end_membership
from throughline.theory import live, writes
from throughline.theory.models import Element, TheoryMap


class Script:
    """A map that changes as the test says: `happens` by turn, and from turn `ends` on it is nobody's to read."""

    def __init__(self, happens: dict[int, list[int]], ends: int = 10_000) -> None:
        self.turn, self.happens, self.ends, self.checks = 0, happens, ends, 0
        self.stands: dict[str, list[int]] = {"box": [0, 0]}

    def check(self) -> None:
        self.checks += 1
        if self.turn >= self.ends:
            raise live.Gone

    def since(self, number: int) -> list[dict[str, Any]]:
        return [{"number": one, "says": f"Ben added “{one}”"} for one in self.happened() if one > number]

    def happened(self) -> list[int]:
        return [one for turn, numbers in self.happens.items() if turn <= self.turn for one in numbers]

    async def next(self) -> live.Seen:
        seen = live.Seen(max(self.happened(), default=0), dict(self.stands))
        self.turn += 1
        return seen


def sent(script: Script, after: int = 0, life: int = 40) -> list[tuple[str, Any]]:
    async def gather() -> list[bytes]:
        return [piece async for piece in live.events(script, nullcontext(script), after, life=life)]

    found = []
    for piece in asyncio.run(gather()):
        lines = dict(line.split(": ", 1) for line in piece.decode().strip().split("\n") if not line.startswith(":"))
        if "event" in lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


def test_a_change_is_sent_once_and_in_order() -> None:
    numbers = [[one["number"] for one in data] for name, data in sent(Script({2: [1, 2], 9: [3]})) if name == "changes"]
    assert numbers == [[1, 2], [3]]


def test_what_one_knows_already_is_not_sent_again() -> None:
    assert [data[0]["number"] for name, data in sent(Script({0: [1, 2, 3]}), after=2) if name == "changes"] == [3]


def test_boxes_are_sent_when_they_moved() -> None:
    script = Script({})
    assert [data for name, data in sent(script) if name == "places"] == [{"box": [0, 0]}]


def test_sight_is_asked_for_again_and_again_and_its_end_is_said() -> None:
    script = Script({20: [1]}, ends=13)
    assert sent(script)[-1] == ("gone", {})
    assert script.turn < 13 + live.CHECKED_EVERY
    assert ("changes", [{"number": 1, "says": "Ben added “1”"}]) not in sent(script)


def test_what_is_hidden_from_somebody_is_asked_for_once() -> None:
    script = Script({0: [4]})
    asked: list[int] = []

    def nothing(number: int) -> list[dict[str, Any]]:
        asked.append(number)
        return []

    script.since = nothing  # type: ignore[method-assign]
    sent(script)
    assert asked == [0]


def test_no_connection_is_for_ever_and_each_is_counted_while_it_is_open() -> None:
    script = Script({})
    assert sent(script, life=7) == [("places", {"box": [0, 0]})]
    assert script.turn == 7
    assert not live.open_now


def session_of(person: Any) -> str:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return str(client.cookies["sessionid"].value)


def test_a_watch_tells_what_others_did(cast: SimpleNamespace, on: TheoryMap, trust: Element) -> None:
    watch = live.MapWatch(session_of(cast.ana), on.pk)
    watch.check()
    assert watch.since(1) == []
    writes.reword(item=trust.item, by=cast.ben, changes={"title": "People bring a neighbour"})
    assert [one["says"] for one in watch.since(1)] == ["Ben changed “People bring a neighbour”"]


def test_a_look_sees_the_newest_number_and_where_boxes_stand(
    cast: SimpleNamespace, on: TheoryMap, trust: Element
) -> None:
    see = live.look_at(on)
    assert see(True) == live.Seen(1, {})
    writes.move(on=on, by=cast.ben, places={trust.pk: (5, 6)})
    assert see(False) == live.Seen(1, {})
    assert see(True) == live.Seen(1, {str(trust.pk): [5, 6]})


class Counted:
    """A map that counts how often it is looked at."""

    def __init__(self) -> None:
        self.looks = 0

    def see(self, _places_too: bool) -> live.Seen:
        self.looks += 1
        return live.Seen(self.looks, {})


def test_one_look_serves_every_screen_of_a_process() -> None:
    of = Counted()

    async def twenty() -> list[live.Seen]:
        look = live.Look(of.see, pause=0)
        await asyncio.gather(*(look.next() for _ in range(20)))
        return await asyncio.gather(*(look.next() for _ in range(20)))

    assert {seen.number for seen in asyncio.run(twenty())} == {2}
    assert of.looks == 2


def test_who_goes_while_looking_takes_the_look_from_nobody() -> None:
    of = Counted()

    async def two() -> live.Seen:
        look = live.Look(of.see, pause=0.01)
        await look.next()
        goes, stays = (asyncio.create_task(look.next()) for _ in range(2))
        await asyncio.sleep(0)
        goes.cancel()
        return await stays

    assert asyncio.run(two()).number == 2


def test_a_map_is_looked_at_from_its_first_screen_to_its_last(on: TheoryMap) -> None:
    with live.shared_look(on) as first, live.shared_look(on) as second:
        assert first is second
    assert not live.looks


def test_a_watch_ends_with_the_membership_and_with_the_session(cast: SimpleNamespace, on: TheoryMap) -> None:
    key = session_of(cast.ana)
    watch = live.MapWatch(key, on.pk)
    watch.check()
    end_membership(Membership.objects.get(person=cast.ana))
    with pytest.raises(live.Gone):
        watch.check()
    with pytest.raises(live.Gone):
        live.MapWatch("nobody-holds-this-session", on.pk).check()


def test_the_line_is_opened_to_readers_only(cast: SimpleNamespace, client: Client, on: TheoryMap) -> None:
    address = reverse("theory:live", args=[on.pk])
    client.force_login(cast.dee, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(address).status_code == 404
    client.force_login(cast.dot, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(address, {"after": "7"})
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        200,
        "text/event-stream",
        "no-store",
    )


def test_who_comes_when_all_lines_are_taken_is_told_so(
    cast: SimpleNamespace, client: Client, on: TheoryMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(cast.ana, backend="django.contrib.auth.backends.ModelBackend")
    monkeypatch.setattr(live, "MOST", 0)
    answer = client.get(reverse("theory:live", args=[on.pk]))
    assert answer.status_code == 503
    assert "every second" in answer.json()["error"]["message"]
