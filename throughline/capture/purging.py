"""A withdrawn note's words go for good after 30 days; that it was, where in the year and by whom, stays."""

from collections.abc import Sequence
from uuid import UUID

from throughline.capture.models import Draft, Note
from throughline.thread.words import GONE


def purge(ids: Sequence[UUID]) -> None:
    """Empty what these notes held, and drafts of changes to them."""
    Note.unscoped.filter(pk__in=ids).update(
        heard=GONE,
        make_of_it="",
        verbatim=[],
        place="",
        original_words="",
        original_language="",
        who_was_missing="",
        surprise="",
        import_key=None,
    )
    Draft.unscoped.filter(pk__in=ids).delete()  # a draft has the id of its note
