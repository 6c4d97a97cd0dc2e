"""An excerpt is a source and a span, never a copy."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from throughline.access.words import Standing
from throughline.access.writable import NotAllowed
from throughline.thread import reads, writes
from throughline.thread.models import Item
from throughline.thread.tests.conftest import WORDS
from throughline.thread.writes import EmptySpan

SAID = "She said “it's the light”, twice. ਬੱਤੀ"


def mark(source: Item, words: str, by: object) -> Item:
    begins_at = SAID.index(words)
    return writes.mark_excerpt(source=source, begins_at=begins_at, ends_at=begins_at + len(words), by=by)  # type: ignore[arg-type]


def reword(source: Item, words: str, by: object) -> Item:
    earlier = WORDS[source.pk]
    changed = writes.revise(item=source, by=by, what="reworded", words=words, fields={"words": words})  # type: ignore[arg-type]
    WORDS[source.pk] = words
    writes.move_excerpts(source=changed, earlier_words=earlier, words=words)
    return changed


def words_of(person: object, excerpt: Item) -> str:
    return reads.excerpts(person, [excerpt.pk])[excerpt.pk].words  # type: ignore[arg-type]


def test_the_words_are_read_from_the_source(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    excerpt = mark(leaf(SAID), "it's the light", cast.ben)
    assert words_of(cast.lea, excerpt) == "it's the light"


def test_marked_twice_is_one_excerpt_and_outer_space_is_left_out(
    leaf: Callable[..., Item], cast: SimpleNamespace
) -> None:
    source = leaf(SAID)
    first = mark(source, "it's the light", cast.ben)
    assert mark(source, "it's the light", cast.lea) == first
    assert words_of(cast.ana, mark(source, " twice. ", cast.lea)) == "twice."


def test_an_empty_span_is_refused(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    with pytest.raises(EmptySpan):
        writes.mark_excerpt(source=leaf(SAID), begins_at=3, ends_at=4, by=cast.ana)


def test_somebody_who_does_not_write_cannot_mark(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    with pytest.raises(NotAllowed):
        mark(leaf(SAID), "twice", cast.dot)


def test_an_excerpt_follows_its_words_when_the_source_is_reworded(
    leaf: Callable[..., Item], cast: SimpleNamespace
) -> None:
    source = leaf(SAID)
    excerpt = mark(source, "it's the light", cast.ben)
    reword(source, "Second house. " + SAID, cast.ana)
    span = reads.excerpts(cast.ana, [excerpt.pk])[excerpt.pk]
    assert (span.words, span.begins_at) == ("it's the light", SAID.index("it's") + 14)


def test_words_that_are_gone_are_still_read_from_the_revision_they_were_marked_in(
    leaf: Callable[..., Item], cast: SimpleNamespace
) -> None:
    source = leaf(SAID)
    excerpt = mark(source, "it's the light", cast.ben)
    reword(source, "She spoke of the lighting.", cast.ana)
    reword(source, "She spoke about the lighting.", cast.ana)
    assert words_of(cast.ben, excerpt) == "it's the light"


def test_an_excerpt_is_as_hidden_as_its_source(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    source = leaf(SAID)
    excerpt = mark(source, "it's the light", cast.ben)
    writes.revise(item=source, by=cast.ana, what="made private", standing=Standing.PRIVATE)
    assert reads.excerpts(cast.ben, [excerpt.pk]) == {}
    assert words_of(cast.ana, excerpt) == "it's the light"


def test_withdrawing_the_source_takes_the_excerpt_along_and_restoring_brings_it_back(
    leaf: Callable[..., Item], cast: SimpleNamespace
) -> None:
    source = leaf(SAID)
    excerpt = mark(source, "it's the light", cast.ben)
    writes.withdraw(item=source, by=cast.ana, because="asked to")
    assert reads.excerpts(cast.ana, [excerpt.pk]) == {}
    writes.restore(item_id=source.pk, by=cast.lea)
    assert words_of(cast.ben, excerpt) == "it's the light"


def test_words_marked_while_private_and_reworded_before_sharing_stay_their_authors(
    leaf: Callable[..., Item], cast: SimpleNamespace
) -> None:
    source = leaf(SAID, standing=Standing.PRIVATE)
    excerpt = mark(source, "it's the light", cast.ana)
    reword(source, "Something else altogether.", cast.ana)
    source.refresh_from_db()
    writes.revise(item=source, by=cast.ana, what="shared", standing=Standing.TEAM)
    assert words_of(cast.ana, excerpt) == "it's the light"
    assert words_of(cast.ben, excerpt) == ""
