"""An invitation link: opening shows, pressing joins."""

import re
from types import SimpleNamespace

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from throughline.administration.writes import invite_person
from throughline.people.models import Person
from throughline.people.reads import holds
from throughline.people.words import Role


@pytest.fixture
def link(cast: SimpleNamespace) -> str:
    made = invite_person(by=cast.adam, programme=cast.hubs, role=Role.ORGANISER, email="new@example.org", name="New")
    return reverse("administration:join", args=[made.token])


def without_form_token(answer: HttpResponse) -> bytes:
    """A page without the token against forged forms, which is new each time."""
    return re.sub(rb'"X-CSRFToken": "\w+"', b"", answer.content)


def test_opening_it_joins_nobody(link: str, client: Client) -> None:
    page = client.get(link)
    assert page.status_code == 200
    assert "Community Hubs" in page.content.decode()
    assert not Person.objects.filter(email="new@example.org").exists()


def test_pressing_the_button_makes_the_account_and_signs_in(link: str, cast: SimpleNamespace, client: Client) -> None:
    answer = client.post(link, {"name": "Nia", "password": ""})
    assert answer.status_code == 302
    person = Person.objects.get(email="new@example.org")
    assert (person.name, person.has_usable_password()) == ("Nia", False)
    assert holds(person, cast.hubs.pk, {Role.ORGANISER})
    assert client.session["_auth_user_id"] == str(person.pk)


def test_a_weak_password_is_refused_in_words(link: str, client: Client) -> None:
    page = client.post(link, {"name": "Nia", "password": "kettle"})
    assert "at least 12 characters" in page.content.decode()
    assert not Person.objects.filter(email="new@example.org").exists()


def test_it_works_once_and_a_wrong_one_looks_the_same(link: str, client: Client) -> None:
    client.post(link, {"name": "Nia", "password": ""})
    again = Client().get(link)
    wrong = Client().get(reverse("administration:join", args=["wrong"]))
    assert again.status_code == wrong.status_code == 404
    assert without_form_token(again) == without_form_token(wrong)


def test_somebody_elses_account_cannot_take_it(link: str, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.dee, backend="django.contrib.auth.backends.ModelBackend")
    page = client.post(link)
    assert "for another address" in page.content.decode()
    assert not holds(cast.dee, cast.hubs.pk, {Role.ORGANISER})


def test_an_address_with_an_account_is_asked_to_sign_in(link: str, client: Client) -> None:
    Person.objects.create_user("new@example.org", None, name="Already here")
    page = client.post(link, {"name": "Nia", "password": ""})
    assert "Sign in with it" in page.content.decode()


def test_inviting_mails_the_link_and_shows_it_once(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.adam, backend="django.contrib.auth.backends.ModelBackend")
    page = client.post(
        reverse("administration:invite", args=[cast.hubs.slug]),
        {"name": "Nia", "email": "Nia@example.org", "role": "partner"},
    )
    assert page.status_code == 200
    (sent,) = mail.outbox
    assert sent.to == ["nia@example.org"]
    assert "/join/" in sent.body
    assert "/join/" not in client.get(reverse("administration:people", args=[cast.hubs.slug])).content.decode()
