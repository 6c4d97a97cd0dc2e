"""The forms of capture: one note, a round of many. Three fields are asked for; all else can wait."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from throughline.access.words import STANDING_MEANS, Standing
from throughline.capture import spans
from throughline.capture.models import Note
from throughline.capture.reads import LastUsed, questions
from throughline.capture.words import Method, Setting
from throughline.capture.writes import Heard, PromiseGiven, Round
from throughline.common.clock import today
from throughline.common.languages import LANGUAGES
from throughline.common.text import clean
from throughline.people.models import Person
from throughline.programme.models import Hub, Programme
from throughline.programme.reads import hubs_of
from throughline.promises.words import DAYS_WHEN_NO_DAY_IS_NAMED
from throughline.thread.models import Item
from throughline.web.fields import Day, Words

NO_HUB = "Not at a hub (say where below)"


def standing_choices() -> list[tuple[str, str]]:
    """Who can read it, each with what that means."""
    return [(value.value, f"{value.label}: {STANDING_MEANS[value]}") for value in (Standing.TEAM, *_NARROWER)]


_NARROWER = (Standing.PRIVATE, Standing.RESTRICTED)


def language_choices(more: Iterable[str] = ()) -> list[tuple[str, str]]:
    known = list(LANGUAGES.items())
    return known + [(tag, tag) for tag in more if tag and tag not in LANGUAGES]


class PlaceAndDay(forms.Form):
    """Where and when: shared by a note and a round."""

    hub = forms.ChoiceField(label="Where", required=False)
    place = Words(
        label="Place, in words",
        required=False,
        max_length=200,
        help_text="Such as “outside the station”. Leave out house numbers.",
    )
    happened_on = Day(label="When")
    setting = forms.ChoiceField(label="Setting", required=False, choices=[("", "Not said"), *Setting.choices])
    method = forms.ChoiceField(label="How it came about", required=False, choices=[("", "Not said"), *Method.choices])
    language = forms.ChoiceField(
        label="Language of the conversation", required=False, initial="en", choices=language_choices()
    )
    standing = forms.ChoiceField(
        label="Who can read it",
        required=False,
        initial=Standing.TEAM.value,
        choices=standing_choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, hubs: Iterable[Hub], **given: Any) -> None:
        super().__init__(*args, **given)
        self.hubs = list(hubs)
        hub = cast(forms.ChoiceField, self.fields["hub"])
        hub.choices = [("", NO_HUB), *((str(one.pk), one.name) for one in self.hubs)]
        hub.error_messages["invalid_choice"] = "Choose a hub from the list, or say the place in words."

    def clean_happened_on(self) -> date:
        day: date = self.cleaned_data["happened_on"]
        if day > today() + timedelta(days=1):
            raise ValidationError("This day is still to come. Say on which day it was.")
        if day.year < 1900:
            raise ValidationError("Write the year with four figures, such as 2026.")
        return day

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or "en"

    def clean_standing(self) -> Standing:
        return Standing(self.cleaned_data["standing"] or Standing.TEAM)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not told.get("hub") and not told.get("place") and not {"hub", "place"} & set(self.errors):
            self.add_error("hub", "Say where it was: choose a hub, or name a place in words.")
        return told

    def hub_id(self) -> UUID | None:
        return UUID(self.cleaned_data["hub"]) if self.cleaned_data["hub"] else None


class NoteForm(PlaceAndDay):
    """One note."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, initial=0)
    heard = Words(
        rows=6,
        label="What did you hear?",
        help_text="What was said and done, not what you think of it. Write as if they will read it.",
        error_messages={"required": "Write what you heard. Everything else can wait."},
    )
    verbatim = forms.CharField(required=False, widget=forms.HiddenInput)
    their_words = Words(
        rows=3,
        required=False,
        label="Their own words",
        help_text="Phrases from the note that are word for word what they said, one to a line.",
    )
    quoted = forms.BooleanField(required=False, label="What stands in “quotation marks” is in their own words")
    make_of_it = Words(
        rows=3,
        required=False,
        label="What I make of it",
        help_text="Kept apart from what was heard, everywhere.",
    )
    surprise = Words(rows=2, required=False, label="What surprised me")
    people_count = forms.IntegerField(
        label="How many people",
        required=False,
        min_value=0,
        max_value=100_000,
        error_messages={"invalid": "Write how many people as a number, such as 3, or leave it empty."},
    )
    who_was_missing = Words(
        rows=2, required=False, label="Who was missing", help_text="Who would say this differently, or walked past?"
    )
    question = forms.ChoiceField(label="Which learning question does it help with?", required=False)
    original_words = Words(
        rows=3,
        required=False,
        label="Their words in that language",
        help_text="Kept beside the translation. Any script, either direction.",
    )
    promise_what = Words(rows=2, required=False, max_length=2_000, label="What you promised")
    promise_to_whom = Words(
        required=False,
        max_length=200,
        label="To whom",
        help_text="Enough for you to find them again. Nothing that others need not know.",
    )
    promise_due_on = Day(
        label="By when",
        required=False,
        help_text=f"Left empty, it falls due {DAYS_WHEN_NO_DAY_IS_NAMED} days from today.",
    )

    marks_optional = False

    def __init__(self, *args: Any, questions: Iterable[Item] = (), languages: Iterable[str] = (), **given: Any) -> None:
        super().__init__(*args, **given)
        asked = [("", "None"), *((str(one.pk), one.title) for one in questions)]
        cast(forms.ChoiceField, self.fields["question"]).choices = asked
        cast(forms.ChoiceField, self.fields["language"]).choices = language_choices(languages)
        self.has_questions = len(asked) > 1

    def clean_base_revision(self) -> int:
        return self.cleaned_data["base_revision"] or 0

    def clean_verbatim(self) -> spans.Spans:
        """The spans a script marked, as JSON pairs into the text as it was typed."""
        told = self.cleaned_data["verbatim"]
        if not told:
            return ()
        try:
            pairs = [(int(begin), int(end)) for begin, end in json.loads(told)]
        except (ValueError, TypeError, OverflowError, RecursionError):
            raise ValidationError("We couldn’t read which words are theirs. Mark them again.") from None
        typed = str(self.data.get(self.add_prefix("heard"), "")).replace("\r\n", "\n")
        return spans.after_cleaning(pairs[:500], typed)

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        heard = told.get("heard", "")
        marked = list(told.get("verbatim") or ())
        if told.get("quoted"):
            marked += spans.of_quotation_marks(heard)
        try:
            marked += spans.of_phrases((told.get("their_words") or "").split("\n"), heard)
        except spans.NotInTheText as missing:
            if heard:
                said = f"“{missing.phrase[:120]}” is not in what you heard, letter for letter. Copy it from there."
                self.add_error("their_words", said)
        told["spans"] = spans.trimmed(marked, heard)
        self._whole_promise(told)
        return told

    def _whole_promise(self, told: Mapping[str, Any]) -> None:
        what, to_whom = told.get("promise_what"), told.get("promise_to_whom")
        if what and not to_whom and "promise_to_whom" not in self.errors:
            self.add_error("promise_to_whom", "Say whom you promised it to, so that they can hear back.")
        if (to_whom or told.get("promise_due_on")) and not what and "promise_what" not in self.errors:
            self.add_error("promise_what", "Say what you promised, or leave the promise empty.")

    def given(self, made_at: datetime | None = None) -> Heard:
        """What the form says, for `writes.save_note`. Call it on a valid form."""
        told = self.cleaned_data
        promise = None
        if told["promise_what"]:
            promise = PromiseGiven(told["promise_to_whom"], told["promise_what"], told["promise_due_on"])
        return Heard(
            heard=told["heard"],
            happened_on=told["happened_on"],
            hub_id=self.hub_id(),
            place=told["place"],
            verbatim=told["spans"],
            make_of_it=told["make_of_it"],
            setting=told["setting"],
            method=told["method"],
            people_count=told["people_count"],
            language=told["language"],
            original_words=told["original_words"],
            who_was_missing=told["who_was_missing"],
            surprise=told["surprise"],
            standing=told["standing"],
            question_id=UUID(told["question"]) if told["question"] else None,
            promise=promise,
            made_at=made_at,
        )

    @property
    def own_fields(self) -> list[BoundField]:
        return self._part("own")

    @property
    def meaning_fields(self) -> list[BoundField]:
        return self._part("meaning")

    @property
    def more_fields(self) -> list[BoundField]:
        return [field for field in self._part("more") if field.name != "question" or self.has_questions]

    @property
    def language_fields(self) -> list[BoundField]:
        return self._part("language")

    @property
    def promise_fields(self) -> list[BoundField]:
        return self._part("promise")

    @property
    def standing_fields(self) -> list[BoundField]:
        return self._part("standing")

    def _part(self, part: str) -> list[BoundField]:
        return [self[name] for name in FOLDS[part]]

    def opens(self) -> set[str]:
        """Which folded parts hold something, or something to put right, and so stand open."""
        return {part for part, names in FOLDS.items() if any(self._says(name) for name in names)}

    def _says(self, name: str) -> bool:
        quiet = {"language": "en", "standing": Standing.TEAM.value}
        value = self[name].value()
        return name in self.errors or value not in (None, "", False, quiet.get(name, ""))


