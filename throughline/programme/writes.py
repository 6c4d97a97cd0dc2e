"""Setting up a programme, its hubs and what happens around it."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from throughline.common.clock import today
from throughline.people.models import Person
from throughline.programme.models import ContextEvent, Hub, HubStateChange, Programme
from throughline.programme.words import HubMark, HubState


def create_programme(*, name: str, slug: str, purpose: str = "", is_demonstration: bool = False) -> Programme:
    return Programme.objects.create(name=name, slug=slug, purpose=purpose, is_demonstration=is_demonstration)


@transaction.atomic
def add_hub(
    *,
    programme: Programme,
    name: str,
    slug: str,
    mark: HubMark,
    area: str = "",
    state: HubState = HubState.IDEA,
    by: Person | None = None,
    since_date: date | None = None,
    because: str = "",
) -> Hub:
    """Add a hub with its first state."""
    hub = Hub.objects.create(
        programme=programme, name=name, slug=slug, mark=mark, area=area, state=state, position=programme.hubs.count()
    )
    change_hub_state(hub=hub, state=state, because=because, by=by, since_date=since_date)
    return hub


@transaction.atomic
def change_hub_state(
    *, hub: Hub, state: HubState, because: str, by: Person | None, since_date: date | None = None
) -> HubStateChange:
    """Record that a hub is in a state from a day on; the state by the newest day is the one shown."""
    change = HubStateChange.objects.create(
        hub=hub, state=state, because=because, recorded_by=by, since_date=since_date or today()
    )
    newest = hub.state_changes.filter(since_date__lte=today()).first() or change
    Hub.objects.filter(pk=hub.pk).update(state=newest.state)
    hub.state = newest.state
    return change


@transaction.atomic
def record_context_event(
    *,
    programme: Programme,
    title: str,
    happened: str,
    began_on: date,
    ended_on: date | None,
    hubs: Iterable[Hub],
    by: Person | None,
    pre_election: bool = False,
) -> ContextEvent:
    """Record something that happened around the programme; no hubs means all of it.

    pre_election   a period before an election, in which publishing asks for a reason; without an end it goes on
    """
    event = ContextEvent.objects.create(
        programme=programme, title=title, happened=happened, began_on=began_on, ended_on=ended_on, recorded_by=by,
        pre_election=pre_election,
    )  # fmt: skip
    event.hubs.set(hubs)
    return event


def describe_hub(*, hub: Hub, name: str, area: str, mark: str) -> None:
    """Change what a hub is called, the area it serves and its mark; its address stays."""
    hub.name, hub.area, hub.mark = name, area, HubMark(mark)
    hub.save(update_fields=["name", "area", "mark"])
