from tests.doors.oracle import INSIDE, READS, Door, Who
from tests.doors.world import World
from throughline.library.words import SavedPage
from throughline.library.writes import save_search


def own_search(who: Who, standing: str) -> bool:
    """Nobody reads what another looks for; it is kept under the name of whoever made it."""
    return who.inside and who.wrote_it


def brings_back(who: Who, standing: str) -> bool:
    """Only what was withdrawn, by those who may withdraw."""
    return standing == "withdrawn" and (who.wrote_it or who.role in {"learning_lead", "data_protection_lead"})


DOORS = [
    Door("library:notes", get=INSIDE),
    Door("library:notes-csv", get=INSIDE),
    Door("library:search", get=INSIDE),
    Door("library:saved", get=INSIDE, post=INSIDE),
    Door("library:saved-rename", about="search", get=own_search, post=own_search, standings=("team",)),
    Door("library:saved-delete", about="search", post=own_search, standings=("team",)),
    Door("library:withdrawn", get=INSIDE),
    Door("library:item", about="note", get=READS),
    Door("library:history", about="note", get=READS),
    Door("library:restore", about="note", post=brings_back),
]


def search(world: World, standing: str) -> dict[str, object]:
    """Ana's own saved search: it has no standing, it is hers."""
    kept = save_search(person=world.ana, programme=world.hubs, name="mine", page=SavedPage.NOTES, query="mine=1")
    return {"programme": "hubs", "search_id": kept.pk}


MAKERS = {"search": search}
