"""Who belongs to a programme, for those who look after it. Ends at people and places: no content."""

from dataclasses import dataclass, field

from throughline.access.writable import must_administer
from throughline.common.clock import now
from throughline.people.models import Invitation, Membership, Person
from throughline.people.words import Role
from throughline.programme.models import Programme


@dataclass
class Member:
    """A person with their current memberships in one programme."""

    person: Person
    memberships: list[Membership] = field(default_factory=list)

    @property
    def roles(self) -> list[str]:
        return [Role(membership.role).label for membership in self.memberships]


def members_of(person: Person, programme: Programme) -> list[Member]:
    """Everybody who holds a role now, by name. Raises NotAllowed unless `person` looks after the programme."""
    must_administer(person, programme.pk)
    rows = Membership.objects.filter(programme=programme, ended_at=None).select_related("person")
    members: dict[object, Member] = {}
    for membership in rows.order_by("person__name", "person_id", "role"):
        members.setdefault(membership.person_id, Member(membership.person)).memberships.append(membership)
    return list(members.values())


def open_invitations(person: Person, programme: Programme) -> list[Invitation]:
    """Invitations nobody has taken yet, newest first. Raises NotAllowed like `members_of`."""
    must_administer(person, programme.pk)
    waiting = Invitation.objects.filter(programme=programme, taken_at=None, withdrawn_at=None, expires_at__gt=now())
    return list(waiting.select_related("made_by").order_by("-made_at"))
