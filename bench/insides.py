"""What lies under the pages, measured by itself: the trace and the search."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from bench.cast import Cast
from bench.clock import Times, timed
from bench.pages import SEARCHES, Asked
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.trace import thread_line, words_under


@dataclass(frozen=True)
class Measured:
    """A function under the pages, and the milliseconds to stay within."""

    label: str
    bar: float
    times: Times


def walks(cast: Cast, *, turns: int) -> Iterator[Measured]:
    """The trace from the ends of the longest chains, six steps from the words, and from rows of every kind."""
    ends = {
        "six steps up": cast.chain_ends, "a theme": cast.themes, "a note": cast.notes, "a release": cast.releases,
        "an assumption": cast.assumptions, "a theory": cast.maps,
    }  # fmt: skip
    people = cast.team
    for label, ids in ends.items():
        items = [thread.item(people[0], UUID(ids[turn * 7919 % len(ids)])) for turn in range(turns)]

        def line(turn: int, items: list[Item] = items) -> None:
            thread_line(people[turn % len(people)], items[turn % len(items)])

        def under(turn: int, items: list[Item] = items) -> None:
            words_under(people[turn % len(people)], items[turn % len(items)])

        yield Measured(f"Thread line of {label}", 50.0, timed(line, turns=turns, warm=20))
        yield Measured(f"Words under {label}", 50.0, timed(under, turns=turns, warm=20))


def searches(cast: Cast, *, turns: int) -> Iterator[Measured]:
    """The first page of a search, without the page around it."""
    for label, asked in SEARCHES.items():

        def look(turn: int, asked: Asked = asked) -> None:
            person = cast.team[turn % len(cast.team)]
            thread.search(person, asked(cast, turn)["q"], programme_id=cast.programme.pk)

        yield Measured(f"Search alone, {label}", 100.0, timed(look, turns=turns, warm=20))
