"""Parts come, move, change and go; two people's texts are both kept; what was kept comes back."""

from datetime import timedelta

import pytest
from django.urls import reverse

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed
from throughline.common.clock import now
from throughline.documents.content import Claim, Heading, Points, Prose, Table
from throughline.reports import reads, writes
from throughline.reports.models import KeptVersion
from throughline.reports.tests.conftest import parts, words
from throughline.reports.words import Purpose
from throughline.reports.writes import NewPart
from throughline.thread import reads as thread
from throughline.thread.words import Meaning
from throughline.thread.writes import ChangedMeanwhile, add_item


def test_only_the_team_begins_one(cast):
    with pytest.raises(NotAllowed):
        writes.start_report(by=cast.paz, programme_id=cast.hubs.pk, title="Mine")
    with pytest.raises(writes.NeedsTitle):
        writes.start_report(by=cast.ana, programme_id=cast.hubs.pk, title="  ")


def test_a_title_of_400_characters_stays_whole(cast):
    title = "Long " * 80
    item = writes.start_report(by=cast.ana, programme_id=cast.hubs.pk, title=title)
    assert reads.details_of(item).title == title.strip()
    assert len(item.title) <= 300


def test_parts_stand_where_they_are_put(cast, begun):
    first = parts(begun)[0]
    writes.add_parts(item=begun, by=cast.ben, parts=[NewPart(Prose("A")), NewPart(Prose("B"))], after=first.pk)
    writes.add_parts(item=begun, by=cast.ben, parts=[NewPart(Prose("Last"))])
    assert words(begun) == ["What we heard", "A", "B", "Much.", "Last"]


def test_a_part_moves_up_and_down_and_stays_at_the_edge(cast, begun):
    heading, _ = parts(begun)
    writes.move_part(item=begun, part_id=heading.pk, by=cast.ana, steps=1)
    assert words(begun) == ["Much.", "What we heard"]
    writes.move_part(item=begun, part_id=heading.pk, by=cast.ana, steps=1)
    assert words(begun) == ["Much.", "What we heard"]
    writes.move_part(item=begun, part_id=heading.pk, by=cast.ana, steps=-1)
    assert words(begun) == ["What we heard", "Much."]


def test_what_it_rests_on_is_linked_and_let_go_again(cast, begun):
    question = add_item(kind="question", by=cast.ana, programme_id=cast.hubs.pk, title="Who is not heard?")
    [part] = writes.add_parts(item=begun, by=cast.ana, parts=[NewPart(Points(["Who is not heard?"]), [question.pk])])
    assert [one.item.pk for one in thread.bearing_on(cast.ana, begun, [Meaning.ABOUT])] == [question.pk]
    writes.remove_part(item=begun, part_id=part.pk, by=cast.ana)
    assert not thread.bearing_on(cast.ana, begun, [Meaning.ABOUT])


def test_it_rests_on_nothing_the_person_cannot_read(cast, begun):
    other = add_item(kind="question", by=cast.dee, programme_id=cast.elsewhere.pk, title="Elsewhere")
    with pytest.raises(NotVisible):
        writes.add_parts(item=begun, by=cast.ana, parts=[NewPart(Claim("Said", other.pk))])


def test_two_people_writing_lose_nothing(cast, begun):
    part = parts(begun)[1]
    writes.save_part(item=begun, part_id=part.pk, by=cast.ana, blocks=[Prose("Ana’s words.")], base_revision=1)
    with pytest.raises(writes.PartChangedMeanwhile) as refused:
        writes.save_part(item=begun, part_id=part.pk, by=cast.ben, blocks=[Prose("Ben’s words.")], base_revision=1)
    assert refused.value.part.block["text"] == "Ana’s words."
    writes.save_part(item=begun, part_id=part.pk, by=cast.ben, blocks=[Prose("Ben’s words.")], base_revision=2)
    assert words(begun)[1] == "Ben’s words."
    kept = [version.parts[1]["block"]["text"] for version in KeptVersion.unscoped.all() if len(version.parts) > 1]
    assert "Ana’s words." in kept


