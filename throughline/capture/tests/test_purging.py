"""A note withdrawn long ago has no words left, and no draft of it."""

from datetime import timedelta
from types import SimpleNamespace

from throughline.capture.models import Draft, Note
from throughline.capture.writes.notes import withdraw_note
from throughline.common.clock import now
from throughline.thread.models import Item
from throughline.thread.purging import purge_withdrawn


def test_what_was_heard_and_what_was_made_of_it_are_gone(note: Note, cast: SimpleNamespace) -> None:
    Draft.unscoped.create(pk=note.pk, person=cast.ana, programme=cast.hubs, fields={"heard": "newspapers"})
    withdraw_note(item=note.item, by=cast.ana, because="Asked to.")
    Item.unscoped.filter(pk=note.pk).update(tombstoned_at=now() - timedelta(days=31))
    assert purge_withdrawn() == 1
    told = str(Note.unscoped.filter(pk=note.pk).values())
    assert "newspapers" not in told
    assert "papers" not in told
    assert Note.unscoped.get(pk=note.pk).programme_id == cast.hubs.pk
    assert not Draft.unscoped.exists()
