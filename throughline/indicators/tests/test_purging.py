"""After thirty days nothing is left of a withdrawn reading but its place."""

from datetime import timedelta
from types import SimpleNamespace

from throughline.common.clock import now, standing_still
from throughline.indicators import writes
from throughline.indicators.models import Indicator, Reading
from throughline.indicators.purging import purge_indicators
from throughline.indicators.tests.conftest import TOLD, Begin, Take
from throughline.thread.purging import purge_withdrawn
from throughline.thread.words import GONE


def test_a_withdrawn_reading_loses_its_words(begin: Begin, take: Take, cast: SimpleNamespace) -> None:
    item = take(begin(TOLD), story="They asked about the queue.")
    writes.withdraw_reading(item=item, by=cast.ana, because="asked to")
    with standing_still(now() + timedelta(days=40)):
        purge_withdrawn()
    left = Reading.unscoped.get(pk=item.pk)
    assert (left.story, left.meaning) == ("", GONE)


def test_an_indicator_loses_its_words(begin: Begin) -> None:
    item = begin(TOLD)
    purge_indicators([item.pk])
    assert Indicator.unscoped.get(pk=item.pk).caveat == GONE
