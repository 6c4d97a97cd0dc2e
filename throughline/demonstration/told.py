"""The made-up year as it is written down in `content/`: read once, given out as it stands."""

import json
from functools import cache
from pathlib import Path
from typing import Any, NotRequired, TypedDict

CONTENT = Path(__file__).parent / "content"


class PersonTold(TypedDict):
    """Somebody of the demonstration."""

    key: str
    name: str
    email: str
    roles: list[str]
    organisation: str
    sentence: str


class PromiseTold(TypedDict):
    """A promise, in days after its note; `closed_days` is None for one that was never closed."""

    to: str
    what: str
    due_days: int
    outcome: str
    closed_days: int | None
    said_back: str
    how: str
    because: str


# "as" is a word of Python, so the two shapes below are written as calls.
ExcerptTold = TypedDict("ExcerptTold", {"words": str, "theme": str, "as": str, "because": str})
BearsTold = TypedDict("BearsTold", {"theme": str, "as": str})


class OriginalTold(TypedDict):
    """The words in the language they were said in."""

    language: str
    text: str


class NoteTold(TypedDict):
    """A note; `on` is a month and a day, MM-DD."""

    key: str
    hub: str
    on: str
    by: str
    setting: str
    method: str
    place: str
    people: int | None
    language: str
    heard: str
    verbatim: list[str]
    original: OriginalTold | None
    take: str
    surprise: str
    missing: str
    question: str
    standing: str
    promise: PromiseTold | None
    excerpts: list[ExcerptTold]
    whole_note: list[BearsTold]


class JudgementTold(TypedDict):
    """Where the team stood with a theme from so many weeks ago on."""

    weeks_ago: int
    status: str
    confidence: int
    because: str
    by: str


class DissentTold(TypedDict):
    """A minority note, signed by role."""

    role: str
    words: str
    weeks_ago: int


class ThemeTold(TypedDict):
    """A theme, oldest judgement first."""

    key: str
    sentence: str
    belongs: str
    missing: str
    history: list[JudgementTold]
    dissent: list[DissentTold]
    question: str


class QuoteTold(TypedDict):
    """Words of a note as released; `attribution` is a role and an area with a comma between."""

    note: str
    words: str
    share_safe: str
    attribution: str


class RevokedTold(TypedDict):
    """That a release was taken back."""

    weeks_ago: int
    by: str
    because: str


class VersionTold(TypedDict):
    """One version of a release; `checked_by` is None while it waits for a second person."""

    weeks_ago: int
    by: str
    checked_by: str | None
    check: str
    title: str
    body: str
    quotes: list[QuoteTold]
    missing: str
    counter: str
    ask: str
    what_changed: str


class ReleaseTold(VersionTold):
    """A release as first issued, and what became of it."""

    key: str
    theme: str
    circles: list[str]
    reissue: VersionTold | None
    revoked: RevokedTold | None


class LoggedTold(TypedDict):
    """What was seen of an experiment, and the notes it was seen in."""

    weeks_ago: int
    by: str
    words: str
    notes: list[str]


class ChangedTold(TypedDict):
    """What was changed of a plan while it ran; `decide_on` in days before today, None when the day stayed; `name` when it is
    called something else from then on."""

    weeks_ago: int
    by: str
    name: NotRequired[str]
    parts: dict[str, str]
    decide_on: int | None
    because: str


class RemarkTold(TypedDict):
    """What a colleague said of a plan."""

    weeks_ago: int
    by: str
    kind: str
    role: str
    words: str


FiledTold = TypedDict("FiledTold", {"assumption": str, "as": str, "because": str})


class RewordedTold(TypedDict):
    """A learning card put into better words."""

    weeks_ago: int
    by: str
    observed: str
    learned: str
    because: str


class LearnedTold(TypedDict):
    """A learning card."""

    weeks_ago: int
    by: str
    decision: str
    learned: str
    observed: str
    reason: str
    strength: str
    strength_because: str
    who_is_missing: str
    decided_by: str
    tell_another_hub: str
    filings: list[FiledTold]
    reworded: NotRequired[RewordedTold]


class ExperimentTold(TypedDict):
    """An experiment; weeks before today it was planned and started, days before today it was to be decided (less than
    none: still to come). `copy_of` names the experiment whose design it borrows, "" for one of its own."""

    key: str
    name: str
    hubs: list[str]
    tests: list[str]
    comes_from: str
    copy_of: str
    by: str
    planned: int
    started: int | None
    decide_on: int | None
    cost: str
    parts: dict[str, str]
    changes: list[ChangedTold]
    log: list[LoggedTold]
    remarks: list[RemarkTold]
    learned: LearnedTold | None


class TextTold(TypedDict):
    """An answer in another language, and who wrote it in that."""

    language: str
    by: str
    said: str
    decided: str
    reconciled: str
    because: str


class ToldTold(TypedDict):
    """That an answer was told, so many days after it was written."""

    days_after: int
    to_whom: str
    channels: list[str]
    languages: list[str]


class RepliedTold(TypedDict):
    """What came back, so many days after the answer was written."""

    days_after: int
    words: str
    from_whom: str
    verdict: str
    language: str


