"""Drawings for paper: what our pages' classes say becomes attributes of the drawing itself, in the site's light colours."""

from xml.etree import ElementTree

from throughline.documents.drawings import read

NAMESPACE = "http://www.w3.org/2000/svg"
TOKENS = {
    "paper": "#f8f4ea",
    "sheet": "#fffdf8",
    "sunk": "#efe8d9",
    "ink": "#28231d",
    "ink-soft": "#5b5247",
    "line": "#d8cdba",
    "line-firm": "#84796a",
    "accent": "#2b4a9a",
    "accent-deep": "#1c3271",
    "accent-soft": "#e3e8f5",
}
"""The site's light colours by name; a test holds them to `islands/site/styles/_tokens.scss`."""

FACE = "Atkinson Hyperlegible"
_T = TOKENS
_LINE = {"fill": "none", "stroke": _T["accent"], "stroke-width": "2"}
LOOK: dict[str, dict[str, str]] = {
    "tl-chart__bar": {"fill": _T["accent"]},
    "tl-chart__bar--soft": {"fill": _T["line-firm"]},
    "tl-chart__bar--hidden": {"fill": "none", "stroke": _T["line-firm"], "stroke-dasharray": "3 3"},
    "tl-chart__line": _LINE,
    "tl-chart__axis": {"stroke": _T["line-firm"], "stroke-width": "1", "fill": "none"},
    "tl-chart__grid": {"stroke": _T["line"], "stroke-width": "1", "fill": "none"},
    "tl-chart__soft": {"fill": _T["ink-soft"]},
    "tl-map__edge": {"fill": "#ffffff", "stroke": _T["line-firm"], "stroke-width": "1.5"},
    "tl-map__glyph": {"fill": "none", "stroke": _T["ink-soft"], "stroke-width": "1.5"},
    "tl-map__kind": {"font-size": "14", "fill": _T["ink-soft"]},
    "tl-map__foot": {"font-size": "14", "fill": _T["ink-soft"]},
    "tl-map__said": {"font-size": "14", "fill": _T["ink-soft"]},
    "tl-map__words": {"font-size": "16", "fill": _T["ink"]},
    "tl-map__line": {"fill": "none", "stroke": _T["accent-deep"], "stroke-width": "2"},
    "tl-map__reach": {"fill": "none", "stroke": "none"},
    "tl-map__head": {"fill": _T["accent-deep"]},
    "tl-map__slip": {"fill": "#ffffff"},
    "tl-map__inner": {"fill": "none", "stroke": _T["line-firm"], "stroke-width": "1.5"},
    "tl-map__hatch": {"fill": "none", "stroke": _T["line"], "stroke-width": "2"},
    "tl-map__hollow": {"fill": "none", "stroke": "#ffffff", "stroke-width": "1"},
}
"""What each class of a drawing means on paper; a class that is not here means nothing there."""

WITHIN: dict[tuple[str, str], dict[str, str]] = {
    ("tl-map__box--beyond", "tl-map__edge"): {"stroke-dasharray": "7 5"},
    ("tl-map__box--added", "tl-map__edge"): {"stroke": _T["ink"], "stroke-width": "3.5"},
    ("tl-map__arrow--less", "tl-map__line"): {"stroke-dasharray": "10 6"},
    ("tl-map__arrow--unknown", "tl-map__line"): {"stroke-dasharray": "2 6"},
    ("tl-map__arrow--added", "tl-map__line"): {"stroke-width": "3.5"},
    ("tl-map__arrow--removed", "tl-map__line"): {"stroke-width": "4"},
}
"""The same for a class inside another."""

TAGS_WITHIN: dict[tuple[str, str], dict[str, str]] = {
    ("tl-map__ceiling", "path"): {"fill": "none", "stroke": _T["line-firm"], "stroke-dasharray": "4 6"},
    ("tl-map__badge", "circle"): {"fill": "#ffffff", "stroke": _T["accent-deep"], "stroke-width": "1.5"},
}


def inked(svg: str) -> str:
    """The drawing as it looks on white paper, needing nothing around it. Raises NotADrawing.

    Where it says nothing of a size, it gets the one of its view box.
    """
    root = read(svg)
    _ink(root, ())
    for name, value in (("font-family", FACE), ("font-size", "14"), ("fill", _T["ink"])):
        root.attrib.setdefault(name, value)
    box = root.get("viewBox", "").replace(",", " ").split()
    if len(box) == 4 and "width" not in root.attrib:
        root.attrib["width"], root.attrib["height"] = box[2], box[3]
    ElementTree.register_namespace("", NAMESPACE)
    if not root.tag.startswith("{"):
        root.attrib["xmlns"] = NAMESPACE
    return ElementTree.tostring(root, encoding="unicode")


def _ink(element: ElementTree.Element, around: tuple[str, ...]) -> None:
    own = element.attrib.pop("class", "").split()
    tag = element.tag.rpartition("}")[2]
    look: dict[str, str] = {}
    for name in own:
        look |= LOOK.get(name, {})
        for outer in around:
            look |= WITHIN.get((outer, name), {})
    for outer in around:
        look |= TAGS_WITHIN.get((outer, tag), {})
    for name, value in look.items():
        element.attrib.setdefault(name, value)
    for name in ("fill", "stroke"):
        if element.get(name) == "currentColor":
            element.set(name, _T["ink"])
    if tag == "text" and element.get("dominant-baseline") == "middle":
        element.attrib.setdefault("dy", ".35em")
    for child in element:
        _ink(child, (*around, *own))
