"""An indicator is begun with its caveat and described anew with its history; nowhere is there a target."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed
from throughline.indicators import reads, writes
from throughline.indicators.forms import IndicatorForm
from throughline.indicators.models import Indicator, Reading
from throughline.indicators.tests.conftest import COUNTED, GRADED, SCALED, TOLD, Begin, Take
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning
from throughline.thread.writes import ChangedMeanwhile


def test_it_helps_a_question(begin: Begin, question: Item, cast: SimpleNamespace) -> None:
    item = begin(replace(COUNTED, question=question))
    assert reads.question_of(cast.ben, item) == question
    [bearing] = thread.bearing_on(cast.ben, question, [Meaning.ANSWERS])
    assert bearing.item == item


def test_another_question_takes_the_place_of_the_first(begin: Begin, question: Item, cast: SimpleNamespace) -> None:
    item = begin(replace(COUNTED, question=question))
    writes.change_indicator(item=item, by=cast.ben, given=replace(COUNTED, question=None))
    assert reads.question_of(cast.ben, item) is None


def test_only_a_question_can_be_helped(begin: Begin) -> None:
    other = begin(TOLD)
    with pytest.raises(NotVisible):
        begin(replace(COUNTED, question=other))


def test_nothing_is_begun_without_its_caveat(begin: Begin) -> None:
    with pytest.raises(writes.CaveatMissing):
        begin(replace(COUNTED, caveat=" "))


@pytest.mark.parametrize(
    "wrong",
    [
        {"scale_to": None},
        {"scale_from": 5},
        {"scale_from": 9},
        {"scale_from_means": " "},
        {"scale_to_means": ""},
    ],
)
def test_a_scale_has_two_ends_in_words(begin: Begin, wrong: dict[str, object]) -> None:
    with pytest.raises(writes.ScaleNeedsEnds):
        begin(replace(SCALED, **wrong))


@pytest.mark.parametrize("levels", [(), ("One",), tuple("12345678"), ("One", " ")])
def test_a_rubric_has_two_to_seven_levels(begin: Begin, levels: tuple[str, ...]) -> None:
    with pytest.raises(writes.RubricNeedsLevels):
        begin(replace(GRADED, levels=levels))


def test_what_does_not_go_with_how_it_is_noticed_is_left_out(begin: Begin) -> None:
    details = reads.details_of(begin(replace(SCALED, unit="people", levels=("One", "Two"))))
    assert (details.unit, details.levels) == ("", [])


def test_how_it_was_described_stays_in_the_history(begin: Begin, cast: SimpleNamespace) -> None:
    item = begin(COUNTED)
    writes.change_indicator(item=item, by=cast.ben, given=replace(COUNTED, caveat="Only doors."), base_revision=1)
    newest, first = thread.history_of(cast.lea, item)
    assert (first.fields["caveat"], newest.fields["caveat"]) == (COUNTED.caveat, "Only doors.")
    with pytest.raises(ChangedMeanwhile):
        writes.change_indicator(item=item, by=cast.ana, given=COUNTED, base_revision=1)


def test_once_read_how_it_is_noticed_stays(begin: Begin, take: Take, cast: SimpleNamespace) -> None:
    item = begin(COUNTED)
    take(item, value=3)
    with pytest.raises(writes.NoticedStays):
        writes.change_indicator(item=item, by=cast.ben, given=TOLD)


def test_a_level_that_was_read_stays(begin: Begin, take: Take, cast: SimpleNamespace) -> None:
    item = begin(GRADED)
    take(item, level=3)
    with pytest.raises(writes.LevelsInUse):
        writes.change_indicator(item=item, by=cast.ben, given=replace(GRADED, levels=("One", "Two")))
    writes.change_indicator(item=item, by=cast.ben, given=replace(GRADED, levels=("One", "Two", "Three", "Four")))
    assert len(reads.details_of(item).levels) == 4


@pytest.mark.parametrize("who", ["dot", "paz", "dee", "lou"])
def test_only_the_team_begins_one(who: str, cast: SimpleNamespace) -> None:
    with pytest.raises(NotAllowed):
        writes.begin_indicator(by=getattr(cast, who), programme_id=cast.hubs.pk, given=COUNTED)


def test_there_is_no_field_for_a_target_a_colour_or_a_rank() -> None:
    named = {field.name for model in (Indicator, Reading) for field in model._meta.get_fields()} | {
        *IndicatorForm.base_fields
    }
    assert not [name for name in named for word in ("target", "goal", "rag", "colour", "rank", "score") if word == name]
