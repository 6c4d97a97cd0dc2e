"""The front page of the demonstration: a seat for every role, one click each, and nothing of it anywhere else."""

from typing import Any

import pytest
from django.test import Client

from throughline.common.clock import now
from throughline.demonstration import told
from throughline.demonstration.days import Calendar
from throughline.demonstration.founding import bring_people, found_programme
from throughline.demonstration.year import Year
from throughline.people.models import Membership
from throughline.people.words import Role
from throughline.people.writes import create_person, end_membership, join_programme
from throughline.programme.writes import create_programme

FRONT, SIGN_IN = "/demonstration/", "/demonstration/sign-in/"
SEATS = [person["key"] for person in told.people()]


@pytest.fixture
def year(db: None) -> Year:
    """The programme and its people, without the year."""
    begun = Year(Calendar(now()), found_programme())
    bring_people(begun)
    return begun


@pytest.fixture
def demonstration(settings: Any) -> None:
    settings.DEMONSTRATION = True


@pytest.mark.usefixtures("demonstration", "year")
@pytest.mark.parametrize("seat", SEATS)
def test_every_seat_is_taken_with_one_click(client: Client, seat: str) -> None:
    page = client.get(FRONT).content.decode()
    assert f'name="seat" value="{seat}"' in page
    answer = client.post(SIGN_IN, {"seat": seat})
    assert (answer.status_code, answer["Location"]) == (302, "/home/")
    signed_in = Membership.objects.get(person_id=client.session["_auth_user_id"])
    assert signed_in.role in next(person["roles"] for person in told.people() if person["key"] == seat)


@pytest.mark.usefixtures("demonstration", "year")
def test_there_is_a_seat_for_every_role(client: Client) -> None:
    page = client.get(FRONT).content.decode()
    assert all(role.label in page for role in Role)
    assert "Made-up learning data" in page
    assert "/account/login/" in page


@pytest.mark.usefixtures("demonstration", "year")
def test_taking_another_seat_leaves_the_first(client: Client) -> None:
    client.post(SIGN_IN, {"seat": "organiser-sk"})
    client.post(SIGN_IN, {"seat": "director"})
    assert Membership.objects.get(person_id=client.session["_auth_user_id"]).role == Role.BOARD_MEMBER


@pytest.mark.usefixtures("demonstration", "year")
@pytest.mark.parametrize("seat", ["", "nobody", "simran.bhatt@example.org", "x" * 5000])
def test_no_other_seat_can_be_taken(client: Client, seat: str) -> None:
    assert client.post(SIGN_IN, {"seat": seat}).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("demonstration")
def test_somebody_of_another_programme_with_the_same_address_is_not_in_the_seat(client: Client, db: None) -> None:
    real = create_programme(name="Real", slug="real")
    somebody = create_person(email="simran.bhatt@example.org", name="Somebody real")
    join_programme(person=somebody, programme_id=real.pk, role=Role.ORGANISER)
    assert client.post(SIGN_IN, {"seat": "organiser-sk"}).status_code == 404


@pytest.mark.usefixtures("demonstration")
def test_a_seat_whose_role_has_ended_can_not_be_taken(client: Client, year: Year) -> None:
    end_membership(Membership.objects.get(person=year.people["director"]))
    assert client.post(SIGN_IN, {"seat": "director"}).status_code == 404


@pytest.mark.usefixtures("demonstration", "year")
def test_another_site_can_not_sign_anybody_in() -> None:
    assert Client(enforce_csrf_checks=True).post(SIGN_IN, {"seat": "director"}).status_code == 403


@pytest.mark.usefixtures("demonstration", "db")
def test_before_it_is_loaded_the_page_says_how(client: Client) -> None:
    assert "throughline demo-load" in client.get(FRONT).content.decode()


@pytest.mark.usefixtures("year")
def test_outside_the_demonstration_there_is_no_such_page(client: Client) -> None:
    assert client.get(FRONT).status_code == 404
    assert client.post(SIGN_IN, {"seat": "director"}).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("demonstration", "year")
def test_signing_in_takes_a_post(client: Client) -> None:
    assert client.get(SIGN_IN).status_code == 405
    assert client.post(FRONT).status_code == 405
