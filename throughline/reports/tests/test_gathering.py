"""What a report is put together from: releases, experiments, the theory then and now, who was heard, questions, texts."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from tests.doors.sharing import issued
from throughline.access.words import Standing
from throughline.capture.words import Setting
from throughline.capture.writes.heard import Heard
from throughline.capture.writes.notes import save_note
from throughline.common.clock import today
from throughline.common.ids import uuid7
from throughline.documents.as_pdf import as_pdf
from throughline.documents.content import Claim, Document, Picture, Points, Prose, Reading, Table
from throughline.questions.writes import ask_question
from throughline.reports import gathering, reads
from throughline.reports.charts import Bar, bars
from throughline.reports.gathering import GATHERS
from throughline.reports.pasted import lines_of, table_of, words_and_tables
from throughline.reports.tests.conftest import parts
from throughline.reports.words import SECTIONS
from throughline.sharing import writes as sharing
from throughline.thread.writes import revise


def gathered(cast, section, *chosen, by=None):
    person = by or cast.ana
    ticked = chosen or [choice.value for choice in GATHERS[section].choices(person, cast.hubs)]
    return GATHERS[section].parts(person, cast.hubs, ticked)


def heard(cast, hub, many, standing=Standing.TEAM):
    for _ in range(many):
        given = Heard(
            heard="Nobody rang back.", setting=Setting.DOORSTEP, happened_on=today(), hub_id=hub.pk, standing=standing
        )
        save_note(by=cast.ana, programme_id=cast.hubs.pk, note_id=uuid7(), given=given)


def test_every_section_can_be_gathered_and_says_when_there_is_nothing(cast, begun, client):
    client.force_login(cast.ana)
    for section in SECTIONS:
        if section.name == "words":
            continue
        answer = client.get(reverse("reports:gather", args=[begun.pk, section.name]))
        assert answer.status_code == 200
        if section.empty and section.name not in {"reach"}:
            assert section.empty in answer.content.decode().replace("&#x27;", "'")
    assert client.get(reverse("reports:gather", args=[begun.pk, "nowhere"])).status_code == 404


def test_a_theme_comes_as_a_claim_that_leads_to_its_evidence(cast, begun, client):
    release = issued(cast)
    client.force_login(cast.ana)
    address = reverse("reports:gather", args=[begun.pk, "themes"])
    client.post(address, {"chosen": [str(release.pk)], "heading": "on"})
    part = parts(begun)[-1]
    assert reads.block_of(part) == Claim(release.title, release.pk, release.confidence_words)
    page = client.get(begun.get_absolute_url()).content.decode()
    assert reverse("sharing:release", args=[release.pk]) in page
    assert "You came last year." in page
    assert str(release.made_from_id) in page


def test_a_theme_that_was_taken_back_is_offered_no_more_and_marked_where_it_stood(cast, begun, client):
    release = issued(cast)
    client.force_login(cast.ana)
    client.post(reverse("reports:gather", args=[begun.pk, "themes"]), {"chosen": [str(release.pk)]})
    sharing.revoke(release=release, by=cast.ana, because="They asked.")
    assert not GATHERS["themes"].choices(cast.ana, cast.hubs)
    page = client.get(begun.get_absolute_url()).content.decode()
    assert "taken back on" in page
    shown = reads.shown_parts(cast.ana, begun, reads.details_of(begun))[-1]
    assert not shown.shown.released.words


def test_small_numbers_are_hidden_in_the_chart_and_the_table(cast):
    heard(cast, cast.library, 12)
    heard(cast, cast.park, 3)
    heard(cast, cast.library, 5, Standing.PRIVATE)
    part = gathering.notes_by_hub(cast.ana, cast.hubs, today() - timedelta(days=30))
    picture = part.block
    assert isinstance(picture, Picture)
    rows = dict(picture.table.rows)
    assert rows["Park"] == "fewer than 8"
    assert rows["Library"] in {"about 10", "not shown"}
    told = f"{picture.svg} {picture.sentence} {rows}"
    assert not re.search(r"\b(3|12|17)\b", re.sub(r'"[^"]*"', "", told))
    assert "How this was counted" in picture.note
    assert part.opens.startswith("/p/hubs/library/")


def test_a_chart_with_nothing_in_it_says_so_in_all_three_forms(cast):
    picture = gathering.notes_by_hub(cast.ana, cast.hubs, today()).block
    assert picture.svg == ""
    assert "there is nothing to show" in picture.sentence
    assert as_pdf(Reading(Document("Nothing", [picture]))).startswith(b"%PDF")
    assert bars([]) == bars([Bar("Library", 0, "none")]) == ""


def test_only_what_stands_for_the_team_is_put_in(cast):
    ask_question(by=cast.ana, programme_id=cast.hubs.pk, wording="Who is not heard?")
    private = ask_question(by=cast.ana, programme_id=cast.hubs.pk, wording="zqprivate")
    revise(item=private, by=cast.ana, what="standing", standing=Standing.PRIVATE)
    for section in GATHERS:
        for choice in GATHERS[section].choices(cast.ana, cast.hubs):
            assert choice.label != "zqprivate"
    [part] = gathered(cast, "questions")
    assert part.block == Points(["Who is not heard?"])


def test_questions_carry_their_best_answer_so_far(cast):
    from throughline.questions.words import QuestionStatus
    from throughline.questions.writes import answer_question

    item = ask_question(by=cast.ana, programme_id=cast.hubs.pk, wording="What brings people back?")
    answer_question(item=item, by=cast.ana, status=QuestionStatus.PARTLY, best_answer="A name they know.")
    [part] = gathered(cast, "questions")
    assert part.block == Points(["What brings people back? So far: A name they know."])
    assert list(part.rests_on) == [item.pk]


def test_texts_come_without_ticking_anything(cast, begun, client):
    client.force_login(cast.ana)
    client.post(reverse("reports:gather", args=[begun.pk, "limits"]), {})
    assert isinstance(reads.block_of(parts(begun)[-1]), Prose)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Only words.", [Prose]),
        ("One line\twith a tab", [Prose]),
        ("A\tB\n1\t2", [Table]),
        ("Before\nA\tB\n1\t2\nAfter", [Prose, Table, Prose]),
        ("", [Prose]),
    ],
)
def test_tables_are_found_among_pasted_words(text, kinds):
    assert [type(block) for block in words_and_tables(text)] == kinds


def test_a_table_is_written_as_it_was_read():
    table = table_of("Hub | Notes\nLibrary | 80\nPark", caption="Notes")
    assert table == Table("Notes", ["Hub", "Notes"], [["Library", "80"], ["Park", ""]])
    assert table_of(lines_of(table), caption="Notes") == table
