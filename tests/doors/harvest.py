from tests.doors.oracle import INSIDE, READS, TEAM, TEAM_ON_ITEM, WITHDRAWS, Door
from tests.doors.world import World
from throughline.common.clock import days_from_today, today
from throughline.harvest.models import Round
from throughline.harvest.words import Direction, Meant, Ripple
from throughline.harvest.writes.changes import Harvested, harvest, rest_on
from throughline.harvest.writes.ripples import add_ripple, begin_map
from throughline.harvest.writes.stories import Told, begin_round, choose, tell_story
from throughline.thread.models import Item
from throughline.thread.writes import add_item, revise, withdraw

PLACES = ("team",)
"""Rounds and ripple maps are the inside’s, whatever stands in them."""

DOORS = [
    Door("harvest:changes", get=INSIDE),
    Door("harvest:new", get=TEAM, post=TEAM),
    Door("harvest:change", about="outcome", get=READS),
    Door("harvest:reword", about="outcome", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("harvest:theory", about="outcome", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("harvest:sources", about="outcome", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("harvest:second-voice", about="outcome", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("harvest:take-away", about="change-source", post=TEAM_ON_ITEM),
    Door("harvest:withdraw", about="outcome", get=WITHDRAWS, post=WITHDRAWS),
    Door("harvest:rounds", get=INSIDE),
    Door("harvest:new-round", get=TEAM, post=TEAM),
    Door("harvest:round", about="round", get=INSIDE, standings=PLACES),
    Door("harvest:tell", about="area", get=TEAM, post=TEAM, standings=PLACES),
    Door("harvest:choose", about="area", get=TEAM, post=TEAM, standings=PLACES),
    Door("harvest:tell-tellers", about="area-chosen", get=TEAM, post=TEAM, standings=PLACES),
    Door("harvest:story", about="story", get=READS),
    Door("harvest:reword-story", about="story", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("harvest:ripples", get=INSIDE),
    Door("harvest:new-map", get=TEAM, post=TEAM),
    Door("harvest:map", about="ripple-map", get=INSIDE, standings=PLACES),
    Door("harvest:map-csv", about="ripple-map", get=INSIDE, standings=PLACES),
    Door("harvest:add-ripple", about="ripple-map", get=TEAM, post=TEAM, standings=PLACES),
    Door("harvest:look-again", about="ripple-map", get=TEAM, post=TEAM, standings=PLACES),
]


def _stands(item: Item, world: World, standing: str) -> Item:
    if standing == "withdrawn":
        withdraw(item=item, by=world.ana, because="asked to")
    elif standing != "team":
        revise(item=item, by=world.ana, what="kept closer", standing=standing)
    return item


def _harvested(world: World) -> Item:
    given = Harvested(
        who="The caretaker", what="leaves the side door open", happened_on=today(), meant=Meant.UNMEANT,
        direction=Direction.BETTER,
    )  # fmt: skip
    return harvest(by=world.ana, programme_id=world.hubs.pk, given=given)


def outcome(world: World, standing: str) -> dict[str, object]:
    return {"item_id": _stands(_harvested(world), world, standing).pk}


def change_source(world: World, standing: str) -> dict[str, object]:
    item = _harvested(world)
    heard = add_item(kind="note", by=world.ana, programme_id=world.hubs.pk, title="A door")
    [link] = rest_on(item=item, by=world.ana, sources=[heard], because="They said so.")
    return {"item_id": _stands(item, world, standing).pk, "link_id": link.pk}


def _round(world: World) -> Round:
    return begin_round(
        by=world.ana, programme_id=world.hubs.pk, title="This year", question="What changed most?",
        domains=["How people are with one another"], from_on=days_from_today(-90), to_on=today(),
    )  # fmt: skip


def _story(world: World, told_in: Round) -> Item:
    told = Told("A key", "A resident", "She gave him the key.", "Nobody had before.")
    return tell_story(of=told_in, by=world.ana, number=1, given=told)


def a_round(world: World, standing: str) -> dict[str, object]:
    return {"programme": world.hubs.slug, "round_id": _round(world).pk}


def area(world: World, standing: str) -> dict[str, object]:
    return a_round(world, standing) | {"number": 1}


def area_chosen(world: World, standing: str) -> dict[str, object]:
    made = _round(world)
    story = _story(world, made)
    choose(of=made, by=world.ana, number=1, story_id=story.pk, panel="Two residents", reason="It began there.")
    return {"programme": world.hubs.slug, "round_id": made.pk, "number": 1}


def story(world: World, standing: str) -> dict[str, object]:
    return {"item_id": _stands(_story(world, _round(world)), world, standing).pk}


def ripple_map(world: World, standing: str) -> dict[str, object]:
    made = begin_map(by=world.ana, programme_id=world.hubs.pk, title="The cupboard")
    add_ripple(on=made, by=world.ana, kind=Ripple.ACTIVITY, words="A lock was fitted", happened_on=today())
    return {"programme": world.hubs.slug, "map_id": made.pk}


MAKERS = {
    "outcome": outcome,
    "change-source": change_source,
    "round": a_round,
    "area": area,
    "area-chosen": area_chosen,
    "story": story,
    "ripple-map": ripple_map,
}
