"""How long it takes to lay out a theory of change that nobody has placed, and to draw it."""

import random
from collections.abc import Iterator

from bench.clock import timed
from bench.insides import Measured
from throughline.theory import svg
from throughline.theory.drawing import Arrow, Box, Picture, picture
from throughline.theory.words import ElementKind


def layouts(*, turns: int) -> Iterator[Measured]:
    """A map as large as one should get, and one twice as large; two arrows for each box, cycles among them."""
    for count, bar, drawn_bar in ((150, 400.0, 400.0), (300, 1_100.0, 800.0)):
        boxes, arrows = _theory(count)
        drawn = picture(boxes, arrows, {})

        def lay_out(_turn: int, boxes: list[Box] = boxes, arrows: list[Arrow] = arrows) -> None:
            picture(boxes, arrows, {})

        def draw(_turn: int, drawn: Picture = drawn) -> None:
            svg.drawn(drawn)

        yield Measured(f"Theory of {count} boxes laid out", bar, timed(lay_out, turns=turns, warm=3))
        yield Measured(f"Theory of {count} boxes drawn", drawn_bar, timed(draw, turns=turns, warm=3))


def _theory(count: int) -> tuple[list[Box], list[Arrow]]:
    chance = random.Random(count)
    kinds = list(ElementKind.values)
    boxes = [
        Box(id=str(at), kind=kinds[at % len(kinds)], title=f"What people say at place {at}") for at in range(count)
    ]
    ends = [(at, (at + chance.randrange(1, 40)) % count) for at in range(count) for _ in range(2)]
    return boxes, [Arrow(id=f"l{at}", cause=str(one), effect=str(two)) for at, (one, two) in enumerate(ends)]
