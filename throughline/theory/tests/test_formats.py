"""Formats: out and back, what is not understood told in sentences, hostile files refused, nothing half written."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID
from xml.etree import ElementTree as Xml

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings

from throughline.theory import bringing, judging, stood, versions, writes
from throughline.theory.comparing import compare
from throughline.theory.formats import as_json, as_xml, sheets
from throughline.theory.formats.brought import NotTaken
from throughline.theory.models import Element, TheoryMap
from throughline.theory.stood import Stood, StoodAssumption, StoodElement
from throughline.theory.tests.test_comparing import BASE, theories
from throughline.theory.words import Act, AssumptionStatus, Confidence, What
from throughline.thread import reads as thread


@pytest.fixture
def whole(cast: SimpleNamespace, on: TheoryMap, heard_back: Element, trust: Element) -> Stood:
    link = writes.connect(cause=heard_back, effect=trust, by=cast.ana, mechanism="they feel remembered")
    belief = writes.assume(on=on, by=cast.ana, title="=People want a second conversation", about=link.item)
    writes.assume(on=on, by=cast.ana, title="The staff have time")
    judging.judge(
        item=belief.item, by=cast.ana, confidence=Confidence.REPEATED, status=AssumptionStatus.MIXED, because="Half did"
    )
    return versions.snapshot(cast.ana, on)[0]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(theories())
def test_our_own_json_comes_back_equal(theory: Stood) -> None:
    # ids of elements double as the words to find them by only where they are words; here titles repeat freely
    if not theory.elements and not theory.assumptions:
        return
    bare = replace(theory, assumptions=[_sound(one) for one in theory.assumptions], elements=[_sound(one) for one in theory.elements], links=[_sound(one) for one in theory.links])  # fmt: skip
    found = as_json.read(as_json.own(bare))
    assert found.said == []
    assert not compare(bare, found.stood).differences


def _sound(one: Any) -> Any:
    """As a map could hold it: a judgement has a because and a whole moment, an impact stands above the ceiling."""
    judgement = one.judgement
    if judgement is not None:
        judgement = replace(judgement, because="because", at="2025-03-04T10:00:00+00:00", status="")
    if isinstance(one, stood.StoodElement):
        return replace(one, judgement=judgement, contribution_only=one.contribution_only or one.kind == "impact")
    return replace(one, judgement=judgement)


def test_brought_into_the_same_map_nothing_changes(cast: SimpleNamespace, on: TheoryMap, whole: Stood) -> None:
    found = as_json.read(as_json.own(whole))
    assert found.stood == whole
    assert not bringing.bring(of=on, by=cast.ana, given=found.stood).differences


def test_brought_into_another_programme_it_is_the_same_theory(cast: SimpleNamespace, whole: Stood) -> None:
    other = writes.begin_map(by=cast.dee, programme_id=cast.elsewhere.pk, title=whole.title)
    bringing.bring(of=other, by=cast.dee, given=as_json.read(as_json.own(whole)).stood)
    made = versions.snapshot(cast.dee, other)[0]
    assert [one.title for one in made.elements] == [one.title for one in whole.elements]
    assert [one.judgement for one in made.assumptions] == [one.judgement for one in whole.assumptions]
    assert [one.mechanism for one in made.links] == ["they feel remembered"]
    again = bringing.bring(of=other, by=cast.dee, given=as_json.read(as_json.own(whole)).stood)
    assert not again.differences


def test_a_workbook_and_the_csv_pair_come_back(cast: SimpleNamespace, whole: Stood, tmp_path: Path) -> None:
    book, elements, links = tmp_path / "book", tmp_path / "e", tmp_path / "l"
    book.write_bytes(sheets.workbook(whole))
    elements.write_bytes(sheets.csv(whole, "Elements"))
    links.write_bytes(sheets.csv(whole, "Links"))
    from_book = sheets.read(book)
    assert from_book.said == []
    assert {one.what for one in compare(whole, from_book.stood).differences} <= {What.JUDGED, What.REWORDED}
    assert from_book.stood.assumptions[0].title == "=People want a second conversation"
    pair = sheets.read(elements, links)
    assert (pair.stood.elements, pair.stood.links) == (whole.elements, whole.links)


def test_kumu_comes_back_and_its_loops_are_reported(whole: Stood) -> None:
    blueprint = json.loads(as_json.kumu(whole))
    blueprint["loops"] = [{"name": "R1"}]
    blueprint["elements"][0]["colour"] = "red"
    found = as_json.read(json.dumps(blueprint).encode())
    assert [one.title for one in found.stood.elements] == [one.title for one in whole.elements]
    assert [one.mechanism for one in found.stood.links] == ["they feel remembered"]
    assert any("loops were left out" in one for one in found.said)
    assert any("“colour”" in one for one in found.said)


def test_what_is_not_understood_is_told() -> None:
    theory = {
        "format": "throughline-theory", "version": 1, "title": "T", "sparkle": 1,
        "elements": [
            {"id": "a", "title": "We cook", "kind": "activity"}, {"id": "b", "title": "We talk", "kind": "miracle"},
            {"id": "a", "title": "Again"}, {"id": "c"}, "nonsense",
        ],
        "links": [
            {"cause": "a", "effect": "a"}, {"cause": "a", "effect": "b"}, {"cause": "a", "effect": "b"},
            {"cause": "a", "effect": "gone"},
        ],
        "assumptions": [{"title": "It works", "about": "nowhere", "status": 7, "importance": "3"}],
    }  # fmt: skip
    found = as_json.read(json.dumps(theory).encode())
    told = "\n".join(found.said)
    for expected in ("sparkle", "miracle", "comes twice", "Element 4 has no words", "to itself", "said twice", "“gone”", "about the whole map", "“7”"):  # fmt: skip
        assert expected in told
    assert len(found.stood.elements) == 2
    assert len(found.stood.links) == 1
    assert found.stood.assumptions[0].importance == 3


def test_a_spreadsheet_of_strangers(tmp_path: Path) -> None:
    file = tmp_path / "theirs.csv"
    file.write_text("Title,Parent,Mood\nA,B,x\nB,C,\nC,A,\n", encoding="utf-8")
    found = sheets.read(file)
    told = "\n".join(found.said)
    assert "“Mood”" in told
    assert "come under itself" in told
    assert [(one.cause, one.effect) for one in found.stood.links] == [("A", "B"), ("B", "C")]


def test_graphml_and_svg_are_whole_xml(cast: SimpleNamespace, on: TheoryMap, whole: Stood, client: Client) -> None:
    assert len(Xml.fromstring(as_xml.graphml(whole)).findall(".//{*}edge")) == 1  # noqa: S314
    client.force_login(cast.ana)
    for form in ("json", "xlsx", "elements", "links", "kumu", "graphml", "svg"):
        answer = client.get(reverse("theory:taken", args=[on.pk, form]))
        assert answer.status_code == 200
        assert "attachment" in answer["Content-Disposition"]
    drawn = client.get(reverse("theory:taken", args=[on.pk, "svg"])).content
    assert b"People hear back" in drawn
    Xml.fromstring(drawn)  # noqa: S314
    assert client.get(reverse("theory:taken", args=[on.pk, "exe"])).status_code == 404


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("xl/workbook.xml", "0" * 40_000_000)
    return out.getvalue()


HOSTILE = {
    "cut": b'{"elements": [{"title": "A"',
    "deep": b'{"elements":' + b"[" * 100_000,
    "a list": b"[1, 2]",
    "no elements": b"{}",
    "elements no list": b'{"elements": {"a": 1}}',
    "links no list": b'{"format": "throughline-theory", "elements": [{"title": "A"}], "links": 4}',
    "numbers": b'{"elements": [1, null, [], "x"]}',
    "not a number": b'{"format":"throughline-theory","elements": [{"title": 4, "id": {}}], "links":[{"cause": [], "effect": {}}]}',
    "binary": bytes(range(256)) * 40,
    "a bomb": _bomb(),
    "a zip that is none": b"PK\x03\x04" + b"\x00" * 200,
    "another code": "Größe".encode("utf-16"),
    "many": json.dumps({"elements": [{"label": str(n)} for n in range(3_100)]}).encode(),
    "large": b'{"elements": []}' + b" " * 2_100_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words_and_nothing_is_written(
    cast: SimpleNamespace, client: Client, on: TheoryMap, name: str
) -> None:
    client.force_login(cast.ana)
    answer = client.post(
        reverse("theory:bring", args=[on.pk]), {"file": SimpleUploadedFile("theory.json", HOSTILE[name])}
    )
    assert answer.status_code == 422
    assert "brought in" in answer.content.decode() or "imported" in answer.content.decode()
    assert versions.snapshot(cast.ana, on)[0].is_empty


def test_shown_first_then_brought_in_whole(cast: SimpleNamespace, client: Client, on: TheoryMap) -> None:
    client.force_login(cast.ana)
    address = reverse("theory:bring", args=[on.pk])
    shown = client.post(address, {"file": SimpleUploadedFile("t.json", as_json.own(BASE))})
    html = shown.content.decode()
    assert shown.status_code == 200
    assert "Activity: “We come back with news”" in html
    assert versions.snapshot(cast.ana, on)[0].is_empty
    answer = client.post(address, {"theory": shown.context["theory"]})
    assert answer["Location"] == reverse("theory:outline", args=[on.pk])
    made = versions.snapshot(cast.ana, on)[0]
    assert (len(made.elements), len(made.links), len(made.assumptions)) == (3, 2, 1)
    assert made.assumptions[0].status == "holding"
    for bad in ("", "x", '{"elements": 3}'):
        assert client.post(address, {"theory": bad}).status_code == 422


def test_half_a_file_is_never_left(cast: SimpleNamespace, on: TheoryMap, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(**given: Any) -> None:
        raise writes.OffTheMap

    monkeypatch.setattr(bringing.writes, "connect", fails)
    with pytest.raises(writes.OffTheMap):
        bringing.bring(of=on, by=cast.ana, given=BASE)
    assert versions.snapshot(cast.ana, on)[0].is_empty


def test_bad_files_read_as_theories_end_in_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(NotTaken):
        sheets.read(tmp_path / "x")


def test_what_was_taken_off_is_put_back_and_the_preview_says_so(
    cast: SimpleNamespace, client: Client, on: TheoryMap, whole: Stood
) -> None:
    gone = thread.item(cast.ana, UUID(whole.elements[0].id))
    writes.take_off(item=gone, by=cast.ana)
    assert versions.snapshot(cast.ana, on)[0] != whole
    client.force_login(cast.ana)
    file = SimpleUploadedFile("theory.json", as_json.own(whole))
    preview = client.post(reverse("theory:bring", args=[on.pk]), {"file": file}).content.decode()
    assert "Put back on the map" in preview
    assert preview.count(whole.elements[0].title) >= 1
    bringing.bring(of=on, by=cast.ana, given=whole)
    stands = versions.snapshot(cast.ana, on)[0]
    assert {one.id for one in stands.elements} == {one.id for one in whole.elements}
    assert compare(stands, whole).differences == []
    assert not bringing.taken_off(cast.ana, on).elements
    history = [row.what for row in thread.history_of(cast.ana, gone)]
    assert Act.PUT_BACK.label in history


def test_what_went_along_and_is_not_in_the_file_stays_off(
    cast: SimpleNamespace, on: TheoryMap, heard_back: Element, trust: Element
) -> None:
    link = writes.connect(cause=heard_back, effect=trust, by=cast.ana)
    writes.take_off(item=trust.item, by=cast.ana)
    given = Stood(title="", elements=[StoodElement(id="x", title="People come again", kind="outcome")])
    assert bringing.would_change(cast.ana, on, given).put_back == ["“People come again”"]
    bringing.bring(of=on, by=cast.ana, given=given)
    trust.refresh_from_db()
    link.refresh_from_db()
    assert trust.off_map_at is None
    assert link.off_map_at is not None


def test_an_assumption_that_was_taken_off_comes_back_only_where_it_stood(
    cast: SimpleNamespace, on: TheoryMap, heard_back: Element, trust: Element
) -> None:
    belief = writes.assume(on=on, by=cast.ana, title="Tea is wanted", about=trust.item)
    writes.take_off(item=belief.item, by=cast.ana)
    elements = [StoodElement(id=str(one.pk), title=one.item.title, kind=one.kind) for one in (heard_back, trust)]
    elsewhere = StoodAssumption(id=str(belief.pk), title="Tea is wanted", about=str(heard_back.pk), kind="causal")
    bringing.bring(of=on, by=cast.ana, given=Stood(title="", elements=elements, assumptions=[elsewhere]))
    belief.refresh_from_db()
    assert belief.off_map_at is not None
    assert [one.about for one in versions.snapshot(cast.ana, on)[0].assumptions] == [str(heard_back.pk)]
