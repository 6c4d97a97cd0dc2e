"""Beginning an indicator, changing it, reading it, correcting a reading. There is no write that sets a target."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.common.clock import today
from throughline.common.refusals import because_of
from throughline.common.text import clean, one_line
from throughline.indicators.models import Indicator, Reading
from throughline.indicators.reads import levels_in_use, question_of, was_ever_read
from throughline.indicators.words import FEWEST_LEVELS, MOST_LEVELS, Noticed, Rhythm
from throughline.people.models import Person
from throughline.thread import reads
from throughline.thread import writes as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning


class CaveatMissing(Exception):
    """Say what this cannot tell. A number without its caveat says more than anyone knows."""


class ScaleNeedsEnds(Exception):
    """Say where the scale begins and where it ends, the smaller number first, and what each end means."""


class RubricNeedsLevels(Exception):
    """Describe two to seven levels in words, one to a line."""


class LevelsInUse(Exception):
    """A level that was read before cannot go. Reword it, or add levels after it."""


class NoticedStays(Exception):
    """It has been read already, so how it is noticed stays. Begin another indicator, and give this one a stop date."""


class MeaningMissing(Exception):
    """Say what you make of it. A reading without a note of meaning is only a number."""


class SeenMissing(Exception):
    """Say what was seen."""


class NotOnTheScale(Exception):
    """This lies outside the scale."""


class NotANumberOfThings(Exception):
    """A count is a whole number from 0 up."""


class NotYetOver(Exception):
    """A reading is of days that have been: begin before it ends, and end no later than today."""


@dataclass(frozen=True)
class Look:
    """An indicator as somebody describes it: what we look at, how, how often, and what it cannot tell."""

    looks_at: str
    noticed: Noticed
    rhythm: Rhythm
    caveat: str
    question: Item | None = None
    how: str = ""
    unit: str = ""
    scale_from: int | None = None
    scale_to: int | None = None
    scale_from_means: str = ""
    scale_to_means: str = ""
    levels: tuple[str, ...] = ()
    not_in_it: str = ""
    if_it_moves: str = ""
    stop_on: date | None = None
    for_team_only: bool = False
    team_note: str = ""


@dataclass(frozen=True)
class Seen:
    """A reading as somebody took it. `to_on` None is a single day."""

    from_on: date
    meaning: str
    to_on: date | None = None
    value: Decimal | None = None
    level: int | None = None
    story: str = ""


@transaction.atomic
def begin_indicator(
    *, by: Person, programme_id: UUID, given: Look, hub_id: UUID | None = None, item_id: UUID | None = None
) -> Item:
    """Begin to look at something, in order to talk about it.

    Raises CaveatMissing, ScaleNeedsEnds, RubricNeedsLevels, NotAllowed unless `by` is on the team.
    """
    details = _described(Indicator(), given)
    item = thread.add_item(
        kind="indicator", by=by, programme_id=programme_id, title=given.looks_at, words=_searched(details),
        hub_id=hub_id, item_id=item_id, fields=_kept(details),
    )  # fmt: skip
    details.item = item
    details.save(force_insert=True)
    _help(item, given.question, by)
    return item


@transaction.atomic
def change_indicator(*, item: Item, by: Person, given: Look, base_revision: int | None = None) -> Item:
    """Describe an indicator anew; how it was described stays in the history.

    Raises NoticedStays, LevelsInUse, CaveatMissing, ScaleNeedsEnds, RubricNeedsLevels, NotAllowed, ChangedMeanwhile.
    """
    held = reads.item(by, item.pk, "indicator")
    must_write(by, held.programme_id)
    details = Indicator.unscoped.select_for_update().get(pk=item.pk)
    if given.noticed != details.noticed and was_ever_read(item.pk):
        raise NoticedStays
    if given.noticed == Noticed.RUBRIC and len(given.levels) < levels_in_use(item.pk):
        raise LevelsInUse
    _described(details, given).save()
    _help(held, given.question, by)
    return thread.revise(
        item=item, by=by, what="described anew", base_revision=base_revision, title=given.looks_at,
        words=_searched(details), fields=_kept(details),
    )  # fmt: skip


def _described(details: Indicator, given: Look) -> Indicator:
    """The fields set from a description; what does not go with how it is noticed is left empty."""
    is_scale, is_rubric = given.noticed == Noticed.SCALE, given.noticed == Noticed.RUBRIC
    levels = [one_line(level) for level in given.levels if level.strip()] if is_rubric else []
    if not given.caveat.strip():
        raise CaveatMissing
    if is_scale and not _has_ends(given):
        raise ScaleNeedsEnds
    if is_rubric and not FEWEST_LEVELS <= len(levels) <= MOST_LEVELS:
        raise RubricNeedsLevels
    details.noticed, details.rhythm = given.noticed, given.rhythm
    details.caveat, details.how = clean(given.caveat), clean(given.how)
    details.unit = one_line(given.unit, 80) if given.noticed == Noticed.COUNT else ""
    details.scale_from, details.scale_to = (given.scale_from, given.scale_to) if is_scale else (None, None)
    details.scale_from_means = one_line(given.scale_from_means, 120) if is_scale else ""
    details.scale_to_means = one_line(given.scale_to_means, 120) if is_scale else ""
    details.levels = levels
    details.not_in_it, details.if_it_moves = clean(given.not_in_it), clean(given.if_it_moves)
    details.stop_on, details.for_team_only = given.stop_on, given.for_team_only
    details.team_note = clean(given.team_note)
    return details


def _has_ends(given: Look) -> bool:
    if given.scale_from is None or given.scale_to is None or given.scale_to <= given.scale_from:
        return False
    return bool(given.scale_from_means.strip() and given.scale_to_means.strip())


def _help(item: Item, question: Item | None, by: Person) -> None:
    """Link the indicator to the one question it helps. What another question was told of it stays in that question's readings."""
    helped = question_of(by, item)
    if helped == question:
        return
    for bearing in reads.resting_on(by, item, [Meaning.ANSWERS], ["question"]):
        thread.unlink(link_id=bearing.link_id, by=by)
    if question is not None:
        if question.kind != "question":
            raise NotVisible
        thread.link(source=item, target=question, meaning=Meaning.ANSWERS, by=by, because="we look at it to find out")


