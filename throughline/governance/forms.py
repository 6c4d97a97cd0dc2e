"""What people write about boards, meetings, decisions and actions."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from throughline.common.clock import today
from throughline.governance.reads import Board, Member
from throughline.governance.words import ActionState, MeetingState, Outcome, StandsFor
from throughline.governance.writes import DecisionWords, MeetingWords
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
