"""What is left of withdrawn readings and indicators once they can't be brought back: their place, not their words."""

from collections.abc import Sequence
from uuid import UUID

from throughline.indicators.models import Indicator, Reading
from throughline.thread.words import GONE


def purge_readings(ids: Sequence[UUID]) -> None:
    """Empty what was seen, its story and what was made of it."""
    Reading.unscoped.filter(pk__in=list(ids)).update(value=None, level=None, story="", meaning=GONE)


def purge_indicators(ids: Sequence[UUID]) -> None:
    """Empty everything that was written about an indicator."""
    Indicator.unscoped.filter(pk__in=list(ids)).update(
        how="", unit="", scale_from_means="", scale_to_means="", levels=[], caveat=GONE, not_in_it="", if_it_moves="",
        team_note="",
    )  # fmt: skip
