"""The forms of promises: making one, closing it, moving it, handing it on."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from throughline.access.words import STANDING_MEANS, Standing
from throughline.common.clock import today
from throughline.people.models import Person
from throughline.people.reads import shown_name
from throughline.programme.models import Hub
from throughline.promises.words import DAYS_WHEN_NO_DAY_IS_NAMED, How, PromiseState
from throughline.web.fields import Day, Words


class PromiseForm(forms.Form):
    """A promise that came up outside a note."""

    item_id = forms.UUIDField(widget=forms.HiddenInput)
    what = Words(
        rows=3,
        max_length=2_000,
        label="What was promised?",
        error_messages={"required": "Say what was promised."},
    )
    to_whom = Words(
        max_length=200,
        label="To whom?",
        help_text="Enough to find them again. Nothing that others need not know.",
        error_messages={"required": "Say whom it was promised to, so that they can hear back."},
    )
    due_on = Day(
        label="By when?",
        required=False,
        help_text=f"Left empty, it falls due {DAYS_WHEN_NO_DAY_IS_NAMED} days from today.",
    )
    hub = forms.ChoiceField(label="Hub", required=False)
    standing = forms.ChoiceField(
        label="Who can read it",
        choices=[
            (s.value, f"{s.label}: {STANDING_MEANS[s]}") for s in (Standing.TEAM, Standing.PRIVATE, Standing.RESTRICTED)
        ],
        widget=forms.RadioSelect,
        initial=Standing.TEAM.value,
    )

    def __init__(self, *args: Any, hubs: Iterable[Hub], **given: Any) -> None:
        super().__init__(*args, **given)
        hub = cast(forms.ChoiceField, self.fields["hub"])
        hub.choices = [("", "None in particular"), *((str(one.pk), one.name) for one in hubs)]

    def hub_id(self) -> UUID | None:
        return UUID(self.cleaned_data["hub"]) if self.cleaned_data["hub"] else None


class CloseForm(forms.Form):
    """How a promise ended, and what was said back."""

    state = forms.ChoiceField(
        label="How did it end?",
        widget=forms.RadioSelect,
        choices=[
            (PromiseState.KEPT.value, "Kept"),
            (PromiseState.CANNOT.value, "Can’t be done, and they have been told why"),
            (PromiseState.LET_GO.value, "Let go"),
        ],
        error_messages={"required": "Say how it ended."},
    )
    said_back = Words(
        rows=4,
        required=False,
        label="What was said back?",
        help_text="The words they heard from us, as near as you can. Needed unless the promise is let go.",
    )
    how = forms.ChoiceField(label="How did they hear?", required=False, choices=[("", "Not said"), *How.choices])
    because = Words(
        rows=2,
        required=False,
        label="Because…",
        help_text="Needed when it can’t be done or is let go. Letting go is no failure: say what changed.",
    )
    closed_on = Day(label="On which day?", required=False, initial=today)

    marks_optional = False

    def clean_closed_on(self) -> date:
        day: date = self.cleaned_data["closed_on"] or today()
        if day > today():
            raise ValidationError("This day is still to come. Say on which day they were told.")
        return day


class RedateForm(forms.Form):
    """Another day for a promise."""

    due_on = Day(label="The new day", missing="Say by which day.")
    because = Words(
        rows=2,
        label="Because…",
        help_text="One sentence, kept with the promise.",
        error_messages={"required": "Write the reason, so that whoever asks later can be told."},
    )


class GiveForm(forms.Form):
    """Whom a promise is handed on to."""

    to = forms.ChoiceField(
        label="Who takes it on?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who takes it on.", "invalid_choice": "Choose somebody from the list."},
    )

    def __init__(self, *args: Any, people: Iterable[Person], **given: Any) -> None:
        super().__init__(*args, **given)
        self.people = {str(one.pk): one for one in people}
        names = [(key, shown_name(one)) for key, one in self.people.items()]
        cast(forms.ChoiceField, self.fields["to"]).choices = names

    def person(self) -> Person:
        """Who was chosen. Call it on a valid form."""
        return self.people[self.cleaned_data["to"]]


class ReopenForm(forms.Form):
    """Why a closed promise is opened again."""

    because = Words(
        rows=2,
        label="What has changed?",
        error_messages={"required": "Write the reason, so that whoever asks later can be told."},
    )
    due_on = Day(label="By when now?", missing="Say by which day.")
