"""A report of Ana's with two parts, and helpers to look at it."""

from types import SimpleNamespace

import pytest

from throughline.documents.content import Heading, Prose
from throughline.reports import reads, writes
from throughline.reports.writes import NewPart
from throughline.thread.models import Item


@pytest.fixture
def begun(cast: SimpleNamespace) -> Item:
    item = writes.start_report(by=cast.ana, programme_id=cast.hubs.pk, title="Learning and insights 2026")
    writes.add_parts(item=item, by=cast.ana, parts=[NewPart(Heading("What we heard")), NewPart(Prose("Much."))])
    return item


def parts(item: Item) -> list:
    return list(reads.details_of(item).parts.all())


def words(item: Item) -> list[str]:
    return [part.block.get("text", part.block["block"]) for part in parts(item)]
