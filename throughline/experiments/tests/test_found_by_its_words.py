"""An experiment is found by everything that was said of it, once, by whoever may read it, until it is taken back."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from throughline.access.words import Standing
from throughline.experiments import writes
from throughline.experiments.tests.conftest import CARD, Begin, Hear
from throughline.experiments.words import RemarkKind
from throughline.experiments.writes import Plan, decide, log, remark, replan
from throughline.people.models import Person
from throughline.thread import reads
from throughline.thread.models import Item, SearchText
from throughline.thread.writes import revise


def found(person: Person, words: str, cast: SimpleNamespace) -> list[Item]:
    return [hit.item for hit in reads.search(person, words, programme_id=cast.hubs.pk).hits]


def test_it_is_found_by_its_log_and_by_what_colleagues_think(begin: Begin, cast: SimpleNamespace) -> None:
    made, other = begin(), begin("Two late evenings")
    log(item=made.item, by=cast.ana, words="A grandfather brought marmalade.")
    remark(item=made.item, by=cast.ben, kind=RemarkKind.CHALLENGE, words="Who insures the padlock?", role="Team member")
    assert found(cast.lea, "marmalade", cast) == [made.item]
    assert found(cast.lea, "padlock insure", cast) == [made.item]
    assert found(cast.lea, "marmalade padlock", cast) == [made.item]
    assert other.item not in found(cast.lea, "marmalade", cast)


def test_the_stretch_shown_is_the_one_that_was_looked_for(begin: Begin, cast: SimpleNamespace) -> None:
    log(item=begin().item, by=cast.ana, words="A grandfather brought marmalade.")
    [hit] = reads.search(cast.ben, "marmalade", programme_id=cast.hubs.pk).hits
    assert "marmalade" in hit.stretch


def test_words_that_were_taken_back_find_it_no_more(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin()
    entry = log(item=made.item, by=cast.ana, words="A grandfather brought marmalade.")
    said = remark(item=made.item, by=cast.ben, kind=RemarkKind.COHERENCE, words="Padlocks last.", role="Team member")
    writes.take_back_entry(entry=entry, by=cast.ana)
    assert found(cast.ana, "marmalade", cast) == []
    assert found(cast.ana, "padlocks", cast) == [made.item]
    writes.take_back_remark(remark=said, by=cast.ben)
    assert found(cast.ana, "padlocks", cast) == []


def test_a_changed_plan_keeps_the_log_and_what_it_said_before_and_says_nothing_twice(
    begin: Begin, cast: SimpleNamespace
) -> None:
    made = begin()
    log(item=made.item, by=cast.ana, words="A grandfather brought marmalade.")
    plan = Plan(
        name="The second cupboard", decide_on=made.decide_on,
        parts={"believe": "Shelves begin things.", "right_if": "Wool changes hands."},
    )  # fmt: skip
    replan(item=made.item, by=cast.ben, plan=plan, because="Fathers queued.")
    for words in ("marmalade", "shelves", "queued", '"lent, not run"', '"the cupboard"'):
        assert found(cast.lea, words, cast) == [made.item], words
    kept = SearchText.unscoped.get(item=made.item).words
    lines = kept.splitlines()
    assert len(lines) == len(set(lines))
    assert kept.count("Fathers queued.") == 1
    assert SearchText.unscoped.filter(item=made.item).count() == 1


def test_the_log_of_a_decided_one_goes_on_being_found(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin()
    log(item=made.item, by=cast.ana, words="A grandfather brought marmalade.")
    decide(item=made.item, by=cast.ana, card=CARD)
    log(item=made.item, by=cast.ana, words="And a year later, chutney.")
    assert found(cast.lea, "marmalade chutney", cast) == [made.item]


def test_logging_leaves_no_revision_and_nobody_outside_finds_it(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin()
    revision = reads.item(cast.ana, made.pk).revision
    log(item=made.item, by=cast.ana, words="A grandfather brought marmalade.")
    assert reads.item(cast.ana, made.pk).revision == revision
    for outsider in (cast.dee, cast.paz, cast.bo, cast.lou):
        assert found(outsider, "marmalade", cast) == []
    revise(item=made.item, by=cast.ana, what="kept closer", standing=Standing.PRIVATE)
    assert found(cast.ana, "marmalade", cast) == [made.item]
    assert found(cast.ben, "marmalade", cast) == []


def test_the_words_of_a_note_only_its_writer_may_read_do_not_come_along(
    begin: Begin, hear: Hear, cast: SimpleNamespace
) -> None:
    made, secret = begin(), hear("Only Ana heard of marmalade.", standing=Standing.PRIVATE)
    log(item=made.item, by=cast.ana, words="Seen.", note_ids=[secret.pk])
    assert found(cast.ben, "marmalade", cast) == []


@pytest.mark.parametrize("times", [1, 2])
def test_those_there_before_are_found_too_however_often_it_is_run(
    times: int, begin: Begin, cast: SimpleNamespace
) -> None:
    made = begin()
    log(item=made.item, by=cast.ana, words="A grandfather brought marmalade.")
    entry = log(item=made.item, by=cast.ana, words="A slip of the pen.")
    writes.take_back_entry(entry=entry, by=cast.ana)
    replan(item=made.item, by=cast.ben, plan=Plan(name="Shelf", decide_on=made.decide_on), because="It is one.")
    as_written = SearchText.unscoped.get(item=made.item).words
    SearchText.unscoped.filter(item=made.item).update(words="The cupboard")
    migration = import_module("throughline.experiments.migrations.0002_found_by_the_words_of_the_log")
    for _ in range(times):
        migration.found_by_all_words(apps, SimpleNamespace(connection=connection))
    kept = SearchText.unscoped.get(item=made.item).words
    assert kept == as_written
    assert found(cast.lea, "marmalade", cast) == [made.item]
