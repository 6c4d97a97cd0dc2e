"""Others' changes while one looks at the map: server-sent events over a connection that is asked to justify itself.

Each connection looks every PAUSE whether the map's number has grown and sends what happened since, each change with whose
it was. Session and right of sight are checked anew every few seconds; after LIFE turns the connection ends and the browser
opens the next, with the number it has (`Last-Event-ID`). Nothing of a map is held in memory, so any process can answer.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from importlib import import_module
from typing import Any, Protocol
from uuid import UUID

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import get_user
from django.db import close_old_connections
from django.http import HttpRequest

from throughline.access.visible import NotVisible
from throughline.people.models import Person
from throughline.theory import reads, state
from throughline.theory.models import TheoryMap

PAUSE, CHECKED_EVERY, PLACES_EVERY, HEARTBEAT_EVERY, LIFE = 0.4, 12, 5, 36, 750
"""Seconds between two looks; the rest in looks: sight is checked, moved boxes are sent, a sign of life, the end."""

MOST = 60
"""Connections in one process; who comes after them asks every second instead."""

open_now: set[object] = set()


class Gone(Exception):
    """Signed out, or the map is no longer this person’s to read."""


class Watching(Protocol):
    """What a connection asks, each time in a thread: may I still, what happened since, where do boxes stand."""

    def check(self) -> None: ...
    def since(self, number: int) -> list[dict[str, Any]]: ...
    def places(self) -> dict[str, list[int]]: ...


class MapWatch:
    """One person's look at one map, by the session they came with."""

    def __init__(self, session_key: str, map_id: UUID) -> None:
        self._session_key, self._map_id = session_key, map_id
        self._person: Person | None = None
        self._of: TheoryMap | None = None

    def check(self) -> None:
        """Find person and map anew. Raises Gone."""
        asked = HttpRequest()
        asked.session = import_module(settings.SESSION_ENGINE).SessionStore(self._session_key)
        person = get_user(asked)
        if not isinstance(person, Person):
            raise Gone
        try:
            self._of = reads.map_behind(person, self._map_id)
        except NotVisible:
            raise Gone from None
        self._person = person

    def since(self, number: int) -> list[dict[str, Any]]:
        """The changes after a number, as far as this person sees what they happened to."""
        person, of = self._known()
        close_old_connections()  # with a pool: give the connection back between two looks
        if reads.number_of(of) <= number:
            return []
        return state.changes_told(person, of, number)

    def places(self) -> dict[str, list[int]]:
        return {str(pk): list(place) for pk, place in reads.places_of(self._known()[1]).items()}

    def _known(self) -> tuple[Person, TheoryMap]:
        if self._person is None or self._of is None:
            raise Gone
        return self._person, self._of


async def events(
    watch: Watching, after: int, pause: Callable[[float], Awaitable[None]] = asyncio.sleep, life: int = LIFE
) -> AsyncIterator[bytes]:
    """What is sent over one connection, until it ends."""
    me = object()
    open_now.add(me)
    known: dict[str, list[int]] = {}
    try:
        yield b"retry: 1000\n\n"
        for turn in range(life):
            if turn % CHECKED_EVERY == 0:
                await sync_to_async(watch.check)()
            changes = await sync_to_async(watch.since)(after)
            if changes:
                after = max(change["number"] for change in changes)
                yield _event("changes", changes, after)
            if turn % PLACES_EVERY == 0:
                places = await sync_to_async(watch.places)()
                moved = {key: place for key, place in places.items() if known.get(key) != place}
                known = places
                if moved:
                    yield _event("places", moved)
            elif turn % HEARTBEAT_EVERY == 0:
                yield b": still here\n\n"
            await pause(PAUSE)
    except Gone:
        yield _event("gone", {})
    finally:
        open_now.discard(me)


def _event(name: str, data: object, number: int | None = None) -> bytes:
    numbered = "" if number is None else f"id: {number}\n"
    return f"{numbered}event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
