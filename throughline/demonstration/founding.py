"""Before the year: the programme, its people, hubs and circles, the learning questions, and what happened around it."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from allauth.account.models import EmailAddress

from throughline.administration.writes import describe_programme
from throughline.demonstration import told
from throughline.demonstration.days import Calendar
from throughline.demonstration.year import Happening, Year
from throughline.people.words import Role
from throughline.people.writes import create_person, join_programme
from throughline.programme.models import Programme
from throughline.programme.words import HubMark, HubState
from throughline.programme.writes import add_hub, change_hub_state, create_programme, record_context_event
from throughline.questions.writes import ask_question
from throughline.sharing.words import CircleKind
from throughline.sharing.writes import add_member, create_circle

SLUG = "demo"
BEGAN_MONTHS_AGO = 53
CIRCLES_MONTHS_AGO = 15
QUESTIONS_MONTHS_AGO = 13


def found_programme() -> Programme:
    """The programme itself."""
    said = told.read("programme.json")["programme"]
    return create_programme(name=said["name"], slug=SLUG, purpose=said["purpose"], is_demonstration=True)


def bring_people(year: Year) -> None:
    """Everybody joins in their roles. Nobody has a password: one click signs in, and a mailed code works too."""
    for person in told.people():
        made = create_person(email=person["email"], name=person["name"])
        EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
        for role in person["roles"]:
            join_programme(person=made, programme_id=year.programme.pk, role=Role(role))
        year.people[person["key"]] = made


def say_what_to_do_at_risk(year: Year) -> None:
    """The local steps for when someone may be at risk, with made-up numbers."""
    said = told.read("programme.json")
    risk = said["safeguarding"]
    numbers = "; ".join(f"{c['role']}: {c['telephone']}, {c['hours']}" for c in risk["contacts"])
    steps = [f"{step} {numbers}. {risk['note']}" if step == risk["ring"] else step for step in risk["steps"]]
    describe_programme(
        by=year.people["administrator"],
        programme=year.programme,
        name=said["programme"]["name"],
        purpose=said["programme"]["purpose"],
        at_risk_steps="\n".join(steps),
        handed_to=risk["contacts"][0]["role"],
    )
    year.programme.refresh_from_db()


def happenings(year: Year) -> Iterator[Happening]:
    """Hubs and their states, circles, questions and context events, each on its day."""
    said = told.read("programme.json")
    calendar = year.calendar
    for hub in said["hubs"]:
        for number, state in enumerate(hub["history"]):
            act = _add_hub if number == 0 else _change_state
            day = state_day(calendar, said["context"], state)
            yield Happening(calendar.at(day, 16), partial(act, year, hub, state, day))
    for circle in said["circles"]:
        day = calendar.months_ago(CIRCLES_MONTHS_AGO)
        yield Happening(calendar.at(day, 11), partial(_make_circle, year, circle))
    for question in said["questions"]:
        day = calendar.months_ago(QUESTIONS_MONTHS_AGO)
        yield Happening(calendar.at(day, 14), partial(_ask, year, question))
    for event in said["context"]:
        day = event_day(calendar, event)
        yield Happening(calendar.at(day, 17), partial(_record_event, year, event, day))


def state_day(calendar: Calendar, events: list[dict[str, Any]], state: dict[str, Any]) -> date:
    """The day a hub entered a state: that of the context event it names, or so many months ago."""
    named = next((event for event in events if event["key"] == state.get("event")), None)
    return event_day(calendar, named) if named else calendar.months_ago(state["months_ago"])


def event_day(calendar: Calendar, event: dict[str, Any]) -> date:
    if event["before_window"]:
        return calendar.before_window(event["month"], event["day"])
    return calendar.latest(f"{event['month']:02}-{event['day']:02}")


def _add_hub(year: Year, hub: dict[str, Any], state: dict[str, Any], day: date) -> None:
    year.hubs[hub["slug"]] = add_hub(
        programme=year.programme,
        name=hub["name"],
        slug=hub["slug"],
        mark=HubMark(hub["mark"]),
        area=hub["wards"],
        state=HubState(state["state"]),
        by=year.people["programme-lead"],
        since_date=day,
        because=state["because"],
    )


def _change_state(year: Year, hub: dict[str, Any], state: dict[str, Any], day: date) -> None:
    change_hub_state(
        hub=year.hubs[hub["slug"]],
        state=HubState(state["state"]),
        because=state["because"],
        by=year.people["programme-lead"],
        since_date=day,
    )


def _make_circle(year: Year, circle: dict[str, Any]) -> None:
    by = year.people["administrator"]
    made = create_circle(
        programme=year.programme, name=circle["name"], kind=CircleKind(circle["kind"]), purpose=circle["about"], by=by
    )
    for key in circle["people"]:
        add_member(circle=made, person=year.people[key], by=by)
    year.circles[circle["slug"]] = made


def _ask(year: Year, question: dict[str, Any]) -> None:
    year.items[question["key"]] = ask_question(
        by=year.people["learning-lead"],
        programme_id=year.programme.pk,
        wording=question["question"],
        who_wants_to_know=question["asked_by"],
        why=question["why"],
    )


def _record_event(year: Year, event: dict[str, Any], day: date) -> None:
    ended = day + timedelta(days=event["days"] - 1) if event["days"] else None
    record_context_event(
        programme=year.programme,
        title=event["title"],
        happened=event["what_happened"],
        began_on=day,
        ended_on=ended if ended and (ended <= year.calendar.today or event.get("pre_election")) else None,
        hubs=[year.hubs[slug] for slug in event["hubs"]],
        by=year.people["learning-lead"],
        pre_election=event.get("pre_election", False),
    )
