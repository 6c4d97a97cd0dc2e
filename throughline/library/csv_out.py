"""Notes as a file: one row a note, what was heard and what the recorder makes of it in columns of their own."""

from collections.abc import Iterable

from throughline.capture.models import Note
from throughline.capture.words import Method, Setting
from throughline.common.csv_safe import csv_lines
from throughline.common.languages import language_name

COLUMNS = (
    "day",
    "hub",
    "place",
    "setting",
    "how it came about",
    "how many people",
    "language",
    "heard",
    "of which word for word",
    "in the language it was said",
    "what the recorder makes of it",
    "who was missing",
    "surprise",
    "who can read it",
    "note",
)
"""Who recorded a note is left out: a file of who wrote how much is not what notes are for."""


def notes_csv(notes: Iterable[Note]) -> str:
    """The file's text, ready for a spreadsheet program."""
    return "".join(csv_lines(COLUMNS, map(_row, notes)))


def _row(note: Note) -> list[object]:
    item = note.item
    return [
        item.happened_on.isoformat(),
        item.hub.name if item.hub else "",
        note.place,
        dict(Setting.choices).get(note.setting, note.setting),
        dict(Method.choices).get(note.method, note.method),
        note.people_count,
        language_name(item.language),
        note.heard,
        " … ".join(note.heard[begins_at:ends_at] for begins_at, ends_at in note.verbatim),
        note.original_words,
        note.make_of_it,
        note.who_was_missing,
        note.surprise,
        item.get_standing_display(),
        str(item.pk),
    ]
