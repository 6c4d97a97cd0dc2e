"""What a document is on paper: a tagged PDF and a Word file, read back by other programs than the ones that wrote them."""

import io
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn

from throughline.documents import as_pdf as printing
from throughline.documents.as_docx import as_docx
from throughline.documents.as_pdf import FacesMissing, as_pdf, as_png
from throughline.documents.content import (
    Aside,
    Claim,
    Document,
    Facts,
    Heading,
    Picture,
    Points,
    Prose,
    Reading,
    Released,
    ReleasedWords,
    Table,
)
from throughline.documents.drawings import NotADrawing, checked
from throughline.documents.embedding import scrambled
from throughline.documents.inking import TOKENS, inked
from throughline.documents.printed import NotPrinted
from throughline.documents.scripts import reads_from_the_right, runs

RELEASE = UUID("01931000-0000-7000-8000-000000000001")
GONE = UUID("01931000-0000-7000-8000-000000000002")
URDU = "ہمیں بتایا گیا کہ کوئی واپس فون نہیں کرتا۔"
TAMIL = "யாரும் எங்களுக்குத் திரும்ப அழைக்கவில்லை."
BENGALI = "কেউ আমাদের ফিরে ফোন করেনি।"
PUNJABI = "ਕਿਸੇ ਨੇ ਸਾਨੂੰ ਵਾਪਸ ਫ਼ੋਨ ਨਹੀਂ ਕੀਤਾ।"
EMOJI = "🙂 👍🏽 👨‍👩‍👧 ❤️ ✓ → ☐"
CHART = '<svg class="tl-chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 90"><rect class="tl-chart__bar" x="4" width="30" height="70"/><text x="4" y="86">{}</text></svg>'
HUBS = Table("Notes by hub", ["Hub", "Notes"], [("Seven Kings", "80"), ("Woodford", "*")], "* stands for 1 to 7.")
PASTED = Table(
    "From Word", [f"Column {at}" for at in range(11)], [[f"{at}.{on}" for on in range(9)] for at in range(40)]
)


def reading(*blocks, **given):
    shown = {"title": "What we understand differently", "day": date(2026, 11, 30), **given}
    released = {
        RELEASE: Released(
            "People wait to hear back",
            words=[ReleasedWords("Nobody rang back.", "Parent, 35 to 54"), ReleasedWords("", "", datetime(2026, 11, 2, tzinfo=UTC))],
            against=[ReleasedWords("They rang the same day.", "")],
            figures=[("Notes", "about 40")],
            who_is_missing="Young men.",
        ),
        GONE: Released(taken_back_at=datetime(2026, 11, 20, tzinfo=UTC)),
    }  # fmt: skip
    return Reading(Document(blocks=blocks, **shown), released)


EVERYTHING = reading(
    Aside("What we ask of you", "Agree the trial."),
    Heading("What we heard"),
    Prose(f"At the door. {EMOJI}\n\nAnd {URDU} within a line."),
    Prose(URDU, "ur"), Prose(TAMIL, "ta"), Prose(BENGALI, "bn"), Prose(PUNJABI, "pa"),
    Points(["First", TAMIL]), Points(["One", "Two"], ordered=True),
    Claim("People wait to hear back.", RELEASE, "Fairly sure."), Claim("This no longer stands.", GONE),
    Heading("In figures"), Facts([("Notes", "about 40")], "Counted by note."), HUBS,
    Picture("By month", "Most was heard in June.", CHART.format("June"), HUBS),
    Picture("By language", "Most spoke Tamil.", CHART.format("தமிழ்")),
    Picture("By age", "There is nothing to show here yet."),
    Heading("Pasted"), PASTED, Heading("Limits"), Heading("Inside", 3), Prose("Little was heard in August."),
    subtitle="For the board", version=2,
)  # fmt: skip


def tags(made: bytes):
    """The tags of a PDF in reading order: (tag, alternative text, language)."""
    found = []

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for one in node:
                walk(one)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append((str(node.S), str(node.get("/Alt", "")), str(node.get("/Lang", ""))))
            if "/K" in node:
                walk(node.K)

    with pikepdf.open(io.BytesIO(made)) as pdf:
        walk(pdf.Root.StructTreeRoot.K)
    return found


@pytest.fixture(scope="module")
def pdf():
    return as_pdf(EVERYTHING, author="Hubs together")


