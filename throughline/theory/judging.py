"""How sure the group is: judgements with a because, each freezing the evidence as it lay."""

from datetime import datetime
from typing import Any

from django.db import transaction

from throughline.common.clock import now, today
from throughline.common.refusals import because_of
from throughline.common.text import one_line
from throughline.people.models import Person
from throughline.theory.models import Assumption, EventAsked, Judgement
from throughline.theory.words import Act, AssumptionStatus, Confidence
from throughline.theory.writes import Part, held, note_change
from throughline.thread import evidence
from throughline.thread import writes as thread
from throughline.thread.models import Item


class StatusIsForAssumptions(Exception):
    """Only an assumption has a status. Of an element or a causal link, say how sure you are."""


@transaction.atomic
def judge(
    *, item: Item, by: Person, confidence: Confidence, because: str, status: AssumptionStatus | None = None,
    made_by: str = "", base_revision: int | None = None, at: datetime | None = None,
) -> Judgement:  # fmt: skip
    """Record how sure the group is now, of an assumption also how it stands; added to the history, never computed.

    made_by  the group, by role or occasion; empty for the person alone
    at       when, for a judgement brought in from before
    Raises NeedsBecause, StatusIsForAssumptions, ChangedMeanwhile, NotAllowed unless `by` is on the team.
    """
    reason = because_of(because)
    part = held(item, by)
    if status is not None and not isinstance(part, Assumption):
        raise StatusIsForAssumptions
    before: dict[str, Any] = {}
    after: dict[str, Any] = {"confidence": int(confidence)}
    if isinstance(part, Assumption):
        before = {"status": part.status, "confidence": part.confidence}
        part.status, part.confidence = status or AssumptionStatus(part.status), confidence
        part.looked_at_on = today()
        after["status"] = part.status
    part.item = thread.revise(
        item=part.item, by=by, what="judged", because=reason, base_revision=base_revision, fields=after
    )
    part.save()
    _seen(part)
    note_change(of_id=part.of_id, subject=part.item, act=Act.JUDGED, by=by, before=before, after=after)
    return Judgement.unscoped.create(
        target=part.item, status=after.get("status", ""), confidence=confidence, because=reason,
        made_by=one_line(made_by, 200), recorded_by=by, at=at or now(), evidence=_as_it_lies(by, part.item),
    )  # fmt: skip


@transaction.atomic
def look_at(*, item: Item, by: Person) -> Assumption:
    """Keep that somebody looked at an assumption today and found nothing to change. Raises NotAllowed."""
    part = held(item, by)
    if not isinstance(part, Assumption):
        raise StatusIsForAssumptions
    part.looked_at_on = today()
    part.save(update_fields=["looked_at_on"])
    _seen(part)
    return part


def _seen(part: Part) -> None:
    """What an event put up for a look has been looked at now."""
    if isinstance(part, Assumption):
        EventAsked.unscoped.filter(assumption=part, seen_at=None).update(seen_at=now())


def _as_it_lies(by: Person, item: Item) -> list[dict[str, str]]:
    return [
        {"item": str(link.source_id), "meaning": link.meaning, "strength": link.strength, "because": link.because}
        for link in evidence.links_of(by, item)
    ]
