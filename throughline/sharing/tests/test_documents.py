"""Papers, reports and answers go out as releases: frozen, resting on releases, read by whom they are for."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from throughline.access.visible import NotVisible
from throughline.documents.content import Claim, Document, Heading, Prose
from throughline.sharing import reads, writes
from throughline.sharing.models import Release
from throughline.sharing.scan import StillIdentifies
from throughline.sharing.tests.conftest import PLAIN, shared
from throughline.sharing.words import ReleaseState
from throughline.thread import kinds
from throughline.thread import writes as thread_writes
from throughline.thread.kinds import Kind, Shareable

PAPER = replace(PLAIN, title="Ring back in ten days", body="What we ask the board in November.", ask="Agree the trial.")


@pytest.fixture
def paper(scene: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The scene, a statement the board can read with one quote in it, and a paper whose one claim rests on it."""
    scene.statement = shared(scene, quotes=1, circles=[scene.board.pk])
    scene.blocks = [Heading("What we heard"), Claim("People wait to hear back.", scene.statement.pk, "Fairly sure.")]
    scene.facts = {}

    def shareable(person: object, item: object) -> Shareable:
        document = Document("Ring back in ten days", scene.blocks)
        return Shareable(
            "Ring back in ten days", "", "", "", [], 0, 0, 0, 0, form="paper", document=document, facts=scene.facts
        )

    kind = Kind(
        name="staged-paper", label="Staged paper", plural="Staged papers", page="sharing:release", shareable=shareable
    )
    monkeypatch.setitem(kinds._KINDS, kind.name, kind)
    scene.item = thread_writes.add_item(
        kind="staged-paper", by=scene.ana, programme_id=scene.hubs.pk, hub_id=scene.library.pk, title="A paper"
    )
    return scene


def begun(paper: SimpleNamespace, **wording: object) -> Release:
    return writes.start_release(
        by=paper.ana, made_from=paper.item, wording=replace(PAPER, **wording), circles=[paper.board.pk]
    )


def published(paper: SimpleNamespace, release: Release) -> Release:
    writes.send_for_check(release=release, by=paper.ana)
    writes.approve(
        release=release, by=paper.ben, because="Read it.", read=reads.fingerprint(Release.unscoped.get(pk=release.pk))
    )
    return writes.issue(release=release, by=paper.ana)


def test_a_member_reads_the_paper_and_the_words_under_its_claim(paper, client):
    release = writes.issue(release=begun(paper), by=paper.ana)
    client.force_login(paper.bo)
    page = client.get(reverse("sharing:read", args=[release.pk])).content.decode()
    assert "People wait to hear back." in page
    assert "Safe words 1." in page
    assert reverse("sharing:read", args=[paper.statement.pk]) in page
    assert "Agree the trial." in page


def test_nobody_outside_its_circle_reads_it(paper):
    release = writes.issue(release=begun(paper), by=paper.ana)
    with pytest.raises(NotVisible):
        reads.release_for(paper.paz, release.pk)
    with pytest.raises(NotVisible):
        reads.public_release(release.pk)


def test_what_is_written_later_does_not_reach_an_issued_paper(paper):
    release = writes.issue(release=begun(paper), by=paper.ana)
    paper.blocks = [Prose("Something else altogether.")]
    assert "Something else" not in str(reads.release_for(paper.bo, release.pk).document)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.unscoped.filter(pk=release.pk).update(document={"title": "Other", "blocks": []})


def test_a_draft_takes_what_stands_when_it_is_sent(paper):
    release = begun(paper)
    paper.blocks = [*paper.blocks, Prose("Said since.")]
    issued = writes.issue(release=release, by=paper.ana)
    assert "Said since." in str(reads.release_for(paper.bo, issued.pk).document)


def test_what_was_checked_is_what_is_issued(paper):
    release = begun(paper, public=True)
    paper.statement = published_statement(paper)
    paper.blocks = [Claim("People wait to hear back.", paper.statement.pk)]
    writes.send_for_check(release=release, by=paper.ana)
    read = reads.fingerprint(Release.unscoped.get(pk=release.pk))
    paper.blocks = [Prose("Slipped in after the check.")]
    writes.approve(release=release, by=paper.ben, because="Read it.", read=read)
    issued = writes.issue(release=release, by=paper.ana)
    assert "Slipped in" not in str(reads.public_release(issued.pk).document)


def published_statement(paper: SimpleNamespace) -> Release:
    return shared(paper, quotes=1, wording=replace(PLAIN, public=True), circles=[paper.board.pk])


@pytest.mark.parametrize(("state", "said"), [("draft", "not been shared yet"), ("revoked", "was taken back")])
def test_a_claim_on_something_not_shared_holds_the_paper_back(paper, state, said):
    if state == "draft":
        cited = writes.start_release(by=paper.ana, made_from=paper.theme, wording=PLAIN, circles=[paper.board.pk])
        paper.blocks = [Claim("Not yet.", cited.pk)]
    release = begun(paper)
    if state == "revoked":
        writes.revoke(release=paper.statement, by=paper.ana, because="A mistake.")
    with pytest.raises(writes.NotReady) as refused:
        writes.issue(release=release, by=paper.ana)
    assert any(said in sentence for sentence in refused.value.in_the_way)


