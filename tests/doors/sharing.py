from uuid import UUID

from tests.doors.oracle import INSIDE, PUBLIC, SIGNED_IN, TEAM, TEAM_ON_ITEM, Door, Who
from tests.doors.world import World
from throughline.access.words import Standing
from throughline.capture.words import Setting
from throughline.capture.writes import Heard, save_note
from throughline.common.clock import today
from throughline.common.ids import uuid7
from throughline.documents.content import Prose
from throughline.people.models import Person
from throughline.reports.writes import NewPart, add_parts, start_report
from throughline.sensemaking.writes import start_theme
from throughline.sharing import reads, writes
from throughline.sharing.models import Release
from throughline.sharing.words import CircleKind, FileForm
from throughline.sharing.words import Door as Way
from throughline.sharing.writes import Wording
from throughline.thread import writes as thread_writes
from throughline.thread.models import Item
from throughline.thread.words import Meaning


def IN_THE_CIRCLE(who: Who, standing: str) -> bool:  # noqa: N802
    """Paz is the only one put into the circle that the releases are for."""
    return who.name == "paz"


def MAKER_OR_LEAD(who: Who, standing: str) -> bool:  # noqa: N802
    return who.on_team and (who.wrote_it or who.role == "learning_lead")


TEAMS = ("team",)
WHY = "a release is the team's; outside it is read in its circles only"

DOORS = [
    Door("sharing:reading", about="nothing", get=SIGNED_IN),
    Door("sharing:read", about="issued-release", get=IN_THE_CIRCLE, standings=TEAMS, why=WHY),
    Door("sharing:read-files", about="issued-report", get=IN_THE_CIRCLE, post=IN_THE_CIRCLE, standings=TEAMS, why=WHY),
    Door("sharing:read-file", about="issued-report-file", get=IN_THE_CIRCLE, standings=TEAMS, why=WHY),
    Door("sharing:files", about="issued-report", get=INSIDE, post=TEAM, standings=TEAMS, why=WHY),
    Door("sharing:stop-files", about="issued-report", post=TEAM, standings=TEAMS, why=WHY),
    Door("sharing:file", about="issued-report-team-file", get=INSIDE, standings=TEAMS, why=WHY),
    Door("sharing:open-link", about="share-link", get=PUBLIC, post=PUBLIC, standings=TEAMS, why="the token is the key"),
    Door("sharing:prepare", about="shareable-theme", get=TEAM_ON_ITEM, post=TEAM_ON_ITEM),
    Door("sharing:releases", get=INSIDE),
    Door("sharing:release", about="issued-release", get=INSIDE, standings=TEAMS, why=WHY),
    Door("sharing:draft", about="draft-release", get=TEAM, post=TEAM, standings=TEAMS, why=WHY),
    Door("sharing:quote", about="draft-quote", get=TEAM, post=TEAM, standings=TEAMS, why=WHY),
    Door("sharing:preview", about="draft-release", get=TEAM, standings=TEAMS, why=WHY),
    Door("sharing:submit", about="draft-release", post=TEAM, standings=TEAMS, why=WHY),
    Door("sharing:discard", about="draft-release", get=MAKER_OR_LEAD, post=MAKER_OR_LEAD, standings=TEAMS, why=WHY),
    Door("sharing:check", about="waiting-release", get=TEAM, post=TEAM, standings=TEAMS, why=WHY),
    Door("sharing:back-to-draft", about="waiting-release", post=TEAM, standings=TEAMS, why=WHY),
    Door("sharing:issue", about="draft-release", post=TEAM, standings=TEAMS, why=WHY),
    Door("sharing:again", about="issued-release", post=TEAM, standings=TEAMS, why=WHY),
    Door("sharing:revoke", about="issued-release", get=INSIDE, post=INSIDE, standings=TEAMS, why=WHY),
    Door("sharing:redact", about="issued-quote", get=INSIDE, post=INSIDE, standings=TEAMS, why=WHY),
    Door("sharing:links", about="issued-release", post=TEAM, standings=TEAMS, why=WHY),
    Door("sharing:revoke-link", about="issued-link", post=TEAM, standings=TEAMS, why=WHY),
]


def theme_with_words(world: World) -> tuple[Item, list[Item]]:
    theme = start_theme(by=world.ana, programme_id=world.hubs.pk, title="People wait to hear back").item
    spans = []
    for said in ("You came last year.", "Nobody rang back.", "What happened then?"):
        given = Heard(heard=said, setting=Setting.DOORSTEP, happened_on=today())
        note = save_note(by=world.ana, programme_id=world.hubs.pk, note_id=uuid7(), given=given).note.item
        span = thread_writes.mark_excerpt(source=note, begins_at=0, ends_at=len(said), by=world.ana)
        thread_writes.link(source=span, target=theme, meaning=Meaning.SUPPORTS, by=world.ana)
        spans.append(span)
    return theme, spans


