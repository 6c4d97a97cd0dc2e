from datetime import timedelta

from tests.doors.oracle import INSIDE, OWN_WORDS, READS, TEAM, WITHDRAWS, Door, Who
from tests.doors.world import World
from throughline.common.clock import days_from_today, now, standing_still
from throughline.reflection.models import Asked
from throughline.reflection.words import Shape
from throughline.reflection.writes import answer, begin_reflection, open_letters, share_part, write_letter
from throughline.thread.models import Item
from throughline.thread.writes import revise, withdraw

ALWAYS_PRIVATE = ("private", "withdrawn")
SEALED_OR_OPEN = ("private", "team", "withdrawn")


def WAS_ASKED(who: Who, standing: str) -> bool:  # noqa: N802
    return who.name == "ben"


DOORS = [
    Door("reflection:reflections", get=INSIDE),
    Door("reflection:new", get=TEAM, post=TEAM),
    Door("reflection:mine-as-text", get=TEAM, why="one’s own words only"),
    Door("reflection:join", about="reflection-sitting", post=WAS_ASKED, standings=("private",)),
    Door("reflection:decline", about="reflection-sitting", post=WAS_ASKED, standings=("private",)),
    Door("reflection:reflection", about="reflection", get=OWN_WORDS, standings=ALWAYS_PRIVATE),
    Door("reflection:ask", about="reflection", get=OWN_WORDS, post=OWN_WORDS, standings=ALWAYS_PRIVATE),
    Door("reflection:withdraw", about="reflection", get=OWN_WORDS, post=OWN_WORDS, standings=ALWAYS_PRIVATE),
    Door("reflection:answer", about="reflection-answer", get=OWN_WORDS, post=OWN_WORDS, standings=ALWAYS_PRIVATE),
    Door("reflection:share", about="reflection-answer", get=OWN_WORDS, post=OWN_WORDS, standings=ALWAYS_PRIVATE),
    Door("reflection:lead-to", about="reflection-leading", post=OWN_WORDS, standings=ALWAYS_PRIVATE),
    Door("reflection:part", about="reflection-part", get=READS),
    Door("reflection:take-back", about="reflection-part", get=WITHDRAWS, post=WITHDRAWS),
    Door("reflection:letters", get=INSIDE),
    Door("reflection:new-letter", get=TEAM, post=TEAM),
    Door("reflection:letter", about="letter", get=READS, standings=SEALED_OR_OPEN),
    Door("reflection:change-letter", about="sealed-letter", get=OWN_WORDS, post=OWN_WORDS, standings=ALWAYS_PRIVATE),
    Door("reflection:take-back-letter", about="letter", get=WITHDRAWS, post=WITHDRAWS, standings=SEALED_OR_OPEN),
]


def _begun(world: World) -> Item:
    """A reflection of Ana's own, with canary words (tests/test_canaries.py) that nobody else may ever read."""
    item = begin_reflection(by=world.ana, programme_id=world.hubs.pk, shape=Shape.WEEKLY, about="zqprivabout")
    answer(item=item, by=world.ana, prompt="avoiding", words="zqprivavoiding, which is why I never rang.")
    return item


def _stands(item: Item, world: World, standing: str) -> Item:
    if standing == "withdrawn":
        withdraw(item=item, by=world.ana, because="asked to")
    elif standing != item.standing:
        revise(item=item, by=world.ana, what="kept closer", standing=standing)
    return item


def reflection(world: World, standing: str) -> dict[str, object]:
    return {"item_id": _stands(_begun(world), world, "withdrawn" if standing == "withdrawn" else "private").pk}


def an_answer(world: World, standing: str) -> dict[str, object]:
    return reflection(world, standing) | {"prompt": "avoiding"}


def leading(world: World, standing: str) -> dict[str, object]:
    return an_answer(world, standing) | {"what": "question"}


def sitting(world: World, standing: str) -> dict[str, object]:
    item = begin_reflection(
        by=world.ana, programme_id=world.hubs.pk, shape=Shape.WEEKLY, about="The long week", others=[world.ben]
    )
    answer(item=item, by=world.ana, prompt="avoiding", words="zqprivtogether")
    asked = Asked.unscoped.filter(person=world.ben).order_by("-id").first()
    assert asked is not None
    assert item.standing == "private"
    return {"programme": world.hubs.slug, "sitting_id": asked.sitting_id}


def part(world: World, standing: str) -> dict[str, object]:
    made = share_part(item=_begun(world), by=world.ana, prompt="avoiding", words="I put off ringing.")
    return {"item_id": _stands(made, world, standing).pk}


def _sealed(world: World, words: str = "zqprivletter. Keep the kettle.", days: int = 30) -> Item:
    return write_letter(
        by=world.ana, programme_id=world.hubs.pk, title="Whoever comes next", words=words,
        opens_on=days_from_today(days),
    )  # fmt: skip


def letter(world: World, standing: str) -> dict[str, object]:
    if standing != "team":
        return {"item_id": _stands(_sealed(world), world, standing).pk}
    item = _sealed(world, "zqteamletter. Keep the kettle.", days=1)  # opened, it is the team's to read
    with standing_still(now() + timedelta(days=2)):
        open_letters()
    item.refresh_from_db()
    return {"item_id": _stands(item, world, standing).pk}


def sealed_letter(world: World, standing: str) -> dict[str, object]:
    return {"item_id": _stands(_sealed(world), world, "withdrawn" if standing == "withdrawn" else "private").pk}


MAKERS = {
    "reflection": reflection,
    "reflection-answer": an_answer,
    "reflection-leading": leading,
    "reflection-sitting": sitting,
    "reflection-part": part,
    "letter": letter,
    "sealed-letter": sealed_letter,
}
