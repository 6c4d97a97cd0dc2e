"""Putting down a round of many short conversations at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import must_write
from throughline.capture.models import Batch, Draft, Note
from throughline.capture.spans import Spans
from throughline.capture.writes.heard import Heard, NothingHeard
from throughline.capture.writes.notes import add_note, derived_id
from throughline.common.text import clean, one_line
from throughline.people.models import Person

BATCH_LINES = 200


@dataclass(frozen=True)
class Round:
    """What many short conversations share: where, when, how, and how many tries led to how many chats."""

    happened_on: date
    hub_id: UUID | None = None
    place: str = ""
    setting: str = ""
    method: str = ""
    language: str = "en"
    standing: Standing = Standing.TEAM
    tries: int | None = None
    chats: int | None = None


class TooManyLines(Exception):
    """That is more than 200 lines at once. Save the first 200, then the rest; or bring them in from a file."""


class MoreChatsThanTries(Exception):
    """There are more chats than tries: each chat is one of the tries."""


def save_batch(
    *, by: Person, programme_id: UUID, batch_id: UUID, shared: Round, lines: Sequence[tuple[str, Spans]]
) -> list[Note]:
    """Put down a round: each line becomes a note that shares place and day.

    Sent again with the same id, lines that are there already stay one note each and new ones are added.
    Raises NothingHeard without a line, TooManyLines, MoreChatsThanTries, NotVisible for another's id.
    """
    must_write(by, programme_id)
    told = [(clean(words), spans) for words, spans in lines if clean(words)]
    if not told:
        raise NothingHeard
    if len(told) > BATCH_LINES:
        raise TooManyLines
    if shared.tries is not None and shared.chats is not None and shared.chats > shared.tries:
        raise MoreChatsThanTries
    try:
        return _put_down(by, programme_id, batch_id, shared, told)
    except IntegrityError:  # the same round arrived meanwhile: its lines are found now
        return _put_down(by, programme_id, batch_id, shared, told)


@transaction.atomic
def _put_down(
    by: Person, programme_id: UUID, batch_id: UUID, shared: Round, told: Sequence[tuple[str, Spans]]
) -> list[Note]:
    batch = _batch(by, programme_id, batch_id, shared)
    seen: dict[str, int] = {}
    made = []
    for words, spans in told:
        seen[words] = seen.get(words, 0) + 1
        note_id = derived_id(batch_id, "line", str(seen[words]), words)
        known = Note.unscoped.select_related("item").filter(pk=note_id).first()
        made.append(known or add_note(by, programme_id, note_id, _line(shared, words, spans), batch))
    Draft.unscoped.filter(pk=batch_id, person=by).delete()
    return made


def _batch(by: Person, programme_id: UUID, batch_id: UUID, shared: Round) -> Batch:
    known = Batch.unscoped.filter(pk=batch_id).first()
    if known is not None and (known.author_id != by.pk or known.programme_id != programme_id):
        raise NotVisible
    batch = known or Batch(id=batch_id, programme_id=programme_id, author=by)
    batch.hub_id, batch.place = shared.hub_id, one_line(shared.place, 200)
    batch.setting, batch.method, batch.standing = shared.setting, shared.method, shared.standing
    batch.happened_on, batch.tries, batch.chats = shared.happened_on, shared.tries, shared.chats
    batch.save(force_insert=known is None)
    return batch


def _line(shared: Round, words: str, spans: Spans) -> Heard:
    return Heard(
        heard=words,
        verbatim=spans,
        happened_on=shared.happened_on,
        hub_id=shared.hub_id,
        place=shared.place,
        setting=shared.setting,
        method=shared.method,
        language=shared.language,
        standing=shared.standing,
    )
