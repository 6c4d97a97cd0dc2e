from typing import Any

from django import forms
from django.utils import timezone

from throughline.common.ids import uuid7
from throughline.web.fields import Moment, Words


class HandOverForm(forms.Form):
    """What was said, what was seen, whom it was handed to. Their words and ours apart."""

    record_id = forms.UUIDField(widget=forms.HiddenInput)
    about_whom = Words(
        label="Who may be at risk?", max_length=200,
        help_text="As much as the person you hand over to needs. Nothing here goes into notes, themes or search.",
        error_messages={"required": "Say who may be at risk, even if you don’t know their name."},
    )  # fmt: skip
    said = Words(
        label="What was said", rows=5, help_text="In their own words, as near as you can. Leave out what you think it means.",
        error_messages={"required": "Write down what was said, in their words."},
    )  # fmt: skip
    seen = Words(label="What you saw", rows=5, required=False)
    made_of_it = Words(
        label="What you make of it", rows=5, required=False,
        help_text="Kept apart from what was said and seen.",
    )  # fmt: skip
    where = Words(label="Where this was", max_length=200, error_messages={"required": "Say where this was."})
    happened_at = Moment(label="When this was", missing="Say when this was.")
    handed_to = Words(
        label="Whom you have handed it to", max_length=200,
        help_text="A person or a desk you have spoken to. This form tells nobody by itself.",
        error_messages={"required": "Say whom you told. If you have told nobody yet, ring first, then come back."},
    )  # fmt: skip
    handed_how = Words(
        label="How",
        max_length=200,
        required=False,
        help_text="By phone, in person, by secure mail; a reference if you were given one.",
    )
    handed_at = Moment(label="When you told them", missing="Say when you told them.")
    they_know = forms.NullBooleanField(
        label="Does the person know that you passed it on?", required=False,
        widget=forms.RadioSelect(choices=[("true", "Yes"), ("false", "No, it wasn’t safe or possible"), ("unknown", "I don’t know")]),
    )  # fmt: skip

    def __init__(self, *args: Any, handed_to: str = "", **kwargs: Any) -> None:
        start = {
            "record_id": uuid7(), "handed_to": handed_to, "happened_at": timezone.localtime(),
            "handed_at": timezone.localtime(), "they_know": "unknown",
        }  # fmt: skip
        kwargs["initial"] = start | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
