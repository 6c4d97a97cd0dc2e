from tests.doors.oracle import INSIDE, READS, TEAM, TEAM_ON_ITEM, WITHDRAWS, Door, Who
from tests.doors.world import World
from throughline.common.clock import today
from throughline.governance.models import Meeting
from throughline.governance.words import SECTIONS, Purpose
from throughline.governance.writes import (
    DecisionWords,
    MeetingWords,
    PaperWords,
    agree_action,
    cite,
    issue_paper,
    keep_exempt,
    learn,
    leave_question,
    plan_meeting,
    rely_on,
    write_decision,
    write_paper,
)
from throughline.sensemaking.writes import start_theme
from throughline.sharing.models import Circle
from throughline.sharing.reads import circles_of
from throughline.sharing.words import CircleKind
from throughline.sharing.writes import add_member, create_circle
from throughline.thread.models import Item
from throughline.thread.writes import add_item, revise, withdraw

ASKED = "what a member asked is the team's"
ISSUED = "read outside in its board only"


def ON_THE_BOARD(who: Who, standing: str) -> bool:  # noqa: N802
    """Bo is the only one put on the board that the paper is for."""
    return who.name == "bo"


DOORS = [
    Door("governance:boards", get=INSIDE),
    Door("governance:board", about="board", get=INSIDE, standings=("team",), why="a board is no item"),
    Door("governance:seats", about="board", get=TEAM, post=TEAM, standings=("team",), why="a board is no item"),
    Door("governance:new-meeting", about="board", get=TEAM, post=TEAM, standings=("team",), why="a board is no item"),
    Door("governance:meeting", about="meeting", get=READS),
    Door("governance:change-meeting", about="meeting", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:new-decision", about="meeting", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:decisions", get=INSIDE),
    Door("governance:decision", about="decision", get=READS),
    Door("governance:change-decision", about="decision", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:decide", about="decision", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:rely-on", about="decision", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:rely-no-more", about="relied-on", post=TEAM_ON_ITEM),
    Door("governance:disagree", about="decision", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:correct", about="decision", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:look-again", about="decision", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:actions", get=INSIDE),
    Door("governance:action", about="board-action", get=READS),
    Door("governance:move-action", about="board-action", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:hand-over", about="board-action", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:agree-action", about="decision", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:withdraw", about="decision", get=WITHDRAWS, post=WITHDRAWS),
    Door("governance:new-paper", about="meeting", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:issue-pack", about="meeting", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:paper", about="paper", get=READS),
    Door("governance:change-paper", about="paper", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:cite", about="paper", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:say-cited", about="cited", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:cite-no-more", about="cited", post=TEAM_ON_ITEM),
    Door("governance:exempt", about="paper", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:exempt-part", about="exempt-part", get=READS),
    Door("governance:move-paper", about="paper", post=TEAM_ON_ITEM),
    Door("governance:preview-paper", about="paper", get=READS),
    Door("governance:issue-paper", about="paper", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:learn", about="paper", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("governance:ask-next", about="learned", post=TEAM_ON_ITEM),
    Door("governance:take-up", about="board-question", get=TEAM, post=TEAM, standings=("team",), why=ASKED),
    Door("governance:answer", about="board-question", get=TEAM, post=TEAM, standings=("team",), why=ASKED),
    Door("governance:steps", about="issued-board-paper", get=ON_THE_BOARD, standings=("team",), why=ISSUED),
    Door(
        "governance:ask",
        about="issued-board-paper",
        get=ON_THE_BOARD,
        post=ON_THE_BOARD,
        standings=("team",),
        why=ISSUED,
    ),
]


def the_board(world: World) -> Circle:
    for circle in circles_of(world.hubs):  # type: ignore[arg-type]
        if circle.kind == CircleKind.BOARD:
            return circle
    made = create_circle(programme=world.hubs, name="The board", kind=CircleKind.BOARD, by=world.adam)
    add_member(circle=made, person=world.bo, by=world.adam)
    return made


def a_meeting(world: World) -> Meeting:
    return plan_meeting(circle=the_board(world), by=world.ana, words=MeetingWords(held_on=today()))


def a_decision(world: World) -> Item:
    return write_decision(meeting=a_meeting(world).item, by=world.ana, words=DecisionWords("Late evenings")).item


def stands(item: Item, world: World, standing: str) -> Item:
    if standing == "withdrawn":
        withdraw(item=item, by=world.ana, because="asked to")
    elif standing != "team":
        revise(item=item, by=world.ana, what="kept closer", standing=standing)
    return item


def board(world: World, standing: str) -> dict[str, object]:
    return {"programme": world.hubs.slug, "circle_id": the_board(world).pk}  # type: ignore[attr-defined]


def meeting(world: World, standing: str) -> dict[str, object]:
    return {"item_id": stands(a_meeting(world).item, world, standing).pk}


def decision(world: World, standing: str) -> dict[str, object]:
    return {"item_id": stands(a_decision(world), world, standing).pk}


def relied_on(world: World, standing: str) -> dict[str, object]:
    item = a_decision(world)
    theme = add_item(kind="theme", by=world.ana, programme_id=item.programme_id, title="A kettle")
    [link] = rely_on(item=item, by=world.ana, sources=[theme.pk], because="They said so.")
    return {"item_id": stands(item, world, standing).pk, "link_id": link.pk}


def board_action(world: World, standing: str) -> dict[str, object]:
    made = agree_action(
        of=a_meeting(world).item, by=world.ana, what="Find a kettle", owner_role="Library", due_on=today()
    )
    return {"item_id": stands(made.item, world, standing).pk}


def a_paper(world: World) -> Item:
    words = PaperWords("Late evenings", Purpose.NOTING, {section.name: "A kettle." for section in SECTIONS}, "Nobody.")
    return write_paper(meeting=a_meeting(world).item, by=world.ana, words=words).item


def paper(world: World, standing: str) -> dict[str, object]:
    return {"item_id": stands(a_paper(world), world, standing).pk}


def cited(world: World, standing: str) -> dict[str, object]:
    item = a_paper(world)
    theme = start_theme(by=world.ana, programme_id=item.programme_id, title="People want a kettle").item
    [made] = cite(item=item, by=world.ana, sources=[theme.pk])
    return {"item_id": stands(item, world, standing).pk, "cited_id": made.pk}


def exempt_part(world: World, standing: str) -> dict[str, object]:
    part = keep_exempt(item=a_paper(world), by=world.ana, words="The rent.", because="A lease is not signed.")
    return {"item_id": stands(part.item, world, standing).pk}


def learned(world: World, standing: str) -> dict[str, object]:
    item = a_paper(world)
    made = learn(item=item, by=world.ana, learned="Tea first.", will_ask="Whose tea?")
    return {"item_id": stands(item, world, standing).pk, "learned_id": made.pk}


def issued_paper(world: World, standing: str) -> dict[str, object]:
    return {"item_id": issue_paper(item=a_paper(world), by=world.ana).pk}


def board_question(world: World, standing: str) -> dict[str, object]:
    release = issue_paper(item=a_paper(world), by=world.ana)
    asked = leave_question(release_id=release.pk, by=world.bo, words="Whose kettle?")
    return {"programme": world.hubs.slug, "question_id": asked.pk}  # type: ignore[attr-defined]


MAKERS = {
    "board": board,
    "meeting": meeting,
    "decision": decision,
    "relied-on": relied_on,
    "board-action": board_action,
    "paper": paper,
    "cited": cited,
    "exempt-part": exempt_part,
    "learned": learned,
    "issued-board-paper": issued_paper,
    "board-question": board_question,
}
