from collections.abc import Sequence
from typing import Any

from django import forms

from throughline.access.words import Standing
from throughline.exchange.mapping import suggested
from throughline.exchange.words import FIELDS
from throughline.programme.models import Hub, Programme


class ChooseFileForm(forms.Form):
    """Which file."""

    file = forms.FileField(
        label="A file of notes", help_text="CSV or Excel (.xlsx), at most 25 MB. The first row names the columns.",
        widget=forms.ClearableFileInput({"accept": ".csv,.tsv,.txt,.xlsx"}),
        error_messages={
            "required": "Choose a file.", "empty": "This file is empty. Check that it was saved, then choose it again.",
        },
    )  # fmt: skip
    sheet = forms.CharField(
        label="Which sheet", required=False, max_length=200, help_text="For Excel files with several; the first unless you say.",
    )  # fmt: skip


class ColumnsForm(forms.Form):
    """Which column is which, and what holds for the whole file."""

    every_hub = forms.ModelChoiceField(
        label="Hub for every row", queryset=Hub.objects.none(), required=False, empty_label="None, or the row says"
    )
    every_place = forms.CharField(
        label="Place for every row", required=False, max_length=200, help_text="In words, where no row says it better."
    )
    standing = forms.ChoiceField(
        label="Who may read these notes", choices=Standing.choices, initial=Standing.TEAM, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, programme: Programme, columns: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hub = self.fields["every_hub"]
        assert isinstance(hub, forms.ModelChoiceField)  # noqa: S101
        hub.queryset = programme.hubs.all()
        guess = suggested(columns)
        choices = [("", "No column"), *((column, column) for column in columns)]
        mapped = {
            name: forms.ChoiceField(label=label, choices=choices, required=False, initial=guess.get(name, ""))
            for name, label in FIELDS.items()
        }
        self.fields = mapped | self.fields

    def mapping(self) -> dict[str, str]:
        """Field -> column, as chosen."""
        return {name: self.cleaned_data[name] for name in FIELDS if self.cleaned_data.get(name)}
