"""An indicator of each kind, and a question one of them helps."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from throughline.indicators.words import Noticed, Rhythm
from throughline.indicators.writes import Look, Seen, begin_indicator, take_reading
from throughline.questions.writes import ask_question
from throughline.thread.models import Item

CAVEAT = "Only conversations that somebody wrote down."
MEANING = "More were written down because two of us were back from leave."
LEVELS = ("Our usual doors", "Other doors, our hours", "Their hours, their language")
COUNTED = Look("Second conversations", Noticed.COUNT, Rhythm.MONTH, CAVEAT, unit="conversations")
SCALED = Look(
    "Felt safe to say it", Noticed.SCALE, Rhythm.MONTH, CAVEAT, scale_from=1, scale_to=5,
    scale_from_means="kept it to myself", scale_to_means="said it",
)  # fmt: skip
GRADED = Look("Where we go", Noticed.RUBRIC, Rhythm.QUARTER, CAVEAT, levels=LEVELS)
TOLD = Look("Decisions citing listening", Noticed.STORY, Rhythm.HAPPENS, CAVEAT)

Begin = Callable[[Look], Item]
Take = Callable[..., Item]


@pytest.fixture
def question(cast: SimpleNamespace) -> Item:
    return ask_question(by=cast.lea, programme_id=cast.hubs.pk, wording="What makes a second conversation happen?")


@pytest.fixture
def begin(cast: SimpleNamespace) -> Begin:
    return lambda given: begin_indicator(by=cast.ana, programme_id=cast.hubs.pk, given=given)


@pytest.fixture
def take(cast: SimpleNamespace) -> Take:
    def taken(indicator: Item, from_on: date = date(2026, 3, 1), to_on: date | None = None, **given: Any) -> Item:
        given.setdefault("meaning", MEANING)
        if isinstance(given.get("value"), int | str):
            given["value"] = Decimal(given["value"])
        return take_reading(indicator=indicator, by=cast.ana, given=Seen(from_on=from_on, to_on=to_on, **given))

    return taken
