"""What people type about versions and the story of a theory."""

from typing import Any

from django import forms

from throughline.common.refusals import said
from throughline.theory.versions import NeedsChangeNote, NeedsRemark, NeedsWhoAgreed
from throughline.web.fields import Words


class Propose(forms.Form):
    """A version to propose."""

    change_note = Words(
        label="What changed, and why", rows=4, max_length=2_000,
        help_text="What people read first: “The cost-of-living evenings taught us that people come for company, not for advice”.",
        error_messages={"required": said(NeedsChangeNote)},
    )  # fmt: skip


class Say(forms.Form):
    """A remark on a proposed version."""

    words = Words(
        label="What would you say of it?", rows=3, max_length=4_000,
        help_text="Kept as said, with your name and the day, for the team to read.",
        error_messages={"required": said(NeedsRemark)},
    )  # fmt: skip
    marks_optional = False


class Agree(forms.Form):
    """Who agreed to a version."""

    agreed_by = Words(
        label="Who agreed?", max_length=300,
        help_text="Groups or roles, not names: “the team, the library staff and six residents at the March session”.",
        error_messages={"required": said(NeedsWhoAgreed)},
    )  # fmt: skip


class Tell(forms.Form):
    """The story of a theory, in the words of the team."""

    narrative = Words(
        label="The story", rows=16, max_length=20_000, required=False,
        help_text="Leave it empty and the plain view tells the map sentence by sentence.",
    )  # fmt: skip
    base_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    marks_optional = False


class Compare(forms.Form):
    """Two versions to hold beside each other."""

    earlier = forms.TypedChoiceField(label="From", coerce=int)
    later = forms.TypedChoiceField(
        label="To", coerce=lambda value: None if value == "now" else int(value), empty_value=None
    )
    marks_optional = False

    def __init__(self, *args: Any, numbers: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(number), f"Version {number}") for number in numbers]
        self._offer("earlier", named)
        self._offer("later", [("now", "The theory as it stands now"), *named])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101  # tells the type checker what stands above
        field.choices = choices
        field.error_messages["invalid_choice"] = "Choose one of the versions in the list."
