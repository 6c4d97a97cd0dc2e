from typing import Any

from django import forms
from django.utils import timezone

from throughline.common.ids import uuid7

MOMENT = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class LongField(forms.CharField):
    """Room for what somebody said."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20_000, widget=forms.Textarea({"rows": 5}), **kwargs)


class HandOverForm(forms.Form):
    """What was said, what was seen, whom it was handed to. Their words and ours apart."""

    record_id = forms.UUIDField(widget=forms.HiddenInput)
    about_whom = forms.CharField(
        label="Who may be at risk?", max_length=200,
        help_text="As much as the person you hand over to needs. Nothing here goes into notes, themes or search.",
        error_messages={"required": "Say who may be at risk, even if you don't know their name."},
    )  # fmt: skip
    said = LongField(
        label="What was said", help_text="In their own words, as near as you can. Leave out what you think it means.",
        error_messages={"required": "Write down what was said, in their words."},
    )  # fmt: skip
    seen = LongField(label="What you saw", required=False)
    made_of_it = LongField(
        label="What you make of it", required=False,
        help_text="Kept apart from what was said and seen.",
    )  # fmt: skip
    where = forms.CharField(label="Where this was", max_length=200, error_messages={"required": "Say where this was."})
    happened_at = forms.DateTimeField(
        label="When this was", widget=MOMENT, error_messages={"required": "Say when this was."}
    )
    handed_to = forms.CharField(
        label="Whom you have handed it to", max_length=200,
        help_text="A person or a desk you have spoken to. This form tells nobody by itself.",
        error_messages={"required": "Say whom you told. If you have told nobody yet, ring first, then come back."},
    )  # fmt: skip
    handed_how = forms.CharField(
        label="How",
        max_length=200,
        required=False,
        help_text="By phone, in person, by secure mail; a reference if you were given one.",
    )
    handed_at = forms.DateTimeField(
        label="When you told them", widget=MOMENT, error_messages={"required": "Say when you told them."}
    )
    they_know = forms.NullBooleanField(
        label="Does the person know that you passed it on?", required=False,
        widget=forms.RadioSelect(choices=[("true", "Yes"), ("false", "No, it wasn't safe or possible"), ("unknown", "I don't know")]),
    )  # fmt: skip

    def __init__(self, *args: Any, handed_to: str = "", **kwargs: Any) -> None:
        start = {
            "record_id": uuid7(), "handed_to": handed_to, "happened_at": timezone.localtime(),
            "handed_at": timezone.localtime(), "they_know": "unknown",
        }  # fmt: skip
        kwargs["initial"] = start | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
