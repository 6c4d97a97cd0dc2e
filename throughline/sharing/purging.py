"""What a draft keeps of words that were withdrawn for good. What was issued is frozen, and redacted by a person."""

from collections.abc import Sequence
from uuid import UUID

from throughline.sharing.models import ReleaseQuote


def forget(ids: Sequence[UUID]) -> None:
    """Empty the share-safe words of these excerpts wherever they were never issued."""
    ReleaseQuote.unscoped.filter(excerpt__in=ids, release__issued_at=None).update(
        words="", age_band="", area="", role="", kept_because=""
    )
