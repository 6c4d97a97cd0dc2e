"""The whole first thread: real words come in, a theme is gathered from them, checked and released; the board reads it and nothing behind it."""

import re
from pathlib import Path

from playwright.sync_api import expect

from e2e.conftest import Walk
from e2e.walking import Walker

REAL_WORDS = Path(__file__).parents[1] / "throughline/exchange/tests/fixtures/bowling-green-2018.csv"
THEME = "People want somewhere to be that costs nothing"
SHARED = "Free places to sit and talk are what people ask for"


def path_of(walker: Walker) -> str:
    return walker.page.url.removeprefix(walker.url)


def bring_in_the_real_words(lead: Walker) -> None:
    lead.go("/p/demo/imports/new/")
    lead.page.get_by_label("A file of notes").set_input_files(REAL_WORDS)
    lead.click("Look at the file")
    lead.choose(lead.page.locator("[name=heard]"), "comment-body")
    lead.choose(lead.page.locator("[name=when]"), "datetime")
    lead.fill(lead.page.get_by_label("Place for every row"), "A public conversation online")
    lead.click("See what would come in")
    lead.sees(re.compile("new note"))
    lead.click("Bring the notes in")
    expect(lead.page.get_by_text("896 notes came in")).to_be_visible(timeout=90_000)
    lead.look()


def begin_a_theme(lead: Walker, sentence: str = THEME) -> str:
    lead.go("/p/demo/themes/new/")
    lead.fill(lead.page.locator("[name=title]"), sentence)
    lead.click("Begin this theme")
    lead.is_at(r"/themes/[0-9a-f-]{36}/")
    return path_of(lead)


def gather_words(lead: Walker, theme: str, looked_for: str) -> None:
    lead.go(f"{theme}words/?q={looked_for}")
    boxes = lead.page.locator("main form input[type=checkbox][name=items]")
    for nth in range(4):
        lead.choose(boxes.nth(nth))
    lead.page.locator("main button[name=as][value=supports]").first.click()
    lead.settle()
    lead.go(theme)
    lead.sees(re.compile(r"Words that support it"))


def release_to_the_board(lead: Walker, theme: str, shared: str = SHARED) -> str:
    lead.go(theme)
    lead.click("Share this theme")
    lead.fill(lead.page.locator("[name=title]"), shared)
    lead.fill(lead.page.locator("[name=body]"), "Across a public conversation, people asked for free places to meet.")
    lead.choose(lead.page.get_by_label(re.compile("Learning & Delivery Board")))
    lead.click("Save and go on")
    return re.search(r"/releases/[0-9a-f-]{36}/", path_of(lead)).group(0)  # type: ignore[union-attr]


def test_real_words_become_a_theme_the_board_reads_and_nothing_behind_it(walk: Walk) -> None:
    lead = walk("learning and evaluation lead")
    bring_in_the_real_words(lead)
    theme = begin_a_theme(lead)
    gather_words(lead, theme, "downtown")
    note = lead.page.locator("main a[href^='/notes/']").first.get_attribute("href") or ""
    release = release_to_the_board(lead, theme)
    lead.go(f"{release}preview/")
    lead.sees(SHARED)
    lead.page.get_by_role("main").get_by_role("button", name=re.compile("Share it now|Send for a check")).click()
    lead.look()
    member = walk("board member", device="tablet")
    member.go("/reading/")
    member.click(member.page.get_by_role("link", name=SHARED))
    member.sees("Across a public conversation, people asked for free places to meet.")
    member.look_every_way()
    for address in (theme, note, release, "/p/demo/notes/", "/p/demo/themes/", "/p/demo/search/?q=downtown"):
        member.go(address.split("#")[0])
        member.sees("There is nothing here")


def test_the_same_thread_by_keyboard_alone(walk: Walk) -> None:
    shared = "People notice when somebody remembers them"
    lead = walk("learning-lead", hands="keyboard")
    theme = begin_a_theme(lead, "Being remembered is what brings people back")
    lead.go(f"{theme}words/")
    notes = lead.page.locator("[data-note]")
    lead.reach(notes.first)
    for nth in range(3):  # fewer than three notes stay with the team
        lead.page.keyboard.press("a")
        expect(notes.nth(nth).get_by_text("supports it", exact=True)).to_be_visible()
        lead.page.keyboard.press("j")
    release = release_to_the_board(lead, theme, shared)
    lead.click("Share it now")
    lead.sees("Shared. Its circles can read it now")
    member = walk("resident-chair-b", device="tablet", hands="keyboard")
    member.go("/reading/")
    member.click(member.page.get_by_role("link", name=shared))
    member.sees("Across a public conversation, people asked for free places to meet.")
    for address in (theme, release):
        assert member.page.request.get(f"{member.url}{address}").status == 404
