"""Themes: gathered from what was heard by mouse, finger and keyboard, read with who is missing, merged and undone."""

from playwright.sync_api import expect

from e2e.conftest import Walk
from e2e.walking import Walker

LEAD = "learning-lead"


def begin(walker: Walker, sentence: str) -> str:
    """Begin a theme from its page and give the address it got."""
    walker.go("/p/demo/themes/")
    walker.click("Begin a theme")
    walker.fill("The theme, as a sentence", sentence)
    walker.click("Begin this theme")
    walker.sees(sentence)
    return walker.page.url.removeprefix(walker.url)


def test_the_lead_marks_words_by_keyboard_and_finds_them_on_the_theme(walk: Walk) -> None:
    lead = walk(LEAD, hands="keyboard")
    theme = begin(lead, "Shelter is where the waiting happens")
    lead.go(f"{theme}words/")
    lead.click(lead.page.locator("[data-note] a").first)
    words = lead.page.locator("[data-words]")
    lead.reach(words)
    for _ in range(3):
        lead.page.keyboard.press("Control+Shift+ArrowRight")
    marked = lead.page.get_by_label("The words", exact=True).input_value()
    assert marked
    assert marked in words.inner_text()
    lead.page.keyboard.type("nothing can be written here")
    assert "nothing can be written" not in words.inner_text()
    lead.press("Enter")
    box = lead.page.get_by_role("combobox", name="Theme")
    expect(box).to_be_focused()
    lead.page.keyboard.type("shelter waiting")
    expect(lead.page.get_by_role("option", name="Shelter is where the waiting happens").first).to_be_visible()
    lead.look()
    lead.press("Enter")
    lead.fill("Because (optional)", "they said it while waiting")
    lead.press("Enter")
    lead.sees("1 piece added under “Shelter is where the waiting happens” (supports it).")
    lead.go(theme)
    expect(lead.page.locator("blockquote", has_text=marked)).to_be_visible()
    lead.sees("Because: they said it while waiting")
    lead.sees("This rests on a single note.")
    lead.click(lead.page.get_by_role("link", name="The note of").first)
    lead.is_at(r"/notes/[0-9a-f-]+/$")


def test_words_are_gathered_beside_the_notes_with_one_key_each(walk: Walk) -> None:
    lead = walk(LEAD, hands="keyboard")
    theme = begin(lead, "A bench is worth more than a building")
    lead.go(f"{theme}words/")
    notes = lead.page.locator("[data-note]")
    lead.reach(notes.first)
    lead.press("j")
    expect(notes.nth(1)).to_be_focused()
    lead.press("a")
    expect(notes.nth(1).get_by_text("supports it", exact=True)).to_be_visible()
    lead.press("j")
    lead.press("c")
    expect(notes.nth(2).get_by_text("challenges it", exact=True)).to_be_visible()
    lead.sees("2 notes so far")
    lead.press("u")
    lead.sees("1 note so far")
    expect(notes.nth(2)).to_be_focused()


def test_an_organiser_gathers_on_a_phone(walk: Walk) -> None:
    organiser = walk("organiser-sk", device="phone")
    theme = begin(organiser, "People look out for one another at the stop")
    organiser.go(f"{theme}words/")
    first = organiser.page.locator("[data-note]").first
    organiser.click(first.get_by_role("button", name="Supports it"))
    expect(first.get_by_text("supports it", exact=True)).to_be_visible()
    organiser.click("Undo the last")
    organiser.sees("0 notes so far")
    for tick in organiser.page.locator("[data-bulk-row]").all()[:3]:
        organiser.choose(tick)
    organiser.click(organiser.page.locator("[data-bulk-bar]").get_by_role("button", name="Challenges it"))
    organiser.sees("3 pieces added under “People look out for one another at the stop” (challenges it).")
    organiser.click("Undo")
    organiser.sees("Taken away again from “People look out for one another at the stop”.")


def test_nothing_is_agreed_before_someone_asked_who_is_missing(walk: Walk) -> None:
    lead = walk(LEAD)
    theme = begin(lead, "The desk frightens those who need it")
    lead.click("Say where we stand")
    lead.choose(lead.page.get_by_label("Agreed by the team."))
    lead.choose(lead.page.get_by_label("Growing."))
    lead.fill("Because", "Three of us heard it in one week.")
    lead.click("Keep where we stand")
    lead.sees("Before a theme is agreed or settled, ask who is missing from it")
    assert lead.page.get_by_label("Because").input_value() == "Three of us heard it in one week."
    lead.choose("We asked, and nobody could be named")
    lead.click("Keep where we stand")
    lead.is_at(theme)
    lead.sees("We asked, and nobody could be named.")


def test_two_themes_become_one_and_two_again(walk: Walk) -> None:
    lead = walk(LEAD)
    begin(lead, "Lights decide who goes out after four")
    begin(lead, "Dark paths keep people in from four")
    lead.click("Merge it into another")
    lead.choose("Which theme takes it in?", "Lights decide who goes out after four")
    lead.fill("Because", "One is the other told from indoors.")
    lead.click("Merge them")
    lead.sees("Merged: its words stand under “Lights decide who goes out after four” now.")
    lead.click("Undo")
    lead.sees("The merge is undone. Both themes stand as before, with what was added since.")


def test_the_pages_of_themes_in_every_width_and_both_lights(walk: Walk) -> None:
    lead = walk(LEAD)
    lead.go("/p/demo/themes/")
    lead.look_every_way()
    lead.click(lead.page.get_by_role("link", name="You asked before and nobody came back"))
    lead.sees("Words that challenge it")
    lead.look_every_way()
    theme = lead.page.url.removeprefix(lead.url)
    for page in ("words/", "status/", "edit/", "split/", "merge/", "dissent/", "withdraw/"):
        lead.go(f"{theme}{page}")
        lead.look_every_way()
