"""Programmes and hubs somebody belongs to."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from throughline.people.models import Person
from throughline.people.reads import roles_by_programme
from throughline.programme.models import ContextEvent, Hub, Programme


def programmes_of(person: Person) -> list[Programme]:
    """The programmes in which the person holds a role now, by name."""
    return list(Programme.objects.filter(pk__in=roles_by_programme(person)).order_by("name"))


def programme_by_slug(person: Person, slug: str) -> Programme | None:
    """The programme if the person holds any role in it, else None: hidden and missing are the same."""
    return Programme.objects.filter(slug=slug, pk__in=roles_by_programme(person)).first()


def hubs_of(programme: Programme) -> list[Hub]:
    """Every hub of the programme in its own order, whatever its state: paused hubs keep their learning."""
    return list(programme.hubs.all())


def hub_in(programme: Programme, hub_id: UUID) -> Hub | None:
    return programme.hubs.filter(pk=hub_id).first()


def programme_in_public(slug: str) -> Programme | None:
    """The programme of a public address; whether it has public pages is theirs to say."""
    return Programme.objects.filter(slug=slug).first()


def pre_election_on(programme_id: UUID, day: date) -> ContextEvent | None:
    """The pre-election period a day lies in, the one that began last; None on any other day."""
    running = ContextEvent.objects.filter(programme=programme_id, pre_election=True, began_on__lte=day)
    return running.filter(Q(ended_on=None) | Q(ended_on__gte=day)).order_by("-began_on").first()


def context_events_of(programme: Programme) -> list[ContextEvent]:
    """What happened around the programme, newest first, hubs at hand."""
    return list(programme.context_events.prefetch_related("hubs"))


def touches(event: ContextEvent, hub_id: UUID | None) -> bool:
    """Whether what happened touches a hub: it names it, or names none and is about all. Without a hub everything does."""
    named = {hub.pk for hub in event.hubs.all()}
    return hub_id is None or not named or hub_id in named
