from tests.doors.oracle import INSIDE, READS, TEAM, TEAM_ON_ITEM, Door
from tests.doors.world import World
from throughline.access.words import Standing
from throughline.common.clock import today
from throughline.programme.writes import record_context_event
from throughline.theory import writes
from throughline.theory.models import Assumption, CausalLink, Element, TheoryMap
from throughline.theory.reads import map_of
from throughline.theory.words import ElementKind
from throughline.thread.models import Item
from throughline.thread.writes import revise, withdraw

DOORS = [
    Door("theory:home", get=INSIDE),
    Door("theory:begin", get=TEAM, post=TEAM),
    Door("theory:outline", about="theory-map", get=READS),
    Door("theory:off", about="theory-map", get=READS),
    Door("theory:add", about="theory-map", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("theory:connect", about="theory-map", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("theory:assume", about="theory-map", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("theory:undo", about="theory-map", post=TEAM_ON_ITEM),
    Door("theory:redo", about="theory-map", post=TEAM_ON_ITEM),
    Door("theory:element", about="theory-element", get=READS),
    Door("theory:link", about="causal-link", get=READS),
    Door("theory:assumption", about="assumption", get=READS),
    Door("theory:reword", about="theory-element", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("theory:take-off", about="theory-element", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("theory:put-back", about="causal-link", post=TEAM_ON_ITEM),
    Door("theory:judge", about="assumption", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("theory:look", about="assumption", post=TEAM_ON_ITEM),
    Door("theory:gather", about="assumption", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("theory:unfile", about="assumption", post=TEAM_ON_ITEM),
    Door("theory:file", about="note-to-mark", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("theory:nowhere", about="theory-map", get=READS),
    Door("theory:finds-a-place", about="theory-map", post=TEAM_ON_ITEM),
    Door("theory:not-held", about="theory-map", get=READS),
    Door("theory:test-next", get=INSIDE),
    Door(
        "theory:event", about="context-event", get=TEAM, post=TEAM, standings=("team",), why="an event has no standing"
    ),
    Door("theory:nest", about="theory-element", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
]


def _map(world: World) -> TheoryMap:
    found = map_of(world.ana, world.hubs.pk)
    return found or writes.begin_map(by=world.ana, programme_id=world.hubs.pk, title="How change happens")


def _as(standing: str, item: Item, world: World) -> dict[str, object]:
    """The item as it stands for this round; a theory is the team's, and would hide like anything else."""
    if standing == "withdrawn":
        withdraw(item=item, by=world.ana, because="asked to")
    else:
        revise(item=item, by=world.ana, what="stands", standing=Standing(standing))
    return {"item_id": item.pk}


def _element(world: World, title: str) -> Element:
    return writes.add_element(on=_map(world), by=world.ana, kind=ElementKind.OUTCOME, title=title)


def theory_map(world: World, standing: str) -> dict[str, object]:
    """A map of its own for each standing: the programme's, then the two hubs'."""
    for hub_id in (None, world.library.pk, world.park.pk):
        if map_of(world.ana, world.hubs.pk, hub_id) is None:
            made = writes.begin_map(by=world.ana, programme_id=world.hubs.pk, title="Change", hub_id=hub_id)
            return _as(standing, made.item, world)
    return _as(standing, _map(world).item, world)


def element(world: World, standing: str) -> dict[str, object]:
    return _as(standing, _element(world, "People come again").item, world)


def causal_link(world: World, standing: str) -> dict[str, object]:
    made: CausalLink = writes.connect(
        cause=_element(world, "People hear back"), effect=_element(world, "People come again"), by=world.ana
    )
    return _as(standing, made.item, world)


def assumption(world: World, standing: str) -> dict[str, object]:
    made: Assumption = writes.assume(on=_map(world), by=world.ana, title="People want a second conversation")
    return _as(standing, made.item, world)


def context_event(world: World, standing: str) -> dict[str, object]:
    made = record_context_event(
        programme=world.hubs, title="Two hubs paused", happened="", began_on=today(), ended_on=None, hubs=[], by=world.ana
    )  # fmt: skip
    return {"programme": world.hubs.slug, "event_id": made.pk}


MAKERS = {
    "context-event": context_event,
    "theory-map": theory_map,
    "theory-element": element,
    "causal-link": causal_link,
    "assumption": assumption,
}
