"""An experiment passes its day, heads the portfolio and is stopped; its card and the first belief are on one page (walk 5)."""

import re

from playwright.sync_api import expect

from e2e.conftest import Walk
from e2e.walking import Walker

BELIEF = "Young people tell other young people more than they tell us."
LEARNED = "They listen best where nobody asked them to"


def heads_the_portfolio(walker: Walker, name: str) -> None:
    """It stands among those ready to be decided, before everything that still has time, and no word blames anyone."""
    walker.go("/p/demo/experiments/")
    ready = walker.page.locator("#to-decide")
    expect(ready.get_by_role("link", name=name, exact=True)).to_be_visible()
    first = walker.page.locator("main h2").filter(has_not_text="Narrow the list").first
    expect(first).to_have_text("Ready to be decided")
    for blame in ("overdue", "failed", "missed"):
        assert blame not in ready.inner_text().lower()


def stop(walker: Walker, learned: str) -> None:
    """Fill in the learning card and stop the experiment."""
    walker.click("Decide")
    walker.fill("What we saw", "Four sheets came back, and three were about places, not about people.")
    walker.fill("What we learned, in a sentence", learned)
    walker.choose(walker.page.get_by_label("Stop.", exact=False))
    walker.fill("Because", "We have learned what we could from four people.")
    walker.choose(walker.page.get_by_label("Weak.", exact=False))
    walker.fill("Who decided", "the hub team, with two co-listeners")
    for choice in walker.page.get_by_label("Qualifies it.", exact=False).all():
        walker.choose(choice)
    walker.click("Decide")


def test_the_team_stops_one_that_passed_its_day_and_the_first_belief_stands_untouched(walk: Walk) -> None:
    lead = walk("learning-lead")
    heads_the_portfolio(lead, "Young co-listeners, paid")
    lead.click("Young co-listeners, paid")
    lead.sees("Stopping is a decision like any other")
    lead.click("Change the plan")
    lead.fill("We believe that", "Young people tell each other what they would never tell a form.")
    lead.click("Keep this")
    lead.sees("It is running, so say why it changes.")
    lead.fill("Because", "We had not asked them first.")
    lead.click("Keep this")
    lead.sees("We had not asked them first.")
    stop(lead, LEARNED)
    lead.is_at(r"/learning-cards/[0-9a-f-]+/$")
    expect(lead.page.locator("#belief")).to_have_text(BELIEF)
    lead.sees("Four sheets came back, and three were about places, not about people.")
    lead.sees("Stopped")
    lead.look_every_way()
    lead.go("/p/demo/experiments/")
    expect(lead.page.get_by_role("link", name="Young co-listeners, paid")).to_have_count(0)
    lead.click("What we stopped")
    lead.sees("What we stopped, and what it taught us")
    lead.click(LEARNED)
    expect(lead.page.locator("#belief")).to_have_text(BELIEF)


def test_the_same_by_keyboard_alone(walk: Walk) -> None:
    lead = walk("learning-lead", hands="keyboard")
    heads_the_portfolio(lead, "Kettle before desk, at the pop-up")
    lead.click("Kettle before desk, at the pop-up")
    lead.sees("Borrowed from this experiment")
    stop(lead, "A queue is not a table")
    lead.is_at(r"/learning-cards/[0-9a-f-]+/$")
    expect(lead.page.locator("#belief")).to_have_text("Advice travels over a kettle and not across a desk.")
    lead.sees("A queue is not a table")


def test_an_organiser_plans_one_on_a_phone_is_told_what_is_missing_and_starts(walk: Walk) -> None:
    organiser = walk("organiser-il", device="phone")
    organiser.go("/p/demo/themes/")
    organiser.click(organiser.page.get_by_role("link", name="A warm free place where you needn’t explain yourself"))
    organiser.click("Try something: start an experiment")
    organiser.sees("What it comes from")
    organiser.fill("What do you call it?", "Soup on the step")
    organiser.click("Begin to plan")
    organiser.click("Start it")
    organiser.click("Start it today")
    organiser.sees("Nothing is lost")
    organiser.click(organiser.page.get_by_role("link", name="How they agreed"))
    organiser.is_at(r"/plan/#id_consent$")
    for part in (
        "We believe that", "Signs it is going well", "Signs it is going badly", "The worst that could happen",
        "Who would bear it", "How they agreed", "How we would undo it",
    ):  # fmt: skip
        organiser.fill(organiser.page.get_by_label(re.compile(f"^{part}")), f"{part}: soup.")
    organiser.fill(organiser.page.get_by_label(re.compile("^The day we decide")), "2099-05-03")
    organiser.click("Keep this")
    organiser.click("Start it")
    organiser.click("Start it today")
    organiser.sees("What you believe is kept as you wrote it.")
    organiser.click("Put down what you saw")
    organiser.fill("What did you see?", "Eleven bowls, and one came back washed.")
    organiser.fill(organiser.page.get_by_label(re.compile("^Find a note by its words")), "kettle")
    organiser.click("Find notes")
    expect(organiser.page.get_by_label("What did you see?")).to_have_value("Eleven bowls, and one came back washed.")
    organiser.choose(organiser.page.locator('input[name="notes"]').first)
    organiser.click("Keep it in the log")
    organiser.sees("Eleven bowls, and one came back washed.")
    organiser.sees("Seen in:")


def test_the_pages_of_experiments_in_every_width_and_both_lights(walk: Walk) -> None:
    lead = walk("learning-lead")
    for path in ("", "learned/", "new/"):
        lead.go(f"/p/demo/experiments/{path}")
        lead.look_every_way()
    lead.go("/p/demo/experiments/")
    lead.click("Tuesday, every Tuesday")
    lead.look_every_way()
    here = lead.page.url.removeprefix(lead.url)
    for page in ("plan/", "log/", "decide/", "remark/", "copy/"):
        lead.go(f"{here}{page}")
        lead.look_every_way()
