"""From any item to the words under it, and on to what it led to."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from pytest_django import DjangoAssertNumQueries

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import NotAllowed
from throughline.thread import reads, writes
from throughline.thread.models import Item
from throughline.thread.trace import thread_line, trace, words_under
from throughline.thread.words import Meaning


@pytest.fixture
def twig(leaf: Callable[..., Item]) -> Item:
    return leaf("People go the long way round after dark.", kind="twig")


def test_a_decision_is_followed_to_the_words_in_steps(
    leaf: Callable[..., Item], twig: Item, cast: SimpleNamespace, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    said, decided = leaf(), leaf("Mend the lights first.", kind="root")
    writes.link(source=said, target=twig, meaning=Meaning.SUPPORTS, by=cast.ana)
    writes.link(source=twig, target=decided, meaning=Meaning.LED_TO, by=cast.ana)
    reads.items(cast.ben).exists()  # roles are read once per request
    with django_assert_num_queries(5):  # two steps back, the empty third, and the sources with their links
        knots = words_under(cast.ben, decided)
    assert [(knot.item, knot.steps) for knot in knots] == [(said, 2)]


def test_the_line_counts_what_stands_at_each_station(
    leaf: Callable[..., Item], twig: Item, cast: SimpleNamespace
) -> None:
    for words in ("It's the light.", "We go round by the shops."):
        writes.link(source=leaf(words), target=twig, meaning=Meaning.SUPPORTS, by=cast.ana)
    line = thread_line(cast.ben, twig)
    assert {station.key: station.count for station in line.stations if station.count} == {"heard": 2, "theme": 1}
    assert line.sentence == "Heard: 2, Theme: 1"


def test_what_is_hidden_is_neither_counted_nor_walked_through(
    leaf: Callable[..., Item], twig: Item, cast: SimpleNamespace
) -> None:
    said, secret = leaf(), leaf("Only for me.", kind="twig", standing=Standing.PRIVATE)
    writes.link(source=said, target=secret, meaning=Meaning.SUPPORTS, by=cast.ana)
    writes.link(source=secret, target=twig, meaning=Meaning.LED_TO, by=cast.ana)
    assert len(trace(cast.ana, twig).rests_on) == 2
    assert trace(cast.ben, twig).rests_on == []


def test_a_ring_is_walked_once(leaf: Callable[..., Item], twig: Item, cast: SimpleNamespace) -> None:
    other = leaf("Another.", kind="twig")
    writes.link(source=twig, target=other, meaning=Meaning.LED_TO, by=cast.ana)
    writes.link(source=other, target=twig, meaning=Meaning.LED_TO, by=cast.ana)
    assert [knot.item for knot in trace(cast.ana, twig).rests_on] == [other]


def test_a_wide_step_is_cut_and_says_so(leaf: Callable[..., Item], twig: Item, cast: SimpleNamespace) -> None:
    for number in range(4):
        writes.link(source=leaf(f"Leaf {number}"), target=twig, meaning=Meaning.SUPPORTS, by=cast.ana)
    found = trace(cast.ana, twig, width=3)
    assert (len(found.rests_on), found.cut) == (3, True)
    assert thread_line(cast.ana, twig, width=3).sentence == "Heard: at least 3, Theme: 1"


def test_a_link_said_twice_is_one_link(leaf: Callable[..., Item], twig: Item, cast: SimpleNamespace) -> None:
    said = leaf()
    first = writes.link(source=said, target=twig, meaning=Meaning.SUPPORTS, by=cast.ana)
    again = writes.link(source=said, target=twig, meaning=Meaning.SUPPORTS, by=cast.ben, because="she said it twice")
    assert (again.pk, again.because) == (first.pk, "she said it twice")


def test_nobody_outside_the_team_links(leaf: Callable[..., Item], twig: Item, cast: SimpleNamespace) -> None:
    for name in ("dot", "adam", "paz", "lou", "dee"):
        with pytest.raises(NotAllowed):
            writes.link(source=leaf(), target=twig, meaning=Meaning.SUPPORTS, by=getattr(cast, name))


def test_a_link_with_a_hidden_end_cannot_be_taken_away(
    leaf: Callable[..., Item], twig: Item, cast: SimpleNamespace
) -> None:
    made = writes.link(source=leaf(standing=Standing.PRIVATE), target=twig, meaning=Meaning.SUPPORTS, by=cast.ana)
    with pytest.raises(NotVisible):
        writes.unlink(link_id=made.pk, by=cast.ben)
    assert writes.unlink(link_id=made.pk, by=cast.ana) is not None
    assert writes.unlink(link_id=made.pk, by=cast.ana) is None


def test_a_withdrawn_source_is_still_counted_as_withdrawn(
    leaf: Callable[..., Item], twig: Item, cast: SimpleNamespace
) -> None:
    said = leaf()
    writes.link(source=said, target=twig, meaning=Meaning.SUPPORTS, by=cast.ana)
    writes.withdraw(item=said, by=cast.ana, because="asked to")
    assert reads.bearing_on(cast.ben, twig) == []
    assert reads.tombstones_bearing_on(cast.ben, twig) == 1