def test_a_claim_its_readers_may_not_open_holds_it_back(paper):
    release = writes.start_release(
        by=paper.ana, made_from=paper.item, wording=PAPER, circles=[paper.board.pk, paper.partners.pk]
    )
    assert any("Library partners" in sentence for sentence in reads.in_the_way(paper.ana, release))
    for_anyone = begun(paper, public=True)
    assert any("anyone" in sentence for sentence in reads.in_the_way(paper.ana, for_anyone))


def test_taking_back_what_it_rests_on_marks_an_issued_paper(paper, client):
    release = writes.issue(release=begun(paper), by=paper.ana)
    writes.revoke(release=paper.statement, by=paper.ana, because="A mistake.")
    client.force_login(paper.bo)
    page = client.get(reverse("sharing:read", args=[release.pk])).content.decode()
    assert "Safe words 1." not in page
    assert "was taken back on" in page


def test_removed_words_leave_a_dated_mark_in_every_paper(paper, client):
    release = writes.issue(release=begun(paper), by=paper.ana)
    writes.redact_quote(quote=paper.statement.quotes.get(), by=paper.ana, because="Too close.")
    client.force_login(paper.bo)
    page = client.get(reverse("sharing:read", args=[release.pk])).content.decode()
    assert "Safe words 1." not in page
    assert "Words were removed here" in page


def test_a_phone_number_in_the_document_never_leaves(paper):
    paper.blocks = [Heading("Call us"), Prose("Ring 020 7946 0123.")]
    with pytest.raises(StillIdentifies) as refused:
        begun(paper)
    assert "Under “Call us”" in refused.value.by_field


def test_three_separate_notes_are_asked_of_statements_only(paper):
    assert reads.in_the_way(paper.ana, begun(paper)) == []


def test_anyone_reads_what_was_published_and_a_second_person_checked_it(paper):
    paper.statement = published_statement(paper)
    paper.blocks = [Claim("People wait to hear back.", paper.statement.pk)]
    paper.facts = {"state": "cannot", "said": "Keep the notice boards."}
    release = begun(paper, public=True)
    with pytest.raises(writes.NeedsASecondPerson):
        writes.issue(release=release, by=paper.ana)
    published(paper, release)
    found = {shown.release_id: shown for shown in reads.public_releases(paper.hubs)}
    assert found[release.pk].facts["state"] == "cannot"
    assert reads.public_releases(paper.hubs, hub=paper.park) == []
    assert [one.release_id for one in reads.public_releases(paper.hubs, hub=paper.library)] == [release.pk]
    shown = reads.public_release(release.pk).document
    assert shown is not None
    assert shown.blocks[0].released is not None
    assert shown.blocks[0].released.words[0].words == "Safe words 1."


def test_what_was_taken_back_is_gone_in_public(paper):
    statement = published_statement(paper)
    before = reads.public_change(paper.hubs)
    writes.revoke(release=statement, by=paper.ana, because="A mistake.")
    assert reads.public_releases(paper.hubs) == []
    assert reads.public_release(statement.pk).title == ""
    after = reads.public_change(paper.hubs)
    assert before is not None
    assert after is not None
    assert after > before


def test_the_next_version_is_of_the_same_form_and_says_what_changed(paper):
    release = writes.issue(release=begun(paper), by=paper.ana)
    paper.blocks = [*paper.blocks, Prose("Added.")]
    again = writes.start_new_version(release=release, by=paper.ana)
    assert (again.form, again.hub_id) == ("paper", paper.library.pk)
    assert "Added." in str(again.document)
    writes.save_draft(
        release=again,
        by=paper.ana,
        wording=replace(PAPER, what_changed="One line more."),
        circles=[paper.board.pk],
        quotes=[],
    )
    assert writes.issue(release=again, by=paper.ana).state == ReleaseState.ISSUED
    assert reads.release_for(paper.bo, release.pk).newest.version == 2


def test_the_team_sees_which_papers_rest_on_a_release(paper):
    release = writes.issue(release=begun(paper), by=paper.ana)
    assert [one.pk for one in reads.cited_in(paper.ben, paper.statement)] == [release.pk]


def test_the_pages_of_preparing_a_paper_ask_only_what_goes_around_it(paper, client):
    client.force_login(paper.ana)
    page = client.get(reverse("sharing:prepare", args=[paper.item.pk])).content.decode()
    assert "Its title" in page
    assert "who_is_missing" not in page
    sent = {"title": PAPER.title, "body": PAPER.body, "circles": [str(paper.board.pk)], "then": "on"}
    answer = client.post(reverse("sharing:prepare", args=[paper.item.pk]), sent, follow=True)
    assert "As they will read it" in answer.content.decode()
    assert "Safe words 1." in answer.content.decode()
    draft = Release.unscoped.get(made_from=paper.item)
    assert client.get(reverse("sharing:draft", args=[draft.pk])).status_code == 200


def test_words_that_identify_in_the_document_are_told_on_the_page(paper, client):
    paper.blocks = [Heading("Call us"), Prose("Ring 020 7946 0123.")]
    client.force_login(paper.ana)
    sent = {"title": PAPER.title, "body": PAPER.body, "circles": [str(paper.board.pk)]}
    page = client.post(reverse("sharing:prepare", args=[paper.item.pk]), sent).content.decode()
    assert "Under “Call us”" in page
