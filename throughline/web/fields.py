"""Form controls and fields whose plain Django form does not suit our pages."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django import forms

from throughline.common.clock import now
from throughline.common.refusals import said
from throughline.common.text import clean


def refuse_beside(form: forms.Form, refusal: Exception, fields: Mapping[type[Exception], str]) -> None:
    """Put a refusal's sentence beside the field it is about, or at the head of the form."""
    name = fields.get(type(refusal))
    form.add_error(name if name in form.fields else None, said(refusal))


class DayInput(forms.DateInput):
    """A day, chosen with the device's own calendar; the browser sends and expects it as 2026-11-22."""

    input_type = "date"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class TimeOfDayInput(forms.TimeInput):
    """A time, chosen with the device's own clock."""

    input_type = "time"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs=attrs, format="%H:%M")


class Words(forms.CharField):
    """A field for people's words: unprintable characters go, everything else stays as it was typed.

    rows   lines of a text area; 0 for a single line
    """

    def __init__(self, *, rows: int = 0, **given: Any) -> None:
        given.setdefault("max_length", 20_000)
        attrs: dict[str, Any] = {"dir": "auto"}
        if rows:
            given.setdefault("widget", forms.Textarea({**attrs, "rows": rows}))
        super().__init__(**{"widget": forms.TextInput(attrs), **given})

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "") if isinstance(value, str) else ""


class Day(forms.DateField):
    """A day, as the browser's own date field sends it or as people write it."""

    def __init__(self, *, missing: str = "Say on which day it was.", **given: Any) -> None:
        super().__init__(
            widget=DayInput(),
            input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"],
            error_messages={
                "invalid": "Write the day as day, month and year, such as 27/03/2026.",
                "required": missing,
            },
            **given,
        )


class Moment(forms.DateTimeField):
    """A day and a time that have been, in the programme's time zone, as the browser's own field sends them or as people
    write them. The reader's clock may run a few minutes ahead of ours."""

    AHEAD = timedelta(minutes=10)

    def __init__(self, *, missing: str, **given: Any) -> None:
        super().__init__(
            widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M", "%d.%m.%Y %H:%M"],
            error_messages={
                "invalid": "Write the day and the time, such as 27/03/2026 14:30.",
                "required": missing,
            },
            **given,
        )

    def to_python(self, value: Any) -> datetime | None:
        moment = super().to_python(value.strip() if isinstance(value, str) else value)
        if moment is None:
            return None
        if moment.year < 1900:
            raise forms.ValidationError("Write the year with four figures, such as 2026.")
        if moment > now() + self.AHEAD:
            raise forms.ValidationError("This is still to come. Say when it was.")
        return moment
