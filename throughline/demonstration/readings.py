"""The indicators of the year and their readings, and what became of the learning questions."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial

from throughline.demonstration import told
from throughline.demonstration.days import Calendar
from throughline.demonstration.listening import when
from throughline.demonstration.told import (
    AnswerTold,
    BearsBecauseTold,
    CorrectedTold,
    IndicatorTold,
    PutTold,
    QuestionTold,
    ReadingTold,
    ReopenedTold,
)
from throughline.demonstration.year import Happening, Year
from throughline.indicators.words import Noticed, Rhythm
from throughline.indicators.writes import Look, Seen, begin_indicator, correct_reading, take_reading
from throughline.questions.words import QuestionStatus
from throughline.questions.writes import answer_question, put_to_question

BEGUN_MONTHS_AGO = 13
DAYS_LATER = 4
"""How long after its period a reading is taken."""


def happenings(year: Year) -> Iterator[Happening]:
    """Each indicator begun, read, put right; each question answered, opened again, and helped by notes and readings."""
    calendar = year.calendar
    for number, indicator in enumerate(told.indicators()):
        begun_at = calendar.at(calendar.months_ago(BEGUN_MONTHS_AGO), 15, 5 * number)
        yield Happening(begun_at, partial(_begin, year, indicator, begun_at))
        for reading in indicator["readings"]:
            at = taken_at(reading, calendar)
            yield Happening(at, partial(_take, year, indicator, reading))
            if corrected := reading["corrected"]:
                again = min(calendar.now, at + timedelta(weeks=corrected["weeks_after"]))
                yield Happening(again, partial(_correct, year, reading, corrected))
            if puts := reading["puts"]:
                yield Happening(min(calendar.now, at + timedelta(days=1)), partial(_put_reading, year, reading, puts))
    for question in told.questions():
        for answer in question["history"]:
            at = calendar.at(calendar.weeks_ago(answer["weeks_ago"]), 16, 20)
            yield Happening(at, partial(_answer, year, question, answer))
        if reopened := question["reopened"]:
            yield Happening(reopened_at(reopened, calendar), partial(_reopen, year, question, reopened))
        for bears in question["bears"]:
            note = next(note for note in told.notes() if note["key"] == bears["note"])
            at = min(calendar.now, when(note, calendar).written_at + timedelta(days=2))
            yield Happening(at, partial(_put_note, year, question, bears))


def period_of(reading: ReadingTold, calendar: Calendar) -> tuple[date, date]:
    """The first and the last day a reading is of."""
    if reading["weeks_ago"] is not None:
        day = calendar.weeks_ago(reading["weeks_ago"])
        return day, day
    last = reading["months_ago"] or 1
    this_month = calendar.today.replace(day=1)
    return _month_before(this_month, last + reading["months"] - 1), _month_before(this_month, last - 1) - timedelta(1)


def _month_before(first: date, months: int) -> date:
    """The first day of the month so many months before that of `first`."""
    count = first.year * 12 + first.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def taken_at(reading: ReadingTold, calendar: Calendar) -> datetime:
    """The moment somebody sat down with what had been seen."""
    _, last = period_of(reading, calendar)
    later = 0 if reading["weeks_ago"] is not None else DAYS_LATER
    return calendar.at(min(last + timedelta(days=later), calendar.today), 17)


def reopened_at(reopened: ReopenedTold, calendar: Calendar) -> datetime:
    """When a question was opened again."""
    return calendar.at(calendar.weeks_ago(reopened["weeks_ago"]), 15, 30)


def _begin(year: Year, indicator: IndicatorTold, begun_at: datetime) -> None:
    scale = indicator["scale"]
    year.items[indicator["key"]] = begin_indicator(
        by=year.people[indicator["by"]],
        programme_id=year.programme.pk,
        item_id=year.item_id(indicator["key"], begun_at),
        given=Look(
            looks_at=indicator["looks_at"],
            noticed=Noticed(indicator["noticed"]),
            rhythm=Rhythm(indicator["rhythm"]),
            caveat=indicator["caveat"],
            question=year.items[indicator["question"]],
            how=indicator["how"],
            unit=indicator["unit"],
            scale_from=scale["from"] if scale else None,
            scale_to=scale["to"] if scale else None,
            scale_from_means=scale["from_means"] if scale else "",
            scale_to_means=scale["to_means"] if scale else "",
            levels=tuple(indicator["levels"]),
            not_in_it=indicator["not_in_it"],
            if_it_moves=indicator["if_it_moves"],
            stop_on=year.calendar.months_ago(-indicator["stop_in_months"]),
            for_team_only=indicator["for_team_only"],
            team_note=indicator["team_note"],
        ),
    )


def _take(year: Year, indicator: IndicatorTold, reading: ReadingTold) -> None:
    year.items[reading["key"]] = take_reading(
        indicator=year.items[indicator["key"]],
        by=year.people[reading["by"]],
        item_id=year.item_id(reading["key"], taken_at(reading, year.calendar)),
        given=_seen(year, reading, reading["value"], reading["meaning"]),
    )


def _seen(year: Year, reading: ReadingTold, value: int | str | None, meaning: str) -> Seen:
    from_on, to_on = period_of(reading, year.calendar)
    return Seen(
        from_on=from_on,
        to_on=to_on,
        value=Decimal(value) if value is not None else None,
        level=reading["level"],
        story=reading["story"],
        meaning=meaning,
    )


def _correct(year: Year, reading: ReadingTold, corrected: CorrectedTold) -> None:
    year.items[reading["key"]] = correct_reading(
        item=year.items[reading["key"]],
        by=year.people[corrected["by"]],
        given=_seen(year, reading, corrected["value"], corrected["meaning"]),
        because=corrected["because"],
    )


def _put_reading(year: Year, reading: ReadingTold, puts: PutTold) -> None:
    put_to_question(
        item=year.items[puts["question"]],
        by=year.people[puts["by"]],
        sources=[year.items[reading["key"]]],
        because=puts["because"],
    )


def _put_note(year: Year, question: QuestionTold, bears: BearsBecauseTold) -> None:
    put_to_question(
        item=year.items[question["key"]],
        by=year.people[bears["by"]],
        sources=[year.items[bears["note"]]],
        because=bears["because"],
    )


def _answer(year: Year, question: QuestionTold, answer: AnswerTold) -> None:
    answer_question(
        item=year.items[question["key"]],
        by=year.people[answer["by"]],
        status=QuestionStatus(answer["status"]),
        best_answer=answer["answer"],
        would_change_our_mind=question["would_change"],
        next_look_on=year.calendar.today + timedelta(days=question["next_look_days"]),
    )


def _reopen(year: Year, question: QuestionTold, reopened: ReopenedTold) -> None:
    put_to_question(
        item=year.items[question["key"]],
        by=year.people[reopened["by"]],
        sources=[year.items[reopened["reading"]]],
        because=reopened["because"],
        reopen=True,
    )