class SaidBackTold(TypedDict):
    """An answer to what people said. `next_days` counts from today; `promises` are named by the notes they came from,
    `acts` are experiments and decisions."""

    key: str
    by: str
    hub: str
    said: str
    decided: str
    reconciled: str
    state: str
    because: str
    next_days: int | None
    themes: list[str]
    notes: list[str]
    promises: list[str]
    acts: list[str]
    weeks_ago: int
    to_whom: str
    texts: list[TextTold]
    tellings: list[ToldTold]
    replies: list[RepliedTold]


class PublishedTold(TypedDict):
    """A theme published for anyone."""

    theme: str
    by: str
    weeks_ago: int
    title: str
    body: str
    missing: str


class SeatTold(TypedDict):
    """A card of the front page: who can be signed in as, and what to try first."""

    key: str
    where: str
    first: str


class GroupTold(TypedDict):
    """A group of cards."""

    title: str
    lead: str
    people: list[SeatTold]


def sentence_case(words: str) -> str:
    """The words as they stand at the head of a page or a line."""
    return words[:1].upper() + words[1:]


@cache
def read(name: str) -> Any:
    """One file of the content, as data."""
    return json.loads((CONTENT / name).read_text(encoding="utf-8"))


@cache
def notes() -> list[NoteTold]:
    """Every note of the year, in file order."""
    lines = (CONTENT / "notes.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def people() -> list[PersonTold]:
    """Everybody, the team first."""
    found: list[PersonTold] = read("programme.json")["people"]
    return found


def themes() -> list[ThemeTold]:
    """The themes T1 to T8."""
    found: list[ThemeTold] = read("themes.json")
    return found


def releases() -> list[ReleaseTold]:
    """What was shared, and what waits to be."""
    found: list[ReleaseTold] = read("releases.json")
    return found


def experiments() -> list[ExperimentTold]:
    """The experiments E1 to E11."""
    found: list[ExperimentTold] = read("experiments.json")
    return found


def said_back() -> list[SaidBackTold]:
    """What was said back, in no order of days."""
    found: list[SaidBackTold] = read("said_back.json")["entries"]
    return found


def published() -> dict[str, Any]:
    """What was published: the keys of answers, themes (`PublishedTold`), replies, the programme's own words."""
    found: dict[str, Any] = read("published.json")
    return found


def theory() -> dict[str, Any]:
    """The theory of change: its versions, parts, links and assumptions, and what was filed on them."""
    found: dict[str, Any] = read("theory.json")
    return found


def groups() -> list[GroupTold]:
    """The cards of the front page."""
    found: list[GroupTold] = read("front.json")
    return found


class AnswerTold(TypedDict):
    """How far a learning question had come, so many weeks ago."""

    weeks_ago: int
    by: str
    status: str
    answer: str


class ReopenedTold(TypedDict):
    """That a reading opened a question again."""

    weeks_ago: int
    by: str
    reading: str
    because: str


class BearsBecauseTold(TypedDict):
    """A note that helps answer a question, and why."""

    note: str
    by: str
    because: str


class QuestionTold(TypedDict):
    """What became of a learning question, oldest answer first; `next_look_days` counts from today, negative for days past."""

    key: str
    would_change: str
    next_look_days: int
    history: list[AnswerTold]
    reopened: ReopenedTold | None
    bears: list[BearsBecauseTold]


# "from" is a word of Python, so this shape is written as a call.
ScaleTold = TypedDict("ScaleTold", {"from": int, "from_means": str, "to": int, "to_means": str})


class CorrectedTold(TypedDict):
    """A reading put right so many weeks after it was taken."""

    weeks_after: int
    by: str
    value: int | str
    meaning: str
    because: str


class PutTold(TypedDict):
    """A reading put to a learning question."""

    question: str
    by: str
    because: str


class ReadingTold(TypedDict):
    """A reading: of whole months up to the one so many months ago, or of a day so many weeks ago."""

    key: str
    by: str
    months_ago: int | None
    months: int
    weeks_ago: int | None
    value: int | str | None
    level: int | None
    story: str
    meaning: str
    corrected: CorrectedTold | None
    puts: PutTold | None


class IndicatorTold(TypedDict):
    """An indicator for learning with its readings, the oldest first."""

    key: str
    by: str
    looks_at: str
    question: str
    noticed: str
    rhythm: str
    unit: str
    scale: ScaleTold | None
    levels: list[str]
    how: str
    caveat: str
    not_in_it: str
    if_it_moves: str
    stop_in_months: int
    for_team_only: bool
    team_note: str
    readings: list[ReadingTold]


def questions() -> list[QuestionTold]:
    """What became of the learning questions Q1 to Q6."""
    found: list[QuestionTold] = read("questions.json")
    return found


def indicators() -> list[IndicatorTold]:
    """The indicators I1 to I8."""
    found: list[IndicatorTold] = read("indicators.json")
    return found


# "with" is a word of Python, so this shape is written as a call.
ReflectionTold = TypedDict(
    "ReflectionTold",
    {
        "by": str,
        "weeks_ago": int,
        "shape": str,
        "about": str,
        "answers": dict[str, str],
        "shared": dict[str, str],
        "with": list[Any],
    },
)


class LetterTold(TypedDict, total=False):
    """A letter; its day lies so many weeks back, or ahead of today."""

    by: str
    written_weeks_ago: int
    opens_weeks_ago: int
    opens_in_weeks: int
    title: str
    words: str


def reflections() -> dict[str, Any]:
    """Reflections, one that others were asked to, and letters."""
    found: dict[str, Any] = read("reflections.json")
    return found
