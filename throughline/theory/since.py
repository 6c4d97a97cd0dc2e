"""What became different on a map since a change: the parts it touched as they stand now, and which went.

An act on the drawn map is answered with this and not with the whole map, and so is a screen that heard of others' acts.
"""

from dataclasses import replace
from typing import Any

from throughline.people.models import Person
from throughline.theory import reads, state
from throughline.theory.models import CausalLink, Change, TheoryMap
from throughline.theory.words import Act


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
    ends = CausalLink.unscoped.filter(of=of, pk__in=touched).values_list("cause_id", "effect_id")
    stands = reads.standing_around(person, of, touched | {end for pair in ends for end in pair})
    links = [one for one in stands.links if one.pk in touched or {one.cause_id, one.effect_id} & reworded]
    stands = replace(stands, assumptions=reads.assumptions_among(person, of, touched))
    told = {one.pk for one in (*stands.elements, *links, *stands.assumptions)}
    gone = reads.seen_of(person, touched) - told
    return {"number": number, **state.parts_told(stands, links), "gone": sorted(map(str, gone))}
