"""Nonsense in an address narrows nothing: every page of a programme, with every field its own forms name filled with it."""

import re
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.oracle import Door
from tests.test_every_door import DOORS

NONSENSE = ["\x00", "-1", "99999999999999999999", "nan", "0001-01-01", "9999-12-31", "\ud7ff\uffff", "a" * 3_000, "[]"]


@pytest.mark.parametrize(
    "door", [door for door in DOORS if door.about == "programme" and door.get], ids=lambda door: door.route
)
def test_nonsense_in_a_query_narrows_nothing_and_is_never_our_fault(door: Door, cast: SimpleNamespace) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(cast.lea, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse(door.route, kwargs={"programme": cast.hubs.slug})
    page = client.get(address)
    told = page.content.decode("utf-8", "replace") if not page.streaming else ""
    names = {"q", "page", "hub", "from", "to", "next", *re.findall(r'name="([a-z_]+)"', told)}
    for said in NONSENSE:
        answer = client.get(address, dict.fromkeys(names, said))
        assert answer.status_code < 500, (address, said[:20])
