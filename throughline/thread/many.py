"""Many new items at once, for notes that come in from a file: laid out first, put down together.

Laying out cleans words and writes out what is kept of them, which takes longer than the database does; it is done before
the transaction, so that other people's saving waits for the database alone.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import transaction

from throughline.access.words import Standing
from throughline.access.writable import must_write
from throughline.common.clock import now
from throughline.common.ids import uuid7
from throughline.common.text import clean, one_line
from throughline.people.models import Person
from throughline.thread.kinds import kind_named
from throughline.thread.models import Item, Revision, SearchText
from throughline.thread.tables import PlainRow, Table, plain


@dataclass(frozen=True, slots=True)
class NewItem:
    """What one of many new items says; the names mean what they mean in `writes.add_item`."""

    item_id: UUID
    title: str
    words: str
    happened_on: date
    fields: Mapping[str, Any]
    hub_id: UUID | None = None
    standing: Standing = Standing.TEAM
    language: str = "en"
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LaidOut:
    """New items as rows of the thread's tables, not yet in them; the n-th of each belongs to the n-th item."""

    programme_id: UUID
    items: list[PlainRow]
    searched: list[PlainRow]
    revisions: list[PlainRow]

    def only(self, places: Sequence[int]) -> "LaidOut":
        """The items at these places."""
        kept = [[rows[place] for place in places] for rows in (self.items, self.searched, self.revisions)]
        return LaidOut(self.programme_id, *kept)


@cache
def _tables() -> tuple[Table, Table, Table]:
    items = Table(
        Item, "id", "kind", "programme_id", "author_id", "hub_id", "standing", "title", "language", "happened_on", "made_at",
        "recorded_at", "changed_at",
    )  # fmt: skip
    searched = Table(SearchText, "item_id", "words")
    revisions = Table(Revision, "id", "item_id", "number", "changed_by_id", "changed_at", "what", "fields")
    return items, searched, revisions


def laid_out(*, kind: str, by: Person, programme_id: UUID, new: Iterable[NewItem]) -> LaidOut:
    """The rows of new items of one kind, recorded now. Nothing is written, and no database asked."""
    label, moment = kind_named(kind).label, plain(now())
    programme, author = plain(programme_id), plain(by.pk)
    rows = LaidOut(programme_id, [], [], [])
    for one in new:
        item_id, title, standing = one.item_id.hex, one_line(one.title) or label, one.standing.value
        rows.items.append(
            (
                item_id, kind, programme, author, plain(one.hub_id), standing, title, one.language,
                one.happened_on.isoformat(), plain(one.made_at), moment, moment,
            )
        )  # fmt: skip
        rows.searched.append((item_id, clean(f"{one.title}\n{one.words}")))
        kept = json.dumps({"title": title, "standing": standing, **one.fields})
        rows.revisions.append((uuid7().hex, item_id, 1, author, moment, "recorded", kept))
    return rows


@transaction.atomic
def put_down(*, by: Person, laid: LaidOut) -> None:
    """Put new items on the thread, with their words for search and their first revisions: all or none.

    Raises NotAllowed unless `by` is on the team, IntegrityError where an id is there already.
    """
    must_write(by, laid.programme_id)
    for table, rows in zip(_tables(), (laid.items, laid.searched, laid.revisions), strict=True):
        table.put(rows)
