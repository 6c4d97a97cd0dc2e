"""A board with a meeting held last month, and what it decided. Themes are made through the thread: their room is a stranger here."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest

from throughline.access.words import Standing
from throughline.common.clock import today
from throughline.governance.models import Decision, Meeting
from throughline.governance.words import MeetingState
from throughline.governance.writes import DecisionWords, MeetingWords, decide, plan_meeting, write_decision
from throughline.sharing.models import Circle
from throughline.sharing.words import CircleKind
from throughline.sharing.writes import add_member, create_circle
from throughline.thread import writes as thread
from throughline.thread.models import Item

WHOLE = DecisionWords(
    title="Late evenings: agree a trial",
    wording="To agree a trial of two late evenings, hosted by residents.",
    reasons="People ask for a warm place after work.",
    alternatives="Opening at weekends.",
    if_nothing="The library goes on closing at six.",
    decided_by="The board, seven of nine present",
    equality_by="Director of community services",
    equality="Night workers are not in the evidence; ask them within the trial.",
)


@pytest.fixture
def board(cast: SimpleNamespace) -> Circle:
    made = create_circle(programme=cast.hubs, name="Hubs Board", kind=CircleKind.BOARD, by=cast.adam)
    add_member(circle=made, person=cast.bo, by=cast.adam)
    return made


Meet = Callable[..., Meeting]


@pytest.fixture
def meet(cast: SimpleNamespace, board: Circle) -> Meet:
    """meet(days) puts a meeting down so many days from today; one behind us was held."""

    def met(days: int = -30) -> Meeting:
        state = MeetingState.HELD if days <= 0 else MeetingState.PLANNED
        words = MeetingWords(held_on=today() + timedelta(days=days), place="The pop-up", state=state)
        return plan_meeting(circle=board, by=cast.ana, words=words)

    return met


@pytest.fixture
def taken(cast: SimpleNamespace, meet: Meet) -> Decision:
    """A decision taken today."""
    return decide(item=write_decision(meeting=meet(-30).item, by=cast.ana, words=WHOLE).item, by=cast.ana)


@pytest.fixture
def theme(cast: SimpleNamespace) -> Callable[..., Item]:
    """theme(sentence) makes a theme of Lea's."""

    def said(title: str = "A warm free place", *, standing: Standing = Standing.TEAM) -> Item:
        return thread.add_item(
            kind="theme", by=cast.lea, programme_id=cast.hubs.pk, title=title, words=title, standing=standing
        )

    return said
