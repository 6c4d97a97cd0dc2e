"""The map for PowerPoint and Word: real shapes with real text, joined, told one by one, in the order of reading."""

import io
import re
import zipfile

import docx
from django.urls import reverse
from pptx import Presentation

from throughline.theory import writes
from throughline.theory.models import Element


def taken(client, cast, on, form):
    client.force_login(cast.ana)
    return client.get(reverse("theory:taken", args=[on.pk, form])).content


def drawn(cast, on, heard_back: Element, trust: Element):
    link = writes.connect(cause=heard_back, effect=trust, by=cast.ana, mechanism="they feel remembered")
    writes.assume(on=on, by=cast.ana, title="People want a second conversation", about=link.item)


def test_slides_hold_shapes_and_connectors(client, cast, on, heard_back, trust):
    drawn(cast, on, heard_back, trust)
    made = Presentation(io.BytesIO(taken(client, cast, on, "slides")))
    shapes = list(made.slides[0].shapes)
    told = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    assert any(heard_back.item.title in text for text in told)
    assert any(trust.item.title in text for text in told)
    arrows = [
        shape
        for shape in shapes
        if (shape.shape_type is not None and "LINE" in str(shape.shape_type)) or shape._element.tag.endswith("cxnSp")
    ]
    assert len(arrows) == 1
    joined = arrows[0]._element.xml
    assert "stCxn" in joined
    assert "endCxn" in joined
    about = [shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in shapes if not shape.is_placeholder]
    assert all(about)
    names = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    assert names.index(next(t for t in names if heard_back.item.title in t)) < names.index(
        next(t for t in names if trust.item.title in t)
    )
    words = "\n".join(
        shape.text_frame.text for slide in list(made.slides)[1:] for shape in slide.shapes if shape.has_text_frame
    )
    assert "they feel remembered" in words
    assert "People want a second conversation" in words


def test_word_holds_shapes_and_the_same_in_words(client, cast, on, heard_back, trust):
    drawn(cast, on, heard_back, trust)
    made = taken(client, cast, on, "word")
    xml = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    assert xml.count("<wps:wsp>") == 3
    assert xml.count("roundRect") == 2
    assert len(re.findall(r'<wps:cNvPr [^>]*descr="[^"]+', xml)) == 3
    file = docx.Document(io.BytesIO(made))
    styles = [line.style.name for line in file.paragraphs if line.text]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == 3
    assert any("they feel remembered" in line.text for line in file.paragraphs)


def test_an_empty_map_is_a_title(client, cast, on):
    assert Presentation(io.BytesIO(taken(client, cast, on, "slides"))).slides[0].shapes.title.text_frame.text
    assert docx.Document(io.BytesIO(taken(client, cast, on, "word"))).paragraphs[0].text


def test_a_long_title_and_other_scripts_stand_in_their_shapes(client, cast, on):
    from throughline.theory.words import ElementKind

    title = "எங்களுக்குத் திரும்ப அழைக்கவில்லை 🙂 " + "long " * 40
    writes.add_element(on=on, by=cast.ana, kind=ElementKind.OUTCOME, title=title)
    made = Presentation(io.BytesIO(taken(client, cast, on, "slides")))
    assert any("எங்களுக்குத்" in shape.text_frame.text for shape in made.slides[0].shapes if shape.has_text_frame)
    taken(client, cast, on, "word")