def test_the_page_shows_both_texts_and_keeps_both(cast, begun, client):
    part = parts(begun)[1]
    client.force_login(cast.ben)
    address = reverse("reports:part", args=[begun.pk, part.pk])
    writes.save_part(item=begun, part_id=part.pk, by=cast.ana, blocks=[Prose("Ana’s words.")])
    answer = client.post(address, {"text": "Ben’s words.", "language": "", "revision": "1"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Ana’s words." in page
    assert "Ben’s words." in page
    client.post(address, {"text": "Ben’s words.", "language": "", "revision": "2", "both": "1"})
    assert words(begun)[1:] == ["Ana’s words.", "Ben’s words."]


def test_what_is_typed_is_kept_by_itself_until_somebody_else_writes(cast, begun, client):
    part = parts(begun)[1]
    client.force_login(cast.ana)
    address = reverse("reports:part", args=[begun.pk, part.pk])
    typed = {"text": "Much was\theard.\nHere\tthere", "language": "", "revision": "1"}
    answer = client.post(address, typed, headers={"HX-Request": "true"})
    assert 'name="revision" value="2"' in answer.content.decode()
    assert words(begun)[1] == "Much was\theard.\nHere\tthere"  # no table is made while somebody still types
    writes.save_part(item=begun, part_id=part.pk, by=cast.ben, blocks=[Prose("Ben’s.")])
    answer = client.post(address, {**typed, "text": "Ana goes on.", "revision": "2"}, headers={"HX-Request": "true"})
    assert "Somebody changed this part meanwhile" in answer.content.decode()
    assert 'value="2"' in answer.content.decode()
    assert words(begun)[1] == "Ben’s."
    answer = client.post(address, {**typed, "text": " "}, headers={"HX-Request": "true"})
    assert "Not kept yet" in answer.content.decode()


def test_a_table_pasted_from_word_becomes_a_table(cast, begun, client):
    part = parts(begun)[1]
    client.force_login(cast.ana)
    pasted = "Before.\n\nHub\tNotes\r\nLibrary\t80\r\nPark\t*\n\nAfter."
    client.post(reverse("reports:part", args=[begun.pk, part.pk]), {"text": pasted, "language": "", "revision": "1"})
    blocks = [reads.block_of(one) for one in parts(begun)]
    assert blocks[1] == Prose("Before.")
    assert blocks[2] == Table("Table", ["Hub", "Notes"], [("Library", "80"), ("Park", "*")])
    assert blocks[3] == Prose("After.")


def test_what_was_taken_out_comes_back_with_one_press(cast, begun, client):
    part = parts(begun)[1]
    client.force_login(cast.ben)
    answer = client.post(reverse("reports:remove", args=[begun.pk, part.pk]), follow=True)
    assert words(begun) == ["What we heard"]
    kept = reads.versions_of(reads.details_of(begun))[0]
    assert reverse("reports:bring-back", args=[begun.pk, kept.number]) in answer.content.decode()
    client.post(reverse("reports:bring-back", args=[begun.pk, kept.number]))
    assert words(begun) == ["What we heard", "Much."]
    assert parts(begun)[1].pk == part.pk


def test_versions_are_kept_by_themselves_when_time_has_gone_or_somebody_else_begins(cast, begun):
    part = parts(begun)[1]

    def kept():
        return KeptVersion.unscoped.count()

    before = kept()
    writes.save_part(item=begun, part_id=part.pk, by=cast.ana, blocks=[Prose("One.")])
    assert kept() == before
    KeptVersion.unscoped.update(at=now() - timedelta(minutes=11))
    writes.save_part(item=begun, part_id=part.pk, by=cast.ana, blocks=[Prose("Two.")])
    assert kept() == before + 1
    writes.save_part(item=begun, part_id=part.pk, by=cast.ben, blocks=[Prose("Three.")])
    assert kept() == before + 2


def test_its_name_is_changed_by_whoever_saw_the_newest(cast, begun):
    given = {"title": "Insights", "subtitle": "For the board", "purpose": Purpose.PACK, "day": None}
    seen = thread.item(cast.ana, begun.pk).revision
    writes.name_report(item=begun, by=cast.ana, base_revision=seen, **given)
    with pytest.raises(ChangedMeanwhile):
        writes.name_report(item=begun, by=cast.ben, base_revision=seen, **given)


def test_comments_are_the_teams_and_can_be_settled(cast, begun, client):
    part = parts(begun)[1]
    client.force_login(cast.ben)
    client.post(reverse("reports:comments", args=[begun.pk]), {"words": "Say who was missing.", "part": str(part.pk)})
    [comment] = reads.comments_of(reads.details_of(begun))
    page = client.get(begun.get_absolute_url()).content.decode()
    assert "Say who was missing." in page
    client.post(reverse("reports:settle", args=[begun.pk, comment.pk]))
    assert reads.comments_of(reads.details_of(begun))[0].settled_at is not None
    with pytest.raises(writes.NeedsWords):
        writes.say(item=begun, by=cast.ana, words=" ")


def test_search_finds_the_words_of_a_report(cast, begun):
    writes.add_parts(item=begun, by=cast.ben, parts=[NewPart(Prose("Kettles bring people together."))])
    hits = thread.search(cast.ben, "kettles", programme_id=cast.hubs.pk, kinds=["report"], limit=5).hits
    assert [hit.item.pk for hit in hits] == [begun.pk]


def test_the_list_asks_as_often_for_ten_as_for_one(cast, begun, django_assert_num_queries):
    reads.reports_of(cast.ana, cast.hubs.pk)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        reads.reports_of(cast.ana, cast.hubs.pk)
    for number in range(9):
        writes.start_report(by=cast.ana, programme_id=cast.hubs.pk, title=f"Report {number}")
    with django_assert_num_queries(len(one)):
        assert len(reads.reports_of(cast.ana, cast.hubs.pk)) == 10


def test_a_report_of_many_parts_asks_no_more_than_one_of_few(cast, begun, client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(cast.ana)
    address = begun.get_absolute_url()
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    writes.add_parts(item=begun, by=cast.ana, parts=[NewPart(Heading(f"Part {at}")) for at in range(20)])
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
