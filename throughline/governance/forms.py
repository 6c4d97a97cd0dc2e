"""What people write about boards, meetings, decisions and actions."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from throughline.common.clock import today
from throughline.governance.reads import Board, Member
from throughline.governance.words import SECTIONS, ActionState, MeetingState, Outcome, Purpose, StandsFor
from throughline.governance.writes import DecisionWords, MeetingWords, PaperWords
from throughline.programme.models import Hub
from throughline.thread.models import Item
from throughline.web.fields import Day, TimeOfDayInput, Words

TEXT = 8_000


def said(refusal: Exception | type[Exception]) -> str:
    """The sentence of a refusal, as the person reads it."""
    return " ".join((refusal.__doc__ or "").split())


class SeatsForm(forms.Form):
    """Whom each member of a board sits there for."""

    marks_optional = False

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = members
        for member in members:
            self.fields[f"seat-{member.person.pk}"] = forms.ChoiceField(
                label=member.person.name or member.person.email, required=False, initial=member.stands_for,
                choices=[("", "Nobody has said"), *StandsFor.choices],
            )  # fmt: skip

    def seats(self) -> list[tuple[Member, str]]:
        """Each member, and what was chosen."""
        return [(member, self.cleaned_data[f"seat-{member.person.pk}"]) for member in self.members]


class MeetingForm(forms.Form):
    """When and where a board meets."""

    held_on = Day(label="Day", missing="Say on which day the board meets.")
    begins_at = forms.TimeField(
        label="Begins at", required=False, widget=TimeOfDayInput(),
        error_messages={"invalid": "Write the time as hour and minutes, such as 18:30."},
    )  # fmt: skip
    place = Words(label="Place", required=False, max_length=200)
    name = Words(
        label="What it is called", required=False, max_length=120,
        help_text="Without a name it is called by its board and its day.",
    )  # fmt: skip
    about = Words(label="What it is about", required=False, max_length=TEXT, rows=3)
    state = forms.ChoiceField(
        label="How it stands", choices=MeetingState.choices, widget=forms.RadioSelect, initial=MeetingState.PLANNED
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def words(self) -> MeetingWords:
        """What was written, as a meeting."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return MeetingWords(**{**given, "state": MeetingState(given["state"])})


