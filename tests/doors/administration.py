from tests.doors.oracle import ADMINISTRATION, INSIDE, PUBLIC, TEAM, Door
from tests.doors.world import World
from throughline.administration.writes import invite_person
from throughline.common.ids import uuid7
from throughline.people.words import Role
from throughline.sharing.words import CircleKind
from throughline.sharing.writes.circles import add_member, create_circle

ONCE = {"standings": ("team",), "why": "people and places have no standing"}

DOORS = [
    Door("administration:people", get=ADMINISTRATION),
    Door("administration:invite", get=ADMINISTRATION, post=ADMINISTRATION),
    Door("administration:withdraw-invitation", about="invitation", post=ADMINISTRATION, **ONCE),
    Door("administration:give-role", about="member", post=ADMINISTRATION, **ONCE),
    Door("administration:end-role", about="membership", post=ADMINISTRATION, **ONCE),
    Door("administration:join", about="join-link", get=PUBLIC, post=PUBLIC, **ONCE),
    Door("administration:hubs", get=INSIDE),
    Door("administration:new-hub", get=ADMINISTRATION, post=ADMINISTRATION),
    Door("administration:hub", about="hub", get=INSIDE, **ONCE),
    Door("administration:edit-hub", about="hub", get=ADMINISTRATION, post=ADMINISTRATION, **ONCE),
    Door("administration:hub-state", about="hub", get=ADMINISTRATION, post=ADMINISTRATION, **ONCE),
    Door("administration:context", get=INSIDE),
    Door("administration:new-context-event", get=TEAM, post=TEAM),
    Door("administration:programme", get=ADMINISTRATION, post=ADMINISTRATION),
    Door("administration:circles", get=ADMINISTRATION),
    Door("administration:new-circle", get=ADMINISTRATION, post=ADMINISTRATION),
    Door("administration:circle", about="circle", get=ADMINISTRATION, post=ADMINISTRATION, **ONCE),
    Door("administration:leave-circle", about="circle-member", post=ADMINISTRATION, **ONCE),
    Door("administration:close-circle", about="circle", post=ADMINISTRATION, **ONCE),
]


def invitation(world: World, standing: str) -> dict[str, object]:
    made = invite_person(
        by=world.adam, programme=world.hubs, role=Role.PARTNER, email="new@example.org", name="New"
    )  # fmt: skip
    return {"programme": world.hubs.slug, "invitation_id": made.invitation.pk}


def join_link(world: World, standing: str) -> dict[str, object]:
    made = invite_person(by=world.adam, programme=world.hubs, role=Role.PARTNER, email="new@example.org", name="New")
    return {"token": made.token}


def member(world: World, standing: str) -> dict[str, object]:
    return {"programme": world.hubs.slug, "person_id": world.ben.pk}


def membership(world: World, standing: str) -> dict[str, object]:
    return {"programme": world.hubs.slug, "membership_id": world.ben.memberships.get().pk}


def hub(world: World, standing: str) -> dict[str, object]:
    return {"programme": world.hubs.slug, "hub_id": world.library.pk}


def circle(world: World, standing: str) -> dict[str, object]:
    made = create_circle(
        programme=world.hubs, name=f"Library service {uuid7()}", kind=CircleKind.PARTNER, by=world.adam
    )
    return {"programme": world.hubs.slug, "circle_id": made.pk}


def circle_member(world: World, standing: str) -> dict[str, object]:
    made = create_circle(
        programme=world.hubs, name=f"Library service {uuid7()}", kind=CircleKind.PARTNER, by=world.adam
    )
    add_member(circle=made, person=world.paz, by=world.adam)
    return {"programme": world.hubs.slug, "circle_id": made.pk, "person_id": world.paz.pk}


MAKERS = {
    "invitation": invitation,
    "join-link": join_link,
    "member": member,
    "membership": membership,
    "hub": hub,
    "circle": circle,
    "circle-member": circle_member,
}
