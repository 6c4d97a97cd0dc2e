"""Sending a room's part of the API whatever its description allows, and judging every answer by that description."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.middleware.csrf import _get_new_csrf_string
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from throughline.people.models import Person

CHECKS = (not_a_server_error, status_code_conformance, response_schema_conformance)


def answers_of(tag: str, person: Person, prepare: Callable[[Any], None]) -> tuple[set[str], set[int]]:
    """The methods a room offers and the statuses it gave; fails on a fault of ours and on an answer it did not announce.

    prepare  puts what a stranger to our data can't guess into a case, such as an id that is there
    """
    visit = _visit(person)
    with _one_connection():
        schema = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application()).include(tag=tag)
        operations = [found.ok() for found in schema.get_all_operations()]
        answers: set[int] = set()
        for operation in operations:

            @settings(
                max_examples=20, deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
                suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
            )  # fmt: skip
            @given(case=operation.as_strategy())
            def send(case: Any) -> None:
                prepare(case)
                answers.add(case.call_and_validate(checks=CHECKS, **visit).status_code)

            send()
    return {operation.method.upper() for operation in operations}, answers


def _visit(person: Person) -> dict[str, Any]:
    """What a browser in which this person is signed in sends along."""
    browser, token = Client(), _get_new_csrf_string()
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return {
        "cookies": {"sessionid": browser.cookies["sessionid"].value, "csrftoken": token},
        "headers": {"X-CSRFToken": token},
    }


@contextmanager
def _one_connection() -> Iterator[None]:
    """A server closes its database connection after each answer; a test has only the one that its transaction is on."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
