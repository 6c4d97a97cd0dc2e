"""The map as a Word file: one drawing of real shapes with words in them on a page on its side, then everything in words."""

import io
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.shared import Cm

from throughline.documents.as_docx import as_docx, without_the_hour
from throughline.documents.content import Block, Document, Heading, Points, Reading
from throughline.documents.inking import TOKENS
from throughline.theory.drawing import Picture
from throughline.theory.formats.shapes import Fitted, Joined, Placed, in_words
from throughline.theory.stood import Stood

WIDE, HIGH, EDGE, HEAD = Cm(42), Cm(29.7), Cm(1.6), Cm(4)
"""A3 on its side: the largest page most offices print."""

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
DECLARED = " ".join(f'xmlns:{name}="{address}"' for name, address in NAMES.items())


def word_file(theory: Stood, picture: Picture) -> bytes:
    """The whole file."""
    blocks: list[Block] = []
    for heading, said in in_words(theory):
        blocks += [Heading(heading), Points(said)]
    file = docx.Document(io.BytesIO(as_docx(Reading(Document(theory.title, blocks)))))
    for section in file.sections:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = WIDE, HIGH
        section.left_margin = section.right_margin = EDGE
        section.top_margin = section.bottom_margin = EDGE
    if picture.boxes:
        line = file.paragraphs[0].insert_paragraph_before()
        file.paragraphs[1]._p.addnext(line._p)
        line.add_run()._r.append(_drawing(theory, picture))
    kept = io.BytesIO()
    file.save(kept)
    return without_the_hour(kept.getvalue())


def _drawing(theory: Stood, picture: Picture) -> Any:
    fitted = Fitted(picture, wide=WIDE - 2 * EDGE, high=HIGH - 2 * EDGE - HEAD)
    shapes = [_box(one, at, fitted.points) for at, one in enumerate(fitted.boxes(), start=10)]
    arrows = [_arrow(one, at) for at, one in enumerate(fitted.arrows(), start=10 + len(shapes))]
    says = f"{theory.title}: the theory of change as a drawing of {len(shapes)} boxes and {len(arrows)} arrows. The same follows in words."
    # Arrows lie under the boxes, and are read after them: the list in words below tells each.
    return parse_xml(
        f"<mc:AlternateContent {DECLARED}><mc:Choice Requires=\"wpg\"><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
        f"<wp:extent cx=\"{fitted.wide}\" cy=\"{fitted.high}\"/><wp:docPr id=\"1\" name=\"Theory of change\" descr={quoteattr(says)}/>"
        f"<a:graphic><a:graphicData uri=\"{NAMES['wpg']}\"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/>"
        f"<a:ext cx=\"{fitted.wide}\" cy=\"{fitted.high}\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"{fitted.wide}\" cy=\"{fitted.high}\"/></a:xfrm></wpg:grpSpPr>"
        f"{''.join(shapes)}{''.join(arrows)}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent>"
    )  # fmt: skip


def _box(one: Placed, at: int, points: float) -> str:
    lines = [(one.kind, 0.8, "ink-soft", False), (one.title, 1.0, "ink", True)]
    lines += [(one.foot, 0.8, "ink-soft", False)] if one.foot else []
    dash = '<a:prstDash val="dash"/>' if one.dashed else ""
    return (
        f'<wps:wsp><wps:cNvPr id="{at}" name={quoteattr(f"{one.kind}: {one.title}"[:120])} descr={quoteattr(one.says)}/><wps:cNvSpPr/>'
        f'<wps:spPr><a:xfrm><a:off x="{one.x}" y="{one.y}"/><a:ext cx="{one.wide}" cy="{one.high}"/></a:xfrm>'
        '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 8000"/></a:avLst></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="12700"><a:solidFill><a:srgbClr val="{_hex("line-firm")}"/></a:solidFill>{dash}</a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{''.join(_line(text, points * larger, token, bold) for text, larger, token, bold in lines)}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="square" lIns="36000" tIns="18000" rIns="36000" bIns="18000" anchor="ctr"/></wps:wsp>'
    )


def _hex(token: str) -> str:
    return TOKENS[token][1:].upper()


def _line(text: str, points: float, token: str, bold: bool) -> str:
    size = max(round(points * 2), 9)
    looks = f'<w:rPr>{"<w:b/>" if bold else ""}<w:color w:val="{_hex(token)}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    return f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r>{looks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _arrow(one: Joined, at: int) -> str:
    """A curve from one box to the next; turned round where it goes up or back."""
    turns = _turns(one)
    dash = '<a:prstDash val="dash"/>' if one.dashed else ""
    says = f"{one.says} ({one.label})" if one.label else one.says
    return (
        f'<wps:wsp><wps:cNvPr id="{at}" name="Arrow {at}" descr={quoteattr(says)}/><wps:cNvCnPr/>'
        f'<wps:spPr><a:xfrm{turns}><a:off x="{min(one.x1, one.x2)}" y="{min(one.y1, one.y2)}"/><a:ext cx="{abs(one.x2 - one.x1)}" cy="{abs(one.y2 - one.y1)}"/></a:xfrm>'
        '<a:prstGeom prst="curvedConnector3"><a:avLst/></a:prstGeom>'
        f'<a:ln w="15875"><a:solidFill><a:srgbClr val="{_hex("accent-deep")}"/></a:solidFill>{dash}<a:tailEnd type="triangle"/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
    )


def _turns(one: Joined) -> str:
    return (' flipH="1"' if one.x2 < one.x1 else "") + (' flipV="1"' if one.y2 < one.y1 else "")
