"""What has been gathered from sources, asked for whole lists at once: a source bears on something directly or by an excerpt."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from throughline.access.visible import readable
from throughline.people.models import Person
from throughline.thread.models import Excerpt, Item, Link
from throughline.thread.reads import items


def sources_under(target_id: UUID) -> Q:
    """A condition on items: the source bears on this target, itself or by words marked in it.

    For a target the caller has been given by the door, on a query that starts from it.
    """
    direct = Link.unscoped.filter(target_id=target_id).values("source_id")
    by_words = Excerpt.unscoped.filter(item__links_out__target_id=target_id, item__tombstoned_at=None)
    return Q(pk__in=direct) | Q(pk__in=by_words.values("source_id"))


def sources_of_some(person: Person, programme_id: UUID, kind: str) -> Q:
    """A condition on items: something of this kind, which the person may read, came of them."""
    made = items(person).filter(programme_id=programme_id, kind=kind).order_by()
    return Q(pk__in=Link.unscoped.filter(target__in=made.values("pk")).values("source_id"))


def led_to_none(person: Person, programme_id: UUID, kind: str) -> Q:
    """A condition on items: nothing of this kind, as far as the person may read, came of them or of words marked in them."""
    # Asked of each note by its own few links: twice as fast as making the list of all that stands under the kind first.
    made = Link.unscoped.filter(readable(person, "target__"), target__programme_id=programme_id, target__kind=kind)
    itself, by_words = made.filter(source=OuterRef("pk")), made.filter(source__excerpt__source=OuterRef("pk"))
    return ~Q(Exists(itself)) & ~Q(Exists(by_words))


def on_words(person: Person, *, heard_by: Person | None = None) -> Q:
    """A condition on items: at least one thing the person may read bears on them; `heard_by` something of one author's."""
    links = Link.unscoped.filter(readable(person, "source__"), target=OuterRef("pk"))
    return Q(Exists(links if heard_by is None else links.filter(source__author=heard_by)))


def led_to_none_of(targets: QuerySet[Item]) -> Q:
    """A condition on items: none of these targets came of them. The caller gives targets it was given by the door."""
    return ~Q(Exists(Link.unscoped.filter(source=OuterRef("pk"), target__in=targets.order_by().values("pk"))))


def came_of(person: Person, source_ids: Iterable[UUID], kind: str) -> dict[UUID, list[Item]]:
    """For many sources at once: what came of each or of words marked in it, each once, newest first. Two queries."""
    wanted = list(source_ids)
    found: dict[UUID, dict[UUID, Item]] = {source_id: {} for source_id in wanted}
    links = Link.unscoped.filter(readable(person, "target__"), target__kind=kind).select_related("target")
    _keep(found, links.filter(source_id__in=wanted), "source_id")
    _keep(found, links.filter(source__excerpt__source_id__in=wanted), "source__excerpt__source_id")
    return {
        source_id: sorted(kept.values(), key=lambda item: item.pk, reverse=True) for source_id, kept in found.items()
    }


def _keep(found: dict[UUID, dict[UUID, Item]], links: QuerySet[Link], path: str) -> None:
    for link in links.annotate(of=F(path)):
        found[link.of][link.target_id] = link.target
