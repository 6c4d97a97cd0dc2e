"""What people fill in when they share: wording and audience, one quote, a reason, a link."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from throughline.sharing.models import Circle
from throughline.sharing.words import LINK_DAYS, LONGEST_LINK_DAYS, MOST_BESIDE_A_QUOTE, AgeBand
from throughline.sharing.words import Form as SharedForm
from throughline.sharing.writes import TooMuchBesideAQuote, Wording
from throughline.thread.kinds import ShareableQuote

LONG = 20_000


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


def _as_choice(offer: ShareableQuote) -> str:
    return f"{offer.words} (speaks against it)" if offer.challenges else offer.words


class ReleaseForm(forms.Form):
    """The words of a release, for whom it is, and which quotes go with it."""

    title = forms.CharField(
        label="What do you understand, in one sentence?",
        max_length=300,
        help_text="A sentence, not a heading. It is the first thing they read.",
        error_messages={"required": "Write what you understand, in one sentence."},
    )
    body = forms.CharField(
        label="And in a few more",
        required=False,
        max_length=LONG,
        widget=_lines(7),
        help_text="What you would say to them across a table, in under a minute. No names, no streets.",
    )
    confidence_words = forms.CharField(
        label="How sure are you, and why?", required=False, max_length=LONG, widget=_lines(2)
    )
    counter_words = forms.CharField(
        label="What doesn’t fit, or speaks against it?", required=False, max_length=LONG, widget=_lines(3)
    )
    who_is_missing = forms.CharField(label="Who is missing?", required=False, max_length=LONG, widget=_lines(2))
    ask = forms.CharField(
        label="What do you ask of them?",
        required=False,
        max_length=LONG,
        widget=_lines(2),
        help_text="Leave it empty when it is only to read.",
    )
    period = forms.CharField(
        label="When was this heard?", required=False, max_length=120, help_text="Such as “April to September”."
    )
    what_changed = forms.CharField(
        label="What changed since the last version?",
        required=False,
        max_length=LONG,
        widget=_lines(2),
        help_text="They read this above the rest.",
    )
    quotes = forms.TypedMultipleChoiceField(
        label="Whose words go with it?", required=False, coerce=UUID, widget=forms.CheckboxSelectMultiple
    )
    circles = forms.TypedMultipleChoiceField(
        label="Which circles is it for?",
        required=False,
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
        help_text="Only the people in them will read it.",
    )
    by_link = forms.BooleanField(
        label="Also by a link, for people without an account",
        required=False,
        help_text="Anyone who has the link can read it until it ends, so someone else on the team reads it first.",
    )
    public = forms.BooleanField(
        label="Also for anyone, on the programme’s public pages",
        required=False,
        help_text="Someone else on the team reads it first and asks whether anyone could be picked out.",
    )
    strict_counts = forms.BooleanField(
        label="It touches health, faith, immigration or children",
        required=False,
        help_text="Figures under ten are then hidden, nought included.",
    )
    kept_because = forms.CharField(
        label="Why can the names or house numbers stay?",
        required=False,
        max_length=300,
        help_text="Say it only when something in your words looks like a name and may stay, such as a public place.",
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        circles: Sequence[Circle],
        offers: Sequence[ShareableQuote],
        version: int = 1,
        form: str = SharedForm.STATEMENT,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offers = offers
        self._choices("circles", [(str(c.pk), f"{c.name} ({c.get_kind_display().lower()})") for c in circles])
        self._choices("quotes", [(str(offer.excerpt_id), _as_choice(offer)) for offer in offers])
        if version == 1:
            del self.fields["what_changed"]
        if form != SharedForm.STATEMENT:
            self._only_what_goes_around_it()

        self.asks_why = bool(self["kept_because"].value())

    def _only_what_goes_around_it(self) -> None:
        """A paper, a report or an answer is written on its own page; here is said what stands above it and for whom it is."""
        for name in ("confidence_words", "counter_words", "who_is_missing", "period", "quotes", "strict_counts"):
            del self.fields[name]
        self.fields["title"].label, self.fields["title"].help_text = "Its title", "The first thing they read."
        self.fields["body"].label = "In a few sentences, what it says"
        self.fields["body"].help_text = "They see it in the list of what was shared with them, and above the rest."

    @property
    def chosen_quotes(self) -> Sequence[UUID]:
        """The quotes that were ticked; none where the form doesn't ask."""
        return list(self.cleaned_data.get("quotes", ()))

    def ask_why(self) -> None:
        """Show the question why names can stay: something in the words looks like one."""
        self.asks_why = True

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101  # narrows the type for the checker
        field.choices = choices

    def wording(self) -> Wording:
        """The words as given; only after `is_valid`."""
        names = Wording.__dataclass_fields__
        return Wording(**{name: value for name, value in self.cleaned_data.items() if name in names})


class QuoteForm(forms.Form):
    """Somebody's words as they may leave the team, and at most two facts beside them."""

    words = forms.CharField(
        label="Share-safe words",
        max_length=LONG,
        widget=_lines(5),
        help_text="Change what could point to someone: say “a parent” for a name, “a street nearby” for a street. "
        "Keep what they meant and how they put it.",
        error_messages={"required": "Write the words as they may be shared, or leave this quote out."},
    )
    role = forms.CharField(
        label="Who they are, in a word or two", required=False, max_length=60, help_text="Such as “a parent”."
    )
    area = forms.CharField(
        label="Where they are from", required=False, max_length=60, help_text="A hub or a ward; never a street."
    )
    age_band = forms.ChoiceField(label="Age", required=False, choices=[("", "Not said"), *AgeBand.choices])
    kept_because = forms.CharField(
        label="Why can the names or house numbers stay?",
        required=False,
        max_length=300,
        help_text="Only when something here looks like a name and may stay, such as a public place.",
    )
    neighbour_asked = forms.BooleanField(
        label="I have asked myself these, and a neighbour could not guess who said it", required=False
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if sum(bool(given.get(name)) for name in ("role", "area", "age_band")) > MOST_BESIDE_A_QUOTE:
            self.add_error("role", TooMuchBesideAQuote.__doc__ or "")
        return given


class BecauseForm(forms.Form):
    """A reason in words."""

    because = forms.CharField(
        label="Why?", max_length=2_000, widget=_lines(3), error_messages={"required": "Say why, in a few words."}
    )

    def __init__(self, *args: Any, label: str = "", help_text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["because"].label = label or "Why?"
        self.fields["because"].help_text = help_text


class CheckForm(BecauseForm):
    """A second person's answer. `read` is the digest of what they had before them."""

    marks_optional = False

    read = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, election: str = "", **kwargs: Any) -> None:
        """election   what the period before an election is called, when it would be published for anyone in it"""
        super().__init__(*args, **kwargs)
        if election:
            self.fields["in_spite_because"] = forms.CharField(
                label="Why can it be published before the vote?",
                max_length=2_000,
                required=False,
                widget=_lines(2),
                help_text=f"{election}. Such as: it answers people who asked, and promises nothing. Kept with its history.",
            )


class LinkForm(forms.Form):
    """A share link: for how long, and for whom."""

    days = forms.TypedChoiceField(
        label="How long should it work?",
        coerce=int,
        initial=LINK_DAYS,
        choices=[(1, "1 day"), (7, "1 week"), (14, "2 weeks"), (LINK_DAYS, "30 days"), (LONGEST_LINK_DAYS, "90 days")],
    )
    for_whom = forms.CharField(
        label="Whom is it for?",
        required=False,
        max_length=120,
        help_text="For the team only, so that you know later which link is which.",
    )
