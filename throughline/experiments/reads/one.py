"""One experiment: its card, what changed on the way, its log, its learning card, and what colleagues said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from throughline.access.visible import NotVisible, readable
from throughline.experiments.models import Experiment, LearningCard, LogEntry, MidwayChange, PeerRemark
from throughline.experiments.words import LABELS
from throughline.people.models import Person
from throughline.people.reads import shown_name
from throughline.thread import reads as thread
from throughline.thread.models import Item, Revision
from throughline.thread.reads import Bearing
from throughline.thread.words import Meaning


def experiment_of(person: Person, item_id: UUID) -> Experiment:
    """One experiment, its item, hubs, card as started and learning card at hand. Raises NotVisible."""
    found = (
        Experiment.unscoped.filter(readable(person, "item__"), item_id=item_id, item__kind="experiment")
        .select_related("item__hub", "item__programme", "item__author", "as_started__by", "card__item")
        .prefetch_related("hubs")
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def card_of(person: Person, item_id: UUID) -> LearningCard:
    """One learning card, with the experiment it came of. Raises NotVisible if it, or its experiment, is hidden."""
    found = (
        LearningCard.unscoped.filter(readable(person, "item__"), readable(person, "experiment__item__"), pk=item_id)
        .select_related("item__programme", "item__author", "experiment__item", "experiment__as_started__by")
        .prefetch_related("experiment__hubs")
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def cards_with(ids: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """The learning card of each of these experiments, which makes no sense without it, by the experiment's id."""
    rows = LearningCard.unscoped.filter(experiment__in=list(ids)).values_list("experiment_id", "pk")
    return {pk: [card for experiment, card in rows if experiment == pk] for pk in ids}


def reworded(person: Person, card: LearningCard) -> Revision | None:
    """The last time the card was put into better words: who, when, why; None while it stands as it was decided."""
    if card.item.revision == 1:
        return None
    return next((one for one in thread.history_of(person, card.item) if one.what == "reworded"), None)


def tests(person: Person, experiment: Experiment) -> list[Bearing]:
    """The assumptions it tests, as far as the person may read them."""
    return thread.bearing_on(person, experiment.item, [Meaning.TESTED_BY], ["assumption"])


def copies_of(person: Person, experiment: Experiment) -> list[Bearing]:
    """The experiments that borrowed this design."""
    return thread.resting_on(person, experiment.item, [Meaning.LED_TO], ["experiment"])


@dataclass(frozen=True)
class PartChanged:
    """One part of the plan: what it said, and what it says now."""

    label: str
    was: str
    now_says: str


@dataclass(frozen=True)
class Changed:
    """What was changed on one day for one reason while it ran: each part with what it said before."""

    at: datetime
    who: str
    because: str
    parts: list[PartChanged]


def changes_of(experiment: Experiment) -> list[Changed]:
    """The changes while it ran, oldest first, one for each act. The caller holds a readable experiment, here and below."""
    acts: list[Changed] = []
    for row in MidwayChange.unscoped.filter(experiment=experiment).select_related("by").order_by("at", "id"):
        who, part = shown_name(row.by), PartChanged(LABELS[row.part], _said(row, row.was), _said(row, row.now_says))
        same = acts and (acts[-1].because, acts[-1].who) == (row.because, who)
        if same and (row.at - acts[-1].at).total_seconds() < 1:
            acts[-1].parts.append(part)
        else:
            acts.append(Changed(row.at, who, row.because, [part]))
    return acts


def _said(row: MidwayChange, words: str) -> str:
    """What a part said; a day as people say it."""
    return f"{date.fromisoformat(words):%-d %B %Y}" if row.part == "decide_on" and words else words


@dataclass(frozen=True)
class Logged:
    """A log entry with the notes this person may read."""

    entry: LogEntry
    notes: list[Item]


def log_of(person: Person, experiment: Experiment) -> list[Logged]:
    """What was seen, newest day first; three queries whatever the number."""
    rows = list(
        LogEntry.unscoped.filter(experiment=experiment, taken_back_at=None)
        .select_related("by")
        .order_by("-seen_on", "-at")
    )
    pairs = LogEntry.notes.through._default_manager.filter(logentry__in=rows).values_list("logentry_id", "item_id")
    by_entry: dict[UUID, list[UUID]] = {}
    for entry_id, item_id in pairs:
        by_entry.setdefault(entry_id, []).append(item_id)
    wanted = [item_id for ids in by_entry.values() for item_id in ids]
    notes = thread.items(person).select_related("hub", "author").in_bulk(wanted)
    return [Logged(row, [notes[pk] for pk in by_entry.get(row.pk, ()) if pk in notes]) for row in rows]


def remarks_on(experiment: Experiment) -> list[PeerRemark]:
    """What colleagues said of it, oldest first; taken-back words are left out."""
    rows = PeerRemark.unscoped.filter(experiment=experiment, taken_back_at=None).select_related("by")
    return list(rows.order_by("at"))


def remark_of(person: Person, experiment_id: UUID, remark_id: UUID) -> PeerRemark:
    """One's own remark, to take it back. Raises NotVisible."""
    found = (
        PeerRemark.unscoped.filter(
            readable(person, "experiment__item__"),
            pk=remark_id,
            experiment=experiment_id,
            by=person,
            taken_back_at=None,
        )
        .select_related("experiment__item")
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def entry_of(person: Person, experiment_id: UUID, entry_id: UUID) -> LogEntry:
    """One's own log entry, to take it back. Raises NotVisible."""
    found = (
        LogEntry.unscoped.filter(
            readable(person, "experiment__item__"), pk=entry_id, experiment=experiment_id, by=person, taken_back_at=None
        )
        .select_related("experiment__item")
        .first()
    )
    if found is None:
        raise NotVisible
    return found
