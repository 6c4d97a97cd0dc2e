from tests.doors.oracle import INSIDE, READS, TEAM, TEAM_ON_ITEM, Door
from tests.doors.world import World
from throughline.questions.writes import ask_question, put_to_question
from throughline.thread.writes import add_item

DOORS = [
    Door("questions:wall", get=INSIDE),
    Door("questions:ask", get=TEAM, post=TEAM),
    Door("questions:question", about="question", get=READS, standings=("team",), why="questions are the team's"),
    Door("questions:reword", about="question", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM, standings=("team",)),
    Door("questions:put", about="question", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM, standings=("team",)),
    Door("questions:take-away", about="answering", post=TEAM_ON_ITEM, standings=("team",)),
    Door("questions:answer", about="question", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM, standings=("team",)),
]


def question(world: World, standing: str) -> dict[str, object]:
    item = ask_question(by=world.ana, programme_id=world.hubs.pk, wording="Who is not being heard?")
    return {"item_id": item.pk}


def answering(world: World, standing: str) -> dict[str, object]:
    item = ask_question(by=world.ana, programme_id=world.hubs.pk, wording="Who is not being heard?")
    heard = add_item(kind="note", by=world.ana, programme_id=world.hubs.pk, title="A kettle")
    [link] = put_to_question(item=item, by=world.ana, sources=[heard], because="They said so.")
    return {"item_id": item.pk, "link_id": link.pk}


MAKERS = {"question": question, "answering": answering}
