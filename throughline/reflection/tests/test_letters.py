"""A letter is read by nobody but its writer until its day, and by the team from then on, even when its writer has left."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from throughline.common.clock import days_from_today, now, standing_still, today
from throughline.people.models import Membership
from throughline.people.writes import end_membership
from throughline.reflection import jobs, purging, reads, writes
from throughline.reflection.models import Answer, Letter, Sitting
from throughline.thread import reads as thread
from throughline.thread.models import Item

WORDS = "The kettle is under the stage. Nobody will tell you."


@pytest.fixture
def sealed(cast: SimpleNamespace) -> Item:
    return writes.write_letter(
        by=cast.ana, programme_id=cast.hubs.pk, title="Whoever is here next", words=WORDS, opens_on=days_from_today(30)
    )


def test_it_is_sealed_until_its_day(sealed: Item, cast: SimpleNamespace) -> None:
    assert writes.open_letters() == 0
    assert reads.letters(cast.ben, cast.hubs.pk) == []
    assert not thread.search(cast.ben, "kettle", programme_id=cast.hubs.pk).hits
    assert [one.item for one in reads.letters(cast.ana, cast.hubs.pk)] == [sealed]


def test_it_opens_on_its_day_once_whoever_looks_and_whoever_left(
    sealed: Item, cast: SimpleNamespace, client: Client
) -> None:
    end_membership(Membership.objects.get(person=cast.ana))
    client.force_login(cast.ben)
    with standing_still(now() + timedelta(days=30)):
        page = client.get(f"/p/{cast.hubs.slug}/letters/").content.decode()
        assert writes.open_letters() == 0
    assert "Whoever is here next" in page
    assert thread.search(cast.ben, "kettle", programme_id=cast.hubs.pk).hits
    assert WORDS in client.get(sealed.get_absolute_url()).content.decode()


def test_the_worker_opens_it_when_nobody_looks(settings: Any, sealed: Item, cast: SimpleNamespace) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    assert [jobs.wait_for_the_next(), jobs.wait_for_the_next()] == [True, False]
    with standing_still(now() + timedelta(days=31)):
        assert jobs.hourly.call() == 1
    assert reads.letters(cast.ben, cast.hubs.pk)


def test_it_can_be_reworded_until_it_was_opened(sealed: Item, cast: SimpleNamespace) -> None:
    writes.reword_letter(item=sealed, by=cast.ana, title="You", words="Other words.", opens_on=days_from_today(2))
    with standing_still(now() + timedelta(days=3)):
        writes.open_letters()
        with pytest.raises(writes.OpenedAlready):
            writes.reword_letter(item=sealed, by=cast.ana, title="You", words="Third.", opens_on=days_from_today(9))
    assert Letter.unscoped.get().words == "Other words."


def test_what_it_said_before_it_was_opened_stays_its_writers(sealed: Item, cast: SimpleNamespace) -> None:
    writes.reword_letter(item=sealed, by=cast.ana, title="You", words="Other words.", opens_on=days_from_today(2))
    with standing_still(now() + timedelta(days=3)):
        writes.open_letters()
    kept = str([one.fields for one in thread.history_of(cast.ben, sealed)])
    assert "kettle" not in kept
    assert "Other words." in kept


def test_today_is_too_soon(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ana)
    sent = {"title": "You", "words": "Words.", "opens_on": today().isoformat()}
    page = client.post(f"/p/{cast.hubs.slug}/letters/new/", sent)
    assert page.status_code == 422
    assert "Choose a day after today." in page.content.decode()


def test_what_was_withdrawn_for_good_holds_no_words(sealed: Item, alone: Item, cast: SimpleNamespace) -> None:
    part = writes.share_part(item=alone, by=cast.ana, prompt="avoiding", words="Doors tire me.")
    for item in (sealed, alone, part):
        writes.withdraw(item=item, by=cast.ana)
    purging.purge_letters([sealed.pk])
    purging.purge_reflections([alone.pk])
    purging.purge_parts([part.pk])
    assert Letter.unscoped.get().words == ""
    assert not Answer.unscoped.exists()
    assert Sitting.unscoped.get().about == purging.GONE
    assert reads.part_of(part).words == ""


def test_a_sitting_keeps_its_name_while_somebody_is_there(together: SimpleNamespace, cast: SimpleNamespace) -> None:
    writes.withdraw(item=together.anas, by=cast.ana)
    purging.purge_reflections([together.anas.pk])
    assert Sitting.unscoped.get().about == "The second swap"
    assert reads.reflection_of(cast.ben, together.bens).asked[0].words
