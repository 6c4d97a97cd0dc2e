"""What comes up next and why, and events that ask which assumptions they touch."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from throughline.access.writable import NotAllowed
from throughline.common.clock import days_from_today, now, standing_still, today
from throughline.programme.models import ContextEvent
from throughline.programme.writes import record_context_event
from throughline.theory import judging, queue, writes
from throughline.theory.models import Assumption, EventAsked, TheoryMap
from throughline.theory.words import AssumptionStatus, Confidence, Importance


def believe(
    cast: SimpleNamespace, on: TheoryMap, title: str, importance: Importance, months_ago: int = 0
) -> Assumption:
    with standing_still(now() - timedelta(days=31 * months_ago)):
        return writes.assume(on=on, by=cast.ana, title=title, importance=importance)


def titles(rows: list[queue.ToTest]) -> list[str]:
    return [row.assumption.item.title for row in rows]


@pytest.fixture
def paused(cast: SimpleNamespace) -> ContextEvent:
    return record_context_event(
        programme=cast.hubs, title="Two hubs paused", happened="Building costs.", began_on=days_from_today(-3), ended_on=None,
        hubs=[cast.park], by=cast.ana,
    )  # fmt: skip


def test_important_and_least_sure_come_first(cast: SimpleNamespace, on: TheoryMap) -> None:
    believe(cast, on, "Little hangs on it", Importance.LITTLE)
    much = believe(cast, on, "Much hangs on it", Importance.MUCH)
    believe(cast, on, "Also much", Importance.MUCH)
    judging.judge(item=much.item, by=cast.ana, confidence=Confidence.TESTED, because="tried twice")
    assert titles(queue.test_next(cast.ana, cast.hubs.pk))[0] == "Also much"


def test_longest_unseen_comes_before_seen_today(cast: SimpleNamespace, on: TheoryMap) -> None:
    believe(cast, on, "Fresh", Importance.SOME)
    believe(cast, on, "Old", Importance.SOME, months_ago=5)
    assert titles(queue.test_next(cast.ana, cast.hubs.pk)) == ["Old", "Fresh"]
    assert [row.item.title for row in queue.not_looked_at(cast.ana, cast.hubs.pk)] == ["Old"]


def test_what_is_retired_or_off_the_map_does_not_come_up(cast: SimpleNamespace, on: TheoryMap) -> None:
    retired = believe(cast, on, "A building brings people", Importance.ALL)
    judging.judge(
        item=retired.item,
        by=cast.ana,
        confidence=Confidence.REPEATED,
        because="it paused",
        status=AssumptionStatus.RETIRED,
    )
    gone = believe(cast, on, "Street leads", Importance.ALL)
    writes.take_off(item=gone.item, by=cast.ana)
    assert queue.test_next(cast.ana, cast.hubs.pk) == []


def test_reasons_are_words_and_no_score(cast: SimpleNamespace, client: Client, on: TheoryMap) -> None:
    believe(cast, on, "People want a second conversation", Importance.ALL, months_ago=5)
    client.force_login(cast.ana)
    page = client.get(reverse("theory:test-next", args=["hubs"])).content.decode()
    for words in ("The theory falls without it", "Untested: a guess", "Nobody has looked at it"):
        assert words in page


def test_an_event_asks_until_somebody_says_what_it_touches(
    cast: SimpleNamespace, client: Client, on: TheoryMap, paused: ContextEvent
) -> None:
    old = believe(cast, on, "A new building is what brings people", Importance.LITTLE, months_ago=2)
    believe(cast, on, "Much hangs on it", Importance.ALL, months_ago=2)
    client.force_login(cast.ana)
    address = reverse("theory:event", kwargs={"programme": "hubs", "event_id": paused.pk})
    assert address in client.get(reverse("theory:outline", args=[on.pk])).content.decode()
    client.post(address, {"touched": [str(old.pk)]})
    assert titles(queue.test_next(cast.ana, cast.hubs.pk))[0] == "A new building is what brings people"
    page = client.get(reverse("theory:test-next", args=["hubs"])).content.decode()
    assert "“Two hubs paused” may touch it" in page
    assert address not in page
    kept = EventAsked.unscoped.get()
    assert (kept.by, kept.at.date()) == (cast.ana, now().date())
    judging.look_at(item=old.item, by=cast.ana)
    assert titles(queue.test_next(cast.ana, cast.hubs.pk))[0] == "Much hangs on it"


def test_an_event_that_touches_none_asks_no_more(
    cast: SimpleNamespace, client: Client, on: TheoryMap, paused: ContextEvent
) -> None:
    believe(cast, on, "Anything", Importance.SOME, months_ago=2)
    assert queue.events_to_ask(cast.ana, cast.hubs) == [paused]
    client.force_login(cast.ana)
    client.post(reverse("theory:event", kwargs={"programme": "hubs", "event_id": paused.pk}))
    assert queue.events_to_ask(cast.ana, cast.hubs) == []


def test_an_event_older_than_every_look_does_not_ask(
    cast: SimpleNamespace, on: TheoryMap, paused: ContextEvent
) -> None:
    row = believe(cast, on, "Anything", Importance.SOME, months_ago=2)
    judging.look_at(item=row.item, by=cast.ana)
    assert today() > paused.began_on
    assert queue.events_to_ask(cast.ana, cast.hubs) == []


def test_who_is_not_on_the_team_marks_nothing(cast: SimpleNamespace, on: TheoryMap, paused: ContextEvent) -> None:
    with pytest.raises(NotAllowed):
        queue.hold_event_against(event=paused, touched=[], by=cast.dot)


def test_an_event_of_another_programme_is_not_there(
    cast: SimpleNamespace, client: Client, paused: ContextEvent
) -> None:
    client.force_login(cast.dee)
    assert (
        client.get(reverse("theory:event", kwargs={"programme": "elsewhere", "event_id": paused.pk})).status_code == 404
    )
