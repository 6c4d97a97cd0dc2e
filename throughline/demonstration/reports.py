"""The yearly report, put together from what is here and issued to the board with its files; and next year's, begun."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from throughline.demonstration import told
from throughline.demonstration.year import Happening, Year
from throughline.documents.content import Aside, Claim, Heading, Prose
from throughline.people.models import Person
from throughline.reports import writes
from throughline.reports.gathering import GATHERS
from throughline.reports.words import Purpose
from throughline.reports.writes import NewPart
from throughline.sharing.reads import offered, release_inside
from throughline.sharing.words import Door
from throughline.sharing.writes import Wording, ask_for_files, issue, make_file, start_release
from throughline.thread.models import Item

Told = dict[str, Any]
PLACES = "Places, months and the names of hubs; nobody is named."


def happenings(year: Year) -> Iterator[Happening]:
    """Each report: begun, put together, talked over, and the yearly one issued."""
    for report in told.read("reports.json"):

        def at(hour: int, minute: int = 0, report: Told = report) -> datetime:
            return year.calendar.at(year.calendar.weeks_ago(report["weeks_ago"]), hour, minute)

        yield Happening(at(16, 30), partial(_begin, year, report, at(16, 30)))
        yield Happening(at(16, 50), partial(_put_together, year, report))
        yield Happening(at(17, 10), partial(_talk_over, year, report))
        if report["issued_by"]:
            yield Happening(at(17, 30), partial(_issue, year, report, at(17, 30)))


def _begin(year: Year, report: Told, at: datetime) -> None:
    day = year.calendar.weeks_ago(report["weeks_ago"])
    year.items[report["key"]] = writes.start_report(
        by=year.people[report["by"]], programme_id=year.programme.pk, title=report["title"], subtitle=report["subtitle"],
        purpose=Purpose(report["purpose"]), day=day, item_id=year.item_id(report["key"], at),
    )  # fmt: skip


def _put_together(year: Year, report: Told) -> None:
    by, item = year.people[report["by"]], year.items[report["key"]]
    board = year.circles["board"].pk
    for told_part in report["parts"]:
        parts = _parts(year, by, item, told_part)
        readable = _for_the_board(by, parts, board) if report["issued_by"] else parts
        writes.add_parts(item=item, by=by, parts=readable)
    writes.keep_version(item=item, by=by, note=report["kept"])


def _parts(year: Year, by: Person, item: Item, told_part: Told) -> list[NewPart]:
    if "gather" in told_part:
        return _gathered(year, by, told_part)
    if "heading" in told_part:
        return [NewPart(Heading(told_part["heading"], told_part.get("level", 2)))]
    if "ask" in told_part:
        return [NewPart(Aside("What we ask of you", told_part["ask"]))]
    return [NewPart(Prose(told_part["words"], told_part.get("language", "")))]


def _gathered(year: Year, by: Person, told_part: Told) -> list[NewPart]:
    """What is ticked of a section: everything offered, the first few, or the one that is named."""
    gathers = GATHERS[told_part["gather"]]
    values = [choice.value for choice in gathers.choices(by, year.programme)]
    ticked = [told_part["only"]] if "only" in told_part else values[: told_part.get("first", len(values))]
    return gathers.parts(by, year.programme, ticked)


def _for_the_board(by: Person, parts: list[NewPart], board: UUID) -> list[NewPart]:
    """Claims only on what the board was given, each thing once, so that every claim opens to its words for every member."""

    kept, told_of = [], set()
    for part in parts:
        if isinstance(part.block, Claim):
            release = release_inside(by, part.block.release_id)
            if board not in {circle.pk for circle in release.circles.all()} or release.made_from_id in told_of:
                continue
            told_of.add(release.made_from_id)
        kept.append(part)
    return kept


def _talk_over(year: Year, report: Told) -> None:
    item = year.items[report["key"]]
    for comment in report["comments"]:
        made = writes.say(item=item, by=year.people[comment["by"]], words=comment["words"])
        if comment["settled"]:
            writes.settle(item=item, comment_id=made.pk, by=year.people[report["by"]])


def _issue(year: Year, report: Told, at: datetime) -> None:
    """Issued to the board; its files are made when a member, or the team, asks for them."""
    by, item = year.people[report["by"]], year.items[report["key"]]
    offers = offered(by, item)
    wording = Wording(title=offers.title, body=report["body"], ask=report["ask"], kept_because=PLACES)
    key = year.item_id(f"{report['key']} issued", at)
    release = start_release(by=by, made_from=item, wording=wording, circles=[year.circles["board"].pk], item_id=key)
    issue(release=release, by=by)
    reader = year.people[report["read_by"]]
    for door, person in ((Door.INSIDE, by), (Door.OUTSIDE, reader)):
        for file in ask_for_files(item_id=release.pk, door=door, by=person, enqueue=str):
            make_file(file.pk)
