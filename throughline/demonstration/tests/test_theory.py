"""The theory of the made-up year: three versions lived through, nine assumptions with evidence and judgements in order."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from throughline.demonstration import told
from throughline.demonstration.loading import is_loaded
from throughline.demonstration.year import Year
from throughline.theory import reads
from throughline.theory.models import Assumption, Judgement, TheoryMap
from throughline.thread import evidence

JUST_AFTER_THE_FAMILIES = datetime(2027, 10, 25, 9, tzinfo=UTC)


@pytest.fixture(scope="module", params=[None, JUST_AFTER_THE_FAMILIES], ids=["today", "days after the families"])
def year(request: Any, loaded: Any) -> Iterator[Year]:
    with loaded(request.param) as lived:
        yield lived


def the_map(year: Year) -> TheoryMap:
    return reads.map_behind(year.people["learning-lead"], year.items["theory"].pk)


def test_before_loading_there_is_nothing(db: None) -> None:
    """Asking for `db` here also has the test database made when this file is run alone."""
    assert not is_loaded()


def test_the_map_stands_as_its_third_version(year: Year) -> None:
    stands = reads.standing(year.people["learning-lead"], the_map(year))
    titles = {row.item.title for row in stands.elements}
    assert "Portable contact" in titles
    assert not {"Named resident leads for each street", "A new building in every place"} & titles
    assert "More people have a relationship with the team that lasts beyond one event" in titles


def test_nine_assumptions_stand_as_they_were_judged_last(year: Year) -> None:
    for belief in told.theory()["assumptions"]:
        part = Assumption.unscoped.get(pk=year.items[belief["key"]].pk)
        assert part.off_map_at is None
        assert part.status == belief["judgements"][-1]["status"], belief["key"]
        assert Judgement.unscoped.filter(target=part.item).count() == len(belief["judgements"])


def test_what_was_filed_is_there_and_what_fits_nowhere_too(year: Year) -> None:
    lead = year.people["learning-lead"]
    for belief in told.theory()["assumptions"]:
        tally = evidence.tallies(lead, [year.items[belief["key"]].pk])[year.items[belief["key"]].pk]
        # experiments file their learning cards on top of what was heard
        assert tally.supports + tally.challenges + tally.qualifies >= len(belief["evidence"]), belief["key"]
    assert len(reads.fitting_nowhere(lead, the_map(year))) == len(told.theory()["nowhere"])
