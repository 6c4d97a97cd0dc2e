from pathlib import Path
from tempfile import NamedTemporaryFile

from tests.doors.oracle import TEAM, Door, Who
from tests.doors.world import World
from throughline.exchange import writes
from throughline.exchange.files import waiting_place
from throughline.exchange.models import Import
from throughline.exchange.words import ImportState


def bringer(who: Who, standing: str) -> bool:
    return who.wrote_it and who.on_team


OWN = {"standings": ("team",), "why": "a file on its way in is its bringer's"}

DOORS = [
    Door("exchange:imports", get=TEAM),
    Door("exchange:choose", get=TEAM, post=TEAM),
    Door("exchange:columns", about="chosen-file", get=bringer, post=bringer, **OWN),
    Door("exchange:import", about="import", get=bringer, **OWN),
    Door("exchange:import-stop", about="import", post=bringer, **OWN),
    Door("exchange:forget", about="chosen-file", post=bringer, **OWN),
]


def chosen_file(world: World, standing: str) -> dict[str, object]:
    with NamedTemporaryFile("w", suffix=".csv", delete=False, dir=waiting_place()) as file:
        file.write("heard,when\nThe light is out,2024-02-13\n")
    made, _ = writes.begin_import(by=world.ana, programme=world.hubs, path=Path(file.name), file_name="comments.csv")
    return {"import_id": made.pk}


def an_import(world: World, standing: str) -> dict[str, object]:
    kwargs = chosen_file(world, standing)
    Import.unscoped.filter(pk=kwargs["import_id"]).update(state=ImportState.WAITING)
    return kwargs


MAKERS = {"chosen-file": chosen_file, "import": an_import}
