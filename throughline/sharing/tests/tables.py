"""Random tables of people heard, theme by place: many small counts, some empty, a few large. Used by the tests and by `bench/suppression.py`."""

import random
from collections.abc import Iterator

from throughline.sharing.counts import ORDINARY, SENSITIVE, STRICT, Rule

SHAPES = ((2, 4), (3, 3), (6, 8))
RULES = (ORDINARY, SENSITIVE, STRICT)


def tables(shape: tuple[int, int], how_many: int, seed: int) -> Iterator[tuple[list[list[int]], Rule]]:
    """`how_many` tables with the rule to publish each by. The same seed gives the same tables."""
    chance = random.Random(f"{seed}-{shape}")  # noqa: S311 - tables for tests, not secrets
    height, width = shape
    for number in range(how_many):
        mean = chance.choice((1, 3, 6, 12, 30))
        row_pull = [chance.choice((0.3, 1, 2)) for _ in range(height)]
        cells = [[int(chance.expovariate(1 / (mean * pull))) for _ in range(width)] for pull in row_pull]
        yield cells, RULES[number % 4 % 3]
