"""How much of a file we are ready to read. The sentences in `refusals` name these figures; a test holds the two together."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. Sizes in bytes, times in seconds, lengths in characters."""

    size: int = 25 * MEGABYTE
    rows: int = 250_000
    lines: int = 1_100_000  # rows with the empty ones: Excel's own 1,048,576 fits
    columns: int = 200
    cell: int = 20_000
    row: int = 400_000
    entries: int = 2_000  # files inside a workbook
    unpacked: int = 200 * MEGABYTE
    ratio: int = 100  # unpacked to packed, for parts of a workbook that are larger than a megabyte
    memory: int = 512 * MEGABYTE
    cpu: int = 60
    wait: int = 120


LIMITS = Limits()
