"""What people write of answers. Refusals of the writes become sentences beside their field."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms

from throughline.common.clock import today
from throughline.common.languages import LANGUAGES, language_name
from throughline.feedback.words import STATE_MEANS, Channel, State, Verdict
from throughline.feedback.writes import Answer, Text, Told
from throughline.programme.models import Hub
from throughline.promises.models import Promise
from throughline.thread.models import Item
from throughline.web.fields import Day, Words

TEXT = 8_000


def _ticks(
    label: str, choices: Iterable[tuple[str, str]], hint: str = "", **given: Any
) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, help_text=hint, required=False, widget=forms.CheckboxSelectMultiple, choices=list(choices), **given
    )


def language_choices() -> list[tuple[str, str]]:
    """Every language an answer can be written in; “several” and “another” are none."""
    return [(tag, name) for tag, name in LANGUAGES.items() if tag not in {"mul", "und"}]


class AnswerForm(forms.Form):
    """An answer: what people said, what was decided, how the two were brought together, how it stands.

    offered   what it could answer, to tick; empty when it is changed, where ties have a page of their own
    """

    marks_optional = False

    said = Words(
        label="What did people say?", rows=3, max_length=TEXT,
        help_text="In words they would know again. Nothing that points to one person.",
        error_messages={"required": "Write what people said, so that they know it is about them."},
    )  # fmt: skip
    decided = Words(
        label="What was decided, or done?", rows=3, max_length=TEXT,
        help_text="Plainly, as you would say it at a door. “Nothing yet” is an answer too.",
        error_messages={"required": "Write what was decided or done. “Nothing yet” is an answer too."},
    )  # fmt: skip
    reconciled = Words(
        label="How were the two brought together?", rows=3, required=False, max_length=TEXT,
        help_text="How what people said was weighed, and why it came out as it did. Say it most plainly when it went against them.",
    )  # fmt: skip
    state = forms.ChoiceField(
        label="How does it stand?", widget=forms.RadioSelect,
        choices=[(one.value, f"{one.label.rstrip('…')}. {STATE_MEANS[one]}") for one in State],
        error_messages={"required": "Say how it stands."},
    )  # fmt: skip
    because = Words(
        label="Because…", rows=2, required=False, max_length=TEXT, help_text="Needed when it can’t be done."
    )
    next_on = Day(
        label="When do people hear more?", required=False, help_text="Needed while it is still thought about."
    )
    to_whom = Words(
        label="Who should hear it?", required=False, max_length=300,
        help_text="By where they can be found: the four walkers, everyone who passes the hoarding.",
    )  # fmt: skip
    hub = forms.ChoiceField(label="Hub", required=False)
    language = forms.ChoiceField(label="Written in", choices=language_choices)

    def __init__(
        self, *args: Any, hubs: Sequence[Hub], offered: Sequence[Item] | None = None, revision: int = 0, **given: Any
    ) -> None:
        super().__init__(*args, **given)
        self.hubs = {str(hub.pk): hub for hub in hubs}
        choices = [("", "None in particular"), *((pk, hub.name) for pk, hub in self.hubs.items())]
        self.fields["hub"].choices = choices  # type: ignore[attr-defined]
        if offered is not None:
            self.fields["ties"] = _ticks(
                "What does it answer?",
                [(str(item.pk), f"{item.known_kind.label}: {item.title}") for item in offered],
                "More can be tied to it later: notes, decisions, what was tried.",
                coerce=UUID,
            )
        if revision:
            self.fields["base_revision"] = forms.IntegerField(widget=forms.HiddenInput, initial=revision, min_value=1)

    def answer(self) -> Answer:
        """What was written. Call it, and `hub_chosen`, on a valid form."""
        given = self.cleaned_data
        parts = {name: given[name] for name in ("said", "decided", "reconciled", "because", "to_whom", "language")}
        return Answer(state=State(given["state"]), next_on=given["next_on"], **parts)

    def hub_chosen(self) -> Hub | None:
        return self.hubs.get(self.cleaned_data["hub"])


class TextForm(forms.Form):
    """The answer in another language."""

    marks_optional = False

    language = forms.ChoiceField(label="Language")
    said = Words(
        label="What people said", rows=3, max_length=TEXT, error_messages={"required": "Write what people said."}
    )
    decided = Words(
        label="What was decided or done", rows=3, max_length=TEXT,
        error_messages={"required": "Write what was decided or done."},
    )  # fmt: skip
    reconciled = Words(label="How the two were brought together", rows=3, required=False, max_length=TEXT)
    because = Words(label="Because…", rows=2, required=False, max_length=TEXT)

    def __init__(self, *args: Any, own: str, revision: int, **given: Any) -> None:
        super().__init__(*args, **given)
        choices = [(tag, name) for tag, name in language_choices() if tag != own]
        self.fields["language"].choices = choices  # type: ignore[attr-defined]
        self.fields["base_revision"] = forms.IntegerField(widget=forms.HiddenInput, initial=revision, min_value=1)

    def text(self) -> Text:
        """What was written. Call it on a valid form."""
        return Text(**{name: self.cleaned_data[name] for name in ("said", "decided", "reconciled", "because")})


class TellForm(forms.Form):
    """That it was told."""

    marks_optional = False

    told_on = Day(label="On which day?", missing="Say on which day it was told.", initial=today)
    to_whom = Words(
        label="Who heard it?", max_length=300,
        error_messages={"required": "Say who heard it, such as “the four walkers”."},
    )  # fmt: skip
    channels = _ticks("How?", Channel.choices, coerce=Channel)

    def __init__(self, *args: Any, languages: Sequence[str], promises: Sequence[Promise], **given: Any) -> None:
        super().__init__(*args, **given)
        self.languages = list(languages)
        if len(languages) > 1:
            self.fields["languages"] = _ticks("In which languages?", [(tag, language_name(tag)) for tag in languages])
        if promises:
            self.fields["closes"] = _ticks(
                "Which promises end with it?",
                [(str(one.pk), f"{one.what} (to {one.to_whom})") for one in promises],
                "They are closed with this answer as what was said back.",
                coerce=UUID,
            )

    def told(self) -> Told:
        """What was told. Call it on a valid form."""
        given = self.cleaned_data
        languages = given.get("languages", self.languages)
        return Told(given["told_on"], given["to_whom"], given["channels"], languages)


class ReplyForm(forms.Form):
    """What came back."""

    marks_optional = False

    words = Words(
        label="What did they say?", rows=4, max_length=TEXT, help_text="As near as you can, with no names.",
        error_messages={"required": "Write what they said, as near as you can."},
    )  # fmt: skip
    verdict = forms.ChoiceField(
        label="What do they make of the answer?", required=False, widget=forms.RadioSelect,
        choices=[*Verdict.choices, ("", "They did not say")], initial="",
    )  # fmt: skip
    from_whom = Words(
        label="From whom?", required=False, max_length=200,
        help_text="By where they were met, never by name: one of the walkers, somebody at the hoarding.",
    )  # fmt: skip
    came_on = Day(label="When?", required=False, initial=today)
    language = forms.ChoiceField(label="In which language?", choices=language_choices)


class WithdrawForm(forms.Form):
    """Why an answer is taken off every page."""

    because = Words(
        label="Because…", rows=2, max_length=300,
        error_messages={"required": "Say why, in a few words. It stays with the place where it was."},
    )  # fmt: skip
