"""A theory told in sentences, each still leading to the parts it speaks of. Written from the map; people may tell it their own way.

We do this: Hold a repair evening. It works because neighbours wait together, so that people talk to each other.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from throughline.theory.stood import Stood, StoodAssumption, StoodElement, StoodLink
from throughline.theory.words import AssumptionStatus, Confidence, ElementKind, Polarity

Step = tuple[str, str]

HOW_SURE: Mapping[int, str] = {
    Confidence.GUESS: "so far this is a guess",
    Confidence.A_FEW_VOICES: "we are quite unsure: only a few voices say so",
    Confidence.REPEATED: "we hear it again and again, from one kind of source",
    Confidence.SEVERAL_KINDS: "several kinds of source, or several places, say so",
    Confidence.TESTED: "we tested it and tried to prove ourselves wrong",
}
HOW_IT_STANDS: Mapping[str, str] = {
    AssumptionStatus.UNTESTED: "nobody has tested it",
    AssumptionStatus.BEING_TESTED: "we are testing it",
    AssumptionStatus.HOLDING: "it is holding",
    AssumptionStatus.MIXED: "it is mixed: in some places it holds, in others not",
    AssumptionStatus.NOT_HOLDING: "it is not holding",
    AssumptionStatus.RETIRED: "we no longer build on it",
}


@dataclass(frozen=True)
class Telling:
    """A sentence and the ids of the parts it speaks of."""

    words: str
    parts: Sequence[str]


@dataclass(frozen=True)
class Chapter:
    """Sentences under a heading."""

    title: str
    sentences: Sequence[Telling]


def told(stood: Stood) -> list[Chapter]:
    """The theory in chapters: what we hope for, what we do and why it should work, what we assume, what is around us."""
    chapters = [
        Chapter("What we hope for", _hoped(stood)),
        Chapter("What we do, and why it should work", _done(stood)),
        Chapter("What has to happen on the way", _on_the_way(stood)),
        Chapter("What we take to be so", [_assumed(stood, one) for one in _weightiest(stood.assumptions)]),
        Chapter("What is around us", _around(stood)),
    ]
    return [chapter for chapter in chapters if chapter.sentences]


def as_text(chapters: Sequence[Chapter]) -> str:
    """The chapters as one running text, for people to write on from."""
    return "\n\n".join(f"{chapter.title}\n" + "\n".join(one.words for one in chapter.sentences) for chapter in chapters)


def _of(stood: Stood, *kinds: ElementKind) -> list[StoodElement]:
    return [one for one in stood.elements if one.kind in kinds]


def _sentence(words: str) -> str:
    """Somebody's line as a whole sentence."""
    line = words.strip()
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."


def _hoped(stood: Stood) -> list[Telling]:
    impacts = [Telling(_sentence(one.title), [one.id]) for one in _of(stood, ElementKind.IMPACT)]
    outcomes = [one for one in _of(stood, ElementKind.OUTCOME) if one.contribution_only]
    return impacts + [
        Telling(f"We contribute to this, beside others: {_sentence(one.title)}", [one.id]) for one in outcomes
    ]


def _done(stood: Stood) -> list[Telling]:
    return [_why(stood, one, f"We do this: {_sentence(one.title)}") for one in _of(stood, ElementKind.ACTIVITY)]


def _on_the_way(stood: Stood) -> list[Telling]:
    kinds = (ElementKind.MECHANISM, ElementKind.PRECONDITION, ElementKind.OUTCOME)
    ways = [one for one in _of(stood, *kinds) if not one.contribution_only]
    return [_why(stood, one, _sentence(one.title)) for one in ways]


def _why(stood: Stood, one: StoodElement, begins: str) -> Telling:
    """An element, and for each of its links why it works and what for."""
    links = stood.leads_from(one.id)
    said = [begins, *(_link(stood, link) for link in links)]
    return Telling(" ".join(said), [one.id, *(part for link in links for part in (link.id, link.effect))])


SO_THAT: Mapping[str, str] = {
    Polarity.MORE: "so that",
    Polarity.LESS: "so that there is less of this",
    Polarity.MIXED: "so that, sometimes more and sometimes less",
    Polarity.UNKNOWN: "and it bears on this, we don’t know yet which way",
}


def _link(stood: Stood, link: StoodLink) -> str:
    effect = f"“{stood.named.get(link.effect, '…')}”"
    on = f"{SO_THAT[link.polarity]}: {effect}."
    because = link.mechanism.strip().rstrip(".")
    return f"It works because {because}, {on}" if because else f"We do it {on}" if _is_done(stood, link) else f"It matters {on}"  # fmt: skip


def _is_done(stood: Stood, link: StoodLink) -> bool:
    return any(one.id == link.cause and one.kind == ElementKind.ACTIVITY for one in stood.elements)


def _weightiest(assumptions: Sequence[StoodAssumption]) -> list[StoodAssumption]:
    """What much hangs on first; what was retired is no part of the story any more."""
    shown = [one for one in assumptions if one.status != AssumptionStatus.RETIRED]
    return sorted(shown, key=lambda one: -one.importance)


def _assumed(stood: Stood, one: StoodAssumption) -> Telling:
    title = one.title.strip().rstrip(".")
    says = f"We assume: {title}. {_capital(HOW_IT_STANDS[one.status])}; {HOW_SURE[one.confidence]}."
    if one.judgement is not None and one.judgement.because:
        says += f" Because: {_sentence(one.judgement.because)}"
    return Telling(says, [part for part in (one.id, one.about) if part])


def _around(stood: Stood) -> list[Telling]:
    told_of = {
        ElementKind.ENABLING_FACTOR: "What helps",
        ElementKind.EXTERNAL_FACTOR: "What happens whatever we do",
        ElementKind.UNINTENDED_EFFECT: "What we did not mean",
    }
    return [
        Telling(f"{label}: {_sentence(one.title)}", [one.id])
        for kind, label in told_of.items()
        for one in _of(stood, kind)
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def linked(words: str, stood: Stood) -> list[tuple[str, str]]:
    """People's own words in pieces: (words, id of the element they name, or ""). Where the map's words stand, they still lead to it."""
    ids = {one.title.strip().rstrip(".").casefold(): one.id for one in stood.elements if one.title.strip(" .")}
    if not ids:
        return [(words, "")]
    # Longest first, so that “People come again often” is not taken for “People come again”.
    named = "|".join(re.escape(title) for title in sorted(ids, key=len, reverse=True))
    found = re.split(rf"(?<!\w)({named})(?!\w)", words, flags=re.IGNORECASE)
    return [(piece, ids.get(piece.casefold(), "") if at % 2 else "") for at, piece in enumerate(found) if piece]
