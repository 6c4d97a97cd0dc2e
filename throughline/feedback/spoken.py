"""An answer as it is read aloud: on the phone, at a gathering, by a screen reader. Plain lines, nothing to look at."""

from collections.abc import Iterable, Mapping
from datetime import date

from throughline.feedback.words import State

SAYS = {
    State.DONE: "It is done.",
    State.DOING: "It has begun.",
    State.CANNOT: "We can’t do it.",
    State.THINKING: "We are still thinking about it.",
}


def long_day(day: date) -> str:
    """A day as people say it: 3 June 2026."""
    return f"{day.day} {day:%B %Y}"


def spoken(text: Mapping[str, str], state: State, next_on: date | None) -> str:
    """One answer in one language, a thought to a paragraph.

    In English it leads from part to part; in another language the words stand alone, with the day in figures, because
    we put no words of ours into a language nobody here has checked.
    """
    if text["language"].split("-")[0] != "en":
        parts = [text["said"], text["decided"], text["because"], text["reconciled"]]
        parts.append(f"{next_on:%d.%m.%Y}" if next_on else "")
        return _paragraphs(parts)
    more = f"You hear more on {long_day(next_on)}." if next_on else ""
    return _paragraphs(
        [
            f"You said: {text['said']}",
            f"{SAYS[state]} {text['decided']}",
            f"Because: {text['because']}" if text["because"] else "",
            f"How we weighed it: {text['reconciled']}" if text["reconciled"] else "",
            more,
            "Does this answer what you said? Tell us if it does not.",
        ]
    )


def _paragraphs(parts: Iterable[str]) -> str:
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"
