"""What may be asked of the library, read from the address; a value it does not know is said so, never guessed."""

import re
from collections.abc import Iterable
from typing import Any, cast

from django import forms

from throughline.access.words import Standing
from throughline.capture.words import Method, Setting
from throughline.common.languages import LANGUAGES, language_name
from throughline.library.reads.notes import Asked
from throughline.library.words import NOT_SAID, SavedPage
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.thread.kinds import kinds
from throughline.thread.models import Item
from throughline.web.fields import DayInput

_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
SEARCHED_KINDS_LEFT_OUT = frozenset({"excerpt"})


def day_field(label: str) -> forms.DateField:
    """A day in a filter."""
    return forms.DateField(
        label=label,
        required=False,
        widget=DayInput,
        error_messages={
            "invalid": f"“{label}” is not a day we can read. Choose it in the calendar, or leave it empty."
        },
    )


def unknown(what: str) -> dict[str, str]:
    """The sentence for a value nobody offers any more, such as a hub from an old address."""
    return {"invalid_choice": f"We don’t know this {what}. Choose one from the list."}


class Narrowing(forms.Form):
    """What narrows a list, in the address. A value that is not known is told, and the list is not narrowed by it."""

    marks_optional = False
    hub = forms.ChoiceField(label="Hub", required=False, error_messages=unknown("hub"))
    since = day_field("From")
    until = day_field("To")

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hubs = {hub.slug: hub for hub in hubs_of(programme)}
        self.offer("hub", [("", "Any hub"), *((slug, hub.name) for slug, hub in self.hubs.items())])

    def offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        """Give a list its choices."""
        cast(forms.ChoiceField, self.fields[name]).choices = list(choices)

    def clean(self) -> None:
        super().clean()
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", "“To” is before “From”, so “To” is left out. Choose a later day.")


class SearchForm(Narrowing):
    """Words to look for, and what narrows the search."""

    q = forms.CharField(label="Words to look for", required=False, max_length=300, strip=True)
    kind = forms.ChoiceField(label="What kind of thing", required=False, error_messages=unknown("kind"))
    field_order = ("q", "kind", "hub", "since", "until")

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, programme=programme, **kwargs)
        offered = [(kind.name, kind.plural) for kind in kinds() if kind.name not in SEARCHED_KINDS_LEFT_OUT]
        self.offer("kind", [("", "Anything"), *offered])


class NotesForm(Narrowing):
    """Which notes to show."""

    setting = forms.ChoiceField(label="Setting", required=False, error_messages=unknown("setting"))
    method = forms.ChoiceField(label="How it came about", required=False, error_messages=unknown("way"))
    language = forms.ChoiceField(label="Language", required=False, error_messages=unknown("language"))
    theme = forms.ChoiceField(label="Theme", required=False, error_messages=unknown("theme"))
    standing = forms.ChoiceField(label="Who can read it", required=False, error_messages=unknown("standing"))
    promise = forms.BooleanField(label="With a promise", required=False)
    surprise = forms.BooleanField(label="With a surprise", required=False)
    mine = forms.BooleanField(label="Written by me", required=False)
    field_order = (
        *("hub", "setting", "method", "language", "since", "until"),
        *("theme", "standing", "promise", "surprise", "mine"),
    )

    def __init__(self, *args: Any, programme: Programme, themes: Iterable[Item], **kwargs: Any) -> None:
        super().__init__(*args, programme=programme, **kwargs)
        self.themes = {str(theme.pk): theme for theme in themes}
        hubs = ((slug, hub.name) for slug, hub in self.hubs.items())
        self.offer("hub", [("", "Any hub"), *hubs, (NOT_SAID, "No hub named")])
        self.offer("setting", [("", "Any setting"), *Setting.choices, (NOT_SAID, "Not said")])
        self.offer("method", [("", "Any way"), *Method.choices, (NOT_SAID, "Not said")])
        self.offer("language", [("", "Any language"), *self._languages()])
        sentences = ((pk, theme.title) for pk, theme in self.themes.items())
        self.offer("theme", [("", "Any"), (NOT_SAID, "In no theme yet"), *sentences])
        self.offer("standing", [("", "Anyone"), *Standing.choices])

    def _languages(self) -> list[tuple[str, str]]:
        """The usual languages, and the one asked for where notes came in with a tag of their own."""
        asked = str(self.data.get("language", ""))
        known = dict(LANGUAGES)
        if asked not in known and _LANGUAGE_TAG.fullmatch(asked):
            known[asked] = language_name(asked)
        return list(known.items())

    def asked(self) -> Asked:
        """The question, from the values that could be read."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        hub, theme = given.pop("hub", None), given.pop("theme", None)
        return Asked(
            hub=self.hubs.get(hub, hub) if hub else None,
            theme=self.themes.get(theme, theme) if theme else None,
            **given,
        )


class SaveSearchForm(forms.Form):
    """A name for what is on screen now."""

    name = forms.CharField(
        label="Name it, to find it again",
        max_length=80,
        error_messages={
            "required": "Give it a name, such as “Hainault this spring”.",
            "max_length": "Keep the name under 80 characters.",
        },
    )
    page = forms.ChoiceField(choices=SavedPage.choices, widget=forms.HiddenInput)
    query = forms.CharField(max_length=2_000, required=False, widget=forms.HiddenInput)


class RenameForm(forms.Form):
    """Another name for a saved search."""

    name = forms.CharField(
        label="New name",
        max_length=80,
        error_messages={
            "required": "Give it a name. It still has the one it had.",
            "max_length": "Keep the name under 80 characters. It still has the one it had.",
        },
    )
