from tests.doors.oracle import READS, TEAM_ON_ITEM, Door
from tests.doors.theory import theory_map
from tests.doors.world import World
from throughline.theory import versions, writes
from throughline.theory.models import TheoryMap
from throughline.theory.words import ElementKind
from throughline.thread.models import Item
from throughline.thread.writes import revise, withdraw

DOORS = [
    Door("theory:versions", about="theory-map", get=READS),
    Door("theory:propose", about="theory-map", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("theory:compare", about="theory-map", get=READS),
    Door("theory:plain", about="theory-map", get=READS),
    Door("theory:tell", about="theory-map", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("theory:take", about="theory-map", get=READS),
    Door("theory:taken", about="theory-file", get=READS),
    Door("theory:bring", about="theory-map", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("theory:version", about="theory-version", get=READS),
    Door("theory:remark", about="theory-version", post=TEAM_ON_ITEM),
    Door("theory:agree", about="theory-version", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("theory:withdraw-version", about="theory-version", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
]


def theory_version(world: World, standing: str) -> dict[str, object]:
    """A version of a map that stands for this round; proposed while the team could still read the map."""
    made = theory_map(world, "team")
    of = TheoryMap.unscoped.select_related("item__programme").get(pk=made["item_id"])
    writes.add_element(on=of, by=world.ana, kind=ElementKind.OUTCOME, title="People come again")
    number = versions.propose(of=of, by=world.ana, change_note="First").number
    item = Item.unscoped.get(pk=of.pk)
    if standing == "withdrawn":
        withdraw(item=item, by=world.ana, because="asked to")
    elif standing != "team":
        revise(item=item, by=world.ana, what="stands", standing=standing)
    return {**made, "number": number}


def theory_file(world: World, standing: str) -> dict[str, object]:
    return {**theory_map(world, standing), "form": "json"}


MAKERS = {"theory-version": theory_version, "theory-file": theory_file}
