from tests.doors.oracle import INSIDE, READS, TEAM, TEAM_ON_ITEM, Door
from tests.doors.world import World
from throughline.questions.writes import ask_question

DOORS = [
    Door("questions:wall", get=INSIDE),
    Door("questions:ask", get=TEAM, post=TEAM),
    Door("questions:question", about="question", get=READS, standings=("team",), why="questions are the team's"),
    Door("questions:answer", about="question", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM, standings=("team",)),
]


def question(world: World, standing: str) -> dict[str, object]:
    item = ask_question(by=world.ana, programme_id=world.hubs.pk, wording="Who is not being heard?")
    return {"item_id": item.pk}


MAKERS = {"question": question}
