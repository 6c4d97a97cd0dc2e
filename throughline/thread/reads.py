"""The inside door: every question about items starts here, from what this person may read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from throughline.access.visible import NotVisible, VisibleQuerySet, may_read_at, readable
from throughline.access.writable import may_withdraw
from throughline.people.models import Person
from throughline.thread import search as index
from throughline.thread.kinds import SourceFacts, kind_named
from throughline.thread.models import Excerpt, Item, Link, Revision, SearchText
from throughline.thread.words import Meaning

SEARCH_BATCH = 2_000
SEARCH_BATCHES = 10


def items(person: Person, *, tombstones: bool = False) -> VisibleQuerySet[Item]:
    """Every item this person may read; no order promised."""
    return Item.unscoped.visible_to(person, tombstones=tombstones)


def item(person: Person, item_id: UUID, kind: str | None = None) -> Item:
    """One item, its hub, author and programme at hand. Raises NotVisible if missing, hidden, or of another kind."""
    rows = items(person).select_related("hub", "author", "programme")
    found = rows.get_for(person, item_id)
    if kind is not None and found.kind != kind:
        raise NotVisible
    return found


def items_by_id(person: Person, ids: Iterable[UUID]) -> list[Item]:
    """The items with these ids, in the order given. Raises NotVisible if one is missing or hidden."""
    wanted = list(ids)
    found = items(person).select_related("hub").in_bulk(wanted)
    if len(found) != len(set(wanted)):
        raise NotVisible
    return [found[pk] for pk in wanted]


def newest(
    person: Person,
    programme_id: UUID,
    kind: str,
    *,
    hub_id: UUID | None = None,
    since: date | None = None,
    until: date | None = None,
) -> VisibleQuerySet[Item]:
    """Items of one kind in a programme, newest day first, `since` and `until` included."""
    rows = items(person).filter(programme_id=programme_id, kind=kind).order_by("-happened_on", "-id")
    if hub_id is not None:
        rows = rows.filter(hub_id=hub_id)
    if since is not None:
        rows = rows.filter(happened_on__gte=since)
    if until is not None:
        rows = rows.filter(happened_on__lte=until)
    return rows.select_related("hub", "author")


@dataclass(frozen=True)
class Bearing:
    """A link as seen from one of its ends: the item at the other end, what the link says, why, who, when."""

    link_id: UUID
    item: Item
    meaning: Meaning
    because: str
    made_by: Person
    link: Link


def bearing_on(
    person: Person, target: Item, meanings: Sequence[Meaning] | None = None, kinds: Sequence[str] | None = None
) -> list[Bearing]:
    """What lies nearer the words and bears on `target`, newest day first. Links from hidden items are left out,
    so a count here is what this person can see, not what exists."""
    links = Link.unscoped.filter(readable(person, "source__"), target=target)
    return _bearings(links, "source", meanings, kinds)


def resting_on(
    person: Person, source: Item, meanings: Sequence[Meaning] | None = None, kinds: Sequence[str] | None = None
) -> list[Bearing]:
    """What came of `source` and rests on it: excerpts, themes, promises, releases. Hidden items are left out."""
    links = Link.unscoped.filter(readable(person, "target__"), source=source)
    return _bearings(links, "target", meanings, kinds)


def resting_on_many(person: Person, source_ids: Iterable[UUID], kinds: Sequence[str]) -> dict[UUID, list[Bearing]]:
    """For many sources at once: what rests on each, newest day first. One query; hidden items are left out."""
    wanted = list(source_ids)
    found: dict[UUID, list[Bearing]] = {source_id: [] for source_id in wanted}
    links = Link.unscoped.filter(source_id__in=wanted, target__in=items(person))
    for bearing in _bearings(links, "target", None, kinds) if wanted else []:
        found[bearing.link.source_id].append(bearing)
    return found


def _bearings(
    links: QuerySet[Link], end: str, meanings: Sequence[Meaning] | None, kinds: Sequence[str] | None
) -> list[Bearing]:
    if meanings is not None:
        links = links.filter(meaning__in=meanings)
    if kinds is not None:
        links = links.filter(**{f"{end}__kind__in": kinds})
    rows = links.select_related(end, f"{end}__hub", f"{end}__author", "made_by").order_by(f"-{end}__happened_on", "-id")
    return [
        Bearing(
            link_id=link.pk,
            item=getattr(link, end),
            meaning=Meaning(link.meaning),
            because=link.because,
            made_by=link.made_by,
            link=link,
        )
        for link in rows
    ]


def tombstones_bearing_on(person: Person, target: Item) -> int:
    """How many items that bore on `target` were withdrawn: the count stays, the words do not."""
    links = Link.unscoped.filter(readable(person, "source__", tombstones=True), target=target)
    return links.exclude(source__tombstoned_at=None).count()


def going_with(item: Item) -> list[Item]:
    """What makes no sense without this item and stands as it does: still there, or withdrawn together with it.

    Hidden items too: for whoever withdraws or brings back the whole. Never shown.
    """
    ids = _ids_going_with([item])[item.pk]
    return list(Item.unscoped.filter(pk__in=ids, tombstoned_at=item.tombstoned_at).order_by("pk")) if ids else []


def gone_with_another(withdrawn: Sequence[Item]) -> set[UUID]:
    """Of these withdrawn items, those that went together with another of them. A query for each kind that takes others along."""
    moments = {one.pk: one.tombstoned_at for one in withdrawn}
    together = _ids_going_with(withdrawn)
    return {pk for one in withdrawn for pk in together[one.pk] if moments.get(pk) == one.tombstoned_at}


def _ids_going_with(these: Sequence[Item]) -> dict[UUID, list[UUID]]:
    """The ids of what makes no sense without each of these."""
    found: dict[UUID, list[UUID]] = {one.pk: [] for one in these}
    for name in {one.kind for one in these}:
        goes_with = kind_named(name).goes_with
        if goes_with is not None:
            found |= goes_with([one.pk for one in these if one.kind == name])
    return found


def may_withdraw_whole(person: Person, item: Item) -> bool:
    """Whether the person may withdraw this item and all that goes with it."""
    return all(may_withdraw(person, one) for one in (item, *going_with(item)))


def linked_ids(person: Person, target_ids: Iterable[UUID], meanings: Sequence[Meaning]) -> dict[UUID, list[UUID]]:
    """For many targets at once: the ids of the visible items that bear on each."""
    wanted = list(target_ids)
    found: dict[UUID, list[UUID]] = {target_id: [] for target_id in wanted}
    links = Link.unscoped.filter(readable(person, "source__"), target_id__in=wanted, meaning__in=meanings)
    for source_id, target_id in links.values_list("source_id", "target_id"):
        found[target_id].append(source_id)
    return found


def linked_counts(person: Person, target_ids: Iterable[UUID], meanings: Sequence[Meaning]) -> dict[UUID, int]:
    """For many targets at once: how many visible items bear on each. One query, and no row of them is fetched."""
    wanted = list(target_ids)
    links = Link.unscoped.filter(readable(person, "source__"), target_id__in=wanted, meaning__in=meanings)
    counted = dict(links.order_by().values_list("target_id").annotate(how_many=Count("id")))
    return {target_id: counted.get(target_id, 0) for target_id in wanted}


@dataclass(frozen=True)
class Span:
    """An excerpt with its words, taken from the source as it was read when it was marked."""

    item: Item
    source: Item
    words: str
    begins_at: int
    ends_at: int
    marked_by: Person


def excerpts(person: Person, ids: Iterable[UUID]) -> dict[UUID, Span]:
    """The excerpts with these item ids that this person may read, by id, with their words.

    Two queries and one per kind of source, whatever the number. Words come from the source as it stands; where it was
    reworded since and the span could not follow, from the kept revision.
    """
    rows = (
        Excerpt.unscoped.filter(readable(person, "item__"), readable(person, "source__"), item__in=list(ids))
        .select_related("item", "source", "source__hub", "source__author", "marked_by")
        .order_by("begins_at")
    )
    return _spans(person, rows)


def excerpts_of(person: Person, source: Item) -> list[Span]:
    """Every excerpt marked in a source, in the order of the text."""
    rows = (
        Excerpt.unscoped.filter(readable(person, "item__"), readable(person, "source__"), source=source)
        .select_related("item", "source", "source__hub", "source__author", "marked_by")
        .order_by("begins_at")
    )
    return list(_spans(person, rows).values())


def _spans(person: Person, rows: QuerySet[Excerpt]) -> dict[UUID, Span]:
    kept = list(rows)
    moved = [row for row in kept if row.source.revision != row.source_revision]
    revisions = Revision.unscoped.filter(
        item_id__in={row.source_id for row in moved}, number__in={row.source_revision for row in moved}
    ).select_related("item")
    earlier = {
        (revision.item_id, revision.number): str(revision.fields.get("words", ""))
        if _may_read_revision(person, revision.item, revision)
        else ""
        for revision in revisions
    }
    now_standing = words_of_sources({row.source for row in kept if (row.source_id, row.source_revision) not in earlier})
    spans = {}
    for row in kept:
        words = earlier.get((row.source_id, row.source_revision), now_standing.get(row.source_id, ""))
        spans[row.item_id] = Span(
            item=row.item,
            source=row.source,
            words=words[row.begins_at : row.ends_at],
            begins_at=row.begins_at,
            ends_at=row.ends_at,
            marked_by=row.marked_by,
        )
    return spans


def words_of_sources(sources: Iterable[Item]) -> dict[UUID, str]:
    """The words spans are marked in, by item id; one call per kind of source. The caller holds readable items."""
    by_kind: dict[str, list[UUID]] = {}
    for source in sources:
        by_kind.setdefault(source.kind, []).append(source.pk)
    words: dict[UUID, str] = {}
    for kind_name, ids in by_kind.items():
        words_of = kind_named(kind_name).words_of
        if words_of is not None:
            words.update(words_of(ids))
    return words


def facts_of_sources(sources: Iterable[Item]) -> dict[UUID, SourceFacts]:
    """How the words of these sources came about, by item id; one call per kind. The caller holds readable items.

    A kind that says nothing of its sources is told by the item alone: no setting, no event, nothing verbatim.
    """
    return facts_of_rows((source.pk, source.kind, source.author_id) for source in sources)


def facts_of_rows(sources: Iterable[tuple[UUID, str, UUID]]) -> dict[UUID, SourceFacts]:
    """The same of (id, kind, author), for hundreds of sources whose items nobody needs."""
    facts: dict[UUID, SourceFacts] = {}
    by_kind: dict[str, list[UUID]] = {}
    for source_id, kind_name, author_id in sources:
        facts[source_id] = SourceFacts("", None, (), author_id)
        by_kind.setdefault(kind_name, []).append(source_id)
    for kind_name, ids in by_kind.items():
        facts_of = kind_named(kind_name).facts_of
        if facts_of is not None:
            facts.update(facts_of(ids))
    return facts


def history_of(person: Person, of: Item) -> list[Revision]:
    """The kept revisions, newest first, without those from when the item was not for this person's eyes.

    Raises NotVisible if the person may not read the item now.
    """
    item(person, of.pk)
    rows = Revision.unscoped.filter(item=of).select_related("changed_by").order_by("-number")
    return [row for row in rows if _may_read_revision(person, of, row)]


def writers_of(of: Item) -> set[UUID]:
    """Everybody who wrote or changed an item the caller may read, by id: to know who is nobody's second pair of eyes."""
    return set(Revision.unscoped.filter(item=of).values_list("changed_by_id", flat=True))


