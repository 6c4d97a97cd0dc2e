"""A theme withdrawn long ago has no words left; what rested on who is missing still does."""

from datetime import timedelta

from throughline.common.clock import now
from throughline.sensemaking.models import Theme, ThemeJudgement
from throughline.sensemaking.words import ThemeStatus
from throughline.sensemaking.writes import withdraw_theme
from throughline.thread.models import Item
from throughline.thread.purging import purge_withdrawn


def test_what_belongs_and_why_it_was_judged_so_are_gone(theme: Theme) -> None:
    Theme.unscoped.filter(pk=theme.pk).update(belongs="canary", who_is_missing="canary", status=ThemeStatus.AGREED)
    ThemeJudgement.unscoped.create(theme=theme, status="agreed", confidence=1, because="canary", by=theme.item.author)
    withdraw_theme(item=theme.item, by=theme.item.author, because="canary")
    Item.unscoped.filter(pk=theme.pk).update(tombstoned_at=now() - timedelta(days=31))
    assert purge_withdrawn() == 1
    assert "canary" not in str(list(Theme.unscoped.values())) + str(list(ThemeJudgement.unscoped.values()))
    assert Theme.unscoped.get(pk=theme.pk).status == ThemeStatus.AGREED
