"""What people type about learning questions."""

from django import forms

from throughline.questions.words import STATUS_MEANS, QuestionStatus
from throughline.web.fields import Day, Words


class AskForm(forms.Form):
    """A new learning question."""

    wording = forms.CharField(
        label="What do we want to find out?", max_length=300,
        help_text="A question people could answer differently, such as “What makes a second conversation happen?”",
        error_messages={"required": "Write the question."},
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )  # fmt: skip
    who_wants_to_know = Words(
        label="Who wants to know?", required=False, max_length=4_000, help_text="By role: organisers, the board."
    )
    why = Words(
        label="Why do they want to know?", required=False, max_length=4_000, rows=3,
        help_text="What would be done differently, once we knew.",
    )  # fmt: skip
    would_change_our_mind = Words(
        label="What would change our mind?", required=False, max_length=4_000, rows=3,
        help_text="What we would have to hear or notice to think otherwise than we do now.",
    )  # fmt: skip
    next_look_on = Day(
        label="When do we look at it next?", required=False,
        help_text="On that day it stands first on the wall.",
    )  # fmt: skip


class RewordForm(forms.Form):
    """What is asked, who wants to know, and why."""

    wording = forms.CharField(
        label="What do we want to find out?", max_length=300, error_messages={"required": "Write the question."},
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )  # fmt: skip
    who_wants_to_know = Words(label="Who wants to know?", required=False, max_length=4_000)
    why = Words(label="Why do they want to know?", required=False, max_length=4_000, rows=3)
    revision = forms.IntegerField(widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """How far a question has come, the best answer so far, what would change our mind, and when we look again."""

    status = forms.ChoiceField(
        label="How far are we?", widget=forms.RadioSelect,
        choices=[(one.value, f"{one.label}. {STATUS_MEANS[one]}") for one in QuestionStatus],
    )  # fmt: skip
    best_answer = Words(label="Best answer so far", required=False, max_length=8_000, rows=5)
    would_change_our_mind = Words(label="What would change our mind?", required=False, max_length=4_000, rows=3)
    next_look_on = Day(label="When do we look at it next?", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)


class PutForm(forms.Form):
    """Why what was chosen helps answer a question, and whether it opens it again."""

    because = Words(
        label="Because", rows=2, max_length=2_000,
        help_text="What it tells us about the question. Kept beside it, for whoever reads this later.",
        error_messages={"required": "Say why, in a few words. Whoever reads this later will want to know."},
    )  # fmt: skip
    reopen = forms.BooleanField(
        label="Open the question again because of this", required=False,
        help_text="The best answer so far stays, with its day. Choose this when it no longer holds.",
    )  # fmt: skip

    def __init__(self, *args: object, may_reopen: bool, **given: object) -> None:
        super().__init__(*args, **given)  # type: ignore[arg-type]
        if not may_reopen:
            del self.fields["reopen"]
