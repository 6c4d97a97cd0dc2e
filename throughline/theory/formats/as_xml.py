"""GraphML for graph programs, and the picture as an SVG file that stands by itself."""

from xml.sax.saxutils import escape, quoteattr

from throughline.theory.drawing import Picture
from throughline.theory.stood import Stood
from throughline.theory.svg import drawn

NODE = {"label": "title", "kind": "kind", "description": "description", "who_changes": "who_changes", "level": "level", "horizon": "horizon"}  # fmt: skip
EDGE = {"mechanism": "mechanism", "polarity": "polarity", "delay": "delay"}

INK = """
.tl-map{font-family:"Atkinson Hyperlegible",Verdana,sans-serif;font-size:16px;fill:#1d1a16}
.tl-map__edge{fill:#fff;stroke:#6f665a;stroke-width:1.5}
.tl-map__box--beyond .tl-map__edge{stroke-dasharray:7 5}
.tl-map__glyph{fill:none;stroke:#3d3831;stroke-width:1.5}
.tl-map__kind,.tl-map__foot,.tl-map__said{font-size:14px;fill:#3d3831}
.tl-map__line{fill:none;stroke:#1c3271;stroke-width:2}.tl-map__reach{fill:none;stroke:none}.tl-map__head{fill:#1c3271}
.tl-map__arrow--less .tl-map__line{stroke-dasharray:10 6}.tl-map__arrow--unknown .tl-map__line{stroke-dasharray:2 6}
.tl-map__slip{fill:#fff}.tl-map__ceiling path{stroke:#6f665a;stroke-dasharray:4 6}
.tl-map__badge circle{fill:#fff;stroke:#1c3271;stroke-width:1.5}
"""
"""How the picture looks away from our pages, on white."""


def graphml(stood: Stood) -> bytes:
    """Elements as nodes, causal links as directed edges, what is known of them as data; assumptions as one text."""
    keys = [f'<key id="n_{key}" for="node" attr.name="{key}" attr.type="string"/>' for key in (*NODE, "assumptions")]
    keys += [f'<key id="e_{key}" for="edge" attr.name="{key}" attr.type="string"/>' for key in (*EDGE, "assumptions")]
    nodes = [
        f"<node id={quoteattr(one.id)}>{_data('n', {key: getattr(one, name) for key, name in NODE.items()}, stood, one.id)}</node>"
        for one in stood.elements
    ]
    edges = [
        f"<edge id={quoteattr(one.id)} source={quoteattr(one.cause)} target={quoteattr(one.effect)}>"
        f"{_data('e', {key: getattr(one, name) for key, name in EDGE.items()}, stood, one.id)}</edge>"
        for one in stood.links
    ]
    body = "\n".join([*keys, '<graph id="theory" edgedefault="directed">', *nodes, *edges, "</graph>"])
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n{body}\n</graphml>\n'.encode()  # fmt: skip


def _data(of: str, values: dict[str, str], stood: Stood, part_id: str) -> str:
    told = {**values, "assumptions": "\n".join(one.title for one in stood.assumed_of(part_id))}
    return "".join(f'<data key="{of}_{key}">{escape(value)}</data>' for key, value in told.items() if value)


def svg(picture: Picture) -> bytes:
    """The picture with its look inside it, for slides and print; nothing in it leads anywhere."""
    head, opened, rest = drawn(picture, as_image=True).partition("<defs>")
    return f"{head}<style>{INK}</style>{opened}{rest}".encode()
