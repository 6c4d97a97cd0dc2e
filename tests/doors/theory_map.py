from tests.doors.oracle import INSIDE, TEAM, Door
from tests.doors.world import World
from throughline.theory.models import TheoryMap
from throughline.theory.words import ElementKind
from throughline.theory.writes import add_element, begin_map

JSON, ONE = "application/json", ("team",)
WHY = "a map and its parts are the programme's own and stand for the team only"

DOORS = [
    Door("theory:map", about="drawn map", get=INSIDE, standings=ONE, why=WHY),
    Door("theory:live", about="drawn map", get=INSIDE, standings=ONE, why=WHY),
    Door("api:theory-map", about="drawn map", get=INSIDE, standings=ONE, accept=JSON, why=WHY),
    Door("api:theory-changes", about="drawn map", get=INSIDE, standings=ONE, accept=JSON, why=WHY),
    Door("api:theory-elements", about="drawn map", post=TEAM, standings=ONE, accept=JSON, why=WHY),
    Door("api:theory-links", about="drawn map", post=TEAM, standings=ONE, accept=JSON, why=WHY),
    Door("api:theory-assume", about="drawn map", post=TEAM, standings=ONE, accept=JSON, why=WHY),
    Door("api:theory-moves", about="drawn map", post=TEAM, standings=ONE, accept=JSON, why=WHY),
    Door("api:theory-undo", about="drawn map", post=TEAM, standings=ONE, accept=JSON, why=WHY),
    Door("api:theory-redo", about="drawn map", post=TEAM, standings=ONE, accept=JSON, why=WHY),
    Door("api:theory-reword", about="drawn box", post=TEAM, standings=ONE, accept=JSON, why=WHY),
    Door("api:theory-take-off", about="drawn box", post=TEAM, standings=ONE, accept=JSON, why=WHY),
]


def drawn(world: World) -> TheoryMap:
    """The programme's one map."""
    found = TheoryMap.unscoped.filter(item__programme_id=world.hubs.pk, item__hub=None).first()
    return found or begin_map(by=world.ana, programme_id=world.hubs.pk, title="How we think change happens")


def drawn_map(world: World, standing: str) -> dict[str, object]:
    return {"item_id": drawn(world).pk}


def drawn_box(world: World, standing: str) -> dict[str, object]:
    box = add_element(on=drawn(world), by=world.ana, kind=ElementKind.OUTCOME, title="People come again")
    return {"item_id": box.pk}


MAKERS = {"drawn map": drawn_map, "drawn box": drawn_box}
