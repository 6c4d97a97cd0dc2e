"""Others' changes while one looks at the map: server-sent events over a connection that is asked to justify itself.

A process looks every PAUSE whether a map's number has grown, once for all of its connections on that map; each connection
then sends what happened since, each change with whose it was. Session and right of sight are checked anew every few
seconds for each; after LIFE looks the connection ends and the browser opens the next, with the number it has
(`Last-Event-ID`). Nothing of a map outlives its last connection, so any process can answer.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Seen:
    """What one look at a map found: the number of its newest change, and where its boxes stand."""

    number: int
    places: Mapping[str, list[int]]


class Looking(Protocol):
    """The next look at a map, made once for all who wait for it."""

    async def next(self) -> Seen: ...


class Look:
    """The looks of this process at one map, PAUSE apart. Whoever asks first goes and looks; who asks meanwhile is told."""

    def __init__(self, see: Callable[[bool], Seen], pause: float = PAUSE) -> None:
        self._see, self._pause, self._looks = see, pause, 0
        self._coming: asyncio.Future[Seen | None] | None = None
        self.connections = 0

    async def next(self) -> Seen:
        """The next look; the first there is comes at once."""
        while self._coming is not None:
            # Shielded, for a connection that ends takes the look away from nobody else.
            if (seen := await asyncio.shield(self._coming)) is not None:
                return seen
        return await self._go()

    async def _go(self) -> Seen:
        """Look for all who wait; where this fails or the connection ends before, they are told None and one of them goes."""
        coming = self._coming = asyncio.get_running_loop().create_future()
        seen = None
        try:
            if self._looks:
                await asyncio.sleep(self._pause)
            self._looks += 1
            seen = await sync_to_async(self._see)(self._looks % PLACES_EVERY == 1)
            return seen
        finally:
            self._coming = None
            coming.set_result(seen)


def look_at(of: TheoryMap) -> Callable[[bool], Seen]:
    """How a map is looked at: its number each time, where its boxes stand when asked, else as they stood."""
    places: dict[str, list[int]] = {}

    def see(places_too: bool) -> Seen:
        nonlocal places
        try:
            number = reads.number_of(of)
            if places_too:
                places = {str(pk): list(place) for pk, place in reads.places_of(of).items()}
            return Seen(number, places)
        finally:
            close_old_connections()  # with a pool: give the connection back between two looks

    return see


looks: dict[UUID, Look] = {}


@contextmanager
def shared_look(of: TheoryMap) -> Iterator[Look]:
    """This process's looks at a map, from its first connection to its last."""
    look = looks.setdefault(of.pk, Look(look_at(of)))
    look.connections += 1
    try:
        yield look
    finally:
        look.connections -= 1
        if not look.connections:
            looks.pop(of.pk, None)


class Watching(Protocol):
    """What a connection asks for itself, each time in a thread: may I still, and what of it may I hear."""

    def check(self) -> None: ...
    def since(self, number: int) -> list[dict[str, Any]]: ...


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
        try:
            person = get_user(asked)
            if not isinstance(person, Person):
                raise Gone
            self._of = reads.map_behind(person, self._map_id)
        except NotVisible:
            raise Gone from None
        finally:
            close_old_connections()
        self._person = person

    def since(self, number: int) -> list[dict[str, Any]]:
        """The changes after a number, as far as this person sees what they happened to."""
        if self._person is None or self._of is None:
            raise Gone
        try:
            return state.changes_told(self._person, self._of, number)
        finally:
            close_old_connections()


async def events(
    watch: Watching, looking: AbstractContextManager[Looking], after: int, life: int = LIFE
) -> AsyncIterator[bytes]:
    """What is sent over one connection, until it ends."""
    me = object()
    open_now.add(me)
    known: Mapping[str, list[int]] = {}
    try:
        yield b"retry: 1000\n\n"
        with looking as look:
            for turn in range(life):
                if turn % CHECKED_EVERY == 0:
                    await sync_to_async(watch.check)()
                seen = await look.next()
                if seen.number > after:
                    if changes := await sync_to_async(watch.since)(after):
                        yield _event("changes", changes, changes[-1]["number"])
                    after = changes[-1]["number"] if changes else seen.number
                if seen.places is not known:
                    moved = {key: place for key, place in seen.places.items() if known.get(key) != place}
                    known = seen.places
                    if moved:
                        yield _event("places", moved)
                if turn % HEARTBEAT_EVERY == HEARTBEAT_EVERY - 1:
                    yield b": still here\n\n"
    except Gone:
        yield _event("gone", {})
    finally:
        open_now.discard(me)


def _event(name: str, data: object, number: int | None = None) -> bytes:
    numbered = "" if number is None else f"id: {number}\n"
    return f"{numbered}event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
