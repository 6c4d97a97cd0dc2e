from tests.doors.oracle import INSIDE, READS, TEAM, TEAM_ON_ITEM, Door
from tests.doors.world import World
from throughline.access.words import Standing
from throughline.common.clock import today
from throughline.promises.writes import make_promise
from throughline.thread.writes import withdraw

DOORS = [
    Door("promises:mine", get=TEAM),
    Door("promises:team", get=INSIDE),
    Door("promises:new", get=TEAM, post=TEAM),
    Door("promises:promise", about="promise", get=READS),
    Door("promises:close", about="promise", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("promises:redate", about="promise", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("promises:give", about="promise", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("promises:reopen", about="promise", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
]


def promise(world: World, standing: str) -> dict[str, object]:
    made = make_promise(
        by=world.ana,
        programme_id=world.hubs.pk,
        to_whom="Woman at no. 6",
        what="Ask about the newspapers",
        due_on=today(),
        note=None,
        standing=Standing.TEAM if standing == "withdrawn" else Standing(standing),
        hub_id=None,
    )
    if standing == "withdrawn":
        withdraw(item=made.item, by=world.ana, because="Said in error")
    return {"item_id": made.pk}


MAKERS = {"promise": promise}
