"""What was issued stays as it was; a paper can't go while what it cites is missing or taken back; what is exempt stays apart."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from throughline.access.visible import NotVisible
from throughline.governance import reads, writes
from throughline.governance.models import Decision
from throughline.governance.tests.conftest import PARTS, Hear, Meet, Write, share
from throughline.governance.words import ActionState, MeetingState, Purpose
from throughline.governance.writes import MeetingWords, PaperWords, issue_pack, issue_paper
from throughline.sharing import reads as sharing
from throughline.sharing.models import Circle, Release
from throughline.sharing.scan import StillIdentifies
from throughline.sharing.writes import NotReady, revoke
from throughline.thread.models import Item


@pytest.fixture
def warm(cast: SimpleNamespace, board: Circle, heard: Hear) -> Item:
    """A theme three people heard, shared with the board."""
    made = heard(by=("ana", "ben", "lea"))
    share(cast, made, board)
    return made


def words_for(cast: SimpleNamespace, release: Release) -> str:
    """The document as Bo reads it, everything in it."""
    document = sharing.release_for(cast.bo, release.pk).document
    assert document is not None
    return "\n".join(text for _, text in document.document.texts())


def test_it_is_frozen_and_nothing_later_alters_it(cast: SimpleNamespace, warm: Item, write: Write) -> None:
    paper = write(citing=(warm,))
    release = issue_paper(item=paper.item, by=cast.ana)
    assert (release.version, release.form, sharing.release_for(cast.bo, release.pk).ask) == (1, "paper", PARTS["ask"])
    before = words_for(cast, release)
    later = PaperWords("Late evenings", Purpose.DECISION, PARTS | {"preferred": "Something else."}, "Nobody else.")
    writes.change_paper(item=paper.item, by=cast.ben, words=later)
    [row] = reads.cited_rows(cast.ana, paper)
    writes.say_cited(item=paper.item, by=cast.ana, cited_id=row.cited.pk, sentence="Otherwise.", strength="Sure.")
    writes.cite_no_more(item=paper.item, by=cast.ana, cited_id=row.cited.pk)
    assert words_for(cast, release) == before
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.unscoped.filter(pk=release.pk).update(document={"title": "Other", "blocks": []})


def test_again_it_is_version_2_with_what_changed(cast: SimpleNamespace, warm: Item, write: Write) -> None:
    paper = write(citing=(warm,))
    first = issue_paper(item=paper.item, by=cast.ana)
    with pytest.raises(NotReady) as refused:
        issue_paper(item=paper.item, by=cast.ana)
    assert refused.value.in_the_way == ["Say what changed since the last version."]
    second = issue_paper(item=paper.item, by=cast.ana, what_changed="One evening, not two.")
    assert (second.version, second.series) == (2, first.series)
    shown = sharing.release_for(cast.bo, first.pk)
    assert shown.newest is not None
    assert shown.newest.what_changed == "One evening, not two."


def test_it_waits_while_what_it_cites_is_not_shared_with_this_board(
    cast: SimpleNamespace, board: Circle, heard: Hear, write: Write
) -> None:
    paper = write(citing=(heard(by=("ana", "ben", "lea")),))
    with pytest.raises(NotReady) as refused:
        issue_paper(item=paper.item, by=cast.ana)
    assert "has not been shared with Hubs Board yet" in refused.value.in_the_way[0]
    assert not Release.unscoped.filter(made_from=paper.item).exists()


def test_it_waits_while_what_it_cites_was_taken_back(
    cast: SimpleNamespace, board: Circle, heard: Hear, write: Write
) -> None:
    theme = heard(by=("ana", "ben", "lea"))
    cited = share(cast, theme, board)
    paper = write(citing=(theme,))
    revoke(release=cited, by=cast.ana, because="A mistake.")
    with pytest.raises(NotReady) as refused:
        issue_paper(item=paper.item, by=cast.ana)
    assert "was taken back" in refused.value.in_the_way[0]


def test_taken_back_later_what_was_issued_is_marked(
    cast: SimpleNamespace, board: Circle, heard: Hear, write: Write
) -> None:
    theme = heard(by=("ana", "ben", "lea"))
    cited = share(cast, theme, board)
    release = issue_paper(item=write(citing=(theme,)).item, by=cast.ana)
    revoke(release=cited, by=cast.ana, because="A mistake.")
    document = sharing.release_for(cast.bo, release.pk).document
    assert document is not None
    [claim] = [one for one in document.blocks if one.kind == "claim"]
    assert claim.released is not None
    assert claim.released.taken_back_at is not None


def test_the_pages_of_sharing_are_no_way_round(cast: SimpleNamespace, board: Circle, write: Write) -> None:
    from throughline.sharing.writes import Wording, start_release

    paper = write(missing="")
    release = start_release(
        by=cast.ana, made_from=paper.item, wording=Wording(title="Late evenings", body="Short."), circles=[board.pk]
    )
    assert "Say who is missing, or that you asked and nobody could be named." in sharing.in_the_way(cast.ana, release)


def test_a_telephone_number_never_leaves(cast: SimpleNamespace, write: Write) -> None:
    paper = write(purpose=Purpose.NOTING, understand="Ring 020 7946 0123.")
    with pytest.raises(StillIdentifies) as refused:
        issue_paper(item=paper.item, by=cast.ana)
    assert "Under “What we understand differently now”" in refused.value.by_field


def test_what_is_exempt_is_apart_and_never_for_anyone(cast: SimpleNamespace, write: Write) -> None:
    paper = write(purpose=Purpose.NOTING)
    part = writes.keep_exempt(item=paper.item, by=cast.ana, words="The rent is low.", because="A lease is not signed.")
    release = issue_paper(item=paper.item, by=cast.ana)
    assert "The rent is low." not in words_for(cast, release)
    assert "A lease is not signed." in words_for(cast, release)
    [exempt] = reads.issued_of(cast.ana, part.item)
    assert "The rent is low." in words_for(cast, exempt)
    for outsider in (cast.paz, cast.lupe, cast.dee):
        with pytest.raises(NotVisible):
            sharing.release_for(outsider, exempt.pk)
    from throughline.sharing.writes import Wording, save_draft, start_new_version

    draft = start_new_version(release=exempt, by=cast.ana)
    wording = Wording(title=exempt.title, body=exempt.body, what_changed="For all.", public=True)
    draft = save_draft(release=draft, by=cast.ana, wording=wording, circles=[], quotes=[])
    assert any("be for anyone" in sentence for sentence in sharing.in_the_way(cast.ana, draft))


def test_for_anyone_it_waits_for_a_second_person_and_cites_only_what_anyone_reads(
    cast: SimpleNamespace, board: Circle, heard: Hear, write: Write
) -> None:
    theme = heard(by=("ana", "ben", "lea"))
    share(cast, theme, board)
    paper = write(citing=(theme,))
    with pytest.raises(NotReady) as refused:
        issue_paper(item=paper.item, by=cast.ana, public=True)
    assert any("anyone" in sentence for sentence in refused.value.in_the_way)
    published = heard("People ask for a place after work", by=("ana", "ben", "lea"))
    share(cast, published, board, public=True)
    waiting = issue_paper(item=write(citing=(published,)).item, by=cast.ana, public=True)
    assert (waiting.state, waiting.issued_at) == ("to-check", None)
    with pytest.raises(NotVisible):
        sharing.public_release(waiting.pk)


def test_a_pack_goes_out_whole_and_opens_with_the_last_actions(
    cast: SimpleNamespace, meet: Meet, taken: Decision, warm: Item, write: Write
) -> None:
    action = writes.agree_action(
        of=taken.item, by=cast.ana, what="Find two hosts", owner_role="Library supervisor", due_on=taken.decided_on
    )
    writes.move_action(item=action.item, by=cast.ana, state=ActionState.DONE, outcome="Two were found.")
    meeting = meet(7)
    one, two = write(meeting=meeting, citing=(warm,)), write(meeting=meeting, title="Keys", missing="")
    with pytest.raises(writes.PackNotReady) as refused:
        issue_pack(meeting=meeting.item, by=cast.ana)
    assert set(refused.value.papers) == {"Keys"}
    assert reads.issued_of(cast.ana, one.item) == []
    writes.change_paper(
        item=two.item, by=cast.ana, words=PaperWords("Keys", Purpose.NOTING, PARTS, asked_nobody_named=True)
    )
    *papers, sheet = issue_pack(meeting=meeting.item, by=cast.ana)
    assert [release.title for release in papers] == ["Late evenings", "Keys"]
    words = words_for(cast, sheet)
    assert words.index("Two were found.") < words.index("What was decided last time") < words.index("Agree a trial")
    assert sheet.facts["actions"][0]["outcome"] == "Two were found."


def test_after_the_meeting_the_board_is_told_what_was_decided(
    cast: SimpleNamespace, meet: Meet, warm: Item, write: Write
) -> None:
    meeting = meet(0)
    write(meeting=meeting, citing=(warm,))
    first = issue_pack(meeting=meeting.item, by=cast.ana)[-1]
    held = MeetingWords(held_on=meeting.held_on, state=MeetingState.HELD)
    writes.change_meeting(item=meeting.item, by=cast.ana, words=held)
    from throughline.governance.tests.conftest import WHOLE

    made = writes.write_decision(meeting=meeting.item, by=cast.ana, words=WHOLE)
    writes.decide(item=made.item, by=cast.ana)
    again = writes.tell_the_board(meeting=meeting.item, by=cast.ana)
    assert (again.version, again.series) == (2, first.series)
    assert WHOLE.wording in words_for(cast, again)
    assert again.facts["decided"][0]["title"] == WHOLE.title


def test_a_pack_without_papers_is_none(cast: SimpleNamespace, meet: Meet) -> None:
    with pytest.raises(writes.NoPapers):
        issue_pack(meeting=meet(7).item, by=cast.ana)
