"""The notes of the year, their promises and how these were closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from throughline.access.words import Standing
from throughline.capture.words import Method, Setting
from throughline.capture.writes import Heard, PromiseGiven, save_note
from throughline.capture.writes.notes import promise_id
from throughline.common.text import clean
from throughline.demonstration import told
from throughline.demonstration.days import Calendar
from throughline.demonstration.told import NoteTold, PromiseTold, sentence_case
from throughline.demonstration.year import Happening, Year
from throughline.promises.words import PromiseState
from throughline.promises.writes import close_promise
from throughline.thread import reads as thread

SETTINGS = {
    "doorstep": Setting.DOORSTEP,
    "school gate": Setting.SCHOOL_GATE,
    "library desk": Setting.LIBRARY,
    "station": Setting.STATION,
    "bus stop": Setting.STATION,
    "residents' group": Setting.MEETING,
    "co-design evening": Setting.MEETING,
    "women's circle": Setting.COMMUNITY,
    "community fridge": Setting.COMMUNITY,
    "pop-up": Setting.COMMUNITY,
    "youth session": Setting.COMMUNITY,
    "market stall": Setting.SHOP,
    "walk": Setting.STREET,
    "street": Setting.STREET,
    "café": Setting.CAFE,
    "GP practice": Setting.HEALTH,
    "phone": Setting.PHONE,
    "event": Setting.EVENT,
    "online": Setting.ONLINE,
    "staff room": Setting.WORK,
    "other": Setting.OTHER,
}
"""The organisers' own words for a setting, and the one of the list it goes under."""

LANGUAGE_TAGS = {"bsl": "bfi"}
"""British Sign Language under its own tag."""


@dataclass(frozen=True)
class When:
    """The day something was heard and the moment it was written down."""

    day: date
    written_at: datetime


def when(note: NoteTold, calendar: Calendar) -> When:
    """When a note of the year was heard and written down."""
    day = calendar.note_day(note["on"], note["setting"])
    return When(day, calendar.evening(day, note["key"]))


def happenings(year: Year) -> Iterator[Happening]:
    """Every note on its evening, every promise closed on its day."""
    for note in told.notes():
        heard = when(note, year.calendar)
        yield Happening(heard.written_at, partial(_write_down, year, note, heard))
        promise = note["promise"]
        if promise and promise["closed_days"] is not None:
            closed_on = heard.day + timedelta(days=promise["closed_days"])
            if closed_on <= year.calendar.today:
                at = max(heard.written_at, year.calendar.at(closed_on, 17, 30))
                yield Happening(at, partial(_close, year, note, heard, closed_on))


def _write_down(year: Year, note: NoteTold, heard: When) -> None:
    saved = save_note(
        by=year.people[note["by"]],
        programme_id=year.programme.pk,
        note_id=year.item_id(note["key"], heard.written_at),
        given=given(year, note, heard),
    )
    year.items[note["key"]] = saved.note.item


def given(year: Year, note: NoteTold, heard: When) -> Heard:
    """A note as a page would send it."""
    words = clean(note["heard"])
    language = LANGUAGE_TAGS.get(note["language"], note["language"])
    return Heard(
        heard=words,
        happened_on=heard.day,
        hub_id=year.hubs[note["hub"]].pk,
        place=note["place"],
        verbatim=tuple((words.index(own), words.index(own) + len(own)) for own in map(clean, note["verbatim"])),
        make_of_it=note["take"],
        setting=SETTINGS[note["setting"]].value,
        method=Method(note["method"]).value,
        people_count=note["people"],
        language=language,
        original_words=note["original"]["text"] if note["original"] else "",
        who_was_missing=note["missing"],
        surprise=note["surprise"],
        standing=Standing(note["standing"]),
        question_id=year.items[note["question"]].pk if note["question"] else None,
        promise=given_promise(note["promise"], heard.day) if note["promise"] else None,
        made_at=heard.written_at,
    )


def given_promise(promise: PromiseTold, day: date) -> PromiseGiven:
    """A promise as a note brings it, by the day of the note."""
    return PromiseGiven(promise["to"], sentence_case(promise["what"]), day + timedelta(days=promise["due_days"]))


def _close(year: Year, note: NoteTold, heard: When, closed_on: date) -> None:
    promise, by = note["promise"], year.people[note["by"]]
    if promise is None:
        return
    item_id = promise_id(year.items[note["key"]].pk, given_promise(promise, heard.day))
    close_promise(
        item=thread.item(by, item_id, "promise"),
        by=by,
        state=PromiseState.CANNOT if promise["outcome"] == "cannot" else PromiseState.KEPT,
        said_back=promise["said_back"],
        how=promise["how"],
        because=promise["because"],
        closed_on=closed_on,
    )
