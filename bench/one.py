"""One size on one database: `python -m bench.one SIZE RESULT.json`, started by `python -m bench` with a scratch database."""

import json
import logging
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from bench import coming_in, documents, insides, layouts  # noqa: E402  # settings first
from bench.pages import pages  # noqa: E402
from bench.programme import fill  # noqa: E402

TURNS = 60


def main() -> None:
    """Fill, then measure; what was found goes to a file, how far it has come to the screen."""
    logging.disable(logging.ERROR)  # a page that fails says so in the table
    size, result = int(sys.argv[1]), Path(sys.argv[2])
    turns = int(sys.argv[3]) if len(sys.argv) > 3 else TURNS
    began = time.perf_counter()
    call_command("migrate", verbosity=0, interactive=False)
    migrated = time.perf_counter()
    cast = fill(size)
    told: dict[str, Any] = {
        "size": size, "database": connection.vendor, "items": cast.items, "links": cast.links,
        "filled_in": time.perf_counter() - migrated, "migrated_in": migrated - began,
    }  # fmt: skip
    _say(f"{cast.items:,} items and {cast.links:,} links on {connection.vendor}, filled in {told['filled_in']:.0f} s")
    connection.close()  # filling had its own ways of writing; what is measured has the product's
    told["pages"] = []
    for page, times in pages(cast, turns=turns):
        _say(f"  {page.label}: {times.failed or f'p95 {times.at(0.95):.0f} ms'}")
        told["pages"].append({"label": page.label, "bar": page.bar, **asdict(times)})
    told["insides"] = []
    measured = [
        insides.walks(cast, turns=turns),
        insides.searches(cast, turns=turns),
        layouts.layouts(turns=turns),
        documents.documents(turns=turns),
    ]
    for one in (each for part in measured for each in part):
        _say(f"  {one.label}: p95 {one.times.at(0.95):.0f} ms")
        told["insides"].append({"label": one.label, "bar": one.bar, **asdict(one.times)})
    told["imports"] = coming_in.measured(cast, result.parent, rows=min(size, coming_in.ROWS))
    _say(f"  {told['imports']['notes']:,} notes brought in at {told['imports']['each_second']:,.0f} a second")
    result.write_text(json.dumps(told))


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
