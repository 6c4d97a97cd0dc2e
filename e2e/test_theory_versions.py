"""A theory moves on: a version is proposed, talked over and agreed, compared in plain English; the board reads one page of it."""

import re

import pytest
from playwright.sync_api import expect

from e2e.conftest import Walk
from e2e.walking import Hands, Walker

NEW = "Neighbours stay after the tap is mended"


def open_theory(walker: Walker) -> str:
    """The programme's outline; begun if nobody has. Its address."""
    walker.go("/p/demo/theory/")
    if walker.page.get_by_role("link", name="Begin the map").count():
        walker.click("Begin the map")
        walker.click("Begin the map")
    walker.is_at(r"/theory/[0-9a-f-]{36}/$")
    return walker.page.url.removeprefix(walker.url)


def add(walker: Walker, theory: str, words: str) -> None:
    walker.go(f"{theory}add/")
    walker.choose(walker.page.locator("[name=kind][value=outcome]"))
    walker.fill(walker.page.locator("[name=title]"), words)
    walker.page.locator("main form button[type=submit]").first.click()
    walker.settle()


def propose(walker: Walker, theory: str, note: str) -> int:
    walker.go(theory)
    walker.click("Versions")
    walker.click(walker.page.get_by_role("link", name=re.compile("^Propose (a|the first) version$")))
    walker.fill(walker.page.locator("[name=change_note]"), note)
    walker.click("Propose this version")
    return int(re.search(r"/versions/(\d+)/$", walker.page.url).group(1))  # type: ignore[union-attr]


@pytest.mark.parametrize("hands", ["mouse", "keyboard"])
def test_a_version_is_proposed_discussed_agreed_and_compared(walk: Walk, hands: Hands) -> None:
    lead, colleague = walk("learning-lead", hands=hands), walk("organiser")
    theory = open_theory(lead)
    add(lead, theory, f"Somebody comes a second time ({hands})")
    before = propose(lead, theory, "What we believed until the repair evenings.")
    add(lead, theory, f"{NEW} ({hands})")
    after = propose(lead, theory, "The repair evenings taught us that people come for company.")
    assert after == before + 1
    lead.look_every_way()

    colleague.go(f"{theory}versions/{after}/")
    colleague.fill(colleague.page.locator("[name=words]"), "In the park we saw the same.")
    colleague.click("Say it")
    colleague.sees("In the park we saw the same.")

    lead.go(f"{theory}versions/{after}/")
    lead.click("Write down who agreed")
    lead.click("Keep that it is agreed")
    lead.sees("Say who agreed")
    lead.fill(lead.page.locator("[name=agreed_by]"), "the team and six residents")
    lead.click("Keep that it is agreed")
    lead.sees("the team and six residents")

    lead.click(f"What changed since version {before}")
    expect(lead.page.locator("ins").first).to_contain_text(f"Outcome: “{NEW} ({hands})”.")
    expect(lead.page.locator("svg.tl-map:not(.tl-map__sample) .tl-map__box--added")).to_have_count(1)
    lead.look_every_way()


def test_the_board_reads_the_released_page_and_nothing_behind_it(walk: Walk) -> None:
    lead = walk("learning-lead")
    theory = open_theory(lead)
    add(lead, theory, "Neighbours look out for each other")
    lead.click("Plain view")
    lead.look_every_way()
    lead.click("Share this page")
    lead.choose(lead.page.get_by_label(re.compile("Learning & Delivery Board")))
    title = lead.page.locator("[name=title]").input_value()
    told = lead.page.locator("[name=body]").input_value().split("\n")[0]
    lead.click("Save and go on")
    lead.page.get_by_role("main").get_by_role("button", name=re.compile("Share it now|Send for a check")).click()
    lead.sees("Shared. Its circles can read it now")
    lead.look()

    board = walk("board member", device="tablet")
    board.go("/reading/")
    board.click(board.page.get_by_role("link", name=title))
    board.sees(told)
    board.look_every_way()
    for page in ("", "plain/", "versions/", "map/", "take/"):
        assert board.page.request.get(f"{board.url}{theory}{page}").status == 404


def test_a_file_goes_out_and_comes_back_with_nothing_changed(walk: Walk) -> None:
    lead = walk("learning-lead")
    theory = open_theory(lead)
    add(lead, theory, "People lend each other tools")
    lead.go(theory)
    lead.click("Take it with you")
    lead.look_every_way()
    with lead.page.expect_download() as leaving:
        lead.page.get_by_role("link", name="Spreadsheet").click()
    lead.click("Bring a theory in from a file")
    lead.page.get_by_label("A theory in a file").set_input_files(leaving.value.path())
    lead.click("See what it would change")
    lead.sees("Nothing has been changed yet")
    lead.sees("Nothing is different")
    lead.look_every_way()
