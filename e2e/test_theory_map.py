"""The drawn map: two people change one at once, each sees the other within a moment, and a keyboard is enough."""

import re

from playwright.sync_api import Locator, expect

from e2e.conftest import Walk
from e2e.walking import Walker


def open_map(walker: Walker) -> None:
    """The programme's drawn map; begun if nobody has."""
    walker.go("/p/demo/theory/")
    if walker.page.get_by_role("link", name="Begin the map").count():
        walker.click("Begin the map")
        walker.click("Begin the map")
    walker.click("Drawn map")
    expect(walker.page.locator("[data-island=theory][data-island-ready]")).to_be_attached()
    walker.look()


def box(walker: Walker, words: str) -> Locator:
    return walker.page.get_by_role("button", name=re.compile(rf"^[A-Z][a-z ]+: {re.escape(words)}, "))


def add(walker: Walker, words: str, kind: str) -> None:
    walker.click("Add to the map")
    walker.fill("In words", words)
    walker.choose("What sort it is", kind)
    walker.click("Put it on the map")
    expect(box(walker, words)).to_be_attached()


def others_did(walker: Walker, words: str) -> None:
    expect(walker.page.get_by_role("log", name="What others did")).to_contain_text(words)


def test_two_people_change_one_map_at_once(walk: Walk) -> None:
    lead, organiser = walk("learning-lead"), walk("organiser")
    open_map(lead)
    open_map(organiser)

    add(lead, "Tea before any form", "Activity")
    others_did(organiser, "added “Tea before any form”")
    organiser.look()

    stood = node(organiser, "Tea before any form").get_attribute("style") or ""
    drag(lead, "Tea before any form", 150, 90)
    expect(node(organiser, "Tea before any form")).not_to_have_attribute("style", stood)

    open_box(organiser, "Tea before any form")
    organiser.fill("In words", "Tea and a biscuit before any form")
    lead.fill("In words", "Tea, and time, before any form")
    lead.click("Save")
    others_did(organiser, "changed “Tea, and time, before any form”")
    expect(organiser.page.get_by_label("In words")).to_have_value("Tea and a biscuit before any form")
    organiser.click("Save")
    organiser.sees("changed this while you were writing")
    organiser.sees("Tea, and time, before any form")
    organiser.look_every_way()
    organiser.click("Save mine")
    others_did(lead, "changed “Tea and a biscuit before any form”")
    expect(box(lead, "Tea and a biscuit before any form")).to_be_visible()
    lead.look_every_way()


def node(walker: Walker, words: str) -> Locator:
    return walker.page.locator(".svelte-flow__node").filter(has=box(walker, words))


def open_box(walker: Walker, words: str) -> None:
    """Bring it into sight first: on a large map it may stand outside the frame."""
    walker.click("All of it")
    box(walker, words).focus()
    walker.press("Enter")


def drag(walker: Walker, words: str, across: int, down: int) -> None:
    walker.click("All of it")
    where = box(walker, words).bounding_box()
    assert where is not None
    x, y = where["x"] + where["width"] / 2, where["y"] + where["height"] / 2
    mouse = walker.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + across / 2, y + down / 2)
    mouse.move(x + across, y + down)
    mouse.up()
    walker.look()


def test_a_keyboard_is_enough(walk: Walk) -> None:
    organiser = walk("organiser", hands="keyboard")
    open_map(organiser)
    add(organiser, "Knocking on doors", "Activity")
    organiser.press("Escape")
    expect(box(organiser, "Knocking on doors")).to_be_focused()
    organiser.press("n")
    organiser.fill("In words", "Neighbours know each other")
    organiser.click("Put it on the map")
    expect(box(organiser, "Neighbours know each other")).to_be_attached()
    organiser.press("Escape")

    organiser.reach(box(organiser, "Neighbours know each other"))
    organiser.press("ArrowUp")
    box(organiser, "Knocking on doors").focus()
    organiser.press("c")
    to = organiser.page.get_by_role("combobox", name="Say what it leads to")
    expect(to).to_be_focused()
    organiser.page.keyboard.type("neighbours know")
    organiser.press("Enter")
    arrow = organiser.page.get_by_role(
        "img", name=re.compile("“Knocking on doors” leads to “Neighbours know each other”")
    )
    expect(arrow).to_be_attached()
    organiser.press("Escape")
    organiser.press("Escape")
    expect(box(organiser, "Knocking on doors")).to_be_focused()
    organiser.press("ArrowRight")
    expect(box(organiser, "Neighbours know each other")).to_be_focused()
    organiser.press("Control+z")
    expect(arrow).to_have_count(0)
    organiser.press("Control+y")
    expect(arrow).to_be_attached()
    organiser.press("Delete")
    expect(box(organiser, "Neighbours know each other")).to_have_count(0)
    organiser.press("Control+z")
    expect(box(organiser, "Neighbours know each other")).to_be_attached()


def test_without_script_the_picture_stands(walk: Walk) -> None:
    lead = walk("learning-lead")
    open_map(lead)
    add(lead, "A door that is open", "Outcome")
    lead.page.route("**/theory-*.js", lambda route: route.abort())
    lead.page.reload()
    expect(lead.page.locator("svg.tl-map")).to_be_visible()
    expect(lead.page.get_by_role("link", name=re.compile("^Outcome: A door that is open, "))).to_be_attached()
    lead.look_every_way()
