"""The map in shapes that slides and Word can move and write in: where each stands on a page of a size, and what is read of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from throughline.theory.drawing import WIDE, DrawnBox, Picture
from throughline.theory.stood import Stood

EMU_A_POINT = 12_700
LETTERS = 15
"""How large the words on a box are, in units of the picture."""

SMALLEST, LARGEST = 4.0, 14.0
"""Points between which words stay when the map is made to fit a page."""


@dataclass(frozen=True)
class Placed:
    """A box on the page, in EMU; `says` is its alternative text."""

    id: str
    kind: str
    title: str
    foot: str
    says: str
    dashed: bool
    x: int
    y: int
    wide: int
    high: int


@dataclass(frozen=True)
class Joined:
    """An arrow on the page from the right edge of one box to the left edge of another, in EMU."""

    cause: str
    effect: str
    says: str
    label: str
    dashed: bool
    x1: int
    y1: int
    x2: int
    y2: int


class Fitted:
    """A picture made to fit a place on a page, everything in EMU (360,000 a centimetre)."""

    def __init__(self, picture: Picture, *, wide: int, high: int, left: int = 0, top: int = 0) -> None:
        self.scale = min(wide / max(picture.width, 1), high / max(picture.height, 1))
        self.left, self.top, self.picture = left, top, picture
        self.wide, self.high = round(picture.width * self.scale), round(picture.height * self.scale)
        self.points = round(min(max(LETTERS * self.scale / EMU_A_POINT, SMALLEST), LARGEST), 1)

    def boxes(self) -> list[Placed]:
        """In the order of reading: column by column from the left, each from the top."""
        return [self._box(one) for one in sorted(self.picture.boxes, key=lambda one: (one.x, one.y))]

    def _box(self, one: DrawnBox) -> Placed:
        said = [one.box.says or f"{one.kind_label}: {one.box.title}", *(badge.badge.says for badge in one.badges)]
        return Placed(
            id=one.box.id, kind=one.kind_label, title=one.box.title, foot=one.box.foot, says=". ".join(said),
            dashed=one.box.contribution_only, x=self._x(one.x), y=self._y(one.y), wide=round(WIDE * self.scale),
            high=round(one.height * self.scale),
        )  # fmt: skip

    def arrows(self) -> Iterator[Joined]:
        at = {one.box.id: one for one in self.picture.boxes}
        for one in self.picture.arrows:
            cause, effect = at[one.arrow.cause], at[one.arrow.effect]
            yield Joined(
                cause=one.arrow.cause, effect=one.arrow.effect, says=one.arrow.says, label=one.arrow.slip,
                dashed=one.arrow.polarity != "more",
                x1=self._x(cause.x + WIDE), y1=self._y(cause.y + cause.height // 2),
                x2=self._x(effect.x), y2=self._y(effect.y + effect.height // 2),
            )  # fmt: skip

    def _x(self, x: int) -> int:
        return self.left + round((x - self.picture.left) * self.scale)

    def _y(self, y: int) -> int:
        return self.top + round((y - self.picture.top) * self.scale)


def in_words(theory: Stood) -> list[tuple[str, list[str]]]:
    """(heading, sentences): everything on the map once more in words, for whoever does not read drawings."""
    links = [f"{theory.named[one.id]}{f' Because {one.mechanism}' if one.mechanism else ''}" for one in theory.links]
    parts = [
        ("What is on the map", [f"{one.kind_label}: {one.title}" for one in theory.elements]),
        ("What leads to what", links),
        ("What we assume", [f"{one.title}. {one.stands}" for one in theory.assumptions]),
    ]
    return [(heading, said) for heading, said in parts if said]