FOLDS = {
    "own": ("their_words", "quoted"),
    "meaning": ("make_of_it", "surprise"),
    "more": ("setting", "method", "people_count", "who_was_missing", "question"),
    "language": ("language", "original_words"),
    "promise": ("promise_what", "promise_to_whom", "promise_due_on"),
    "standing": ("standing",),
}
"""The folded parts of the note form and their fields."""


def note_form(
    person: Person, programme: Programme, data: Any = None, initial: Any = None, languages: Iterable[str] = ()
) -> NoteForm:
    """The form of a note of this programme, for this person."""
    return NoteForm(
        data, initial=initial, hubs=hubs_of(programme), questions=questions(person, programme.pk), languages=languages
    )


def draft_fields(told: Mapping[str, str]) -> dict[str, str]:
    """The fields of a draft that one of our forms has, without what can't be printed."""
    known = NoteForm.base_fields.keys() | RoundForm.base_fields.keys()
    return {name: clean(f"|{value}|")[1:-1] for name, value in told.items() if name in known}


def first_values(last: LastUsed) -> dict[str, Any]:
    """What a new note starts from: today, and where the person listened last."""
    return {
        "base_revision": 0,
        "hub": str(last.hub.pk) if last.hub else "",
        "place": "" if last.hub else last.place,
        "happened_on": today(),
        "language": "en",
        "standing": Standing.TEAM.value,
    }


