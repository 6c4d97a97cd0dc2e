"""What people fill in when they put a report together: what it is called, and a form for each kind of part."""

from collections.abc import Sequence
from typing import Any

from django import forms

from throughline.documents.content import (
    Aside,
    Block,
    Claim,
    Facts,
    Heading,
    Picture,
    Points,
    Prose,
    Table,
)
from throughline.reports.pasted import lines_of, table_of, words_and_tables
from throughline.reports.words import PURPOSE_MEANS, Purpose
from throughline.web.fields import Day, Words

LEVELS = [("2", "A part of the report"), ("3", "Inside a part")]
LANGUAGES = [("", "The report’s own"), ("en", "English"), ("ur", "Urdu"), ("ta", "Tamil"), ("bn", "Bengali"), ("pa", "Punjabi"), ("gu", "Gujarati"), ("hi", "Hindi"), ("ar", "Arabic"), ("fa", "Farsi"), ("pl", "Polish"), ("ro", "Romanian"), ("lt", "Lithuanian"), ("bg", "Bulgarian"), ("so", "Somali")]  # fmt: skip


class NameForm(forms.Form):
    """What a report is called, for whom, of which day."""

    title = forms.CharField(
        label="Title", max_length=500, widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        error_messages={"required": "Give the report a title; it can be changed at any time."},
    )  # fmt: skip
    subtitle = Words(label="Whose it is and for whom, in one line", required=False, max_length=300)
    purpose = forms.ChoiceField(
        label="What is it?", widget=forms.RadioSelect, initial=Purpose.YEARLY.value,
        choices=[(one.value, f"{one.label}. {PURPOSE_MEANS[one]}") for one in Purpose],
    )  # fmt: skip
    day = Day(label="Which day does it speak from?", required=False, help_text="Left open, none is printed.")
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class BeginForm(NameForm):
    """A new report, with the parts a reader expects or with none."""

    language = forms.ChoiceField(label="Language", choices=LANGUAGES[1:], initial="en")
    outline = forms.BooleanField(
        label="Begin with the parts a reader expects", required=False, initial=True,
        help_text="Headings in a good order, and texts on limits, method and data protection to be put in your own words.",
    )  # fmt: skip


class PartForm(forms.Form):
    """Base of the forms for one part: `blocks` is what was written."""

    def blocks(self) -> list[Block]:
        """What was written, one block or several."""
        raise NotImplementedError

    @property
    def autosaved(self) -> list[Block]:
        """What is kept while somebody is still writing: always one block."""
        return self.blocks()[:1]


class HeadingForm(PartForm):
    text = Words(label="Heading", max_length=300, error_messages={"required": "Write the heading."})
    level = forms.ChoiceField(label="Where it stands", choices=LEVELS, widget=forms.RadioSelect, initial="2")

    def blocks(self) -> list[Block]:
        return [Heading(self.cleaned_data["text"], int(self.cleaned_data["level"]))]


class ProseForm(PartForm):
    text = Words(
        label="Words", rows=12, required=True, error_messages={"required": "Write something, or take the part out."},
        help_text="An empty line begins a new paragraph. A table pasted from Word or a spreadsheet becomes a table.",
    )  # fmt: skip
    language = forms.ChoiceField(label="In which language", choices=LANGUAGES, required=False)

    def blocks(self) -> list[Block]:
        return words_and_tables(self.cleaned_data["text"], self.cleaned_data["language"])

    @property
    def autosaved(self) -> list[Block]:
        return [Prose(self.cleaned_data["text"], self.cleaned_data["language"])]


class PointsForm(PartForm):
    items = Words(label="Points, one on each line", rows=8, error_messages={"required": "Write at least one point."})
    ordered = forms.BooleanField(label="The order matters: number them", required=False)

    def blocks(self) -> list[Block]:
        lines = [line.strip().removeprefix("- ").removeprefix("• ") for line in self.cleaned_data["items"].splitlines()]
        return [Points([line for line in lines if line], self.cleaned_data["ordered"])]


class AsideForm(PartForm):
    title = Words(label="Title", max_length=200, initial="What we ask of you", required=False)
    text = Words(label="Words", rows=5, error_messages={"required": "Write what is to be noticed."})

    def blocks(self) -> list[Block]:
        return [Aside(self.cleaned_data["title"], self.cleaned_data["text"])]


class FactsForm(PartForm):
    rows = Words(
        label="Figures or particulars, one on each line", rows=6, error_messages={"required": "Write at least one line."},
        help_text="A label, a colon, then the words: “Hubs: six”.",
    )  # fmt: skip
    method = Words(
        label="How this was counted", rows=3, error_messages={"required": "Say how it was counted: it stands beside the figures wherever they are read."},
    )  # fmt: skip

    def blocks(self) -> list[Block]:
        pairs = (line.partition(":") for line in self.cleaned_data["rows"].splitlines() if line.strip())
        return [Facts([(label.strip(), said.strip()) for label, _, said in pairs], self.cleaned_data["method"])]


