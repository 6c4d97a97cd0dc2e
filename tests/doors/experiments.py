from tests.doors.oracle import INSIDE, OWN_WORDS, READS, TEAM, TEAM_ON_ITEM, WITHDRAWS, Door
from tests.doors.world import World
from throughline.common.clock import days_from_today
from throughline.experiments.models import Experiment
from throughline.experiments.words import Decision, RemarkKind
from throughline.experiments.writes import Card, Plan, decide, log, plan_experiment, remark, start
from throughline.thread.models import Item
from throughline.thread.words import Strength
from throughline.thread.writes import revise, withdraw

DOORS = [
    Door("experiments:portfolio", get=INSIDE),
    Door("experiments:learned", get=INSIDE),
    Door("experiments:new", get=TEAM, post=TEAM),
    Door("experiments:experiment", about="experiment", get=READS),
    Door("experiments:plan", about="experiment", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("experiments:start", about="experiment", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("experiments:log", about="experiment", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("experiments:remark", about="experiment", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("experiments:decide", about="experiment", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("experiments:copy", about="experiment", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("experiments:withdraw", about="experiment", get=WITHDRAWS, post=WITHDRAWS),
    Door("experiments:take-back-entry", about="log-entry", post=OWN_WORDS, why="taken back by its writer"),
    Door("experiments:take-back-remark", about="peer-remark", post=OWN_WORDS, why="taken back by its writer"),
    Door("experiments:card", about="learning-card", get=READS),
    Door("experiments:reword", about="learning-card", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
]


def _running(world: World) -> Experiment:
    words = dict.fromkeys(
        ("believe", "going_well", "going_badly", "worst_case", "who_bears_it", "consent", "undo"), "A kettle."
    )
    plan = Plan(name="Kettle before desk", parts=words, decide_on=days_from_today(20), hubs=[world.library])
    made = plan_experiment(by=world.ana, programme_id=world.hubs.pk, plan=plan)
    return start(item=made.item, by=world.ana)


def _stands(item: Item, world: World, standing: str) -> Item:
    if standing == "withdrawn":
        withdraw(item=item, by=world.ana, because="asked to")
    elif standing != "team":
        revise(item=item, by=world.ana, what="kept closer", standing=standing)
    return item


def experiment(world: World, standing: str) -> dict[str, object]:
    return {"item_id": _stands(_running(world).item, world, standing).pk}


def log_entry(world: World, standing: str) -> dict[str, object]:
    made = _running(world)
    entry = log(item=made.item, by=world.ana, words="Eleven came.")
    return {"item_id": _stands(made.item, world, standing).pk, "entry_id": entry.pk}


def peer_remark(world: World, standing: str) -> dict[str, object]:
    made = _running(world)
    said = remark(item=made.item, by=world.ana, kind=RemarkKind.CHALLENGE, words="Whose kettle?", role="Organiser")
    return {"item_id": _stands(made.item, world, standing).pk, "remark_id": said.pk}


def learning_card(world: World, standing: str) -> dict[str, object]:
    card = Card(
        observed="Eleven came.", learned="Tea first works", decision=Decision.STOP, reason="It is theirs now.",
        strength=Strength.WEAK, decided_by="the hub team",
    )  # fmt: skip
    made = decide(item=_running(world).item, by=world.ana, card=card)
    return {"item_id": _stands(made.item, world, standing).pk}


MAKERS = {
    "experiment": experiment,
    "log-entry": log_entry,
    "peer-remark": peer_remark,
    "learning-card": learning_card,
}
