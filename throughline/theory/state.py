"""A map in words and plain values: what a screen reader says of each part, and what the island is given."""

from throughline.theory.models import Assumption, CausalLink, Element, Judgement
from throughline.theory.reads import Standing
from throughline.theory.words import Confidence, Delay, ElementKind, Polarity


def sure_words(judgement: Judgement | None) -> str:
    """How sure the group is, in words; nothing before anybody has judged it."""
    return "" if judgement is None else f"How sure: {Confidence(judgement.confidence).label}"


def element_says(standing: Standing, element: Element) -> str:
    """“Outcome: People come again, 2 causes, 3 effects, 4 for, 1 against, how sure: a few voices”."""
    causes, effects = len(standing.led_from(element)), len(standing.leads_to(element))
    told = [
        f"{ElementKind(element.kind).label}: {element.item.title}",
        _counted(causes, "cause"),
        _counted(effects, "effect"),
    ]
    tally = standing.tallies.get(element.pk)
    if tally is not None:
        told += [f"{tally.supports} for", f"{tally.challenges} against"]
    judged = standing.judged.get(element.pk)
    told.append(f"how sure: {Confidence(judged.confidence).label}" if judged else "not judged yet")
    if element.contribution_only:
        told.append("beyond the ceiling of accountability: we contribute")
    return ", ".join(told)


def link_says(link: CausalLink) -> str:
    """“Hearing back leads to coming again: more of this, more of that, takes months”."""
    how = [Polarity(link.polarity).label, *([Delay(link.delay).label] if link.delay else [])]
    return f"“{link.cause.item.title}” leads to “{link.effect.item.title}”: {', '.join(how)}"


def assumption_says(assumption: Assumption) -> str:
    """“Assumption: People will say so when it is too far. Untested; how sure: a guess”."""
    sure = Confidence(assumption.confidence).label
    return f"Assumption: {assumption.item.title}. {assumption.get_status_display().capitalize()}; how sure: {sure}"


def _counted(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"