def _searched(details: Indicator) -> str:
    said = (details.how, details.caveat, details.not_in_it, details.if_it_moves, *details.levels)
    return "\n".join(filter(None, said))


def _kept(details: Indicator) -> dict[str, Any]:
    """The fields of an indicator that its revisions keep."""
    names = ("noticed", "how", "unit", "rhythm", "caveat", "not_in_it", "if_it_moves", "for_team_only", "team_note")
    scale = f"{details.scale_from} ({details.scale_from_means}) to {details.scale_to} ({details.scale_to_means})"
    return {
        **{name: getattr(details, name) for name in names},
        "scale": scale if details.noticed == Noticed.SCALE else "",
        "levels": "\n".join(details.levels),
        "stop_on": details.stop_on.isoformat() if details.stop_on else "",
    }


@transaction.atomic
def take_reading(*, indicator: Item, by: Person, given: Seen, item_id: UUID | None = None) -> Item:
    """Keep what was seen in a period, and what the team makes of it.

    Raises MeaningMissing, SeenMissing, NotANumberOfThings, NotOnTheScale, NotYetOver, NotAllowed, NotVisible.
    """
    held = reads.item(by, indicator.pk, "indicator")
    must_write(by, held.programme_id)
    details = Indicator.unscoped.get(pk=indicator.pk)
    reading = _seen(Reading(indicator=details), details, given)
    item = thread.add_item(
        kind="reading", by=by, programme_id=held.programme_id, title=title_of(held, details, reading),
        words=f"{reading.story}\n{reading.meaning}", hub_id=held.hub_id, happened_on=reading.to_on, item_id=item_id,
        fields=_kept_reading(details, reading),
    )  # fmt: skip
    reading.item = item
    reading.save(force_insert=True)
    thread.link(source=item, target=held, meaning=Meaning.ABOUT, by=by)
    return item


