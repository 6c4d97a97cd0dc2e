"""A private reflection is its writer's: not read, found, counted or taken out by anybody else."""

from types import SimpleNamespace

import pytest
from django.test import Client

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.questions.writes import ask_question
from throughline.reflection import reads, writes
from throughline.reflection.tests.conftest import AVOIDED
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.trace import trace

OTHERS = ("ben", "lea", "dot", "adam", "paz", "bo", "lupe", "lou", "dee")


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_reads_finds_or_counts_it(name: str, alone: Item, cast: SimpleNamespace) -> None:
    somebody = getattr(cast, name)
    with pytest.raises(NotVisible):
        reads.reflection_of(somebody, alone)
    assert not thread.search(somebody, "glad", programme_id=cast.hubs.pk).hits
    assert "reflection" not in thread.counts_by_kind(somebody, cast.hubs.pk)
    assert reads.mine(somebody, cast.hubs.pk) == []
    assert AVOIDED not in "".join(reads.written_out(somebody, cast.hubs.pk))


def test_its_writer_reads_finds_and_takes_it_along(alone: Item, cast: SimpleNamespace, client: Client) -> None:
    assert thread.search(cast.ana, "glad", programme_id=cast.hubs.pk).hits
    client.force_login(cast.ana)
    page = client.get(f"/p/{cast.hubs.slug}/reflections/mine.txt")
    assert AVOIDED in page.content.decode()


def test_it_stands_for_nobody_but_its_writer_whatever_is_done_with_it(alone: Item, cast: SimpleNamespace) -> None:
    writes.share_part(item=alone, by=cast.ana, prompt="avoiding", words="I was tired of doors.")
    writes.ask_others(item=alone, by=cast.ana, others=[cast.ben])
    assert set(Item.unscoped.filter(kind="reflection").values_list("standing", flat=True)) == {Standing.PRIVATE}


def test_a_shared_part_does_not_lead_back(alone: Item, cast: SimpleNamespace) -> None:
    part = writes.share_part(item=alone, by=cast.ana, prompt="avoiding", words="I was tired of doors.")
    assert thread.item(cast.ben, part.pk).title == "I was tired of doors."
    found = trace(cast.ana, part)
    assert (found.rests_on, found.led_to) == ([], [])
    assert AVOIDED not in str([one.fields for one in thread.history_of(cast.ben, part)])


def test_what_came_of_it_says_nothing_of_it_to_others(alone: Item, cast: SimpleNamespace, client: Client) -> None:
    asked = ask_question(by=cast.ana, programme_id=cast.hubs.pk, wording="Who opens at noon?", asked_from=alone)
    client.force_login(cast.ben)
    assert "A wet week" not in client.get(asked.get_absolute_url()).content.decode()
    client.force_login(cast.ana)
    assert "A wet week" in client.get(asked.get_absolute_url()).content.decode()
