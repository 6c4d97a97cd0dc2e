"""What people type when they reflect, share a part, or write a letter."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django import forms

from throughline.common.clock import today
from throughline.people.models import Person
from throughline.people.reads import shown_name
from throughline.programme.models import Hub
from throughline.reflection.words import SHAPE_MEANS, Prompt, Shape
from throughline.web.fields import Day, Words


class People(forms.MultipleChoiceField):
    """Colleagues to tick."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, people: Iterable[Person]) -> None:
        self.people = {str(one.pk): one for one in people}
        self.choices = [(key, shown_name(one)) for key, one in self.people.items()]

    def clean(self, value: Any) -> Any:
        return [self.people[key] for key in super().clean(value)]


class BeginForm(forms.Form):
    """What is reflected on, how, and with whom."""

    shape = forms.ChoiceField(
        label="How would you like to look back?", widget=forms.RadioSelect, initial=Shape.WEEKLY.value,
        choices=[(one.value, f"{one.label}. {SHAPE_MEANS[one]}") for one in Shape],
        error_messages={"required": "Choose one of the three."},
    )  # fmt: skip
    about = Words(
        label="What about?", required=False, max_length=300,
        help_text="A few words to find it again, such as “The second clothes swap”. Left empty, it is called after its day.",
    )  # fmt: skip
    happened_on = Day(label="Which day, or the last day of it?", required=False, initial=today)
    others = People(
        label="With whom?", required=False,
        help_text="They are asked, and come or not. Whoever takes part reads what the others write there, and nobody else does.",
        error_messages={"invalid_choice": "Somebody you chose is not on the team now. Choose from the list."},
    )  # fmt: skip

    def __init__(self, *args: Any, people: Iterable[Person], **given: Any) -> None:
        super().__init__(*args, **given)
        cast(People, self.fields["others"]).offer(people)
        if not cast(People, self.fields["others"]).choices:
            del self.fields["others"]


class AskForm(forms.Form):
    """Who else is asked to take part."""

    others = People(
        label="Whom would you like to ask?",
        help_text="They read what was written here once they take part.",
        error_messages={
            "required": "Choose at least one person.",
            "invalid_choice": "Somebody you chose is not on the team now. Choose from the list.",
        },
    )

    def __init__(self, *args: Any, people: Iterable[Person], **given: Any) -> None:
        super().__init__(*args, **given)
        cast(People, self.fields["others"]).offer(people)


class AnswerForm(forms.Form):
    """One prompt, and room to write. Nothing need be written."""

    words = Words(rows=8, required=False)
    marks_optional = False

    def __init__(self, *args: Any, prompt: Prompt, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["words"].label = prompt.question
        self.fields["words"].help_text = prompt.hint


class ShareForm(forms.Form):
    """The words the team will read, as their writer chooses them now."""

    words = Words(
        label="What the team will read", rows=8,
        help_text="Leave out what is yours alone, and what could tell who somebody is. Your reflection stays as it is.",
        error_messages={"required": "Leave at least a few words for the team to read."},
    )  # fmt: skip
    hub = forms.ChoiceField(label="Hub", required=False)

    def __init__(self, *args: Any, hubs: Iterable[Hub], **given: Any) -> None:
        super().__init__(*args, **given)
        named = [("", "None in particular"), *((str(one.pk), one.name) for one in hubs)]
        cast(forms.ChoiceField, self.fields["hub"]).choices = named

    def hub_id(self) -> UUID | None:
        return UUID(self.cleaned_data["hub"]) if self.cleaned_data["hub"] else None


class LetterForm(forms.Form):
    """A letter for a later day."""

    title = Words(
        label="To whom?", max_length=200, help_text="Such as “Whoever has this patch next spring”.",
        error_messages={"required": "Say to whom you write, in a few words."},
    )  # fmt: skip
    words = Words(
        label="The letter", rows=14,
        help_text="What do you wish somebody had told you? What should not be lost? What would you ask them?",
        error_messages={"required": "Write the letter first."},
    )  # fmt: skip
    opens_on = Day(
        label="When is it opened?", missing="Say on which day it is opened.",
        help_text="Until then only you can read it. From that day on the team can, even if you have left.",
    )  # fmt: skip


class WithdrawForm(forms.Form):
    """Taking something off every page."""
