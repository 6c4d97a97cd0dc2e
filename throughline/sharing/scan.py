"""Looking over words before they leave the team: what must not go, what goes only for a reason, what to think about.

The patterns of `masking` suggest; a person decides. What is certain to lead to one person (a phone number, a whole postcode)
is refused; what only looks like it (a name, a house number) may stay when somebody says why.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from throughline.people.reads import current_members
from throughline.people.words import TEAM_ROLES
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.sharing.masking import Mask, Prompt, Reason, apply, prompts, suggested_masks

REFUSED = frozenset(
    {Reason.EMAIL, Reason.PHONE, Reason.NHS, Reason.NATIONAL_INSURANCE, Reason.BIRTH, Reason.CAR, Reason.HANDLE}
)
FOR_A_REASON = frozenset({Reason.NAME, Reason.HOUSE, Reason.ADDRESS, Reason.WEB, Reason.NUMBER})
_POSTCODE_AREA = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?", re.I)


@dataclass(frozen=True)
class Around:
    """Names of places that may stay, and of people of the team, who are no one's to name outside it."""

    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def around(programme: Programme) -> Around:
    """The programme's own name, its hubs and their areas, and the names of its team."""
    hubs = hubs_of(programme)
    places = [programme.name, *(hub.name for hub in hubs), *(hub.area for hub in hubs if hub.area)]
    people = [person.name for person in current_members(programme.pk, TEAM_ROLES) if person.name]
    return Around(tuple(places), tuple(people))


@dataclass(frozen=True)
class Found:
    """Something in a text that could lead to one person. `key` names it as long as the same words stand there."""

    key: str
    mask: Mask

    @property
    def words(self) -> str:
        return self.mask.found

    @property
    def instead(self) -> str:
        return self.mask.suggestion

    @property
    def looks_like(self) -> str:
        return f"looks like {self.mask.reason}"

    @property
    def is_refused(self) -> bool:
        """Whether it can never leave the team."""
        if self.mask.reason == Reason.POSTCODE:
            return _POSTCODE_AREA.fullmatch(self.words) is None
        return self.mask.reason in REFUSED

    @property
    def needs_a_reason(self) -> bool:
        """Whether it may leave the team only when somebody says why."""
        return self.mask.reason in FOR_A_REASON or (self.mask.reason == Reason.POSTCODE and not self.is_refused)


class StillIdentifies(Exception):
    """There is still something here that could lead to one person. Nothing was lost: say it differently and save again."""

    def __init__(self, by_field: Mapping[str, Sequence[Found]]) -> None:
        super().__init__()
        self.by_field = by_field


def find(text: str, known: Around) -> list[Found]:
    """What could lead to one person, in the order of the text."""
    seen: Counter[str] = Counter()
    found = []
    for mask in suggested_masks(text, places=known.places, people=known.people):
        name = f"{mask.reason.name.lower()}-{hashlib.sha256(mask.found.encode()).hexdigest()[:8]}"
        seen[name] += 1
        found.append(Found(f"{name}-{seen[name]}", mask))
    return found


def put_in(text: str, known: Around, instead: Mapping[str, str]) -> str:
    """The text with what somebody chose to say instead, by key; keys that are no longer there change nothing."""
    chosen = [replace(one.mask, suggestion=instead[one.key]) for one in find(text, known) if one.key in instead]
    return apply(text, chosen)


def questions(text: str) -> list[Prompt]:
    """What to think about in these words, which no pattern can decide."""
    return prompts(text)


def must_be_safe(fields: Mapping[str, str], known: Around, because: str) -> None:
    """Raises StillIdentifies for what is never shared, and for names and the like unless a reason is given."""
    left: dict[str, list[Found]] = {}
    for name, text in fields.items():
        found = [one for one in find(text, known) if one.is_refused or (one.needs_a_reason and not because.strip())]
        if found:
            left[name] = found
    if left:
        raise StillIdentifies(left)


def sentences(found: Sequence[Found]) -> list[str]:
    """What to do about each, once for the same words."""
    told = [
        f"“{one.words}” {one.looks_like}. Say it differently: it can’t leave the team."
        if one.is_refused
        else f"“{one.words}” {one.looks_like}. Say it differently, or say why it can stay."
        for one in found
    ]
    return list(dict.fromkeys(told))
