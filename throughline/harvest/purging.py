"""What is left of withdrawn changes and stories once they can't be brought back: their place, not their words."""

from collections.abc import Sequence
from uuid import UUID

from throughline.harvest.models import Change, Choice, SecondVoice, Story
from throughline.thread.words import GONE


def purge_changes(ids: Sequence[UUID]) -> None:
    """Empty what changed, our part in it, and what others said of it."""
    Change.unscoped.filter(pk__in=list(ids)).update(
        who=GONE, what=GONE, where="", significance="", contribution="", anyway="", others_part="", strength_because=""
    )
    _purge_voices(ids)


def purge_stories(ids: Sequence[UUID]) -> None:
    """Empty the story and why it mattered; that a panel chose it stays, without the reason, which may retell it."""
    Story.unscoped.filter(pk__in=list(ids)).update(teller=GONE, words="", why_it_matters="", domain="")
    chosen = Choice.unscoped.filter(story__in=list(ids))
    chosen.update(reason=GONE)
    chosen.exclude(told_back="").update(told_back=GONE)
    _purge_voices(ids)


def _purge_voices(ids: Sequence[UUID]) -> None:
    SecondVoice.unscoped.filter(of__in=list(ids)).update(who=GONE, words="", how_they_know="")
