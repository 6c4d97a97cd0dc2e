"""Bringing a theory in: what a file would add and change is shown first, then done whole or not at all. Nothing is ever taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from throughline.access.writable import must_write
from throughline.common.clock import now
from throughline.people.models import Person
from throughline.theory import judging, reads, stood, versions, writes
from throughline.theory.comparing import Comparison, compare
from throughline.theory.models import Element, TheoryMap
from throughline.theory.stood import Stood, StoodAssumption, StoodElement, StoodJudgement, StoodLink
from throughline.theory.words import AssumptionKind, AssumptionStatus, Confidence, ElementKind, Importance, Polarity
from throughline.thread import reads as thread
from throughline.thread.models import Item

StoodPart = StoodElement | StoodLink | StoodAssumption


@dataclass(frozen=True)
class WouldChange:
    """What bringing a file in would do: the map before and after, and which parts that were taken off it would be put back."""

    comparison: Comparison
    put_back: Sequence[str]


def would_change(person: Person, of: TheoryMap, given: Stood) -> WouldChange:
    """What bringing it in would do to the map; nothing is written."""
    stands, _ = versions.snapshot(person, of)
    off = taken_off(person, of)
    goal = merged(of, stands, given, off)
    back = [_named(goal, one) for one in returning(goal, off)]
    return WouldChange(compare(stands, goal), back)


def taken_off(person: Person, of: TheoryMap) -> Stood:
    """What was taken off the map, as it would stand there again."""
    return stood.of_standing(reads.off_the_map(person, of))


def returning(goal: Stood, off: Stood) -> list[StoodPart]:
    """The parts of a theory that stand off the map now: elements first, then what rests on them."""
    ids = {one.id for one in _parts(off)}
    return [one for one in _parts(goal) if one.id in ids]


def _parts(of: Stood) -> list[StoodPart]:
    return [*of.elements, *of.links, *of.assumptions]


def _named(goal: Stood, one: StoodPart) -> str:
    return goal.named[one.id] if isinstance(one, StoodLink) else f"“{one.title}”"


def merged(of: TheoryMap, stands: Stood, given: Stood, off: Stood) -> Stood:
    """The map as it would stand: parts known by id, else by their words, are changed; the rest is added; nothing goes.

    off   what was taken off the map: a part of it that the file holds comes back, and is changed like any other
    A judgement stays unless the file's is newer, and the title and story stay where the map has them.
    """
    known = {one.id for part in (stands, off) for one in _parts(part)}
    worded = _worded(off) | _worded(stands)
    ids: dict[str, str] = {"": ""}
    for element in given.elements:
        ids[element.id] = (
            _known_as(of, element.id, known) or worded.get(element.title.casefold()) or _as_id(of, element.id)
        )
    ends = {(one.cause, one.effect): one.id for one in (*off.links, *stands.links)}
    for link in given.links:
        between = (ids[link.cause], ids[link.effect])
        ids[link.id] = ends.get(between) or _new_link(of, link, between, known)
    about = {one.id: one.about for one in off.assumptions}
    for belief in given.assumptions:
        found = _known_as(of, belief.id, known) or worded.get(belief.title.casefold(), "")
        # One that was taken off comes back only where it stood; about something else it is another assumption.
        elsewhere = found in about and about[found] != ids[belief.about]
        ids[belief.id] = (
            str(uuid5(of.pk, f"{found} > {ids[belief.about]}")) if elsewhere else found or _as_id(of, belief.id)
        )
    elements = [replace(one, id=ids[one.id]) for one in given.elements]
    links = [replace(one, id=ids[one.id], cause=ids[one.cause], effect=ids[one.effect]) for one in given.links]
    beliefs = [replace(one, id=ids[one.id], about=ids[one.about]) for one in given.assumptions]
    return Stood(
        title=stands.title, narrative=stands.narrative or given.narrative,
        elements=_over(stands.elements, elements, off.elements), links=_over(stands.links, links, off.links),
        assumptions=[_judged(one, stands, off) for one in _over(stands.assumptions, beliefs, off.assumptions)],
    )  # fmt: skip


def _worded(part: Stood) -> dict[str, str]:
    return {one.title.casefold(): one.id for one in _parts(part) if not isinstance(one, StoodLink)}


def _known_as(of: TheoryMap, key: str, known: set[str]) -> str:
    return next((one for one in (key, str(uuid5(of.pk, key))) if one in known), "")


def _as_id(of: TheoryMap, key: str) -> str:
    try:
        return str(UUID(key))
    except ValueError:
        return str(uuid5(of.pk, key))


def _new_link(of: TheoryMap, link: StoodLink, between: tuple[str, str], known: set[str]) -> str:
    """An id for a link between two that were not linked; its own unless that names another link here."""
    own = _as_id(of, link.id)
    return own if own not in known else str(uuid5(of.pk, f"{between[0]} > {between[1]}"))


def _over(here: Any, given: Any, off: Any) -> list[Any]:
    theirs = {one.id: one for one in given}
    standing = [_kept(one, theirs.pop(one.id)) if one.id in theirs else one for one in here]
    return standing + [_kept(one, theirs.pop(one.id)) for one in off if one.id in theirs] + list(theirs.values())


def _kept(here: Any, given: Any) -> Any:
    """The file's part over ours, with the newer judgement of the two."""
    judgement = given.judgement
    if here.judgement is not None and (judgement is None or judgement.at <= here.judgement.at):
        judgement = here.judgement
    if isinstance(here, StoodAssumption):
        return replace(given, judgement=judgement, about=here.about)
    return replace(given, judgement=judgement)


