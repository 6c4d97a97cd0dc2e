"""What every change of an experiment begins with: holding it, and asking for words where words are needed."""

from typing import Any

from throughline.access.writable import must_write
from throughline.common.text import clean, one_line
from throughline.experiments.models import Experiment
from throughline.experiments.words import NAMES
from throughline.people.models import Person
from throughline.thread import reads
from throughline.thread.models import Item


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


def searched(experiment: Experiment) -> str:
    """The words of an experiment that search looks in."""
    return "\n".join(filter(None, (getattr(experiment, name) for name in NAMES)))
