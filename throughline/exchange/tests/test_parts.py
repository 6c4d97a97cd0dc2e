"""The next part is read while the one before is written; what goes wrong meanwhile is not lost."""

from collections.abc import Iterator
from contextlib import closing
from threading import Event, current_thread

import pytest

from throughline.exchange.parts import one_ahead


def test_things_come_in_order_made_by_another_thread() -> None:
    makers = set()

    def made() -> Iterator[int]:
        for number in range(5):
            makers.add(current_thread())
            yield number

    assert list(one_ahead(made())) == [0, 1, 2, 3, 4]
    assert current_thread() not in makers


def test_the_next_is_made_before_it_is_asked_for() -> None:
    second = Event()

    def made() -> Iterator[int]:
        yield 1
        second.set()
        yield 2

    with closing(one_ahead(made())) as things:
        next(things)
        assert second.wait(5)


def test_a_fault_comes_where_it_happened() -> None:
    def made() -> Iterator[int]:
        yield 1
        raise ValueError("torn")

    things = one_ahead(made())
    assert next(things) == 1
    with pytest.raises(ValueError, match="torn"):
        next(things)
