"""What moved in a theory since a day, told for a board: the versions agreed since, and what is different now."""

from datetime import date

from django.utils.timezone import localdate

from throughline.people.models import Person
from throughline.theory import reads
from throughline.theory.versions import between, versions_of
from throughline.theory.words import VersionState, What
from throughline.thread.models import Item

STAYS_INSIDE = frozenset({What.JUDGED})
"""A judgement's reason may hold words from a doorstep: that it moved is told where the assumption itself is released."""

TOLD_AT_MOST = 8


def moved(person: Person, item: Item, since: date) -> list[str]:
    """Sentences: each version agreed since that day with its note, then what is different, the most telling first."""
    of = reads.map_behind(person, item.pk)
    agreed = [one for one in versions_of(of) if one.state == VersionState.AGREED and one.settled_at is not None]
    agreed.sort(key=lambda one: one.number)
    later = [one for one in agreed if localdate(one.settled_at) > since]
    if not later:
        return []
    told = [f"Version {one.number} was agreed by {one.agreed_by}. {one.change_note}" for one in later]
    before = [one for one in agreed if one not in later]
    if not before:
        return told
    differences = [
        f"{one.what.label}. {one.says}"
        for one in between(person, of, before[-1].number, later[-1].number).differences
        if one.what not in STAYS_INSIDE
    ]
    left = len(differences) - TOLD_AT_MOST
    more = [f"And {left} more differences, in the theory itself."] if left > 0 else []
    return [*told, *differences[:TOLD_AT_MOST], *more]
