"""A hub's state is the newest by day that has begun; its history stays."""

from types import SimpleNamespace

from throughline.common.clock import days_from_today
from throughline.programme.words import HubState
from throughline.programme.writes import change_hub_state


def test_a_pause_shows_and_the_opening_stays_in_the_history(cast: SimpleNamespace) -> None:
    change_hub_state(hub=cast.library, state=HubState.PAUSED, because="The boiler failed.", by=cast.lea)
    cast.library.refresh_from_db()
    assert cast.library.state == HubState.PAUSED
    assert [change.state for change in cast.library.state_changes.all()] == ["paused", "open"]


def test_a_state_told_afterwards_does_not_hide_a_newer_one(cast: SimpleNamespace) -> None:
    change_hub_state(
        hub=cast.library, state=HubState.CO_DESIGN, because="", by=cast.lea, since_date=days_from_today(-90)
    )
    cast.library.refresh_from_db()
    assert cast.library.state == HubState.OPEN


def test_a_state_that_has_not_begun_does_not_show_yet(cast: SimpleNamespace) -> None:
    change_hub_state(hub=cast.library, state=HubState.CLOSED, because="", by=cast.lea, since_date=days_from_today(9))
    cast.library.refresh_from_db()
    assert cast.library.state == HubState.OPEN
