"""A withdrawn answer's words go for good after 30 days; that something was said back, when and by which way, stays."""

from collections.abc import Sequence
from uuid import UUID

from throughline.feedback.models import InLanguage, Reply, SaidBack, Telling
from throughline.thread.words import GONE


def purge(ids: Sequence[UUID]) -> None:
    """Empty what these answers said, in every language and every telling, and what was replied."""
    entries = SaidBack.unscoped.filter(pk__in=ids)
    entries.update(said=GONE, decided=GONE, reconciled="", to_whom="")
    entries.exclude(because="").update(because=GONE)  # a refusal keeps that there was a reason
    InLanguage.unscoped.filter(entry__in=ids).delete()
    Telling.unscoped.filter(entry__in=ids).update(texts=[], to_whom=GONE)
    Reply.unscoped.filter(entry__in=ids).update(words=GONE, from_whom="", language="")
