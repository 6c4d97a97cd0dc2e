"""Everybody starts from one address and arrives where they belong."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from throughline.people.models import Person
from throughline.people.words import Role
from throughline.people.writes import join_programme


def sent_to(client: Client, person: Person) -> str:
    client.force_login(person)
    return client.get(reverse("dashboard:home")).headers.get("Location", "")


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("ana", "/p/hubs/week/"),
        ("ben", "/p/hubs/week/"),
        ("lea", "/p/hubs/week/"),
        ("dot", "/p/hubs/library/"),
        ("adam", "/p/hubs/people/"),
        ("paz", "/reading/"),
        ("bo", "/reading/"),
        ("lupe", "/reading/"),
    ],
)
def test_each_role_arrives_at_its_page(name: str, page: str, cast: SimpleNamespace, client: Client) -> None:
    assert sent_to(client, getattr(cast, name)) == page


def test_someone_who_left_is_told_kindly(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.lou)
    page = client.get(reverse("dashboard:home")).content.decode()
    assert "not part of a programme yet" in page
    assert "Community Hubs" not in page


def test_someone_in_two_programmes_chooses(cast: SimpleNamespace, client: Client) -> None:
    join_programme(person=cast.ana, programme_id=cast.elsewhere.pk, role=Role.PARTNER)
    client.force_login(cast.ana)
    page = client.get(reverse("dashboard:home")).content.decode()
    assert 'href="/p/hubs/week/"' in page
    assert 'href="/reading/"' in page


def test_and_is_led_back_to_the_one_they_were_in_last(cast: SimpleNamespace, client: Client) -> None:
    join_programme(person=cast.ana, programme_id=cast.elsewhere.pk, role=Role.ORGANISER)
    client.force_login(cast.ana)
    client.get(reverse("dashboard:week", args=["elsewhere"]))
    assert client.get(reverse("dashboard:home")).headers["Location"] == "/p/elsewhere/week/"
    assert client.get(reverse("dashboard:home"), {"choose": "1"}).status_code == 200


def test_the_programme_somebody_left_is_not_led_back_to(cast: SimpleNamespace, client: Client) -> None:
    left = join_programme(person=cast.ana, programme_id=cast.elsewhere.pk, role=Role.ORGANISER)
    client.force_login(cast.ana)
    client.get(reverse("dashboard:week", args=["elsewhere"]))
    left.ended_at = left.began_at
    left.save()
    assert client.get(reverse("dashboard:home")).headers["Location"] == "/p/hubs/week/"


def test_a_partner_of_two_programmes_has_one_place_to_read(cast: SimpleNamespace, client: Client) -> None:
    join_programme(person=cast.paz, programme_id=cast.elsewhere.pk, role=Role.PARTNER)
    assert sent_to(client, cast.paz) == "/reading/"
