"""A withdrawn experiment takes its learning card with it, brings it back, and after thirty days has no words left."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db.models import Model
from django.urls import reverse

from throughline.access.writable import NotAllowed
from throughline.common.clock import now, standing_still
from throughline.experiments import writes
from throughline.experiments.models import AsStarted, Experiment, LearningCard, LogEntry, MidwayChange, PeerRemark
from throughline.experiments.tests.conftest import CARD, PARTS, Begin
from throughline.experiments.tests.test_pages import Reader
from throughline.experiments.words import RemarkKind
from throughline.experiments.writes import Plan, decide, log, remark, replan
from throughline.thread import reads as thread
from throughline.thread.purging import purge_withdrawn


def test_its_card_goes_and_comes_back_with_it(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin()
    card = decide(item=made.item, by=cast.ana, card=CARD)
    writes.withdraw_experiment(item=made.item, by=cast.ana, because="A slip.")
    assert thread.items(cast.ana).filter(pk__in=[made.pk, card.pk]).count() == 0
    ana = Reader(cast.ana)
    listed = ana.client.get(reverse("library:withdrawn", args=["hubs"])).content.decode()
    assert made.item.title in listed
    assert CARD.learned not in listed
    ana.client.post(reverse("library:restore", args=[made.pk]))
    assert CARD.observed in ana.get("card", card.pk)


def test_a_card_withdrawn_before_stays_withdrawn(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin()
    card = decide(item=made.item, by=cast.ana, card=CARD)
    with standing_still(now() - timedelta(days=2)):
        writes.withdraw_experiment(item=card.item, by=cast.ana, because="Too early.")
    writes.withdraw_experiment(item=made.item, by=cast.ana, because="A slip.")
    Reader(cast.ana).client.post(reverse("library:restore", args=[made.pk]))
    assert thread.items(cast.ana).filter(pk=card.pk).count() == 0


def test_what_somebody_else_wrote_is_not_withdrawn_with_ones_own(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin()
    decide(item=made.item, by=cast.ben, card=CARD)
    assert "Withdraw</a>" not in Reader(cast.ana).get("experiment", made.pk)
    with pytest.raises(NotAllowed):
        writes.withdraw_experiment(item=made.item, by=cast.ana, because="A slip.")
    assert "Withdraw</a>" in Reader(cast.lea).get("experiment", made.pk)


def test_after_thirty_days_no_word_is_left(begin: Begin, cast: SimpleNamespace) -> None:
    made = begin()
    log(item=made.item, by=cast.ana, words="Canary in the log.")
    remark(item=made.item, by=cast.ben, kind=RemarkKind.CHALLENGE, words="Canary?", role="Team member")
    plan = Plan(name="Shelf", parts={"believe": "Canary."}, decide_on=made.decide_on)
    replan(item=made.item, by=cast.ana, plan=plan, because="A canary sang.")
    decide(item=made.item, by=cast.ana, card=CARD)
    writes.withdraw_experiment(item=made.item, by=cast.ana, because="A slip.")
    with standing_still(now() + timedelta(days=40)):
        purge_withdrawn()
    tables: list[type[Model]] = [Experiment, AsStarted, MidwayChange, LogEntry, PeerRemark, LearningCard]
    left = " ".join(str(list(table._default_manager.values())) for table in tables)
    assert "anary" not in left
    for words in (*PARTS.values(), CARD.observed, CARD.reason, CARD.tell_another_hub):
        assert words not in left
