"""What every change of an experiment begins with: holding it, and asking for words where words are needed."""

from typing import Any

from throughline.access.writable import must_write
from throughline.common.text import clean, one_line
from throughline.experiments.models import Experiment, LearningCard, LogEntry, MidwayChange, PeerRemark
from throughline.experiments.words import NAMES
from throughline.people.models import Person
from throughline.thread import reads
from throughline.thread import writes as thread
from throughline.thread.models import Item

SAID_IN_WORDS = {"name", *NAMES}
"""The parts of a plan whose earlier words can be looked for; days, hubs and costs are not words."""


class NeedsName(Exception):
    """Give the experiment a name people will call it by, such as “The cupboard”."""


class NeedsWords(Exception):
    """There are no words here yet. Write what you want to keep."""


class RunsSoSayWhy(Exception):
    """It is running, so say why it changes. The change and its reason stay on the page, with the day."""


def changeable(item: Item, by: Person) -> Experiment:
    """The experiment, locked for a change, its item at hand. Raises NotVisible, NotAllowed unless `by` is on the team."""
    seen = reads.item(by, item.pk, "experiment")
    must_write(by, seen.programme_id)
    held = Experiment.unscoped.select_for_update().get(pk=seen.pk)
    held.item = seen
    return held


def words_of(given: str) -> str:
    """The words, tidied. Raises NeedsWords when there are none."""
    words = clean(given)
    if not words:
        raise NeedsWords
    return words


def name_of(given: str) -> str:
    """The name on one line. Raises NeedsName when there is none."""
    name = one_line(given)
    if not name:
        raise NeedsName
    return name


def kept_fields(experiment: Experiment) -> dict[str, Any]:
    """The fields of an experiment that its revisions keep, as plain values."""
    parts = {name: getattr(experiment, name) for name in NAMES}
    return parts | {
        "cost": experiment.cost,
        "state": experiment.state,
        "decide_on": experiment.decide_on.isoformat() if experiment.decide_on else "",
        "hubs": sorted(hub.name for hub in experiment.hubs.all()),
    }


def kept_on(card: LearningCard) -> dict[str, Any]:
    """The fields of a learning card that its revisions keep, as plain values; what was learned is the title."""
    names = ("observed", "decision", "reason", "strength", "strength_because", "decided_by", "tell_another_hub")
    return {name: getattr(card, name) for name in (*names, "who_is_missing")}


def words_on(card: LearningCard) -> str:
    """The words of a learning card that search looks in, beside what was learned."""
    told = (card.observed, card.reason, card.strength_because, card.tell_another_hub, card.who_is_missing)
    return "\n".join(filter(None, (card.experiment.item.title, *told)))


def searched(experiment: Experiment) -> str:
    """The words of an experiment that search looks in: its plan, what the plan said before, its log and what colleagues
    said of it. Each is there once, and what was taken back is not. What notes of the log say is found in the notes.
    """
    told = [getattr(experiment, name) for name in NAMES]
    if experiment.pk is not None:
        changed = MidwayChange.unscoped.filter(experiment=experiment).order_by("at", "pk")
        for part, was, because in changed.values_list("part", "was", "because"):
            told += [was, because] if part in SAID_IN_WORDS else [because]
        for said in (LogEntry, PeerRemark):
            standing = said.unscoped.filter(experiment=experiment, taken_back_at=None).order_by("at", "pk")
            told += standing.values_list("words", flat=True)
    return "\n".join(filter(None, dict.fromkeys(told)))


def found_anew(experiment: Experiment, by: Person) -> None:
    """Let search know what was just said, or taken back."""
    thread.search_also_in(item=experiment.item, by=by, words=searched(experiment))
