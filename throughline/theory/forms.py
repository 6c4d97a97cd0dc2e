"""What people type about the theory. Refusals of the writes become sentences beside their field."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django import forms

from throughline.common.refusals import NeedsBecause, said
from throughline.programme.models import Hub
from throughline.theory.bearing import WAYS
from throughline.theory.choices import Option
from throughline.theory.models import Assumption, CausalLink, Element
from throughline.theory.words import (
    MEANS,
    AssumptionKind,
    AssumptionStatus,
    Confidence,
    Delay,
    ElementKind,
    Horizon,
    Importance,
    Level,
    Polarity,
)
from throughline.theory.writes import LeadsToItself, NeedsWords, OffTheMap, OnAnotherMap, SaidAlready
from throughline.thread.words import Meaning, Strength
from throughline.web.fields import Day, Words, refuse_beside

TITLE = 300
TEXT = 4_000


FIELD_OF: dict[type[Exception], str] = {
    NeedsWords: "title",
    NeedsBecause: "because",
    LeadsToItself: "effect",
    SaidAlready: "effect",
    OnAnotherMap: "about",
    OffTheMap: "about",
}


refuse = partial(refuse_beside, fields=FIELD_OF)
"""Put a refusal's sentence beside the field it is about, or at the head of the form."""


def sentence(label: str, help_text: str, missing: str) -> Words:
    """The one line a part of the theory is read by."""
    return Words(
        label=label, help_text=help_text, max_length=TITLE, error_messages={"required": missing},
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )  # fmt: skip


def because_field(help_text: str, *, required: bool = True) -> Words:
    """Why; kept in the history."""
    return Words(
        label="Because", rows=2, help_text=help_text, max_length=TEXT, required=required,
        error_messages={"required": said(NeedsBecause)},
    )  # fmt: skip


def text(label: str, help_text: str = "", rows: int = 2) -> Words:
    return Words(label=label, help_text=help_text, rows=rows, required=False, max_length=TEXT)


def one_of(label: str, choices: Any, *, help_text: str = "", empty: str = "", missing: str = "") -> forms.ChoiceField:
    """One of a few words, from a list; with `empty` it may be left open."""
    offered = list(choices.choices)
    return forms.ChoiceField(
        label=label, help_text=help_text, required=not empty, choices=[("", empty), *offered] if empty else offered,
        error_messages={"required": missing or f"Choose: {label.lower()}"},
    )  # fmt: skip


class BeginMap(forms.Form):
    """A map to begin; only its name is needed."""

    title = sentence(
        "What is it called?",
        "Such as “How we think change happens here”.",
        "Give the theory a name; it can be changed.",
    )


class ElementFields(forms.Form):
    """What a part of the theory is and says."""

    kind = forms.TypedChoiceField(
        label="What is it?",
        coerce=ElementKind,
        choices=[(kind.value, f"{kind.label}. {MEANS[kind]}") for kind in ElementKind],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is."},
    )
    title = sentence(
        "In a sentence",
        "So that somebody could say whether it has come about: “People hear back”, rather than “Communication”.",
        "Say in a sentence what it is.",
    )
    description = text("More about it", "What you mean by it, and what you don’t.", rows=3)
    who_changes = Words(
        label="Who changes", help_text="For whom would it be different?", required=False, max_length=200
    )
    level = one_of("At whose level", Level, empty="Not said")
    horizon = one_of("By when it could be seen", Horizon, empty="Not said")
    contribution_only = forms.BooleanField(
        label="We contribute to it and do not answer for it",
        help_text="Places it above the ceiling of accountability. Impact always stands there.",
        required=False,
    )


class AddElement(ElementFields):
    """A part to put on the map."""


class RewordElement(ElementFields):
    """A part to change, from the revision the person was looking at."""

    because = because_field("Kept in the history, for whoever reads this later.", required=False)
    base_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    @staticmethod
    def of(part: Element) -> dict[str, Any]:
        names = ("kind", "description", "who_changes", "level", "horizon", "contribution_only")
        return {name: getattr(part, name) for name in names}


class LinkFields(forms.Form):
    """How one part leads to another."""

    mechanism = text(
        "What makes it work", "Because of what one leads to the other: what people then feel, think or can do.", rows=3
    )
    polarity = one_of("Which way it works", Polarity)
    delay = one_of("How long it takes to show", Delay, empty="Not said")


