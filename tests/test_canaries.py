"""Canary words in private and restricted items appear nowhere they should not: every page that links lead to, every list, search, export.

A spider signs in as everyone in the cast, follows every link, asks every route in the door tables, and searches for the canaries by name. What it
reads must hold no canary of an item this person may not read.
"""

import asyncio
import re
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from types import SimpleNamespace
from typing import Any
from urllib.parse import urldefrag

import pytest
from asgiref.sync import async_to_sync
from django.test import Client
from django.urls import reverse

from tests.doors.oracle import CAST, READS, Who
from tests.doors.world import World, world_of
from tests.test_every_door import DOORS, MAKERS
from throughline.access.words import Standing
from throughline.capture.writes.heard import Heard, PromiseGiven
from throughline.capture.writes.notes import save_note
from throughline.common.clock import today
from throughline.common.ids import uuid7
from throughline.sensemaking.gathering import gather
from throughline.sensemaking.writes import start_theme
from throughline.thread import reads as thread
from throughline.thread import writes as threads
from throughline.thread.words import Meaning

LINK = re.compile(r'(?:href|action|hx-get|src)="(/[^"]*)"')
PAGES_A_PERSON = 400
QUIET = 0.2
"""Seconds after which a line that stays open has said what it had to say: it looks again only later."""
LEFT_ALONE = re.compile(r"^/(static|account|p/[^/]+/export)/|logout|/sign-out")


def canary(standing: str, field: str) -> str:
    return f"zq{standing[:4]}{field}"


def plant(world: World, standing: Standing) -> None:
    """A note by Ana with a canary in every field, an excerpt of it under a team theme, and a promise."""

    def said(field: str) -> str:
        return canary(standing, field)

    given = Heard(
        heard=f"Somebody said {said('heard')} at the door.", happened_on=today(), hub_id=world.library.pk,
        place=said("place"), make_of_it=said("meant"), original_words=said("original"), language="pa",
        who_was_missing=said("missing"), surprise=said("surprise"), standing=standing,
        promise=PromiseGiven(to_whom=said("whom"), what=f"Ring back about {said('what')}", due_on=today()),
    )  # fmt: skip
    note = save_note(by=world.ana, programme_id=world.hubs.pk, note_id=uuid7(), given=given).note.item
    theme = start_theme(by=world.ana, programme_id=world.hubs.pk, title="People remember who rang them back.").item
    excerpt = threads.mark_excerpt(source=note, begins_at=0, ends_at=20, by=world.ana)
    gather(theme=theme, items=[excerpt, note], by=world.ana, meaning=Meaning.SUPPORTS, because="")


def entitled(who: Who, standing: str) -> bool:
    return READS(who, standing)


@pytest.fixture
def world(cast: SimpleNamespace) -> World:
    made = world_of(cast)
    for standing in Standing:
        plant(made, standing)
    return made


def starts(world: World) -> Iterator[str]:
    """Every list of the programme, and searches for the canaries themselves."""
    for door in DOORS:
        if door.about == "programme" and door.get is not None:
            yield reverse(door.route, kwargs={"programme": world.hubs.slug})  # type: ignore[attr-defined]
        elif door.about == "nothing" and door.get is not None:
            yield reverse(door.route)
    for door in DOORS:
        if door.about in MAKERS and door.get is not None:
            yield reverse(door.route, kwargs=dict(MAKERS[door.about](world, "team")))
    for standing in Standing:
        for field in ("heard", "whom", "place", "meant", "about", "avoiding", "together", "letter"):
            for route in ("library:search", "library:notes", "library:notes-csv", "sensemaking:themes"):
                address = reverse(route, kwargs={"programme": world.hubs.slug})  # type: ignore[attr-defined]
                yield f"{address}?q={canary(standing, field)}"
    for item in thread.items(world.ana):
        yield reverse("library:item", args=[item.pk])
        yield reverse("library:history", args=[item.pk])
        yield item.get_absolute_url()


def words_of(answer: Any) -> bytes:
    """All that a page says; of a line that stays open, what comes at once."""
    if not answer.streaming:
        return bytes(answer.content)
    return async_to_sync(at_once)(answer) if answer.is_async else b"".join(answer.streaming_content)


async def at_once(answer: Any) -> bytes:
    said, coming = b"", answer._iterator  # closed below, so that nobody goes on watching after the test
    with suppress(TimeoutError, StopAsyncIteration):
        while True:
            said += await asyncio.wait_for(anext(coming), QUIET)
    await coming.aclose()
    return said


def crawl(client: Client, begin: list[str]) -> Iterator[tuple[str, str]]:
    seen, waiting = set(begin), list(dict.fromkeys(begin))
    read = 0
    while waiting and read < PAGES_A_PERSON:
        address = waiting.pop(0)
        if LEFT_ALONE.search(address):
            continue
        answer = client.get(address)
        read += 1
        told = words_of(answer)
        text = unescape(told.decode("utf-8", "replace"))
        yield address, text.replace(address, "").replace(unescape(address), "")
        if answer.status_code in {301, 302}:
            found = [answer["Location"]]
        else:
            found = LINK.findall(told.decode("utf-8", "replace"))
        for link in found:
            plain = urldefrag(unescape(link))[0]
            if plain.startswith("/") and plain not in seen:
                seen.add(plain)
                waiting.append(plain)


def leaks(who: Who, world: World, client: Client, begin: list[str]) -> list[str]:
    hidden = [standing for standing in Standing if not entitled(who, standing)]
    found = []
    for address, text in crawl(client, begin):
        asked_for = re.search(r"q=(zq\w+)", address)
        for standing in hidden:
            spoken = set(re.findall(rf"{canary(standing, '')}[a-z]+", text)) - {asked_for.group(1) if asked_for else ""}
            if spoken:
                found.append(f"{who.name} reads {sorted(spoken)} at {address}")
    return found


@pytest.mark.parametrize("who", CAST, ids=lambda who: who.name)
def test_no_canary_sings_where_it_should_not(who: Who, world: World) -> None:
    client = Client(raise_request_exception=False)
    if who.name != "nobody":
        client.force_login(world.person(who.name), backend="django.contrib.auth.backends.ModelBackend")
    assert leaks(who, world, client, list(starts(world))) == []


def test_the_spider_does_find_canaries_where_they_belong(world: World) -> None:
    """Without this, a spider that reads nothing would pass for a house that hides everything."""
    client = Client(raise_request_exception=False)
    client.force_login(world.ana, backend="django.contrib.auth.backends.ModelBackend")
    text = " ".join(page for _, page in crawl(client, list(starts(world))))
    for standing in Standing:
        assert canary(standing, "heard") in text
        assert canary(standing, "whom") in text
    for field in (
        "about",
        "avoiding",
        "together",
        "letter",
    ):  # of reflections and a sealed letter, planted by their doors
        assert canary(Standing.PRIVATE, field) in text
