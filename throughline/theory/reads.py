"""A theory as it stands: the map with everything on it, how much bears on each part, and the changes since."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q

from throughline.access.visible import NotVisible, readable
from throughline.people.models import Person
from throughline.theory.models import Assumption, CausalLink, Change, Element, Judgement, Place, TheoryMap
from throughline.theory.words import ElementKind
from throughline.thread import evidence
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning

Part = Element | CausalLink | Assumption
PartRow = TypeVar("PartRow", Element, CausalLink, Assumption)


@dataclass(frozen=True)
class Standing:
    """Everything on one map, as this reader sees it.

    elements, links, assumptions   on the map now, elements in the order the outline reads
    tallies   by item id, what bears on each element, around a few of them also on links and assumptions; counts are what
              this reader could open
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
    """Everything on the map; a flat number of queries whatever its size. `counted` False leaves the tallies out."""
    elements = _on_map(person, of, Element)
    shown = {row.pk: row for row in elements}
    links = [row for row in _on_map(person, of, CausalLink) if row.cause_id in shown and row.effect_id in shown]
    for row in links:
        row.cause, row.effect = shown[row.cause_id], shown[row.effect_id]
    tallied = elements if counted else []
    return _standing(person, of, elements, links, _on_map(person, of, Assumption), tallied)


def off_the_map(person: Person, of: TheoryMap) -> Standing:
    """Everything that was taken off the map, as it would stand if it were put back."""
    elements, assumptions = _on_map(person, of, Element, off=True), _on_map(person, of, Assumption, off=True)
    ends = (readable(person, "cause__item__"), readable(person, "effect__item__"))
    links = _on_map(person, of, CausalLink, *ends, with_ends=True, off=True)
    return _standing(person, of, elements, links, assumptions, [])


def standing_around(person: Person, of: TheoryMap, element_ids: Collection[UUID]) -> Standing:
    """These elements, the causal links from and to them, and what is assumed of either or of the whole map.

    Links hold both their ends, with their wording. For pages about a few parts of a map that may be large: a flat number of
    queries, and only what is told is read.
    """
    ids = list(element_ids)
    elements = _on_map(person, of, Element, pk__in=ids)
    ends = (readable(person, "cause__item__"), readable(person, "effect__item__"), Q(cause__in=ids) | Q(effect__in=ids))
    links = _on_map(person, of, CausalLink, *ends, with_ends=True)
    of_all = Q(about=None) | Q(about=of.pk)
    assumptions = _on_map(person, of, Assumption, of_all | Q(about__in=[*ids, *(row.pk for row in links)]))
    return _standing(person, of, elements, links, assumptions, [*elements, *links, *assumptions])


def _standing(
    person: Person, of: TheoryMap, elements: list[Element], links: list[CausalLink], assumptions: list[Assumption],
    tallied: Sequence[Part],
) -> Standing:  # fmt: skip
    order = {kind: at for at, kind in enumerate(ElementKind.values)}
    elements.sort(key=lambda row: order[row.kind])
    about: dict[UUID | None, list[Assumption]] = defaultdict(list)
    for assumption in assumptions:
        about[assumption.about_id].append(assumption)
    parts = [row.pk for row in (*elements, *links, *assumptions)]
    return Standing(
        map=of, elements=elements, links=links, assumptions=assumptions,
        tallies=evidence.tallies(person, [row.pk for row in tallied]) if tallied else {}, judged=newest_judgements(parts),
        places=places_of(of, [row.pk for row in elements]), about=dict(about),
    )  # fmt: skip


def _on_map(
    person: Person,
    of: TheoryMap,
    model: type[PartRow],
    *which: Q,
    with_ends: bool = False,
    off: bool = False,
    **more: Any,
) -> list[PartRow]:
    """The parts of one sort that stand on a map and this person may read, in the order they were put there; or that are `off` it."""
    rows = model.unscoped.filter(readable(person, "item__"), *which, of=of, off_map_at__isnull=not off, **more)
    beside = ["item", "cause__item", "effect__item"] if with_ends else ["item"]
    rows = rows.select_related(*beside).defer(*(f"{path}__{name}" for path in beside for name in NOT_ASKED))
    return list(rows.order_by("item__recorded_at", "pk"))


NOT_ASKED = ("language", "made_at", "recorded_at", "changed_at", "tombstoned_at", "tombstone_because")
"""Of an item on a map, what no page about the map tells: left out, for a map may hold a thousand."""


@dataclass(frozen=True)
class Named:
    """An element by its wording alone, for lists of many."""

    pk: UUID
    kind: str
    title: str
    contribution_only: bool


def named(person: Person, of: TheoryMap) -> list[Named]:
    """Every element on the map by its wording, in the order the outline reads; one query."""
    rows = Element.unscoped.filter(readable(person, "item__"), of=of, off_map_at=None)
    found = rows.order_by("item__recorded_at", "pk").values_list("pk", "kind", "item__title", "contribution_only")
    order = {kind: at for at, kind in enumerate(ElementKind.values)}
    return sorted((Named(*row) for row in found), key=lambda row: order[row.kind])


def assumed_of(person: Person, of: TheoryMap, part_id: UUID) -> list[Assumption]:
    """What is assumed of one part, as it stands on the map."""
    return _on_map(person, of, Assumption, about=part_id)


def assumptions_among(person: Person, of: TheoryMap, ids: Collection[UUID]) -> list[Assumption]:
    """Those of these ids that are assumptions on the map now."""
    return _on_map(person, of, Assumption, pk__in=list(ids))


def assumption_count(person: Person, of: TheoryMap) -> int:
    """How many assumptions stand on the map."""
    return Assumption.unscoped.filter(readable(person, "item__"), of=of, off_map_at=None).count()


def hoped_for(person: Person, of: TheoryMap, among: Collection[UUID] | None = None) -> list[Element]:
    """The outcomes and impact on a map, all or those among some elements."""
    which = [] if among is None else [Q(pk__in=list(among))]
    rows = _on_map(person, of, Element, *which, kind__in=(ElementKind.OUTCOME, ElementKind.IMPACT))
    return sorted(rows, key=lambda row: row.kind != ElementKind.IMPACT)


def leads(person: Person, of: TheoryMap) -> dict[UUID, list[UUID]]:
    """By element, what it leads to: the causal links of a map as bare ids; one query."""
    ends = [readable(person, path) for path in ("item__", "cause__item__", "effect__item__")]
    found: dict[UUID, list[UUID]] = defaultdict(list)
    rows = CausalLink.unscoped.filter(*ends, of=of, off_map_at=None)
    for cause, effect in rows.values_list("cause_id", "effect_id"):
        found[cause].append(effect)
    return dict(found)


KINDS = ("theory-element", "causal-link", "assumption")


def newest_judgements(target_ids: Iterable[UUID]) -> dict[UUID, Judgement]:
    """The newest judgement of each target that has one; one query. The caller holds readable items."""
    found: dict[UUID, Judgement] = {}
    for row in (
        # Without the evidence frozen with each: hundreds of ids, and asked for only on the page of one part.
        Judgement.unscoped.filter(target__in=list(target_ids)).defer("evidence").order_by("at", "pk")
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
