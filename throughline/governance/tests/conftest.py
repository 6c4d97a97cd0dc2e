"""A board with a meeting held last month, and what it decided. Themes are made through the thread: their room is a stranger here."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.apps import apps

from throughline.access.words import Standing
from throughline.common.clock import today
from throughline.governance.models import Decision, Meeting, Paper
from throughline.governance.words import MeetingState, Purpose
from throughline.governance.writes import (
    DecisionWords,
    MeetingWords,
    PaperWords,
    cite,
    decide,
    plan_meeting,
    write_decision,
    write_paper,
)
from throughline.sharing.models import Circle, Release
from throughline.sharing.reads import fingerprint, release_inside
from throughline.sharing.words import CircleKind
from throughline.sharing.writes import (
    Wording,
    add_member,
    approve,
    create_circle,
    issue,
    send_for_check,
    start_release,
)
from throughline.thread import writes as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning

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


Hear = Callable[..., Item]


@pytest.fixture
def heard(cast: SimpleNamespace, theme: Callable[..., Item]) -> Hear:
    """heard(sentence, by=[…]) makes a theme with one note under it for each of these people."""

    def gathered(title: str = "A warm free place is what people miss", *, by: tuple[str, ...] = ("ana",) * 3) -> Item:
        made = theme(title)
        apps.get_model("sensemaking", "Theme").unscoped.create(item=made, belongs="Said at three desks.", confidence=2)
        for number, name in enumerate(by):
            hub = cast.library if number % 2 == 0 else cast.park
            note = thread.add_item(
                kind="note", by=getattr(cast, name), programme_id=cast.hubs.pk, title=f"Note {number}", hub_id=hub.pk
            )
            apps.get_model("capture", "Note").unscoped.create(
                item=note, programme_id=cast.hubs.pk, heard=f"Note {number}", setting="library"
            )
            thread.link(source=note, target=made, meaning=Meaning.SUPPORTS, by=cast.lea)
        return made

    return gathered


def share(cast: SimpleNamespace, item: Item, circle: Circle, *, public: bool = False) -> Release:
    """Ana shares something with a circle in plain words; Ben checks it where it is for anyone."""
    wording = Wording(title=item.title, body="Heard at three desks.", public=public)
    release = start_release(by=cast.ana, made_from=item, wording=wording, circles=[circle.pk])
    if public:
        send_for_check(release=release, by=cast.ana)
        approve(
            release=release, by=cast.ben, because="Read it.", read=fingerprint(release_inside(cast.ben, release.pk))
        )
    return issue(release=release, by=cast.ana)


PARTS = {
    "summary": "People ask for a place after work.",
    "ask": "Agree a trial of two evenings.",
    "understand": "We thought it was the building. It is who may open it.",
    "options": "Two evenings.\nOne long day.",
    "if_nothing": "It closes at six.",
    "preferred": "Two evenings, because they can be undone.",
    "equality": "Night workers are not in the evidence.",
}

Write = Callable[..., Paper]


@pytest.fixture
def write(cast: SimpleNamespace, meet: Meet) -> Write:
    """write(citing=[…], **parts) writes a whole paper for decision, for a meeting next week, citing these."""

    def written(
        *, citing: tuple[Item, ...] = (), purpose: Purpose = Purpose.DECISION, missing: str = "Night workers.",
        meeting: Meeting | None = None, title: str = "Late evenings", **parts: str,
    ) -> Paper:  # fmt: skip
        words = PaperWords(title, purpose, PARTS | parts, missing)
        made = write_paper(meeting=(meeting or meet(7)).item, by=cast.ana, words=words)
        if citing:
            cite(item=made.item, by=cast.ana, sources=[item.pk for item in citing])
        return made

    return written
