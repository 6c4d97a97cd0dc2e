"""The map as a picture: boxes with their words in lines, arrows with what they say, ready to be written as SVG (`svg.py`).

Draws a theory as it stands (`of_standing`) and just as well one that was frozen: give `picture` the boxes, the arrows and
where boxes stood. Nothing here reads the database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap
from uuid import UUID

from throughline.theory.layout import COLUMN, placed
from throughline.theory.reads import Standing
from throughline.theory.state import address_of, assumption_says, link_says, said_of, sure_words
from throughline.theory.words import Delay, ElementKind, Polarity
from throughline.thread.models import Item

WIDE, LINE, LETTERS, MOST_LINES, AIR = 248, 21, 27, 6, 40
"""A box in map units: its width, a line's height, letters to a line, how many lines at most, air around the picture."""

SMALL_LETTERS, SMALL_LINE = 32, 20
"""The same for the small words at the foot of a box."""

GLYPHS: dict[str, str] = {
    ElementKind.IMPACT: "M8 1l2.1 4.6 4.9.6-3.6 3.4.9 5L8 12.2 3.7 14.6l.9-5L1 6.2l4.9-.6z",
    ElementKind.OUTCOME: "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z",
    ElementKind.PRECONDITION: "M2 14.5V9h4.5V5H11V1.5h3.5v13z",
    ElementKind.MECHANISM: "M8 14C2 10 1 7.5 1 5.5a3.5 3.5 0 0 1 7-1 3.5 3.5 0 0 1 7 1C15 7.5 14 10 8 14z",
    ElementKind.ACTIVITY: "M2 2.2l12-.4.2 12-12 .4z",
    ElementKind.ENABLING_FACTOR: "M6 1.5h4V6h4.5v4H10v4.5H6V10H1.5V6H6z",
    ElementKind.EXTERNAL_FACTOR: "M4.5 13.5a3.5 3.5 0 0 1-.3-7A4 4 0 0 1 11.8 5.7a4 4 0 0 1-.3 7.8z",
    ElementKind.UNINTENDED_EFFECT: "M9.5 1L3 9h4l-1.5 6L13 6.5H8.5z",
}
"""A shape for each kind, in sixteen units square, beside its name and never instead of it."""


GRAIN: dict[str, int] = {
    ElementKind.ACTIVITY: 0, ElementKind.PRECONDITION: 1, ElementKind.MECHANISM: 2, ElementKind.OUTCOME: 3, ElementKind.IMPACT: 4,
}  # fmt: skip
"""How a theory usually runs, from what we do to what we hope for."""


@lru_cache(maxsize=4_096)
def in_lines(words: str, letters: int = LETTERS) -> list[str]:
    """Words in lines that fit a box. Kept, for a map is drawn far more often than worded anew."""
    lines = wrap(words, letters) or [""]
    return lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …"]


@dataclass(frozen=True)
class Badge:
    """An assumption on a box or an arrow: its sentence and how it stands, and its page where there is one."""

    says: str
    href: str = ""


@dataclass(frozen=True)
class Box:
    """An element to be drawn.

    says   the whole of it for a screen reader; foot  a line under its words, such as how sure the group is
    mark   for comparisons: "added", "removed", "reworded"; drawn as a word and a firm edge, never as a colour
    """

    id: str
    kind: str
    title: str
    contribution_only: bool = False
    says: str = ""
    foot: str = ""
    href: str = ""
    mark: str = ""
    badges: tuple[Badge, ...] = ()

    @property
    def lines(self) -> list[str]:
        return in_lines(self.title)

    @property
    def foot_lines(self) -> list[str]:
        return in_lines(self.foot, SMALL_LETTERS) if self.foot else []

    @property
    def height(self) -> int:
        foot = 4 + SMALL_LINE * len(self.foot_lines) if self.foot else 0
        return 48 + LINE * len(self.lines) + foot + (36 if self.badges else 0)


@dataclass(frozen=True)
class Arrow:
    """A causal link to be drawn, from cause to effect."""

    id: str
    cause: str
    effect: str
    polarity: str = Polarity.MORE
    delay: str = ""
    says: str = ""
    href: str = ""
    mark: str = ""
    badges: tuple[Badge, ...] = ()

    @property
    def label(self) -> str:
        return arrow_label(self.polarity, self.delay)

    @property
    def slip(self) -> str:
        """All the words on it: how it works, and its mark in a comparison."""
        return " · ".join(filter(None, (self.label, self.mark)))


SHORT_POLARITY = {
    Polarity.MORE: "",
    Polarity.LESS: "less",
    Polarity.MIXED: "more or less",
    Polarity.UNKNOWN: "which way?",
}
SHORT_DELAY = {Delay.SOON: "within weeks", Delay.MONTHS: "takes months", Delay.YEARS: "takes years"}


def arrow_label(polarity: str, delay: str) -> str:
    """The few words on an arrow; nothing on the plain one, where more leads to more."""
    return " · ".join(filter(None, (SHORT_POLARITY.get(Polarity(polarity), ""), SHORT_DELAY.get(Delay(delay), "") if delay else "")))  # fmt: skip


@dataclass(frozen=True)
class DrawnBadge:
    badge: Badge
    x: int
    y: int


@dataclass(frozen=True)
class DrawnBox:
    box: Box
    x: int
    y: int
    height: int
    kind_label: str
    glyph: str
    lines: list[tuple[int, str]]
    foot_lines: list[tuple[int, str]]
    badges: list[DrawnBadge]


@dataclass(frozen=True)
class DrawnArrow:
    arrow: Arrow
    path: str
    label_x: int
    label_y: int
    label_wide: int
    badges: list[DrawnBadge]

    @property
    def label_left(self) -> int:
        return self.label_x - self.label_wide // 2


