"""Changes of the thread. Features call these inside their own writes; each leaves a kept revision."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import NotAllowed, may_withdraw, must_write
from throughline.common.clock import now
from throughline.common.ids import uuid7
from throughline.common.text import clean, one_line
from throughline.people.models import Person
from throughline.thread import audit
from throughline.thread.kinds import kind_named
from throughline.thread.models import Excerpt, Item, Link, Revision, SearchText
from throughline.thread.reads import going_with, may_withdraw_whole
from throughline.thread.words import UNDO_DAYS, Meaning, Strength


class ChangedMeanwhile(Exception):
    """Someone changed this while you were writing. Nothing of yours is lost: see both versions and choose."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item


class EmptySpan(Exception):
    """Select some words first: there is nothing in this span."""


class SomethingRestsOnIt(Exception):
    """Something rests on this by now, so it can’t be taken back as if it had never been. Withdraw it instead."""


class TooLateToRestore(Exception):
    """This was withdrawn more than 30 days ago and can’t be brought back."""


@transaction.atomic
def add_item(
    *,
    kind: str,
    by: Person,
    programme_id: UUID,
    title: str,
    words: str = "",
    item_id: UUID | None = None,
    hub_id: UUID | None = None,
    standing: Standing = Standing.TEAM,
    language: str = "en",
    happened_on: date | None = None,
    made_at: datetime | None = None,
    fields: Mapping[str, Any] | None = None,
) -> Item:
    """Put a new knot on the thread, with its words for search and its first revision.

    `words` is what search looks in; `fields` are the details kept in the revision, where the key "words" holds the text
    that spans are marked in. Uniqueness of `item_id` is the database's: IntegrityError if it is there already.
    Raises NotAllowed unless `by` is on the team.
    """
    must_write(by, programme_id)
    kind_named(kind)
    moment = now()
    item = Item(
        id=item_id or uuid7(),
        kind=kind,
        programme_id=programme_id,
        author=by,
        hub_id=hub_id,
        standing=standing,
        title=one_line(title) or kind_named(kind).label,
        language=language,
        made_at=made_at,
        recorded_at=moment,
        changed_at=moment,
    )
    if happened_on is not None:
        item.happened_on = happened_on
    item.save(force_insert=True)
    SearchText.unscoped.create(item=item, words=clean(f"{title}\n{words}"))
    _keep_revision(item, by, "recorded", "", fields)
    return item


@transaction.atomic
def revise(
    *,
    item: Item,
    by: Person,
    what: str,
    because: str = "",
    base_revision: int | None = None,
    title: str | None = None,
    words: str | None = None,
    fields: Mapping[str, Any] | None = None,
    **columns: Any,
) -> Item:
    """Change an item and keep the revision. Who may change what is the feature's to check (access.writable).

    `base_revision` is the revision the person was looking at; ChangedMeanwhile if the item has moved on since.
    `columns` may set hub_id, standing, language, happened_on. A new standing goes on to the excerpts of the item.
    """
    held = Item.unscoped.select_for_update().get(pk=item.pk)
    if base_revision is not None and base_revision != held.revision:
        raise ChangedMeanwhile(held)
    if not set(columns) <= {"hub_id", "standing", "language", "happened_on"}:
        raise TypeError(f"An item has no column among {sorted(columns)} that a revision may set.")
    for name, value in columns.items():
        setattr(held, name, value)
    if title is not None:
        held.title = one_line(title) or held.title
    held.revision += 1
    held.changed_at = now()
    held.save()
    if words is not None:
        SearchText.unscoped.filter(item=held).update(words=clean(f"{held.title if title is None else title}\n{words}"))
    if "standing" in columns:
        spans = Excerpt.unscoped.filter(source=held).values("item_id")
        Item.unscoped.filter(pk__in=spans).update(standing=held.standing)
    _keep_revision(held, by, what, because, fields)
    return held


