"""A document as a Word file: real headings, lists, tables with header rows, alternative text, languages, notes that lead back."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time
from functools import partial
from typing import Any

import docx
from django.utils.formats import date_format
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from throughline.common.clock import today
from throughline.common.text import one_line
from throughline.documents.as_pdf import as_png, size_of
from throughline.documents.content import (
    Aside,
    Claim,
    Facts,
    Heading,
    Picture,
    Points,
    Prose,
    Reading,
    Released,
    ReleasedWords,
    ShownBlock,
    Table,
)
from throughline.documents.embedding import FACE_OF, embed
from throughline.documents.inking import TOKENS
from throughline.documents.printed import HOW_COUNTED, RESTS_ON, footings, printable, taken_back
from throughline.documents.scripts import RIGHT_TO_LEFT, main_code, reads_from_the_right, runs

FACE = "Arial"
"""On every computer that opens such files; our own faces would be replaced there by something nobody chose."""

PAGE_WIDE, PAGE_HIGH, MARGIN = Cm(21), Cm(29.7), Cm(2.4)
WIDEST_PICTURE = 2_200
"""Dots across a picture, at most: enough for print, and a map stays a file that can be mailed."""

REGIONS = {"en": "en-GB", "ur": "ur-PK", "pa": "pa-IN", "ta": "ta-LK", "bn": "bn-BD", "gu": "gu-IN", "hi": "hi-IN"}
BY_LETTER = frozenset(["he", *FACE_OF])
"""Languages whose letters Word sets as a complex script, with size, face and language of their own."""

_ORDER = {
    qn(f"w:{name}"): at
    for at, name in enumerate(
        ["pStyle", "keepNext", "keepLines", "numPr", "pBdr", "shd", "bidi", "spacing", "ind", "jc", "outlineLvl"]
    )
}
"""Word refuses a file whose paragraphs tell their looks in another order."""

LAST = len(_ORDER)


def without_the_hour(made: bytes) -> bytes:
    """The same zipped file without the moment it was written at, so that the same words make the same bytes."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as before, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name), before.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()


def as_docx(reading: Reading, *, author: str = "") -> bytes:
    """The whole document as one file. Raises NotPrinted when a picture in it could not be drawn."""
    return _Writing(reading, author or "Throughline").made()


