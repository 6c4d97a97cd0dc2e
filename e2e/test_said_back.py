"""What people said is answered, told, and published on the page of its hub after a second person's check; a resident replies (walk 8)."""

import re
from datetime import date

from e2e.conftest import Walk
from e2e.walking import Walker

DECLINED = "The board decided against new notice boards on the high road."
SAID = "Put up notice boards on the high road"
BECAUSE = "What we heard points to people, not posters."
HUB_PAGE = "/public/demo/hubs/hainault/"


def path_of(walker: Walker) -> str:
    return walker.page.url.removeprefix(walker.url)


def say_back(organiser: Walker) -> str:
    """From the longest waiting theme: a no with its reason."""
    organiser.go("/p/demo/said-back/waiting/")
    organiser.click(organiser.page.get_by_role("link", name=re.compile("^Say back")).first)
    organiser.fill("What did people say?", SAID)
    organiser.fill("What was decided, or done?", DECLINED)
    organiser.fill("How were the two brought together?", "Nearly everyone had heard of us from somebody.")
    organiser.choose(organiser.page.get_by_label(re.compile("^Can’t, because")))
    organiser.choose("Hub", "Hainault")
    organiser.click("Keep it")
    organiser.sees("Say why it can’t be done.")
    organiser.fill("Because…", BECAUSE)
    organiser.click("Keep it")
    organiser.sees("Written, and not told yet")
    return path_of(organiser)


def test_an_answer_is_told_by_keyboard_and_waits_no_more(walk: Walk) -> None:
    organiser = walk("organiser-ha", hands="keyboard")
    organiser.go("/p/demo/said-back/waiting/")
    waiting = organiser.page.get_by_role("link", name=re.compile("^Say back"))
    before = waiting.count()
    answer = say_back(organiser)
    organiser.click("It was told")
    organiser.fill("Who heard it?", "people at the bus stop")
    organiser.choose("In person")
    organiser.click("Keep that it was told")
    organiser.sees("to people at the bus stop. In person.")
    organiser.go("/p/demo/said-back/waiting/")
    assert waiting.count() == before - 1
    organiser.go(f"{answer}sheet/")
    organiser.sees(DECLINED)


def near_a_vote(lead: Walker) -> None:
    """A period before an election runs from today on."""
    lead.go("/p/demo/context/new/")
    lead.fill("What happened", "Notice of a by-election")
    lead.fill("When it began", date.today().isoformat())  # noqa: DTZ011  # the server's day, here the same
    lead.choose("It is a period before an election")
    lead.click("Save")


def test_a_declined_decision_reaches_the_page_of_its_hub_and_a_resident_replies(walk: Walk) -> None:
    lead = walk("learning-lead")
    near_a_vote(lead)
    resident = walk(None, device="phone", hands="keyboard")
    resident.go(HUB_PAGE)
    resident.does_not_see(SAID)
    organiser = walk("organiser-ha")
    say_back(organiser)
    organiser.click("Share it")
    organiser.choose("Also for anyone, on the programme’s public pages")
    organiser.click("Save and go on")
    organiser.sees("A vote is near")
    organiser.click("Send for a check")
    release = path_of(organiser)
    resident.go(HUB_PAGE)
    resident.does_not_see(SAID)
    lead.go(release)
    lead.click("Read and decide")
    lead.sees("Could a neighbour guess who said it?")
    lead.fill("What did you look at, and what do you say?", "It names nobody, and says why.")
    lead.click("It can be shared: share it now")
    lead.sees("We are in a period before an election.")
    lead.fill("Why can it be published before the vote?", "It answers people who asked, and announces nothing.")
    lead.click("It can be shared: share it now")
    lead.sees("Checked and shared. Anyone can read it now.")
    resident.page.wait_for_timeout(1_100)  # a page may be kept; its day is told to the second
    resident.go(f"{HUB_PAGE}?now")
    resident.sees("Can’t be done, and why")
    resident.sees(BECAUSE)
    resident.click(resident.page.get_by_role("link", name=re.compile(f"Does this answer it.*{SAID}")))
    resident.click("Does this answer it? Tell us")
    resident.choose("It does not answer it")
    resident.fill("What would you say to us?", "My mother reads the board and has no telephone.")
    resident.click("Send it")
    resident.sees("The team will read it.")
    assert resident.page.context.cookies() == []
    resident.go(f"{HUB_PAGE}?after")
    resident.does_not_see("My mother reads the board")
    lead.go("/p/demo/public-pages/")
    lead.sees("My mother reads the board and has no telephone.")
    lead.click(lead.page.locator("summary", has_text=SAID))
    lead.fill(lead.page.get_by_label("Their words, as they are kept").first, "The board is all some people have.")
    lead.click(lead.page.get_by_role("button", name=re.compile(f"Keep it.*{SAID}")))
    lead.sees("Kept with the answer.")
    organiser.go("/p/demo/said-back/")
    organiser.click(organiser.page.get_by_role("link", name=SAID).first)
    organiser.sees("The board is all some people have.")


def test_the_public_pages_are_sound_at_every_width_and_in_another_script(walk: Walk) -> None:
    stranger = walk(None, device="narrow")
    stranger.go("/public/demo/")
    stranger.click("Gants Hill")
    stranger.sees("This hub is paused.")
    stranger.click("Urdu")
    stranger.sees("لائبریری")
    stranger.look_every_way()
    for page in ("privacy", "accessibility"):
        stranger.go(f"/public/demo/{page}/")
        stranger.look_every_way()
