"""The one set of commands on a map. The outline and the drawn map both end here, and each is kept as a numbered change."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.common.clock import now
from throughline.common.text import clean, one_line
from throughline.people.models import Person
from throughline.theory.models import Assumption, CausalLink, Change, Element, Place, TheoryMap, fields_of
from throughline.theory.words import Act, AssumptionKind, Delay, ElementKind, Horizon, Importance, Level, Polarity
from throughline.thread import reads
from throughline.thread import writes as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning

Part = Element | CausalLink | Assumption
MODELS: dict[str, Any] = {"theory-element": Element, "causal-link": CausalLink, "assumption": Assumption}
KEPT_TEXT = 4_000
PLACE_LIMIT = 100_000


class NeedsWords(Exception):
    """Say it in a few words first: there is nothing here yet."""


class LeadsToItself(Exception):
    """Something can’t lead to itself. Choose another element at one of the ends."""


class SaidAlready(Exception):
    """This link is on the map already. Open it to change its mechanism, or choose other ends."""


class OnAnotherMap(Exception):
    """The two don’t stand on the same map. Choose elements of one map."""


class OffTheMap(Exception):
    """This was taken off the map. Put it back first; nothing of it is lost."""


class OneMapOnly(Exception):
    """The programme has its map already. A hub’s own map is begun from the element it belongs under."""


def held(item: Item, by: Person) -> Part:
    """The part of a map behind an item, locked for a change. Raises NotAllowed unless `by` is on the team, NotVisible."""
    seen = reads.item(by, item.pk)
    if seen.kind not in MODELS:
        raise NotVisible
    must_write(by, seen.programme_id)
    model = MODELS[seen.kind]
    # One change of a map at a time: their numbers have no gaps, so that a screen knows what it has missed.
    TheoryMap.unscoped.select_for_update().get(pk=model.unscoped.values_list("of_id", flat=True).get(pk=seen.pk))
    part: Part = model.unscoped.select_related("of__item").get(pk=seen.pk)
    part.item = seen
    return part


def note_change(
    *, of_id: UUID, subject: Item, act: Act, by: Person, before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None, undoes: Change | None = None,
) -> Change:  # fmt: skip
    """Number a change of the map, for the screens of others and for undoing."""
    TheoryMap.unscoped.filter(pk=of_id).update(number=F("number") + 1)
    number = TheoryMap.unscoped.values_list("number", flat=True).get(pk=of_id)
    return Change.unscoped.create(
        of_id=of_id, number=number, subject=subject, act=act, by=by, at=now(),
        before=None if before is None else dict(before), after=None if after is None else dict(after), undoes=undoes,
    )  # fmt: skip


def as_kept(part: Part) -> dict[str, Any]:
    """A part's wording and fields, as changes, revisions and versions keep them."""
    return {"title": part.item.title, **fields_of(part)}


@transaction.atomic
def begin_map(
    *, by: Person, programme_id: UUID, title: str, hub_id: UUID | None = None, under: Item | None = None,
    item_id: UUID | None = None,
) -> TheoryMap:  # fmt: skip
    """Begin the programme's theory of change, or a hub's own `under` an element of it.

    Raises OneMapOnly for a second map of the programme or the hub, NeedsWords, NotAllowed.
    """
    name = _words(title)
    here = TheoryMap.unscoped.filter(item__programme_id=programme_id)
    here = here.filter(item__hub_id=hub_id) if hub_id else here.filter(item__hub=None)
    must_write(by, programme_id)
    if here.exists():
        raise OneMapOnly
    item = thread.add_item(
        kind="theory-map", by=by, programme_id=programme_id, title=name, hub_id=hub_id, item_id=item_id
    )
    return TheoryMap.unscoped.create(item=item, under=under)


@transaction.atomic
def add_element(
    *, on: TheoryMap, by: Person, kind: ElementKind, title: str, description: str = "", who_changes: str = "",
    level: Level | str = "", horizon: Horizon | str = "", contribution_only: bool = False,
    place: tuple[int, int] | None = None, item_id: UUID | None = None,
) -> Element:  # fmt: skip
    """Put an element on the map. Raises NeedsWords, NotAllowed unless `by` is on the team."""
    element = Element(
        of=on, kind=kind, description=clean(description), who_changes=one_line(who_changes), level=level,
        horizon=horizon, contribution_only=contribution_only or kind == ElementKind.IMPACT,
    )  # fmt: skip
    _stand(element, on, "theory-element", by, title, f"{element.description}\n{element.who_changes}", item_id)
    if place is not None:
        move(on=on, by=by, places={element.pk: place})
    return element


