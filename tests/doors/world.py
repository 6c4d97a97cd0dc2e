"""The programme the doors are tried in: the cast, one more organiser, and whatever the rooms' makers put there."""

from types import SimpleNamespace

from throughline.people.models import Person
from throughline.people.words import Role
from throughline.people.writes import create_person, join_programme


class World(SimpleNamespace):
    """The cast by name, `hubs` (the programme), `library` and `park` (two hubs of it). See conftest.cast."""

    hubs: object

    def person(self, name: str) -> Person:
        found: Person = getattr(self, name)
        return found


def world_of(cast: SimpleNamespace) -> World:
    """The cast with Olu, an organiser who wrote nothing."""
    olu = create_person(email="olu@example.org", name="Olu", password="kettle-before-desk")
    join_programme(person=olu, programme_id=cast.hubs.pk, role=Role.ORGANISER)
    return World(**vars(cast), olu=olu)
