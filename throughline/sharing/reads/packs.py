"""What a board was asked and what happened, for whoever reads it outside: from facts that were released, and nothing behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughline.common.clock import now
from throughline.people.models import Person
from throughline.sharing.reads.outside import Shown, facts_for
from throughline.sharing.words import Form


@dataclass(frozen=True)
class PackPart:
    """One thing of a pack: what it opens with, a paper, an exempt part."""

    release_id: UUID
    title: str
    label: str


@dataclass(frozen=True)
class Pack:
    """The papers of one meeting as this reader has them, and what was told of them.

    asked     {"paper", "purpose", "ask"} each, in order
    decided   {"title", "wording", "outcome"} each; empty until the board was told
    actions   {"what", "owner_role", "stands", "outcome"} each, as they stood when they were told (`told_at`)
    """

    board: str
    meeting_on: date
    place: str
    parts: Sequence[PackPart]
    asked: Sequence[Mapping[str, Any]]
    decided: Sequence[Mapping[str, Any]]
    actions: Sequence[Mapping[str, Any]]
    told_at: datetime

    @property
    def ids(self) -> set[UUID]:
        return {part.release_id for part in self.parts}


_FIRST = {"pack": 0, "paper": 1, "exempt": 2}


def packs_for(person: Person) -> list[Pack]:
    """The packs this person was given, the latest meeting first. As many queries as for a list of releases."""
    by_meeting: dict[str, list[Shown]] = {}
    for shown in facts_for(person, Form.PAPER):
        meeting = (shown.facts.get("ids") or {}).get("meeting")
        if meeting:
            by_meeting.setdefault(meeting, []).append(shown)
    packs = [_pack(of_it) for of_it in by_meeting.values()]
    return sorted(packs, key=lambda pack: pack.meeting_on, reverse=True)


def _pack(of_it: Sequence[Shown]) -> Pack:
    ordered = sorted(of_it, key=lambda one: (one.facts.get("is") != "pack", one.facts.get("position", 0), _rank(one)))
    first = ordered[0].facts
    opening = first if first.get("is") == "pack" else {}
    return Pack(
        board=str(first.get("board", "")),
        meeting_on=date.fromisoformat(str(first["meeting_on"])),
        place=str(first.get("place", "")),
        parts=[PackPart(one.release_id, one.title, _label(one.facts)) for one in ordered],
        asked=opening.get("asked", ()),
        decided=opening.get("decided", ()),
        actions=opening.get("actions", ()),
        told_at=ordered[0].issued_at or now(),
    )


def _rank(shown: Shown) -> int:
    return _FIRST.get(str(shown.facts.get("is")), 3)


def _label(facts: Mapping[str, Any]) -> str:
    return {"pack": "Begin here", "exempt": "For the board alone"}.get(
        str(facts.get("is")), str(facts.get("purpose", ""))
    )
