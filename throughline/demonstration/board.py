"""The board's year: who sits there for whom, four packs, what was decided, what was to be done, what members asked."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from throughline.demonstration import told
from throughline.demonstration.days import Calendar
from throughline.demonstration.year import Happening, Year
from throughline.governance import writes
from throughline.governance.words import SECTIONS, ActionState, MeetingState, Outcome, Purpose, StandsFor
from throughline.governance.writes import DecisionWords, MeetingWords, PaperWords
from throughline.sharing.reads import offered
from throughline.sharing.writes import Wording, issue, start_release

Told = dict[str, Any]

PLACES = "Places and days only; nobody is named."
"""Why what looks like a name may stay in what was issued to the board."""

PACK_DAYS_BEFORE = 7
COMING_PACK_DAYS_AGO = 3


def happenings(year: Year) -> Iterator[Happening]:
    """Meeting by meeting: what was shared for it, its papers, the pack, the decisions, and what was done about them."""
    said, calendar = told.read("board.json"), year.calendar
    issued: dict[str, UUID] = {}
    begun = calendar.at(calendar.weeks_ago(40), 10)
    yield Happening(begun, partial(_seat, year, said["seats"]))
    for shared in said["shared"]:
        at = calendar.at(calendar.weeks_ago(shared["weeks_ago"]), 9, 30)
        yield Happening(at, partial(_share, year, shared))
    for meeting in said["meetings"]:
        yield from _meeting(year, meeting, issued)
    for action in said["actions"]:
        yield from _action(year, said, action)
    for question in said["questions"]:
        yield from _question(year, question, issued)


def own(key: str) -> str:
    """What a meeting, a paper or a decision is called among everything of the year: the theory has a P1 of its own."""
    return f"board {key}"


def meeting_day(calendar: Calendar, meeting: Told) -> date:
    """The day a board met, or is to meet."""
    if meeting["weeks_ago"] < 0:
        return calendar.today - timedelta(weeks=meeting["weeks_ago"])
    return calendar.weeks_ago(meeting["weeks_ago"])


def _pack_at(calendar: Calendar, meeting: Told) -> datetime:
    if meeting["weeks_ago"] < 0:
        return calendar.at(calendar.today - timedelta(days=COMING_PACK_DAYS_AGO), 16)
    return calendar.at(meeting_day(calendar, meeting) - timedelta(days=PACK_DAYS_BEFORE), 16)


def _seat(year: Year, seats: Told) -> None:
    for key, stands_for in seats.items():
        writes.seat_member(
            circle=year.circles["board"], person=year.people[key], stands_for=StandsFor(stands_for),
            by=year.people["learning-lead"],
        )  # fmt: skip


def _share(year: Year, shared: Told) -> None:
    """Share something with the board in the words its own page offers, without anybody's words in it."""
    by, item = year.people[shared["by"]], year.items[shared["key"]]
    offers = offered(by, item)
    wording = Wording(
        title=offers.title, body=offers.body or offers.title, confidence_words=offers.confidence,
        who_is_missing=offers.missing, kept_because=PLACES,
    )  # fmt: skip
    issue(release=start_release(by=by, made_from=item, wording=wording, circles=[year.circles["board"].pk]), by=by)


def _meeting(year: Year, meeting: Told, issued: dict[str, UUID]) -> Iterator[Happening]:
    calendar, day = year.calendar, meeting_day(year.calendar, meeting)
    pack_at = _pack_at(calendar, meeting)
    planned = pack_at - timedelta(days=14)
    yield Happening(planned, partial(_plan, year, meeting, day, planned))
    for number, paper in enumerate(meeting["papers"]):
        at = pack_at - timedelta(days=2) + timedelta(minutes=20 * number)
        yield Happening(at, partial(_paper, year, meeting, paper, at))
    yield Happening(pack_at, partial(_issue, year, meeting, issued))
    if meeting["weeks_ago"] < 0:
        return
    held = calendar.at(day, 20)
    yield Happening(held, partial(_hold, year, meeting, day))
    for number, decision in enumerate(meeting["decisions"]):
        at = held + timedelta(minutes=5 * (number + 1))
        yield Happening(at, partial(_decide, year, meeting, decision, day, at))
        if decision["reviewed"]:
            looked = calendar.at(calendar.weeks_ago(decision["reviewed"]["weeks_ago"]), 21, 30)
            yield Happening(looked, partial(_review, year, decision))
    told_at = calendar.at(day + timedelta(days=1), 12)
    yield Happening(told_at, partial(_tell, year, meeting))
    for paper in meeting["papers"]:
        if paper["learned"]:
            yield Happening(calendar.at(day, 21), partial(_learn, year, paper))


def _words(meeting: Told, day: date, state: MeetingState) -> MeetingWords:
    return MeetingWords(
        held_on=day, begins_at=time.fromisoformat(meeting["begins_at"]), place=meeting["place"],
        about=meeting["about"], state=state,
    )  # fmt: skip


def _plan(year: Year, meeting: Told, day: date, at: datetime) -> None:
    made = writes.plan_meeting(
        circle=year.circles["board"], by=year.people["learning-lead"], words=_words(meeting, day, MeetingState.PLANNED),
        item_id=year.item_id(own(meeting["key"]), at),
    )  # fmt: skip
    year.items[own(meeting["key"])] = made.item


def _hold(year: Year, meeting: Told, day: date) -> None:
    writes.change_meeting(
        item=year.items[own(meeting["key"])],
        by=year.people["learning-lead"],
        words=_words(meeting, day, MeetingState.HELD),
    )


