from django import forms

from throughline.questions.words import QuestionStatus


class AskForm(forms.Form):
    """A new learning question."""

    wording = forms.CharField(
        label="What do we want to find out?", max_length=300,
        help_text="A question people could answer differently, such as “What makes a second conversation happen?”",
        error_messages={"required": "Write the question."},
    )  # fmt: skip
    who_wants_to_know = forms.CharField(
        label="Who wants to know, and why?", required=False, max_length=4_000, widget=forms.Textarea({"rows": 3})
    )


class AnswerForm(forms.Form):
    """How far a question has come, and the best answer so far."""

    status = forms.ChoiceField(label="How far are we?", choices=QuestionStatus.choices, widget=forms.RadioSelect)
    best_answer = forms.CharField(
        label="Best answer so far", required=False, max_length=8_000, widget=forms.Textarea({"rows": 5})
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
