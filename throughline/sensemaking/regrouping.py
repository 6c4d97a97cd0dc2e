"""Merging themes that say the same and splitting one that says two things. No words are lost, and both keep their history."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.common.clock import now
from throughline.common.refusals import because_of
from throughline.common.text import one_line
from throughline.people.models import Person
from throughline.sensemaking.models import Theme, ThemeJudgement, ThemeMerge
from throughline.sensemaking.reads import merge_of, theme_of
from throughline.sensemaking.words import UNDO_DAYS, Confidence, ThemeStatus
from throughline.sensemaking.writes import IsMerged, changeable, kept_fields, start_theme
from throughline.thread import writes as thread
from throughline.thread.evidence import links_of
from throughline.thread.models import Item
from throughline.thread.regroup import move_links, put_back
from throughline.thread.words import Meaning


class IntoItself(Exception):
    """A theme can’t be merged into itself. Choose another one."""


class NotForTheSamePeople(Exception):
    """These two themes are not for the same people, so that merging would hide or show words. Leave them apart."""


class TooLateToUnmerge(Exception):
    """These themes were merged more than 30 days ago. Split the words off into a new theme instead."""


class SurvivorMerged(Exception):
    """The theme this one was merged into has been merged as well. Undo that merge first."""


class NothingToSplit(Exception):
    """Choose the words that belong to the new theme: nothing was selected."""


class NothingWouldStay(Exception):
    """All the words would go to the new theme. Leave some here, or reword the theme instead."""


@transaction.atomic
def merge(*, item: Item, into: Item, by: Person, because: str) -> ThemeMerge:
    """Fold a theme into another: every link is re-pointed, what was said twice is kept once, the page leads on.

    Raises IntoItself, NeedsBecause, IsMerged when either is merged already, NotForTheSamePeople, NotVisible across
    programmes, NotAllowed.
    """
    if item.pk == into.pk:
        raise IntoItself
    if item.programme_id != into.programme_id:
        raise NotVisible
    reason = because_of(because)
    theme, survivor = changeable(item, by), changeable(into, by)
    if theme.item.standing != survivor.item.standing:
        raise NotForTheSamePeople
    before = ThemeStatus(theme.status)
    moved = move_links(from_item=theme.item, to_item=survivor.item, by=by)
    lead = thread.link(source=theme.item, target=survivor.item, meaning=Meaning.LED_TO, by=by, because=reason)
    theme.status, theme.merged_into = ThemeStatus.MERGED, survivor.item
    theme.save()
    survivor.moved_at = now()
    survivor.save()
    kept = ThemeMerge.unscoped.create(
        theme=theme, into=survivor, because=reason, by=by, status_before=before, moved=moved, lead_id=lead.pk
    )
    _remember(theme, by, f"merged into “{survivor.item.title}”", reason)
    _remember(survivor, by, f"took in “{theme.item.title}”", reason)
    return kept


@transaction.atomic
def unmerge(*, item: Item, by: Person) -> Theme:
    """Undo a merge within 30 days: every link goes back to where it stood.

    Raises NotVisible if the theme is not merged, SurvivorMerged, TooLateToUnmerge, NotAllowed.
    """
    theme = theme_of(by, item.pk)
    done = merge_of(by, theme)
    if done is None:
        raise NotVisible
    try:
        survivor = changeable(done.into.item, by)
    except IsMerged:
        raise SurvivorMerged from None
    if done.at < now() - timedelta(days=UNDO_DAYS):
        raise TooLateToUnmerge
    theme.status, theme.merged_into = ThemeStatus(done.status_before), None
    theme.save()
    thread.unlink(link_id=done.lead_id, by=by)
    put_back(moved=done.moved, from_item=survivor.item, by=by)
    ThemeMerge.unscoped.filter(pk=done.pk).update(undone_at=now(), undone_by=by)
    _remember(theme, by, "merge undone", f"It had been merged into “{survivor.item.title}”.")
    _remember(survivor, by, "merge undone", f"“{theme.item.title}” stands on its own again.")
    return theme


@transaction.atomic
def split(*, item: Item, link_ids: Sequence[UUID], title: str, by: Person, because: str) -> Theme:
    """Send some of a theme's words to a new theme, which begins as emerging and a hunch.

    Only links that `by` can read are moved. Raises NothingToSplit, NothingWouldStay, NotASentence, NeedsBecause, IsMerged.
    """
    theme = changeable(item, by)
    reason = because_of(because)
    chosen = [link.pk for link in links_of(by, theme.item, link_ids)]
    if not chosen:
        raise NothingToSplit
    if not links_of(by, theme.item, but_not=chosen):
        raise NothingWouldStay
    new = start_theme(
        by=by,
        programme_id=theme.item.programme_id,
        title=title,
        hub_id=theme.item.hub_id,
        standing=Standing(theme.item.standing),
        split_from=theme.item,
    )
    move_links(from_item=theme.item, to_item=new.item, by=by, only=chosen)
    _remember(theme, by, f"split: some words went to “{new.item.title}”", reason)
    _remember(new, by, f"split from “{theme.item.title}”", reason)
    return new


def _remember(theme: Theme, by: Person, what: str, because: str) -> None:
    """Keep what happened in the history of a theme; a change of status is kept as a judgement too."""
    last = ThemeJudgement.unscoped.filter(theme=theme).order_by("-at", "-id").first()
    if (last.status if last else ThemeStatus.EMERGING) != theme.status:
        ThemeJudgement.unscoped.create(
            theme=theme, status=theme.status, confidence=Confidence(theme.confidence), because=because, by=by
        )
    theme.item = thread.revise(
        item=theme.item,
        by=by,
        what=one_line(what, 120),
        because=because,
        fields=kept_fields(theme),
    )