def _paper(year: Year, meeting: Told, paper: Told, at: datetime) -> None:
    by = year.people[paper["by"]]
    words = PaperWords(
        title=paper["title"], purpose=Purpose(paper["purpose"]),
        parts={section.name: paper[section.name] for section in SECTIONS}, who_is_missing=paper["who_is_missing"],
        asked_nobody_named=not paper["who_is_missing"],
    )  # fmt: skip
    made = writes.write_paper(
        meeting=year.items[own(meeting["key"])], by=by, words=words, item_id=year.item_id(own(paper["key"]), at)
    )
    year.items[own(paper["key"])] = made.item
    for cited in paper["cites"]:
        [one] = writes.cite(item=made.item, by=by, sources=[year.items[cited["key"]].pk])
        writes.say_cited(item=made.item, by=by, cited_id=one.pk, sentence=cited["sentence"], strength=cited["strength"])
    if paper.get("exempt"):
        writes.keep_exempt(item=made.item, by=by, **paper["exempt"])


def _issue(year: Year, meeting: Told, issued: dict[str, UUID]) -> None:
    by = year.people["learning-lead"]
    made = writes.issue_pack(meeting=year.items[own(meeting["key"])], by=by, kept_because=PLACES)
    for paper, release in zip(meeting["papers"], made, strict=False):
        issued[paper["key"]] = release.pk


def _tell(year: Year, meeting: Told) -> None:
    writes.tell_the_board(meeting=year.items[own(meeting["key"])], by=year.people["learning-lead"], kept_because=PLACES)


def _decide(year: Year, meeting: Told, decision: Told, day: date, at: datetime) -> None:
    by = year.people["learning-lead"]
    weeks = decision["review_weeks_ago"]
    words = DecisionWords(
        **{
            name: decision[name]
            for name in (
                "title", "wording", "reasons", "alternatives", "if_nothing", "decided_by", "equality_by", "equality"
            )
        },
        outcome=Outcome(decision["outcome"]), takes_effect_on=day + timedelta(days=7),
        review_on=None if weeks is None else year.calendar.today - timedelta(weeks=weeks),
    )  # fmt: skip
    paper = year.items[own(decision["paper"])] if decision["paper"] else None
    made = writes.write_decision(
        meeting=year.items[own(meeting["key"])], by=by, words=words, came_from=paper,
        item_id=year.item_id(own(decision["key"]), at),
    )  # fmt: skip
    for relied in decision["relies"]:
        writes.rely_on(item=made.item, by=by, sources=[year.items[relied["key"]].pk], because=relied["because"])
    if decision["dissent"]:
        writes.disagree(item=made.item, by=by, **decision["dissent"])
    year.items[own(decision["key"])] = writes.decide(item=made.item, by=by, on=day).item


def _review(year: Year, decision: Told) -> None:
    weeks = decision["reviewed"]["next_in_weeks"]
    writes.look_again(
        item=year.items[own(decision["key"])], by=year.people["learning-lead"], found=decision["reviewed"]["found"],
        next_on=year.calendar.today + timedelta(weeks=weeks),
    )  # fmt: skip


def _learn(year: Year, paper: Told) -> None:
    learned = paper["learned"]
    writes.learn(
        item=year.items[own(paper["key"])], by=year.people["learning-lead"], learned=learned["learned"],
        will_ask=learned["will_ask"],
    )  # fmt: skip


def _action(year: Year, said: Told, action: Told) -> Iterator[Happening]:
    """Agreed at its meeting, and moved when somebody said how far it was."""
    calendar = year.calendar
    meeting = next(one for one in said["meetings"] if any(d["key"] == action["of"] for d in one["decisions"]))
    agreed = calendar.at(meeting_day(calendar, meeting), 21, 15)
    key = f"{action['of']} {action['what']}"
    yield Happening(agreed, partial(_agree, year, action, key, agreed))
    if action["weeks_ago"] is not None:
        moved = max(agreed + timedelta(hours=1), calendar.at(calendar.weeks_ago(action["weeks_ago"]), 12))
        yield Happening(moved, partial(_move, year, action, key))


def _agree(year: Year, action: Told, key: str, at: datetime) -> None:
    made = writes.agree_action(
        of=year.items[own(action["of"])], by=year.people["learning-lead"], what=action["what"], owner_role=action["role"],
        due_on=year.calendar.today - timedelta(weeks=action["due_weeks"]), item_id=year.item_id(key, at),
    )  # fmt: skip
    year.items[key] = made.item


def _move(year: Year, action: Told, key: str) -> None:
    writes.move_action(
        item=year.items[key], by=year.people["programme-lead"], state=ActionState(action["state"]),
        outcome=action["outcome"],
    )  # fmt: skip


def _question(year: Year, question: Told, issued: dict[str, UUID]) -> Iterator[Happening]:
    calendar = year.calendar
    if "days_ago" in question:
        at = calendar.at(calendar.today - timedelta(days=question["days_ago"]), 20)
    else:
        at = calendar.at(calendar.weeks_ago(question["weeks_ago"]), 22)
    asked: list[UUID] = []
    yield Happening(at, partial(_ask, year, question, issued, asked))
    if question["answered"]:
        answered = calendar.at(calendar.weeks_ago(question["answered"]["weeks_ago"]), 11)
        yield Happening(answered, partial(_answer, year, question["answered"], asked))


def _ask(year: Year, question: Told, issued: dict[str, UUID], asked: list[UUID]) -> None:
    made = writes.leave_question(
        release_id=issued[question["paper"]], by=year.people[question["by"]], words=question["words"]
    )
    asked.append(made.pk)


def _answer(year: Year, answered: Told, asked: list[UUID]) -> None:
    writes.answer_question(question_id=asked[0], by=year.people[answered["by"]], answer=answered["answer"])
