"""A reading says what was seen and, apart from it, what the team makes of it; corrections are kept."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import Client

from throughline.access.writable import NotAllowed
from throughline.common.clock import days_from_today, today
from throughline.common.refusals import NeedsBecause
from throughline.indicators import reads, writes
from throughline.indicators.models import Reading
from throughline.indicators.tests.conftest import COUNTED, GRADED, LEVELS, MEANING, SCALED, TOLD, Begin, Take
from throughline.indicators.writes import Seen
from throughline.thread import reads as thread
from throughline.thread.kinds import kind_named
from throughline.thread.trace import words_under
from throughline.thread.writes import ChangedMeanwhile, mark_excerpt

MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def test_it_is_called_by_what_was_seen_and_when(begin: Begin, take: Take) -> None:
    assert take(begin(COUNTED), *MARCH, value=14).title == "Second conversations: 14 conversations, March 2026"
    assert take(begin(SCALED), value="3.4").title == "Felt safe to say it: 3.4, 1 March 2026"
    assert take(begin(GRADED), level=2).title == "Where we go: Level 2, 1 March 2026"
    assert take(begin(TOLD), story="They asked first.").title == "Decisions citing listening: A story, 1 March 2026"


def test_its_day_is_the_last_of_its_period(begin: Begin, take: Take) -> None:
    assert take(begin(COUNTED), *MARCH, value=1).happened_on == date(2026, 3, 31)


@pytest.mark.parametrize("meaning", ["", "  \n"])
def test_it_needs_its_note_of_meaning(begin: Begin, take: Take, meaning: str) -> None:
    with pytest.raises(writes.MeaningMissing):
        take(begin(COUNTED), value=3, meaning=meaning)


@pytest.mark.parametrize("value", [-1, "2.5"])
def test_a_count_is_a_whole_number(begin: Begin, take: Take, value: object) -> None:
    with pytest.raises(writes.NotANumberOfThings):
        take(begin(COUNTED), value=value)


@pytest.mark.parametrize("value", [0, "5.1"])
def test_what_lies_outside_the_scale_is_refused(begin: Begin, take: Take, value: object) -> None:
    with pytest.raises(writes.NotOnTheScale):
        take(begin(SCALED), value=value)


@pytest.mark.parametrize(
    ("look", "seen"), [(COUNTED, {}), (SCALED, {}), (GRADED, {"level": 4}), (TOLD, {"story": " "})]
)
def test_something_must_have_been_seen(begin: Begin, take: Take, look: writes.Look, seen: dict[str, object]) -> None:
    with pytest.raises(writes.SeenMissing):
        take(begin(look), **seen)


def test_it_is_of_days_that_have_been(begin: Begin, take: Take) -> None:
    item = begin(COUNTED)
    with pytest.raises(writes.NotYetOver):
        take(item, today(), days_from_today(1), value=1)
    with pytest.raises(writes.NotYetOver):
        take(item, date(2026, 3, 2), date(2026, 3, 1), value=1)
    assert take(item, today(), value=0).happened_on == today()


def test_what_does_not_go_with_the_indicator_is_left_out(begin: Begin, take: Take) -> None:
    kept = Reading.unscoped.get(pk=take(begin(TOLD), story="They asked.", value=3, level=2).pk)
    assert (kept.value, kept.level) == (None, None)


def test_a_correction_keeps_what_it_said_and_why(begin: Begin, take: Take, cast: SimpleNamespace) -> None:
    item = take(begin(COUNTED), *MARCH, value=14)
    seen = Seen(*MARCH[:1], "As before.", MARCH[1], Decimal(15))
    writes.correct_reading(
        item=item, by=cast.ben, given=seen, because="One sheet was under the other.", base_revision=1
    )
    newest, first = thread.history_of(cast.lea, item)
    assert (first.fields["seen"], newest.fields["seen"]) == ("14 conversations", "15 conversations")
    assert newest.because == "One sheet was under the other."
    assert thread.item(cast.lea, item.pk).title == "Second conversations: 15 conversations, March 2026"
    with pytest.raises(NeedsBecause):
        writes.correct_reading(item=item, by=cast.ben, given=seen, because=" ")
    with pytest.raises(ChangedMeanwhile):
        writes.correct_reading(item=item, by=cast.ana, given=seen, because="Mine.", base_revision=1)


def test_an_indicator_rests_on_its_readings(begin: Begin, take: Take, cast: SimpleNamespace) -> None:
    item = begin(COUNTED)
    taken = take(item, value=3)
    assert [knot.item.pk for knot in words_under(cast.ben, item)] == [taken.pk]
    assert kind_named("reading").is_source


def test_words_of_a_story_can_be_marked_and_what_we_make_of_it_cannot(
    begin: Begin, take: Take, cast: SimpleNamespace
) -> None:
    item = take(begin(TOLD), story="They asked about the queue.")
    excerpt = mark_excerpt(source=item, begins_at=0, ends_at=10, by=cast.ben)
    assert thread.excerpts(cast.ben, [excerpt.pk])[excerpt.pk].words == "They asked"
    assert MEANING not in reads.words_of([item.pk])[item.pk]


def test_only_the_team_takes_one(begin: Begin, cast: SimpleNamespace) -> None:
    with pytest.raises(NotAllowed):
        writes.take_reading(indicator=begin(COUNTED), by=cast.dot, given=Seen(today(), "No.", value=Decimal(1)))


def test_the_form_asks_only_what_is_noticed(begin: Begin, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ben)
    rubric = client.get(f"/indicators/{begin(GRADED).pk}/read/").content.decode()
    assert LEVELS[2] in rubric
    assert 'name="value"' not in rubric
    count = client.get(f"/indicators/{begin(COUNTED).pk}/read/").content.decode()
    assert "How many conversations?" in count
    assert 'name="level"' not in count


def test_a_refusal_keeps_what_was_typed(begin: Begin, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ben)
    item = begin(SCALED)
    sent = {"from_on": "2026-03-01", "value": "9", "meaning": "High, it seems."}
    page = client.post(f"/indicators/{item.pk}/read/", sent)
    assert page.status_code == 422
    assert "This lies outside the scale." in page.content.decode()
    assert "High, it seems." in page.content.decode()
    page = client.post(f"/indicators/{item.pk}/read/", sent | {"value": "4.5"}, follow=True)
    assert "High, it seems." in page.content.decode()


def test_two_correct_one_at_once(begin: Begin, take: Take, cast: SimpleNamespace, client: Client) -> None:
    item = take(begin(COUNTED), *MARCH, value=14)
    seen = Seen(MARCH[0], "Ana’s meaning.", MARCH[1], Decimal(15))
    writes.correct_reading(item=item, by=cast.ana, given=seen, because="Counted again.")
    client.force_login(cast.ben)
    sent = {
        "from_on": "2026-03-01",
        "to_on": "2026-03-31",
        "value": "13",
        "meaning": "Ben’s meaning.",
        "because": "Mine.",
        "revision": "1",
    }
    page = client.post(f"/readings/{item.pk}/correct/", sent)
    assert page.status_code == 422
    assert "Ana’s meaning." in page.content.decode()
    assert "Ben’s meaning." in page.content.decode()


def test_a_withdrawn_reading_leaves_the_chart_and_is_counted(
    begin: Begin, take: Take, cast: SimpleNamespace, client: Client
) -> None:
    item = begin(COUNTED)
    taken, _ = take(item, *MARCH, value=14, meaning="Wrongly counted."), take(item, value=2)
    client.force_login(cast.ana)
    assert client.post(f"/readings/{taken.pk}/withdraw/", {"because": ""}).status_code == 422
    page = client.post(f"/readings/{taken.pk}/withdraw/", {"because": "Counted twice."}, follow=True)
    assert "1 reading was withdrawn." in page.content.decode()
    assert "Wrongly counted." not in page.content.decode()
