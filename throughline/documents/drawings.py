"""Which drawings may stand in a document: shapes and words as our own pages draw them, nothing that runs or fetches."""

from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "defs",
        "title",
        "desc",
        "path",
        "line",
        "polyline",
        "polygon",
        "rect",
        "circle",
        "ellipse",
        "text",
        "tspan",
        "marker",
        "pattern",
        "use",
        "clipPath",
    ]
)
MOST_ELEMENTS = 20_000
"""More than any chart or map of ours has; beyond it somebody is making the program that draws it suffer."""

_NAMESPACE = "{http://www.w3.org/2000/svg}"


class NotADrawing(ValueError):
    """This is no drawing that can stand in a document."""


def checked(svg: str) -> str:
    """The drawing as it was given, if `read` takes it. Raises NotADrawing."""
    read(svg)
    return svg


def read(svg: str) -> Element:
    """The drawing as a tree. Raises NotADrawing for anything but plain SVG of our own elements.

    Nothing declared (an entity can grow without end), no handler, no style, no address but one inside the drawing.
    """
    if "<!" in svg or "<?" in svg:
        raise NotADrawing
    try:
        root: Element = fromstring(svg, forbid_dtd=True)
    except (ParseError, DefusedXmlException):
        raise NotADrawing from None
    _must_stay_its_size(root)
    for element in root.iter():
        if element.tag.removeprefix(_NAMESPACE) not in ELEMENTS:
            raise NotADrawing
        for name, value in element.attrib.items():
            bare = name.rpartition("}")[2].lower()
            if bare.startswith("on") or bare == "style" or (bare == "href" and not value.startswith("#")):
                raise NotADrawing
    return root


def _must_stay_its_size(root: Element) -> None:
    """A shape used again may not itself use others: ten of them in a row would draw ten thousand million. Raises NotADrawing."""
    elements = list(root.iter())
    users = [element for element in elements if element.tag.removeprefix(_NAMESPACE) == "use"]
    again = {value.removeprefix("#") for use in users for name, value in use.attrib.items() if name.endswith("href")}
    for element in elements:
        if element.get("id") in again and any(one.tag.removeprefix(_NAMESPACE) == "use" for one in element.iter()):
            raise NotADrawing
    largest = max((sum(1 for _ in one.iter()) for one in elements if one.get("id") in again), default=0)
    if len(elements) + len(users) * largest > MOST_ELEMENTS:
        raise NotADrawing
