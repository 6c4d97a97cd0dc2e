"""A question is asked, answered, helped by a note and opened again; an indicator is begun, read three times, read as a table and a file."""

import csv
import io
from datetime import date, timedelta

from playwright.sync_api import expect

from e2e.conftest import Walk
from e2e.walking import Walker
from throughline.common.clock import today

LEAD, ORGANISER = "learning-lead", "organiser-sk"
CAVEAT = "Counts only what somebody wrote down."


def ask(walker: Walker, wording: str) -> str:
    """Ask a question from the wall and give the address it got."""
    walker.go("/p/demo/questions/")
    walker.click("Ask a question")
    walker.fill("What do we want to find out?", wording)
    walker.fill("Who wants to know? (optional)", "Organisers")
    walker.fill("Why do they want to know? (optional)", "We would go at another hour.")
    walker.fill("What would change our mind? (optional)", "Doors that open as often at noon.")
    walker.click("Put it on the wall")
    walker.sees("The question is on the wall.")
    return walker.page.url.removeprefix(walker.url)


def answer(walker: Walker, words: str) -> None:
    walker.click("Say how far we are")
    walker.choose("Answered for now. Good enough to act on, until something changes our mind.")
    walker.fill("Best answer so far (optional)", words)
    walker.click("Save")
    walker.sees("Kept, with the earlier answers below.")


def open_again(walker: Walker, because: str) -> None:
    """Look for a note, put it to the question, and open the question again because of it."""
    walker.click("Put something to it")
    walker.fill("Look for words", "door")
    walker.click("Search")
    walker.choose(walker.page.locator("input[name=items]").first)
    walker.fill("Because", because)
    walker.choose("Open the question again because of this")
    walker.click("Put it to the question")
    walker.sees("The question is open again, because of it.")


def question_journey(walker: Walker, wording: str) -> None:
    ask(walker, wording)
    answer(walker, "After six, when the lights are on.")
    open_again(walker, "This door opened at noon.")
    walker.sees("Opened again")
    walker.sees("Because: This door opened at noon.")
    history = walker.page.get_by_role("list", name="Answers, the newest first")
    expect(history.get_by_text("After six, when the lights are on.").first).to_be_visible()
    expect(history.get_by_text("Answered for now")).to_be_visible()


def test_a_question_is_asked_answered_helped_and_opened_again(walk: Walk) -> None:
    lead = walk(LEAD)
    question_journey(lead, "When do doors open?")
    lead.look_every_way()
    lead.click("History")
    lead.sees("This door opened at noon.")


def test_the_same_by_keyboard_alone(walk: Walk) -> None:
    question_journey(walk(LEAD, hands="keyboard"), "When do doors open, by keyboard?")


def test_a_question_asked_from_a_note_keeps_the_note(walk: Walk) -> None:
    organiser = walk(ORGANISER, device="phone")
    organiser.go("/p/demo/library/")
    organiser.click(organiser.page.locator("main .tl-item__title a").first)
    title = organiser.page.get_by_role("heading", level=1).inner_text()
    organiser.click("Ask a question from this")
    organiser.fill("What do we want to find out?", "Who else would say this?")
    organiser.click("Put it on the wall")
    organiser.sees("What raised it")
    assert title


def begin_indicator(walker: Walker, looks_at: str) -> str:
    walker.go("/p/demo/indicators/")
    walker.click("Begin an indicator")
    walker.fill("What do we look at?", looks_at)
    walker.choose("A count. How many of something in a period.")
    walker.fill("A count: of what? (optional)", "kettles")
    walker.fill("What can it not tell?", CAVEAT)
    walker.click("Begin it")
    walker.sees("Begun.")
    return walker.page.url.removeprefix(walker.url)


def read_once(walker: Walker, button: str, day: date, value: str, meaning: str) -> None:
    walker.click(button)
    if walker.hands == "mouse":  # by keyboard today stays: browsers show a day's parts in an order of their own
        walker.fill("Day, or first day", day.isoformat())
    walker.fill("How many kettles?", value)
    walker.fill("What do we make of it?", meaning)
    walker.click("Keep this reading")
    walker.sees("The reading is kept.")


def indicator_journey(walker: Walker, looks_at: str) -> str:
    address = begin_indicator(walker, looks_at)
    now = today()
    readings = [("2", "Nobody was in."), ("5", "There was cake."), ("4", "Rain, and cake.")]
    for number, (value, meaning) in enumerate(readings):
        button = "Take a reading" if number else "Take the first reading"
        read_once(walker, button, now - timedelta(days=60 - 20 * number), value, meaning)
    walker.click(walker.page.locator("summary", has_text="The figures as a table"))
    table = walker.page.get_by_role("table")
    for value, meaning in readings:
        expect(table.get_by_role("row", name=f"{value} kettles {meaning}")).to_be_visible()
    walker.sees(CAVEAT)
    expect(walker.page.get_by_role("img", name="A bar for each of 3 readings")).to_be_visible()
    return address


def test_an_indicator_is_begun_read_three_times_and_read_as_table_and_file(walk: Walk) -> None:
    lead = walk(LEAD)
    indicator_journey(lead, "Kettles that were on")
    lead.look_every_way()
    with lead.page.expect_download() as download:
        lead.page.get_by_role("link", name="The figures as a file (CSV)").click()
    rows = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    assert [row[2] for row in rows[1:4]] == ["2", "5", "4"]
    assert rows[-1][4] == CAVEAT
    lead.click(lead.page.get_by_role("table").get_by_role("link").first)
    lead.sees("Nobody was in.")
    lead.click("Put it right")
    lead.fill("How many kettles?", "3")
    lead.fill("Because", "One stood in the kitchen.")
    lead.click("Put it right")
    lead.sees("3 kettles")


def test_the_same_indicator_by_keyboard_alone(walk: Walk) -> None:
    indicator_journey(walk(LEAD, hands="keyboard"), "Kettles that were on, by keyboard")


def test_the_demonstrations_pages_read_well_at_every_width(walk: Walk) -> None:
    lead = walk(LEAD)
    for path, follow in (
        ("/p/demo/questions/", "When do offers of help turn into something people run?"),
        ("/p/demo/indicators/", "Second conversations"),
        ("/p/demo/indicators/", "Where, when and in which languages we listen"),
        ("/p/demo/indicators/", "Decisions that cite listening"),
    ):
        lead.go(path)
        lead.look_every_way()
        lead.click(follow)
        lead.look_every_way()
