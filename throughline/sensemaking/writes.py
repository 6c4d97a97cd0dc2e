"""Changes of a theme: every one needs a because, and is kept."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import NotAllowed, may_withdraw, must_write
from throughline.common.clock import now
from throughline.common.refusals import because_of
from throughline.common.text import clean, one_line
from throughline.people.models import Person
from throughline.sensemaking.models import Dissent, Theme, ThemeJudgement
from throughline.sensemaking.words import JUDGED, LEAST_WORDS, NEEDS_MISSING, Confidence, ThemeStatus
from throughline.thread import reads
from throughline.thread import writes as thread
from throughline.thread.models import Item


class NotASentence(Exception):
    """A theme is a sentence that someone could agree or disagree with. Say what people tell you, in a few more words."""


class AskWhoIsMissing(Exception):
    """Before a theme is agreed or settled, ask who is missing from it: name them, or say that nobody could be named."""


class IsMerged(Exception):
    """This theme was merged into another. Change that one, or undo the merge first."""


class NotYours(NotAllowed):
    """Only the person who wrote a minority note can take it back."""


def sentence(words: str) -> str:
    """A theme's sentence on one line. Raises NotASentence when it is a bare noun."""
    line = one_line(words)
    if len(line.split()) < LEAST_WORDS:
        raise NotASentence
    return line


def kept_fields(theme: Theme) -> dict[str, Any]:
    """The fields of a theme that its revisions keep."""
    return {
        "belongs": theme.belongs,
        "does_not_belong": theme.does_not_belong,
        "who_is_missing": theme.who_is_missing,
        "asked_nobody_named": theme.asked_nobody_named,
        "status": theme.status,
        "confidence": theme.confidence,
    }


def _searched(theme: Theme) -> str:
    return "\n".join(filter(None, [theme.belongs, theme.does_not_belong, theme.who_is_missing]))


def changeable(item: Item, by: Person) -> Theme:
    """The theme, locked for a change. Raises NotAllowed unless `by` is on the team, NotVisible if `by` can't read it,
    IsMerged when its words stand elsewhere."""
    held = reads.item(by, item.pk, "theme")
    must_write(by, held.programme_id)
    theme = Theme.unscoped.select_for_update().get(item_id=item.pk)
    if theme.merged_into_id is not None:
        raise IsMerged
    theme.item = held
    return theme


@transaction.atomic
def start_theme(
    *,
    by: Person,
    programme_id: UUID,
    title: str,
    belongs: str = "",
    does_not_belong: str = "",
    who_is_missing: str = "",
    asked_nobody_named: bool = False,
    hub_id: UUID | None = None,
    standing: Standing = Standing.TEAM,
    item_id: UUID | None = None,
    split_from: Item | None = None,
) -> Theme:
    """Begin a theme as emerging and a hunch. Raises NotASentence, NotAllowed unless `by` is on the team."""
    theme = Theme(
        belongs=clean(belongs),
        does_not_belong=clean(does_not_belong),
        who_is_missing=clean(who_is_missing),
        asked_nobody_named=asked_nobody_named and not clean(who_is_missing),
        split_from=split_from,
    )
    theme.item = thread.add_item(
        kind="theme",
        by=by,
        programme_id=programme_id,
        title=sentence(title),
        words=_searched(theme),
        item_id=item_id,
        hub_id=hub_id,
        standing=standing,
        fields=kept_fields(theme),
    )
    theme.save(force_insert=True)
    return theme


@transaction.atomic
def reword(
    *,
    item: Item,
    by: Person,
    because: str,
    title: str | None = None,
    base_revision: int | None = None,
    changes: Mapping[str, Any] | None = None,
) -> Theme:
    """Change the sentence or what belongs, what doesn't and who is missing; the earlier ones stay in the history.

    `changes` may hold belongs, does_not_belong, who_is_missing, asked_nobody_named.
    Raises NeedsBecause, NotASentence, IsMerged, ChangedMeanwhile, NotAllowed.
    """
    theme = changeable(item, by)
    reason = because_of(because)
    for name, value in (changes or {}).items():
        if name not in {"belongs", "does_not_belong", "who_is_missing", "asked_nobody_named"}:
            raise TypeError(f"{name} is not reworded.")
        setattr(theme, name, clean(value) if isinstance(value, str) else value)
    theme.asked_nobody_named = theme.asked_nobody_named and not theme.who_is_missing
    if theme.status in NEEDS_MISSING and not theme.missing_was_asked:
        raise AskWhoIsMissing
    line = sentence(title) if title is not None else None
    theme.save()
    theme.item = thread.revise(
        item=item,
        by=by,
        what="reworded" if line is not None and line != item.title else "changed",
        because=reason,
        base_revision=base_revision,
        title=line,
        words=_searched(theme),
        fields=kept_fields(theme),
    )
    return theme


@transaction.atomic
def judge(
    *,
    item: Item,
    by: Person,
    status: ThemeStatus,
    confidence: Confidence,
    because: str,
    who_is_missing: str | None = None,
    asked_nobody_named: bool | None = None,
    base_revision: int | None = None,
) -> Theme:
    """Say where the team stands with a theme and how sure it is.

    Raises NeedsBecause, AskWhoIsMissing when it would be agreed or settled before anyone asked, IsMerged, ChangedMeanwhile.
    """
    theme = changeable(item, by)
    reason = because_of(because)
    if status not in JUDGED:
        raise ValueError(f"A theme is not judged to be {status}.")
    if who_is_missing is not None:
        theme.who_is_missing = clean(who_is_missing)
    if asked_nobody_named is not None:
        theme.asked_nobody_named = asked_nobody_named
    theme.asked_nobody_named = theme.asked_nobody_named and not theme.who_is_missing
    if status in NEEDS_MISSING and not theme.missing_was_asked:
        raise AskWhoIsMissing
    theme.status, theme.confidence = status, confidence
    theme.save()
    ThemeJudgement.unscoped.create(theme=theme, status=status, confidence=confidence, because=reason, by=by)
    theme.item = thread.revise(
        item=item,
        by=by,
        what="judged",
        because=reason,
        base_revision=base_revision,
        words=_searched(theme),
        fields=kept_fields(theme),
    )
    return theme


@transaction.atomic
def dissent(*, item: Item, by: Person, role: str, words: str) -> Dissent:
    """Keep a minority note, signed by role. Raises NeedsBecause when it says nothing, IsMerged, NotAllowed."""
    theme = changeable(item, by)
    return Dissent.unscoped.create(theme=theme, role=one_line(role, 80), words=because_of(words), by=by)


@transaction.atomic
def take_back(*, note: Dissent, by: Person) -> None:
    """Take one's own minority note back. Raises NotYours."""
    if note.by_id != by.pk:
        raise NotYours
    must_write(by, note.theme.item.programme_id)
    Dissent.unscoped.filter(pk=note.pk, taken_back_at=None).update(taken_back_at=now())


def withdraw_theme(*, item: Item, by: Person, because: str) -> None:
    """Take a theme off every page for everyone; it can be brought back for 30 days. Raises NeedsBecause, NotAllowed."""
    thread.withdraw(item=item, by=by, because=because_of(because))


def bring_back(*, item_id: UUID, by: Person) -> Item:
    """Undo a withdrawal.

    Raises NotVisible when no such theme was withdrawn or it isn't theirs to bring back, TooLateToRestore.
    """
    found = reads.items(by, tombstones=True).filter(pk=item_id, kind="theme").first()
    if found is None or not may_withdraw(by, found):
        raise NotVisible
    return thread.restore(item_id=item_id, by=by)
