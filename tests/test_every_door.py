"""Every route, as every role, against every standing, with every method: nobody gets further than the oracle says."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import tests.doors
from tests.doors.oracle import CAST, STANDINGS, Door, Who
from tests.doors.world import World, world_of
from throughline.access.visible import NotVisible
from throughline.people.reads import forget_roles
from throughline.thread import reads as thread

OF_LIBRARIES = {"account", "mfa", "socialaccount", "openid_connect"}
"""Routes of django-allauth are its own to test; tests/test_signing_in.py walks the ones we changed."""


class Refused(Exception):
    pass


def room_modules() -> list[Any]:
    names = (found.name for found in pkgutil.iter_modules(tests.doors.__path__))
    return [module for name in names if hasattr(module := importlib.import_module(f"tests.doors.{name}"), "DOORS")]


ROOMS = room_modules()
DOORS = [door for room in ROOMS for door in room.DOORS]
MAKERS = {name: maker for room in ROOMS for name, maker in getattr(room, "MAKERS", {}).items()}


def test_makers_have_names_of_their_own() -> None:
    """Otherwise one room's thing would stand in for another's, and a door be tried with what is not behind it."""
    named = [name for room in ROOMS for name in getattr(room, "MAKERS", {})]
    assert sorted(named) == sorted(set(named))


def routes(patterns: list[Any] | None = None, namespace: str = "") -> Iterator[str]:
    """The names of our own routes; a route without a name can't be linked to or tested, so it counts as unnamed."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = pattern.namespace or ""
            prefix = f"{namespace}{inner}:" if inner else namespace
            if str(pattern.pattern) == "account/":
                continue
            yield from routes(pattern.url_patterns, prefix)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or 'unnamed ' + str(pattern.pattern)}"


def test_no_two_rooms_make_a_thing_of_one_name() -> None:
    """The later one would stand in for the other, and its doors would be tried on something else."""
    made = Counter(name for room in ROOMS for name in getattr(room, "MAKERS", {}))
    assert [name for name, times in made.items() if times > 1] == []


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    rows = Counter(door.route for door in DOORS)
    known = set(routes())
    assert known - set(rows) == set(), "routes without a row in tests/doors/"
    assert set(rows) - known == set(), "rows without a route"


def gets_through(answer: Any) -> bool:
    if answer.status_code in {401, 403, 404, 405}:
        return False
    return not (answer.status_code == 302 and answer["Location"].startswith("/account/login/?next="))


def may_read(world: World, who: Who, kwargs: dict[str, Any]) -> bool:
    if who.name == "nobody" or "item_id" not in kwargs:
        return who.inside
    person = world.person(who.name)
    forget_roles(person)
    try:
        thread.item(person, kwargs["item_id"])
    except NotVisible:
        return False
    return True


class RollBack(Exception):
    pass


def send(client: Client, method: str, address: str, accept: str) -> Any:
    """Send an empty request and take back whatever it did."""
    answer = None
    try:
        with transaction.atomic():
            body = {"data": "", "content_type": "application/json"} if method in {"put", "delete"} else {}
            answer = getattr(client, method)(address, headers={"accept": accept}, **body)
            raise RollBack
    except RollBack:
        return answer


@pytest.fixture
def world(cast: SimpleNamespace) -> World:
    return world_of(cast)


@pytest.fixture
def clients(world: World) -> dict[str, Client]:
    signed_in = {}
    for who in CAST:
        signed_in[who.name] = Client(raise_request_exception=False)
        if who.name != "nobody":
            signed_in[who.name].force_login(world.person(who.name), backend="django.contrib.auth.backends.ModelBackend")
    return signed_in


def kwargs_for(door: Door, world: World, standing: str) -> dict[str, Any]:
    if door.about == "nothing":
        return {}
    if door.about == "programme":
        return {"programme": world.hubs.slug}  # type: ignore[attr-defined]
    return dict(MAKERS[door.about](world, standing))


@pytest.mark.parametrize(
    "door", DOORS, ids=lambda door: f"{door.route} {door.accept}" if door.accept != "text/html" else door.route
)
def test_nobody_gets_further_than_the_rule(door: Door, world: World, clients: dict[str, Client]) -> None:
    about_an_item = door.about not in {"nothing", "programme"}
    wrong: list[str] = []
    for standing in door.standings if about_an_item else ("team",):
        kwargs = kwargs_for(door, world, standing)
        address = reverse(door.route, kwargs=kwargs)
        for who in CAST:
            for method in ("get", "post", "put", "delete"):
                rule = getattr(door, method)
                answer = send(clients[who.name], method, address, door.accept)
                wrong += faults(door, world, who, method, rule, standing, kwargs, answer)
    assert wrong == []


def faults(
    door: Door, world: World, who: Who, method: str, rule: Any, standing: str, kwargs: dict[str, Any], answer: Any
) -> list[str]:
    cell = f"{method.upper()} {door.route} as {who.name} ({who.role or 'no role'}) on {standing}: {answer.status_code}"
    if answer.status_code >= 500:
        return [f"{cell}, a fault of ours"]
    if rule is None:
        return [f"{cell}, though the method is not offered"] if gets_through(answer) else []
    allowed = rule(who, standing)
    if allowed != gets_through(answer):
        return [f"{cell}, though the rule says {'yes' if allowed else 'no'}"]
    if not allowed and answer.status_code == 403 and not may_read(world, who, kwargs) and who.name != "nobody":
        return [f"{cell}, which tells them that it exists"]
    return []


def test_the_table_is_large_enough_to_mean_something() -> None:
    cells = sum(
        (len(door.standings) if door.about not in {"nothing", "programme"} else 1) * len(CAST) * 4 for door in DOORS
    )
    assert len(STANDINGS) == 4
    assert cells >= 4 * len(CAST) * len(DOORS)