@transaction.atomic
def connect(
    *, cause: Element, effect: Element, by: Person, mechanism: str = "", polarity: Polarity = Polarity.MORE,
    delay: Delay | str = "", item_id: UUID | None = None,
) -> CausalLink:  # fmt: skip
    """Say that one element leads to another. Raises LeadsToItself, OnAnotherMap, OffTheMap, SaidAlready, NotAllowed."""
    if cause.pk == effect.pk:
        raise LeadsToItself
    if cause.of_id != effect.of_id:
        raise OnAnotherMap
    if cause.off_map_at or effect.off_map_at:
        raise OffTheMap
    if CausalLink.unscoped.filter(cause=cause, effect=effect, off_map_at=None).exists():
        raise SaidAlready
    link = CausalLink(
        of=cause.of, cause=cause, effect=effect, mechanism=clean(mechanism), polarity=polarity, delay=delay
    )
    wording = f"“{cause.item.title}” leads to “{effect.item.title}”"
    _stand(link, cause.of, "causal-link", by, wording, link.mechanism, item_id)
    return link


@transaction.atomic
def assume(
    *, on: TheoryMap, by: Person, title: str, about: Item | None = None, kind: AssumptionKind = AssumptionKind.CAUSAL,
    importance: Importance = Importance.SOME, if_it_fails: str = "", owner_role: str = "",
    review_on: date | None = None, item_id: UUID | None = None,
) -> Assumption:  # fmt: skip
    """Say what we take to be so, about an element, a causal link or (None) the whole map. It begins untested and a guess.

    Raises NeedsWords, OnAnotherMap, NotAllowed.
    """
    if about is not None and not _stands_on(about, on):
        raise OnAnotherMap
    assumption = Assumption(
        of=on, about=about, kind=kind, importance=importance, if_it_fails=clean(if_it_fails),
        owner_role=one_line(owner_role), review_on=review_on,
    )  # fmt: skip
    _stand(assumption, on, "assumption", by, title, f"{assumption.if_it_fails}\n{assumption.owner_role}", item_id)
    thread.link(source=assumption.item, target=about or on.item, meaning=Meaning.ABOUT, by=by)
    return assumption


@transaction.atomic
def reword(
    *, item: Item, by: Person, changes: Mapping[str, Any], because: str = "", base_revision: int | None = None
) -> Part:
    """Change a part's wording or fields; what it said before stays in its history.

    changes  by field name; "title" is the wording. Status and confidence are judged, never set here.
    Raises NeedsWords, OffTheMap, ChangedMeanwhile, NotAllowed; ValueError for a field that can't be set.
    """
    part = held(item, by)
    if part.off_map_at is not None:
        raise OffTheMap
    return set_fields(part, by, changes, Act.REWORDED, because=because, base_revision=base_revision)


SETTABLE = {
    Element: {"kind", "description", "who_changes", "level", "horizon", "contribution_only"},
    CausalLink: {"mechanism", "polarity", "delay"},
    Assumption: {"kind", "importance", "if_it_fails", "owner_role", "review_on"},
}
"""What may be reworded of each part, beside its title."""


def set_fields(
    part: Part, by: Person, changes: Mapping[str, Any], act: Act, *, because: str = "",
    base_revision: int | None = None, undoes: Change | None = None,
) -> Part:  # fmt: skip
    """Set a held part's fields and keep revision and change; fields that are as they were change nothing."""
    before = as_kept(part)
    allowed = SETTABLE[type(part)] | {"title", "off_map_at"}
    if not set(changes) <= allowed:
        raise ValueError(f"Can’t set {sorted(set(changes) - allowed)} of {type(part).__name__}.")
    title = _words(changes["title"]) if "title" in changes else part.item.title
    for name, value in changes.items():
        if name != "title":
            setattr(part, name, clean(value)[:KEPT_TEXT] if isinstance(value, str) else value)
    part.item.title = title
    after = as_kept(part)
    differs = [name for name in after if after[name] != before[name]]
    if not differs and base_revision is None:
        return part
    part.item = thread.revise(
        item=part.item, by=by, what=act.label, because=because, base_revision=base_revision, title=title,
        words="\n".join(str(after[name]) for name in ("description", "who_changes", "mechanism", "if_it_fails") if after.get(name)),
        fields=after,
    )  # fmt: skip
    part.save()
    note_change(
        of_id=part.of_id, subject=part.item, act=act, by=by, undoes=undoes,
        before={name: before[name] for name in differs}, after={name: after[name] for name in differs},
    )  # fmt: skip
    return part


