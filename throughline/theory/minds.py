"""What changed our minds: judgements that said something else than the one before, each with its because."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Window
from django.db.models.functions import Lag
from django.utils.timezone import localdate

from throughline.access.visible import readable
from throughline.people.models import Person
from throughline.theory.models import Judgement, Version
from throughline.theory.words import AssumptionStatus, Confidence, VersionState
from throughline.thread import reads as thread
from throughline.thread.models import Item


@dataclass(frozen=True)
class ChangedMind:
    """A judgement that moved: from what to what, because of what, by whom as the group named itself."""

    item: Item
    day: date
    was: str
    became: str
    because: str
    made_by: str


def changed_minds(person: Person, programme_id: UUID, since: date, *, limit: int = 20) -> list[ChangedMind]:
    """Judgements of the theory since a day that differ from the one before, newest first. One query.

    A first judgement counts as a change of mind from "untested, a guess" only where it says something else.
    """
    before: dict[str, Any] = {"partition_by": F("target"), "order_by": [F("at").asc(), F("pk").asc()]}
    rows = (
        Judgement.unscoped.filter(readable(person, "target__"), target__programme_id=programme_id)
        .annotate(was_status=Window(Lag("status"), **before), was_level=Window(Lag("confidence"), **before))
        .select_related("target__hub")
        .order_by("-at", "-pk")
    )
    found: list[ChangedMind] = []
    for row in rows.iterator(chunk_size=100):
        if localdate(row.at) < since or len(found) == limit:
            break
        was = _said(row.was_status or (AssumptionStatus.UNTESTED if row.status else ""), row.was_level or 0)
        became = _said(row.status, row.confidence)
        if was != became:
            found.append(ChangedMind(row.target, localdate(row.at), was, became, row.because, row.made_by))
    return found


def _said(status: str, level: int) -> str:
    sure = Confidence(level).label
    return f"{AssumptionStatus(status).label}, {sure}" if status else sure


def agreed_versions(person: Person, programme_id: UUID, since: date) -> list[Version]:
    """Versions of the programme's and the hubs' theories that were agreed since a day, newest first. One query."""
    maps = thread.newest(person, programme_id, "theory-map").order_by().values("pk")
    rows = Version.unscoped.filter(of__in=maps, state=VersionState.AGREED, settled_at__date__gte=since)
    return list(rows.select_related("of__item").order_by("-settled_at"))
