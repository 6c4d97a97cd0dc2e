"""A frozen theory as a picture, and two of them in one: what came and what went is written on it, never said by colour."""

from collections.abc import Iterable, Mapping, Sequence

from throughline.theory.comparing import Comparison
from throughline.theory.drawing import Arrow, Badge, Box, Picture, picture
from throughline.theory.stood import Stood, StoodElement, StoodLink
from throughline.theory.words import What

Places = Mapping[str, Sequence[int]]
MARKS = {What.ADDED: "added", What.REMOVED: "removed", What.REWORDED: "reworded"}


def of_stood(stood: Stood, places: Places) -> Picture:
    """A version as it was drawn; boxes that had no place are laid out."""
    return picture(
        [_box(stood, one) for one in stood.elements], [_arrow(stood, one) for one in stood.links], _at(places),
        says=stood.title,
    )  # fmt: skip


def of_comparison(found: Comparison, before: Places, after: Places) -> Picture:
    """Both in one picture: the later one, with what went from the earlier one still in it, each mark a word on the part.

    A re-linking shows as the arrow that went and the one that came.
    """
    was, now = found.before, found.after
    stayed = {one.id for one in now.elements}
    ends = {(one.cause, one.effect) for one in now.links}
    gone = [one for one in was.elements if one.id not in stayed]
    cut = [one for one in was.links if (one.cause, one.effect) not in ends]
    drawn = {(one.cause, one.effect) for one in was.links}
    new = {one.id for one in now.links if (one.cause, one.effect) not in drawn}
    marks = {one.id: MARKS[one.what] for one in found.differences if one.part == "element" and one.what in MARKS}
    boxes = [
        *(_box(now, one, marks.get(one.id, "")) for one in now.elements),
        *(_box(was, one, "removed") for one in gone),
    ]
    arrows = [*(_arrow(now, one, "added" if one.id in new else "") for one in now.links), *(_arrow(was, one, "removed") for one in cut)]  # fmt: skip
    return picture(boxes, arrows, _at({**_only(before, gone), **after}), says="What came and what went, in one picture")


def _only(places: Places, elements: Iterable[StoodElement]) -> Places:
    kept = {one.id for one in elements}
    return {key: place for key, place in places.items() if key in kept}


def _at(places: Places) -> dict[str, tuple[int, int]]:
    return {key: (place[0], place[1]) for key, place in places.items()}


def _badges(stood: Stood, part_id: str) -> tuple[Badge, ...]:
    return tuple(Badge(f"Assumption: {one.title}. {one.stands}") for one in stood.assumed_of(part_id))


def _box(stood: Stood, one: StoodElement, mark: str = "") -> Box:
    sure = f"How sure: {one.judgement.sure}" if one.judgement else ""
    said = f"{one.kind_label}: {one.title}"
    return Box(
        id=one.id, kind=one.kind, title=one.title, contribution_only=one.contribution_only,
        says=f"{said}, {mark}" if mark else said, foot=sure, mark=mark, badges=_badges(stood, one.id),
    )  # fmt: skip


def _arrow(stood: Stood, one: StoodLink, mark: str = "") -> Arrow:
    said = stood.named[one.id]
    return Arrow(
        id=one.id, cause=one.cause, effect=one.effect, polarity=one.polarity, delay=one.delay,
        says=f"{said}, {mark}" if mark else said, mark=mark, badges=_badges(stood, one.id),
    )  # fmt: skip