@transaction.atomic
def search_also_in(*, item: Item, by: Person, words: str) -> None:
    """Let search look in these words of an item, after something that hangs on it was said or taken back.

    The item itself stands as it stood, so no revision is kept. Raises NotAllowed unless `by` is on the team.
    """
    must_write(by, item.programme_id)
    SearchText.unscoped.filter(item=item).update(words=clean(f"{item.title}\n{words}"))
    Item.unscoped.filter(pk=item.pk).update(changed_at=now())


def _keep_revision(item: Item, by: Person, what: str, because: str, fields: Mapping[str, Any] | None) -> None:
    Revision.unscoped.create(
        item=item,
        number=item.revision,
        changed_by=by,
        changed_at=item.changed_at,
        what=what,
        because=because,
        fields={"title": item.title, "standing": item.standing, **(fields or {})},
    )


@transaction.atomic
def link(
    *,
    source: Item,
    target: Item,
    meaning: Meaning,
    by: Person,
    because: str = "",
    strength: Strength | None = None,
    session: Item | None = None,
) -> Link:
    """Say how one item bears on another. Said twice it stays one link; a new because, or strength, fills an empty one only.

    Raises NotAllowed unless `by` is on the team, NotVisible if the two are in different programmes.
    """
    must_write(by, target.programme_id)
    if source.programme_id != target.programme_id:
        raise NotVisible
    made, new = Link.unscoped.get_or_create(
        source=source,
        target=target,
        meaning=meaning,
        defaults={"made_by": by, "because": because, "strength": strength or "", "session": session},
    )
    if not new:
        made.because, made.strength = made.because or because, made.strength or strength or ""
        made.save(update_fields=["because", "strength"])
    Item.unscoped.filter(pk=target.pk).update(changed_at=now())
    return made


@transaction.atomic
def unlink(*, link_id: UUID, by: Person) -> Link | None:
    """Take a link away; what it said comes back to the caller, who can offer to undo. None if it was gone already.

    Raises NotAllowed unless `by` is on the team, NotVisible if either end is hidden from them.
    """
    gone = Link.unscoped.filter(pk=link_id).select_related("source", "target").first()
    if gone is None:
        return None
    must_write(by, gone.target.programme_id)
    if Item.unscoped.visible_to(by).filter(pk__in=[gone.source_id, gone.target_id]).count() != 2:
        raise NotVisible
    Link.unscoped.filter(pk=link_id).delete()
    audit.note_act(act="link.taken-away", by=by, programme_id=gone.target.programme_id, subject_id=gone.target_id)
    return gone


@transaction.atomic
def mark_excerpt(*, source: Item, begins_at: int, ends_at: int, by: Person, item_id: UUID | None = None) -> Item:
    """Mark a span of a source's words; marking the same span again gives the same excerpt.

    begins_at, ends_at   code points into the words as they stand now; outer white space is left out
    Raises EmptySpan if nothing is left, NotAllowed unless `by` is on the team.
    """
    must_write(by, source.programme_id)
    words_of = kind_named(source.kind).words_of
    words = words_of([source.pk]).get(source.pk, "") if words_of else ""
    begins_at, ends_at = max(0, begins_at), min(len(words), ends_at)
    while begins_at < ends_at and words[begins_at].isspace():
        begins_at += 1
    while ends_at > begins_at and words[ends_at - 1].isspace():
        ends_at -= 1
    if ends_at <= begins_at:
        raise EmptySpan
    known = Excerpt.unscoped.filter(source=source, begins_at=begins_at, ends_at=ends_at).select_related("item").first()
    if known is not None:
        return known.item
    moment = now()
    item = Item.unscoped.create(
        id=item_id or uuid7(),
        kind="excerpt",
        programme_id=source.programme_id,
        author_id=source.author_id,
        hub_id=source.hub_id,
        standing=source.standing,
        title=f"Words from a {kind_named(source.kind).label.lower()}",
        language=source.language,
        happened_on=source.happened_on,
        recorded_at=moment,
        changed_at=moment,
    )
    Excerpt.unscoped.create(
        item=item, source=source, source_revision=source.revision, begins_at=begins_at, ends_at=ends_at, marked_by=by
    )
    _keep_revision(item, by, "marked", "", {"begins_at": begins_at, "ends_at": ends_at})
    Link.unscoped.create(source=source, target=item, meaning=Meaning.PART_OF, made_by=by)
    return item