def _may_read_revision(person: Person, of: Item, revision: Revision) -> bool:
    return may_read_at(person, of, revision.fields.get("standing") or of.standing)


def revision_of(person: Person, of: Item, number: int) -> Revision:
    """One kept revision. Raises NotVisible if there is none or the item is hidden."""
    item(person, of.pk)
    found = Revision.unscoped.filter(item=of, number=number).select_related("changed_by").first()
    if found is None or not _may_read_revision(person, of, found):
        raise NotVisible
    return found


def last_change(programme_id: UUID) -> datetime | None:
    """When anything in the programme last changed, hidden things included: to know whether what was counted still holds.

    Never shown to anyone.
    """
    rows = Item.unscoped.filter(programme_id=programme_id).order_by("-changed_at")
    return rows.values_list("changed_at", flat=True).first()


def counts_by_kind(person: Person, programme_id: UUID) -> dict[str, int]:
    """How many items of each kind this person may read in the programme."""
    rows = items(person).filter(programme_id=programme_id).values("kind").annotate(how_many=Count("pk")).order_by()
    return {row["kind"]: row["how_many"] for row in rows}


@dataclass(frozen=True)
class Hit:
    """An item that was found, and a stretch of its words around what was looked for."""

    item: Item
    stretch: str


@dataclass(frozen=True)
class Found:
    """A page of hits, newest recorded first. `next_before` continues where this page ended; None at the end."""

    hits: list[Hit]
    next_before: int | None