class TableForm(PartForm):
    caption = Words(
        label="What the table shows", max_length=300, error_messages={"required": "Say what the table shows."}
    )
    lines = Words(
        label="Rows", rows=8, error_messages={"required": "Paste or write the rows."},
        help_text="One row on each line, the first naming the columns; cells apart by a tab or by |. Paste straight from Word or a spreadsheet.",
    )  # fmt: skip
    note = Words(label="What the figures can’t say, and how they were counted", rows=2, required=False)

    def blocks(self) -> list[Block]:
        given = self.cleaned_data
        return [table_of(given["lines"], caption=given["caption"], note=given["note"])]


class PictureForm(PartForm):
    """The drawing and its table stay as they were made; the words around them can be changed."""

    title = Words(label="Title", max_length=300, error_messages={"required": "Give it a title."})
    sentence = Words(
        label="What it shows, in a sentence", rows=3,
        error_messages={"required": "Say what it shows: whoever can’t see it reads this instead."},
    )  # fmt: skip
    note = Words(label="What it can’t say, and how it was counted", rows=3, required=False)

    def __init__(self, *args: Any, block: Picture, **given: Any) -> None:
        super().__init__(*args, **given)
        self.block = block

    def blocks(self) -> list[Block]:
        given = self.cleaned_data
        return [Picture(given["title"], given["sentence"], self.block.svg, self.block.table, given["note"])]


class ClaimForm(PartForm):
    """What it rests on stays; the sentence and how sure we are can be put differently."""

    sentence = Words(label="The sentence", rows=2, error_messages={"required": "Write the sentence."})
    strength = Words(label="How sure we are, and of what kind the sources are", rows=3, required=False)
    shows_words = forms.BooleanField(label="Print the share-safe words under it", required=False)

    def __init__(self, *args: Any, block: Claim, **given: Any) -> None:
        super().__init__(*args, **given)
        self.block = block

    def blocks(self) -> list[Block]:
        given = self.cleaned_data
        return [Claim(given["sentence"], self.block.release_id, given["strength"], given["shows_words"])]


_FORMS: dict[str, type[PartForm]] = {
    Heading.name: HeadingForm,
    Prose.name: ProseForm,
    Points.name: PointsForm,
    Aside.name: AsideForm,
    Facts.name: FactsForm,
    Table.name: TableForm,
}


def form_for(name: str, typed: Any = None) -> PartForm | None:
    """An empty form for a part written from nothing, by the name of its block; None for one that can't be."""
    kind = _FORMS.get(name)
    return kind(typed) if kind else None


def form_of(block: Block, typed: Any = None) -> PartForm:
    """The form for a part as it stands."""
    if isinstance(block, Picture):
        start = {"title": block.title, "sentence": block.sentence, "note": block.note}
        return PictureForm(typed, block=block, initial=start)
    if isinstance(block, Claim):
        said = {"sentence": block.sentence, "strength": block.strength, "shows_words": block.shows_words}
        return ClaimForm(typed, block=block, initial=said)
    return _FORMS[block.name](typed, initial=_written(block))


def _written(block: Block) -> dict[str, Any]:
    """A block as it stands in its form's fields."""
    if isinstance(block, Points):
        return {"items": "\n".join(block.items), "ordered": block.ordered}
    if isinstance(block, Facts):
        return {"rows": "\n".join(f"{label}: {said}" for label, said in block.rows), "method": block.method}
    if isinstance(block, Table):
        return {"caption": block.caption, "lines": lines_of(block), "note": block.note}
    return dict(vars(block))


class ChooseForm(forms.Form):
    """What is ticked of a section, and whether a heading comes with it."""

    chosen = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, error_messages={"required": "Tick at least one."}
    )
    heading = forms.BooleanField(label="Put the heading above it", required=False)

    def __init__(self, *args: Any, choices: Sequence[Any], label: str, needs_choice: bool, **given: Any) -> None:
        super().__init__(*args, **given)
        if needs_choice:
            field = self.fields["chosen"]
            assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  # declared above
            field.choices = [(one.value, f"{one.label}{f' ({one.hint})' if one.hint else ''}") for one in choices]
            field.label = label
        else:
            del self.fields["chosen"]


class KeepForm(forms.Form):
    """Why this state is kept."""

    note = Words(label="In a few words, what stands in it", max_length=300, required=False)


class CommentForm(forms.Form):
    """What is said of a part."""

    words = Words(
        label="What you want to say of it",
        rows=3,
        max_length=4_000,
        error_messages={"required": "Write what you want to say of it first."},
    )
