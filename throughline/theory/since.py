"""What became different on a map since a change: the parts it touched as they stand now, and which went.

An act on the drawn map is answered with this and not with the whole map, and so is a screen that heard of others' acts.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q

from throughline.people.models import Person
from throughline.theory import reads, state
from throughline.theory.models import Assumption, CausalLink, Change, Element, TheoryMap
from throughline.theory.reads import Standing
from throughline.theory.words import Act
from throughline.thread import evidence


def parts_since(person: Person, of: TheoryMap, after: int) -> dict[str, Any]:
    """What this reader sees of every part touched after a number, in plain values; a flat number of queries.

    A part is told when it was changed, or when what is said of it was: an element with its number of causes and effects,
    a causal link with the words of its two ends. `gone` holds the ids of those that are no longer on the map.
    """
    # As with the whole map: the number first, so that a change in between is told once too often and never lost.
    number = reads.number_of(of)
    acts = list(Change.unscoped.filter(of=of, number__gt=after).values_list("subject_id", "act"))
    touched = {subject for subject, _ in acts}
    reworded = {subject for subject, act in acts if act == Act.REWORDED}
    links = _links(of, Q(pk__in=touched) | Q(cause__in=reworded) | Q(effect__in=reworded))
    ends = {end for link in links if link.pk in touched for end in (link.cause_id, link.effect_id)}
    elements = list(Element.unscoped.filter(of=of, pk__in=touched | ends).select_related("item"))
    beliefs = list(Assumption.unscoped.filter(of=of, pk__in=touched).select_related("item"))
    on_map = [row.pk for row in elements if row.off_map_at is None]
    beside = _links(of, Q(cause__in=on_map) | Q(effect__in=on_map), off_map_at=None)
    seen = reads.seen_of(person, _ids(elements, links, beside, beliefs))
    stands = Standing(
        map=of, elements=[row for row in elements if row.off_map_at is None and row.pk in seen],
        links=[row for row in beside if _is_seen(row, seen)],
        assumptions=[row for row in beliefs if row.off_map_at is None and row.pk in seen],
        tallies=evidence.tallies(person, on_map), judged=reads.newest_judgements(on_map),
        places=reads.places_of(of, on_map),
    )  # fmt: skip
    told = state.parts_told(stands, [row for row in links if row.off_map_at is None and _is_seen(row, seen)])
    gone = [row.pk for row in (*elements, *links, *beliefs) if row.off_map_at is not None and row.pk in seen]
    return {"number": number, **told, "gone": [str(pk) for pk in gone]}


def _links(of: TheoryMap, which: Q, **more: Any) -> list[CausalLink]:
    rows = CausalLink.unscoped.filter(which, of=of, **more)
    return list(rows.select_related("item", "cause__item", "effect__item"))


def _ids(
    elements: Iterable[Element],
    links: Iterable[CausalLink],
    beside: Iterable[CausalLink],
    beliefs: Iterable[Assumption],
) -> set[UUID]:
    found = {row.pk for row in (*elements, *links, *beside, *beliefs)}
    return found | {end for link in (*links, *beside) for end in (link.cause_id, link.effect_id)}


def _is_seen(link: CausalLink, seen: set[UUID]) -> bool:
    return {link.pk, link.cause_id, link.effect_id} <= seen