@transaction.atomic
def move_excerpts(*, source: Item, earlier_words: str, words: str) -> int:
    """After a source was reworded: let each excerpt follow its words where they still stand exactly once.

    Returns how many could not follow; those keep reading from the revision they were marked in.
    """
    left = 0
    for span in Excerpt.unscoped.filter(source=source):
        if span.source_revision != source.revision - 1:
            left += 1
            continue
        quoted = earlier_words[span.begins_at : span.ends_at]
        at = span.begins_at if words[span.begins_at : span.ends_at] == quoted else words.find(quoted)
        if at < 0 or (at != span.begins_at and words.count(quoted) > 1):
            left += 1
            continue
        Excerpt.unscoped.filter(pk=span.pk).update(
            begins_at=at, ends_at=at + len(quoted), source_revision=source.revision
        )
    return left


@transaction.atomic
def withdraw(*, item: Item, by: Person, because: str) -> None:
    """Turn an item into a tombstone: its words and its excerpts' words are gone from every page, its place stays.

    What makes no sense without it (see `Kind.goes_with`) goes with it. Can be undone for 30 days. Raises NotAllowed unless
    `by` is the author of all of that, the learning or the data-protection lead.
    """
    if not may_withdraw_whole(by, item):
        raise NotAllowed
    whole = [item, *going_with(item)]
    moment = now()
    spans = Excerpt.unscoped.filter(source__in=whole).values_list("item_id", flat=True)
    Item.unscoped.filter(pk__in=[*(one.pk for one in whole), *spans], tombstoned_at=None).update(
        tombstoned_at=moment, tombstone_because=one_line(because), changed_at=moment
    )
    for one in whole:
        audit.note_act(act="item.withdrawn", by=by, programme_id=one.programme_id, subject_id=one.pk, words=because)


@transaction.atomic
def restore(*, item_id: UUID, by: Person) -> Item:
    """Bring a withdrawn item and its excerpts back within 30 days.

    Raises NotVisible if there is no such tombstone, NotAllowed for others than those who may withdraw, TooLateToRestore.
    """
    item = Item.unscoped.visible_to(by, tombstones=True).filter(pk=item_id).exclude(tombstoned_at=None).first()
    if item is None or item.tombstoned_at is None:
        raise NotVisible
    if not may_withdraw(by, item):
        raise NotAllowed
    if item.tombstoned_at < now() - timedelta(days=UNDO_DAYS):
        raise TooLateToRestore
    whole = [item, *going_with(item)]
    spans = Excerpt.unscoped.filter(source__in=whole, item__tombstoned_at=item.tombstoned_at)
    ids = [*(one.pk for one in whole), *spans.values_list("item_id", flat=True)]
    Item.unscoped.filter(pk__in=ids).update(tombstoned_at=None, tombstone_because="", changed_at=now())
    for one in whole:
        audit.note_act(act="item.restored", by=by, programme_id=one.programme_id, subject_id=one.pk)
    item.refresh_from_db()
    return item


@transaction.atomic
def unmake(*, item_ids: Sequence[UUID], by: Person) -> None:
    """Take new items back as if they had never been put on the thread: an import that is stopped half-way.

    Their details are the caller's to delete first. Raises SomethingRestsOnIt if a link, or a change, has come since;
    NotAllowed if one was recorded by somebody else.
    """
    rows = Item.unscoped.filter(pk__in=list(item_ids))
    if rows.exclude(author=by).exists():
        raise NotAllowed
    linked = Link.unscoped.filter(Q(source__in=rows) | Q(target__in=rows))
    if rows.filter(revision__gt=1).exists() or linked.exists() or Excerpt.unscoped.filter(source__in=rows).exists():
        raise SomethingRestsOnIt
    ids = list(rows.values_list("pk", flat=True))
    SearchText.unscoped.filter(item_id__in=ids).delete()
    Revision.unscoped.filter(item_id__in=ids).delete()
    Item.unscoped.filter(pk__in=ids).delete()