def shareable_theme(world: World, standing: str) -> dict[str, object]:
    theme, _ = theme_with_words(world)
    if standing == "withdrawn":
        thread_writes.withdraw(item=theme, by=world.ana, because="not this")
    else:
        thread_writes.revise(item=theme, by=world.ana, what="standing", standing=Standing(standing))
    return {"item_id": theme.pk}


def drafted(world: World, *, quotes: int) -> Release:
    theme, spans = theme_with_words(world)
    circle = writes.create_circle(
        programme=world.hubs, name=f"Friends of the library {uuid7()}", kind=CircleKind.PARTNER, by=world.adam
    )
    writes.add_member(circle=circle, person=world.paz, by=world.adam)
    release = writes.start_release(
        by=world.ana,
        made_from=theme,
        wording=Wording(title="People wait to hear back", body="Many of them wait for an answer."),
        circles=[circle.pk],
        quotes=[span.pk for span in spans[:quotes]],
    )
    for quote in release.quotes.all():
        writes.write_quote(quote=quote, by=world.ana, words="You came last year.", neighbour_asked=True)
    return release


def waiting(world: World) -> Release:
    return writes.send_for_check(release=drafted(world, quotes=1), by=world.ana)


def issued(world: World) -> Release:
    release = waiting(world)
    writes.approve(release=release, by=world.ben, because="Read it.", read=reads.fingerprint(release))
    return writes.issue(release=release, by=world.ana)


def draft_release(world: World, standing: str) -> dict[str, object]:
    return {"item_id": drafted(world, quotes=0).pk}


def draft_quote(world: World, standing: str) -> dict[str, object]:
    release = drafted(world, quotes=1)
    return {"item_id": release.pk, "quote_id": release.quotes.get().pk}


def waiting_release(world: World, standing: str) -> dict[str, object]:
    return {"item_id": waiting(world).pk}


def issued_release(world: World, standing: str) -> dict[str, object]:
    return {"item_id": issued(world).pk}


def issued_quote(world: World, standing: str) -> dict[str, object]:
    release = issued(world)
    return {"item_id": release.pk, "quote_id": release.quotes.get().pk}


def issued_link(world: World, standing: str) -> dict[str, object]:
    release = issued(world)
    link, _ = writes.make_link(release=release, by=world.ana)
    return {"item_id": release.pk, "link_id": link.pk}


def share_link(world: World, standing: str) -> dict[str, object]:
    return {"token": writes.make_link(release=issued(world), by=world.ana)[1]}


def issued_paper(world: World, standing: str) -> dict[str, object]:
    """A report for Paz's circle."""
    item = start_report(by=world.ana, programme_id=world.hubs.pk, title="Learning and insights 2026")
    add_parts(item=item, by=world.ana, parts=[NewPart(Prose("Much was heard."))])
    circle = writes.create_circle(programme=world.hubs, name=f"Friends {uuid7()}", kind=CircleKind.BOARD, by=world.adam)
    writes.add_member(circle=circle, person=world.paz, by=world.adam)
    wording = Wording(title="Learning and insights 2026", body="What we heard this year.")
    release = writes.start_release(by=world.ana, made_from=item, wording=wording, circles=[circle.pk])
    return {"item_id": writes.issue(release=release, by=world.ana).pk}


def _made(world: World, paper: dict[str, object], door: Way, by: Person) -> UUID:
    asked = writes.ask_for_files(
        item_id=UUID(str(paper["item_id"])), door=door, by=by, enqueue=str, forms=[FileForm.TEXT]
    )
    made = writes.make_file(asked[0].pk)
    assert made is not None
    return made.pk


def issued_paper_file(world: World, standing: str) -> dict[str, object]:
    paper = issued_paper(world, standing)
    _made(world, paper, Way.OUTSIDE, world.paz)
    return {**paper, "form": "txt"}


def issued_paper_team_file(world: World, standing: str) -> dict[str, object]:
    paper = issued_paper(world, standing)
    return {**paper, "file_id": _made(world, paper, Way.INSIDE, world.ana)}


MAKERS = {
    "issued-report": issued_paper,
    "issued-report-file": issued_paper_file,
    "issued-report-team-file": issued_paper_team_file,
    "shareable-theme": shareable_theme,
    "draft-release": draft_release,
    "draft-quote": draft_quote,
    "waiting-release": waiting_release,
    "issued-release": issued_release,
    "issued-quote": issued_quote,
    "issued-link": issued_link,
    "share-link": share_link,
}
