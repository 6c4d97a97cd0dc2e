"""Hand-over records a person may read: their own, and all of a programme for its data-protection and safeguarding lead."""

from uuid import UUID

from django.db.models import Q, QuerySet

from throughline.access.visible import INSIDE_ROLES, NotVisible
from throughline.people.models import Person
from throughline.people.reads import programmes_where
from throughline.people.words import Role
from throughline.safeguarding.models import HandOver


def hand_overs(person: Person) -> QuerySet[HandOver]:
    """Newest first. Whoever left the team reads none of them, own ones included."""
    inside = programmes_where(person, INSIDE_ROLES)
    leads = programmes_where(person, {Role.DATA_PROTECTION_LEAD})
    rule = Q(author_id=person.pk, programme_id__in=inside) | Q(programme_id__in=leads)
    return HandOver.unscoped.filter(rule).select_related("author", "programme", "received_by")


def hand_over(person: Person, record_id: UUID) -> HandOver:
    """One record. Raises NotVisible if missing or not theirs to read."""
    found = hand_overs(person).filter(pk=record_id).first()
    if found is None:
        raise NotVisible
    return found
