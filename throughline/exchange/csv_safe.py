"""The guard for words on their way out to a spreadsheet program lives in `common`, because other rooms write CSV too."""

from throughline.common.csv_safe import csv_lines, guard, unguard

__all__ = ["csv_lines", "guard", "unguard"]