def _judged(one: StoodAssumption, stands: Stood, off: Stood) -> StoodAssumption:
    """An assumption already here keeps how it stands unless the file says because of what it changed."""
    here = next((row for row in (*stands.assumptions, *off.assumptions) if row.id == one.id), None)
    if here is not None and one.judgement == here.judgement:
        return replace(one, status=here.status, confidence=here.confidence)
    return one


@transaction.atomic
def bring(*, of: TheoryMap, by: Person, given: Stood) -> Comparison:
    """Bring a theory in and say what it did. All of it or nothing. Raises NotAllowed, and what the writes refuse."""
    must_write(by, of.item.programme_id)
    TheoryMap.unscoped.select_for_update().get(pk=of.pk)
    before, _ = versions.snapshot(by, of)
    off = taken_off(by, of)
    goal = merged(of, before, given, off)
    for part in returning(goal, off):
        writes.put_back(item=thread.item(by, UUID(part.id)), by=by, alone=True)
    here = {one.id: one for part in (off, before) for one in _parts(part)}
    made: dict[str, Item] = {}
    for element in goal.elements:
        _element(of, by, element, here.get(element.id), made)
    for link in goal.links:
        _link(of, by, link, here.get(link.id), made)
    for belief in goal.assumptions:
        _assumption(of, by, belief, here.get(belief.id), made)
    if goal.narrative != before.narrative:
        writes.tell(on=of, by=by, narrative=goal.narrative)
    return compare(before, versions.snapshot(by, of)[0])


def _item(by: Person, made: Mapping[str, Item], pk: str) -> Item:
    return made[pk] if pk in made else thread.item(by, UUID(pk))


def _added(of: TheoryMap, made: dict[str, Item], pk: str, add: Any) -> Item:
    """Add a part under its own id; where that is taken elsewhere, under one that follows from it and this map."""
    for candidate in (UUID(pk), uuid5(of.pk, pk)):
        try:
            with transaction.atomic():
                part = add(candidate)
            break
        except IntegrityError:
            continue
    else:
        part = add(None)
    made[pk] = part.item
    item: Item = part.item
    return item


def _element(of: TheoryMap, by: Person, one: StoodElement, here: Any, made: dict[str, Item]) -> None:
    values = _values(one)
    if here is None:
        title, kind = values.pop("title"), ElementKind(values.pop("kind"))
        item = _added(of, made, one.id, lambda pk: writes.add_element(on=of, by=by, kind=kind, title=title, item_id=pk, **values))  # fmt: skip
    else:
        item = _reworded(by, one.id, values, here)
    _judge(by, item, one.judgement, here)


def _link(of: TheoryMap, by: Person, one: StoodLink, here: Any, made: dict[str, Item]) -> None:
    values = _values(one)
    del values["cause"], values["effect"]
    if here is None:
        ends = [_part(of, _item(by, made, pk)) for pk in (one.cause, one.effect)]
        values["polarity"] = Polarity(values["polarity"])
        item = _added(of, made, one.id, lambda pk: writes.connect(cause=ends[0], effect=ends[1], by=by, item_id=pk, **values))  # fmt: skip
    else:
        item = _reworded(by, one.id, values, here)
    _judge(by, item, one.judgement, here)


def _part(of: TheoryMap, item: Item) -> Element:
    found = Element.unscoped.select_related("of__item", "item").get(pk=item.pk, of=of)
    found.of = of
    return found


def _assumption(of: TheoryMap, by: Person, one: StoodAssumption, here: Any, made: dict[str, Item]) -> None:
    values = _values(one)
    about, status, confidence = (values.pop(name) for name in ("about", "status", "confidence"))
    values["review_on"] = date.fromisoformat(one.review_on) if one.review_on else None
    if here is None:
        title = values.pop("title")
        values |= {"kind": AssumptionKind(one.kind), "importance": Importance(one.importance)}
        target = _item(by, made, about) if about else None
        item = _added(of, made, one.id, lambda pk: writes.assume(on=of, by=by, title=title, about=target, item_id=pk, **values))  # fmt: skip
    else:
        item = _reworded(by, one.id, values, here)
    plain = status == AssumptionStatus.UNTESTED and confidence == Confidence.GUESS
    told = one.judgement or (
        None if plain else StoodJudgement(confidence, "As the file says that was brought in.", status)
    )
    if told is not None and (here is None or told != here.judgement) and (here is None or one.judgement is not None):
        _judge(by, item, replace(told, status=status, confidence=confidence), here, AssumptionStatus(status))


def _values(one: Any) -> dict[str, Any]:
    return {row.name: getattr(one, row.name) for row in fields(one) if row.name not in {"id", "judgement"}}


def _reworded(by: Person, pk: str, values: dict[str, Any], here: Any) -> Item:
    item = thread.item(by, UUID(pk))
    was = {name: getattr(here, name) for name in values}
    if isinstance(values.get("review_on"), date):
        was["review_on"] = date.fromisoformat(was["review_on"]) if was["review_on"] else None
    changes = {name: value for name, value in values.items() if (value or None) != (was[name] or None)}
    return writes.reword(item=item, by=by, changes=changes, because="Brought in from a file").item if changes else item


def _judge(
    by: Person, item: Item, told: StoodJudgement | None, here: Any, status: AssumptionStatus | None = None
) -> None:
    """Keep a judgement of the file's, with the moment it was made, unless it is here already."""
    if told is None or (here is not None and here.judgement == told):
        return
    at = datetime.fromisoformat(told.at) if told.at else None
    judging.judge(
        item=item,
        by=by,
        confidence=Confidence(told.confidence),
        because=told.because,
        status=status,
        made_by=told.made_by,
        at=at if at is not None and at <= now() else None,
    )
