"""Looking back over the year, alone and together, a few parts shared; two letters, one opened and one sealed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from throughline.demonstration import told
from throughline.demonstration.told import LetterTold, ReflectionTold
from throughline.demonstration.year import Happening, Year
from throughline.reflection import reads
from throughline.reflection.words import Shape
from throughline.reflection.writes import answer, begin_reflection, join, open_letters, share_part, write_letter
from throughline.thread.models import Item

A_WHILE = timedelta(minutes=4)


def happenings(year: Year) -> Iterator[Happening]:
    """Each reflection on the Friday or so it was written; letters when they were written and on their day."""
    calendar, said = year.calendar, told.reflections()
    for number, one in enumerate(said["reflections"]):
        at = calendar.evening(calendar.weeks_ago(one["weeks_ago"]), f"reflection {number}")
        yield Happening(at, partial(_reflect, year, one, f"reflection {number}", at))
    asked = said["asked"]
    at = calendar.evening(calendar.weeks_ago(asked["sitting"]["weeks_ago"]), "reflection asked")
    yield Happening(at, partial(_ask, year, asked["sitting"], asked["people"], at))
    for number, letter in enumerate(said["letters"]):
        at = calendar.evening(calendar.weeks_ago(letter["written_weeks_ago"]), f"letter {number}")
        yield Happening(at, partial(_write, year, letter, f"letter {number}", at))
        if "opens_weeks_ago" in letter:
            yield Happening(calendar.at(calendar.weeks_ago(letter["opens_weeks_ago"]), 9), _open)


def _reflect(year: Year, one: ReflectionTold, key: str, at: datetime) -> None:
    people = [year.people[other["by"]] for other in one["with"]]
    by, shape = year.people[one["by"]], Shape(one["shape"])
    item = begin_reflection(
        by=by, programme_id=year.programme.pk, shape=shape, about=one["about"], others=people,
        item_id=year.item_id(key, at),
    )  # fmt: skip
    _write_down(year, item, one, key, at)
    for number, other in enumerate(one["with"]):
        sitting = reads.details_of(item).sitting
        theirs = join(sitting_id=sitting.pk, by=year.people[other["by"]])
        _write_down(year, theirs, other, f"{key} with {number}", at)


def _write_down(year: Year, item: Item, one: ReflectionTold, key: str, at: datetime) -> None:
    by = year.people[one["by"]]
    for prompt, words in one["answers"].items():
        answer(item=item, by=by, prompt=prompt, words=words)
    for prompt, words in one["shared"].items():
        share_part(item=item, by=by, prompt=prompt, words=words, item_id=year.item_id(f"{key} {prompt}", at + A_WHILE))


def _ask(year: Year, one: ReflectionTold, people: list[str], at: datetime) -> None:
    item = begin_reflection(
        by=year.people[one["by"]], programme_id=year.programme.pk, shape=Shape(one["shape"]), about=one["about"],
        others=[year.people[key] for key in people], item_id=year.item_id("reflection asked", at),
    )  # fmt: skip
    for prompt, words in one["answers"].items():
        answer(item=item, by=year.people[one["by"]], prompt=prompt, words=words)


def _write(year: Year, letter: LetterTold, key: str, at: datetime) -> None:
    calendar = year.calendar
    ahead = letter.get("opens_in_weeks")
    opens_on = (
        calendar.weeks_ago(letter["opens_weeks_ago"]) if ahead is None else calendar.today + timedelta(weeks=ahead)
    )
    year.items[key] = write_letter(
        by=year.people[letter["by"]], programme_id=year.programme.pk, title=letter["title"], words=letter["words"],
        opens_on=opens_on, item_id=year.item_id(key, at),
    )  # fmt: skip


def _open() -> None:
    open_letters()
