"""A reflection of Ana's, alone and with Ben."""

from types import SimpleNamespace

import pytest

from throughline.reflection.models import Asked
from throughline.reflection.words import Shape
from throughline.reflection.writes import answer, begin_reflection, join
from throughline.thread.models import Item

AVOIDED = "That I was glad when nobody opened."


@pytest.fixture
def alone(cast: SimpleNamespace) -> Item:
    item = begin_reflection(by=cast.ana, programme_id=cast.hubs.pk, shape=Shape.WEEKLY, about="A wet week")
    answer(item=item, by=cast.ana, prompt="avoiding", words=AVOIDED)
    return item


@pytest.fixture
def together(cast: SimpleNamespace) -> SimpleNamespace:
    """The swap looked back on by Ana and Ben; Lea was asked and has not come."""
    anas = begin_reflection(
        by=cast.ana, programme_id=cast.hubs.pk, shape=Shape.AFTER_ACTION, about="The second swap",
        others=[cast.ben, cast.lea],
    )  # fmt: skip
    answer(item=anas, by=cast.ana, prompt="meant", words="Forty hangers, no queue.")
    sitting = Asked.unscoped.filter(person=cast.ben).get().sitting
    bens = join(sitting_id=sitting.pk, by=cast.ben)
    answer(item=bens, by=cast.ben, prompt="meant", words="That somebody else would open up.")
    return SimpleNamespace(anas=anas, bens=bens, sitting=sitting)
