"""What a stranger's file holds, made into a theory as far as it can be, with a sentence for everything that could not.

Every format ends here: a reader only says where things stand in its file. Nothing is written.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Choices

from throughline.common.text import clean, one_line
from throughline.theory.stood import Stood, StoodAssumption, StoodElement, StoodJudgement, StoodLink
from throughline.theory.words import (
    AssumptionKind,
    AssumptionStatus,
    Confidence,
    Delay,
    ElementKind,
    Horizon,
    Importance,
    Level,
    Polarity,
)

MOST_PARTS = 3_000
MOST_SAID = 100
TEXT = 4_000
LARGEST = 2_000_000


class NotTaken(Exception):
    """This file could not be read as a theory. Nothing was brought in."""


class TooLarge(NotTaken):
    """This file is larger than 2 MB, so it was not opened. Nothing was brought in. Bring in a part of it."""


class NotJson(NotTaken):
    """This is not a JSON file we can read: it is damaged, or it is something else. Nothing was brought in. Export it again and choose the new file."""


class NotATheory(NotTaken):
    """This file holds no elements where we look for them. Nothing was brought in. Check that it is a Throughline theory, a Kumu blueprint, or a spreadsheet with a sheet called Elements."""


class TooManyParts(NotTaken):
    """This file holds more than 3,000 parts. Nothing was brought in. Bring it in as several maps."""


@dataclass
class Loose:
    """What a file holds, unchecked: rows of whatever the file said, by our names for the fields."""

    title: Any = ""
    narrative: Any = ""
    elements: list[Any] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)
    assumptions: list[Any] = field(default_factory=list)
    places: Any = None
    said: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Brought:
    """A theory read from a file. Ids are the file's own where they are UUIDs, else its keys; `said` what was not understood."""

    stood: Stood
    said: list[str]


def brought(loose: Loose) -> Brought:
    """Make a theory of what a file holds. Raises NotATheory, TooManyParts."""
    if not all(isinstance(rows, list) for rows in (loose.elements, loose.links, loose.assumptions)):
        raise NotATheory
    if len(loose.elements) + len(loose.links) + len(loose.assumptions) > MOST_PARTS:
        raise TooManyParts
    reading = _Reading(loose.said)
    elements = [found for at, row in enumerate(loose.elements, 1) if (found := reading.element(at, row))]
    links = [link for at, row in enumerate(loose.links, 1) if (link := reading.link(at, row))]
    beliefs = [belief for at, row in enumerate(loose.assumptions, 1) if (belief := reading.assumption(at, row))]
    if not elements and not beliefs:
        raise NotATheory
    said = reading.said
    if len(said) > MOST_SAID:
        said = [*said[:MOST_SAID], f"And {len(said) - MOST_SAID:,} more of the same."]
    stood = Stood(
        title=_line(loose.title),
        narrative=_text(loose.narrative, 20_000),
        elements=elements,
        links=links,
        assumptions=beliefs,
    )
    return Brought(stood, said)


