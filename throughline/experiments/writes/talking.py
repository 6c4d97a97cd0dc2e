"""What colleagues say of a plan, and taking one's own words back."""

from django.db import transaction

from throughline.access.writable import NotAllowed, must_write
from throughline.common.clock import now
from throughline.common.text import one_line
from throughline.experiments.models import LogEntry, PeerRemark
from throughline.experiments.words import RemarkKind
from throughline.experiments.writes.held import changeable, found_anew, words_of
from throughline.people.models import Person
from throughline.thread.models import Item


class NotYours(NotAllowed):
    """Only the person who wrote this can take it back."""


@transaction.atomic
def remark(*, item: Item, by: Person, kind: RemarkKind, words: str, role: str) -> PeerRemark:
    """Say why a plan might work, or what you would question. It holds nothing up. Raises NeedsWords, NotVisible, NotAllowed."""
    experiment = changeable(item, by)
    said = PeerRemark.unscoped.create(
        experiment=experiment, kind=kind, words=words_of(words), role=one_line(role, 80), by=by
    )
    found_anew(experiment, by)
    return said


@transaction.atomic
def take_back_remark(*, remark: PeerRemark, by: Person) -> None:
    """Take one's own remark back. Raises NotYours."""
    if remark.by_id != by.pk:
        raise NotYours
    must_write(by, remark.experiment.item.programme_id)
    PeerRemark.unscoped.filter(pk=remark.pk, taken_back_at=None).update(taken_back_at=now())
    found_anew(remark.experiment, by)


@transaction.atomic
def take_back_entry(*, entry: LogEntry, by: Person) -> None:
    """Take one's own log entry back; the notes stay about the experiment. Raises NotYours."""
    if entry.by_id != by.pk:
        raise NotYours
    must_write(by, entry.experiment.item.programme_id)
    LogEntry.unscoped.filter(pk=entry.pk, taken_back_at=None).update(taken_back_at=now())
    found_anew(entry.experiment, by)