@transaction.atomic
def take_off(*, item: Item, by: Person, because: str = "", base_revision: int | None = None) -> Part:
    """Take a part off the map, an element with its causal links and all their assumptions. Pages, evidence and history stay.

    Raises NotAllowed, ChangedMeanwhile.
    """
    part = held(item, by)
    if part.off_map_at is not None:
        return part
    moment = now()
    for other in _resting(part):
        set_fields(other, by, {"off_map_at": moment}, Act.TAKEN_OFF, because=because)
    return set_fields(part, by, {"off_map_at": moment}, Act.TAKEN_OFF, because=because, base_revision=base_revision)


@transaction.atomic
def put_back(*, item: Item, by: Person, alone: bool = False) -> Part:
    """Put a part back on the map, with what was taken off along with it; `alone` without that.

    Raises OffTheMap when an end of a causal link is off the map itself, SaidAlready when the same link was drawn anew.
    """
    part = held(item, by)
    taken_at = part.off_map_at
    if taken_at is None:
        return part
    if isinstance(part, CausalLink) and (part.cause.off_map_at or part.effect.off_map_at):
        raise OffTheMap
    try:
        with transaction.atomic():
            # the part itself last, as when it was taken off
            for other in [] if alone else _resting(part, taken_at):
                set_fields(other, by, {"off_map_at": None}, Act.PUT_BACK)
            return set_fields(part, by, {"off_map_at": None}, Act.PUT_BACK)
    except IntegrityError as said:
        raise SaidAlready from said


@transaction.atomic
def move(*, on: TheoryMap, by: Person, places: Mapping[UUID, tuple[int, int]]) -> None:
    """Keep where boxes stand in the picture: no change of the theory, no revision, nothing in its history.

    Ids that are no elements of this map are passed over. Raises NotAllowed unless `by` is on the team.
    """
    must_write(by, on.item.programme_id)
    known = set(Element.unscoped.filter(of=on, pk__in=list(places)).values_list("pk", flat=True))
    Place.unscoped.bulk_create(
        [
            Place(element_id=pk, x=_within(x), y=_within(y))
            for pk, (x, y) in places.items()
            if pk in known
        ],
        update_conflicts=True, unique_fields=["element"], update_fields=["x", "y"],
    )  # fmt: skip


@transaction.atomic
def tell(*, on: TheoryMap, by: Person, narrative: str, base_revision: int | None = None) -> TheoryMap:
    """Keep the narrative in the team's own words. Raises ChangedMeanwhile, NotAllowed."""
    must_write(by, on.item.programme_id)
    words = clean(narrative)
    on.item = thread.revise(
        item=on.item, by=by, what="told", base_revision=base_revision, words=words, fields={"narrative": words}
    )
    on.narrative = words
    TheoryMap.unscoped.filter(pk=on.pk).update(narrative=words)
    return on


def _words(title: str) -> str:
    line = one_line(title)
    if not line:
        raise NeedsWords
    return line


def _within(units: int) -> int:
    return max(-PLACE_LIMIT, min(PLACE_LIMIT, units))


def _stands_on(item: Item, on: TheoryMap) -> bool:
    model = MODELS.get(item.kind) if item.kind != "assumption" else None
    return item.pk == on.pk or (model is not None and model.unscoped.filter(pk=item.pk, of=on).exists())


def _stand(part: Part, on: TheoryMap, kind: str, by: Person, title: str, words: str, item_id: UUID | None) -> None:
    must_write(by, on.item.programme_id)
    part.item = thread.add_item(
        kind=kind, by=by, programme_id=on.item.programme_id, title=_words(title), words=words, hub_id=on.item.hub_id,
        item_id=item_id, fields=fields_of(part),
    )  # fmt: skip
    part.save(force_insert=True)
    if kind != "assumption":  # which is linked to what it is about; so the trace reaches all evidence from the map
        thread.link(source=part.item, target=on.item, meaning=Meaning.PART_OF, by=by)
    note_change(of_id=on.pk, subject=part.item, act=Act.ADDED, by=by, before=None, after=as_kept(part))


def _resting(part: Part, taken_at: datetime | None = None) -> list[Part]:
    """What rests on a part: an element's causal links, and the assumptions about any of them, as they stand or, with
    `taken_at`, as they were taken off at that moment."""
    links: list[CausalLink] = []
    if isinstance(part, Element):
        rows = CausalLink.unscoped.filter(Q(cause=part) | Q(effect=part), off_map_at=taken_at)
        if taken_at is not None:
            rows = rows.filter(Q(cause=part) | Q(cause__off_map_at=None), Q(effect=part) | Q(effect__off_map_at=None))
        links = list(rows.select_related("item", "of"))
    about = [part.pk, *(link.pk for link in links)]
    beliefs = Assumption.unscoped.filter(about_id__in=about, off_map_at=taken_at).select_related("item", "of")
    return [*links, *beliefs]
