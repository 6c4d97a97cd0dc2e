"""A theory as plain values, apart from the map it was taken from: what versions freeze, comparisons read and files carry.

Where boxes stand in the picture is never part of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from throughline.theory.models import Assumption, CausalLink, Element, Judgement
from throughline.theory.reads import Standing
from throughline.theory.words import (
    AssumptionKind,
    AssumptionStatus,
    Confidence,
    Delay,
    ElementKind,
    Horizon,
    Importance,
    Level,
    Polarity,
)


@dataclass(frozen=True)
class StoodJudgement:
    """How sure the group was, and why. `at` is the moment in ISO 8601; `made_by` a group by role, never a person's name."""

    confidence: int
    because: str
    status: str = ""
    made_by: str = ""
    at: str = ""

    @property
    def sure(self) -> str:
        return Confidence(self.confidence).label


@dataclass(frozen=True)
class StoodElement:
    """A box as it stood."""

    id: str
    title: str
    kind: str
    description: str = ""
    who_changes: str = ""
    level: str = ""
    horizon: str = ""
    contribution_only: bool = False
    judgement: StoodJudgement | None = None

    @property
    def kind_label(self) -> str:
        return ElementKind(self.kind).label

    @property
    def particulars(self) -> list[tuple[str, str]]:
        """What is known of it beside its words, as label and value; empty ones too."""
        return [
            ("Who changes", self.who_changes),
            ("At whose level", Level(self.level).label if self.level else ""),
            ("By when", Horizon(self.horizon).label if self.horizon else ""),
            ("How sure we were", _sure(self.judgement)),
        ]


@dataclass(frozen=True)
class StoodLink:
    """A causal link as it stood, by the ids of its ends."""

    id: str
    cause: str
    effect: str
    mechanism: str = ""
    polarity: str = Polarity.MORE.value
    delay: str = ""
    judgement: StoodJudgement | None = None

    @property
    def how(self) -> str:
        said = [] if self.polarity == Polarity.MORE else [Polarity(self.polarity).label]
        return ", ".join([*said, *([Delay(self.delay).label] if self.delay else [])])


@dataclass(frozen=True)
class StoodAssumption:
    """An assumption as it stood; `about` is the id of an element or a causal link, "" for the whole map."""

    id: str
    title: str
    about: str = ""
    kind: str = AssumptionKind.CAUSAL.value
    importance: int = Importance.SOME.value
    status: str = AssumptionStatus.UNTESTED.value
    confidence: int = Confidence.GUESS.value
    if_it_fails: str = ""
    owner_role: str = ""
    review_on: str = ""
    judgement: StoodJudgement | None = None

    @property
    def stands(self) -> str:
        """“holding: several kinds of source, or several places”."""
        return f"{AssumptionStatus(self.status).label}: {Confidence(self.confidence).label}"

    @property
    def weighs(self) -> str:
        return Importance(self.importance).label


@dataclass(frozen=True)
class Stood:
    """A whole theory at one moment. Order is that of the outline; comparisons go by id and pay no heed to it."""

    title: str
    narrative: str = ""
    elements: Sequence[StoodElement] = ()
    links: Sequence[StoodLink] = ()
    assumptions: Sequence[StoodAssumption] = ()
    named: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        words = {one.id: one.title for one in self.elements}
        for link in self.links:
            words[link.id] = f"“{words.get(link.cause, '…')}” leads to “{words.get(link.effect, '…')}”"
        object.__setattr__(self, "named", words)

    @property
    def is_empty(self) -> bool:
        return not (self.elements or self.links or self.assumptions)

    def assumed_of(self, part_id: str) -> list[StoodAssumption]:
        return [one for one in self.assumptions if one.about == part_id]

    def leads_from(self, element_id: str) -> list[StoodLink]:
        return [one for one in self.links if one.cause == element_id]

    def without(self, hidden: set[str]) -> "Stood":
        """The same for a reader who may not see some parts: those are left out, with the links at them and what is said of them."""
        links = [one for one in self.links if not {one.id, one.cause, one.effect} & hidden]
        shown = {"", *(one.id for one in self.elements if one.id not in hidden), *(one.id for one in links)}
        return Stood(
            title=self.title, narrative=self.narrative,
            elements=[one for one in self.elements if one.id not in hidden], links=links,
            assumptions=[one for one in self.assumptions if one.id not in hidden and one.about in shown],
        )  # fmt: skip


def as_json(stood: Stood) -> dict[str, Any]:
    """As kept in a version: plain values that `of_json` reads back to an equal theory."""
    kept = asdict(stood)
    del kept["named"]
    return kept


def of_json(kept: Mapping[str, Any]) -> Stood:
    """A theory as a version keeps it. Only for what we wrote ourselves: a stranger's file goes through `formats`."""
    return Stood(
        title=kept["title"], narrative=kept["narrative"],
        elements=[StoodElement(**_judged(one)) for one in kept["elements"]],
        links=[StoodLink(**_judged(one)) for one in kept["links"]],
        assumptions=[StoodAssumption(**_judged(one)) for one in kept["assumptions"]],
    )  # fmt: skip


def of_standing(standing: Standing) -> Stood:
    """A theory as it stands on its map, for this reader."""
    return Stood(
        title=standing.map.item.title, narrative=standing.map.narrative,
        elements=[_element(one, standing.judged.get(one.pk)) for one in standing.elements],
        links=[_link(one, standing.judged.get(one.pk)) for one in standing.links],
        assumptions=[_assumption(one, standing.map.pk, standing.judged.get(one.pk)) for one in standing.assumptions],
    )  # fmt: skip


def _judged(one: Mapping[str, Any]) -> dict[str, Any]:
    judgement = one["judgement"]
    return {**one, "judgement": None if judgement is None else StoodJudgement(**judgement)}


def _sure(judgement: StoodJudgement | None) -> str:
    return "" if judgement is None else f"{judgement.sure}, because: {judgement.because}"


def _judgement(row: Judgement | None) -> StoodJudgement | None:
    if row is None:
        return None
    return StoodJudgement(
        confidence=row.confidence, because=row.because, status=row.status, made_by=row.made_by, at=row.at.isoformat()
    )


def _element(row: Element, judged: Judgement | None) -> StoodElement:
    return StoodElement(
        id=str(row.pk), title=row.item.title, kind=row.kind, description=row.description, who_changes=row.who_changes,
        level=row.level, horizon=row.horizon, contribution_only=row.contribution_only, judgement=_judgement(judged),
    )  # fmt: skip


def _link(row: CausalLink, judged: Judgement | None) -> StoodLink:
    return StoodLink(
        id=str(row.pk), cause=str(row.cause_id), effect=str(row.effect_id), mechanism=row.mechanism,
        polarity=row.polarity, delay=row.delay, judgement=_judgement(judged),
    )  # fmt: skip


def _assumption(row: Assumption, map_id: Any, judged: Judgement | None) -> StoodAssumption:
    about = "" if row.about_id in (None, map_id) else str(row.about_id)
    return StoodAssumption(
        id=str(row.pk), title=row.item.title, about=about, kind=row.kind, importance=row.importance, status=row.status,
        confidence=row.confidence, if_it_fails=row.if_it_fails, owner_role=row.owner_role,
        review_on=row.review_on.isoformat() if row.review_on else "", judgement=_judgement(judged),
    )  # fmt: skip
