"""A stranger with a link: opens it by a button, and finds nothing once it is revoked."""

import re

from e2e.conftest import Walk


def test_a_link_opens_by_a_button_until_it_is_revoked(walk: Walk) -> None:
    lead = walk("learning and evaluation lead")
    lead.go("/p/demo/releases/")
    hrefs = [link.get_attribute("href") or "" for link in lead.page.get_by_role("main").get_by_role("link").all()]
    for address in dict.fromkeys(href for href in hrefs if re.fullmatch(r"/releases/[0-9a-f-]{36}/", href)):
        lead.go(address)
        if lead.page.get_by_role("button", name="Make a link", exact=True).count():
            break
    lead.fill(lead.page.get_by_label("Whom is it for?"), "The allotment society")
    lead.click("Make a link")
    link = next(
        value
        for value in [field.input_value() for field in lead.page.locator("input[readonly]").all()]
        if "/s/" in value
    )
    path = link[link.index("/s/") :]
    stranger = walk(None, device="phone")
    stranger.go(path)
    title = lead.page.title()
    stranger.does_not_see(title)
    stranger.click("Open it")
    stranger.look_every_way()
    before = stranger.page.get_by_role("heading", level=1).inner_text()
    lead.go(address)
    lead.click(lead.page.get_by_role("button", name=re.compile("Stop this link.*allotment", re.S)))
    stranger.go(path)
    stranger.click("Open it")
    stranger.sees("This link no longer works")
    stranger.does_not_see(before)
