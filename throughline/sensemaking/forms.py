"""What people type about themes. Refusals of the writes become sentences beside their field."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms

from throughline.common.refusals import NeedsBecause, said
from throughline.people.models import Person
from throughline.people.reads import roles_by_programme
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.sensemaking.models import Theme
from throughline.sensemaking.reads import choices_for
from throughline.sensemaking.words import BEARS, CONFIDENCE_MEANS, JUDGED, STATUS_MEANS, Confidence, ThemeStatus
from throughline.sensemaking.writes import AskWhoIsMissing, NotASentence
from throughline.thread.words import Meaning
from throughline.web.fields import refuse_beside

TITLE = 300
TEXT = 4_000


FIELD_OF: dict[type[Exception], str] = {
    NotASentence: "title",
    NeedsBecause: "because",
    AskWhoIsMissing: "who_is_missing",
}


refuse = partial(refuse_beside, fields=FIELD_OF)
"""Put a refusal's sentence beside the field it is about, or at the head of the form."""


class SentenceField(forms.CharField):
    """A theme's sentence."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{
                "label": "The theme, as a sentence",
                "help_text": "What people tell us, so that someone could agree or disagree: "
                "“You asked before and nobody came back”, rather than “Feedback”.",
                "max_length": TITLE,
                "widget": forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
                "error_messages": {"required": "Write the theme as a sentence."},
                **kwargs,
            }
        )


def because_field(help_text: str = "Kept in the history, for whoever reads this later.") -> forms.CharField:
    """Why something changes; asked for by every change."""
    return forms.CharField(
        label="Because",
        help_text=help_text,
        max_length=TEXT,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": said(NeedsBecause)},
    )


def _text(label: str, help_text: str = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=TEXT,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
    )


class MissingFields(forms.Form):
    """The standing question: who is missing? Words, or that nobody could be named."""

    who_is_missing = _text(
        "Who is missing from this?",
        "Whose voice would you expect here and have not heard: people, places, languages, times of day. "
        "Asked before a theme is agreed or settled.",
    )
    asked_nobody_named = forms.BooleanField(label="We asked, and nobody could be named", required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("who_is_missing", "").strip() and given.get("asked_nobody_named"):
            self.add_error(
                "asked_nobody_named", "You have named who is missing. Leave this unticked, or take the words out."
            )
        return given


class ThemeFields(MissingFields):
    title = SentenceField()
    belongs = _text("What belongs to it", "Which words would you put here?")
    does_not_belong = _text("What does not", "Which words are close, and go elsewhere?")
    field_order = ["title", "belongs", "does_not_belong", "who_is_missing", "asked_nobody_named"]


class NewTheme(ThemeFields):
    """A theme to begin; only the sentence is needed."""


class Reword(ThemeFields):
    """A theme to change, from the revision the person was looking at."""

    because = because_field()
    base_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class Judge(MissingFields):
    """Where the team stands, how sure it is, and why."""

    status = forms.TypedChoiceField(
        label="Where we stand",
        coerce=ThemeStatus,
        choices=[(one.value, f"{one.label}. {STATUS_MEANS[one]}") for one in JUDGED],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose where the team stands with this theme."},
    )
    confidence = forms.TypedChoiceField(
        label="How sure we are",
        coerce=lambda value: Confidence(int(value)),
        choices=[(one.value, f"{one.label}. {CONFIDENCE_MEANS[one]}") for one in Confidence],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how sure the team is."},
    )
    because = because_field("What made you sure or unsure? A session, a new place, words that did not fit.")
    base_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    field_order = ["status", "confidence", "because", "who_is_missing", "asked_nobody_named"]


class DissentNote(forms.Form):
    """A minority note, signed by role."""

    words = forms.CharField(
        label="How you see it",
        help_text="Kept on the theme beside the majority’s reading, signed by role and not by name.",
        max_length=TEXT,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages={"required": "Write how you see it."},
    )
    role = forms.ChoiceField(label="Sign as", widget=forms.RadioSelect)
    on_behalf_of = forms.CharField(
        label="Or on behalf of",
        help_text="Such as “a resident at the November session”.",
        required=False,
        max_length=80,
    )

    def __init__(self, *args: Any, person: Person, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = sorted(role.label for role in roles_by_programme(person).get(programme.pk, frozenset()))
        self.fields["role"] = forms.ChoiceField(
            label="Sign as", choices=[(label, label) for label in roles], widget=forms.RadioSelect, initial=roles[:1]
        )
        self.order_fields(["words", "role", "on_behalf_of"])
        self.initial.setdefault("role", roles[0] if roles else "")

    def signed(self) -> str:
        """The role the note is signed with."""
        return str(self.cleaned_data["on_behalf_of"].strip() or self.cleaned_data["role"])


class BecauseOnly(forms.Form):
    """A change that needs nothing but its reason."""

    because = because_field()


class Merge(forms.Form):
    """The theme that takes this one in."""

    into = forms.TypedChoiceField(
        label="Which theme takes it in?",
        coerce=UUID,
        error_messages={
            "required": "Choose the theme that takes this one in.",
            "invalid_choice": "Choose one of these themes.",
        },
    )
    because = because_field("Why do they say the same?")

    def __init__(self, *args: Any, person: Person, theme: Theme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = choices_for(person, theme.item.programme_id, limit=500, but_not=theme.pk)
        into = self.fields["into"]
        assert isinstance(into, forms.TypedChoiceField)  # noqa: S101  # tells the type checker what stands three lines up
        into.choices = [("", "Choose a theme"), *((str(one.pk), one.item.title) for one in found)]


class Split(forms.Form):
    """The new theme that takes some of the words."""

    title = SentenceField(label="The new theme, as a sentence")
    because = because_field("What are the two things this theme was saying?")


AS_CHOICES = [(one.meaning.value, f"{one.verb}. {one.hint}") for one in BEARS]


class Weigh(forms.Form):
    """How words bear on a theme, and why."""

    bears = forms.TypedChoiceField(
        label="How do these words bear on the theme?",
        coerce=Meaning,
        choices=AS_CHOICES,
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label="Because", required=False, max_length=TEXT, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )


class Filters(forms.Form):
    """How the list of themes is narrowed. What makes no sense narrows nothing."""

    status = forms.ChoiceField(label="Where we stand", required=False)
    hub = forms.ChoiceField(label="Heard at", required=False)
    q = forms.CharField(label="Words in the sentence", required=False, max_length=200)

    marks_optional = False

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"] = forms.ChoiceField(
            label="Where we stand",
            required=False,
            choices=[("", "All that are live"), *ThemeStatus.choices, ("all", "All, merged and retired too")],
        )
        self.hubs = {hub.slug: hub for hub in hubs_of(programme)}
        self.fields["hub"] = forms.ChoiceField(
            label="Heard at",
            required=False,
            choices=[("", "Any hub"), *((slug, hub.name) for slug, hub in self.hubs.items())],
        )
        self.order_fields(["q", "status", "hub"])

    def asked(self) -> tuple[str, UUID | None, str]:
        """Status, hub and words as far as they make sense."""
        self.is_valid()
        hub = self.hubs.get(self.cleaned_data.get("hub", ""))
        return (
            self.cleaned_data.get("status", ""),
            hub.pk if hub else None,
            self.cleaned_data.get("q", ""),
        )

    def active(self) -> int:
        """How many filters are on."""
        return sum(bool(value) for value in self.asked())
