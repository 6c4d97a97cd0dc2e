"""Full-text search finds the same on both databases, and nothing a person may not read."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from throughline.access.words import Standing
from throughline.thread import reads, writes
from throughline.thread import search as index
from throughline.thread.models import Item


def found(person: object, words: str, cast: SimpleNamespace, **more: object) -> list[Item]:
    return [hit.item for hit in reads.search(person, words, programme_id=cast.hubs.pk, **more).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "looked_for",
    ["light", "LIGHTS", "underpass light", "the light in the underpass", '"the light"', "Señora", "senora", "ਬੱਤੀ"],
)
def test_words_are_found_by_stem_phrase_and_without_accents(
    looked_for: str, leaf: Callable[..., Item], cast: SimpleNamespace
) -> None:
    item = leaf("Señora B. says the light in the underpass is out. ਬੱਤੀ")
    if looked_for == "senora" and connection.vendor == "postgresql":
        pytest.skip("PostgreSQL folds accents only with an extension that a council's server may not have")
    assert found(cast.ben, looked_for, cast) == [item]


def test_every_word_must_be_there(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    leaf()
    assert found(cast.ben, "light kettle", cast) == []


def test_a_hidden_item_is_not_found_nor_its_words_shown(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    leaf("canary in the private note, with light", standing=Standing.PRIVATE)
    seen = leaf("light")
    result = reads.search(cast.ben, "light", programme_id=cast.hubs.pk)
    assert [hit.item for hit in result.hits] == [seen]
    assert "canary" not in str(result)


def test_a_reworded_item_is_found_by_its_new_words_only(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    item = leaf("kettle")
    writes.revise(item=item, by=cast.ana, what="reworded", title="cupboard", words="cupboard")
    assert (found(cast.ben, "kettle", cast), found(cast.ben, "cupboard", cast)) == ([], [item])


def test_a_withdrawn_item_is_not_found(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    writes.withdraw(item=leaf("kettle"), by=cast.ana, because="asked to")
    assert found(cast.ana, "kettle", cast) == []


def test_pages_follow_one_another_without_loss_or_repeat(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    made = [leaf(f"kettle number {number}") for number in range(7)]
    seen: list[Item] = []
    before = None
    while True:
        page = reads.search(cast.ben, "kettle", programme_id=cast.hubs.pk, before=before, limit=3)
        seen += [hit.item for hit in page.hits]
        before = page.next_before
        if before is None:
            break
    assert seen == list(reversed(made))


@given(st.text(max_size=60))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_looked_for_gets_an_answer(cast: SimpleNamespace, looked_for: str) -> None:
    assert found(cast.ben, looked_for, cast) == []


def test_a_lost_trigger_is_noticed_and_laid_again(leaf: Callable[..., Item], cast: SimpleNamespace) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its generated column through migrations")
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {index.FTS}_added")
    item = leaf("kettle")
    assert not index.is_installed(connection)
    index.install(connection)
    assert index.is_installed(connection)
    assert found(cast.ben, "kettle", cast) == [item]
