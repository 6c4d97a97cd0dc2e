"""What every page knows: who is reading, in which programme, and whether it is the demonstration."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from throughline.access.visible import INSIDE_ROLES
from throughline.access.writable import may_administer, may_write
from throughline.people.models import Person
from throughline.people.reads import holds, roles_by_programme
from throughline.people.words import OUTSIDE_ROLES
from throughline.programme.reads import programmes_of


def around_every_page(request: HttpRequest) -> dict[str, Any]:
    """Context for the shells in web/templates. Lazy where it costs a query: `programmes` is asked for once, where a page shows it."""
    person = getattr(request, "user", None)
    programme = getattr(request, "programme", None)
    known: dict[str, Any] = {"demonstration": settings.DEMONSTRATION, "nav_programme": programme}
    if not isinstance(person, Person):
        return known
    known["person"] = person
    known["programmes"] = SimpleLazyObject(lambda: programmes_of(person))
    known["reads_releases"] = any(roles & OUTSIDE_ROLES for roles in roles_by_programme(person).values())
    if programme is not None:
        known["reads_inside"] = holds(person, programme.pk, INSIDE_ROLES)
        known["may_write"] = may_write(person, programme.pk)
        known["may_administer"] = may_administer(person, programme.pk)
    return known
