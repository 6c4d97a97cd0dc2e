"""How widely a theme is heard, and the plain sentence when it rests on one person, one hub or one outing."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from throughline.thread.evidence import HeardIn


@dataclass(frozen=True)
class Spread:
    """The distinct notes, settings, hubs and recorders under a theme, as one reader may see them.

    Recorders are a number and never names: a theme is not a measure of who went out.
    """

    notes: int
    settings: tuple[str, ...]
    hubs: frozenset[UUID]
    recorders: int
    caution: str

    @property
    def sentence(self) -> str:
        """The counts in words."""
        if not self.notes:
            return "No words yet."
        told = [counted(self.notes, "note"), counted(len(self.settings), "setting"), counted(len(self.hubs), "hub")]
        return f"{', '.join(told)}, written down by {counted(self.recorders, 'person', 'people')}."


def counted(number: int, one: str, several: str = "") -> str:
    """A number with its noun: 1 note, 3 notes."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def spread_of(sources: Sequence[HeardIn]) -> Spread:
    """How widely these sources are spread."""
    return Spread(
        notes=len(sources),
        settings=tuple(sorted({row.facts.setting_label for row in sources} - {""})),
        hubs=frozenset(row.hub_id for row in sources if row.hub_id is not None),
        recorders=len({row.facts.recorder_id for row in sources}),
        caution=caution(sources),
    )


def caution(sources: Sequence[HeardIn]) -> str:
    """A sentence when all of a theme comes from one person, one place or one outing; empty when it is spread wider."""
    if not sources:
        return ""
    if len(sources) == 1:
        return "This rests on a single note."
    one_person = len({row.facts.recorder_id for row in sources}) == 1
    one_outing = _one_outing(sources)
    one_place = len({row.hub_id for row in sources}) == 1 and sources[0].hub_id is not None
    if one_outing:
        return f"All of this comes from {'one person’s notes of one outing' if one_person else 'one outing'}."
    if one_person and one_place:
        return "All of this comes from one person’s notes at one place."
    if one_person:
        return "All of this comes from one person’s notes."
    if one_place:
        return "All of this was heard at one hub."
    return ""


def _one_outing(sources: Sequence[HeardIn]) -> bool:
    """Whether all were written down together, or heard on one day in one setting at one hub."""
    batches = {row.facts.batch_id for row in sources}
    if len(batches) == 1 and batches != {None}:
        return True
    occasions = {(row.happened_on, row.hub_id, row.facts.setting_label) for row in sources}
    return len(occasions) == 1 and sources[0].hub_id is not None and bool(sources[0].facts.setting_label)
