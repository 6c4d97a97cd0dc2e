"""Who is in the made-up programme, and where: twenty people on the team, twelve who read outside, six hubs, four circles."""

from dataclasses import dataclass, field
from datetime import timedelta

from bench.tables import Table, plain
from throughline.common.clock import now, today
from throughline.common.ids import uuid7
from throughline.people.models import Membership, Person
from throughline.people.words import Role
from throughline.programme.models import ContextEvent, Hub, HubStateChange, Programme
from throughline.programme.words import HubMark, HubState
from throughline.sharing.models import Circle, CircleMember
from throughline.sharing.words import CircleKind

HUBS = ("Seven Kings", "Hainault", "Gants Hill", "Ilford", "Woodford", "Wanstead")
TEAM = (*[Role.LEARNING_LEAD] * 2, *[Role.ORGANISER] * 12, *[Role.TEAM_MEMBER] * 6)
READERS = (*[Role.BOARD_MEMBER] * 6, *[Role.PARTNER] * 6)
YEARS = timedelta(days=1_000)


@dataclass
class Cast:
    """The programme, its people and places, and the ids of rows worth opening, as 32 hex digits."""

    programme: Programme
    team: list[Person]
    readers: list[Person]
    hubs: list[Hub]
    circles: list[str]
    notes: list[str] = field(default_factory=list)
    excerpts: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    promises: list[str] = field(default_factory=list)
    releases: list[str] = field(default_factory=list)
    chain_ends: list[str] = field(default_factory=list)
    streets: list[str] = field(default_factory=list)
    maps: list[str] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    causal_links: list[str] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)
    items: int = 0
    links: int = 0


def assembled() -> Cast:
    """Everybody and every place, before the first note."""
    programme = Programme.objects.create(name="Measured hubs", slug="measured", made_at=now() - YEARS)
    hubs = [
        Hub.objects.create(programme=programme, name=name, slug=name.lower().replace(" ", "-"), mark=mark, state=HubState.OPEN, position=place)
        for place, (name, mark) in enumerate(zip(HUBS, HubMark, strict=False))
    ]  # fmt: skip
    for hub in hubs:
        HubStateChange.objects.create(hub=hub, state=HubState.OPEN, since_date=today() - YEARS, because="It opened.")
    for number in range(20):
        began = today() - timedelta(days=40 * number)
        ContextEvent.objects.create(programme=programme, title=f"What happened around us ({number})", began_on=began)
    team = [_person(programme, f"Team {number}", role) for number, role in enumerate(TEAM)]
    readers = [_person(programme, f"Reader {number}", role) for number, role in enumerate(READERS)]
    return Cast(programme, team, readers, hubs, _circles(programme, team[0], readers))


def _person(programme: Programme, name: str, role: Role) -> Person:
    person = Person.objects.create(email=f"{name.lower().replace(' ', '-')}@example.org", name=name, password="!")  # noqa: S106
    Membership.objects.create(person=person, programme=programme, role=role)
    return person


def _circles(programme: Programme, maker: Person, readers: list[Person]) -> list[str]:
    """Two boards and two partners with three readers each."""
    circles = Table(Circle, "id", "programme_id", "name", "kind", "made_by_id")
    members = Table(CircleMember, "id", "circle_id", "person_id", "added_by_id")
    made = []
    for number in range(4):
        circle = plain(uuid7())
        kind = CircleKind.BOARD if number < 2 else CircleKind.PARTNER
        circles.add(circle, plain(programme.pk), f"Circle {number}", kind.value, plain(maker.pk))
        for reader in readers[3 * number : 3 * number + 3]:
            members.add(plain(uuid7()), circle, plain(reader.pk), plain(maker.pk))
        made.append(circle)
    circles.flush()
    members.flush()
    return made
