from tests.doors.oracle import INSIDE, READS, TEAM, TEAM_ON_ITEM, WITHDRAWS, Door
from tests.doors.world import World
from throughline.common.clock import today
from throughline.common.ids import uuid7
from throughline.governance.models import Meeting
from throughline.governance.writes import (
    DecisionWords,
    MeetingWords,
    agree_action,
    plan_meeting,
    rely_on,
    write_decision,
)
from throughline.sharing.models import Circle
from throughline.sharing.words import CircleKind
from throughline.sharing.writes import add_member, create_circle
from throughline.thread.models import Item
from throughline.thread.writes import add_item, revise, withdraw

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
]


def the_board(world: World) -> Circle:
    made = create_circle(programme=world.hubs, name=f"Board {uuid7()}", kind=CircleKind.BOARD, by=world.adam)
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


MAKERS = {
    "board": board,
    "meeting": meeting,
    "decision": decision,
    "relied-on": relied_on,
    "board-action": board_action,
}
