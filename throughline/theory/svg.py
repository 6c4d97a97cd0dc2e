"""A picture of a theory (`drawing.py`) as SVG with real text, whole without script or style.

Written here and not by a template: a map of three hundred boxes has ten thousand pieces, and format_html escapes each as a
template would in a fifth of the time.
"""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from throughline.theory.drawing import WIDE, DrawnArrow, DrawnBadge, DrawnBox, Picture

NOTHING = SafeString("")
DEFS = SafeString(
    '<defs><marker id="map-head" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="13" markerHeight="13" '
    'markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path class="tl-map__head" d="M0 .5L9.5 5 0 9.5 2.2 5z"/></marker>'
    '<pattern id="map-gone" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path class="tl-map__hatch" d="M0 0v9"/></pattern></defs>'
)
"""The head of an arrow, and the hatching of a box that went."""

INSET = 5
"""How far the second edge of a reworded box stands inside the first."""


def drawn(picture: Picture, *, as_image: bool = False) -> SafeString:
    """The whole picture. Boxes that have a page are links; `as_image` where nothing is one: it is read out as one image."""
    return format_html(
        '<svg class="tl-map" width="{}" height="{}" viewBox="{} {} {} {}" role="{}" aria-label="{}" xmlns="http://www.w3.org/2000/svg">'
        "{}{}{}{}{}</svg>",
        picture.width, picture.height, picture.left, picture.top, picture.width, picture.height,
        "img" if as_image else "group", picture.says, DEFS, _ceiling(picture),
        format_html_join("\n", "{}", ((_arrow(one),) for one in picture.arrows)),
        format_html_join("\n", "{}", ((_box(one),) for one in picture.boxes)),
        format_html_join("", "{}", ((_badges(one.badges),) for one in picture.arrows)),
    )  # fmt: skip


def _ceiling(picture: Picture) -> SafeString:
    if picture.ceiling is None:
        return NOTHING
    return format_html(
        '<g class="tl-map__ceiling"><path d="M{0} {1}v{2}"/>'
        '<text x="{0}" y="{1}" dx="12" dy="26">Ceiling of accountability: from here on we contribute</text></g>',
        picture.ceiling, picture.top, picture.height,
    )  # fmt: skip


def _arrow(one: DrawnArrow) -> SafeString:
    arrow = one.arrow
    opened, closed = _way(arrow.href, arrow.says)
    slip = NOTHING
    if arrow.slip:
        slip = format_html(
            '<g aria-hidden="true"><rect class="tl-map__slip" x="{}" y="{}" width="{}" height="22" rx="6"/>'
            '<text class="tl-map__said" x="{}" y="{}" dy="5" text-anchor="middle">{}</text></g>',
            one.label_left, one.label_y - 11, one.label_wide, one.label_x, one.label_y, arrow.slip,
        )  # fmt: skip
    # An arrow that went is hollow: a second, paler line lies in it.
    hollow = format_html('<path class="tl-map__hollow" d="{}"/>', one.path) if arrow.mark == "removed" else NOTHING
    return format_html(
        '<g class="tl-map__arrow tl-map__arrow--{}{}">{}<title>{}</title><path class="tl-map__reach" d="{}"/>'
        '<path class="tl-map__line" d="{}" marker-end="url(#map-head)"/>{}{}{}</g>',
        arrow.polarity, f" tl-map__arrow--{arrow.mark}" if arrow.mark else "",
        opened, arrow.says, one.path, one.path, hollow, closed, slip,
    )  # fmt: skip


def _way(href: str, says: str) -> tuple[SafeString, SafeString]:
    """What stands around something that has a page."""
    if not href:
        return NOTHING, NOTHING
    return format_html('<a href="{}" aria-label="{}">', href, says), SafeString("</a>")


def _box(one: DrawnBox) -> SafeString:
    box = one.box
    opened, closed = _way(box.href, box.says)
    kinds = f"tl-map__box--{box.kind}"
    kinds += " tl-map__box--beyond" if box.contribution_only else ""
    kinds += f" tl-map__box--{box.mark}" if box.mark else ""
    foot = format_html_join(
        "",
        '<text class="tl-map__foot" x="{}" y="{}" aria-hidden="true">{}</text>',
        ((one.x + 16, at, line) for at, line in one.foot_lines),
    )
    return format_html(
        '<g class="tl-map__box {}">{}<title>{}</title>'
        '{}<path class="tl-map__glyph" d="{}" transform="translate({} {})"/>'
        '<text class="tl-map__kind" x="{}" y="{}">{}{}</text>\n{}{}{}{}</g>',  # white space keeps the words of two lines apart
        kinds, opened, box.says or box.title, _edges(box.mark, one.x, one.y, WIDE, one.height),
        one.glyph, one.x + 16, one.y + 14, one.x + 40, one.y + 27, one.kind_label, f" · {box.mark}" if box.mark else "",
        format_html_join("\n", '<text class="tl-map__words" x="{}" y="{}">{}</text>', ((one.x + 16, at, line) for at, line in one.lines)),
        closed, foot, _badges(one.badges),
    )  # fmt: skip


def _edges(mark: str, x: int, y: int, wide: int, high: int) -> SafeString:
    """The edge of a box. Beside the word on it, two edges tell a reworded one and hatching one that went; a new one's is thick."""
    edge = format_html(
        '<rect class="tl-map__edge" x="{}" y="{}" width="{}" height="{}" rx="9" ry="11"/>', x, y, wide, high
    )
    if mark == "reworded":
        edge += format_html(
            '<rect class="tl-map__inner" x="{}" y="{}" width="{}" height="{}" rx="5" ry="7"/>',
            x + INSET, y + INSET, wide - 2 * INSET, high - 2 * INSET,
        )  # fmt: skip
    elif mark == "removed":
        edge += format_html(
            '<rect x="{}" y="{}" width="{}" height="{}" rx="9" ry="11" fill="url(#map-gone)"/>', x, y, wide, high
        )
    return edge


def _badges(badges: list[DrawnBadge]) -> SafeString:
    return format_html_join("", "{}", ((_badge(one),) for one in badges))


def _badge(one: DrawnBadge) -> SafeString:
    says, href = one.badge.says, one.badge.href
    inside = format_html(
        '<title>{}</title><circle cx="{}" cy="{}" r="13"/><text x="{}" y="{}" dy="5" text-anchor="middle" aria-hidden="true">A</text>',
        says, one.x, one.y, one.x, one.y,
    )  # fmt: skip
    if href:
        return format_html('<a class="tl-map__badge" href="{}" aria-label="{}">{}</a>', href, says, inside)
    return format_html('<g class="tl-map__badge">{}</g>', inside)


def sample(mark: str) -> SafeString:
    """How a mark is drawn, small, for the key beside a picture."""
    return format_html(
        '<svg class="tl-map tl-map__sample" width="58" height="34" aria-hidden="true"><g class="tl-map__box tl-map__box--{}">{}</g></svg>',
        mark or "stayed", _edges(mark, 3, 3, 52, 28),
    )  # fmt: skip
