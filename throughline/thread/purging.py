"""What was withdrawn and can't be brought back any more loses its words for good; its place and the counts stay."""

from datetime import timedelta
from itertools import groupby
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from throughline.common.clock import now
from throughline.thread import audit
from throughline.thread.kinds import kind_named
from throughline.thread.models import Excerpt, Item, Link, Revision, SearchText
from throughline.thread.words import UNDO_DAYS

AT_ONCE = 200


def purge_withdrawn() -> int:
    """Empty the words of everything withdrawn more than 30 days ago; how many items it was. Doing it again does nothing."""
    done = 0
    while purged := _purge_some():
        done += purged
    return done


@transaction.atomic
def _purge_some() -> int:
    """An item still has its words as long as search has a row of it: that row goes last, in the same transaction."""
    since = now() - timedelta(days=UNDO_DAYS)
    rows = Item.unscoped.select_for_update(of=("self",)).filter(tombstoned_at__lt=since, search_text__isnull=False)
    items = sorted(rows.order_by("tombstoned_at")[:AT_ONCE], key=lambda item: item.kind)
    for name, of_a_kind in groupby(items, key=lambda item: item.kind):
        kind, ids = kind_named(name), [item.pk for item in of_a_kind]
        if kind.purge is not None:
            kind.purge(ids)
        _purge_thread(ids, kind.label)
    for item in items:
        audit.note_act(act="item.purged", by=None, programme_id=item.programme_id, subject_id=item.pk)
    return len(items)


def _purge_thread(ids: list[UUID], label: str) -> None:
    """The thread's own words: title and reason, kept revisions, why it was linked, and what search looks in."""
    spans = list(Excerpt.unscoped.filter(source__in=ids).values_list("item_id", flat=True))
    gone = [*ids, *spans]
    Item.unscoped.filter(pk__in=ids).update(title=label)
    Item.unscoped.filter(pk__in=gone).update(tombstone_because="")
    Revision.unscoped.filter(item__in=gone).update(fields={}, because="")
    Link.unscoped.filter(Q(source__in=gone) | Q(target__in=gone)).update(because="")
    SearchText.unscoped.filter(item__in=gone).delete()
