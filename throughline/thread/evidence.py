"""How much bears on something, and how widely it is spread: the reads behind a theme's counts.

All of them start from the items the person may read, so that a number here is what that person could open.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from throughline.access.visible import VisibleQuerySet, readable
from throughline.people.models import Person
from throughline.thread.kinds import SourceFacts
from throughline.thread.models import Item, Link
from throughline.thread.reads import Bearing, facts_of_rows, items
from throughline.thread.words import Meaning

BEARS = (Meaning.SUPPORTS, Meaning.CHALLENGES, Meaning.QUALIFIES)
"""The ways in which words bear on a claim."""

SPREAD_CAP = 2_000


@dataclass(frozen=True)
class Tally:
    """What bears on one item, counted: distinct sources and hubs, links by meaning, and when the newest was linked."""

    sources: int = 0
    hubs: int = 0
    supports: int = 0
    challenges: int = 0
    qualifies: int = 0
    newest: datetime | None = None


def _linked(person: Person, target_ids: Iterable[UUID], *, tombstones: bool = False) -> VisibleQuerySet[Item]:
    """Readable items that bear on these targets."""
    linked = items(person, tombstones=tombstones).filter(
        links_out__target_id__in=list(target_ids), links_out__meaning__in=BEARS
    )
    return linked.order_by()


def _heard_in() -> Coalesce:
    """The source an item's words come from: of an excerpt its source, of a source itself."""
    return Coalesce("excerpt__source_id", "pk")


def tallies(person: Person, target_ids: Collection[UUID]) -> dict[UUID, Tally]:
    """The tally of each target, in one query whatever their number."""
    # One row is one link (an item has at most one excerpt behind it), so links are counted without looking for doubles.
    rows = (
        _linked(person, target_ids)
        .values_list("links_out__target_id")
        .annotate(
            sources=Count(_heard_in(), distinct=True),
            hubs=Count("hub_id", distinct=True),
            supports=Count("links_out", filter=Q(links_out__meaning=Meaning.SUPPORTS)),
            challenges=Count("links_out", filter=Q(links_out__meaning=Meaning.CHALLENGES)),
            qualifies=Count("links_out", filter=Q(links_out__meaning=Meaning.QUALIFIES)),
            newest=Max("links_out__made_at"),
        )
    )
    counted = {target_id: Tally(*counts) for target_id, *counts in rows}
    return {target_id: counted.get(target_id, Tally()) for target_id in target_ids}


def withdrawn_sources(person: Person, target_id: UUID) -> int:
    """How many distinct sources under a target were withdrawn: the count stays, the words do not."""
    rows = _linked(person, [target_id], tombstones=True).exclude(tombstoned_at=None)
    return rows.aggregate(how_many=Count(_heard_in(), distinct=True))["how_many"] or 0


@dataclass(frozen=True)
class HeardIn:
    """One distinct source under a claim: where and when it was heard, and how its words came about."""

    source_id: UUID
    hub_id: UUID | None
    happened_on: date
    facts: SourceFacts


def sources_under(person: Person, target_id: UUID) -> list[HeardIn]:
    """The distinct sources that bear on a target, newest day first, at most SPREAD_CAP of them.

    One query, and one per kind of source.
    """
    ids = _linked(person, [target_id]).annotate(heard_in=_heard_in()).values("heard_in")
    newest = items(person).filter(pk__in=ids).order_by("-happened_on", "-id")
    sources = list(newest.values_list("id", "kind", "author_id", "hub_id", "happened_on")[:SPREAD_CAP])
    facts = facts_of_rows(row[:3] for row in sources)
    return [HeardIn(source_id, hub_id, day, facts[source_id]) for source_id, _, _, hub_id, day in sources]


def gathered(
    person: Person, target: Item, meaning: Meaning, *, heard_in: Collection[UUID] | None = None
) -> QuerySet[Link]:
    """The links of one meaning to a target from items the person may read, newest day first; slice it for a page.

    `heard_in` keeps only words from these sources.
    """
    links = Link.unscoped.filter(readable(person, "source__"), target=target, meaning=meaning)
    if heard_in is not None:
        links = links.filter(Q(source_id__in=heard_in) | Q(source__excerpt__source_id__in=heard_in))
    return links.select_related("source__hub", "source__author", "made_by").order_by("-source__happened_on", "-id")


