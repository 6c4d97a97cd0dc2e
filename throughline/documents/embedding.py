"""Our own faces inside a Word file, for letters that not every computer can draw: each as the format asks, scrambled with a key."""

import hashlib
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from throughline.documents.as_pdf import FACES

FACE_OF = {
    "ur": "Noto Nastaliq Urdu",
    "ar": "Noto Sans Arabic",
    "fa": "Noto Sans Arabic",
    "ps": "Noto Sans Arabic",
    "ta": "Noto Sans Tamil",
    "bn": "Noto Sans Bengali",
    "pa": "Noto Sans Gurmukhi",
    "gu": "Noto Sans Gujarati",
    "hi": "Noto Sans Devanagari",
    "mr": "Noto Sans Devanagari",
    "ne": "Noto Sans Devanagari",
}
"""The face each language is set in, by its code."""

_FONT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_SCRAMBLED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


def scrambled(face: bytes, key: UUID) -> bytes:
    """A face as Word files hold it: its first 32 bytes mixed with the key, read backwards (ECMA-376 part 4, 2.8.1)."""
    mix = key.bytes[::-1] * 2
    return bytes(one ^ other for one, other in zip(face[:32], mix, strict=True)) + face[32:]


def embed(file: Any, faces: Iterable[tuple[str, str]]) -> None:
    """Put faces into a Word file being made, each by its name and "Regular" or "Bold"; one that is not there is left out."""
    table = file.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    told = parse_xml(table.blob)
    used = sorted(set(faces))
    for name in sorted({name for name, _ in used}):
        font = parse_xml(f'<w:font {nsdecls("w")} w:name="{name}"/>')
        for style, tag in (("Regular", "embedRegular"), ("Bold", "embedBold")):
            path = FACES / f"{name.replace(' ', '')}-{style}.ttf"
            if (name, style) in used and path.exists():
                letters = path.read_bytes()
                key = UUID(bytes=hashlib.sha256(letters).digest()[:16])
                at = PackURI(f"/word/fonts/{path.stem}.odttf")
                part = Part(at, _SCRAMBLED, scrambled(letters, key), file.part.package)
                held = etree.SubElement(font, qn(f"w:{tag}"))
                held.set(qn("r:id"), table.relate_to(part, _FONT))
                held.set(qn("w:fontKey"), f"{{{str(key).upper()}}}")
        if len(font):
            told.append(font)
    table._blob = etree.tostring(told, xml_declaration=True, encoding="UTF-8", standalone=True)