class DecisionForm(forms.Form):
    """A decision, as far as it is written. Only a short title is needed until it is called decided."""

    marks_optional = False  # most of it is needed to call it decided, and none of it to keep writing

    title = Words(
        label="A short title", max_length=300, help_text="For lists, such as “Late evenings: agree a trial”.",
        error_messages={"required": "Give the decision a short title."},
    )  # fmt: skip
    outcome = forms.ChoiceField(
        label="What it comes to", choices=Outcome.choices, widget=forms.RadioSelect, initial=Outcome.AGREED
    )
    wording = Words(
        label="What is decided", required=False, max_length=TEXT, rows=3,
        help_text="The wording, as it will stand in the minutes. Once decided it stays as it is.",
    )  # fmt: skip
    reasons = Words(label="Reasons", required=False, max_length=TEXT, rows=4)
    alternatives = Words(label="What else was considered", required=False, max_length=TEXT, rows=3)
    if_nothing = Words(
        label="What doing nothing would have meant", required=False, max_length=TEXT, rows=2,
        help_text="Doing nothing is always one of the options.",
    )  # fmt: skip
    decided_by = Words(
        label="Who decided", required=False, max_length=200,
        help_text="A group or a role, such as “The board, seven of nine present”.",
    )  # fmt: skip
    equality_by = Words(
        label="Who considered equality",
        required=False,
        max_length=200,
        help_text="By role. The duty can’t be passed on.",
    )
    equality = Words(
        label="What was considered", required=False, max_length=TEXT, rows=3,
        help_text="Who could be worse off, who is not in the evidence, and what follows from that.",
    )  # fmt: skip
    takes_effect_on = Day(label="Takes effect on", required=False, help_text="After any days for call-in.")
    review_on = Day(
        label="Look at it again on", required=False, help_text="On that day it comes up in the team’s week."
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def words(self) -> DecisionWords:
        """What was written, as a decision."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return DecisionWords(**{**given, "outcome": Outcome(given["outcome"])})


class DecidedOn(forms.Form):
    """On which day it was decided."""

    decided_on = Day(label="On which day was it decided?", missing="Say on which day it was decided.")


class BecauseForm(forms.Form):
    """Why what was chosen is relied on."""

    because = Words(
        label="Because", rows=2, max_length=2_000, help_text="What it tells, that moves the decision one way or the other.",
        error_messages={"required": "Say why, in a few words. Whoever reads this later will want to know."},
    )  # fmt: skip


class DisagreeForm(forms.Form):
    """What somebody thought otherwise."""

    role = Words(
        label="Signed by role", max_length=80, help_text="Such as “Resident co-chair”. Never a name.",
        error_messages={"required": "Sign it by role, such as “Resident co-chair”."},
    )  # fmt: skip
    words = Words(
        label="What they think otherwise", rows=4, max_length=TEXT,
        error_messages={"required": "Write what they think otherwise."},
    )  # fmt: skip


class CorrectForm(forms.Form):
    """A dated correction."""

    words = Words(
        label="What has to be put right", rows=4, max_length=TEXT,
        help_text="The decision stays as it was written. This stands under it, with today’s date.",
        error_messages={"required": "Write what has to be put right."},
    )  # fmt: skip


class LookAgainForm(forms.Form):
    """What was found when a decision was looked at again."""

    found = Words(
        label="What did we find?", rows=4, max_length=TEXT, help_text="Did what we expected come about? What would we decide today?",
        error_messages={"required": "Write what you found."},
    )  # fmt: skip
    next_on = Day(
        label="Look at it again on", required=False, help_text="Leave it empty when it needs no more looking."
    )


class AgreeActionForm(forms.Form):
    """What is to be done, who has it in hand, by when."""

    what = Words(label="What is to be done", max_length=300, error_messages={"required": "Write what is to be done."})
    owner_role = Words(
        label="Which role has it in hand", max_length=120, help_text="A role, such as “Library supervisor”, so that it outlasts whoever holds it.",
        error_messages={"required": "Say which role has it in hand, such as “Library supervisor”."},
    )  # fmt: skip
    due_on = Day(label="By when", missing="Say by which day it is to be done.")


class MoveActionForm(forms.Form):
    """How far an action has come."""

    state = forms.ChoiceField(label="How far is it?", choices=ActionState.choices, widget=forms.RadioSelect)
    outcome = Words(
        label="What came of it", required=False, rows=4, max_length=TEXT,
        help_text="Needed when it is done or not going ahead. The next pack opens with these words.",
    )  # fmt: skip
    due_on = Day(label="By when", required=False)
    because = Words(label="Because", required=False, rows=2, max_length=2_000, help_text="Needed when the day moves.")
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class HandOverForm(forms.Form):
    """Another role takes an action in hand."""

    owner_role = Words(
        label="Which role takes it in hand", max_length=120,
        error_messages={"required": "Say which role takes it in hand."},
    )  # fmt: skip
    because = Words(
        label="Because", rows=2, max_length=2_000,
        error_messages={"required": "Say why, in a few words. Whoever reads this later will want to know."},
    )  # fmt: skip


class PaperForm(forms.Form):
    """A paper, as far as it is written. A title and what it is for are enough until it is issued."""

    marks_optional = False  # most of it is needed to issue it, and none of it to keep writing

    title = Words(label="Title", max_length=300, error_messages={"required": "Give the paper a title."})
    purpose = forms.ChoiceField(label="What is it for?", choices=Purpose.choices, widget=forms.RadioSelect)
    summary = Words(label="In short", required=False, max_length=TEXT, rows=3, help_text="Two or three sentences.")
    ask = Words(
        label="What we ask of you", required=False, rows=4, max_length=TEXT,
        help_text="It stands first, and fits on one side: some 250 words.",
    )  # fmt: skip
    understand = Words(
        label="What we understand differently now", required=False, max_length=TEXT, rows=5,
        help_text="What do we think today that we did not think last time?",
    )  # fmt: skip
    who_is_missing = Words(
        label="Who is missing?", required=False, max_length=TEXT, rows=3,
        help_text="Who would say this differently, and who is never asked?",
    )  # fmt: skip
    asked_nobody_named = forms.BooleanField(label="We asked, and nobody could be named", required=False)
    theory = Words(
        label="What moved in our theory of change", required=False, max_length=TEXT, rows=3,
        help_text="What was agreed since the board last met is put beside it by itself.",
    )  # fmt: skip
    options = Words(label="The options", required=False, max_length=TEXT, rows=4, help_text="One option a line.")
    if_nothing = Words(
        label="What doing nothing would mean", required=False, max_length=TEXT, rows=2,
        help_text="Doing nothing is always one of the options. It stands among them.",
    )  # fmt: skip
    preferred = Words(label="What we would choose, and why", required=False, max_length=TEXT, rows=4)
    equality = Words(
        label="Who could be worse off", required=False, max_length=TEXT, rows=4,
        help_text="Whom the evidence reached stands beside it, from the notes under what you cite.",
    )  # fmt: skip
    opens_with_actions = forms.BooleanField(
        label="Begin with what happened to the last actions", required=False,
        help_text="The pack does so anyway. Choose this for a paper that goes out by itself.",
    )  # fmt: skip
    hub = forms.ChoiceField(label="Hub", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, hubs: Sequence[Hub], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hub"] = forms.ChoiceField(
            label="Which hub is it about?", required=False,
            choices=[("", "The whole programme"), *((str(hub.pk), hub.name) for hub in hubs)],
        )  # fmt: skip

    def words(self) -> PaperWords:
        """What was written, as a paper."""
        given = self.cleaned_data
        return PaperWords(
            title=given["title"], purpose=Purpose(given["purpose"]),
            parts={section.name: given[section.name] for section in SECTIONS},
            who_is_missing=given["who_is_missing"], asked_nobody_named=given["asked_nobody_named"],
            opens_with_actions=given["opens_with_actions"], hub_id=UUID(given["hub"]) if given["hub"] else None,
        )  # fmt: skip


class CitedForm(forms.Form):
    """A cited sentence, and how sure we are of it."""

    sentence = Words(
        label="What the paper says", rows=2, max_length=TEXT, error_messages={"required": "Write what the paper says."}
    )  # fmt: skip
    strength = Words(
        label="How sure are we, in words?", rows=3, max_length=TEXT,
        help_text="Who said it, where, and what would make us doubt it. A few words a resident would use.",
        error_messages={"required": "Say in words how sure you are."},
    )  # fmt: skip


class ExemptForm(forms.Form):
    """What of a paper is for the board alone."""

    words = Words(
        label="What is for the board alone", rows=6, max_length=TEXT, error_messages={"required": "Write what is exempt."}
    )  # fmt: skip
    because = Words(
        label="Why it is exempt", rows=2, max_length=TEXT,
        help_text="This reason is public, such as “It tells the terms of a lease that is not signed yet (paragraph 3 of Schedule 12A)”.",
        error_messages={"required": "Say why. This reason stands in the public paper."},
    )  # fmt: skip


class IssueForm(forms.Form):
    """What is asked when a paper leaves the team."""

    marks_optional = False

    def __init__(self, *args: Any, version: int, may_be_public: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if version > 1:
            self.fields["what_changed"] = Words(
                label="What changed since the last version", rows=3, max_length=TEXT,
                error_messages={"required": "Say what changed since the last version."},
            )  # fmt: skip
        if may_be_public:
            self.fields["public"] = forms.BooleanField(
                label="For anyone, too", required=False,
                help_text="Without signing in. A second person on the team reads it first. What is exempt stays with the board.",
            )  # fmt: skip
        self.fields["kept_because"] = Words(
            label="Why names and the like can stay", required=False, max_length=300,
            help_text="Only where something looks like a name, such as a street that is named after somebody.",
        )  # fmt: skip


class LearnForm(forms.Form):
    """What was learned at the end of an item."""

    learned = Words(
        label="What did we learn?", rows=3, max_length=TEXT,
        help_text="What does the board think now that it did not think before? What did we?",
        error_messages={"required": "Write what you learned."},
    )  # fmt: skip
    will_ask = Words(
        label="What will we ask next?", required=False, rows=2, max_length=300, help_text="It can become a learning question.",
    )  # fmt: skip


class LeaveQuestionForm(forms.Form):
    """What a member of a board wants to ask."""

    words = Words(
        label="Your question", rows=4, max_length=4_000,
        help_text="Up to some 150 words. Please name nobody: the team works with what was said, not with who said it.",
        error_messages={"required": "Write your question."},
    )  # fmt: skip


class TakeUpForm(forms.Form):
    """A member's question as a learning question."""

    wording = Words(
        label="As a learning question", rows=2, max_length=300,
        help_text="One that people could answer differently, and whose answer would change what you do.",
        error_messages={"required": "Write the question."},
    )  # fmt: skip
    answer = Words(
        label="A few words back, if you like", required=False, rows=2, max_length=TEXT,
        help_text="Whoever asked reads them beside the question, and that it became a learning question.",
    )  # fmt: skip


class AnswerForm(forms.Form):
    """A few words back to a member."""

    answer = Words(
        label="Your answer", rows=4, max_length=TEXT, help_text="Whoever asked reads it beside the question. It leaves the team.",
        error_messages={"required": "Write an answer."},
    )  # fmt: skip


class WithdrawForm(forms.Form):
    """Why something is withdrawn."""

    because = Words(
        label="Because", max_length=300, error_messages={"required": "Say why, so that others know."}
    )  # fmt: skip


class LogFilters(forms.Form):
    """What the decision log is narrowed by."""

    marks_optional = False

    def __init__(
        self, *args: Any, boards: Sequence[Board], years: Sequence[int], themes: Sequence[Item], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.themes = {str(theme.pk): theme for theme in themes}
        self.fields["q"] = forms.CharField(label="Words", required=False, max_length=200)
        self.fields["board"] = forms.ChoiceField(label="Board", required=False, choices=_or_all("Every board", boards))
        self.fields["year"] = forms.ChoiceField(
            label="Year", required=False, choices=[("", "Every year"), *((str(year), str(year)) for year in years)]
        )
        self.fields["theme"] = forms.ChoiceField(
            label="Theme it relies on", required=False,
            choices=[("", "Any, or none"), *((pk, theme.title) for pk, theme in self.themes.items())],
        )  # fmt: skip
        self.fields["due"] = forms.BooleanField(label="Only those whose review is due", required=False)

    def asked(self) -> dict[str, Any]:
        """What was asked for; what is not understood is left out."""
        self.is_valid()
        given = self.cleaned_data
        return {
            "words": given.get("q", "").strip(),
            "board_id": UUID(given["board"]) if given.get("board") else None,
            "year": int(given["year"]) if given.get("year") else None,
            "theme": self.themes.get(given.get("theme", "")),
            "review_due": given.get("due", False),
        }


class ActionFilters(forms.Form):
    """What the list of actions is narrowed by."""

    marks_optional = False

    def __init__(self, *args: Any, boards: Sequence[Board], roles: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"] = forms.CharField(label="Words", required=False, max_length=200)
        self.fields["board"] = forms.ChoiceField(label="Board", required=False, choices=_or_all("Every board", boards))
        self.fields["role"] = forms.ChoiceField(
            label="In whose hands", required=False, choices=[("", "Every role"), *((role, role) for role in roles)]
        )

    def asked(self) -> dict[str, Any]:
        """What was asked for; what is not understood is left out."""
        self.is_valid()
        given = self.cleaned_data
        board = given.get("board")
        return {
            "words": given.get("q", "").strip(), "board_id": UUID(board) if board else None,
            "role": given.get("role", ""),
        }  # fmt: skip


def _or_all(everything: str, boards: Sequence[Board]) -> list[tuple[str, str]]:
    return [("", everything), *((str(board.circle.pk), board.circle.name) for board in boards)]


def day_of_meeting(held_on: Any) -> Any:
    """The day a decision of a meeting was taken, for a start: the meeting's own, or today while it is still to come."""
    return min(held_on, today())
