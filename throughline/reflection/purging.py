"""What is left of withdrawn reflections, shared parts and letters once they can't be brought back: nothing that was said."""

from collections.abc import Sequence
from uuid import UUID

from throughline.reflection.models import Answer, Asked, Letter, Reflection, SharedPart, Sitting
from throughline.thread.words import GONE


def purge_reflections(ids: Sequence[UUID]) -> None:
    """Take the answers away; and what it was about, once nobody is left at it."""
    Answer.unscoped.filter(reflection__in=list(ids)).delete()
    sittings = set(Reflection.unscoped.filter(pk__in=list(ids)).values_list("sitting_id", flat=True))
    left = Reflection.unscoped.filter(sitting__in=sittings).exclude(pk__in=list(ids))
    left = left.filter(item__search_text__isnull=False)  # what was purged before has no row of search any more
    empty = sittings - set(left.values_list("sitting_id", flat=True))
    Sitting.unscoped.filter(pk__in=empty).update(about=GONE)
    Asked.unscoped.filter(sitting__in=empty).delete()


def purge_parts(ids: Sequence[UUID]) -> None:
    """Empty what was shared; the reflection it came from is its writer's still, and not touched."""
    SharedPart.unscoped.filter(pk__in=list(ids)).update(words="", question="")


def purge_letters(ids: Sequence[UUID]) -> None:
    """Empty the letter."""
    Letter.unscoped.filter(pk__in=list(ids)).update(words="")
