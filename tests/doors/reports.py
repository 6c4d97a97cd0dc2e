from tests.doors.oracle import INSIDE, READS, TEAM, TEAM_ON_ITEM, Door
from tests.doors.world import World
from throughline.documents.content import Heading, Prose
from throughline.reports import writes
from throughline.reports.writes import NewPart

TEAMS = ("team",)
WHY = "reports are the team's"

DOORS = [
    Door("reports:reports", get=INSIDE),
    Door("reports:begin", get=TEAM, post=TEAM),
    Door("reports:report", about="report", get=READS, standings=TEAMS, why=WHY),
    Door("reports:name", about="report", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("reports:add", about="report", get=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("reports:gather", about="report-section", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("reports:write", about="report-block", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("reports:part", about="report-part", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("reports:move", about="report-part", post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("reports:remove", about="report-part", post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("reports:comments", about="report", post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("reports:settle", about="report-comment", post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("reports:versions", about="report", get=READS, post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("reports:version", about="report-version", get=READS, standings=TEAMS, why=WHY),
    Door("reports:bring-back", about="report-version", post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
]


def report(world: World, standing: str) -> dict[str, object]:
    item = writes.start_report(by=world.ana, programme_id=world.hubs.pk, title="Learning and insights 2026")
    writes.add_parts(item=item, by=world.ana, parts=[NewPart(Heading("What we heard")), NewPart(Prose("Much."))])
    return {"item_id": item.pk}


def _item(world: World, given: dict[str, object]) -> writes.Item:
    from throughline.thread import reads as thread

    return thread.item(world.ana, given["item_id"])  # type: ignore[arg-type]


def report_section(world: World, standing: str) -> dict[str, object]:
    return {**report(world, standing), "section": "limits"}


def report_block(world: World, standing: str) -> dict[str, object]:
    return {**report(world, standing), "block": "prose"}


def report_part(world: World, standing: str) -> dict[str, object]:
    given = report(world, standing)
    [part] = writes.add_parts(item=_item(world, given), by=world.ana, parts=[NewPart(Prose("More."))])
    return {**given, "part_id": part.pk}


def report_comment(world: World, standing: str) -> dict[str, object]:
    given = report(world, standing)
    return {**given, "comment_id": writes.say(item=_item(world, given), by=world.ana, words="Shorter.").pk}


def report_version(world: World, standing: str) -> dict[str, object]:
    given = report(world, standing)
    return {**given, "number": writes.keep_version(item=_item(world, given), by=world.ana, note="First").number}


MAKERS = {
    "report": report, "report-section": report_section, "report-block": report_block, "report-part": report_part,
    "report-comment": report_comment, "report-version": report_version,
}  # fmt: skip