@pytest.fixture(scope="module")
def word():
    return docx.Document(io.BytesIO(as_docx(EVERYTHING, author="Hubs together")))


def test_the_pdf_says_what_it_is_and_in_which_language(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert str(file.Root.Lang) == "en"
        assert bool(file.Root.MarkInfo.Marked)
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        told = file.open_metadata()
        assert told["dc:title"] == "What we understand differently"
        assert told["pdfuaid:part"] == "1"
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "A")
        assert all(str(page.obj.Tabs) == "/S" for page in file.pages)


def test_its_tags_stand_in_the_order_of_reading(pdf):
    order = [tag for tag, _, _ in tags(pdf) if tag in {"/H1", "/TOC", "/H2", "/H3", "/L", "/Table", "/Figure"}]
    assert order == ["/H1", "/TOC", "/TOC", "/H2", "/L", "/L", "/H2", "/L", "/Table", "/Figure", "/Table", "/Figure", "/H2", "/Table", "/H2", "/H3", "/H2"]  # fmt: skip


def test_every_picture_has_its_sentence_and_every_table_its_headers(pdf):
    found = tags(pdf)
    pictures = [alt for tag, alt, _ in found if tag == "/Figure"]
    assert pictures == ["By month. Most was heard in June.", "By language. Most spoke Tamil."]
    assert sum(tag == "/THead" for tag, _, _ in found) == sum(tag == "/Table" for tag, _, _ in found) == 3
    assert sum(tag == "/TH" for tag, _, _ in found) == 2 + 2 + 11


def test_words_in_other_languages_are_marked_as_such(pdf):
    told = {language for _, _, language in tags(pdf)}
    assert {"ur", "ta", "bn", "pa"} <= told


