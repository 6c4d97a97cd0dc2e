"""Which drawings may stand in a document: shapes and words as our own pages draw them, nothing that runs or fetches."""

from xml.etree import ElementTree

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
_NAMESPACE = "{http://www.w3.org/2000/svg}"


class NotADrawing(ValueError):
    """This is no drawing that can stand in a document."""


def checked(svg: str) -> str:
    """The drawing as it was given. Raises NotADrawing for anything but plain SVG of our own elements.

    Nothing declared (an entity can grow without end), no handler, no style, no address but one inside the drawing.
    """
    if "<!" in svg or "<?" in svg:
        raise NotADrawing
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314  # nothing declared, so no entity to expand
    except ElementTree.ParseError:
        raise NotADrawing from None
    for element in root.iter():
        if element.tag.removeprefix(_NAMESPACE) not in ELEMENTS:
            raise NotADrawing
        for name, value in element.attrib.items():
            bare = name.rpartition("}")[2].lower()
            if bare.startswith("on") or bare == "style" or (bare == "href" and not value.startswith("#")):
                raise NotADrawing
    return svg
