from django.apps import apps

from tests.doors.oracle import INSIDE, OWN_WORDS, READS, TEAM, TEAM_ON_ITEM, WITHDRAWS, Door, Who
from tests.doors.world import World
from throughline.access.words import Standing
from throughline.sensemaking.gathering import gather
from throughline.sensemaking.models import Theme
from throughline.sensemaking.regrouping import merge
from throughline.sensemaking.writes import dissent, start_theme
from throughline.thread.models import Item
from throughline.thread.writes import add_item, withdraw


def brings_back(who: Who, standing: str) -> bool:
    """Only what was withdrawn comes back, for its author while on the team, and for the leads."""
    inside = who.wrote_it or who.role in {"learning_lead", "data_protection_lead"}
    return standing == "withdrawn" and who.inside and inside


DOORS = [
    Door("sensemaking:themes", get=INSIDE),
    Door("sensemaking:new", get=TEAM, post=TEAM),
    Door("sensemaking:find", get=TEAM),
    Door("sensemaking:gather", post=TEAM),
    Door("sensemaking:undo-gather", about="gathering", post=OWN_WORDS, standings=("team",), why="undone by who did it"),
    Door("sensemaking:take-back", about="dissent", post=OWN_WORDS, standings=("team",), why="taken back by its writer"),
    Door("sensemaking:restore", about="theme-in-its-programme", post=brings_back),
    Door("sensemaking:theme", about="theme", get=READS),
    Door("sensemaking:edit", about="theme", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("sensemaking:status", about="theme", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("sensemaking:dissent", about="theme", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("sensemaking:withdraw", about="theme", get=WITHDRAWS, post=WITHDRAWS),
    Door("sensemaking:merge", about="theme", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("sensemaking:unmerge", about="merged-theme", post=TEAM_ON_ITEM),
    Door("sensemaking:split", about="theme", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("sensemaking:gather-words", about="theme", get=TEAM_ON_ITEM),
    Door("sensemaking:word", about="word", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("sensemaking:ungather", about="word", post=TEAM_ON_ITEM),
    Door("sensemaking:put-back", about="source", post=TEAM_ON_ITEM),
    Door("sensemaking:excerpt", about="note-to-mark", post=TEAM_ON_ITEM),
]


def _note(world: World, standing: Standing = Standing.TEAM) -> Item:
    """A note of Ana's, made through the app registry: the room of notes is nobody's to import here."""
    item = add_item(
        kind="note", by=world.ana, programme_id=world.hubs.pk, title="A kettle", words="A kettle", standing=standing
    )
    apps.get_model("capture", "Note").unscoped.create(item=item, programme_id=world.hubs.pk, heard="A kettle")
    return item


def _begun(world: World, standing: str) -> Theme:
    kept = Standing.TEAM if standing == "withdrawn" else Standing(standing)
    return start_theme(by=world.ana, programme_id=world.hubs.pk, title="There is always a kettle on", standing=kept)


def _stands(item: Item, world: World, standing: str) -> Item:
    if standing == "withdrawn":
        withdraw(item=item, by=world.ana, because="asked to")
    return item


def theme(world: World, standing: str) -> dict[str, object]:
    return {"item_id": _stands(_begun(world, standing).item, world, standing).pk}


def theme_in_its_programme(world: World, standing: str) -> dict[str, object]:
    return {"programme": world.hubs.slug, **theme(world, standing)}


def merged_theme(world: World, standing: str) -> dict[str, object]:
    item, into = _begun(world, standing).item, _begun(world, standing).item
    merge(item=item, into=into, by=world.ana, because="the same")
    return {"item_id": _stands(item, world, standing).pk}


def word(world: World, standing: str) -> dict[str, object]:
    item = _begun(world, standing).item
    [link] = gather(theme=item, items=[_note(world)], by=world.ana).links
    return {"item_id": _stands(item, world, standing).pk, "link_id": link.pk}


def source(world: World, standing: str) -> dict[str, object]:
    item = _begun(world, standing).item
    return {"item_id": _stands(item, world, standing).pk, "source_id": _note(world).pk}


def note_to_mark(world: World, standing: str) -> dict[str, object]:
    kept = Standing.TEAM if standing == "withdrawn" else Standing(standing)
    return {"item_id": _stands(_note(world, kept), world, standing).pk}


def gathering(world: World, standing: str) -> dict[str, object]:
    done = gather(theme=_begun(world, standing).item, items=[_note(world)], by=world.ana)
    return {"programme": world.hubs.slug, "gathering_id": done.gathering.pk}


def dissent_of_ana(world: World, standing: str) -> dict[str, object]:
    note = dissent(item=_begun(world, standing).item, by=world.ana, role="Community organiser", words="Not to my mind.")
    return {"programme": world.hubs.slug, "dissent_id": note.pk}


MAKERS = {
    "theme": theme,
    "theme-in-its-programme": theme_in_its_programme,
    "merged-theme": merged_theme,
    "word": word,
    "source": source,
    "note-to-mark": note_to_mark,
    "gathering": gathering,
    "dissent": dissent_of_ana,
}
