"""Words somebody said leave the team only through a second person: sent back once with a reason, mended, then let go."""

import re

from playwright.sync_api import expect

from e2e.conftest import Walk
from e2e.walking import Walker

THEME = "You asked before and nobody came back"
SHARED = "People ask for a place to sit before they ask for anything else"
SAFE = "I only came in to sit down for a while."
NOT_YET = "The opening says ‘everyone’, and we heard it in one place. Say where."
YES = "Read it beside the note. Nobody could be picked out, and it says where now."


def path_of(walker: Walker) -> str:
    return walker.page.url.removeprefix(walker.url)


def find(lead: Walker) -> tuple[str, str]:
    """A theme of the demonstration with words under it, and the note that some of them were said in."""
    lead.go("/p/demo/themes/")
    lead.click(lead.page.get_by_role("link", name=THEME))
    note = lead.page.locator("main a[href^='/notes/']").first.get_attribute("href") or ""
    return path_of(lead), note.split("#")[0]


def prepare(lead: Walker, theme: str) -> str:
    """The release in words of the team's own, with one quote made safe to share."""
    lead.go(theme)
    lead.click("Share this theme")
    lead.fill("What do you understand, in one sentence?", SHARED)
    lead.fill(lead.page.get_by_label("And in a few more"), "Everyone asked for somewhere to sit.")
    lead.choose(lead.page.locator("[name=quotes]").first)
    lead.choose(lead.page.get_by_label(re.compile("Learning & Delivery Board")))
    lead.click("Save and go on")
    lead.fill("Share-safe words", SAFE)
    lead.choose(lead.page.locator("[name=neighbour_asked]"))
    lead.click("Save these words")
    lead.is_at(r"/preview/$")
    lead.click("Send for a check")
    lead.sees("Sent for a check.")
    return path_of(lead)


def decide(checker: Walker, release: str, because: str, answer: str) -> None:
    checker.go(release)
    checker.click("Read and decide")
    quote = checker.page.get_by_role("region", name="Quote 1")
    expect(quote).to_contain_text(SAFE)
    expect(quote).to_contain_text("As it was recorded")
    checker.fill("What did you look at, and what do you say?", because)
    checker.click(answer)


def test_quotes_wait_for_a_second_person_and_the_board_reads_them_and_nothing_behind(walk: Walk) -> None:
    lead = walk("learning-lead")
    theme, note = find(lead)
    release = prepare(lead, theme)
    assert not lead.page.get_by_role("link", name="Read and decide").count(), "whoever wrote it does not check it"
    member = walk("resident-chair-a", device="tablet")
    member.does_not_see(SHARED)
    checker = walk("programme-lead")
    decide(checker, release, NOT_YET, "Send it back")
    checker.sees("Sent back with your words.")
    lead.go(release)
    lead.sees(NOT_YET)
    lead.click("Write on")
    lead.fill(lead.page.get_by_label("And in a few more"), "At one hub, people asked for somewhere to sit.")
    lead.click("Save and go on")
    lead.click("Send for a check")
    decide(checker, release, YES, "It can be shared: share it now")
    checker.sees("Checked and shared.")
    member.go("/reading/")
    member.click(member.page.get_by_role("link", name=SHARED))
    member.sees("At one hub, people asked for somewhere to sit.")
    member.click(member.page.locator("summary", has_text="(1)"))
    member.sees(SAFE)
    for inside in (NOT_YET, YES, THEME):
        member.does_not_see(inside)
    behind_it_is_nothing(member, [theme, note, release, f"{release}edit/", f"{release}preview/", f"{release}check/"])


def behind_it_is_nothing(member: Walker, addresses: list[str]) -> None:
    """Each address answers as one that never was."""
    answers = [member.page.request.get(f"{member.url}{address}") for address in addresses]
    missing = member.page.request.get(f"{member.url}/notes/0198f000-0000-7000-8000-000000000000/")
    assert missing.status == 404
    assert [answer.status for answer in answers] == [404] * len(addresses)
    assert all("There is nothing here" in answer.text() for answer in [*answers, missing])
