from dataclasses import replace

from tests.doors.oracle import OWN_WORDS, PUBLIC, READS, TEAM, WITHDRAWS, Door, Who
from tests.doors.world import World
from throughline.access.words import Standing
from throughline.capture.writes import Heard, keep_draft, save_note, withdraw_note
from throughline.common.clock import today
from throughline.common.ids import uuid7

PAPERS = Heard(
    heard="She asked whether the library keeps the Punjabi newspapers.", happened_on=today(), place="Bus stop"
)


def the_writer(who: Who, standing: str) -> bool:
    """The writer's phone is told how things stand, also of a note they withdrew; for anyone else the id is not there."""
    return who.wrote_it


def whoever_may_undo(who: Who, standing: str) -> bool:
    """Bringing a withdrawn note back; one that was not withdrawn is not found there."""
    return standing == "withdrawn" and (who.wrote_it or who.role in {"learning_lead", "data_protection_lead"})


DOORS = [
    Door("capture:new", get=TEAM, post=TEAM),
    Door("capture:batch", get=TEAM, post=TEAM),
    Door("capture:mine", get=TEAM),
    Door("capture:note", about="note", get=READS),
    Door("capture:edit", about="note", get=OWN_WORDS, post=OWN_WORDS),
    Door("capture:withdraw", about="note", get=WITHDRAWS, post=WITHDRAWS),
    Door("capture:restore", about="note", post=whoever_may_undo),
    Door("capture:draft", about="draft", get=the_writer, standings=("team",), why="a draft is its writer's only"),
    Door("capture:discard", about="draft", post=the_writer, standings=("team",)),
    Door("api:note", about="note", put=the_writer, accept="application/json"),
    Door(
        "api:draft", about="draft", get=the_writer, put=the_writer, delete=the_writer, standings=("team",),
        accept="application/json",
    ),
    Door("api:openapi-json", about="nothing", get=PUBLIC, accept="application/json", why="the shape of the API, no data"),
    Door("api:api-root", about="nothing", accept="application/json", why="django-ninja's own; answers 404 to everyone"),
]  # fmt: skip


def note(world: World, standing: str) -> dict[str, object]:
    given = PAPERS if standing == "withdrawn" else replace(PAPERS, standing=Standing(standing))
    saved = save_note(by=world.ana, programme_id=world.hubs.pk, note_id=uuid7(), given=given)
    if standing == "withdrawn":
        withdraw_note(item=saved.note.item, by=world.ana, because="They asked us not to keep it")
    return {"item_id": saved.note.pk}


def draft(world: World, standing: str) -> dict[str, object]:
    kept = keep_draft(by=world.ana, programme_id=world.hubs.pk, draft_id=uuid7(), fields={"heard": "Half a sen"})
    return {"item_id": kept.pk}


MAKERS = {"note": note, "draft": draft}
