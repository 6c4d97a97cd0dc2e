"""What was withdrawn for good keeps its place and none of its words, and what is offered for a release is honest."""

from types import SimpleNamespace

from throughline.common.clock import today
from throughline.harvest import offer, purging
from throughline.harvest.models import Change, Choice, Round, SecondVoice, Story
from throughline.harvest.writes.changes import rest_on, substantiate
from throughline.harvest.writes.stories import choose
from throughline.thread.models import Item


def test_a_change_and_what_was_said_of_it_are_emptied(change: Item, cast: SimpleNamespace) -> None:
    substantiate(item=change, by=cast.ben, who="A mother", words="It was open.", said_on=today())
    purging.purge_changes([change.pk])
    kept, voice = Change.unscoped.get(), SecondVoice.unscoped.get()
    assert (kept.who, kept.contribution, kept.anyway) == (purging.GONE, "", "")
    assert (voice.who, voice.words) == (purging.GONE, "")


def test_a_story_is_emptied_and_that_it_was_chosen_stays(
    told_in: Round, stories: list[Item], cast: SimpleNamespace
) -> None:
    choose(of=told_in, by=cast.lea, number=1, story_id=stories[0].pk, panel="Two residents", reason="It began there.")
    purging.purge_stories([stories[0].pk])
    assert Story.unscoped.get(pk=stories[0].pk).words == ""
    assert Choice.unscoped.get().reason == purging.GONE
    assert Story.unscoped.get(pk=stories[1].pk).words


def test_a_change_is_offered_with_its_doubts_and_counts(change: Item, note: Item, cast: SimpleNamespace) -> None:
    rest_on(item=change, by=cast.ana, sources=[note])
    told = offer.change_shareable(cast.ben, change)
    assert told.notes == 1
    for words in ("Some of both.", "Nobody meant it to happen.", "He might have tired of the bell."):
        assert words in told.body
    assert told.confidence.startswith("The case for it is weak.")
