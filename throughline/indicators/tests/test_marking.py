"""Words of a reading's story are marked on its page, put under a theme, and read at their place."""

from types import SimpleNamespace

import pytest
from django.test import Client

from throughline.indicators import writes
from throughline.indicators.tests.conftest import COUNTED, TOLD, Begin, Take
from throughline.indicators.writes import Seen
from throughline.thread import reads as thread
from throughline.thread.models import Item

STORY = "They asked about the queue.\n\n“Nobody told us,” one said."


@pytest.fixture
def told(begin: Begin, take: Take) -> Item:
    return take(begin(TOLD), story=STORY)


THEME = "You asked before and nobody came back"


def mark(client: Client, reading: Item, quoted: str) -> str:
    sent = {"quoted": quoted, "new_sentence": THEME, "as": "supports", "next": f"/readings/{reading.pk}/#mark"}
    return client.post(f"/items/{reading.pk}/mark/", sent, follow=True).content.decode()


def test_the_story_stands_character_for_character_with_the_way_to_mark_it(
    told: Item, cast: SimpleNamespace, client: Client
) -> None:
    client.force_login(cast.ben)
    page = client.get(told.get_absolute_url()).content.decode()
    assert f"data-words>{STORY}</div>" in page
    assert "Put words under a theme" in page
    client.force_login(cast.dot)
    assert "Put words under a theme" not in client.get(told.get_absolute_url()).content.decode()


def test_a_reading_without_a_story_has_nothing_to_mark(
    begin: Begin, take: Take, cast: SimpleNamespace, client: Client
) -> None:
    client.force_login(cast.ben)
    assert "data-words" not in client.get(take(begin(COUNTED), value=3).get_absolute_url()).content.decode()


def test_marked_words_are_quoted_under_a_theme_and_read_at_their_place(
    told: Item, cast: SimpleNamespace, client: Client
) -> None:
    client.force_login(cast.ben)
    page = mark(client, told, "Nobody told us")
    [span] = thread.excerpts_of(cast.lea, told)
    assert (span.words, span.item.title) == ("Nobody told us", "Words from a reading")
    assert f'id="excerpt-{span.item.pk}"' in page
    assert THEME in page
    assert client.get(f"/items/{span.item.pk}/").headers["Location"] == f"/readings/{told.pk}/#excerpt-{span.item.pk}"
    [fed] = thread.resting_on(cast.lea, span.item, kinds=["theme"])
    shown = client.get(fed.item.get_absolute_url()).content.decode()
    assert "Nobody told us" in shown
    assert told.get_absolute_url() in shown


def test_what_the_team_makes_of_it_is_never_marked(told: Item, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ben)
    assert "not in the note exactly as they stand" in mark(client, told, "back from leave")
    assert thread.excerpts_of(cast.lea, told) == []


def test_words_follow_a_correction_and_say_when_they_are_of_an_earlier_wording(
    told: Item, cast: SimpleNamespace, client: Client
) -> None:
    client.force_login(cast.ben)
    mark(client, told, "Nobody told us")
    seen = Seen(told.happened_on, "Again.", story="On Monday: “Nobody told us,” one said.")
    writes.correct_reading(item=told, by=cast.ben, given=seen, because="It was Monday.")
    page = client.get(told.get_absolute_url()).content.decode()
    assert "From an earlier wording." not in page
    seen = Seen(told.happened_on, "Again.", story="Somebody was cross.")
    writes.correct_reading(item=told, by=cast.ben, given=seen, because="She asked us to.")
    page = client.get(told.get_absolute_url()).content.decode()
    assert "From an earlier wording." in page
    assert "Nobody told us" in page
