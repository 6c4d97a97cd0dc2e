"""Decisions: the log, one of them, and those whose day of review has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import ExtractYear

from throughline.access.visible import NotVisible, readable
from throughline.common.clock import today
from throughline.governance.models import Addition, Decision, Disagreement, Meeting
from throughline.governance.words import EVIDENCE, DecisionState, Outcome
from throughline.people.models import Person
from throughline.sharing.models import Circle
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning

FOUND_AT_MOST = 300


@dataclass(frozen=True)
class DecisionRow:
    """A decision in a list, with what it relies on, what is being done about it and what was said back, as this reader sees them."""

    decision: Decision
    relies_on: int
    actions: int
    said_back: int

    @property
    def label(self) -> str:
        """What was decided in a word, or that it was not yet."""
        decision = self.decision
        return Outcome(decision.outcome).label if decision.is_decided else DecisionState.OPEN.label

    @property
    def tone(self) -> str:
        return "plain" if self.decision.is_decided else "open"


def decisions_in(person: Person, programme_id: UUID) -> QuerySet[Decision]:
    """Every decision of the programme this person may read, the newest first; those not decided yet stand before them."""
    rows = Decision.unscoped.filter(
        readable(person, "item__"), item__programme_id=programme_id, item__kind="decision"
    ).select_related("item", "meeting__circle", "meeting__item")
    return rows.order_by("-state", "-decided_on", "-item_id")


def decision_log(
    person: Person,
    programme_id: UUID,
    *,
    words: str = "",
    board_id: UUID | None = None,
    year: int | None = None,
    theme: Item | None = None,
    review_due: bool = False,
) -> QuerySet[Decision]:
    """The log, narrowed: words anywhere in a decision, a board, a year, a theme it relies on, a review that is due."""
    rows = decisions_in(person, programme_id)
    if words:
        found = thread.search(person, words, programme_id=programme_id, kinds=["decision"], limit=FOUND_AT_MOST)
        rows = rows.filter(pk__in=[hit.item.pk for hit in found.hits])
    if board_id is not None:
        rows = rows.filter(meeting__circle_id=board_id)
    if year is not None:
        rows = rows.filter(meeting__held_on__year=year)
    if theme is not None:
        rows = rows.filter(item__links_in__source=theme, item__links_in__meaning=Meaning.LED_TO)
    if review_due:
        rows = rows.filter(state=DecisionState.DECIDED, next_look_on__lte=today())
    return rows


def rows_of(person: Person, decisions: Sequence[Decision]) -> list[DecisionRow]:
    """Decisions for a list; two queries whatever the number."""
    ids = [decision.pk for decision in decisions]
    relied = _evidence_counts(person, ids)
    came = thread.resting_on_many(person, ids, ["action", "said-back"])
    return [
        DecisionRow(
            decision,
            relied[decision.pk],
            sum(1 for one in came[decision.pk] if one.item.kind == "action"),
            sum(1 for one in came[decision.pk] if one.item.kind == "said-back"),
        )
        for decision in decisions
    ]


def _evidence_counts(person: Person, ids: Sequence[UUID]) -> dict[UUID, int]:
    return thread.linked_counts(person, ids, [Meaning.LED_TO])


def years_of(person: Person, programme_id: UUID) -> list[int]:
    """The years in which something was, or is to be, decided, the latest first."""
    rows = decisions_in(person, programme_id).order_by()
    return sorted(set(rows.values_list(ExtractYear("meeting__held_on"), flat=True)), reverse=True)


def themes_relied_on(person: Person, programme_id: UUID) -> list[Item]:
    """The themes that some decision relies on, by their sentence."""
    decided = decisions_in(person, programme_id).order_by().values("pk")
    rows = thread.items(person).filter(
        programme_id=programme_id, kind="theme", links_out__meaning=Meaning.LED_TO, links_out__target__in=decided
    )
    return list(rows.distinct().order_by("title"))


def decision_of(person: Person, item_id: UUID) -> Decision:
    """One decision. Raises NotVisible."""
    rows = Decision.unscoped.filter(readable(person, "item__"), item_id=item_id, item__kind="decision")
    found = rows.select_related("item__programme", "item__author", "meeting__circle", "meeting__item").first()
    if found is None:
        raise NotVisible
    return found


def decisions_of(person: Person, meeting: Meeting) -> list[Decision]:
    """The decisions of one meeting, in the order in which they were put down."""
    return list(decisions_in(person, meeting.item.programme_id).filter(meeting=meeting).order_by("item_id"))


def decisions_by(person: Person, circle: Circle) -> QuerySet[Decision]:
    """The decisions of one board, newest first."""
    return decisions_in(person, circle.programme_id).filter(meeting__circle=circle)


def relied_on(person: Person, item: Item) -> list[thread.Bearing]:
    """What a decision, or a paper, relies on, as far as this person may read it."""
    return thread.bearing_on(person, item, kinds=EVIDENCE)


def additions_to(decision: Decision) -> list[Addition]:
    """What was added since, oldest first. The caller holds a readable decision, here and below."""
    return list(decision.additions.select_related("by").order_by("at", "id"))


def disagreements_on(decision: Decision) -> list[Disagreement]:
    """What was thought otherwise, oldest first."""
    return list(decision.disagreements.order_by("at", "id"))


def due_a_look(person: Person, programme_id: UUID) -> list[Decision]:
    """Decisions whose day of review has come, the longest waiting first."""
    rows = decisions_in(person, programme_id).filter(state=DecisionState.DECIDED, next_look_on__lte=today())
    return list(rows.order_by("next_look_on", "item_id"))


def offered(person: Person, beside: Item, words: str = "", kind: str = "") -> list[Item]:
    """Themes, assumptions, learning cards and the like that are not relied on yet: the newest, or those that hold the words."""
    kinds = [kind] if kind in EVIDENCE else list(EVIDENCE)
    known = {one.item.pk for one in relied_on(person, beside)}
    if words:
        hits = thread.search(person, words, programme_id=beside.programme_id, kinds=kinds, limit=25 + len(known)).hits
        found = [hit.item for hit in hits]
    else:
        rows = thread.items(person).filter(programme_id=beside.programme_id, kind__in=kinds)
        found = list(rows.select_related("hub").order_by("-changed_at", "-id")[: 25 + len(known)])
    return [item for item in found if item.pk not in known][:25]
