"""The typed API of the drawn map: what stands on it, and one POST for each act, by the same commands as the outline.

Each act answers with what became different since the change the screen knew last, others' changes among it, so that a
screen that was behind is so no longer.
"""

from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, Literal
from uuid import UUID

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Query, Router, Schema, Status
from pydantic import Field, StringConstraints

from throughline.access.visible import INSIDE_ROLES, NotVisible
from throughline.access.writable import must_write
from throughline.people.models import Person
from throughline.people.reads import shown_name
from throughline.theory import reads, since, state, undoing, writes
from throughline.theory.models import Element, TheoryMap
from throughline.theory.words import PART_KINDS, Delay, ElementKind, Horizon, Level, Polarity
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.api import OnTheTeam
from throughline.web.errors import json_error
from throughline.web.pages import person_of

Line = Annotated[str, StringConstraints(max_length=300)]
ShortLine = Annotated[str, StringConstraints(max_length=200)]
Text = Annotated[str, StringConstraints(max_length=4_000)]
Units = Annotated[int, Field(ge=-writes.PLACE_LIMIT, le=writes.PLACE_LIMIT)]
Number = Annotated[int, Field(ge=0, lt=2**31)]


class ReadsTheMap(OnTheTeam):
    """Readers see, the team changes, and to anyone else the map or part is not there."""

    roles = INSIDE_ROLES

    def authenticate(self, request: HttpRequest, key: str | None) -> Person | None:
        person = super().authenticate(request, key)
        match = request.resolver_match
        if person is not None and match is not None:
            item = thread.item(person, UUID(str(match.kwargs["item_id"])))
            if item.kind not in {"theory-map", *PART_KINDS}:
                raise NotVisible
            if request.method not in {"GET", "HEAD"}:
                must_write(person, item.programme_id)
        return person


router = Router(auth=ReadsTheMap(), tags=["theory"])


class ElementOut(Schema):
    """A box on the map; `says` is the whole of it in one sentence, `place` is empty until somebody has placed it."""

    id: UUID
    revision: int
    kind: str
    title: str
    description: str
    who_changes: str
    level: str
    horizon: str
    contribution_only: bool
    says: str
    sure: str
    place: list[int] | None
    url: str


class LinkOut(Schema):
    """A causal link."""

    id: UUID
    revision: int
    cause: UUID
    effect: UUID
    mechanism: str
    polarity: str
    delay: str
    says: str
    url: str


class AssumptionOut(Schema):
    """An assumption about an element, a link, or (None) the whole map."""

    id: UUID
    about: UUID | None
    title: str
    says: str
    url: str


class MapOut(Schema):
    """The map as it stands; `number` is that of its newest change."""

    number: int
    may_write: bool
    elements: list[ElementOut]
    links: list[LinkOut]
    assumptions: list[AssumptionOut]


class PartsOut(Schema):
    """What became different on the map: the parts as they stand now, and the ids of those that are no longer on it."""

    number: int
    elements: list[ElementOut]
    links: list[LinkOut]
    assumptions: list[AssumptionOut]
    gone: list[UUID]


class ChangeOut(Schema):
    """One change in a sentence that says whose it was."""

    number: int
    subject: UUID
    mine: bool
    says: str


class ChangesOut(Schema):
    """What happened after a number, oldest first, and where boxes stand now."""

    number: int
    changes: list[ChangeOut]
    places: dict[str, list[int]]


class After(Schema):
    """The number of the last change one knows."""

    after: Number = 0


class Known(Schema):
    """The number of the last change the screen knows. Without it only what the act itself did is told."""

    after: Number | None = None


class ElementIn(Schema):
    """A new box, under an id the screen made: sent twice it is one."""

    id: UUID
    kind: ElementKind
    title: Line
    description: Text = ""
    contribution_only: bool = False
    place: tuple[Units, Units] | None = None


class LinkIn(Schema):
    """A new causal link, under an id the screen made."""

    id: UUID
    cause: UUID
    effect: UUID
    mechanism: Text = ""
    polarity: Polarity = Polarity.MORE
    delay: Delay | Literal[""] = ""


class AssumptionIn(Schema):
    """Something we take to be so, about a part of the map or (None) all of it."""

    id: UUID
    title: Line
    about: UUID | None = None


class RewordIn(Schema):
    """New wording or fields of a part; what is left out stays. `base_revision` is the one the person was looking at."""

    base_revision: Number
    because: Text = ""
    title: Line | None = None
    kind: ElementKind | None = None
    description: Text | None = None
    who_changes: ShortLine | None = None
    level: Level | Literal[""] | None = None
    horizon: Horizon | Literal[""] | None = None
    contribution_only: bool | None = None
    mechanism: Text | None = None
    polarity: Polarity | None = None
    delay: Delay | Literal[""] | None = None


