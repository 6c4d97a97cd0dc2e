"""The yearly report: put together from what is here, by keyboard; its files read back; issued to the board, which opens every figure no further than its method."""

import io
import re
import zipfile

import pikepdf
from playwright.sync_api import expect

from e2e.conftest import Walk
from e2e.test_theme_to_board import path_of
from e2e.walking import Walker

TITLE = "A shorter year: what we now think"
EXAMPLE = "What a year of listening changed"


def taken(walker: Walker, name: str) -> bytes:
    """The file behind a link, as this person's browser would have it."""
    address = walker.page.get_by_role("link", name=re.compile(f"^Take it as {name}")).get_attribute("href") or ""
    answer = walker.page.request.get(f"{walker.url}{address}")
    assert answer.ok, address
    return answer.body()


def made(walker: Walker) -> None:
    walker.click("Make the files")
    expect(walker.page.get_by_role("link", name=re.compile("^Take it as"))).to_have_count(3, timeout=90_000)
    walker.look()


def tags_of(pdf: pikepdf.Pdf) -> list[str]:
    found: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, pikepdf.Array):
            for one in node:
                walk(one)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node.S))
                if node.S == "/Figure":
                    assert str(node.get("/Alt", "")), "a picture without its sentence"
            if "/K" in node:
                walk(node.K)

    walk(pdf.Root.StructTreeRoot.K)
    return found


def is_tagged(content: bytes, title: str) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert pdf.open_metadata()["dc:title"].startswith(title)
        found = tags_of(pdf)
    assert found.count("/H1") == 1
    assert {"/H2", "/Table", "/THead"} <= set(found)


def test_a_report_is_put_together_by_keyboard_and_reaches_the_board(walk: Walk) -> None:
    lead = walk("learning-lead", hands="keyboard")
    lead.go("/p/demo/reports/new/")
    lead.fill(lead.page.locator("[name=title]"), TITLE)
    lead.click(lead.page.get_by_label(re.compile("Begin with the parts")))  # not this time
    lead.click("Begin")
    report = path_of(lead).split("#")[0]

    lead.click("Put something in")
    lead.click("What we heard")
    lead.choose(lead.page.locator("[name=chosen]").first)
    lead.choose(lead.page.locator("[name=heading]"))
    lead.click("Put it in")
    lead.sees("The words under this")

    lead.go(f"{report}add/reach/")
    lead.choose(lead.page.locator("[name=chosen]").first)
    lead.click("Put it in")
    lead.sees(re.compile("most was noted at"))
    lead.page.get_by_text("Open what was counted or compared").wait_for(state="attached")

    lead.go(f"{report}write/prose/")
    lead.fill(lead.page.locator("[name=text]"), "Much was heard.")
    lead.click("Put it in")
    parts = lead.page.locator("main section[id^='part-']")
    last = parts.count()
    lead.click(parts.nth(last - 1).get_by_role("button", name=re.compile("^Up")))
    expect(parts.nth(last - 2)).to_contain_text("Much was heard.")

    lead.click(parts.nth(last - 2).get_by_role("link", name=re.compile("^Write on")))
    lead.fill(lead.page.locator("[name=text]"), "Much was heard, and most of it was said before.")
    lead.page.keyboard.type(" ")
    expect(lead.page.locator("#kept")).to_contain_text("Kept", timeout=15_000)
    lead.click("Back to the report")
    lead.sees("most of it was said before")

    lead.click("PDF, Word, plain text")
    made(lead)
    is_tagged(taken(lead, "PDF"), TITLE)
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(taken(lead, "Word"))).namelist()
    assert "most of it was said before" in taken(lead, "Plain text").decode()


def test_a_member_reads_the_yearly_report_and_takes_it_away(walk: Walk) -> None:
    member = walk("board member", device="tablet")
    member.go("/reading/")
    member.click(member.page.get_by_role("link", name=re.compile(EXAMPLE)))
    member.look_every_way()
    member.sees(re.compile("What we ask of you"))
    member.page.get_by_text("The words under this").first.click()
    member.look()
    member.sees(re.compile("How this was counted"))
    assert not member.page.locator("main a[href^='/p/'], main a[href^='/notes/'], main a[href^='/themes/']").count()
    member.click("Take it away as PDF, Word or plain text")
    if member.page.get_by_role("button", name="Make the files").count():
        made(member)
    is_tagged(taken(member, "PDF"), EXAMPLE)


def test_two_people_write_at_once_and_both_texts_are_kept(walk: Walk) -> None:
    lead, colleague = walk("learning-lead"), walk("organiser-sk")
    lead.go("/p/demo/reports/new/")
    lead.fill(lead.page.locator("[name=title]"), "Written by two")
    lead.click(lead.page.get_by_label(re.compile("Begin with the parts")))
    lead.click("Begin")
    report = path_of(lead).split("#")[0]
    lead.go(f"{report}write/prose/")
    lead.fill(lead.page.locator("[name=text]"), "As it began.")
    lead.click("Put it in")
    part = lead.page.get_by_role("link", name=re.compile("^Write on")).get_attribute("href") or ""
    for walker in (lead, colleague):
        walker.go(part)
    lead.fill(lead.page.locator("[name=text]"), "The lead’s words.")
    lead.click("Keep")
    colleague.fill(colleague.page.locator("[name=text]"), "The colleague’s words.")
    colleague.click("Keep")
    colleague.sees("The lead’s words.")
    colleague.click("Keep both")
    colleague.sees("The lead’s words.")
    colleague.sees("The colleague’s words.")
