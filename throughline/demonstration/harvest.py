"""What changed in the year: eight changes harvested, a round of stories, and the ripples of the cupboard."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from throughline.common.clock import today
from throughline.demonstration import told
from throughline.demonstration.listening import when
from throughline.demonstration.year import Happening, Year
from throughline.harvest.models import RippleMap, RippleOf, Round
from throughline.harvest.words import Consent, Direction, Goes, Meant, Ripple
from throughline.harvest.writes import ripples as rippling
from throughline.harvest.writes import stories as telling
from throughline.harvest.writes.changes import Harvested, harvest, rest_on, speak_for, substantiate
from throughline.thread.words import Meaning, Strength

Told = dict[str, Any]

A_DAY, A_MINUTE = timedelta(days=1), timedelta(minutes=1)


def happenings(year: Year) -> Iterator[Happening]:
    """Each change once what it rests on was heard, each second voice some days later; the round; the ripples."""
    said, calendar = told.read("harvest.json"), year.calendar
    for change in said["changes"]:
        at = _after(year, change["weeks_ago"], [source["note"] for source in change["sources"]])
        yield Happening(at, partial(_harvest, year, change, at))
        voice = change["second_voice"]
        if voice:
            asked = min(calendar.now, at + voice["days_after"] * A_DAY)
            yield Happening(asked, partial(_second_voice, year, change, voice))
    yield from _round(year, said["round"])
    yield from _ripples(year, said["ripples"])


def _after(year: Year, weeks: int, notes: list[str]) -> datetime:
    """So many weeks ago, or the day after the last of these notes was written."""
    calendar = year.calendar
    heard = [when(note, calendar).written_at + A_DAY for note in told.notes() if note["key"] in notes]
    return min(calendar.now, max([calendar.at(calendar.weeks_ago(weeks), 16), *heard]))


def _harvest(year: Year, change: Told, at: datetime) -> None:
    plain = ("who", "what", "where", "significance", "contribution", "anyway", "others_part", "strength_because")
    given = Harvested(
        **{name: change[name] for name in plain},
        happened_on=min(year.calendar.weeks_ago(change["weeks_ago"]), at.date()),
        meant=Meant(change["meant"]),
        direction=Direction(change["direction"]),
        strength=Strength(change["strength"]),
        hub_id=year.hubs[change["hub"]].pk,
    )
    by = year.people[change["by"]]
    item = harvest(by=by, programme_id=year.programme.pk, given=given, item_id=year.item_id(change["key"], at))
    for source in change["sources"]:
        rest_on(item=item, by=by, sources=[year.items[source["note"]]], because=source["because"])
    for bears in change["theory"]:
        if bears["part"] in year.items:
            part, how = year.items[bears["part"]], Meaning(bears["as"])
            speak_for(item=item, by=by, part=part, meaning=how, because=bears["because"], strength=given.strength)
    year.items[change["key"]] = item


def _second_voice(year: Year, change: Told, voice: Told) -> None:
    substantiate(
        item=year.items[change["key"]], by=year.people[voice["by"]], who=voice["who"], words=voice["words"],
        how_they_know=voice["how_they_know"], agrees=voice["agrees"], said_on=today(),
    )  # fmt: skip


def _round(year: Year, said: Told) -> Iterator[Happening]:
    calendar = year.calendar
    begun: list[Round] = []
    yield Happening(calendar.at(calendar.weeks_ago(said["weeks_ago"]), 10), partial(_begin_round, year, said, begun))
    last = calendar.at(calendar.weeks_ago(said["weeks_ago"]), 11)
    for story in said["stories"]:
        at = _after(year, story["weeks_ago"], story["sources"])
        last = max(last, at)
        yield Happening(at, partial(_tell, year, story, begun, at))
    choice, checked = said["choice"], said["checked"]
    chosen = min(calendar.now, max(last + A_MINUTE, calendar.at(calendar.weeks_ago(choice["weeks_ago"]), 15)))
    yield Happening(chosen, partial(_choose, year, choice, begun))
    at = min(calendar.now, max(chosen, calendar.at(calendar.weeks_ago(choice["told_weeks_ago"]), 12)))
    yield Happening(at, partial(_tell_tellers, year, choice, begun))
    at = min(calendar.now, max(last + A_MINUTE, calendar.at(calendar.weeks_ago(checked["weeks_ago"]), 17)))
    yield Happening(at, partial(_check, year, checked))


def _begin_round(year: Year, said: Told, begun: list[Round]) -> None:
    begun.append(
        telling.begin_round(
            by=year.people[said["by"]], programme_id=year.programme.pk, title=said["title"], question=said["question"],
            domains=said["domains"], from_on=year.calendar.weeks_ago(said["looks_back_weeks"]), to_on=today(),
        )
    )  # fmt: skip


def _tell(year: Year, story: Told, begun: list[Round], at: datetime) -> None:
    by = year.people[story["by"]]
    given = telling.Told(
        title=story["title"], teller=story["teller"], words=story["words"], why_it_matters=story["why"],
        consent=Consent(story["consent"]), happened_on=today(), hub_id=year.hubs[story["hub"]].pk,
    )  # fmt: skip
    item = telling.tell_story(
        of=begun[0], by=by, number=story["area"], given=given, item_id=year.item_id(story["key"], at)
    )
    rest_on(item=item, by=by, sources=[year.items[key] for key in story["sources"]], because="It began there.")
    year.items[story["key"]] = item


def _choose(year: Year, choice: Told, begun: list[Round]) -> None:
    telling.choose(
        of=begun[0], by=year.people[choice["by"]], number=choice["area"], story_id=year.items[choice["story"]].pk,
        panel=choice["panel"], reason=choice["reason"], chosen_on=today(),
    )  # fmt: skip


def _tell_tellers(year: Year, choice: Told, begun: list[Round]) -> None:
    telling.tell_tellers(
        of=begun[0], by=year.people[choice["told_by"]], number=choice["area"], words=choice["told_back"],
        told_on=today(),
    )  # fmt: skip


def _check(year: Year, checked: Told) -> None:
    substantiate(
        item=year.items[checked["story"]], by=year.people[checked["by"]], who=checked["who"],
        words=checked["words"], how_they_know=checked["how_they_know"], said_on=today(),
    )  # fmt: skip


def _ripples(year: Year, said: Told) -> Iterator[Happening]:
    """The map is begun when it was thought of; a ripple goes on it when it had happened, the earlier ones at once."""
    calendar = year.calendar
    begun: list[RippleMap] = []
    drawn: dict[str, RippleOf] = {}
    first = calendar.at(calendar.weeks_ago(said["weeks_ago"]), 14)
    yield Happening(first, partial(_begin_map, year, said, begun))
    for number, ripple in enumerate(said["ripples"], start=1):
        at = max(first + number * A_MINUTE, calendar.at(calendar.weeks_ago(ripple["weeks_ago"]), 14, number))
        if ripple.get("harvested"):
            change = next(one for one in told.read("harvest.json")["changes"] if one["key"] == ripple["harvested"])
            notes = [source["note"] for source in change["sources"]]
            at = min(calendar.now, max(at, _after(year, change["weeks_ago"], notes) + A_MINUTE))
        yield Happening(at, partial(_add, year, said, ripple, begun, drawn))
    for look in said["looks"]:
        at = calendar.at(calendar.weeks_ago(look["weeks_ago"]), 15)
        yield Happening(at, partial(_look, year, look, begun, drawn))


def _begin_map(year: Year, said: Told, begun: list[RippleMap]) -> None:
    made = rippling.begin_map(
        by=year.people[said["by"]], programme_id=year.programme.pk, title=said["title"], about=year.items[said["about"]]
    )
    begun.append(made)


def _add(year: Year, said: Told, ripple: Told, begun: list[RippleMap], drawn: dict[str, RippleOf]) -> None:
    cause, harvested = drawn.get(ripple["from"]), year.items.get(ripple.get("harvested", ""))
    drawn[ripple["key"]] = rippling.add_ripple(
        on=begun[0], by=year.people[said["by"]], kind=Ripple(ripple["kind"]), words=ripple["words"], who=ripple["who"],
        happened_on=year.calendar.weeks_ago(ripple["weeks_ago"]), came_from=cause.pk if cause else None,
        harvested=harvested,
    )  # fmt: skip


def _look(year: Year, look: Told, begun: list[RippleMap], drawn: dict[str, RippleOf]) -> None:
    found = [
        (drawn[key].pk, Goes(goes), words) for key, (goes, words) in look["found"].items() if key in drawn
    ]  # fmt: skip
    rippling.look_again(
        on=begun[0], by=year.people[look["by"]], looked_on=today(), found=found,
        next_look_on=today() + timedelta(weeks=look["next_in_weeks"]),
    )  # fmt: skip
