"""The map as PowerPoint: a slide of real shapes joined by connectors, in the order they are read; then the same in words."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Cm, Pt

from throughline.documents.inking import TOKENS
from throughline.theory.drawing import Picture
from throughline.theory.formats.shapes import EMU_A_POINT, LETTERS, Fitted, Joined, Placed, in_words
from throughline.theory.stood import Stood

WIDE, HIGH, EDGE, HEAD = Cm(33.867), Cm(19.05), Cm(1), Cm(2.2)
READABLE, MOST_ENLARGED = 10, 4.0
"""Points that the words on boxes should have, and how far slides grow for it (PowerPoint knows none wider than 142 cm)."""

FACE = "Arial"
LETTERS_A_SLIDE, LINES_A_SLIDE = 900, 11
BLANK_WITH_TITLE, TITLE_AND_WORDS = 5, 1
RIGHT, LEFT = 3, 1
"""Connection points of a rectangle: 0 top, 1 left, 2 bottom, 3 right."""


def slides(theory: Stood, picture: Picture) -> bytes:
    """The whole presentation."""
    made: Any = Presentation()
    larger = enlarged(picture)
    wide, high, edge, head = (round(size * larger) for size in (WIDE, HIGH, EDGE, HEAD))
    made.slide_width, made.slide_height = wide, high
    made.core_properties.title, made.core_properties.author = theory.title[:255], "Throughline"
    slide = made.slides.add_slide(made.slide_layouts[BLANK_WITH_TITLE])
    _title(slide, theory.title, larger)
    fitted = Fitted(picture, wide=wide - 2 * edge, high=high - head - edge, left=edge, top=head)
    shapes = {one.id: _box(slide, one, fitted.points) for one in fitted.boxes()}
    for one in fitted.arrows():
        _arrow(slide, one, shapes)
    for heading, said in in_words(theory):
        for part in _slides_of(said):
            words = made.slides.add_slide(made.slide_layouts[TITLE_AND_WORDS])
            _title(words, heading, larger)
            _words(words, part, larger)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def enlarged(picture: Picture) -> float:
    """How much larger than usual the slides are, so that the words on a wide map stay inside their boxes."""
    unit = READABLE * EMU_A_POINT / LETTERS
    wanted = max((picture.width * unit + 2 * EDGE) / WIDE, (picture.height * unit + HEAD + EDGE) / HIGH)
    return min(max(1.0, wanted), MOST_ENLARGED)


def _title(slide: Any, text: str, larger: float) -> None:
    title = slide.shapes.title
    place = (EDGE, Cm(0.3), WIDE - 2 * EDGE, HEAD - Cm(0.4))
    title.left, title.top, title.width, title.height = (round(size * larger) for size in place)
    title.text_frame.text = text
    title.text_frame.word_wrap = True
    for run in title.text_frame.paragraphs[0].runs:
        run.font.size, run.font.bold, run.font.name = Pt(round((24 if len(text) < 80 else 16) * larger)), True, FACE
        run.font.color.rgb = _colour("ink")


def _colour(token: str) -> Any:
    colour: Any = RGBColor
    return colour.from_string({**TOKENS, "white": "#ffffff"}[token][1:].upper())


def _box(slide: Any, one: Placed, points: float) -> Any:
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, one.x, one.y, one.wide, one.high)
    shape.name, shape.shadow.inherit = f"{one.kind}: {one.title}"[:120], False
    shape._element._nvXxPr.cNvPr.set("descr", one.says)
    shape.adjustments[0] = 0.08
    shape.fill.solid()
    shape.fill.fore_color.rgb = _colour("white")
    shape.line.color.rgb, shape.line.width = _colour("line-firm"), Pt(1)
    if one.dashed:
        shape.line.dash_style = MSO_LINE.DASH
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(3)
    lines = [(one.kind, 0.8, "ink-soft", False), (one.title, 1.0, "ink", True)]
    lines += [(one.foot, 0.8, "ink-soft", False)] if one.foot else []
    for at, (text, larger, token, bold) in enumerate(lines):
        line = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        run = line.add_run()
        run.text, run.font.size, run.font.bold, run.font.name = text, Pt(max(points * larger, 5)), bold, FACE
        run.font.color.rgb = _colour(token)
    return shape


def _arrow(slide: Any, one: Joined, shapes: dict[str, Any]) -> None:
    line = slide.shapes.add_connector(MSO_CONNECTOR.CURVE, one.x1, one.y1, one.x2, one.y2)
    line.begin_connect(shapes[one.cause], RIGHT)
    line.end_connect(shapes[one.effect], LEFT)
    line.line.color.rgb, line.line.width = _colour("accent-deep"), Pt(1.25)
    if one.dashed:
        line.line.dash_style = MSO_LINE.DASH
    about = line._element.find(qn("p:nvCxnSpPr")).find(qn("p:cNvPr"))
    about.set("descr", f"{one.says} ({one.label})" if one.label else one.says)
    drawn = line.line._get_or_add_ln()
    head = drawn.makeelement(qn("a:tailEnd"), {"type": "triangle"})
    drawn.append(head)


def _slides_of(said: Sequence[str]) -> Iterator[list[str]]:
    """Sentences slide by slide, as many as can be read on one."""
    part: list[str] = []
    for sentence in said:
        if part and (len(part) == LINES_A_SLIDE or sum(map(len, part)) + len(sentence) > LETTERS_A_SLIDE):
            yield part
            part = []
        part.append(sentence)
    if part:
        yield part


def _words(slide: Any, said: Sequence[str], larger: float) -> None:
    body = slide.placeholders[1]
    place = (EDGE, HEAD, WIDE - 2 * EDGE, HIGH - HEAD - EDGE)
    body.left, body.top, body.width, body.height = (round(size * larger) for size in place)
    frame = body.text_frame
    frame.word_wrap = True
    for at, sentence in enumerate(said):
        line = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        run = line.add_run()
        run.text, run.font.size, run.font.name = sentence, Pt(round(16 * larger)), FACE
        run.font.color.rgb = _colour("ink")
