"""What a document keeps, and what it refuses to take from elsewhere."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from throughline.documents.as_text import as_text
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
    UnknownBlock,
    as_json,
    block_from_json,
    from_json,
)
from throughline.documents.drawings import NotADrawing, checked

RELEASE = UUID("01931000-0000-7000-8000-000000000001")
TABLE = Table("Notes by hub", ["Hub", "Notes"], [("Seven Kings", "about 80"), ("Woodford", "fewer than 8")], "Rounded.")
EVERYTHING = Document(
    title="What we understand differently",
    subtitle="For the board",
    language="en",
    day=date(2026, 11, 30),
    version=2,
    blocks=[
        Aside("What we ask of you", "Agree the trial."),
        Heading("What we heard"),
        Prose("One.\n\nTwo.", "en"),
        Points(["First", "Second"], ordered=True),
        Claim("People wait to hear back.", RELEASE, "Fairly sure."),
        Facts([("Notes", "about 40")], "Counted by note."),
        TABLE,
        Picture("By month", "Most was heard in June.", "<svg><rect width='3'/></svg>", TABLE, "August was thin."),
        Heading("Inside a part", 3),
    ],
)


def test_everything_comes_back_as_it_was_kept():
    assert from_json(as_json(EVERYTHING)) == EVERYTHING


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"block": "script"},
        {"block": "prose"},
        {"block": "claim", "sentence": "Said", "release_id": "not-an-id"},
        {"block": "facts", "rows": 3},
        {"block": "picture", "title": "", "sentence": "", "svg": "<svg onload='x()'/>"},
    ],
)
def test_a_block_that_nobody_knows_is_refused(kept):
    with pytest.raises(UnknownBlock):
        block_from_json(kept)


@pytest.mark.parametrize(
    "svg",
    [
        "<svg><script>x()</script></svg>",
        "<svg><image href='http://elsewhere.example/a.png'/></svg>",
        "<svg><use href='http://elsewhere.example/#a'/></svg>",
        "<svg><a href='#x'><text>x</text></a></svg>",
        "<svg><foreignObject/></svg>",
        "<svg style='background:url(//elsewhere.example)'/>",
        "<svg><rect onclick='x()'/></svg>",
        '<!DOCTYPE svg [<!ENTITY a "aa">]><svg>&a;</svg>',
        "<svg>",
        "<html/>",
    ],
)
def test_a_drawing_that_could_do_something_is_refused(svg):
    with pytest.raises(NotADrawing):
        checked(svg)


def test_a_drawing_of_shapes_and_words_may_stand():
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 3"><g><text x="1">Juni – ਪੰਜਾਬੀ</text><use href="#a"/></g></svg>'
    assert checked(drawn) == drawn


def test_all_that_somebody_wrote_is_looked_over():
    told = " ".join(text for _, text in EVERYTHING.texts())
    for words in (
        "Agree the trial",
        "Second",
        "Fairly sure",
        "Counted by note",
        "Woodford",
        "Rounded.",
        "August was thin",
    ):
        assert words in told
    assert "svg" not in told


def test_it_says_how_long_it_takes_to_read():
    assert EVERYTHING.minutes == 1
    assert Document("T", [Prose("word " * 401)]).minutes == 3


def test_the_spoken_version_reads_in_order_with_the_words_under_a_claim():
    under = Released(
        words=[ReleasedWords("Nobody rang back.", "a resident")], against=[ReleasedWords("Bins first.", "")]
    )
    told = as_text(Reading(EVERYTHING, {RELEASE: under}))
    order = ["What we understand differently", "30 November 2026", "Agree the trial.", "1. First", "“Nobody rang back.”", "“Bins first.”", "Seven Kings. Notes: about 80."]  # fmt: skip
    places = [told.index(words) for words in order]
    assert places == sorted(places)


def test_the_spoken_version_keeps_back_what_was_taken_back():
    gone = Released(words=[ReleasedWords("Nobody rang back.", "")], taken_back_at=datetime(2026, 12, 1, tzinfo=UTC))
    told = as_text(Reading(EVERYTHING, {RELEASE: gone}))
    assert "taken back on 1 December 2026" in told
    assert "Nobody rang back." not in told


def test_the_list_of_contents_leads_to_each_part():
    reading = Reading(EVERYTHING)
    assert [words for _, words in reading.contents] == ["What we heard"]
    assert reading.contents[0][0] in {shown.anchor for shown in reading.blocks}
