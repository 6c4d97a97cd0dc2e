"""Where we listened: numbers that open to their notes, few of a language never told, gaps as invitations."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from html import unescape
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from throughline.access.words import Standing
from throughline.capture.writes import withdraw_note
from throughline.common.clock import days_from_today, today
from throughline.dashboard.reads import reach as reads
from throughline.dashboard.reads.reach import Reach, months_back
from throughline.dashboard.tests.conftest import CANARY, OUTSIDE
from throughline.dashboard.views import drawing
from throughline.dashboard.views.reach import month_end
from throughline.dashboard.views.reach_words import listed, months_headline, settings_headline
from throughline.people.models import Person
from throughline.programme.models import Hub
from throughline.programme.writes import record_context_event
from throughline.thread.models import AuditEntry, Item
from throughline.web.pieces.time_axis import NUMBER_ROOM, WIDTH, time_axis

Note = Callable[..., Item]


def happened(cast: SimpleNamespace, title: str, began: int, until: int | None = None, hubs: Sequence[Hub] = ()) -> None:
    record_context_event(
        programme=cast.hubs, title=title, happened="", began_on=days_from_today(began),
        ended_on=days_from_today(until) if until is not None else None, hubs=hubs, by=cast.lea,
    )  # fmt: skip


def page(client: Client, person: Person, query: str = "") -> str:
    client.force_login(person)
    return client.get(reverse("dashboard:reach", args=["hubs"]) + query).content.decode()


def sheet(client: Client, person: Person, query: str) -> list[dict[str, str]]:
    client.force_login(person)
    answer = client.get(reverse("dashboard:reach-csv", args=["hubs"]) + query)
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_every_number_opens_to_exactly_its_notes(note: Note, cast: SimpleNamespace, client: Client) -> None:
    for setting, hub in (("doorstep", cast.library), ("doorstep", cast.library), ("", cast.park), ("phone", None)):
        note(setting=setting, hub_id=hub.pk if hub else None, place="somewhere")
    note("long ago", happened_on=days_from_today(-800), setting="doorstep")
    opened = re.findall(r'<a href="(/p/hubs/library/\?[^"]+)">(\d+)</a>', page(client, cast.ben))
    assert len(opened) >= 6
    for address, number in opened:
        assert client.get(unescape(address)).content.decode().count('name="items"') == int(number)


@pytest.mark.parametrize(
    ("many", "told"), [(1, "fewer than 8"), (7, "fewer than 8"), (8, "about 10"), (13, "about 15")]
)
def test_few_conversations_in_a_language_are_not_told_exactly(
    many: int, told: str, note: Note, cast: SimpleNamespace, client: Client
) -> None:
    for n in range(many):
        note(f"note {n}", language="ta")
    rows = sheet(client, cast.ben, "?table=languages")
    assert rows == [{"Language": "Tamil", "Notes": told}]
    assert told in page(client, cast.ben)


def test_each_person_counts_what_they_may_read(note: Note, cast: SimpleNamespace) -> None:
    for standing in Standing:
        note(standing=standing, setting="doorstep")
    since = months_back(1)[0]
    counted = {name: reads.reach(getattr(cast, name), cast.hubs, since).notes for name in ("ana", "ben", "lea", "dot")}
    assert counted == {"ana": 3, "ben": 1, "lea": 2, "dot": 2}


def test_what_is_kept_never_outlives_a_change(note: Note, cast: SimpleNamespace) -> None:
    since = months_back(1)[0]
    first = note()
    assert reads.reach(cast.ben, cast.hubs, since).notes == 1
    note()
    assert reads.reach(cast.ben, cast.hubs, since).notes == 2
    withdraw_note(item=first, by=cast.ana, because="A slip")
    assert reads.reach(cast.ben, cast.hubs, since).notes == 1


def test_one_persons_own_notes_do_not_reach_another_through_what_is_kept(note: Note, cast: SimpleNamespace) -> None:
    note(CANARY, standing=Standing.PRIVATE, language="ta")
    since = months_back(1)[0]
    assert reads.reach(cast.ana, cast.hubs, since).notes == 1
    assert reads.reach(cast.ben, cast.hubs, since) == Reach()


def test_a_silent_hub_is_an_invitation(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note()
    day = date(today().year - 1, 5, 3)
    note(hub_id=cast.park.pk, happened_on=day)
    shown = page(client, cast.ben, "?months=3")
    assert f"Nobody has noted anything at Park (paused) since 3 May {day.year}. Who could we walk with?" in shown
    assert "at Library" not in shown.split("Whom do we not hear?")[1].split("</section>")[0].replace("At Library", "")


def test_a_hub_where_nobody_ever_was(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note()
    assert "Nobody has noted anything at Park (paused) yet." in page(client, cast.ben)


def test_one_hub_keeps_to_its_own_numbers(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note(setting="doorstep")
    note(setting="phone", hub_id=cast.park.pk)
    assert sheet(client, cast.ben, "?table=settings&hub=park") == [{"Setting": "On the phone", "Park": "1"}]


@pytest.mark.parametrize("table", ["months", "settings", "languages"])
def test_each_table_is_a_file_with_the_same_figures(
    table: str, note: Note, cast: SimpleNamespace, client: Client
) -> None:
    note(setting="doorstep")
    rows = sheet(client, cast.ben, f"?table={table}&months=3")
    shown = page(client, cast.ben, "?months=3")
    for row in rows:
        for cell in row.values():
            assert cell in shown
    assert AuditEntry.unscoped.filter(act="reach.exported", actor_id=cast.ben.pk).count() == 1


def test_asked_for_nonsense_it_answers_with_the_usual(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note(setting="doorstep")
    assert len(sheet(client, cast.ben, "?table=people&months=9999&hub=atlantis")) == 1
    assert "12 months" in page(client, cast.ben, "?months=-1&hub=<script>")


def test_there_is_no_table_by_person(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note(by=cast.ana)
    shown = page(client, cast.ben)
    assert "Ana" not in shown[shown.index("<main") : shown.index("</main>")]


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize("route", ["dashboard:reach", "dashboard:reach-csv"])
def test_outside_the_team_there_are_no_numbers(
    route: str, name: str, note: Note, cast: SimpleNamespace, client: Client
) -> None:
    note()
    client.force_login(getattr(cast, name))
    assert client.get(reverse(route, args=["hubs"])).status_code == 404


def test_more_notes_cost_no_more_queries(
    note: Note, cast: SimpleNamespace, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Session, person, roles, programme, programmes for the menu; hubs; when something last changed; three counts by the
    database, kept until it does; what only this person may read; the last day at each hub; what happened around us, and
    where."""
    for n in range(9):
        note(f"note {n}", setting="doorstep" if n % 2 else "phone")
        happened(cast, f"Day {n}", -n, hubs=[cast.park])
    client.force_login(cast.ben)
    with django_assert_max_num_queries(14):
        client.get(reverse("dashboard:reach", args=["hubs"]))
    with django_assert_max_num_queries(11):
        client.get(reverse("dashboard:reach", args=["hubs"]))