@transaction.atomic
def correct_reading(*, item: Item, by: Person, given: Seen, because: str, base_revision: int | None = None) -> Item:
    """Put a reading right; what it said before stays in the history, with the reason.

    Raises NeedsBecause and all that `take_reading` raises, ChangedMeanwhile.
    """
    held = reads.item(by, item.pk, "reading")
    must_write(by, held.programme_id)
    reason = because_of(because)
    reading = Reading.unscoped.select_for_update().select_related("indicator").get(pk=item.pk)
    of = reads.item(by, reading.indicator_id, "indicator")
    before = reading.story
    _seen(reading, reading.indicator, given).save()
    held = thread.revise(
        item=item, by=by, what="corrected", because=reason, base_revision=base_revision,
        title=title_of(of, reading.indicator, reading), words=f"{reading.story}\n{reading.meaning}",
        happened_on=reading.to_on, fields=_kept_reading(reading.indicator, reading),
    )  # fmt: skip
    thread.move_excerpts(source=held, earlier_words=before, words=reading.story)
    return held


def withdraw_indicator(*, item: Item, by: Person, because: str) -> None:
    """Take an indicator and its readings off every page; they can be brought back for 30 days.

    Raises NeedsBecause, NotAllowed unless `by` began it and took every reading, or is a lead.
    """
    thread.withdraw(item=item, by=by, because=because_of(because))


def withdraw_reading(*, item: Item, by: Person, because: str) -> None:
    """Take a reading off every page; it can be brought back for 30 days. Raises NeedsBecause, NotAllowed."""
    thread.withdraw(item=item, by=by, because=because_of(because))


def _seen(reading: Reading, indicator: Indicator, given: Seen) -> Reading:
    """The fields of a reading set from what was seen, checked against how the indicator is noticed."""
    to_on = given.to_on or given.from_on
    if to_on < given.from_on or to_on > today():
        raise NotYetOver
    if not given.meaning.strip():
        raise MeaningMissing
    _check(indicator, given)
    with_value = indicator.noticed in {Noticed.COUNT, Noticed.SCALE}
    reading.from_on, reading.to_on = given.from_on, to_on
    reading.value = given.value if with_value else None
    reading.level = given.level if indicator.noticed == Noticed.RUBRIC else None
    reading.story, reading.meaning = clean(given.story), clean(given.meaning)
    return reading


def _check(indicator: Indicator, given: Seen) -> None:
    match Noticed(indicator.noticed):
        case Noticed.COUNT:
            if given.value is None:
                raise SeenMissing
            if given.value < 0 or given.value != int(given.value):
                raise NotANumberOfThings
        case Noticed.SCALE:
            if given.value is None:
                raise SeenMissing
            if not (indicator.scale_from or 0) <= given.value <= (indicator.scale_to or 0):
                raise NotOnTheScale
        case Noticed.RUBRIC:
            if given.level is None or not 1 <= given.level <= len(indicator.levels):
                raise SeenMissing
        case Noticed.STORY:
            if not given.story.strip():
                raise SeenMissing


def title_of(of: Item, indicator: Indicator, reading: Reading) -> str:
    """How a reading is called away from its indicator: what we look at, what was seen, when."""
    return f"{one_line(of.title, 200)}: {reading.told(indicator)}, {reading.period}"


def _kept_reading(indicator: Indicator, reading: Reading) -> dict[str, Any]:
    """The fields of a reading that its revisions keep; its story under "words", where spans are marked."""
    return {
        "words": reading.story,
        "seen": reading.told_in_words(indicator),
        "from_on": reading.from_on.isoformat(),
        "to_on": reading.to_on.isoformat(),
        "meaning": reading.meaning,
    }
