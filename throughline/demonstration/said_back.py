"""What was said back in the year: written, put into other languages, told, and what came back."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from throughline.capture.writes.notes import promise_id
from throughline.demonstration import told
from throughline.demonstration.board import own
from throughline.demonstration.listening import given_promise, when
from throughline.demonstration.themes import begun_at
from throughline.demonstration.told import NoteTold, RepliedTold, SaidBackTold, TextTold, ToldTold
from throughline.demonstration.year import Happening, Year
from throughline.feedback.words import Channel, State, Verdict
from throughline.feedback.writes import Answer, Text, Told, keep_reply, say_in, tell, write_entry
from throughline.thread import reads as thread
from throughline.thread.models import Item

A_DAY = timedelta(days=1)


def happenings(year: Year) -> Iterator[Happening]:
    """Each answer on its day, its texts in other languages an hour later, each telling, each reply."""
    calendar = year.calendar
    for entry in told.said_back():
        written = written_at(year, entry)
        yield Happening(written, partial(_write, year, entry, written))
        for number, text in enumerate(entry["texts"], start=1):
            at = min(calendar.now, written + timedelta(hours=number))
            yield Happening(at, partial(_say_in, year, entry, text))
        for telling in entry["tellings"]:
            at = min(calendar.now, written + telling["days_after"] * A_DAY + timedelta(hours=6))
            yield Happening(at, partial(_tell, year, entry, telling, at))
        for reply in entry["replies"]:
            at = written + reply["days_after"] * A_DAY + timedelta(hours=7)
            if at <= calendar.now:
                yield Happening(at, partial(_reply, year, entry, reply))


def written_at(year: Year, entry: SaidBackTold) -> datetime:
    """When an answer was written: its week, or the day after the last thing it answers was there."""
    calendar = year.calendar
    notes = [note for note in told.notes() if note["key"] in {*entry["notes"], *entry["promises"]}]
    there = [when(note, calendar).written_at + A_DAY for note in notes]
    for note in notes:
        promise = note["promise"]
        if note["key"] in entry["promises"] and promise and promise["closed_days"] is not None:
            there.append(calendar.at(when(note, calendar).day + timedelta(days=promise["closed_days"] + 1), 9))
    there += [begun_at(theme, calendar) + A_DAY for theme in told.themes() if theme["key"] in entry["themes"]]
    return min(calendar.now, max([calendar.at(calendar.weeks_ago(entry["weeks_ago"]), 11), *there]))


def _write(year: Year, entry: SaidBackTold, at: datetime) -> None:
    by, day = year.people[entry["by"]], year.calendar.today
    made = write_entry(
        by=by,
        programme_id=year.programme.pk,
        answer=Answer(
            said=entry["said"],
            decided=entry["decided"],
            reconciled=entry["reconciled"],
            state=State(entry["state"]),
            because=entry["because"],
            next_on=None if entry["next_days"] is None else day + timedelta(days=entry["next_days"]),
            to_whom=entry["to_whom"],
        ),
        ties=_ties(year, entry),
        hub=year.hubs[entry["hub"]],
        item_id=year.item_id(f"said back {entry['key']}", at),
    )
    year.items[key_of(entry)] = made.item


def key_of(entry: SaidBackTold) -> str:
    """How the year calls the item of an answer."""
    return f"said-back {entry['key']}"


def _ties(year: Year, entry: SaidBackTold) -> list[Item]:
    """Themes and notes by their keys, promises by the notes they came from; what was decided or tried, where it is there."""
    ties = [year.items[key] for key in (*entry["themes"], *entry["notes"])]
    ties += [promise_of(year, note) for note in told.notes() if note["key"] in entry["promises"]]
    return ties + [year.items[key] for named in entry["acts"] for key in (named, own(named)) if key in year.items]


def promise_of(year: Year, note: NoteTold) -> Item:
    """The promise that came with a note."""
    promise = note["promise"]
    if promise is None:
        raise KeyError(note["key"])
    given = given_promise(promise, when(note, year.calendar).day)
    return thread.item(year.people[note["by"]], promise_id(year.items[note["key"]].pk, given), "promise")


def _say_in(year: Year, entry: SaidBackTold, text: TextTold) -> None:
    words = Text(text["said"], text["decided"], text["reconciled"], text["because"])
    say_in(item=year.items[key_of(entry)], by=year.people[text["by"]], language=text["language"], text=words)


def _tell(year: Year, entry: SaidBackTold, telling: ToldTold, at: datetime) -> None:
    day = year.calendar.day_of(at)
    ways = [Channel(one) for one in telling["channels"]]
    told_now = Told(day, telling["to_whom"], ways, telling["languages"])
    tell(item=year.items[key_of(entry)], by=year.people[entry["by"]], told=told_now)


def _reply(year: Year, entry: SaidBackTold, reply: RepliedTold) -> None:
    keep_reply(
        item=year.items[key_of(entry)], by=year.people[entry["by"]], words=reply["words"], from_whom=reply["from_whom"],
        verdict=Verdict(reply["verdict"]), language=reply["language"],
    )  # fmt: skip
