"""The filters of an address as chips: what each asks for, and the address without it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django import forms


@dataclass(frozen=True)
class Chip:
    """One filter that is on, in words, and the query that takes it off."""

    name: str
    words: str
    query_without: str


def query_of(form: forms.Form, leave_out: Iterable[str] = ()) -> str:
    """The form's valid values as a query string in the form's own order: one address for one question."""
    skipped = set(leave_out)
    pairs = [
        (name, _spelled(value))
        for name, value in form.cleaned_data.items()
        if value not in (None, "", False) and name not in skipped
    ]
    return urlencode(pairs)


def _spelled(value: object) -> str:
    if value is True:
        return "1"
    return value.isoformat() if isinstance(value, date) else str(value)


def chips_of(form: forms.Form, said: Mapping[str, str], leave_out: Iterable[str] = ()) -> list[Chip]:
    """A chip for each value that is on; `said` gives a value's words where the form's own choices do not."""
    skipped = set(leave_out)
    chips = []
    for name, value in form.cleaned_data.items():
        if value in (None, "", False) or name in skipped:
            continue
        words = said.get(name) or f"{form.fields[name].label}: {_in_words(form, name, value)}"
        chips.append(Chip(name, words, query_of(form, [name, *skipped])))
    return chips


def _in_words(form: forms.Form, name: str, value: object) -> str:
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(str(value), value))  # type: ignore[arg-type]  # flat choices only
    return str(value)
