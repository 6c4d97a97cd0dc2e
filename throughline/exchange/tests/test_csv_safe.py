"""The guard this room's words pass on their way out."""

from throughline.common.csv_safe import guard
from throughline.exchange import csv_safe


def test_the_exchange_room_has_the_common_guard() -> None:
    assert csv_safe.guard is guard
