"""Everything a note can say, and how it is laid out for the thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughline.access.words import Standing
from throughline.capture.spans import Spans, trimmed
from throughline.common.text import clean, one_line


class NothingHeard(Exception):
    """Write what you heard. Everything else can wait."""


@dataclass(frozen=True)
class PromiseGiven:
    """What was promised in the conversation."""

    to_whom: str
    what: str
    due_on: date | None = None


@dataclass(frozen=True)
class Heard:
    """Everything a note can say. Only what was heard, where (hub or place) and when are ever needed.

    `verbatim` holds spans of the cleaned `heard`. `language` is that of the conversation. `question_id` is a learning
    question's item.
    """

    heard: str
    happened_on: date
    hub_id: UUID | None = None
    place: str = ""
    verbatim: Spans = ()
    make_of_it: str = ""
    setting: str = ""
    method: str = ""
    people_count: int | None = None
    language: str = "en"
    original_words: str = ""
    who_was_missing: str = ""
    surprise: str = ""
    standing: Standing = Standing.TEAM
    question_id: UUID | None = None
    promise: PromiseGiven | None = None
    made_at: datetime | None = None

    def details(self) -> dict[str, Any]:
        """The columns of a note, cleaned."""
        heard, original = clean(self.heard), clean(self.original_words)
        return {
            "heard": heard,
            "verbatim": [list(span) for span in trimmed(self.verbatim, heard)],
            "make_of_it": clean(self.make_of_it),
            "place": one_line(self.place, 200),
            "setting": self.setting,
            "method": self.method,
            "people_count": self.people_count,
            "original_words": original,
            "original_language": self.language if original else "",
            "who_was_missing": clean(self.who_was_missing),
            "surprise": clean(self.surprise),
        }

    def columns(self) -> dict[str, Any]:
        """The columns of the item."""
        return {
            "hub_id": self.hub_id,
            "standing": self.standing.value,
            "language": self.language,
            "happened_on": self.happened_on,
        }


def search_words(details: Mapping[str, Any]) -> str:
    """What search looks in beside the title line. What the recorder makes of it is left out: a snippet would show it
    as if it had been heard."""
    heard = details["heard"]
    told = [heard if one_line(heard) != heard else "", details["original_words"], details["place"]]
    told += [f"Who was missing: {details['who_was_missing']}"] if details["who_was_missing"] else []
    told += [f"Surprise: {details['surprise']}"] if details["surprise"] else []
    return "\n".join(filter(None, told))


def kept_fields(given: Heard, details: Mapping[str, Any]) -> dict[str, Any]:
    """A note as it is kept in its revision; "words" is what spans are marked in. `details` are the note's own."""
    return {
        "words": details["heard"],
        **{name: told for name, told in details.items() if name != "heard"},
        "hub": str(given.hub_id) if given.hub_id else "",
        "language": given.language,
        "happened_on": given.happened_on.isoformat(),
    }