def test_the_faces_come_with_it_and_are_ours(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as file:
        names = {str(font.get("/FontName", "")) for font in file.objects if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/FontDescriptor"}  # fmt: skip
    told = " ".join(names)
    for face in ("AtkinsonHyperlegible", "BricolageGrotesque", "NotoNastaliqUrdu", "NotoSansArabic", "NotoSansTamil", "NotoSansBengali", "NotoSansGurmukhi", "NotoEmoji"):  # fmt: skip
        assert face in told


def test_the_same_words_make_the_same_file():
    assert as_pdf(EVERYTHING) == as_pdf(EVERYTHING)
    assert as_docx(EVERYTHING) == as_docx(EVERYTHING)


def test_a_letter_without_a_shape_is_named():
    with pytest.raises(NotPrinted) as refused:
        as_pdf(reading(Prose("Heard in 中文 too.")))
    assert "“中”" in refused.value.sentence
    assert "untouched" in refused.value.sentence


def test_without_our_faces_it_says_how_to_make_them(monkeypatch, tmp_path):
    monkeypatch.setattr(printing, "FACES", tmp_path)
    printing._fonts.cache_clear()
    with pytest.raises(FacesMissing) as refused:
        as_pdf(reading(Prose("Words.")))
    assert "./dev build" in refused.value.sentence
    monkeypatch.undo()
    printing._fonts.cache_clear()


@pytest.mark.parametrize("title", ["Long " * 80, URDU, f"{EMOJI} {TAMIL}"])
def test_any_title_prints(title):
    shown = reading(Prose("Words."), title=title.strip())
    assert tags(as_pdf(shown))[1][0] == "/H1"
    assert docx.Document(io.BytesIO(as_docx(shown))).paragraphs[0].text == title.strip()


def test_marks_without_a_shape_are_left_out():
    as_pdf(reading(Prose("a\ufeffb\u0000c\u2028d\ue000e\tf")))


@pytest.mark.parametrize(
    "words", ['#panic("x")', "*bold* _it_ $x$ `c` @ref <label> // no", "\\ \" ' {{ x }}", "= Not a heading"]
)
def test_words_are_set_and_never_run(words):
    as_pdf(reading(Prose(words), Table(words, [words], [[words]]), title=words))


def test_a_heading_that_skips_a_level_is_lifted():
    found = [tag for tag, _, _ in tags(as_pdf(reading(Heading("Inside", 3), Prose("x"))))]
    assert "/H2" in found
    assert "/H3" not in found


def test_the_word_file_has_real_headings_lists_and_tables(word):
    styles = [paragraph.style.name for paragraph in word.paragraphs]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == 5
    assert styles.count("Heading 2") == 1
    assert styles.count("List Bullet") == 2
    assert styles.count("List Number") == 2
    assert len(word.tables) == 3
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in word.tables)
    assert word.core_properties.title == "What we understand differently"
    assert word.core_properties.language == "en-GB"


def test_its_pictures_say_what_they_show(word):
    about = [one.get("descr") for one in word.element.iter(qn("wp:docPr"))]
    assert about == ["By month. Most was heard in June.", "By language. Most spoke Tamil."]


def test_urdu_runs_from_the_right_and_says_that_it_is_urdu(word):
    line = next(one for one in word.paragraphs if one.text == URDU)
    assert line._p.pPr.find(qn("w:bidi")) is not None
    looks = line.runs[0]._r.rPr
    assert looks.find(qn("w:rtl")) is not None
    assert looks.find(qn("w:lang")).get(qn("w:bidi")) == "ur-PK"


def test_claims_lead_to_their_notes_and_back(word):
    names = {one.get(qn("w:name")) for one in word.element.iter(qn("w:bookmarkStart"))}
    leads = {one.get(qn("w:anchor")) for one in word.element.iter(qn("w:hyperlink"))}
    assert names == leads == {"claim_1", "rests_1", "claim_2", "rests_2"}


def test_what_was_taken_back_is_marked_and_gone_in_print(word):
    told = "\n".join(one.text for one in word.paragraphs)
    assert "“Nobody rang back.”" in told
    assert "Words were removed here on 2 November 2026." in told
    assert told.count("What this rested on was taken back on 20 November 2026") == 2


def test_the_letters_of_other_scripts_come_with_the_word_file():
    with zipfile.ZipFile(io.BytesIO(as_docx(EVERYTHING))) as file:
        fonts = [name for name in file.namelist() if name.startswith("word/fonts/")]
        assert "word/fonts/NotoSansTamil-Regular.odttf" in fonts
        assert "NotoSansTamil" in file.read("word/_rels/fontTable.xml.rels").decode()
    plain = as_docx(reading(Prose("Only Latin.")))
    assert not [name for name in zipfile.ZipFile(io.BytesIO(plain)).namelist() if "fonts/" in name]


def test_a_scrambled_face_comes_back_with_its_key():
    key, face = UUID(int=0x0123456789ABCDEF0123456789ABCDEF), bytes(range(64))
    assert scrambled(face, key) != face
    assert scrambled(scrambled(face, key), key) == face


def test_a_drawing_becomes_a_picture_without_anything_around_it():
    assert as_png(CHART.format("June")).startswith(b"\x89PNG")
    drawn = inked(CHART.format("June"))
    assert "class=" not in drawn
    assert TOKENS["accent"] in drawn


def test_its_colours_are_the_sites():
    """Print has no stylesheet, so it repeats the light colours; they must stay the same."""
    told = Path(__file__).parents[3] / "islands/site/styles/_tokens.scss"
    light = told.read_text().partition("@mixin dark")[0]
    site = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light))
    assert {name: site[name] for name in TOKENS} == TOKENS


def test_a_drawing_that_grows_without_end_is_refused():
    bomb = "".join(
        f"<g id='{'abcdefgh'[at]}'>" + f"<use href='#{'abcdefgh'[at - 1]}'/>" * 10 + "</g>" for at in range(1, 8)
    )
    with pytest.raises(NotADrawing):
        checked(f"<svg><g id='a'><rect/></g>{bomb}<use href='#h'/></svg>")
    with pytest.raises(NotADrawing):
        checked("<svg>" + "<rect/>" * 20_001 + "</svg>")


def test_words_are_cut_where_the_language_changes():
    assert [(run.words, run.language) for run in runs(f"And {TAMIL}")] == [("And ", "en"), (TAMIL, "ta")]
    assert [run.language for run in runs("سلام", "ar")] == ["ar"]
    assert [run.language for run in runs("سلام", "en")] == ["ur"]
    assert [run.language for run in runs("Hello", "ur")] == ["en"]
    assert runs("", "en") == []
    assert runs("12", "ur")[0].language == "ur"
    assert reads_from_the_right(f"“{URDU}”")
    assert not reads_from_the_right(f"And {URDU}")