class _Reading:
    """One file being read: what was met so far, and what there is to say of it."""

    def __init__(self, said: Iterable[str]) -> None:
        self.said = list(said)
        self.ids: set[str] = set()
        self.by_name: dict[str, str] = {}
        self.parts: set[str] = set()
        self.ends: set[tuple[str, str]] = set()
        self.titles: dict[str, str] = {}

    def element(self, at: int, row: Any) -> StoodElement | None:
        given = self._row(row, f"Element {at}")
        title = _line(given.get("title"))
        if not title:
            self.said.append(f"Element {at} has no words, so it was left out.")
            return None
        key = self._key(given.get("id") or title, f"“{title}”")
        if key is None:
            return None
        self.by_name.setdefault(title.casefold(), key)
        self.titles[key] = title
        named = f"“{title}”"
        return StoodElement(
            id=key, title=title, kind=self._one(ElementKind, given.get("kind"), ElementKind.OUTCOME, f"the kind of {named}"),
            description=_text(given.get("description")), who_changes=_line(given.get("who_changes"), 200),
            level=self._one(Level, given.get("level"), "", f"the level of {named}"),
            horizon=self._one(Horizon, given.get("horizon"), "", f"the horizon of {named}"),
            contribution_only=_yes(given.get("contribution_only")) or _same(ElementKind.IMPACT, given.get("kind")),
            judgement=self._judgement(given.get("judgement"), named),
        )  # fmt: skip

    def link(self, at: int, row: Any) -> StoodLink | None:
        given = self._row(row, f"Link {at}")
        cause, effect = self._end(given.get("cause")), self._end(given.get("effect"))
        if cause is None or effect is None:
            missing = _line(given.get("cause") if cause is None else given.get("effect"), 80)
            self.said.append(f"Link {at} was left out: one of its ends, “{missing}”, is not among the elements.")
            return None
        named = f"“{self.titles[cause]}” to “{self.titles[effect]}”"
        if cause == effect:
            self.said.append(f"Link {at} was left out: it leads from “{self.titles[cause]}” to itself.")
            return None
        if (cause, effect) in self.ends:
            self.said.append(f"The link from {named} is said twice; the first was taken.")
            return None
        key = self._key(given.get("id") or f"{cause} > {effect}", f"the link from {named}")
        if key is None:
            return None
        self.ends.add((cause, effect))
        return StoodLink(
            id=key, cause=cause, effect=effect, mechanism=_text(given.get("mechanism")),
            polarity=self._one(Polarity, given.get("polarity"), Polarity.MORE, f"which way it works from {named}"),
            delay=self._one(Delay, given.get("delay"), "", f"how long it takes from {named}"),
            judgement=self._judgement(given.get("judgement"), f"the link from {named}"),
        )  # fmt: skip

    def assumption(self, at: int, row: Any) -> StoodAssumption | None:
        given = self._row(row, f"Assumption {at}")
        title = _line(given.get("title"))
        key = self._key(given.get("id") or f"assumption {title}", f"“{title}”") if title else None
        if key is None:
            if not title:
                self.said.append(f"Assumption {at} has no words, so it was left out.")
            return None
        named = f"“{title}”"
        about = _key(given.get("about"))
        found = about if about in self.ids else self.by_name.get(about.casefold(), "")
        if about and not found:
            self.said.append(f"What {named} is about is not in the file, so it was taken as about the whole map.")
        return StoodAssumption(
            id=key, title=title, about=found, kind=self._one(AssumptionKind, given.get("kind"), AssumptionKind.CAUSAL, f"the sort of {named}"),
            importance=int(self._one(Importance, given.get("importance"), Importance.SOME, f"how much hangs on {named}")),
            status=self._one(AssumptionStatus, given.get("status"), AssumptionStatus.UNTESTED, f"how {named} stands"),
            confidence=int(self._one(Confidence, given.get("confidence"), Confidence.GUESS, f"how sure you are of {named}")),
            if_it_fails=_text(given.get("if_it_fails")), owner_role=_line(given.get("owner_role"), 120),
            review_on=self._day(given.get("review_on"), named), judgement=self._judgement(given.get("judgement"), named),
        )  # fmt: skip

    def _row(self, row: Any, named: str) -> Mapping[str, Any]:
        if isinstance(row, dict):
            return row
        self.said.append(f"{named} is not written as one, so it could not be understood.")
        return {}

    def _key(self, given: Any, named: str) -> str | None:
        key = _key(given)
        if key in self.ids:
            self.said.append(f"{named[:1].upper()}{named[1:]} comes twice; the first was taken.")
            return None
        self.ids.add(key)
        return key

    def _end(self, given: Any) -> str | None:
        key = _key(given)
        return key if key in self.titles else self.by_name.get(key.casefold())

    def _one(self, words: type[Choices], given: Any, otherwise: Any, what: str) -> Any:
        """One of our words, by value or as people read it; anything else is reported and taken as `otherwise`."""
        plain = "" if given is None else _line(str(given) if isinstance(given, int | float) else given, 120)
        if not plain:
            return getattr(otherwise, "value", otherwise)
        for value, label in words.choices:
            if plain.casefold() in (str(value).casefold(), str(label).casefold()):
                return value
        self.said.append(f"“{plain}” is not a word we know for {what}; it was left open.")
        return getattr(otherwise, "value", otherwise)

    def _day(self, given: Any, named: str) -> str:
        if isinstance(given, datetime):
            return given.date().isoformat()
        words = _line(given, 40)
        try:
            return date.fromisoformat(words[:10]).isoformat() if words else ""
        except ValueError:
            self.said.append(
                f"“{words}” is not a day we can read, for when to look at {named} again; it was left open."
            )
            return ""

    def _judgement(self, given: Any, named: str) -> StoodJudgement | None:
        if given is None:
            return None
        because = _text(given.get("because")) if isinstance(given, dict) else ""
        if not because:
            self.said.append(f"How sure you were of {named} has no because, so it was left out.")
            return None
        return StoodJudgement(
            confidence=int(self._one(Confidence, given.get("confidence"), Confidence.GUESS, f"how sure you were of {named}")),
            because=because, status=self._one(AssumptionStatus, given.get("status"), "", f"how {named} stood"),
            made_by=_line(given.get("made_by"), 200), at=_moment(given.get("at")),
        )  # fmt: skip


def without_cycles(parents: Mapping[str, str], named: Callable[[str], str], said: list[str]) -> list[tuple[str, str]]:
    """Child and parent pairs, those left out that would make something its own forebear."""
    kept: dict[str, str] = {}
    for child, parent in parents.items():
        above: str | None = parent
        while above is not None and above != child:
            above = kept.get(above)
        if above == child:
            said.append(
                f"“{named(child)}” would come under itself by way of its parents, so its parent “{named(parent)}” was left out. "
                "If you mean a loop, draw it as links."
            )
        else:
            kept[child] = parent
    return list(kept.items())


def _key(given: Any) -> str:
    words = _line(str(given) if isinstance(given, int | float) else given)
    try:
        return str(UUID(words))
    except ValueError:
        return words


def _line(given: Any, limit: int = 300) -> str:
    return one_line(given[: limit * 4], limit) if isinstance(given, str) else ""


def _text(given: Any, limit: int = TEXT) -> str:
    return clean(given[: limit * 2])[:limit] if isinstance(given, str) else ""


def _yes(given: Any) -> bool:
    return given is True or (isinstance(given, str) and given.strip().casefold() in {"yes", "true", "1", "y"})


def _same(word: Any, given: Any) -> bool:
    return isinstance(given, str) and given.strip().casefold() in (word.value, word.label.casefold())


def _moment(given: Any) -> str:
    try:
        found = datetime.fromisoformat(given) if isinstance(given, str) else None
    except ValueError:
        return ""
    return found.isoformat() if found is not None and found.tzinfo is not None else ""
