"""A theory as it stands: the map with everything on it, how much bears on each part, and the changes since."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from throughline.access.visible import NotVisible
from throughline.people.models import Person
from throughline.theory.models import Assumption, CausalLink, Change, Element, Judgement, Place, TheoryMap
from throughline.theory.words import ElementKind
from throughline.thread import evidence
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning

Part = Element | CausalLink | Assumption


@dataclass(frozen=True)
class Standing:
    """Everything on one map, as this reader sees it.

    elements, links, assumptions   on the map now, elements in the order the outline reads
    tallies   by item id, what bears on each part; counts are what this reader could open
    judged    by item id, the newest judgement of each part that has one
    places    by element id, where a box stands in the picture; a box that was never placed has none
    """

    map: TheoryMap
    elements: list[Element]
    links: list[CausalLink]
    assumptions: list[Assumption]
    tallies: dict[UUID, evidence.Tally]
    judged: dict[UUID, Judgement]
    places: dict[UUID, tuple[int, int]]
    about: dict[UUID | None, list[Assumption]] = field(default_factory=dict)

    def leads_to(self, element: Element) -> list[CausalLink]:
        return [link for link in self.links if link.cause_id == element.pk]

    def led_from(self, element: Element) -> list[CausalLink]:
        return [link for link in self.links if link.effect_id == element.pk]


def map_of(person: Person, programme_id: UUID, hub_id: UUID | None = None) -> TheoryMap | None:
    """The programme's map, or a hub's own; None when none was begun."""
    maps = thread.newest(person, programme_id, "theory-map")
    maps = maps.filter(hub_id=hub_id) if hub_id else maps.filter(hub=None)
    item = maps.first()
    return None if item is None else TheoryMap.unscoped.select_related("item__programme", "under").get(pk=item.pk)


def maps_of(person: Person, programme_id: UUID) -> list[TheoryMap]:
    """The programme's map first, then the hubs' own by hub name; two queries."""
    ids = thread.newest(person, programme_id, "theory-map").values("pk")
    maps = TheoryMap.unscoped.filter(pk__in=ids).select_related("item__hub", "item__programme", "under")
    return sorted(maps, key=lambda row: (row.item.hub_id is not None, row.item.hub.name if row.item.hub else ""))


def map_behind(person: Person, item_id: UUID) -> TheoryMap:
    """The map with this id. Raises NotVisible."""
    item = thread.item(person, item_id, "theory-map")
    found = TheoryMap.unscoped.select_related("item__programme", "item__hub", "under").get(pk=item.pk)
    found.item = item
    return found


def part_behind(person: Person, item: Item) -> Part:
    """The part of a map behind an item the caller was given by the thread's reads. Raises NotVisible."""
    rows: dict[str, Any] = {
        "theory-element": Element.unscoped.select_related("of__item"),
        "causal-link": CausalLink.unscoped.select_related("of__item", "cause__item", "effect__item"),
        "assumption": Assumption.unscoped.select_related("of__item", "about"),
    }
    if item.kind not in rows:
        raise NotVisible
    part: Part = rows[item.kind].get(pk=item.pk)
    part.item = item
    return part


def standing(person: Person, of: TheoryMap, *, counted: bool = True) -> Standing:
    """Everything on the map; a flat number of queries whatever its size. `counted` leaves the tallies out for speed."""
    seen = {row.pk for row in thread.items(person).filter(programme_id=of.item.programme_id, kind__in=KINDS)}
    order = {kind: at for at, kind in enumerate(ElementKind.values)}
    elements = [
        row
        for row in Element.unscoped.filter(of=of, off_map_at=None)
        .select_related("item")
        .order_by("item__recorded_at", "pk")
        if row.pk in seen
    ]
    elements.sort(key=lambda row: order[row.kind])
    shown = {row.pk: row for row in elements}
    links = [
        row
        for row in CausalLink.unscoped.filter(of=of, off_map_at=None)
        .select_related("item")
        .order_by("item__recorded_at", "pk")
        if row.pk in seen and row.cause_id in shown and row.effect_id in shown
    ]
    for row in links:
        row.cause, row.effect = shown[row.cause_id], shown[row.effect_id]
    assumptions = [
        row
        for row in Assumption.unscoped.filter(of=of, off_map_at=None)
        .select_related("item")
        .order_by("item__recorded_at", "pk")
        if row.pk in seen
    ]
    about: dict[UUID | None, list[Assumption]] = defaultdict(list)
    for assumption in assumptions:
        about[assumption.about_id].append(assumption)
    parts = [row.pk for row in (*elements, *links, *assumptions)]
    return Standing(
        map=of, elements=elements, links=links, assumptions=assumptions,
        tallies=evidence.tallies(person, parts) if counted else {}, judged=newest_judgements(parts),
        places={row.element_id: (row.x, row.y) for row in Place.unscoped.filter(element__of=of)}, about=dict(about),
    )  # fmt: skip


KINDS = ("theory-element", "causal-link", "assumption")


def newest_judgements(target_ids: Iterable[UUID]) -> dict[UUID, Judgement]:
    """The newest judgement of each target that has one; one query. The caller holds readable items."""
    found: dict[UUID, Judgement] = {}
    for row in (
        Judgement.unscoped.filter(target__in=list(target_ids)).select_related("recorded_by").order_by("at", "pk")
    ):
        found[row.target_id] = row
    return found


def judgements_of(item: Item) -> list[Judgement]:
    """Every judgement of a part, newest first, for an item the caller was given by the thread's reads."""
    return list(Judgement.unscoped.filter(target=item).select_related("recorded_by").order_by("-at", "-pk"))


def changes_since(of: TheoryMap, number: int, limit: int = 200) -> list[Change]:
    """The changes of a map after a number, oldest first; the caller was given the map by `map_behind`."""
    rows = Change.unscoped.filter(of=of, number__gt=number).select_related("subject", "by").order_by("number")
    return list(rows[:limit])


def number_of(of: TheoryMap) -> int:
    """The number of the newest change of a map, asked anew."""
    return TheoryMap.unscoped.values_list("number", flat=True).get(pk=of.pk)


def places_of(of: TheoryMap, element_ids: Iterable[UUID] | None = None) -> dict[UUID, tuple[int, int]]:
    """Where the boxes of a map stand in the picture, all or these; the caller was given the map by `map_behind`."""
    rows = Place.unscoped.filter(element__of=of, element__off_map_at=None)
    if element_ids is not None:
        rows = rows.filter(element_id__in=list(element_ids))
    return {pk: (x, y) for pk, x, y in rows.values_list("element_id", "x", "y")}


def seen_of(person: Person, item_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these items the person may read."""
    ids = set(item_ids)
    return set(thread.items(person).filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()


def fitting_nowhere(person: Person, of: TheoryMap) -> list[Item]:
    """What somebody looked a place for on this map and found none, newest day first."""
    return [
        bearing.item
        for bearing in thread.bearing_on(person, of.item, [Meaning.ABOUT])
        if bearing.item.kind not in KINDS
    ]
