from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from throughline.common.clock import today
from throughline.people.words import Role
from throughline.programme.models import Hub
from throughline.programme.words import HubMark, HubState

DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class InviteForm(forms.Form):
    """Whom to invite, as what."""

    name = forms.CharField(label="Their name", max_length=120, error_messages={"required": "Write their name."})
    email = forms.EmailField(
        label="Their e-mail address", max_length=254,
        error_messages={"required": "Write the address the invitation goes to.", "invalid": "Write a whole address, such as name@example.org."},
    )  # fmt: skip
    role = forms.ChoiceField(
        label="What they will be", choices=Role.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose what they will be in the programme."},
    )  # fmt: skip


class RoleForm(forms.Form):
    """One more role for somebody."""

    role = forms.ChoiceField(label="Role", choices=Role.choices)


class JoinForm(forms.Form):
    """The account of somebody who was invited. A password is optional: mailed codes and passkeys work as well."""

    name = forms.CharField(label="Your name", max_length=120, error_messages={"required": "Write your name."})
    password = forms.CharField(
        label="A password, if you want one", required=False, max_length=200, strip=False,
        help_text="At least 12 characters. Leave it empty to sign in by a code we mail you.",
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )  # fmt: skip

    def clean_password(self) -> str | None:
        password: str = self.cleaned_data["password"]
        if password:
            validate_password(password)
        return password or None


class HubForm(forms.Form):
    """A hub: its name, the area it serves, its mark."""

    name = forms.CharField(label="Name", max_length=120, error_messages={"required": "Write the hub’s name."})
    area = forms.CharField(
        label="The area it serves", max_length=300, required=False, help_text="Wards or streets, in words."
    )
    mark = forms.ChoiceField(
        label="Mark", choices=HubMark.choices, help_text="The shape that tells it apart from the others."
    )


class StateForm(forms.Form):
    """A hub's state from a day on."""

    state = forms.ChoiceField(label="State", choices=HubState.choices, widget=forms.RadioSelect)
    since_date = forms.DateField(label="Since", widget=DAY, error_messages={"required": "Say since when."})
    because = forms.CharField(
        label="Because", widget=forms.Textarea({"rows": 3}), max_length=4_000,
        error_messages={"required": "Say why, in a sentence somebody new would follow."},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"since_date": today()} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)


class NewHubForm(HubForm):
    """A hub with its first state."""

    state = forms.ChoiceField(label="Where it stands", choices=HubState.choices, initial=HubState.IDEA)


class ContextEventForm(forms.Form):
    """What happened around the programme."""

    title = forms.CharField(
        label="What happened", max_length=200, help_text="Such as “Energy prices rose” or “Two hubs were paused”.",
        error_messages={"required": "Say what happened."},
    )  # fmt: skip
    happened = forms.CharField(
        label="More about it", required=False, max_length=8_000, widget=forms.Textarea({"rows": 3})
    )
    began_on = forms.DateField(label="When it began", widget=DAY, error_messages={"required": "Say when it began."})
    ended_on = forms.DateField(label="When it ended, if it did", widget=DAY, required=False)
    hubs = forms.ModelMultipleChoiceField(
        label="Hubs it touched", queryset=Hub.objects.none(), required=False, widget=forms.CheckboxSelectMultiple,
        help_text="None means all of them.",
    )  # fmt: skip
    pre_election = forms.BooleanField(
        label="It is a period before an election", required=False,
        help_text="Whoever publishes something for anyone in these days is told so and asked why. Listening goes on.",
    )  # fmt: skip

    def __init__(self, *args: Any, hubs: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["hubs"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101
        field.queryset = hubs

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        began, ended = given.get("began_on"), given.get("ended_on")
        if began and ended and ended < began:
            self.add_error("ended_on", "It can’t have ended before it began.")
        return given


class ProgrammeForm(forms.Form):
    """What a programme is called and for, and what to do here when someone may be at risk."""

    name = forms.CharField(label="Name", max_length=160, error_messages={"required": "Write the programme’s name."})
    purpose = forms.CharField(
        label="What it is for", required=False, max_length=8_000, widget=forms.Textarea({"rows": 4})
    )
    at_risk_steps = forms.CharField(
        label="When someone may be at risk", required=False, max_length=8_000, widget=forms.Textarea({"rows": 6}),
        help_text="Local steps and numbers, one to a line. They are one tap from every capture screen.",
    )  # fmt: skip
    handed_to = forms.CharField(
        label="Concerns are handed to",
        required=False,
        max_length=200,
        help_text="Such as the safeguarding adults duty desk.",
    )


class CircleForm(forms.Form):
    """A named audience outside the team."""

    name = forms.CharField(label="Name", max_length=120, error_messages={"required": "Write the circle’s name."})
    kind = forms.ChoiceField(
        label="What it is", choices=[("partner", "A partner organisation"), ("board", "A governance board")]
    )
    purpose = forms.CharField(
        label="What it is for", required=False, max_length=4_000, widget=forms.Textarea({"rows": 3})
    )


class CircleMemberForm(forms.Form):
    """Who joins a circle."""

    person = forms.ChoiceField(label="Person", error_messages={"required": "Choose who joins the circle."})

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = people
