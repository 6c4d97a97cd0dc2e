"""What was withdrawn and can't be brought back any more loses its words for good; its place and the counts stay."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from throughline.common.clock import now
from throughline.thread import audit
from throughline.thread.kinds import kind_named, kinds
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
        gone = [*ids, *Excerpt.unscoped.filter(source__in=ids).values_list("item_id", flat=True)]
        for other in kinds():
            if other.forget is not None:
                other.forget(gone)
        _purge_titles({item.pk: item.title for item in items if item.pk in ids})
        retitle(ids, kind.label)
        _purge_thread(gone)
    for item in items:
        audit.note_act(act="item.purged", by=None, programme_id=item.programme_id, subject_id=item.pk)
    return len(items)


def _purge_thread(ids: list[UUID]) -> None:
    """The thread's own words: reason, kept revisions, why it was linked, and what search looks in."""
    Item.unscoped.filter(pk__in=ids).update(tombstone_because="")
    Revision.unscoped.filter(item__in=ids).update(fields={}, because="")
    Link.unscoped.filter(Q(source__in=ids) | Q(target__in=ids)).update(because="")
    SearchText.unscoped.filter(item__in=ids).delete()


def _purge_titles(titles: Mapping[UUID, str]) -> None:
    """Where the history of another item names it by its title, as a merged theme's does: the other's own words stay."""
    for pk, title in titles.items():
        named = f"“{title[:60]}"
        beside = Revision.unscoped.filter(Q(item__links_in__source=pk) | Q(item__links_out__target=pk)).values("pk")
        Revision.unscoped.filter(pk__in=beside, what__contains=named).update(what="changed")
        Revision.unscoped.filter(pk__in=beside, because__contains=named).update(because="")


def retitle(ids: Sequence[UUID], title: str) -> None:
    """Put `title` in place of what these items were called, with what search and the kept revisions have of it."""
    Item.unscoped.filter(pk__in=ids).update(title=title)
    Revision.unscoped.filter(item__in=ids).update(fields={})
    SearchText.unscoped.filter(item__in=ids).update(words=title)
