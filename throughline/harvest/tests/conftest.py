"""A change Ana harvested, a note it rests on, a round with two stories, and a ripple map."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from throughline.common.clock import days_from_today, today
from throughline.harvest.models import RippleMap, Round
from throughline.harvest.words import Direction, Meant
from throughline.harvest.writes.changes import Harvested, harvest
from throughline.harvest.writes.ripples import begin_map
from throughline.harvest.writes.stories import Told, begin_round, tell_story
from throughline.thread.models import Item
from throughline.thread.writes import add_item

CHANGE = Harvested(
    who="The caretaker", what="leaves the side door open until eight", happened_on=today(), meant=Meant.UNMEANT,
    direction=Direction.BOTH, contribution="He saw the swap and stayed.", anyway="He might have tired of the bell.",
)  # fmt: skip
AREAS = ["How people are with one another", "What people start"]
KEY = Told("The key", "A mother at the school", "She handed him the key.", "Nobody had trusted him with one.")
STOOL = Told("The stool", "A shopkeeper", "He put out two stools.", "They were cold.")

Harvest = Callable[..., Item]


@pytest.fixture
def harvested(cast: SimpleNamespace) -> Harvest:
    def made(**given: Any) -> Item:
        return harvest(by=cast.ana, programme_id=cast.hubs.pk, given=replace(CHANGE, **given))

    return made


@pytest.fixture
def change(harvested: Harvest) -> Item:
    return harvested()


@pytest.fixture
def note(cast: SimpleNamespace) -> Item:
    words = "The side door was open at half past seven."
    return add_item(kind="note", by=cast.ana, programme_id=cast.hubs.pk, title=words, words=words)


@pytest.fixture
def told_in(cast: SimpleNamespace) -> Round:
    return begin_round(
        by=cast.lea, programme_id=cast.hubs.pk, title="This half-year", question="What changed most?", domains=AREAS,
        from_on=days_from_today(-180), to_on=today(),
    )  # fmt: skip


@pytest.fixture
def stories(told_in: Round, cast: SimpleNamespace) -> list[Item]:
    return [tell_story(of=told_in, by=cast.ana, number=1, given=given) for given in (KEY, STOOL)]


@pytest.fixture
def cupboard(cast: SimpleNamespace) -> RippleMap:
    return begin_map(by=cast.ana, programme_id=cast.hubs.pk, title="The cupboard")
