"""Keeping what somebody is typing."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.capture.models import Draft, Note
from throughline.common.clock import now
from throughline.people.models import Person


class DraftOvertaken(Exception):
    """This was saved as a note already; the draft is older."""


def keep_draft(
    *, by: Person, programme_id: UUID, draft_id: UUID, fields: Mapping[str, Any], base_revision: int = 0
) -> Draft:
    """Keep what somebody is typing. Raises DraftOvertaken when the note was saved since, NotVisible for another's id."""
    must_write(by, programme_id)
    saved = Note.unscoped.select_related("item").filter(pk=draft_id).first()
    if saved is not None and saved.item.author_id != by.pk:
        raise NotVisible
    if saved is not None and base_revision < saved.item.revision:
        raise DraftOvertaken
    known = Draft.unscoped.filter(pk=draft_id).first()
    if known is not None and (known.person_id != by.pk or known.programme_id != programme_id):
        raise NotVisible
    draft, _ = Draft.unscoped.update_or_create(
        pk=draft_id,
        defaults={
            "person": by,
            "programme_id": programme_id,
            "fields": dict(fields),
            "base_revision": base_revision,
            "kept_at": now(),
        },
    )
    return draft


def delete_draft(*, by: Person, draft_id: UUID) -> None:
    """Delete a draft of one's own; deleting it again changes nothing."""
    Draft.unscoped.filter(pk=draft_id, person=by).delete()
