"""Imports a person may look at: those of programmes whose team they are on."""

from uuid import UUID

from django.db.models import QuerySet

from throughline.access.visible import NotVisible
from throughline.exchange.models import Import
from throughline.people.models import Person
from throughline.people.reads import programmes_where
from throughline.people.words import TEAM_ROLES


def imports(person: Person) -> QuerySet[Import]:
    """Own imports, newest first. What a file held is its bringer's until it has become notes."""
    team = programmes_where(person, TEAM_ROLES)
    return Import.unscoped.filter(by=person, programme_id__in=team).select_related("programme", "hub", "by")


def import_by_id(person: Person, import_id: UUID) -> Import:
    """One import. Raises NotVisible if missing or somebody else's."""
    found = imports(person).filter(pk=import_id).first()
    if found is None:
        raise NotVisible
    return found
