"""A theme withdrawn long ago has no words left; what rested on who is missing still does."""

from datetime import timedelta
from types import SimpleNamespace

from throughline.common.clock import now
from throughline.sensemaking.gathering import gather
from throughline.sensemaking.models import Theme, ThemeJudgement, ThemeMerge
from throughline.sensemaking.regrouping import merge
from throughline.sensemaking.tests.conftest import Hear
from throughline.sensemaking.words import ThemeStatus
from throughline.sensemaking.writes import start_theme, withdraw_theme
from throughline.thread.models import Item, Revision
from throughline.thread.purging import purge_withdrawn
from throughline.thread.words import Meaning
from throughline.thread.writes import withdraw


def test_what_belongs_and_why_it_was_judged_so_are_gone(theme: Theme) -> None:
    Theme.unscoped.filter(pk=theme.pk).update(belongs="canary", who_is_missing="canary", status=ThemeStatus.AGREED)
    ThemeJudgement.unscoped.create(theme=theme, status="agreed", confidence=1, because="canary", by=theme.item.author)
    withdraw_theme(item=theme.item, by=theme.item.author, because="canary")
    Item.unscoped.filter(pk=theme.pk).update(tombstoned_at=now() - timedelta(days=31))
    assert purge_withdrawn() == 1
    assert "canary" not in str(list(Theme.unscoped.values())) + str(list(ThemeJudgement.unscoped.values()))
    assert Theme.unscoped.get(pk=theme.pk).status == ThemeStatus.AGREED


def test_a_merge_forgets_why_a_purged_note_belonged(theme: Theme, hear: Hear, cast: SimpleNamespace) -> None:
    note = hear("The kettle is on.")
    gather(theme=theme.item, items=[note], by=cast.ana, meaning=Meaning.SUPPORTS, because="canary")
    other = start_theme(by=cast.ana, programme_id=cast.hubs.pk, title="People like a kettle that is on.")
    merge(item=theme.item, into=other.item, by=cast.ana, because="They say the same.")
    assert "canary" in str(ThemeMerge.unscoped.get().moved)
    withdraw(item=note, by=cast.ana, because="asked to")
    Item.unscoped.filter(pk=note.pk).update(tombstoned_at=now() - timedelta(days=31))
    assert purge_withdrawn() == 1
    assert "canary" not in str(ThemeMerge.unscoped.get().moved)


def test_the_theme_it_was_merged_into_forgets_its_name(theme: Theme, cast: SimpleNamespace) -> None:
    other = start_theme(by=cast.ana, programme_id=cast.hubs.pk, title="People like a kettle that is on.")
    merge(item=theme.item, into=other.item, by=cast.ana, because="They say the same.")
    title = theme.item.title
    assert title[:40] in str(list(Revision.unscoped.values("what")))
    withdraw_theme(item=theme.item, by=theme.item.author, because="asked to")
    Item.unscoped.filter(pk=theme.pk).update(tombstoned_at=now() - timedelta(days=31))
    assert purge_withdrawn() == 1
    assert title[:40] not in str(list(Revision.unscoped.values("what", "because")))
    assert "They say the same." in str(list(Revision.unscoped.values("because")))
