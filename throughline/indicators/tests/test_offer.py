"""What leaves the team of an indicator: what we look at, the newest note of meaning, the caveat; never a note for the team."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from throughline.indicators.offer import StaysWithTheTeam
from throughline.indicators.tests.conftest import CAVEAT, COUNTED, Begin, Take
from throughline.sharing.reads import offered

OPEN = replace(COUNTED, not_in_it="People who moved.", team_note="Ana counts generously.")


def test_the_newest_meaning_and_the_caveat_are_offered(begin: Begin, take: Take, cast: SimpleNamespace) -> None:
    item = begin(OPEN)
    take(item, date(2026, 1, 1), date(2026, 1, 31), value=40, meaning="Earlier.")
    take(item, date(2026, 2, 1), date(2026, 2, 28), value=14, meaning="Fewer went out in the rain.")
    found = offered(cast.ben, item)
    assert "Fewer went out in the rain." in found.body
    assert "about 15 conversations" in found.body
    assert CAVEAT in found.body
    assert found.missing == "People who moved."
    assert "generously" not in found.body
    assert "Earlier." not in found.body
    assert (found.notes, list(found.quotes)) == (2, [])


def test_a_small_count_is_told_as_fewer_than_eight(begin: Begin, take: Take, cast: SimpleNamespace) -> None:
    item = begin(OPEN)
    take(item, value=3)
    assert "fewer than eight conversations" in offered(cast.ben, item).body


def test_what_is_for_the_team_only_stays(begin: Begin, cast: SimpleNamespace, client: Client) -> None:
    item = begin(replace(OPEN, for_team_only=True))
    with pytest.raises(StaysWithTheTeam):
        offered(cast.ben, item)
    client.force_login(cast.ben)
    page = client.get(reverse("sharing:prepare", args=[item.pk]))
    assert page.status_code == 409
    assert "for the team only" in page.content.decode()
