"""Publishing for anyone while an election is near asks why; sharing with a circle, and any other day, does not."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from throughline.common.clock import days_from_today
from throughline.programme.writes import record_context_event
from throughline.sharing import reads, writes
from throughline.sharing.models import Release
from throughline.sharing.tests.conftest import PLAIN, draft
from throughline.sharing.words import ReleaseState
from throughline.thread import reads as thread


@pytest.fixture
def period(cast: SimpleNamespace) -> Callable[..., None]:
    def recorded(began: int = -3, ended: int | None = 20, *, pre_election: bool = True) -> None:
        record_context_event(
            programme=cast.hubs, title="Notice of election", happened="", began_on=days_from_today(began),
            ended_on=None if ended is None else days_from_today(ended), hubs=[], by=cast.lea, pre_election=pre_election,
        )  # fmt: skip

    return recorded


def checked(scene: SimpleNamespace, *, public: bool = True) -> Release:
    release = draft(scene, quotes=1, wording=replace(PLAIN, public=public))
    writes.send_for_check(release=release, by=scene.ana)
    writes.approve(release=release, by=scene.ben, because="Read it.", read=reads.fingerprint(release))
    return release


@pytest.mark.parametrize("days", [(-3, 20), (-3, None), (0, 0)])
def test_in_the_period_it_asks_why_and_keeps_the_reason(
    scene: SimpleNamespace, period: Callable[..., None], days: tuple[int, int | None]
) -> None:
    period(*days)
    release = checked(scene)
    with pytest.raises(writes.PreElection):
        writes.issue(release=release, by=scene.ana)
    issued = writes.issue(release=release, by=scene.ana, in_spite_because="It answers people who asked.")
    assert issued.state == ReleaseState.ISSUED
    assert "It answers people who asked." in [one.because for one in thread.history_of(scene.ana, issued.item)]


@pytest.mark.parametrize(
    "when", [{"began": -30, "ended": -1}, {"began": 1}, {"pre_election": False}], ids=["over", "to come", "no election"]
)
def test_on_any_other_day_it_does_not_ask(
    scene: SimpleNamespace, period: Callable[..., None], when: dict[str, int]
) -> None:
    period(**when)
    assert writes.issue(release=checked(scene), by=scene.ana).state == ReleaseState.ISSUED


def test_a_circle_is_not_the_public(scene: SimpleNamespace, period: Callable[..., None]) -> None:
    period()
    assert writes.issue(release=checked(scene, public=False), by=scene.ana).state == ReleaseState.ISSUED


def test_the_second_person_is_told_and_says_why(
    scene: SimpleNamespace, period: Callable[..., None], client: Client
) -> None:
    period()
    release = draft(scene, quotes=1, wording=replace(PLAIN, public=True))
    client.force_login(scene.ana)
    assert "A vote is near" in client.get(reverse("sharing:preview", args=[release.pk])).content.decode()
    writes.send_for_check(release=release, by=scene.ana)
    client.force_login(scene.ben)
    address = reverse("sharing:check", args=[release.pk])
    assert "A vote is near" in client.get(address).content.decode()
    given = {"because": "Read it.", "read": reads.fingerprint(release), "decision": "share"}
    refused = client.post(address, given).content.decode()
    assert "We are in a period before an election" in refused
    held = reads.release_inside(scene.ana, release.pk)
    assert (held.state, held.checked_by) == (ReleaseState.TO_CHECK, None)
    assert client.post(address, {**given, "in_spite_because": "It answers people who asked."}).status_code == 302
    assert reads.release_inside(scene.ana, release.pk).state == ReleaseState.ISSUED
