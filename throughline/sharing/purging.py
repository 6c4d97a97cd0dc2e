"""What a draft keeps of words that were withdrawn for good. What was issued is frozen, and redacted by a person."""

from collections.abc import Sequence
from uuid import UUID

from throughline.sharing.models import ReleaseQuote
from throughline.sharing.writes.files import forget_files_of


def forget(ids: Sequence[UUID]) -> None:
    """Empty the share-safe words of these excerpts wherever they were never issued, and delete files made of drafts."""
    ReleaseQuote.unscoped.filter(excerpt__in=ids, release__issued_at=None).update(
        words="", age_band="", area="", role="", kept_because=""
    )
    forget_files_of(ids)
