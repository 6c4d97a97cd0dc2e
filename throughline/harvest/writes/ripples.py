"""Drawing ripples: beginning a map, adding what spread, and looking again."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.common.clock import now, today
from throughline.common.text import clean, one_line
from throughline.harvest.models import RippleLook, RippleMap, RippleOf
from throughline.harvest.reads.ripples import ripple_of
from throughline.harvest.words import Goes, Ripple
from throughline.people.models import Person
from throughline.thread import reads
from throughline.thread.models import Item


class NeedsTitle(Exception):
    """Say what the ripples spread from."""


class NeedsWords(Exception):
    """Say in a line what was done, or what changed."""


class StillToCome(Exception):
    """This day is still to come. A ripple is drawn once it has happened."""


class BeforeItsCause(Exception):
    """This lies before what it is said to come from. Choose a later day, or another beginning."""


class LookedBeforeItWas(Exception):
    """Nobody could look at this before it had happened. Choose a later day."""


@transaction.atomic
def begin_map(
    *, by: Person, programme_id: UUID, title: str, about: Item | None = None, next_look_on: date | None = None
) -> RippleMap:
    """Begin a map of what spreads from something, such as an experiment. Raises NeedsTitle, NotVisible, NotAllowed."""
    must_write(by, programme_id)
    if not clean(title):
        raise NeedsTitle
    seen = reads.item(by, about.pk, "experiment") if about else None
    if seen is not None and seen.programme_id != programme_id:
        raise NotVisible
    return RippleMap.unscoped.create(
        programme_id=programme_id, title=one_line(title, 200), about=seen, next_look_on=next_look_on, begun_by=by,
        begun_at=now(),
    )  # fmt: skip


@transaction.atomic
def add_ripple(
    *,
    on: RippleMap,
    by: Person,
    kind: Ripple,
    words: str,
    happened_on: date,
    who: str = "",
    came_from: UUID | None = None,
    harvested: Item | None = None,
) -> RippleOf:
    """Put a ripple on a map, with the ripple it came from. Raises NeedsWords, StillToCome, BeforeItsCause, NotVisible, NotAllowed."""
    must_write(by, on.programme_id)
    if not clean(words):
        raise NeedsWords
    if happened_on > today():
        raise StillToCome
    cause = ripple_of(on, came_from) if came_from else None
    if cause is not None and cause.happened_on > happened_on:
        raise BeforeItsCause
    seen = reads.item(by, harvested.pk, "outcome") if harvested else None
    if seen is not None and seen.programme_id != on.programme_id:
        raise NotVisible
    return RippleOf.unscoped.create(
        on_map=on, kind=kind, words=one_line(words), who=one_line(who, 200), happened_on=happened_on, came_from=cause,
        harvested=seen, recorded_by=by, recorded_at=now(),
    )  # fmt: skip


@transaction.atomic
def look_again(
    *,
    on: RippleMap,
    by: Person,
    looked_on: date,
    found: Sequence[tuple[UUID, Goes, str]],
    next_look_on: date | None = None,
) -> list[RippleLook]:
    """Keep how ripples stood on a day: (ripple, whether it goes on, a word on it) each. The same day again corrects it.

    Raises StillToCome, LookedBeforeItWas, NotVisible, NotAllowed.
    """
    must_write(by, on.programme_id)
    if looked_on > today():
        raise StillToCome
    held = RippleMap.unscoped.select_for_update().get(pk=on.pk)
    kept = []
    for ripple_id, goes, words in found:
        ripple = ripple_of(held, ripple_id)
        if looked_on < ripple.happened_on:
            raise LookedBeforeItWas
        look, _ = RippleLook.unscoped.update_or_create(
            ripple=ripple, looked_on=looked_on,
            defaults={"goes": goes, "words": clean(words), "recorded_by": by, "recorded_at": now()},
        )  # fmt: skip
        kept.append(look)
    held.next_look_on = next_look_on
    held.save(update_fields=["next_look_on"])
    return kept
