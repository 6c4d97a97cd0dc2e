"""A withdrawn theme's words go for good after 30 days; that it was, and how it was judged, stays."""

from collections.abc import Sequence
from uuid import UUID

from throughline.sensemaking.models import Dissent, Theme, ThemeJudgement, ThemeMerge

GONE = "…"


def purge(ids: Sequence[UUID]) -> None:
    """Empty what these themes held, why they were judged so, and what a minority said of them."""
    themes = Theme.unscoped.filter(pk__in=ids)
    themes.update(belongs="", does_not_belong="")
    themes.exclude(who_is_missing="").update(who_is_missing=GONE)  # that it was answered stays: the status rests on it
    ThemeJudgement.unscoped.filter(theme__in=ids).update(because="")
    Dissent.unscoped.filter(theme__in=ids).update(words="", role="")
    ThemeMerge.unscoped.filter(theme__in=ids).update(because="")