def test_months_begin_on_their_first_day_and_end_on_their_last() -> None:
    months = months_back(24)
    assert (len(months), months[-1]) == (24, today().replace(day=1))
    for month in months:
        assert month.day == 1
        assert (month_end(month) + timedelta(days=1)).day == 1


def test_what_happened_around_us_stands_behind_the_months_of_the_hubs_it_touched(
    note: Note, cast: SimpleNamespace, client: Client
) -> None:
    note()
    note(hub_id=cast.park.pk)
    happened(cast, "The boiler failed", -20, until=-10, hubs=[cast.library])
    happened(cast, "Heat", -60)
    happened(cast, "Long ago", -2000)
    shown = page(client, cast.ben)
    library, park = re.findall(r'<g class="tl-around">(.*?)</g>', shown, re.DOTALL)
    assert [re.findall(r">(\d+)</text>", one) for one in (library, park)] == [["1", "2"], ["1"]]
    assert library.count("tl-around__while") == 1
    key = shown[shown.index('id="around-us"') :].split("</ol>")[0]
    assert re.findall(r'<span dir="auto">([^<]+)</span>', key) == ["Heat", "The boiler failed"]
    assert "Numbers mark what happened around us." in shown
    assert shown.count('href="#around-us"') == 2
    there = page(client, cast.ben, "?hub=park")
    assert "Heat" in there
    assert "The boiler failed" not in there


def test_where_nothing_happened_the_charts_say_nothing_of_it(note: Note, cast: SimpleNamespace, client: Client) -> None:
    note()
    shown = page(client, cast.ben)
    assert "happened around us" not in shown[shown.index("<main") : shown.index("</main>")]


def hub(name: str) -> Hub:
    return Hub(name=name, slug=name.lower())


def test_headlines_keep_the_programmes_order_and_rank_nobody() -> None:
    months = months_back(3)
    library, park = hub("Library"), hub("Park")
    heard = Counter({(library.pk, months[0]): 1, (library.pk, months[1]): 5, (park.pk, months[2]): 9})
    told = months_headline(Reach(by_month=heard), [library, park], months)
    assert told == "Nothing was noted at Library in 1 of 3 months and Park in 2 of 3 months."


def test_when_everybody_was_everywhere_it_says_so() -> None:
    months = months_back(2)
    library = hub("Library")
    heard: Counter[Any] = Counter({(library.pk, month): 1 for month in months})
    assert months_headline(Reach(by_month=heard), [library], months) == "Something was noted every month."


def test_the_settings_headline_names_a_few_never_visited() -> None:
    found = Reach(by_setting=Counter({(None, "doorstep"): 3}))
    assert settings_headline(found).startswith(
        "People were heard in one kind of place, and not yet in 16 others, such as"
    )


@pytest.mark.parametrize(("names", "told"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_names_are_listed_as_people_say_them(names: list[str], told: str) -> None:
    assert listed(names) == told


def test_drawings_stay_within_their_strip() -> None:
    axis = time_axis(date(2026, 1, 1), date(2026, 4, 30))
    months = [date(2026, month, 1) for month in range(1, 6)]
    bars = drawing.upright([0, 1, 500, 250], [(axis.x(a), axis.x(b)) for a, b in pairwise(months)], most=500)
    assert [bar.empty for bar in bars] == [True, False, False, False]
    assert all(NUMBER_ROOM < bar.y <= drawing.GROUND and bar.x >= 0 and bar.x + bar.width <= WIDTH for bar in bars)
    drawn = drawing.marks([("circle", 0), ("square", 1), ("wave", 500)], most=500)
    assert [mark.size for mark in drawn] == [0.0, drawing.SMALLEST_MARK, drawing.LARGEST_MARK]
    assert drawing.along(0, 5) == 0.0
    assert drawing.along(5, 5) == drawing.WIDTH
