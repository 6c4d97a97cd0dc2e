"""What waits for a board, for the team's week: nobody's in particular, by role and never by name."""

from dataclasses import dataclass
from uuid import UUID

from throughline.common.clock import days_from_today
from throughline.governance.models import Action, Decision, Meeting
from throughline.governance.reads.actions import due_by
from throughline.governance.reads.asked import waiting_in
from throughline.governance.reads.boards import next_meetings
from throughline.governance.reads.decisions import due_a_look
from throughline.people.models import Person

SHOWN = 4
DAYS = 14


@dataclass(frozen=True)
class ForTheBoard:
    """Meetings within a fortnight, actions due by then (late ones first), decisions to be looked at again, questions that wait."""

    meetings: list[Meeting]
    actions: list[Action]
    to_review: list[Decision]
    questions: int

    @property
    def is_empty(self) -> bool:
        return not (self.meetings or self.actions or self.to_review or self.questions)


def for_week(person: Person, programme_id: UUID) -> ForTheBoard:
    """What waits for boards now. Four queries whatever the number."""
    until = days_from_today(DAYS)
    return ForTheBoard(
        meetings=next_meetings(person, programme_id, until=until)[:SHOWN],
        actions=due_by(person, programme_id, until)[:SHOWN],
        to_review=due_a_look(person, programme_id)[:SHOWN],
        questions=len(waiting_in(person, programme_id)),
    )
