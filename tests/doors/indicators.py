from decimal import Decimal

from tests.doors.oracle import INSIDE, READS, TEAM, TEAM_ON_ITEM, WITHDRAWS, Door
from tests.doors.world import World
from throughline.common.clock import today
from throughline.indicators.words import Noticed, Rhythm
from throughline.indicators.writes import Look, Seen, begin_indicator, take_reading
from throughline.thread.models import Item

WHY = "indicators and readings are the team's"
TEAMS = ("team",)

DOORS = [
    Door("indicators:list", get=INSIDE),
    Door("indicators:new", get=TEAM, post=TEAM),
    Door("indicators:indicator", about="indicator", get=READS, standings=TEAMS, why=WHY),
    Door("indicators:csv", about="indicator", get=READS, standings=TEAMS, why=WHY),
    Door("indicators:change", about="indicator", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("indicators:take", about="indicator", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("indicators:withdraw-indicator", about="indicator", get=WITHDRAWS, post=WITHDRAWS, standings=TEAMS, why=WHY),
    Door("indicators:reading", about="reading", get=READS, standings=TEAMS, why=WHY),
    Door("indicators:correct", about="reading", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("indicators:withdraw", about="reading", get=WITHDRAWS, post=WITHDRAWS, standings=TEAMS, why=WHY),
]


def _begun(world: World) -> Item:
    given = Look("Second conversations", Noticed.COUNT, Rhythm.MONTH, "Only those somebody wrote down.")
    return begin_indicator(by=world.ana, programme_id=world.hubs.pk, given=given)


def indicator(world: World, standing: str) -> dict[str, object]:
    return {"item_id": _begun(world).pk}


def reading(world: World, standing: str) -> dict[str, object]:
    seen = Seen(today(), "Too few to say anything yet.", value=Decimal(3))
    return {"item_id": take_reading(indicator=_begun(world), by=world.ana, given=seen).pk}


MAKERS = {"indicator": indicator, "reading": reading}