class Connect(LinkFields):
    """Two parts to connect."""

    cause = forms.TypedChoiceField(
        coerce=UUID,
        error_messages={
            "required": "Choose what leads to the other.",
            "invalid_choice": "Choose one of the parts on this map.",
        },
    )
    effect = forms.TypedChoiceField(
        coerce=UUID,
        error_messages={
            "required": "Choose what it leads to.",
            "invalid_choice": "Choose one of the parts on this map.",
        },
    )
    field_order = ["cause", "effect", "mechanism", "polarity", "delay"]

    def __init__(self, *args: Any, options: Sequence[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = options
        for name in ("cause", "effect"):
            given = self.fields[name]
            assert isinstance(given, forms.TypedChoiceField)  # noqa: S101  # tells the type checker what stands above
            given.choices = [(one["value"], one["label"]) for one in self.options]


class RewordLink(LinkFields):
    """A causal link to change."""

    because = because_field("Kept in the history, for whoever reads this later.", required=False)
    base_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    @staticmethod
    def of(part: CausalLink) -> dict[str, Any]:
        return {name: getattr(part, name) for name in ("mechanism", "polarity", "delay")}


class AssumptionFields(forms.Form):
    """What we take to be so."""

    title = sentence(
        "What do we take to be so?",
        "A sentence that could turn out not to hold: “People want a second conversation”.",
        "Say in a sentence what you take to be so.",
    )
    kind = one_of("What sort of belief", AssumptionKind)
    importance = forms.TypedChoiceField(
        label="How much hangs on it", coerce=lambda value: Importance(int(value)),
        choices=[(one.value, one.label[:1].upper() + one.label[1:]) for one in Importance], widget=forms.RadioSelect,
        error_messages={"required": "Choose how much of the theory hangs on it."},
    )  # fmt: skip
    if_it_fails = text("What we would do if it does not hold")
    owner_role = Words(
        label="Who keeps an eye on it",
        help_text="A role, not a name: “the library team”.",
        required=False,
        max_length=120,
    )
    review_on = Day(label="Look at it again on", required=False)


class Assume(AssumptionFields):
    """An assumption to put on the map."""

    about = forms.CharField(required=False)
    field_order = ["title", "about", "kind", "importance", "if_it_fails", "owner_role", "review_on"]

    def __init__(self, *args: Any, options: Sequence[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = options
        known = {one["value"] for one in self.options}
        self.fields["about"] = forms.ChoiceField(
            required=False, choices=[("", ""), *((value, value) for value in known)],
            error_messages={"invalid_choice": "Choose something that stands on this map, or leave it open for the whole."},
        )  # fmt: skip


class RewordAssumption(AssumptionFields):
    """An assumption to change."""

    because = because_field("Kept in the history, for whoever reads this later.", required=False)
    base_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    @staticmethod
    def of(part: Assumption) -> dict[str, Any]:
        return {name: getattr(part, name) for name in ("kind", "importance", "if_it_fails", "owner_role", "review_on")}


class Judge(forms.Form):
    """How sure the group is and why; of an assumption also how it stands."""

    status = forms.TypedChoiceField(
        label="How it stands",
        coerce=AssumptionStatus,
        choices=[(one.value, one.label[:1].upper() + one.label[1:]) for one in AssumptionStatus],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how the assumption stands."},
    )
    confidence = forms.TypedChoiceField(
        label="How sure we are",
        coerce=lambda value: Confidence(int(value)),
        choices=[(one.value, one.label[:1].upper() + one.label[1:]) for one in Confidence],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how sure the group is."},
    )
    because = because_field("What moved you: a session, a place, words that did not fit. It stays in the history.")
    made_by = Words(
        label="Who judged it", help_text="The group, by role or occasion: “the team, with two residents”.", required=False,
        max_length=200,
    )  # fmt: skip
    base_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, has_status: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_status:
            del self.fields["status"]


class NestMap(forms.Form):
    """A hub's own map under an element of the programme's."""

    hub = forms.TypedChoiceField(
        label="Which hub?", coerce=UUID, widget=forms.RadioSelect,
        error_messages={"required": "Choose the hub whose map it is.", "invalid_choice": "Choose one of these hubs."},
    )  # fmt: skip
    title = sentence("What is it called?", "Such as “How change happens in the park”.", "Give the map a name.")

    def __init__(self, *args: Any, hubs: Iterable[Hub], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hub = self.fields["hub"]
        assert isinstance(hub, forms.TypedChoiceField)  # noqa: S101  # tells the type checker what stands above
        hub.choices = [(str(one.pk), one.name) for one in hubs]


class NothingChosen(Exception):
    """Tick at least one thing that was heard. Nothing was filed yet."""


def bears_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label="How does it bear on it?", coerce=Meaning, widget=forms.RadioSelect,
        choices=[(way.meaning.value, f"{way.verb}. {way.hint}") for way in WAYS],
        error_messages={"required": "Say whether it supports, challenges or qualifies."},
    )  # fmt: skip


def strength_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label="How strong is it?", coerce=Strength, empty_value=None, required=False,
        help_text="In your judgement. It is never added up.",
        choices=[("", "Not said"), *((one.value, one.label[:1].upper() + one.label[1:]) for one in Strength)],
    )  # fmt: skip


class Weigh(forms.Form):
    """How evidence bears on a part, how strongly, and why."""

    meaning = bears_field()
    strength = strength_field()
    because = text("Because", "What makes it speak for or against, in a few words.")


class FileUnder(Weigh):
    """Where something belongs on the maps, and how it bears there."""

    target = forms.TypedChoiceField(coerce=UUID)
    field_order = ["target", "meaning", "strength", "because"]

    def __init__(self, *args: Any, options: Sequence[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = options
        self.fields["target"] = forms.TypedChoiceField(
            coerce=UUID, choices=[(one["value"], one["label"]) for one in self.options],
            error_messages={"required": "Choose what it bears on, or say that it fits nowhere.", "invalid_choice": "Choose something on the map."},
        )  # fmt: skip


class FitsNowhere(forms.Form):
    """Why something has no place on the map."""

    because = text("Why it fits nowhere", "What would the map have to say for this to have a place?")


class TouchedBy(forms.Form):
    """Which assumptions an event may touch."""

    touched = forms.TypedMultipleChoiceField(
        label="Which assumptions may it touch?", coerce=UUID, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Those you tick come up first under “Test next” until somebody has looked. Leave all unticked if it touches none.",
    )  # fmt: skip

    def __init__(self, *args: Any, assumptions: Iterable[Assumption], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        touched = self.fields["touched"]
        assert isinstance(touched, forms.TypedMultipleChoiceField)  # noqa: S101  # tells the type checker what stands above
        touched.choices = [(str(row.pk), row.item.title) for row in assumptions]
