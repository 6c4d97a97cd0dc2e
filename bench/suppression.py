"""How well small numbers stay hidden: `python -m bench.suppression [tables per shape, 10000 unless told] [seed]`.

For each shape: hidden figures an exact attacker pins in the plain rule, then in guarded tables (to reach: 0, and every range 3 or more),
and what guarding costs the reader (dashes) and the machine (CPU milliseconds a table).
"""

import sys
import time

from throughline.sharing.attacker import NARROWEST, attack, figures, safe_table
from throughline.sharing.counts import DASH, STAR, SharedTable, shared_table
from throughline.sharing.tests.tables import SHAPES, tables


def found(table: SharedTable) -> tuple[int, int, int]:
    """Hidden figures, those pinned to one value, those with fewer than three."""
    spans = attack(table, NARROWEST).values()
    return len(spans), sum(low == high for low, high in spans), sum(high - low + 1 < NARROWEST for low, high in spans)


def measure(shape: tuple[int, int], how_many: int, seed: int) -> str:
    """One line for one shape."""
    plain, after, dashes, guarded, spent = [0, 0, 0], [0, 0, 0], 0, 0, 0.0
    for cells, rule in tables(shape, how_many, seed):
        labels = [str(n) for n in range(shape[0])], [str(n) for n in range(shape[1])]
        plain = [a + b for a, b in zip(plain, found(shared_table(*labels, cells, rule)), strict=True)]
        start = time.process_time()
        table = safe_table(*labels, cells, rule)
        spent += time.process_time() - start
        after = [a + b for a, b in zip(after, found(table), strict=True)]
        signs = [figure.sign for figure in figures(table).values()]
        dashes += signs.count(DASH)
        guarded += DASH in signs
        assert signs.count(STAR) + signs.count(DASH) == len(attack(table, 1))  # noqa: S101 - a figure is hidden or it is not
    share = 100 * plain[1] / plain[0]
    return (
        f"{shape[0]} x {shape[1]}  {how_many} tables  plain rule: {plain[0]} hidden, {plain[1]} pinned ({share:.2f} %), {plain[2]} narrow"
        f"  guarded: {after[1]} pinned, {after[2]} narrow, {dashes} dashes in {guarded} tables  {1000 * spent / how_many:.2f} CPU ms a table"
    )


def main() -> None:
    """Print a line for each shape."""
    how_many, seed = ([int(word) for word in sys.argv[1:]] + [10_000, 22][len(sys.argv) - 1 :])[:2]
    for shape in SHAPES:
        print(measure(shape, how_many, seed), flush=True)


if __name__ == "__main__":
    main()
