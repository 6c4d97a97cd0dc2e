"""A withdrawn theme's words go for good after 30 days; that it was, and how it was judged, stays."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from throughline.sensemaking.models import Dissent, Theme, ThemeJudgement, ThemeMerge
from throughline.thread.words import GONE


def purge(ids: Sequence[UUID]) -> None:
    """Empty what these themes held, why they were judged so, and what a minority said of them."""
    themes = Theme.unscoped.filter(pk__in=ids)
    themes.update(belongs="", does_not_belong="")
    themes.exclude(who_is_missing="").update(who_is_missing=GONE)  # that it was answered stays: the status rests on it
    ThemeJudgement.unscoped.filter(theme__in=ids).update(because="")
    Dissent.unscoped.filter(theme__in=ids).update(words="", role="")
    for merge in ThemeMerge.unscoped.filter(Q(theme__in=ids) | Q(into__in=ids)):
        merge.because, merge.moved = "", [_unsaid(link) for link in merge.moved]
        merge.save(update_fields=["because", "moved"])


def forget(ids: Sequence[UUID]) -> None:
    """Empty why these items were linked to a theme, as a merge keeps it for its undoing."""
    gone = {str(pk) for pk in ids}
    for merge in ThemeMerge.unscoped.exclude(moved=[]).iterator():
        if any({link["source"], link["target"]} & gone for link in merge.moved):
            merge.moved = [_unsaid(link) if {link["source"], link["target"]} & gone else link for link in merge.moved]
            merge.save(update_fields=["moved"])


def _unsaid(link: dict[str, Any]) -> dict[str, Any]:
    return {**link, "because": "", "its_because": ""}
