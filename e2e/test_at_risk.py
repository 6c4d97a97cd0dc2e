"""Walk 9: someone discloses harm. The steps are one tap away, no note is made, and nothing of it is found."""

import pytest

from e2e.conftest import Walk
from e2e.walking import Hands

SAID = "He keeps my card, quincunx, to be safe he says"


@pytest.mark.parametrize("hands", ["mouse", "keyboard"])
def test_a_disclosure_is_handed_over_and_is_nowhere_else(walk: Walk, hands: Hands) -> None:
    organiser = walk("organiser", device="phone", hands=hands)
    organiser.go("/p/demo/notes/new/")
    organiser.click("Someone may be at risk")
    organiser.sees("In danger right now? Ring 999.")
    organiser.click("Write the hand-over")
    organiser.fill(organiser.page.get_by_label("Who may be at risk?"), "An older man by the market")
    organiser.fill(organiser.page.get_by_label("What was said"), SAID)
    organiser.fill(organiser.page.get_by_label("Where this was"), "The pop-up")
    organiser.click("Keep the hand-over")
    organiser.sees("The hand-over is recorded. No note was made.")
    record = organiser.page.url.removeprefix(organiser.url)
    for address in ("/p/demo/search/?q=quincunx", "/p/demo/notes/mine/", "/p/demo/notes/?q=quincunx"):
        organiser.go(address)
        organiser.does_not_see(SAID)
    lead = walk("data-protection", hands=hands)
    lead.go(record)
    lead.sees(SAID)
    lead.click("I have received this")
    lead.sees("by Olufemi Bright")
    colleague = walk("learning and evaluation lead")
    colleague.go(record)
    colleague.does_not_see(SAID)
    colleague.sees("There is nothing here")


def test_a_gap_in_the_hand_over_is_named_and_the_words_are_kept(walk: Walk) -> None:
    organiser = walk("organiser", device="narrow")
    organiser.go("/p/demo/at-risk/hand-over/")
    organiser.fill(organiser.page.get_by_label("What was said"), SAID)
    organiser.click("Keep the hand-over")
    organiser.sees("Say who may be at risk, even if you don’t know their name.")
    assert organiser.page.get_by_label("What was said").input_value() == SAID
    organiser.look_every_way()
