"""Themes one by one and in lists. Everything starts from the items the person may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from throughline.access.visible import NotVisible, readable
from throughline.access.writable import may_withdraw
from throughline.common.clock import now
from throughline.people.models import Person
from throughline.sensemaking.models import Dissent, Gathering, Theme, ThemeJudgement, ThemeMerge
from throughline.sensemaking.words import UNDO_DAYS, ThemeStatus
from throughline.thread import reads as thread
from throughline.thread.evidence import Tally, tallies, targets_heard_at
from throughline.thread.gathered import on_words
from throughline.thread.models import Item

LIST_PAGE = 20
MERGE_DEPTH = 5
OVER = (ThemeStatus.MERGED, ThemeStatus.RETIRED)


def themes_in(person: Person, programme_id: UUID) -> QuerySet[Theme]:
    """Every theme of the programme this person may read, the ones that moved last first."""
    return (
        Theme.unscoped.filter(readable(person, "item__"), item__programme_id=programme_id, item__kind="theme")
        .select_related("item", "item__hub", "merged_into")
        .order_by("-moved_at", "-item_id")
    )


def theme_of(person: Person, item_id: UUID) -> Theme:
    """One theme. Raises NotVisible if missing, hidden, withdrawn or not a theme."""
    found = (
        Theme.unscoped.filter(readable(person, "item__"), item_id=item_id, item__kind="theme")
        .select_related("item__hub", "item__programme", "item__author", "merged_into", "split_from")
        .first()
    )
    if found is None:
        raise NotVisible
    return found


@dataclass(frozen=True)
class ThemeRow:
    """A theme in a list, with the counts this reader could open."""

    theme: Theme
    tally: Tally


def theme_rows(person: Person, themes: Sequence[Theme]) -> list[ThemeRow]:
    """Themes with their counts; one query for all of them."""
    counted = tallies(person, [theme.pk for theme in themes])
    return [ThemeRow(theme, counted[theme.pk]) for theme in themes]


def list_of_themes(
    person: Person, programme_id: UUID, *, status: str = "", hub_id: UUID | None = None, words: str = ""
) -> QuerySet[Theme]:
    """Themes for the list page, moving first; status "" leaves out merged and retired ones, "all" leaves out none."""
    rows = _saying(themes_in(person, programme_id), words)
    if status in ThemeStatus.values:
        rows = rows.filter(status=status)
    elif status != "all":
        rows = rows.exclude(status__in=OVER)
    if hub_id is not None:
        heard_there = targets_heard_at(person, programme_id, "theme", hub_id)
        rows = rows.filter(Q(item__hub_id=hub_id) | Q(item__in=heard_there))
    return rows


def owed(person: Person, programme_id: UUID) -> QuerySet[Item]:
    """Items of themes that still stand and rest on words: whoever spoke can expect to hear what came of it."""
    rows = thread.items(person).filter(on_words(person), programme_id=programme_id, kind="theme")
    return rows.exclude(theme__status__in=OVER)


def choices_for(
    person: Person, programme_id: UUID, words: str = "", *, limit: int = 12, but_not: UUID | None = None
) -> list[Theme]:
    """Themes that words can be put under now, for finding as you type: every term in the sentence, moving first."""
    rows = _saying(themes_in(person, programme_id).exclude(status__in=OVER), words)
    if but_not is not None:
        rows = rows.exclude(item_id=but_not)
    return list(rows[:limit])


def theme_options(person: Person, programme_id: UUID, words: str = "", *, limit: int = 12) -> list[dict[str, str]]:
    """The same, as a box for choosing offers them: value, label, and where the team stands as a hint."""
    return [
        {"value": str(one.pk), "label": one.item.title, "hint": one.get_status_display()}
        for one in choices_for(person, programme_id, words, limit=limit)
    ]


def _saying(rows: QuerySet[Theme], words: str) -> QuerySet[Theme]:
    for word in words.split()[:8]:
        rows = rows.filter(item__title__icontains=word)
    return rows


def withdrawn_themes(person: Person, programme_id: UUID) -> list[Item]:
    """Themes withdrawn within the last 30 days that this person may bring back, last withdrawn first."""
    rows = thread.items(person, tombstones=True).filter(
        programme_id=programme_id, kind="theme", tombstoned_at__gte=now() - timedelta(days=UNDO_DAYS)
    )
    return [row for row in rows.order_by("-tombstoned_at") if may_withdraw(person, row)]


def judgements_of(theme: Theme) -> list[ThemeJudgement]:
    """Where the team stood with a theme, newest first. The caller holds a readable theme, here and below."""
    return list(ThemeJudgement.unscoped.filter(theme=theme).select_related("by").order_by("-at", "-id"))


def taken_in(person: Person, theme: Theme) -> list[ThemeMerge]:
    """The merges that brought other themes into this one, and into those, newest first; undone ones are left out."""
    found: list[ThemeMerge] = []
    frontier = [theme.pk]
    for _ in range(MERGE_DEPTH):
        merges = list(
            ThemeMerge.unscoped.filter(readable(person, "theme__item__"), into__in=frontier, undone_at=None)
            .select_related("theme__item", "by")
            .order_by("-at")
        )
        found += merges
        frontier = [merge.theme_id for merge in merges]
        if not frontier:
            break
    return found


def merge_of(person: Person, theme: Theme) -> ThemeMerge | None:
    """The merge that folded this theme into another that the person may read, if it stands."""
    return (
        ThemeMerge.unscoped.filter(theme=theme, undone_at=None, into__item__in=thread.items(person))
        .select_related("into__item", "by")
        .first()
    )


def dissents_on(theme_ids: Sequence[UUID]) -> list[Dissent]:
    """Minority notes on these themes that nobody has taken back, oldest first."""
    return list(
        Dissent.unscoped.filter(theme__in=theme_ids, taken_back_at=None).select_related("theme__item").order_by("at")
    )


def dissent_of(person: Person, dissent_id: UUID) -> Dissent:
    """One's own minority note on a theme one may read. Raises NotVisible."""
    found = (
        Dissent.unscoped.filter(readable(person, "theme__item__"), pk=dissent_id, by=person, taken_back_at=None)
        .select_related("theme__item")
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def split_from(person: Person, theme: Theme) -> Item | None:
    """The theme this one was split from, if this person may read it."""
    return thread.items(person).filter(pk=theme.split_from_id).first() if theme.split_from_id else None


def split_off(person: Person, theme: Theme) -> list[Item]:
    """The themes that were split from this one, as far as this person may read them."""
    return list(thread.items(person).filter(theme__split_from=theme.pk).order_by("recorded_at"))


def gathering_of(person: Person, gathering_id: UUID) -> Gathering:
    """One's own act of gathering words, to be undone. Raises NotVisible if it is somebody else's or undone."""
    found = (
        Gathering.unscoped.filter(readable(person, "theme__item__"), pk=gathering_id, by=person, undone_at=None)
        .select_related("theme__item")
        .first()
    )
    if found is None:
        raise NotVisible
    return found