def values_of(note: Note, question: Item | None) -> dict[str, Any]:
    """A note as the form shows it for rewording."""
    item = note.item
    return {
        "base_revision": item.revision,
        "heard": note.heard,
        "their_words": "\n".join(spans.phrases(note.heard, note.verbatim)),
        "make_of_it": note.make_of_it,
        "surprise": note.surprise,
        "hub": str(item.hub_id) if item.hub_id else "",
        "place": note.place,
        "happened_on": item.happened_on,
        "setting": note.setting,
        "method": note.method,
        "people_count": note.people_count,
        "who_was_missing": note.who_was_missing,
        "question": str(question.pk) if question else "",
        "language": item.language,
        "original_words": note.original_words,
        "standing": item.standing,
    }


class RoundForm(PlaceAndDay):
    """Many short conversations with one shared place and day."""

    lines = Words(
        rows=8,
        max_length=200_000,
        label="What did you hear?",
        help_text="One conversation to a line. Each line becomes a note of its own.",
        error_messages={"required": "Write at least one line of what you heard."},
    )
    quoted = forms.BooleanField(required=False, label="What stands in “quotation marks” is in their own words")
    tries = forms.IntegerField(
        label="Tries",
        required=False,
        min_value=0,
        max_value=10_000,
        help_text="Doors knocked or people approached.",
        error_messages={"invalid": "Write the tries as a number, or leave it empty."},
    )
    chats = forms.IntegerField(
        label="Chats",
        required=False,
        min_value=0,
        max_value=10_000,
        help_text="How many turned into a conversation.",
        error_messages={"invalid": "Write the chats as a number, or leave it empty."},
    )

    marks_optional = False

    @property
    def shared_fields(self) -> list[BoundField]:
        """What a round shares beside place and day, folded away."""
        return [self[name] for name in SHARED]

    def told_lines(self) -> list[str]:
        """The lines that say something, each cleaned."""
        return [line for line in map(clean, self.cleaned_data["lines"].split("\n")) if line]

    def given(self) -> tuple[Round, list[tuple[str, spans.Spans]]]:
        """What the form says, for `writes.save_batch`. Call it on a valid form."""
        told = self.cleaned_data
        shared = Round(
            happened_on=told["happened_on"],
            hub_id=self.hub_id(),
            place=told["place"],
            setting=told["setting"],
            method=told["method"],
            language=told["language"],
            standing=told["standing"],
            tries=told["tries"],
            chats=told["chats"],
        )
        lines = [(line, spans.of_quotation_marks(line) if told["quoted"] else ()) for line in self.told_lines()]
        return shared, lines


SHARED = ("setting", "method", "language", "standing")


class BecauseForm(forms.Form):
    """Why a note is withdrawn."""

    because = Words(
        required=False,
        max_length=300,
        label="Why?",
        help_text="One line without names, such as “they asked us not to keep it”.",
    )
