"""What somebody who was told made of the answer."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed, may_withdraw
from throughline.common.clock import now, today
from throughline.common.text import clean, one_line
from throughline.feedback.models import Reply
from throughline.feedback.words import Verdict
from throughline.feedback.writes.held import changeable
from throughline.people.models import Person
from throughline.thread.models import Item


class NeedsWords(Exception):
    """Write what they said, as near as you can."""


@transaction.atomic
def keep_reply(
    *,
    item: Item,
    by: Person,
    words: str,
    from_whom: str = "",
    verdict: Verdict | str = "",
    language: str = "en",
    came_on: date | None = None,
) -> Reply:
    """Keep what came back with the answer it is about. A day still to come counts as today. Raises NeedsWords, NotAllowed."""
    held = changeable(item, by)
    if not clean(words):
        raise NeedsWords
    return Reply.unscoped.create(
        entry=held, words=clean(words), from_whom=one_line(from_whom, 200), by=by, language=language,
        verdict=Verdict(verdict).value if verdict else "", came_on=min(came_on or today(), today()),
    )  # fmt: skip


@transaction.atomic
def take_back_reply(*, item: Item, by: Person, reply_id: UUID) -> None:
    """No longer show a reply: whoever kept it, or who may withdraw the answer. Raises NotVisible, NotAllowed."""
    held = changeable(item, by)
    found = Reply.unscoped.filter(entry=held, pk=reply_id, taken_back_at=None).first()
    if found is None:
        raise NotVisible
    if found.by_id != by.pk and not may_withdraw(by, held.item):
        raise NotAllowed
    Reply.unscoped.filter(pk=found.pk).update(taken_back_at=now())