class TakeOffIn(Schema):
    """Take a part off the map."""

    base_revision: Number
    because: Text = ""


class MovesIn(Schema):
    """Where boxes stand now, by their ids."""

    places: dict[UUID, tuple[Units, Units]] = Field(max_length=1_000)


class Fault(Schema):
    """What went wrong. After `changed_meanwhile`, `fields` holds the words as they stand, who changed them, and the revision."""

    code: str
    message: str
    fields: dict[str, list[str]]


class Refused(Schema):
    """The one shape of every refusal."""

    error: Fault


REFUSALS = dict.fromkeys((400, 401, 403, 404, 409, 413, 422), Refused)
TAKEN = "Something else has this id already. Nothing was changed: load the page again and try once more."
NOT_THERE = "One of these can’t be set here. Nothing was changed: load the page again and try once more."
NO_WORDS = (writes.NeedsWords, writes.LeadsToItself, writes.OnAnotherMap)
OVERTAKEN = (writes.SaidAlready, writes.OffTheMap, undoing.NothingToUndo, undoing.NothingToRedo)

Act = Callable[..., Any]


def refusing(act: Act) -> Act:
    """Say a refusal in words, and after a change by somebody else show theirs."""

    @wraps(act)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return act(request, *args, **kwargs)
        except ChangedMeanwhile as refusal:
            return json_error(
                409, "changed_meanwhile", refusal.__doc__ or "", _theirs(person_of(request), refusal.item)
            )
        except NO_WORDS as refusal:
            return json_error(422, "check_fields", refusal.__doc__ or "")
        except OVERTAKEN as refusal:
            return json_error(409, "overtaken", refusal.__doc__ or "")
        except IntegrityError:
            return json_error(409, "overtaken", TAKEN)
        except ValueError:
            return json_error(422, "check_fields", NOT_THERE)

    return wrapped


@router.get("/theory/maps/{uuid:item_id}", response={200: MapOut, **REFUSALS}, url_name="theory-map")
def get_map(request: HttpRequest, item_id: UUID) -> Any:
    """The map as it stands for this reader."""
    # Told as it is: holding a thousand parts against their description on the way out takes longer than reading them.
    return JsonResponse(state.told(person_of(request), _map(request, item_id)))


@router.get("/theory/maps/{uuid:item_id}/changes", response={200: ChangesOut, **REFUSALS}, url_name="theory-changes")
def get_changes(request: HttpRequest, item_id: UUID, asked: Query[After]) -> Any:
    """What happened after a number: for a screen that has no live connection, asked every second."""
    person, of = person_of(request), _map(request, item_id)
    places = {str(pk): list(place) for pk, place in reads.places_of(of).items()}
    changes = state.changes_told(person, of, asked.after)
    return Status(200, {"number": of.number, "changes": changes, "places": places})


@router.get("/theory/maps/{uuid:item_id}/parts", response={200: PartsOut, **REFUSALS}, url_name="theory-parts")
def get_parts(request: HttpRequest, item_id: UUID, asked: Query[After]) -> Any:
    """The parts that became different after a number: what a screen reads when it hears of others' changes."""
    return Status(200, since.parts_since(person_of(request), _map(request, item_id), asked.after))


@router.post("/theory/maps/{uuid:item_id}/elements", response={200: PartsOut, **REFUSALS}, url_name="theory-elements")
@refusing
def post_element(request: HttpRequest, item_id: UUID, body: ElementIn, asked: Query[Known]) -> Any:
    """Put an element on the map."""
    person, of = person_of(request), _map(request, item_id)
    if not _stands(person, of, body.id):
        writes.add_element(
            on=of, by=person, kind=body.kind, title=body.title, description=body.description,
            contribution_only=body.contribution_only, place=body.place, item_id=body.id,
        )  # fmt: skip
    return _since(request, of, asked)


@router.post("/theory/maps/{uuid:item_id}/links", response={200: PartsOut, **REFUSALS}, url_name="theory-links")
@refusing
def post_link(request: HttpRequest, item_id: UUID, body: LinkIn, asked: Query[Known]) -> Any:
    """Say that one element leads to another."""
    person, of = person_of(request), _map(request, item_id)
    if not _stands(person, of, body.id):
        writes.connect(
            cause=_element(person, of, body.cause), effect=_element(person, of, body.effect), by=person,
            mechanism=body.mechanism, polarity=body.polarity, delay=body.delay, item_id=body.id,
        )  # fmt: skip
    return _since(request, of, asked)