@dataclass(frozen=True)
class Picture:
    """Everything `svg.drawn` needs: drawn parts and the frame around them.

    ceiling  where the line stands beyond which the programme contributes and does not answer; None without such boxes
    """

    left: int
    top: int
    width: int
    height: int
    boxes: list[DrawnBox]
    arrows: list[DrawnArrow]
    ceiling: int | None
    says: str
    places: dict[str, tuple[int, int]]


def picture(
    boxes: Sequence[Box], arrows: Sequence[Arrow], places: Mapping[str, tuple[int, int]], says: str = ""
) -> Picture:
    """Draw boxes and arrows: where they were placed, else laid out. Arrows with an end that is no box are left out."""
    by_id = {box.id: box for box in boxes}
    shown = [arrow for arrow in arrows if arrow.cause in by_id and arrow.effect in by_id]
    heights = {box.id: box.height for box in boxes}
    beyond = {box.id for box in boxes if box.contribution_only}
    rank = {box.id: GRAIN[box.kind] for box in boxes if box.kind in GRAIN}
    at = placed(heights, [(arrow.cause, arrow.effect) for arrow in shown], places, rank, beyond)
    edge = [x for box, (x, _) in ((by_id[key], place) for key, place in at.items()) if box.contribution_only]
    ceiling = min(edge) - 48 if edge else None
    lefts, tops = [x for x, _ in at.values()], [y for _, y in at.values()]
    feet = [y + heights[key] for key, (_, y) in at.items()]
    left = min([*lefts, 0 if ceiling is None else ceiling - 8], default=0) - AIR
    top = min(tops, default=0) - AIR - (36 if ceiling is not None else 0)
    return Picture(
        left=left, top=top, width=max(lefts, default=0) + WIDE + AIR - left, height=max(feet, default=0) + AIR - top,
        boxes=[_drawn_box(box, *at[box.id]) for box in boxes],
        arrows=[_drawn_arrow(arrow, at[arrow.cause], heights[arrow.cause], at[arrow.effect], heights[arrow.effect]) for arrow in shown],
        ceiling=ceiling, says=says, places=at,
    )  # fmt: skip


def of_standing(standing: Standing, *, linked: bool = True) -> Picture:
    """The picture of a theory as this reader sees it; `linked` makes boxes, arrows and assumptions open their pages."""

    def address(item: Item) -> str:
        return address_of(item) if linked else ""

    def badges(pk: UUID) -> tuple[Badge, ...]:
        return tuple(Badge(assumption_says(one), address(one.item)) for one in standing.about.get(pk, []))

    says = said_of(standing)
    boxes = [
        Box(
            id=str(one.pk), kind=one.kind, title=one.item.title, contribution_only=one.contribution_only,
            says=says[one.pk], foot=sure_words(standing.judged.get(one.pk)), href=address(one.item),
            badges=badges(one.pk),
        )
        for one in standing.elements
    ]  # fmt: skip
    arrows = [
        Arrow(
            id=str(one.pk), cause=str(one.cause_id), effect=str(one.effect_id), polarity=one.polarity, delay=one.delay,
            says=link_says(one), href=address(one.item), badges=badges(one.pk),
        )
        for one in standing.links
    ]  # fmt: skip
    places = {str(pk): place for pk, place in standing.places.items()}
    return picture(boxes, arrows, places, says=standing.map.item.title)


def _drawn_box(box: Box, x: int, y: int) -> DrawnBox:
    lines = [(y + 56 + LINE * at, line) for at, line in enumerate(box.lines)]
    foot_at = y + 58 + LINE * len(lines)
    foot = [(foot_at + SMALL_LINE * at, line) for at, line in enumerate(box.foot_lines)]
    badge_y = y + box.height - 20
    return DrawnBox(
        box=box, x=x, y=y, height=box.height, kind_label=ElementKind(box.kind).label, glyph=GLYPHS[box.kind],
        lines=lines, foot_lines=foot, badges=_row(box.badges, x + 28, badge_y),
    )  # fmt: skip


def _drawn_arrow(
    arrow: Arrow, cause: tuple[int, int], cause_height: int, effect: tuple[int, int], effect_height: int
) -> DrawnArrow:
    """A curve out of the right edge and into the left one; backwards it bows out, so that a loop can be seen."""
    x1, y1 = cause[0] + WIDE, cause[1] + cause_height // 2
    x2, y2 = effect[0] - 2, effect[1] + effect_height // 2
    bow = max(56, abs(x2 - x1) // 2) if x2 > x1 else 140
    sag = 0 if x2 > x1 else max(cause_height, effect_height) // 2 + 60
    path = f"M{x1} {y1}C{x1 + bow} {y1 + sag} {x2 - bow} {y2 + sag} {x2 - 8} {y2}"
    # On a long way its words stand beside where it begins: half-way they would lie behind other boxes.
    share = min(0.5, (COLUMN - WIDE) / 3 / (x2 - x1)) if x2 > x1 else 0.5
    middle_x = round(x1 + (x2 - x1) * (1.5 * share * (1 - share) + share**3))
    middle_y = round(y1 + (y2 - y1) * (3 * share**2 - 2 * share**3)) + sag * 3 // 4
    wide = 16 + 8 * len(arrow.slip)
    lower = 22 if arrow.slip else 0
    badges = _row(arrow.badges, middle_x - 14 * (len(arrow.badges) - 1), middle_y + lower)
    return DrawnArrow(arrow=arrow, path=path, label_x=middle_x, label_y=middle_y, label_wide=wide, badges=badges)


def _row(badges: Sequence[Badge], x: int, y: int) -> list[DrawnBadge]:
    return [DrawnBadge(badge, x + 30 * at, y) for at, badge in enumerate(badges)]
