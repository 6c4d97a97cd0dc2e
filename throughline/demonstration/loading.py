"""Loading the demonstration: the year is lived again through the rooms' own writes, so every rule of theirs holds."""

from datetime import datetime

from django.db import transaction

from throughline.common.clock import now, standing_still
from throughline.demonstration import (
    at_risk,
    board,
    experiments,
    founding,
    harvest,
    listening,
    published,
    readings,
    reflections,
    releases,
    reports,
    said_back,
    themes,
    theory,
)
from throughline.demonstration.days import Calendar
from throughline.demonstration.founding import SLUG
from throughline.demonstration.year import Year, live_again
from throughline.programme.models import Programme


def is_loaded() -> bool:
    """Whether the demonstration programme is there."""
    return Programme.objects.filter(slug=SLUG, is_demonstration=True).exists()


@transaction.atomic
def load(until: datetime | None = None) -> Year | None:
    """Load the year up to now (or `until`, for tests), all of it or nothing; None if it is there already."""
    if is_loaded():
        return None
    calendar = Calendar(until or now())
    with standing_still(calendar.at(calendar.months_ago(founding.BEGAN_MONTHS_AGO), 10)):
        year = Year(calendar, founding.found_programme())
        founding.bring_people(year)
        founding.say_what_to_do_at_risk(year)
    rooms = (
        founding,
        listening,
        themes,
        theory,
        experiments,
        readings,
        said_back,
        harvest,
        reflections,
        releases,
        board,
        published,
        reports,
        at_risk,
    )
    live_again(happening for room in rooms for happening in room.happenings(year))
    return year