def _element(tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


class _Writing:
    """One file on its way: the file, what it is made from, and the language words are in unless they say otherwise."""

    def __init__(self, reading: Reading, author: str) -> None:
        self.reading, self.author = reading, author
        self.language = reading.document.language
        self.file = docx.Document()
        self.marks = 0
        self.faces: set[tuple[str, str]] = set()

    def made(self) -> bytes:
        document = self.reading.document
        self._set_up()
        self.says(self.file.add_paragraph(style="Title"), document.title)
        if document.subtitle:
            self.says(self.file.add_paragraph(style="Subtitle"), document.subtitle)
        told = [date_format(document.day, "j F Y")] if document.day else []
        told += [f"Version {document.version}"] if document.version > 1 else []
        if told:
            self.soft(" · ".join(told))
        level = 1
        for shown in self.reading.blocks:
            if isinstance(shown.block, Heading):
                level = min(shown.block.level, level + 1)
                self.says(self.file.add_paragraph(style=f"Heading {level - 1}"), shown.block.text)
            else:
                self._block(shown)
        self._footings()
        for looks in self.file.element.iter(qn("w:pPr")):
            looks[:] = sorted(looks, key=lambda one: _ORDER.get(one.tag, LAST))
        embed(self.file, self.faces)
        kept = io.BytesIO()
        self.file.save(kept)
        return without_the_hour(kept.getvalue())

    # ------------------------------------------------------------------------------------------------------ ground

    def _set_up(self) -> None:
        document = self.reading.document
        section = self.file.sections[0]
        section.page_width, section.page_height = PAGE_WIDE, PAGE_HIGH
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
        about = self.file.core_properties
        about.title, about.subject, about.author = document.title[:255], document.subtitle[:255], self.author
        about.language = REGIONS.get(main_code(self.language), main_code(self.language))
        about.comments = ""
        about.created = about.modified = datetime.combine(document.day or today(), time(12), UTC).replace(tzinfo=None)
        sizes = {"Normal": 11, "Title": 26 if len(document.title) <= 90 else 18, "Subtitle": 13, "Heading 1": 16, "Heading 2": 13, "Caption": 10, "List Bullet": 11, "List Number": 11}  # fmt: skip
        for name, size in sizes.items():
            self._style(name, size)
        if main_code(self.language) in RIGHT_TO_LEFT:
            grid = section._sectPr.find(qn("w:docGrid"))
            section._sectPr.insert(
                len(section._sectPr) if grid is None else section._sectPr.index(grid), _element("w:bidi")
            )
        self._page_numbers(section)

    def _style(self, name: str, size: int) -> None:
        style: Any = self.file.styles[name]
        style.font.name, style.font.size, style.font.italic = FACE, Pt(size), False
        style.font.color.rgb = RGBColor.from_string(TOKENS["ink"][1:].upper())
        face = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            face.attrib.pop(qn(f"w:{theme}"), None)
        for where in ("ascii", "hAnsi", "cs", "eastAsia"):
            face.set(qn(f"w:{where}"), FACE)
        if name == "Normal":
            code = REGIONS.get(main_code(self.language), main_code(self.language))
            style.element.get_or_add_rPr().append(_element("w:lang", val=code, bidi=code))
            style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(8), 1.25
        if name.startswith("Heading"):
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(20), Pt(6)
        if name == "Title":
            for border in style.element.pPr.findall(qn("w:pBdr")):
                style.element.pPr.remove(border)

    def _page_numbers(self, section: Any) -> None:
        foot = section.footer.paragraphs[0]
        self.says(foot, one_line(self.reading.document.title, 80), size=8.5, soft=True)
        foot.add_run("  ·  ").font.size = Pt(8.5)
        for part in ("begin", "PAGE", "end"):
            run = foot.add_run()
            run.font.size = Pt(8.5)
            if part == "PAGE":
                words = _element("w:instrText")
                words.text = part
                run._r.append(words)
            else:
                run._r.append(_element("w:fldChar", fldCharType=part))

    # ------------------------------------------------------------------------------------------------------- words

    def says(
        self, into: Paragraph, text: str, *, language: str = "", bold: bool = False, size: float = 0, soft: bool = False
    ) -> Paragraph:
        """Put words into a paragraph, cut where the language changes; the paragraph runs the way its first letter does."""
        text, language = printable(text), language or self.language
        if reads_from_the_right(text, language):
            into._p.get_or_add_pPr().append(_element("w:bidi"))
        for cut in runs(text, language):
            run = into.add_run(cut.words)
            run.bold = True if bold else None
            if size:
                run.font.size = Pt(size)
            if soft:
                run.font.color.rgb = RGBColor.from_string(TOKENS["ink-soft"][1:].upper())
            if cut.language in BY_LETTER:
                self._complex(run, cut.language, bold=bold, size=size)
            elif cut.language != main_code(self.language):
                run._r.get_or_add_rPr().append(_element("w:lang", val=REGIONS.get(cut.language, cut.language)))
        return into

    def _complex(self, run: Any, language: str, *, bold: bool, size: float) -> None:
        looks = run._r.get_or_add_rPr()
        if face := FACE_OF.get(language):
            self.faces.add((face, "Bold" if bold else "Regular"))
            fonts = looks.get_or_add_rFonts()
            for where in ("ascii", "hAnsi", "cs"):
                fonts.set(qn(f"w:{where}"), face)
        if bold:
            looks.append(_element("w:bCs"))
        if size:
            looks.append(_element("w:szCs", val=str(round(size * 2))))
        looks.append(_element("w:rtl") if language in RIGHT_TO_LEFT else _element("w:cs"))
        looks.append(_element("w:lang", bidi=REGIONS.get(language, language)))

    def paragraphs(self, text: str, **look: Any) -> None:
        for part in text.split("\n\n"):
            if part.strip():
                self.says(self.file.add_paragraph(), part.strip(), **look)

    def soft(self, text: str) -> None:
        self.paragraphs(text, size=9.5, soft=True)

    # ------------------------------------------------------------------------------------------------------ blocks

    def _block(self, shown: ShownBlock) -> None:
        block = shown.block
        if isinstance(block, Prose):
            self.paragraphs(block.text, language=block.language)
        elif isinstance(block, Points):
            self._points(block)
        elif isinstance(block, Aside):
            self._aside(block)
        elif isinstance(block, Facts):
            for label, said in block.rows:
                line = self.says(self.file.add_paragraph(), f"{label}: ", bold=True)
                line.paragraph_format.space_after = Pt(3)
                self.says(line, said)
            self.soft(block.method)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Picture):
            self._picture(block)
        elif isinstance(block, Claim):
            self._claim(block, shown.released or Released(), shown.number)

    def _points(self, points: Points) -> None:
        style = "List Number" if points.ordered else "List Bullet"
        number = self._counting_anew() if points.ordered else None
        for item in points.items:
            line = self.says(self.file.add_paragraph(style=style), item)
            if number is not None:
                line._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number

    def _counting_anew(self) -> int:
        """A numbered list of its own, that begins at 1."""
        numbering: Any = self.file.part.numbering_part.element
        style: Any = self.file.styles["List Number"].element
        abstract = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
        made = numbering.add_num(abstract)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def _aside(self, aside: Aside) -> None:
        lines = [(aside.title, True)] if aside.title else []
        lines += [(part.strip(), False) for part in aside.text.split("\n\n") if part.strip()]
        for text, bold in lines:
            line = self.says(self.file.add_paragraph(), text, bold=bold)
            self._beside(line, TOKENS["accent"], 24)
            line._p.get_or_add_pPr().append(
                _element("w:shd", val="clear", color="auto", fill=TOKENS["accent-soft"][1:])
            )
            line.paragraph_format.space_after = Pt(0)
        self.file.add_paragraph().paragraph_format.space_after = Pt(0)

    def _beside(self, line: Paragraph, colour: str, thick: int) -> None:
        """A rule at the beginning side of a paragraph."""
        border = _element("w:pBdr")
        border.append(_element("w:left", val="single", sz=str(thick), space="8", color=colour[1:]))
        line._p.get_or_add_pPr().append(border)

    def _table(self, table: Table) -> None:
        across = max([len(table.columns), *(len(row) for row in table.rows)], default=0)
        if not across:
            return
        caption = self.says(self.file.add_paragraph(style="Caption"), table.caption)
        caption.paragraph_format.keep_with_next = True
        drawn = self.file.add_table(rows=1 + len(table.rows), cols=across, style="Table Grid")
        size = 8 if across > 7 else 9.5
        told: Sequence[Sequence[str]] = [table.columns, *table.rows]
        for at, (row, words) in enumerate(zip(drawn.rows, told, strict=True)):
            looks = row._tr.get_or_add_trPr()
            looks.append(_element("w:cantSplit"))
            if at == 0:
                looks.append(_element("w:tblHeader"))
            for place, cell in enumerate(row.cells):
                line = cell.paragraphs[0]
                line.paragraph_format.space_after = Pt(2)
                line.paragraph_format.line_spacing = 1.05
                said = words[place] if place < len(words) else ""
                self.says(line, said, bold=at == 0 or place == 0, size=size)
        looks = drawn._tbl.tblPr
        look = looks.find(qn("w:tblLook"))
        if look is not None:
            looks.remove(look)
        looks.append(_element("w:tblLook", val="04A0", firstRow="1", lastRow="0", firstColumn="1", lastColumn="0", noHBand="0", noVBand="1"))  # fmt: skip
        looks.append(_element("w:tblCaption", val=one_line(table.caption, 200)))
        space = self.file.add_paragraph()
        space.paragraph_format.space_after = Pt(4)
        self.soft(table.note)

    def _picture(self, picture: Picture) -> None:
        self.says(self.file.add_paragraph(), picture.title, bold=True).paragraph_format.keep_with_next = True
        self.paragraphs(picture.sentence)
        if picture.svg:
            wide, high = size_of(picture.svg)
            room = PAGE_WIDE - 2 * MARGIN
            width = min(room, int(room * 1.25 * wide / high))
            line = self.file.add_paragraph()
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            drawn = line.add_run().add_picture(
                io.BytesIO(as_png(picture.svg, ppi=min(160, round(72 * WIDEST_PICTURE / wide)))), width=width
            )
            about = drawn._inline.docPr
            about.set("descr", one_line(f"{picture.title}. {picture.sentence}", 600))
            about.set("title", one_line(picture.title, 200))
        if picture.table is not None:
            self._table(picture.table)
        self.soft(picture.note)

    # ------------------------------------------------------------------------------------------------------ claims

    def _claim(self, claim: Claim, released: Released, number: int) -> None:
        line = self.file.add_paragraph()
        line.paragraph_format.keep_with_next = True
        line.paragraph_format.space_before = Pt(10)
        self._marked(line, f"claim_{number}", partial(self.says, line, claim.sentence, bold=True, size=12.5))
        self._leads(line, f"rests_{number}", str(number), raised=True)
        if released.taken_back_at is not None:
            self.soft(taken_back(released))
            return
        self.paragraphs(claim.strength)
        if claim.shows_words:
            for lead, several in (("In people’s words", released.words), ("Words that speak against it", released.against)):  # fmt: skip
                if several:
                    self.soft(f"{lead}:")
                for one in several:
                    self._quoted(one)

    def _quoted(self, one: ReleasedWords) -> None:
        said = f"“{one.words}”" if one.removed_at is None else f"Words were removed here on {date_format(one.removed_at, 'j F Y')}."  # fmt: skip
        line = self.says(self.file.add_paragraph(), said)
        line.paragraph_format.left_indent = Cm(0.6)
        if one.beside and one.removed_at is None:
            self.says(line, f" ({one.beside})", size=9.5, soft=True)
        self._beside(line, TOKENS["line"], 12)

    def _marked(self, line: Paragraph, name: str, write: Callable[[], object]) -> None:
        """Write inside a bookmark, so that something can lead here."""
        self.marks += 1
        line._p.append(_element("w:bookmarkStart", id=str(self.marks), name=name))
        write()
        line._p.append(_element("w:bookmarkEnd", id=str(self.marks)))

    def _leads(self, line: Paragraph, to: str, words: str, *, raised: bool = False) -> None:
        """A number that leads to a bookmark in this file."""
        link = _element("w:hyperlink", anchor=to, history="1")
        run = line.add_run(words)
        run.font.superscript = True if raised else None
        run.font.color.rgb = RGBColor.from_string(TOKENS["accent"][1:].upper())
        link.append(run._r)
        line._p.append(link)

    def _footings(self) -> None:
        told = footings(self.reading)
        if not told:
            return
        self.says(self.file.add_paragraph(style="Heading 1"), RESTS_ON)
        for one in told:
            line = self.file.add_paragraph()
            self._leads(line, f"claim_{one.number}", f"{one.number}.")
            line.add_run(" ")
            self._marked(line, f"rests_{one.number}", partial(self.says, line, " ".join(one.sentences)))
        self.soft(HOW_COUNTED)
