"""My week: what waits for one person, and what they put down. Theirs only; nobody else is shown it."""

from dataclasses import dataclass
from datetime import date, timedelta

from throughline.capture import reads as capture
from throughline.capture.models import Draft, Note
from throughline.common.clock import today
from throughline.dashboard.words import WEEKLY_PROMPTS
from throughline.experiments.reads import Week as Experiments
from throughline.experiments.reads import for_week
from throughline.feedback.reads import Waiting, waiting
from throughline.governance.reads import ForTheBoard
from throughline.governance.reads import for_week as for_week_of_boards
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.promises import reads as promises
from throughline.promises.reads import ByDay
from throughline.questions.reads import AskedQuestion, due_a_look
from throughline.reflection.reads import this_week
from throughline.sharing.models import Release
from throughline.sharing.reads import waiting_for_a_check
from throughline.theory.models import Assumption
from throughline.theory.queue import not_looked_at
from throughline.thread.models import Item

SHOWN_NOTES = 8
SHOWN_THEMES = 4
SHOWN_TO_LOOK_AT = 3


@dataclass(frozen=True)
class Week:
    """What one person's week page holds.

    noted      their notes since Monday, newest first, at most SHOWN_NOTES; `noted_more` says there are others
    unanswered themes that rest on what they heard, of which nothing was said back to people yet, oldest first
    """

    monday: date
    drafts: list[Draft]
    promises: ByDay
    noted: list[Note]
    noted_more: bool
    unanswered: list[Waiting]
    to_check: list[Release]
    experiments: Experiments
    to_look_at: list[Assumption]
    questions: list[AskedQuestion]
    board: ForTheBoard
    prompt: str
    reflection: Item | None


def week(person: Person, programme: Programme) -> Week:
    """Everything on the week page, in a fixed number of queries however much there is."""
    monday = monday_of(today())
    noted = capture.mine(person, programme.pk).filter(item__happened_on__gte=monday)[: SHOWN_NOTES + 1]
    mine = list(noted)
    return Week(
        monday=monday,
        drafts=capture.drafts(person, programme.pk),
        promises=promises.by_day(promises.open_held_by(person, programme.pk)),
        noted=mine[:SHOWN_NOTES],
        noted_more=len(mine) > SHOWN_NOTES,
        unanswered=waiting(person, programme.pk, kind="theme", heard_by=person, limit=SHOWN_THEMES),
        to_check=waiting_for_a_check(person, programme),
        experiments=for_week(person, programme.pk),
        to_look_at=not_looked_at(person, programme.pk)[:SHOWN_TO_LOOK_AT],
        questions=due_a_look(person, programme.pk)[:SHOWN_TO_LOOK_AT],
        board=for_week_of_boards(person, programme.pk),
        prompt=prompt_for(today()),
        reflection=this_week(person, programme.pk),
    )


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def prompt_for(day: date) -> str:
    """The question of a week; the same for everyone, so that a team can talk about it."""
    return WEEKLY_PROMPTS[monday_of(day).toordinal() // 7 % len(WEEKLY_PROMPTS)]