@router.post("/theory/maps/{uuid:item_id}/assumptions", response={200: PartsOut, **REFUSALS}, url_name="theory-assume")
@refusing
def post_assumption(request: HttpRequest, item_id: UUID, body: AssumptionIn, asked: Query[Known]) -> Any:
    """Say what we take to be so."""
    person, of = person_of(request), _map(request, item_id)
    if not _stands(person, of, body.id):
        about = thread.item(person, body.about) if body.about else None
        writes.assume(on=of, by=person, title=body.title, about=about, item_id=body.id)
    return _since(request, of, asked)


@router.post("/theory/maps/{uuid:item_id}/moves", response={204: None, **REFUSALS}, url_name="theory-moves")
@refusing
def post_moves(request: HttpRequest, item_id: UUID, body: MovesIn) -> Any:
    """Keep where boxes stand; no change of the theory."""
    writes.move(on=_map(request, item_id), by=person_of(request), places=body.places)
    return HttpResponse(status=204)


@router.post("/theory/maps/{uuid:item_id}/undo", response={200: PartsOut, **REFUSALS}, url_name="theory-undo")
@refusing
def post_undo(request: HttpRequest, item_id: UUID, asked: Query[Known]) -> Any:
    """Take back one's own last change."""
    of = _map(request, item_id)
    undoing.undo(on=of, by=person_of(request))
    return _since(request, of, asked)


@router.post("/theory/maps/{uuid:item_id}/redo", response={200: PartsOut, **REFUSALS}, url_name="theory-redo")
@refusing
def post_redo(request: HttpRequest, item_id: UUID, asked: Query[Known]) -> Any:
    """Bring back what one took back last."""
    of = _map(request, item_id)
    undoing.redo(on=of, by=person_of(request))
    return _since(request, of, asked)


@router.post("/theory/parts/{uuid:item_id}/reword", response={200: PartsOut, **REFUSALS}, url_name="theory-reword")
@refusing
def post_reword(request: HttpRequest, item_id: UUID, body: RewordIn, asked: Query[Known]) -> Any:
    """Change a part's wording or fields."""
    person = person_of(request)
    given = body.dict(exclude={"base_revision", "because"}, exclude_none=True)
    part = writes.reword(
        item=thread.item(person, item_id), by=person, changes=given, because=body.because,
        base_revision=body.base_revision,
    )  # fmt: skip
    return _since(request, part.of, asked)


@router.post("/theory/parts/{uuid:item_id}/take-off", response={200: PartsOut, **REFUSALS}, url_name="theory-take-off")
@refusing
def post_take_off(request: HttpRequest, item_id: UUID, body: TakeOffIn, asked: Query[Known]) -> Any:
    """Take a part off the map, with what rests on it; its page, evidence and history stay."""
    person = person_of(request)
    part = writes.take_off(
        item=thread.item(person, item_id), by=person, because=body.because, base_revision=body.base_revision
    )
    return _since(request, part.of, asked)


def _map(request: HttpRequest, item_id: UUID) -> TheoryMap:
    return reads.map_behind(person_of(request), item_id)


def _since(request: HttpRequest, of: TheoryMap, asked: Known) -> Any:
    """What the screen does not know yet; `of` is the map as it was read before the act."""
    after = of.number if asked.after is None else min(asked.after, of.number)
    return Status(200, since.parts_since(person_of(request), of, after))


def _stands(person: Person, of: TheoryMap, item_id: UUID) -> bool:
    """Whether what is being sent is on this map already: the answer to the first time was lost on the way."""
    try:
        return bool(reads.part_behind(person, thread.item(person, item_id)).of_id == of.pk)
    except NotVisible:
        return False


def _element(person: Person, of: TheoryMap, item_id: UUID) -> Element:
    part = reads.part_behind(person, thread.item(person, item_id, "theory-element"))
    if not isinstance(part, Element) or part.of_id != of.pk:
        raise writes.OnAnotherMap
    return part


def _theirs(person: Person, item: Item) -> dict[str, list[str]]:
    """The part as it stands now, for the second of two people: field by field, its revision, and whose it was."""
    part = reads.part_behind(person, thread.item(person, item.pk))
    newest = thread.history_of(person, item)[0]
    fields = {name: [str(value)] for name, value in writes.as_kept(part).items() if value is not None}
    return {**fields, "revision": [str(part.item.revision)], "changed_by": [shown_name(newest.changed_by)]}
