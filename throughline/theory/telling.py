"""What became of a map and its parts, in sentences."""

from typing import Any

from throughline.people.models import Person
from throughline.people.reads import shown_name
from throughline.theory.models import Change
from throughline.theory.undoing import first_of
from throughline.theory.words import Act, AssumptionStatus, Confidence
from throughline.thread.models import Item, Revision
from throughline.thread.reads import history_of

FIELDS = {
    "kind": "what sort it is",
    "description": "more about it",
    "who_changes": "who changes",
    "level": "at whose level",
    "horizon": "by when",
    "contribution_only": "which side of the ceiling it stands",
    "mechanism": "because of what it works",
    "polarity": "which way it works",
    "delay": "how long it takes",
    "importance": "how much hangs on it",
    "if_it_fails": "what we would do if it fails",
    "owner_role": "who keeps an eye on it",
    "review_on": "when to look again",
}

SAID = {
    Act.ADDED: "adding",
    Act.REWORDED: "changing the words of",
    Act.TAKEN_OFF: "taking off the map",
    Act.PUT_BACK: "putting back",
}
"""An act of one's own, as a button offers to take it back."""


def undo_words(change: Change | None) -> str:
    """What the undo button takes back, or nothing."""
    return f"{SAID[Act(first_of(change).act)]} “{_short(change.subject.title)}”" if change else ""


def redo_words(change: Change | None) -> str:
    """What the redo button brings back, or nothing; `change` is the undoing."""
    return undo_words(change)


def _short(title: str) -> str:
    return title if len(title) <= 70 else title[:69].rsplit(" ", 1)[0] + "…"


def told_history(person: Person, item: Item) -> list[dict[str, Any]]:
    """Every change of a part, newest first: {day, words, detail, who} as the timeline draws them."""
    stood: dict[str, Any] = {}
    told = []
    for one in reversed(history_of(person, item)):
        told.append(
            {
                "day": one.changed_at,
                "words": _words(one, stood),
                "detail": f"Because: {one.because}" if one.because else "",
                "who": shown_name(one.changed_by),
            }
        )
        stood |= one.fields  # a judgement keeps only what it judged
    return told[::-1]


def _words(one: Revision, stood: dict[str, Any]) -> str:
    if one.what == "recorded":
        return f"Put on the map: “{one.fields.get('title', '')}”"
    if one.what == "judged":
        sure = f"how sure we are: {Confidence(one.fields['confidence']).label}"
        status = one.fields.get("status")
        return f"Judged {AssumptionStatus(status).label}, {sure}" if status else f"Judged; {sure}"
    if one.what == Act.REWORDED.label:
        return _reworded(one, stood)
    return one.what[:1].upper() + one.what[1:]


def _reworded(one: Revision, was: dict[str, Any]) -> str:
    told = []
    if was.get("title") and was["title"] != one.fields.get("title"):
        told.append(f"Reworded to “{one.fields['title']}”. Before: “{was['title']}”")
    names = [
        words
        for name, words in FIELDS.items()
        if name in one.fields and one.fields[name] != was.get(name, one.fields[name])
    ]
    if names:
        told.append(f"Changed {' and '.join(dict.fromkeys(names))}")
    return ". ".join(told) or "Kept as it was"
