"""Who somebody is in a programme."""

from collections.abc import Iterable
from uuid import UUID

from throughline.people.models import Membership, Person
from throughline.people.words import Role

_KEPT = "_roles_by_programme"


def roles_by_programme(person: Person) -> dict[UUID, frozenset[Role]]:
    """The current roles of a person, by programme id; empty for someone inactive or signed out.

    Read once per person object, that is once per request; call `forget_roles` after changing a membership.
    """
    if not getattr(person, "is_active", False) or person.pk is None:
        return {}
    kept: dict[UUID, frozenset[Role]] | None = getattr(person, _KEPT, None)
    if kept is None:
        gathered: dict[UUID, set[Role]] = {}
        rows = Membership.objects.filter(person=person, ended_at=None).values_list("programme_id", "role")
        for programme_id, role in rows:
            gathered.setdefault(programme_id, set()).add(Role(role))
        kept = {programme_id: frozenset(roles) for programme_id, roles in gathered.items()}
        setattr(person, _KEPT, kept)
    return kept


def forget_roles(person: Person) -> None:
    """Make the next question about this person's roles ask the database again."""
    if hasattr(person, _KEPT):
        delattr(person, _KEPT)


def programmes_where(person: Person, roles: Iterable[Role]) -> list[UUID]:
    """Ids of the programmes in which the person holds at least one of the roles now."""
    wanted = frozenset(roles)
    return [programme_id for programme_id, held in roles_by_programme(person).items() if held & wanted]


def holds(person: Person, programme_id: UUID, roles: Iterable[Role]) -> bool:
    """Whether the person holds one of the roles in the programme now."""
    return bool(roles_by_programme(person).get(programme_id, frozenset()) & frozenset(roles))


def current_members(programme_id: UUID, roles: Iterable[Role]) -> list[Person]:
    """People who hold one of the roles in the programme now, by name, each once."""
    held = Membership.objects.filter(programme_id=programme_id, ended_at=None, role__in=list(roles))
    return list(Person.objects.filter(is_active=True, pk__in=held.values("person_id")).order_by("name"))


def shown_name(person: Person) -> str:
    """How a person is called on screen."""
    return person.name or person.email
