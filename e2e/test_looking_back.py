"""Somebody looks back in private and shares one part; a change is harvested and a second person speaks to it; a round of stories."""

from playwright.sync_api import expect

from e2e.conftest import Walk
from e2e.walking import Hands, Walker
from throughline.common.clock import today

ORGANISER, COLLEAGUE, LEAD = "organiser-sk", "organiser-gh", "learning-lead"


def look_back(walker: Walker, private: str, shared: str) -> str:
    """Begin from my week, answer one question, leave two, share a part of the last; the address of the reflection."""
    walker.go("/p/demo/week/")
    walker.click("Take 20 minutes")
    walker.fill("What about? (optional)", "A week of wet doors")
    walker.click("Begin")
    walker.sees("Question 1 of 4.")
    walker.click("Leave this one")
    walker.fill("What am I avoiding writing down?", private)
    walker.click("Keep it, next question")
    walker.click("Leave this one")
    walker.fill("What would I do differently on Monday?", "Knock at noon, and say who I am before I say why.")
    walker.click("Keep it")
    walker.sees("Only you read this.")
    walker.sees(private)
    address = walker.page.url.removeprefix(walker.url)
    walker.click(
        walker.page.get_by_role("link", name="Share a part with the team What would I do differently on Monday?")
    )
    walker.fill("What the team will read", shared)
    walker.click("Share this part")
    walker.sees("The team can read this part now.")
    walker.sees(shared)
    return address


def test_an_organiser_looks_back_and_shares_one_part(walk: Walk) -> None:
    organiser = walk(ORGANISER, device="phone")
    address = look_back(organiser, "Zwiebelkuchen was all I thought of.", "On Monday I knock at noon.")
    organiser.go(address)
    organiser.look_every_way()
    organiser.click(
        organiser.page.get_by_role("button", name="Ask it as a question What would I do differently on Monday?")
    )
    organiser.sees("Asked because of this")
    organiser.fill("What do we want to find out?", "Which doors open at noon?")
    organiser.click("Put it on the wall")
    organiser.sees("What raised it")
    question = organiser.page.url.removeprefix(organiser.url)

    colleague = walk(COLLEAGUE)
    colleague.go("/p/demo/reflections/")
    colleague.sees("On Monday I knock at noon.")
    colleague.does_not_see("A week of wet doors")
    colleague.go("/p/demo/search/?q=Zwiebelkuchen")
    colleague.does_not_see("A week of wet doors")
    colleague.go(question)
    colleague.does_not_see("A week of wet doors")
    assert colleague.page.request.get(colleague.url + address).status == 404


def test_the_same_by_keyboard_alone(walk: Walk) -> None:
    look_back(walk(LEAD, hands="keyboard"), "That I like the quiet ones best.", "I read the thin hubs last.")


def test_two_people_look_back_together(walk: Walk) -> None:
    organiser = walk(ORGANISER)
    organiser.go("/p/demo/reflections/")
    organiser.click("Take part The session at the library")
    organiser.sees("You take part.")
    organiser.sees("That residents name the themes and we write.")
    organiser.look_every_way()


def harvest(walker: Walker, who: str) -> str:
    walker.go("/p/demo/changes/")
    walker.click("Harvest a change")
    walker.fill("Who changed?", who)
    walker.fill("What do they do differently?", "leaves the side door open until eight")
    walker.choose("Some of both")
    walker.choose("Nobody meant it to happen")
    walker.fill("What might have happened anyway? (optional)", "He might have tired of the bell.")
    walker.click("Keep this change")
    walker.sees("Harvested.")
    walker.sees("You wrote it, so a colleague has to ask a second person")
    return walker.page.url.removeprefix(walker.url)


def speak_to(walker: Walker, address: str) -> None:
    walker.go(address)
    walker.click("Add what somebody else says")
    walker.fill("Who told you?", "A mother who came in by it")
    walker.fill("What do they say?", "It was open, and he held it.")
    walker.click("Keep it")
    walker.sees("Kept beside it, with who said it and when.")
    walker.sees("It was open, and he held it.")


