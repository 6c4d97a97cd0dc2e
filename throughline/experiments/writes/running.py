"""Starting an experiment, and keeping its log."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.common.clock import today
from throughline.experiments.models import AsStarted, Experiment, LogEntry
from throughline.experiments.words import NEEDED, State
from throughline.experiments.writes.held import changeable, found_anew, kept_fields, words_of
from throughline.people.models import Person
from throughline.thread import reads
from throughline.thread import writes as thread
from throughline.thread.kinds import kind_named
from throughline.thread.models import Item
from throughline.thread.words import Meaning


class NotReady(Exception):
    """Before it starts, say a little more. Nothing is lost: what you have written so far is kept."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__()
        self.missing = missing


class DayBehindUs(Exception):
    """The day you chose to decide lies behind us. Choose one to come; it is fixed once the experiment starts."""


class NotStarted(Exception):
    """It has not started yet, so there is nothing to log. Start it first."""


class SeenInTheFuture(Exception):
    """That day is still to come. Write the day on which you saw it."""


def missing_of(experiment: Experiment) -> list[str]:
    """The fields that are still empty and without which it can't start, in the order of the card."""
    return [name for name in NEEDED if not getattr(experiment, name)]


@transaction.atomic
def start(*, item: Item, by: Person, base_revision: int | None = None) -> Experiment:
    """Start an experiment: its belief, signs and day to decide are kept as first written, for ever.

    Starting a second time changes nothing. Raises NotReady with the missing fields by name, DayBehindUs,
    ChangedMeanwhile, NotVisible, NotAllowed.
    """
    experiment = changeable(item, by)
    if experiment.state != State.DRAFT:
        return experiment
    missing = missing_of(experiment)
    if missing or experiment.decide_on is None:
        raise NotReady(missing)
    if experiment.decide_on < today():
        raise DayBehindUs
    AsStarted.unscoped.create(
        experiment=experiment,
        believe=experiment.believe,
        going_well=experiment.going_well,
        going_badly=experiment.going_badly,
        right_if=experiment.right_if,
        decide_on=experiment.decide_on,
        by=by,
    )
    experiment.state, experiment.started_on = State.RUNNING, today()
    experiment.save()
    experiment.item = thread.revise(
        item=item, by=by, what="started", base_revision=base_revision, fields=kept_fields(experiment)
    )
    return experiment


@transaction.atomic
def log(
    *, item: Item, by: Person, words: str, seen_on: date | None = None, note_ids: Collection[UUID] = ()
) -> LogEntry:
    """Keep what was seen on a day. Notes it was seen in are linked: they are about this experiment from now on.

    Raises NeedsWords, NotStarted, SeenInTheFuture, NotVisible for a note `by` can't read, NotAllowed.
    """
    experiment = changeable(item, by)
    if experiment.state == State.DRAFT:
        raise NotStarted
    day = seen_on or today()
    if day > today():
        raise SeenInTheFuture
    entry = LogEntry.unscoped.create(experiment=experiment, seen_on=day, words=words_of(words), by=by)
    notes = reads.items_by_id(by, note_ids)
    for note in notes:
        if not kind_named(note.kind).is_source:
            raise NotVisible
        thread.link(source=note, target=experiment.item, meaning=Meaning.ABOUT, by=by)
    entry.notes.set(notes)
    found_anew(experiment, by)
    return entry