def words_bearing(person: Person, target: Item) -> list[tuple[UUID, Meaning]]:
    """The excerpts that bear on a target and how, newest day first: ids only, for whoever fetches their words."""
    links = Link.unscoped.filter(readable(person, "source__"), target=target, meaning__in=BEARS, source__kind="excerpt")
    rows = links.order_by("-source__happened_on", "-id").values_list("source_id", "meaning")
    return [(item_id, Meaning(meaning)) for item_id, meaning in rows]


def bearings(links: Iterable[Link]) -> list[Bearing]:
    """Links seen from their target."""
    return [Bearing(row.pk, row.source, Meaning(row.meaning), row.because, row.made_by, row) for row in links]


def targets_heard_at(person: Person, programme_id: UUID, kind: str, hub_id: UUID) -> VisibleQuerySet[Item]:
    """Items of a kind on which something heard at a hub bears, as far as the person may read it."""
    links = Link.unscoped.filter(readable(person, "source__"), meaning__in=BEARS, target=OuterRef("pk"))
    heard_there = Exists(links.filter(source__programme_id=programme_id, source__hub_id=hub_id))
    return items(person).filter(heard_there, programme_id=programme_id, kind=kind)


def links_of(
    person: Person, target: Item, link_ids: Collection[UUID] | None = None, *, but_not: Collection[UUID] = ()
) -> list[Link]:
    """The links that bear on the target from items the person may read: these, or all of them but some."""
    links = Link.unscoped.filter(readable(person, "source__"), target=target, meaning__in=BEARS)
    if link_ids is not None:
        links = links.filter(pk__in=list(link_ids))
    return list(links.exclude(pk__in=list(but_not)).select_related("source__hub", "source__author", "made_by"))


LOOKED_THROUGH = 2_000
"""So many sources are looked through for those that bear on nothing: a question that has no end among a hundred thousand."""


def linked_to_none(
    person: Person, programme_id: UUID, kinds: Sequence[str], target_kinds: Sequence[str], through: str
) -> VisibleQuerySet[Item]:
    """Of the newest LOOKED_THROUGH items of these kinds, those that bear on nothing of the target kinds: neither as a whole,
    nor by words marked in them, nor through something of the kind `through` that they stand under and that bears on it.

    Newest day first. Slice it for a page, count it for a number.
    """
    newest = items(person).filter(programme_id=programme_id, kind__in=list(kinds)).order_by("-happened_on", "-id")
    towards = Link.unscoped.filter(target__kind__in=list(target_kinds))
    between = towards.filter(readable(person, "source__"), source__kind=through, source__programme_id=programme_id)
    under = Link.unscoped.filter(
        meaning__in=BEARS, target__in=list(between.values_list("source", flat=True).distinct())
    )
    by_itself = [~Exists(links.filter(source=OuterRef("pk"))) for links in (towards, under)]
    by_its_words = [~Exists(links.filter(source__excerpt__source=OuterRef("pk"))) for links in (towards, under)]
    rows = items(person).filter(*by_itself, *by_its_words, pk__in=newest.values("pk")[:LOOKED_THROUGH])
    return rows.select_related("hub", "author").order_by("-happened_on", "-id")


def more_than_looked_through(person: Person, programme_id: UUID, kinds: Sequence[str]) -> bool:
    """Whether there are older items of these kinds than `linked_to_none` looks through."""
    rows = items(person).filter(programme_id=programme_id, kind__in=list(kinds)).order_by()
    return bool(rows.values("pk")[LOOKED_THROUGH : LOOKED_THROUGH + 1])


def sources_linked(target: Item, item_ids: Sequence[UUID], meaning: Meaning) -> set[UUID]:
    """Which of these items bear on the target in this way already. The caller holds readable items."""
    links = Link.unscoped.filter(target=target, meaning=meaning, source_id__in=item_ids)
    return set(links.values_list("source_id", flat=True))


def standing_of(person: Person, target: Item, source_ids: Collection[UUID]) -> dict[UUID, list[Meaning]]:
    """How each of these sources bears on the target, as a whole or by words marked in it; empty where it does not."""
    rows = (
        _linked(person, [target.pk])
        .filter(Q(pk__in=source_ids) | Q(excerpt__source_id__in=source_ids))
        .values_list(_heard_in(), "links_out__meaning")
        .distinct()
    )
    found: dict[UUID, list[Meaning]] = {source_id: [] for source_id in source_ids}
    for source_id, meaning in rows:
        found[source_id].append(Meaning(meaning))
    return found
