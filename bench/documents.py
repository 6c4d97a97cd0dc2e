"""How long a report of forty pages takes: to be drawn as a page, set as a tagged PDF, written as Word. Set once more for each turn."""

import uuid
from collections.abc import Iterator
from datetime import date

from django.template.loader import render_to_string

from bench.clock import timed
from bench.insides import Measured
from throughline.documents.as_docx import as_docx
from throughline.documents.as_pdf import as_pdf
from throughline.documents.content import (
    Block,
    Claim,
    Document,
    Facts,
    Heading,
    Picture,
    Points,
    Prose,
    Reading,
    Released,
    ReleasedWords,
    Table,
)
from throughline.reports.charts import Bar, bars

PARTS, TURNS = 20, 5
WORDS = "People told us at the door and at the desk what they had told us before, and asked what had come of it. "
HUBS = ("Seven Kings", "Gants Hill", "Hainault", "Ilford", "Wanstead", "Woodford")


def documents(*, turns: int) -> Iterator[Measured]:
    """Three readings of one report, each with its bar in milliseconds."""
    reading = report()
    turns = min(turns, TURNS)

    def page(_turn: int) -> None:
        render_to_string("web/document/document.html", {"document": reading, "h": "h2", "under": "h3"})

    yield Measured("Report of 40 pages as a page", 2_000.0, timed(page, turns=turns, warm=1))
    yield Measured("Report of 40 pages as PDF", 5_000.0, timed(lambda _turn: as_pdf(reading), turns=turns, warm=1))
    yield Measured("Report of 40 pages as Word", 5_000.0, timed(lambda _turn: as_docx(reading), turns=turns, warm=1))


def report() -> Reading:
    """Twenty parts of two pages, each with words, claims, a chart, a table and figures."""
    blocks: list[Block] = []
    released: dict[uuid.UUID, Released] = {}
    for at in range(PARTS):
        first = uuid.UUID(int=at * 2 + 1)
        said = [ReleasedWords(f"You came last year, what happened? ({at})", "a resident, Seven Kings")] * 3
        released[first] = Released(
            "People wait to hear back", "", said, said[:1], [("Notes", "about 40")], "Night workers."
        )
        rows = [(name, f"about {5 * (at + number)}", "Rounded.") for number, name in enumerate(HUBS, start=2)]
        drawn = bars(
            [Bar(name, 5 * (at + number), f"about {5 * (at + number)}") for number, name in enumerate(HUBS, start=2)]
        )
        table = Table("Notes by hub", ["Hub", "Notes", "How"], rows, "Counted by note.")
        blocks += [
            Heading(f"Part {at + 1}"), Prose("\n\n".join([WORDS * 5] * 4)), Claim("People wait to hear back.", first, "Fairly sure."),
            Picture("Notes by hub", "Most was heard at Woodford.", drawn, table, "Counted by note."), Heading("Inside", 3),
            Points([WORDS] * 5), Facts([("Notes", "about 40")], "Counted by note."), table, Prose("\n\n".join([WORDS * 4] * 3)),
        ]  # fmt: skip
    return Reading(Document("A year of listening", blocks, "For the board", day=date(2026, 11, 30)), released)
