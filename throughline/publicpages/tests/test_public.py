"""What anyone reads: only what was published, in every language there is, from any cache, without a cookie."""

import html
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from throughline.common.clock import days_from_today, now, standing_still
from throughline.feedback.words import State
from throughline.programme.words import HubState
from throughline.programme.writes import change_hub_state
from throughline.publicpages.tests.conftest import Entry, Publish
from throughline.sharing import writes as sharing


def page(client: Client, name: str, *args: object, query: str = "") -> str:
    response = client.get(reverse(f"publicpages:{name}", args=args) + query)
    assert response.status_code == 200, name
    return html.unescape(response.content.decode())


def test_before_anything_is_published_there_is_nothing(entry: Entry, cast: SimpleNamespace, client: Client) -> None:
    entry()
    for address in (
        reverse("publicpages:programme", args=["hubs"]),
        reverse("publicpages:hub", args=["hubs", "library"]),
        reverse("publicpages:programme", args=["there-is-none"]),
    ):
        assert client.get(address).status_code == 404
    assert "/public/hubs/" not in page(client, "sitemap")


def test_a_hub_says_what_happened_what_cannot_and_what_is_still_thought_about(
    publish: Publish, entry: Entry, cast: SimpleNamespace, client: Client
) -> None:
    publish("Lamps", state=State.DONE)
    publish("Notice boards", state=State.CANNOT, because="It points to people, not posters.")
    publish("A shed", state=State.THINKING, next_on=days_from_today(20))
    entry("Never published")
    shown = page(client, "hub", "hubs", "library")
    parts = [shown.index(words) for words in ("What happened", "Lamps", "Can’t be done, and why", "Notice boards")]
    assert parts == sorted(parts)
    assert "It points to people, not posters." in shown
    day = days_from_today(20)
    assert f"{day.day} {day:%B %Y}" in shown
    assert "Never published" not in shown


def test_another_hubs_answers_stay_there(publish: Publish, cast: SimpleNamespace, client: Client) -> None:
    publish("Heard in the library")
    shown = page(client, "hub", "hubs", "park")
    assert "Heard in the library" not in shown
    assert "Nothing has been published of this hub yet" in shown


@pytest.mark.parametrize("state", [HubState.PAUSED, HubState.CLOSED])
def test_a_paused_or_closed_hub_keeps_its_page(
    publish: Publish, cast: SimpleNamespace, client: Client, state: HubState
) -> None:
    publish("Heard in the library")
    change_hub_state(hub=cast.library, state=state, because="Only the team reads this reason.", by=cast.lea)
    shown = page(client, "hub", "hubs", "library")
    assert "Heard in the library" in shown
    assert "Only the team reads this reason." not in shown


def test_a_link_chooses_the_language_and_the_side_it_is_read_from(
    publish: Publish, cast: SimpleNamespace, client: Client
) -> None:
    publish(urdu="روشنی کا مسئلہ ہے")
    english = page(client, "hub", "hubs", "library")
    assert "?language=ur" in english
    assert "روشنی کا مسئلہ ہے" not in english
    urdu = page(client, "hub", "hubs", "library", query="?language=ur")
    assert '<div lang="ur" dir="rtl">' in urdu
    assert "روشنی کا مسئلہ ہے" in urdu


def test_what_was_taken_back_is_gone_and_says_so(publish: Publish, cast: SimpleNamespace, client: Client) -> None:
    release = publish("It named somebody")
    sharing.revoke(release=release, by=cast.ana, because="It named somebody.")
    assert "It named somebody" not in page(client, "hub", "hubs", "library")
    shown = page(client, "release", "hubs", release.pk)
    assert "This was taken back" in shown
    assert "It named somebody" not in shown


def test_a_release_for_a_circle_is_not_public(
    publish: Publish, entry: Entry, cast: SimpleNamespace, client: Client
) -> None:
    publish()
    written = entry("For the board alone")
    circle = sharing.create_circle(programme=cast.hubs, name="Board", kind="board", by=cast.adam)  # type: ignore[arg-type]
    wording = sharing.Wording(title="For the board alone", body="So it is.")
    release = sharing.start_release(by=cast.ana, made_from=written.item, wording=wording, circles=[circle.pk])
    sharing.issue(release=release, by=cast.ana)
    assert "For the board alone" not in page(client, "hub", "hubs", "library")
    assert client.get(reverse("publicpages:release", args=["hubs", release.pk])).status_code == 404


def test_another_programme_does_not_show_it(publish: Publish, cast: SimpleNamespace, client: Client) -> None:
    release = publish()
    assert client.get(reverse("publicpages:release", args=["elsewhere", release.pk])).status_code == 404


ADDRESSES = ("programme", "hub", "release", "accessibility", "privacy", "privacy-spoken", "thank-you", "reply")


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_public_page_asks_nobody_who_they_are(
    publish: Publish, cast: SimpleNamespace, client: Client, name: str
) -> None:
    release = publish()
    args = {"hub": ["hubs", "library"], "release": ["hubs", release.pk], "reply": ["hubs", release.pk]}.get(
        name, ["hubs"]
    )
    client.force_login(cast.ana)
    response = client.get(reverse(f"publicpages:{name}", args=args))
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert response["Cache-Control"] == "public, max-age=60"
    text = response.content.decode()
    assert "Ana" not in text
    assert "csrf" not in text.lower()
    assert "http://" not in text.replace("http://www.w3.org", "")


def test_an_unchanged_page_is_not_sent_again_and_a_changed_one_is(
    publish: Publish, cast: SimpleNamespace, client: Client
) -> None:
    publish()
    address = reverse("publicpages:hub", args=["hubs", "library"])
    first = client.get(address)
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert client.get(address, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
    with standing_still(now() + timedelta(minutes=2)):
        publish("Another")
    second = client.get(address, headers={"if-none-match": first["ETag"]})
    assert second.status_code == 200
    assert second["ETag"] != first["ETag"]


def test_a_page_with_more_on_it_costs_no_more_queries(
    publish: Publish, cast: SimpleNamespace, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """The programme; when anything was published (asked for the door, for the tag and for its day); its own words; hubs for
    the tag, the address and the page; what is published of the hub and of the whole, with hub and quotes."""
    for n in range(6):
        publish(f"Answer {n}")
    with django_assert_max_num_queries(15):
        client.get(reverse("publicpages:hub", args=["hubs", "library"]))


def test_search_engines_are_told_where_to_look(publish: Publish, cast: SimpleNamespace, client: Client) -> None:
    publish()
    robots = page(client, "robots")
    assert "Allow: /public/" in robots
    assert "Disallow: /\n" in robots
    sitemap = page(client, "sitemap")
    assert "/public/hubs/hubs/park/" in sitemap
    assert "elsewhere" not in sitemap


def test_every_programme_says_what_it_does_with_what_people_say(cast: SimpleNamespace, client: Client) -> None:
    spoken = page(client, "privacy-spoken", "hubs")
    assert spoken.startswith("I’m from Community Hubs.")
    assert len(spoken.split()) <= 80
    assert "Equality and Human Rights Commission" in page(client, "accessibility", "hubs")