def _growing(row_ids: list[int]) -> Iterator[list[int]]:
    """The rows in parts of 200, 400, 800 …: few are read where most are readable, and few queries asked where few are."""
    begin, size = 0, 200
    while begin < len(row_ids):
        yield row_ids[begin : begin + size]
        begin, size = begin + size, size * 2


def search(
    person: Person,
    words: str,
    *,
    programme_id: UUID,
    kinds: Sequence[str] = (),
    hub_id: UUID | None = None,
    since: date | None = None,
    until: date | None = None,
    before: int | None = None,
    limit: int = 25,
) -> Found:
    """Items this person may read that hold every word looked for.

    The index is asked for batches of row numbers and each batch passes the door; neither the hits, nor their number,
    nor the snippets know anything of rows the person may not read.
    """
    terms = index.terms_of(words)
    if not terms:
        return Found([], None)
    narrowing = readable(person, "item__") & Q(item__programme_id=programme_id)
    if kinds:
        narrowing &= Q(item__kind__in=kinds)
    if hub_id is not None:
        narrowing &= Q(item__hub_id=hub_id)
    if since is not None:
        narrowing &= Q(item__happened_on__gte=since)
    if until is not None:
        narrowing &= Q(item__happened_on__lte=until)
    hits: list[Hit] = []
    for _ in range(SEARCH_BATCHES):
        row_ids = index.rows_matching(terms, before=before, limit=SEARCH_BATCH)
        if not row_ids:
            return Found(hits, None)
        for part in _growing(row_ids):
            rows = SearchText.unscoped.filter(narrowing, pk__in=part).select_related(
                "item", "item__hub", "item__author"
            )
            for row in rows.order_by("-pk")[: limit + 1]:
                if len(hits) == limit:
                    return Found(hits, before)
                hits.append(Hit(row.item, index.stretch_around(row.words, terms)))
                before = row.pk
        if len(row_ids) < SEARCH_BATCH:
            return Found(hits, None)
        before = row_ids[-1]
    return Found(hits, before)
