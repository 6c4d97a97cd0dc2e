"""A note from a door is filed against an assumption, and the team says so: first mixed, then not holding. By mouse and by keyboard."""

import re

import pytest
from playwright.sync_api import Locator, expect

from e2e.conftest import Walk
from e2e.walking import Hands, Walker

LEAD = "learning-lead"


def assume(lead: Walker, sentence: str) -> str:
    """Put an assumption on the map, from the outline."""
    lead.go("/p/demo/theory/")
    lead.click("Say what we assume")
    lead.fill("What do we take to be so?", sentence)
    lead.click("Keep this assumption")
    lead.sees("Kept. It begins untested, and as a guess.")
    return lead.page.url.removeprefix(lead.url)


def judge(lead: Walker, status: str, sure: str, because: str) -> None:
    lead.click("Say how it stands")
    lead.choose(status)
    lead.choose(sure)
    lead.fill("Because", because)
    lead.click("Keep this judgement")
    lead.sees(f"Because: {because}")


@pytest.mark.parametrize("hands", ["mouse", "keyboard"])
def test_a_door_note_weakens_an_assumption(walk: Walk, hands: Hands) -> None:
    sentence = f"People who rent will answer a letter, by {hands}"
    lead = walk(LEAD, hands=hands)
    belief = assume(lead, sentence)
    lead.go("/p/demo/library/")
    lead.click(lead.page.locator("main a[href^='/notes/']").first)
    lead.click("File against the theory of change")
    lead.click("File it")
    lead.sees("Say whether it supports, challenges or qualifies.")
    field = lead.page.get_by_role("combobox", name="What does it bear on?")
    lead.fill(field, sentence)
    lead.press("Enter")
    lead.choose(beginning(lead, "Challenges it."))
    lead.choose(lead.page.locator("#id_strength"), "Strong")
    lead.fill(lead.page.locator("#id_because"), "a letter never reaches who has moved")
    lead.click("File it")
    lead.sees(f"Filed: it challenges “{sentence}”.")
    lead.go(belief)
    lead.sees("Because: a letter never reaches who has moved")
    judge(lead, "Mixed", "A few voices", "One door, and it rings true.")
    judge(lead, "Not holding", "Several kinds of source, or several places", "The letters came back.")
    expect(lead.page.locator(".tl-tag").get_by_text("not holding", exact=True).first).to_be_visible()
    lead.sees("The evidence as it lay then: 1 against")


def beginning(walker: Walker, words: str) -> Locator:
    """The control whose label begins with these words."""
    return walker.page.get_by_label(re.compile(f"^{re.escape(words)}"))


def test_the_outline_and_its_pages_in_every_width_and_both_lights(walk: Walk) -> None:
    lead = walk(LEAD)
    for path in ("/p/demo/theory/", "/p/demo/theory/next/"):
        lead.go(path)
        lead.look_every_way()
    lead.go("/p/demo/theory/")
    lead.click(lead.page.get_by_role("link", name="People stay long enough to follow up").first)
    lead.look_every_way()
