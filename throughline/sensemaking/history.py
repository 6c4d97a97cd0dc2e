"""What became of a theme, told in sentences, from its kept revisions."""

from typing import Any

from throughline.people.models import Person
from throughline.people.reads import shown_name
from throughline.sensemaking.words import Confidence, ThemeStatus
from throughline.thread.models import Item, Revision
from throughline.thread.reads import history_of


def told_history(person: Person, item: Item) -> list[dict[str, Any]]:
    """Every change, newest first: {day, words, detail, who} as the timeline draws them."""
    revisions = history_of(person, item)
    earlier = [*revisions[1:], None]
    return [
        {
            "day": one.changed_at,
            "words": _words(one, before),
            "detail": one.because,
            "who": shown_name(one.changed_by),
        }
        for one, before in zip(revisions, earlier, strict=True)
    ]


def _words(one: Revision, before: Revision | None) -> str:
    title = one.fields.get("title", "")
    if one.what == "recorded":
        return f"Begun: “{title}”"
    if one.what == "reworded":
        was = before.fields.get("title", "") if before else ""
        return f"Reworded to “{title}”. Before: “{was}”"
    if one.what == "judged":
        status, confidence = ThemeStatus(one.fields["status"]), Confidence(one.fields["confidence"])
        return f"{status.label}. How sure: {confidence.label.lower()}"
    if one.what == "changed":
        return f"Changed {_which(one, before)}"
    return one.what[:1].upper() + one.what[1:]


FIELDS = {
    "belongs": "what belongs to it",
    "does_not_belong": "what does not belong to it",
    "who_is_missing": "who is missing",
    "asked_nobody_named": "who is missing",
}


def _which(one: Revision, before: Revision | None) -> str:
    was = before.fields if before else {}
    names = [words for name, words in FIELDS.items() if one.fields.get(name) != was.get(name, one.fields.get(name))]
    return " and ".join(dict.fromkeys(names)) or "its details"
