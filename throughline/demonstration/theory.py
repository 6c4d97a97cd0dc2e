"""The theory of change over the year: three versions of the map, nine assumptions, what was filed on them and how they were judged."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from throughline.demonstration import told
from throughline.demonstration.days import Calendar, friday_after
from throughline.demonstration.founding import event_day
from throughline.demonstration.listening import when
from throughline.demonstration.themes import begun_at
from throughline.demonstration.year import Happening, Year
from throughline.programme.reads import context_events_of
from throughline.theory import filing, judging, queue, versions, writes
from throughline.theory.models import CausalLink, Element, TheoryMap
from throughline.theory.reads import map_behind, standing
from throughline.theory.words import (
    AssumptionKind,
    AssumptionStatus,
    Confidence,
    Delay,
    ElementKind,
    Importance,
    Polarity,
)
from throughline.thread.models import Item
from throughline.thread.words import Meaning, Strength

Told = dict[str, Any]

FIRST_MONTHS_AGO = 30
SECOND_DAYS_AFTER_THE_PAUSE = 30
THIRD_DAYS_AFTER_THE_FAMILIES = 21
PAUSED, FAMILIES = "two-hubs-paused", "il-024"
A_MINUTE, AN_HOUR = timedelta(minutes=1), timedelta(hours=1)
LINK = ">"


def happenings(year: Year) -> Iterator[Happening]:
    """The map is begun, changed into its second and third version, and evidence and judgements come week by week."""
    said = told.theory()
    first = version_at(1, year.calendar)
    yield Happening(first - AN_HOUR, partial(_begin, year, said, first - AN_HOUR))
    for version in said["versions"]:
        at = version_at(version["number"], year.calendar)
        yield Happening(at, partial(_change, year, said, version["number"], at))
    for belief in said["assumptions"]:
        for piece in belief["evidence"]:
            at = _filed_at(piece["source"], belief["since"], year.calendar)
            yield Happening(at, partial(_file, year, belief["key"], piece))
        for judgement in belief["judgements"]:
            at = _judged_at(judgement, belief["since"], year.calendar)
            yield Happening(at, partial(_judge, year, belief["key"], judgement))
    for piece in said["filed"]:
        at = _filed_at(piece["source"], _since(said, piece["on"]), year.calendar)
        yield Happening(at, partial(_file, year, piece["on"], piece))
    for judgement in said["judged"]:
        at = year.calendar.at(year.calendar.weeks_ago(judgement["weeks_ago"]), 15, 20)
        yield Happening(at, partial(_judge, year, judgement["on"], judgement))
    for event in said["events"]:
        day = event_day(year.calendar, _event(event["event"])) + timedelta(days=event["days"])
        yield Happening(year.calendar.at(day, 15, 40), partial(_hold_event, year, event))
    for stray in said["nowhere"]:
        yield Happening(_filed_at(stray["source"], 1, year.calendar), partial(_fits_nowhere, year, stray))


def version_at(number: int, calendar: Calendar) -> datetime:
    """When a version of the map came about: the second after two hubs paused, the third after the families were heard."""
    if number == 1:
        return calendar.at(calendar.months_ago(FIRST_MONTHS_AGO), 15)
    if number == 2:
        return calendar.at(_pause_day(calendar) + timedelta(days=SECOND_DAYS_AFTER_THE_PAUSE), 15)
    return calendar.at(_heard_on(FAMILIES, calendar) + timedelta(days=THIRD_DAYS_AFTER_THE_FAMILIES), 15)


def _pause_day(calendar: Calendar) -> date:
    return event_day(calendar, _event(PAUSED))


def _event(key: str) -> Told:
    found: Told = next(one for one in told.read("programme.json")["context"] if one["key"] == key)
    return found


def _heard_on(key: str, calendar: Calendar) -> date:
    return when(_note(key), calendar).day


def _note(key: str) -> told.NoteTold:
    return next(note for note in told.notes() if note["key"] == key)


def _since(said: Told, on: str) -> int:
    """The version that put a part, or a causal link, on the map."""
    if LINK in on:
        return int(next(one["since"] for one in said["links"] if _name(one) == on))
    return int(next(one["since"] for one in said["parts"] if one["key"] == on))


def _name(link: Told) -> str:
    return f"{link['from']}{LINK}{link['to']}"


def _filed_at(source: str, since: int, calendar: Calendar) -> datetime:
    """The Friday after it was heard, never before what it is filed on was on the map."""
    stood = version_at(since, calendar) + AN_HOUR
    theme = next((one for one in told.themes() if one["key"] == source), None)
    if theme is not None:
        return min(calendar.now, max(stood, begun_at(theme, calendar) + timedelta(weeks=2)))
    heard = when(_note(source), calendar)
    friday = calendar.at(friday_after(heard.day), 16, 30)
    return min(calendar.now, max(stood, heard.written_at, friday))


def _judged_at(judgement: Told, since: int, calendar: Calendar) -> datetime:
    if judgement["weeks_ago"] is not None:
        return calendar.at(calendar.weeks_ago(judgement["weeks_ago"]), 15, 20)
    after = judgement["after"]
    if after == PAUSED:
        day = _pause_day(calendar)
    elif after == FAMILIES:
        day = _heard_on(after, calendar)
    else:
        day = version_at(since, calendar).date()
    return calendar.at(day + timedelta(days=judgement["days"]), 15, 20)


def _begin(year: Year, said: Told, at: datetime) -> None:
    by = year.people["programme-lead"]
    made = writes.begin_map(
        by=by, programme_id=year.programme.pk, title=said["name"], item_id=year.item_id("theory", at)
    )
    year.items["theory"] = made.item
    writes.tell(on=made, by=by, narrative=said["narrative"])


def _map(year: Year) -> TheoryMap:
    return map_behind(year.people["learning-lead"], year.items["theory"].pk)


def _change(year: Year, said: Told, number: int, at: datetime) -> None:
    """The map as the version has it: what it adds, rewords and drops, then the version itself."""
    for part in said["parts"]:
        if part["since"] == number:
            _add_part(year, part, at)
    for link in said["links"]:
        if link["since"] == number:
            _connect(year, link, at)
    for belief in said["assumptions"]:
        if belief["since"] == number:
            _assume(year, belief, at)
    version = next(one for one in said["versions"] if one["number"] == number)
    for words in said["reworded"]:
        if words["version"] == number:
            changes = {name: words[name] for name in ("title", "description") if name in words}
            writes.reword(
                item=year.items[words["part"]], by=year.people[version["by"]], changes=changes, because=words["because"]
            )
    for part in said["parts"]:
        if part["dropped"] == number:
            writes.take_off(item=year.items[part["key"]], by=year.people[version["by"]], because=version["change_note"])
    _agree(year, version)


def _agree(year: Year, version: Told) -> None:
    """Propose the map as it stands, hear what is said of it, and agree it."""
    proposed = versions.propose(of=_map(year), by=year.people[version["by"]], change_note=version["change_note"])
    for words in version["remarks"]:
        versions.remark(version=proposed, by=year.people[words["by"]], words=words["words"])
    versions.agree(version=proposed, by=year.people[version["settled_by"]], agreed_by=version["agreed_by"])


def _add_part(year: Year, part: Told, at: datetime) -> None:
    made = writes.add_element(
        on=_map(year), by=year.people["learning-lead"], kind=ElementKind(part["kind"]), title=part["title"],
        description=part["description"], who_changes=part["who_changes"], level=part["level"], horizon=part["horizon"],
        contribution_only=part["contribution_only"], item_id=year.item_id(f"theory {part['key']}", at),
    )  # fmt: skip
    year.items[part["key"]] = made.item


def _connect(year: Year, link: Told, at: datetime) -> None:
    by = year.people["learning-lead"]
    ends = {row.pk: row for row in _elements(year)}
    made: CausalLink = writes.connect(
        cause=ends[year.items[link["from"]].pk], effect=ends[year.items[link["to"]].pk], by=by,
        mechanism=link["mechanism"], polarity=Polarity(link["polarity"]), delay=Delay(link["delay"]) if link["delay"] else "",
        item_id=year.item_id(f"theory {_name(link)}", at),
    )  # fmt: skip
    year.items[_name(link)] = made.item


def _elements(year: Year) -> list[Element]:
    return standing(year.people["learning-lead"], _map(year), counted=False).elements


def _assume(year: Year, belief: Told, at: datetime) -> None:
    made = writes.assume(
        on=_map(year), by=year.people["learning-lead"], title=belief["title"], about=year.items[belief["about"]] if belief["about"] else None,
        kind=AssumptionKind(belief["kind"]), importance=Importance(belief["importance"]), if_it_fails=belief["if_it_fails"],
        owner_role=belief["owner_role"], item_id=year.item_id(belief["key"], at),
    )  # fmt: skip
    year.items[belief["key"]] = made.item


def _file(year: Year, on: str, piece: Told) -> None:
    try:
        filing.file(
            source=year.items[piece["source"]], target=year.items[on], by=year.people["learning-lead"],
            meaning=Meaning(piece["as"]), strength=Strength(piece["strength"]), because=piece["because"],
        )  # fmt: skip
    except writes.OffTheMap:
        return  # heard after it had left the map: nothing to hold it against any more


def _judge(year: Year, on: str, judgement: Told) -> None:
    status = judgement.get("status")
    judging.judge(
        item=year.items[on], by=year.people[judgement["by"]], confidence=Confidence(judgement["confidence"]),
        because=judgement["because"], made_by=judgement["made_by"], status=AssumptionStatus(status) if status else None,
    )  # fmt: skip


def _fits_nowhere(year: Year, stray: Told) -> None:
    source: Item = year.items[stray["source"]]
    filing.fits_nowhere(source=source, on=_map(year), by=year.people["learning-lead"], because=stray["because"])


def _hold_event(year: Year, asked: Told) -> None:
    """Ask of an event which assumptions it touches, as the page does."""
    by = year.people["learning-lead"]
    title = _event(asked["event"])["title"]
    event = next((one for one in context_events_of(year.programme) if one.title == title), None)
    live = {row.pk: row for row in queue.live_assumptions(by, year.programme.pk)}
    touched = [live[year.items[key].pk] for key in asked["touches"] if year.items[key].pk in live]
    if event is not None:
        queue.hold_event_against(event=event, touched=touched, by=by)
