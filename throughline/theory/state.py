"""A map in words and plain values: what a screen reader says of each part, and what the drawn map's island is given."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.urls import NoReverseMatch

from throughline.access.writable import may_write
from throughline.people.models import Person
from throughline.people.reads import shown_name
from throughline.theory import reads
from throughline.theory.models import Assumption, CausalLink, Change, Element, Judgement, TheoryMap
from throughline.theory.reads import Standing
from throughline.theory.words import Act, Confidence, Delay, ElementKind, Polarity
from throughline.thread.models import Item

DID = {
    Act.ADDED: "{who} added “{what}”",
    Act.REWORDED: "{who} changed “{what}”",
    Act.TAKEN_OFF: "{who} took “{what}” off the map",
    Act.PUT_BACK: "{who} put “{what}” back on the map",
    Act.JUDGED: "{who} judged how sure we are of “{what}”",
    Act.FILED: "{who} filed evidence on “{what}”",
    Act.UNFILED: "{who} took evidence away from “{what}”",
}


def sure_words(judgement: Judgement | None) -> str:
    """How sure the group is, in words; nothing before anybody has judged it."""
    return "" if judgement is None else f"How sure: {Confidence(judgement.confidence).label}"


def element_says(standing: Standing, element: Element, causes: int, effects: int) -> str:
    """“Outcome: People come again, 2 causes, 3 effects, 4 for, 1 against, how sure: a few voices”."""
    told = [f"{ElementKind(element.kind).label}: {element.item.title}", _counted(causes, "cause")]
    told.append(_counted(effects, "effect"))
    tally = standing.tallies.get(element.pk)
    if tally is not None:
        told += [f"{tally.supports} for", f"{tally.challenges} against"]
    judged = standing.judged.get(element.pk)
    told.append(f"how sure: {Confidence(judged.confidence).label}" if judged else "not judged yet")
    if element.contribution_only:
        told.append("beyond the ceiling of accountability: we contribute")
    return ", ".join(told)


def link_says(link: CausalLink) -> str:
    """““People hear back” leads to “People come again”: more of this, more of that, takes months”."""
    how = [Polarity(link.polarity).label, *([Delay(link.delay).label] if link.delay else [])]
    return f"“{link.cause.item.title}” leads to “{link.effect.item.title}”: {', '.join(how)}"


def assumption_says(assumption: Assumption) -> str:
    """“Assumption: People will say so when it is too far. Untested; how sure: a guess”."""
    sure = Confidence(assumption.confidence).label
    return f"Assumption: {assumption.item.title}. {assumption.get_status_display().capitalize()}; how sure: {sure}"


def address_of(item: Item) -> str:
    """The page of a part, or nothing while no page has it."""
    try:
        return item.get_absolute_url()
    except NoReverseMatch:
        return ""


def said_of(standing: Standing) -> dict[Any, str]:
    """By id, each element in one sentence."""
    causes = Counter(link.effect_id for link in standing.links)
    effects = Counter(link.cause_id for link in standing.links)
    return {one.pk: element_says(standing, one, causes[one.pk], effects[one.pk]) for one in standing.elements}


def told(person: Person, of: TheoryMap) -> dict[str, Any]:
    """The whole map as it stands for this reader, in plain values; a flat number of queries."""
    # The number is read before the parts: a change in between is then told once too often, never lost.
    number = reads.number_of(of)
    return told_of(reads.standing(person, of), may_write(person, of.item.programme_id), number)


def told_of(standing: Standing, may_change: bool, number: int) -> dict[str, Any]:
    """A standing theory in plain values."""
    return {"number": number, "may_write": may_change, **parts_told(standing, standing.links)}


def parts_told(standing: Standing, links: Iterable[CausalLink]) -> dict[str, Any]:
    """The elements and assumptions of a standing theory, and these of its links, in plain values."""
    says = said_of(standing)
    return {
        "elements": [_element(standing, one, says[one.pk]) for one in standing.elements],
        "links": [_link(one) for one in links],
        "assumptions": [_assumption(one) for one in standing.assumptions],
    }


def _element(standing: Standing, one: Element, says: str) -> dict[str, Any]:
    place = standing.places.get(one.pk)
    return {
        "id": str(one.pk), "revision": one.item.revision, "kind": one.kind, "title": one.item.title,
        "description": one.description, "who_changes": one.who_changes, "level": one.level, "horizon": one.horizon,
        "contribution_only": one.contribution_only, "says": says, "sure": sure_words(standing.judged.get(one.pk)),
        "place": list(place) if place else None, "url": address_of(one.item),
    }  # fmt: skip


def _link(one: CausalLink) -> dict[str, Any]:
    return {
        "id": str(one.pk), "revision": one.item.revision, "cause": str(one.cause_id), "effect": str(one.effect_id),
        "mechanism": one.mechanism, "polarity": one.polarity, "delay": one.delay, "says": link_says(one),
        "url": address_of(one.item),
    }  # fmt: skip


def _assumption(one: Assumption) -> dict[str, Any]:
    about = str(one.about_id) if one.about_id else None
    return {"id": str(one.pk), "about": about, "title": one.item.title, "says": assumption_says(one), "url": address_of(one.item)}  # fmt: skip


def change_told(person: Person, change: Change) -> dict[str, Any]:
    """One change in a sentence that says whose it was."""
    mine = change.by_id == person.pk
    what = DID[Act(change.act)].format(who="You" if mine else shown_name(change.by), what=change.subject.title)
    return {"number": change.number, "subject": str(change.subject_id), "mine": mine, "says": what}


def changes_told(person: Person, of: TheoryMap, after: int) -> list[dict[str, Any]]:
    """What happened on the map after a number, oldest first, as far as this reader sees what it happened to."""
    changes = reads.changes_since(of, after)
    seen = reads.seen_of(person, [change.subject_id for change in changes])
    return [change_told(person, change) for change in changes if change.subject_id in seen]


def _counted(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"
