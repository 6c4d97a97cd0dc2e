"""The organiser: gets down what was heard, a round of it, and what was promised, by thumb and by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from e2e.conftest import Walk
from e2e.walking import Hands, Walker

HANDS: tuple[Hands, ...] = ("mouse", "keyboard")


def open_fold(walker: Walker, title: str) -> None:
    walker.click(walker.page.locator("summary", has_text=title))


@pytest.mark.parametrize("hands", HANDS)
def test_a_note_with_a_promise_is_kept_and_the_promise_is_closed_with_what_was_said_back(
    walk: Walk, hands: Hands
) -> None:
    organiser = walk("organiser", device="phone", hands=hands)
    organiser.go("/p/demo/notes/new/")
    organiser.fill("What did you hear?", f"The swing seat is too high for her, by {hands}.")
    open_fold(organiser, "A promise I made")
    organiser.fill(organiser.page.get_by_label("What you promised"), f"Ask parks about the swing, by {hands}")
    organiser.fill(organiser.page.get_by_label("To whom"), "Mum at the swings")
    organiser.click("Save")
    organiser.is_at(r"/notes/[0-9a-f-]{36}/$")
    organiser.sees(f"The swing seat is too high for her, by {hands}.")
    organiser.go("/p/demo/promises/")
    organiser.click(organiser.page.get_by_role("link", name=f"Ask parks about the swing, by {hands}", exact=True))
    organiser.click("Say it back and close")
    organiser.choose("Kept")
    organiser.fill(organiser.page.get_by_label("What was said back?"), "Parks will lower one seat in spring.")
    organiser.click("Close it")
    organiser.sees("Parks will lower one seat in spring.")


def test_only_three_things_are_needed_and_a_gap_is_named_with_the_words_kept(walk: Walk) -> None:
    organiser = walk("organiser", device="narrow")
    organiser.go("/p/demo/notes/new/")
    organiser.choose("Where", "Not at a hub (say where below)")
    organiser.fill("What did you hear?", "Nobody at the stop had heard of us.")
    organiser.click("Save")
    organiser.sees("Say where it was: choose a hub, or name a place in words.")
    expect(organiser.page.get_by_label("What did you hear?")).to_have_value("Nobody at the stop had heard of us.")
    expect(organiser.page.locator(".govuk-error-summary")).to_be_focused()


def test_heard_and_what_is_made_of_it_stay_apart(walk: Walk) -> None:
    organiser = walk("organiser", device="tablet")
    organiser.go("/p/demo/notes/new/")
    organiser.fill("What did you hear?", "They took the bench away in June.")
    open_fold(organiser, "What I make of it")
    organiser.fill(organiser.page.get_by_label("What I make of it"), "The bench was the meeting room.")
    organiser.click("Save")
    heard = organiser.page.locator("[data-words]").first
    expect(heard).to_contain_text("They took the bench away in June.")
    expect(heard).not_to_contain_text("The bench was the meeting room.")
    organiser.sees("The bench was the meeting room.")
    organiser.look_every_way()


def test_a_round_of_short_conversations_becomes_notes(walk: Walk) -> None:
    organiser = walk("organiser", device="phone", hands="keyboard")
    organiser.go("/p/demo/notes/round/")
    lines = organiser.page.locator("textarea[name=lines]")
    organiser.fill(lines, "Late again\nToo cold to wait\nShe asked when it opens")
    organiser.click("Save the round")
    organiser.go("/p/demo/notes/mine/")
    for words in ("Late again", "Too cold to wait", "She asked when it opens"):
        organiser.sees(words)


def test_what_is_typed_is_kept_when_the_network_goes_and_saved_once_when_it_is_back(walk: Walk) -> None:
    organiser = walk("organiser", device="phone")
    organiser.go("/p/demo/notes/new/")
    organiser.fill("What did you hear?", "The tunnel has no signal and no light.")
    context = organiser.page.context
    context.set_offline(True)
    organiser.page.get_by_role("button", name="Save", exact=True).click()
    expect(organiser.page.locator("form[data-island=capture]")).to_contain_text(re.compile("kept on this device", re.I))
    context.set_offline(False)
    expect(organiser.page).to_have_url(re.compile(r"/notes/[0-9a-f-]{36}/$"), timeout=30_000)
    organiser.go("/p/demo/notes/mine/")
    assert organiser.page.get_by_text("The tunnel has no signal and no light.").count() == 1
