from tests.doors.oracle import INSIDE, READS, TEAM, TEAM_ON_ITEM, WITHDRAWS, Door, Who
from tests.doors.world import World
from throughline.access.words import Standing
from throughline.feedback.words import State
from throughline.feedback.writes import Answer, Text, keep_reply, say_in, write_entry
from throughline.sensemaking.writes import start_theme
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning
from throughline.thread.writes import revise, withdraw


def KEPT_IT_OR_LEADS(who: Who, standing: str) -> bool:  # noqa: N802
    """Ana kept the reply; the learning lead may take back what anybody kept."""
    return TEAM_ON_ITEM(who, standing) and (who.wrote_it or who.role == "learning_lead")


TEAMS = ("team", "withdrawn")
WHY = "an answer is the team's from the first word: it is there to be told"

DOORS = [
    Door("feedback:entries", get=INSIDE),
    Door("feedback:waiting", get=INSIDE),
    Door("feedback:new", get=TEAM, post=TEAM),
    Door("feedback:sheet-of-many", get=INSIDE),
    Door("feedback:spoken-of-many", get=INSIDE),
    Door("feedback:entry", about="said-back", get=READS, standings=TEAMS, why=WHY),
    Door("feedback:change", about="said-back", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("feedback:in-language", about="said-back", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("feedback:language-away", about="answer-in-urdu", post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("feedback:tell", about="said-back", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("feedback:tie", about="said-back", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("feedback:untie", about="tied-answer", post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("feedback:reply", about="said-back", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM, standings=TEAMS, why=WHY),
    Door("feedback:reply-away", about="replied-answer", post=KEPT_IT_OR_LEADS, standings=TEAMS, why=WHY),
    Door("feedback:sheet", about="said-back", get=READS, standings=TEAMS, why=WHY),
    Door("feedback:spoken", about="said-back", get=READS, standings=TEAMS, why=WHY),
    Door("feedback:withdraw", about="said-back", get=WITHDRAWS, post=WITHDRAWS, standings=TEAMS, why=WHY),
    Door("feedback:considered", about="considered-theme", get=READS),
]


def written(world: World) -> Item:
    theme = start_theme(by=world.ana, programme_id=world.hubs.pk, title="People wait to hear back").item
    answer = Answer(said="You asked before.", decided="We ring back in ten days.", state=State.DOING)
    return write_entry(by=world.ana, programme_id=world.hubs.pk, answer=answer, ties=[theme]).item


def standing(world: World, item: Item, standing: str) -> dict[str, object]:
    if standing == "withdrawn":
        withdraw(item=item, by=world.ana, because="said in error")
    return {"item_id": item.pk}


def answer(world: World, stands: str) -> dict[str, object]:
    return standing(world, written(world), stands)


def answer_in_urdu(world: World, stands: str) -> dict[str, object]:
    item = written(world)
    say_in(item=item, by=world.ana, language="ur", text=Text("روشنی", "مرمت"))
    return standing(world, item, stands) | {"language": "ur"}


def tied_answer(world: World, stands: str) -> dict[str, object]:
    item = written(world)
    [tied] = thread.bearing_on(world.ana, item, [Meaning.SAID_BACK])
    return standing(world, item, stands) | {"link_id": tied.link_id}


def replied_answer(world: World, stands: str) -> dict[str, object]:
    item = written(world)
    reply = keep_reply(item=item, by=world.ana, words="Two are still out.")
    return standing(world, item, stands) | {"reply_id": reply.pk}


def considered_theme(world: World, stands: str) -> dict[str, object]:
    theme = start_theme(by=world.ana, programme_id=world.hubs.pk, title="People wait to hear back").item
    if stands == "withdrawn":
        withdraw(item=theme, by=world.ana, because="not this")
    else:
        revise(item=theme, by=world.ana, what="standing", standing=Standing(stands))
    return {"item_id": theme.pk}


MAKERS = {
    "said-back": answer,
    "answer-in-urdu": answer_in_urdu,
    "tied-answer": tied_answer,
    "replied-answer": replied_answer,
    "considered-theme": considered_theme,
}
