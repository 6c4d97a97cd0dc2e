"""What people type about indicators and readings. Refusals of the writes become sentences beside their field."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from throughline.common.refusals import NeedsBecause, said
from throughline.indicators import writes
from throughline.indicators.models import Indicator, ends_in_words
from throughline.indicators.words import NOTICED_MEANS, Noticed, Rhythm
from throughline.thread.models import Item
from throughline.web.fields import Day, Words, refuse_beside

FIELD_OF: dict[type[Exception], str] = {
    writes.CaveatMissing: "caveat",
    writes.ScaleNeedsEnds: "scale_from",
    writes.RubricNeedsLevels: "levels",
    writes.LevelsInUse: "levels",
    writes.NoticedStays: "noticed",
    writes.MeaningMissing: "meaning",
    writes.NotOnTheScale: "value",
    writes.NotANumberOfThings: "value",
    writes.NotYetOver: "from_on",
    NeedsBecause: "because",
}
REFUSALS: tuple[type[Exception], ...] = (*FIELD_OF, writes.SeenMissing)


def refuse(form: forms.Form, refusal: Exception) -> None:
    """Put a refusal's sentence beside the field it is about, or at the head of the form."""
    seen = next((one for one in ("value", "level", "story") if one in form.fields), "")
    refuse_beside(form, refusal, {**FIELD_OF, writes.SeenMissing: seen})


class IndicatorForm(forms.Form):
    """What we look at in order to talk about it. There is no field for a target."""

    looks_at = forms.CharField(
        label="What do we look at?", max_length=300, widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text="Such as “Second conversations” or “Things started by residents that we did not start”.",
        error_messages={"required": "Say what we look at."},
    )  # fmt: skip
    question = forms.ChoiceField(
        label="Which learning question does it help?", required=False,
        help_text="If there is none, ask first whether it is worth looking at.",
    )  # fmt: skip
    noticed = forms.ChoiceField(
        label="How is it noticed?", widget=forms.RadioSelect,
        choices=[(one.value, f"{one.label}. {NOTICED_MEANS[one]}") for one in Noticed],
        error_messages={"required": "Choose how it is noticed."},
    )  # fmt: skip
    unit = Words(label="A count: of what?", required=False, max_length=80, help_text="Several of them: conversations.")
    scale_from = forms.IntegerField(label="A scale: from", required=False, min_value=-1000, max_value=1000)
    scale_from_means = Words(label="What that end means", required=False, max_length=120)
    scale_to = forms.IntegerField(label="A scale: to", required=False, min_value=-1000, max_value=1000)
    scale_to_means = Words(label="What the other end means", required=False, max_length=120)
    levels = Words(
        label="A rubric: its levels in your own words", required=False, rows=4, max_length=3_000,
        help_text="One to a line, two to seven of them. Describe what one would see; leave out good and bad.",
    )  # fmt: skip
    how = Words(
        label="How do we notice it?", required=False, rows=3, max_length=4_000,
        help_text="Who looks, where, and what is counted or told, so that somebody else would do it in the same way.",
    )  # fmt: skip
    rhythm = forms.ChoiceField(label="How often?", choices=Rhythm.choices)
    caveat = Words(
        label="What can it not tell?", rows=3, max_length=4_000, help_text="Stands beside it wherever it is shown.",
        error_messages={"required": said(writes.CaveatMissing)},
    )  # fmt: skip
    not_in_it = Words(label="Who is not in it?", required=False, rows=2, max_length=4_000)
    if_it_moves = Words(
        label="If this moves we will talk about …", required=False, rows=2, max_length=4_000,
        help_text="Up or down: what will you ask one another?",
    )  # fmt: skip
    stop_on = Day(
        label="When do we stop looking?",
        required=False,
        help_text="A day keeps an indicator from outliving its question.",
    )
    for_team_only = forms.BooleanField(
        label="For the team only", required=False, help_text="It is never shared with partners, boards or the public."
    )
    team_note = Words(label="A note for the team only", required=False, rows=2, max_length=4_000)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, questions: Iterable[Item], **given: Any) -> None:
        super().__init__(*args, **given)
        self.questions = {str(one.pk): one for one in questions}
        choice = cast(forms.ChoiceField, self.fields["question"])
        choice.choices = [("", "None yet"), *((pk, one.title) for pk, one in self.questions.items())]

    def look(self) -> writes.Look:
        """What was typed, as the writes take it."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return writes.Look(
            **{
                **given,
                "question": self.questions.get(given["question"]),
                "noticed": Noticed(given["noticed"]),
                "rhythm": Rhythm(given["rhythm"]),
                "levels": tuple(line for line in given["levels"].splitlines() if line.strip()),
            }
        )


class ReadingForm(forms.Form):
    """What was seen in a period and, apart from it, what we make of it. Asks only what this indicator is noticed by."""

    from_on = Day(label="Day, or first day", missing="Say on which day, or from which day on.")
    to_on = Day(label="Last day", required=False, help_text="Leave it empty for a single day.")
    value = forms.DecimalField(
        label="What was seen", max_digits=12, decimal_places=2, localize=False,
        error_messages={"required": "Say what was seen.", "invalid": "Write a number, such as 14 or 3.5."},
    )  # fmt: skip
    level = forms.TypedChoiceField(
        label="Which level fits best?", widget=forms.RadioSelect, coerce=int,
        error_messages={"required": "Say which level fits best."},
    )  # fmt: skip
    story = Words(
        label="A story", required=False, rows=4, max_length=8_000,
        help_text="What happened, as it was seen or told. No names or addresses.",
    )  # fmt: skip
    meaning = Words(
        label="What do we make of it?", rows=3, max_length=8_000,
        help_text="The note of meaning: what it may say, what it may not, what we will ask next.",
        error_messages={"required": said(writes.MeaningMissing)},
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, indicator: Indicator, **given: Any) -> None:
        super().__init__(*args, **given)
        noticed = Noticed(indicator.noticed)
        if noticed == Noticed.COUNT:
            self.fields["value"].label = f"How many {indicator.unit}?" if indicator.unit else "How many?"
        elif noticed == Noticed.SCALE:
            self.fields["value"].label = "Where on the scale?"
            self.fields["value"].help_text = f"Between {ends_in_words(indicator)}."
        else:
            del self.fields["value"]
        if noticed == Noticed.RUBRIC:
            level = cast(forms.TypedChoiceField, self.fields["level"])
            level.choices = list(enumerate(indicator.levels, start=1))
        else:
            del self.fields["level"]
        if noticed == Noticed.STORY:
            self.fields["story"].label = "What happened?"
            self.fields["story"].required = True
            self.fields["story"].error_messages["required"] = "Tell what happened."

    def seen(self) -> writes.Seen:
        """What was typed, as the writes take it."""
        left_out = {"revision", "because"}
        return writes.Seen(**{name: value for name, value in self.cleaned_data.items() if name not in left_out})


class CorrectionForm(ReadingForm):
    """A reading put right, and why."""

    because = Words(
        label="Because", rows=2, max_length=2_000, help_text="The earlier reading stays in the history.",
        error_messages={"required": said(NeedsBecause)},
    )  # fmt: skip