def change_journey(walk: Walk, who: str, hands: Hands) -> str:
    address = harvest(walk(ORGANISER, hands=hands), who)
    speak_to(walk(COLLEAGUE, hands=hands), address)
    return address


def test_a_change_is_harvested_and_a_second_person_speaks_to_it(walk: Walk) -> None:
    address = change_journey(walk, "The caretaker", "mouse")
    lead = walk(LEAD)
    lead.go(address)
    lead.click("Say what it rests on")
    lead.fill("Look for words", "door")
    lead.click("Search")
    lead.choose(lead.page.locator("input[name=items]").first)
    lead.fill("Because (optional)", "Somebody saw it.")
    lead.click("Put it under the change")
    lead.sees("Because: Somebody saw it.")
    lead.click("Hold it for or against a part")
    lead.choose("Which part of the theory?", "Small permissions are easy")
    lead.choose("It speaks for it")
    lead.fill("Because", "He asked nobody.")
    lead.click("Hold it there")
    lead.sees("It supports this, because: He asked nobody.")
    lead.look_every_way()
    lead.click("Small permissions are easy")
    lead.sees("He asked nobody.")


def test_the_same_change_by_keyboard_alone(walk: Walk) -> None:
    change_journey(walk, "The caretaker, by keyboard", "keyboard")


def story_round(walker: Walker, name: str) -> None:
    """Begin a round with one area, tell a story, keep what a panel chose and why, and what the tellers were told."""
    walker.go("/p/demo/stories/")
    walker.click("Begin a round")
    walker.fill("What is this round called?", name)
    walker.fill("Areas of life to ask about, one to a line", "What people start")
    walker.click("Begin it")
    walker.sees("No story has been told here yet.")
    walker.click("Tell a story What people start")
    walker.fill("The story in a line", "The stool")
    walker.fill("Who told it?", "A shopkeeper")
    walker.fill("The story", "I put out two stools. They were cold.")
    walker.fill("Why does the teller think this matters most?", "Nobody had asked me to.")
    walker.click("Keep the story")
    walker.sees("Only the team may hear it")
    walker.click(name)
    walker.click("Keep what the panel chose What people start")
    walker.choose("The stool")
    walker.fill("Who chose?", "Two residents and an organiser")
    walker.fill("What was their reason?", "It cost him nothing but the neighbours.")
    walker.click("Keep the choice")
    walker.sees("Because: It cost him nothing but the neighbours.")
    walker.click("Say what they were told about What people start")
    walker.fill("What were the tellers told?", "That his was chosen, and why.")
    walker.click("Keep it")
    walker.sees("That his was chosen, and why.")


def test_a_round_of_stories(walk: Walk) -> None:
    lead = walk(LEAD)
    story_round(lead, "This spring")
    lead.look_every_way()


def test_a_round_of_stories_by_keyboard_alone(walk: Walk) -> None:
    story_round(walk(LEAD, hands="keyboard"), "This spring, by keyboard")


def test_a_letter_is_sealed_and_ripples_are_looked_at_again(walk: Walk) -> None:
    organiser = walk(ORGANISER)
    organiser.go("/p/demo/letters/")
    organiser.click("Write a letter")
    organiser.fill("To whom?", "Whoever has this patch next")
    organiser.fill("The letter", "The kettle is under the stage.")
    organiser.fill("When is it opened?", today().replace(year=today().year + 1, day=1).isoformat())
    organiser.click("Seal it")
    organiser.sees("Only you can read it.")
    organiser.go("/p/demo/ripples/")
    organiser.click("The cupboard")
    organiser.look_every_way()
    organiser.click("Put a ripple on the map")
    organiser.choose("Something changed")
    organiser.fill("In a line", "A second library asks for the drawing of the lock")
    organiser.click("Put it on the map")
    organiser.sees("It is on the map.")
    expect(organiser.page.get_by_role("list", name="Ripples, the oldest first")).to_contain_text(
        "A second library asks"
    )
    organiser.go("/p/demo/around-us/")
    organiser.look_every_way()
