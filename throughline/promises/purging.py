"""A withdrawn promise's words go for good after 30 days; that it was made, by when and how it ended, stays."""

from collections.abc import Sequence
from uuid import UUID

from throughline.promises.models import Promise
from throughline.thread.words import GONE


def purge(ids: Sequence[UUID]) -> None:
    """Empty what was promised to whom, and what was said back."""
    promises = Promise.unscoped.filter(pk__in=ids)
    promises.update(to_whom="", what=GONE)
    promises.exclude(said_back="").update(said_back=GONE)  # that it was said back stays: its state rests on it
    promises.exclude(because="").update(because=GONE)
