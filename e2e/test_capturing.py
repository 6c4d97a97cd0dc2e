"""An organiser on a phone: one note in three taps, a round, a lost network, a promise kept and said back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from e2e.conftest import Walk
from e2e.walking import Hands, Walker

HEARD = "What did you hear?"


def open_new_note(organiser: Walker) -> None:
    organiser.go("/p/demo/notes/new/")
    organiser.page.wait_for_selector("[data-island-ready]")


@pytest.mark.parametrize("hands", ["mouse", "keyboard"])
def test_a_note_and_its_promise_from_hearing_to_saying_back(walk: Walk, hands: Hands) -> None:
    organiser = walk("organiser", device="phone", hands=hands)
    open_new_note(organiser)
    organiser.fill(HEARD, f"Said the benches went and nobody asked, by {hands}.")
    organiser.choose("Where", "Seven Kings")
    organiser.click(organiser.page.locator("#part-promise summary"))
    organiser.fill("What you promised", f"Find out where the benches went, by {hands}")
    organiser.fill("To whom", "Man with the old dog")
    organiser.click("Save")
    organiser.is_at(r"/notes/[0-9a-f-]+/$")
    organiser.sees("Kept.")
    organiser.look_every_way()
    organiser.click(f"Find out where the benches went, by {hands}")
    organiser.click("Say it back and close")
    organiser.click("Close it")
    organiser.sees("There is something to put right")
    organiser.choose("Kept")
    organiser.click("Close it")
    organiser.sees(re.compile("Write what was said back"))
    organiser.fill("What was said back?", "They are being mended and come back in March.")
    organiser.click("Close it")
    organiser.sees("They are being mended and come back in March.")
    organiser.look_every_way()


def test_the_words_of_a_note_are_marked_by_keyboard_alone(walk: Walk) -> None:
    organiser = walk("organiser", hands="keyboard")
    open_new_note(organiser)
    organiser.fill(HEARD, "Third door: you came last year")
    for _ in "you came last year":
        organiser.page.keyboard.press("Shift+ArrowLeft")
    organiser.click("These are their own words")
    expect(organiser.page.locator("[data-own-list] mark")).to_have_text("you came last year")
    organiser.choose("Where", "Hainault")
    organiser.click("Save")
    expect(organiser.page.locator(".tl-heard__words mark")).to_have_text("you came last year")


def test_a_lost_network_keeps_the_text_and_saves_once(walk: Walk) -> None:
    organiser = walk("organiser", device="phone")
    open_new_note(organiser)
    organiser.fill(HEARD, "Written in the lift.")
    organiser.choose("Where", "Seven Kings")
    organiser.page.route("**/api/**", lambda route: route.abort())
    organiser.page.get_by_role("button", name="Save", exact=True).click()
    organiser.sees("Kept on this device. Trying again…")
    expect(organiser.page.get_by_label(HEARD)).to_have_value("Written in the lift.")
    organiser.page.unroute("**/api/**")
    expect(organiser.page).to_have_url(re.compile(r"/notes/[0-9a-f-]+/$"), timeout=20_000)
    organiser.go("/p/demo/notes/mine/")
    expect(organiser.page.get_by_role("link", name="Written in the lift.")).to_have_count(1)


def test_what_was_being_typed_is_back_after_the_page_was_lost(walk: Walk) -> None:
    organiser = walk("organiser", device="phone")
    open_new_note(organiser)
    with organiser.page.expect_response(lambda answer: "/api/drafts/" in answer.url):
        organiser.fill(HEARD, "Half a sentence about the un")
    organiser.page.reload()
    organiser.sees("Your draft is back")
    expect(organiser.page.get_by_label(HEARD)).to_have_value("Half a sentence about the un")
    organiser.look()
    organiser.click("Throw this draft away")
    organiser.does_not_see("Half a sentence about the un")


def test_a_round_of_short_conversations(walk: Walk) -> None:
    organiser = walk("organiser", device="narrow")
    organiser.go("/p/demo/notes/round/")
    organiser.choose("Where", "Ilford")
    organiser.fill(HEARD, "Running for the train.\nWould sweep if there were brooms.")
    organiser.sees("2 notes.")
    organiser.fill("Tries", "14")
    organiser.fill("Chats", "2")
    organiser.click("Save the round")
    organiser.sees("2 notes kept.")
    organiser.click("Would sweep if there were brooms.")
    organiser.sees("14 tries, 2 chats")
