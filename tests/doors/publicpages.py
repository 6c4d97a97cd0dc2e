from tests.doors.oracle import ADMINISTRATION, INSIDE, PUBLIC, TEAM, Door
from tests.doors.world import World
from throughline.feedback.words import State
from throughline.feedback.writes import Answer, write_entry
from throughline.publicpages.writes import take_reply
from throughline.sensemaking.writes import start_theme
from throughline.sharing import reads, writes
from throughline.sharing.models import Release
from throughline.sharing.writes import Wording

TEAMS = ("team",)
WHY = "public: what was issued for anyone, after a second person's check"

DOORS = [
    Door("publicpages:robots", about="nothing", get=PUBLIC),
    Door("publicpages:sitemap", about="nothing", get=PUBLIC),
    Door("publicpages:programme", about="published-programme", get=PUBLIC, standings=TEAMS, why=WHY),
    Door("publicpages:hub", about="published-hub", get=PUBLIC, standings=TEAMS, why=WHY),
    Door("publicpages:release", about="published-answer", get=PUBLIC, standings=TEAMS, why=WHY),
    Door("publicpages:reply", about="published-answer", get=PUBLIC, post=PUBLIC, standings=TEAMS, why=WHY),
    Door("publicpages:thank-you", about="published-programme", get=PUBLIC, standings=TEAMS, why=WHY),
    Door("publicpages:accessibility", get=PUBLIC),
    Door("publicpages:privacy", get=PUBLIC),
    Door("publicpages:privacy-spoken", get=PUBLIC),
    Door("publicpages:tray", get=INSIDE),
    Door("publicpages:words", get=ADMINISTRATION, post=ADMINISTRATION),
    Door("publicpages:keep", about="public-reply", get=TEAM, post=TEAM, standings=TEAMS, why="replies are the team's"),
    Door("publicpages:let-go", about="public-reply", post=TEAM, standings=TEAMS, why="replies are the team's"),
]


def published(world: World) -> Release:
    theme = start_theme(by=world.ana, programme_id=world.hubs.pk, title="People wait to hear back").item
    answer = Answer(said="You asked before.", decided="We ring back in ten days.", state=State.DOING)
    entry = write_entry(by=world.ana, programme_id=world.hubs.pk, answer=answer, ties=[theme], hub=world.library)
    wording = Wording(title="You asked before.", body="We ring back in ten days.", public=True)
    release = writes.start_release(by=world.ana, made_from=entry.item, wording=wording)
    writes.send_for_check(release=release, by=world.ana)
    read = reads.fingerprint(reads.release_inside(world.ben, release.pk))
    writes.approve(release=release, by=world.ben, because="Nobody could be meant.", read=read)
    return writes.issue(release=release, by=world.ana)


def published_programme(world: World, standing: str) -> dict[str, object]:
    published(world)
    return {"programme": world.hubs.slug}


def published_hub(world: World, standing: str) -> dict[str, object]:
    published(world)
    return {"programme": world.hubs.slug, "hub": "park"}


def published_answer(world: World, standing: str) -> dict[str, object]:
    return {"programme": world.hubs.slug, "release_id": published(world).pk}


def public_reply(world: World, standing: str) -> dict[str, object]:
    release = published(world)
    reply = take_reply(programme=world.hubs, release_id=release.pk, address="203.0.113.9", words="It is still out.")
    return {"programme": world.hubs.slug, "reply_id": reply.pk}


MAKERS = {
    "published-programme": published_programme,
    "published-hub": published_hub,
    "published-answer": published_answer,
    "public-reply": public_reply,
}
