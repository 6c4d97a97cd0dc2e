"""Circles of a programme and who is in them."""

from uuid import UUID

from django.db.models import Prefetch

from throughline.access.visible import NotVisible
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.sharing.models import Circle, CircleMember


def circles_of(programme: Programme, *, closed: bool = False) -> list[Circle]:
    """The open circles of a programme by name, current members at hand as `current`; closed ones too when asked."""
    rows = Circle.unscoped.filter(programme=programme)
    if not closed:
        rows = rows.filter(closed_at=None)
    return list(rows.prefetch_related(_current()).order_by("name"))


def circle_in(programme: Programme, circle_id: UUID) -> Circle:
    """One circle, open or closed, members at hand as `current`. Raises NotVisible if it is not of this programme."""
    found = Circle.unscoped.filter(programme=programme, pk=circle_id).prefetch_related(_current()).first()
    if found is None:
        raise NotVisible
    return found


def _current() -> Prefetch[str]:
    rows = CircleMember.unscoped.filter(ended_at=None).select_related("person").order_by("person__name")
    return Prefetch("members", queryset=rows, to_attr="current")


def circles_of_person(person: Person, programme: Programme) -> list[Circle]:
    """The open circles of the programme that the person is in now."""
    rows = Circle.unscoped.filter(programme=programme, closed_at=None, members__person=person, members__ended_at=None)
    return list(rows.order_by("name"))
