"""Where each person begins: the page of a programme that is theirs."""

from dataclasses import dataclass

from django.urls import reverse

from throughline.people.models import Person
from throughline.people.reads import roles_by_programme
from throughline.people.words import OUTSIDE_ROLES, TEAM_ROLES, Role
from throughline.programme.models import Programme
from throughline.programme.reads import programmes_of


@dataclass(frozen=True)
class WayIn:
    """A programme somebody belongs to, as what, and the page where they begin."""

    programme: Programme
    roles: str
    url: str


def ways_in(person: Person) -> list[WayIn]:
    """The programmes of a person, by name, each with its first page for them. Two queries."""
    held = roles_by_programme(person)
    return [
        WayIn(programme, _told(held[programme.pk]), first_page(programme, held[programme.pk]))
        for programme in programmes_of(person)
    ]


def _told(roles: frozenset[Role]) -> str:
    return ", ".join(sorted(role.label for role in roles))


def first_page(programme: Programme, roles: frozenset[Role]) -> str:
    """The team begin with their week, a data-protection lead with the notes, readers with what was shared with them,
    an administrator with the people."""
    if roles & TEAM_ROLES:
        return reverse("dashboard:week", args=[programme.slug])
    if Role.DATA_PROTECTION_LEAD in roles:
        return reverse("library:notes", args=[programme.slug])
    if roles & OUTSIDE_ROLES:
        return reverse("sharing:reading")
    return reverse("administration:people", args=[programme.slug])
