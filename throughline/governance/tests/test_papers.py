"""A paper is built from what stands: how widely it is heard is said, confidence asked for, who is missing never skipped in silence."""

from types import SimpleNamespace

import pytest

from throughline.access.visible import NotVisible
from throughline.governance import reads, writes
from throughline.governance.offer import of_paper, paper_blocks
from throughline.governance.reach import reach_of
from throughline.governance.tests.conftest import PARTS, Hear, Meet, Write, share
from throughline.governance.words import ASK_AT_MOST, Purpose
from throughline.governance.writes import PaperWords
from throughline.questions.reads import questions_of
from throughline.sharing.models import Circle
from throughline.thread import reads as thread
from throughline.thread.words import Meaning
from throughline.thread.writes import ChangedMeanwhile, add_item


def told(cast: SimpleNamespace, paper: object) -> str:
    """Every word of the paper as its board would read it."""
    document = of_paper(cast.ana, paper.item).document  # type: ignore[attr-defined]
    assert document is not None
    return "\n".join(text for _, text in document.texts())


def test_a_theme_of_one_person_s_notes_shows_its_spread_and_asks_for_words(
    cast: SimpleNamespace, board: Circle, heard: Hear, write: Write
) -> None:
    """Walk 4."""
    warm = heard()
    share(cast, warm, board)
    paper = write(citing=(warm,))
    [row] = reads.cited_rows(cast.ben, reads.paper_of(cast.ben, paper.item))
    assert "written down by 1 person" in row.spread
    assert row.caution == "All of this comes from one person's notes." or "one person" in row.caution
    assert row.cited.strength == ""
    [left] = reads.in_the_way(cast.ben, paper)
    assert left.startswith(row.caution)
    assert "Say in words how sure you are" in left
    writes.say_cited(
        item=paper.item, by=cast.ana, cited_id=row.cited.pk, sentence=row.cited.sentence, strength="First signs only."
    )
    assert reads.in_the_way(cast.ben, paper) == []
    assert f"First signs only. {row.caution}" in told(cast, paper)


def test_a_theme_heard_by_several_brings_its_own_confidence(
    cast: SimpleNamespace, board: Circle, heard: Hear, write: Write
) -> None:
    warm = heard(by=("ana", "ben", "lea"))
    share(cast, warm, board)
    paper = write(citing=(warm,))
    [row] = reads.cited_rows(cast.ben, paper)
    assert row.caution == ""
    assert row.cited.strength.startswith("Growing")
    assert reads.in_the_way(cast.ben, paper) == []


def test_everything_missing_is_said(cast: SimpleNamespace, meet: Meet) -> None:
    paper = writes.write_paper(meeting=meet(7).item, by=cast.ana, words=PaperWords("Keys", Purpose.DECISION))
    left = " ".join(reads.in_the_way(cast.ana, paper))
    for words in ("what you ask of the board", "what doing nothing would mean", "who is missing", "of equality",
                  "Cite at least one thing"):  # fmt: skip
        assert words in left, words
    noting = writes.write_paper(meeting=meet(8).item, by=cast.ana, words=PaperWords("Keys", Purpose.NOTING))
    assert not any("doing nothing" in sentence for sentence in reads.in_the_way(cast.ana, noting))


def test_who_is_missing_is_answered_one_way_or_the_other(cast: SimpleNamespace, meet: Meet) -> None:
    with pytest.raises(writes.SaidBothWays):
        writes.write_paper(
            meeting=meet(7).item, by=cast.ana,
            words=PaperWords("Keys", Purpose.NOTING, PARTS, "Night workers.", asked_nobody_named=True),
        )  # fmt: skip
    asked = PaperWords("Keys", Purpose.NOTING, PARTS, asked_nobody_named=True)
    paper = writes.write_paper(meeting=meet(8).item, by=cast.ana, words=asked)
    assert reads.in_the_way(cast.ana, paper) == []
    assert "Nobody could be named" in told(cast, paper)


def test_what_is_asked_fits_on_one_side(cast: SimpleNamespace, write: Write) -> None:
    with pytest.raises(writes.TooMuchToAsk):
        write(ask="x" * (ASK_AT_MOST + 1))


def test_doing_nothing_stands_among_the_options(cast: SimpleNamespace, write: Write) -> None:
    words = told(cast, write())
    assert words.index("One long day.") < words.index("Do nothing. It closes at six.")


def test_whom_the_evidence_reached_stands_beside_equality_with_small_numbers_hidden(
    cast: SimpleNamespace, board: Circle, heard: Hear, write: Write
) -> None:
    warm = heard(by=("ana", "ben", "lea"))
    share(cast, warm, board)
    words = told(cast, write(citing=(warm,)))
    assert "Library (fewer than eight)" in words
    assert "the rest to the nearest five" in words
    assert not reach_of(cast.ana, cast.hubs, [warm]).is_empty
    assert "nobody can say who was reached" in told(cast, write(purpose=Purpose.NOTING))


def test_a_sentence_whose_source_is_not_shared_is_left_out_and_holds_the_paper_back(
    cast: SimpleNamespace, board: Circle, heard: Hear, write: Write
) -> None:
    warm = heard(by=("ana", "ben", "lea"))
    paper = write(citing=(warm,))
    [left] = reads.in_the_way(cast.ana, paper)
    assert left == f"“{warm.title}” has not been shared with Hubs Board yet. Prepare it first."
    assert [
        block for block in paper_blocks(cast.ana, paper, reads.cited_rows(cast.ana, paper)) if block.name == "claim"
    ] == []


def test_it_tells_what_happened_to_the_last_actions_when_it_goes_out_by_itself(
    cast: SimpleNamespace, meet: Meet, taken: object
) -> None:
    writes.agree_action(
        of=taken.item,
        by=cast.ana,
        what="Find hosts",
        owner_role="Library",
        due_on=meet(-1).held_on,  # type: ignore[attr-defined]
    )
    words = PaperWords("Keys", Purpose.NOTING, PARTS, "Nobody else.", opens_with_actions=True)
    paper = writes.write_paper(meeting=meet(7).item, by=cast.ana, words=words)
    assert "Find hosts" in told(cast, paper)
    assert "Was due" in told(cast, paper)


def test_two_people_at_one_paper_both_keep_their_words(cast: SimpleNamespace, write: Write) -> None:
    paper = write()
    first = PaperWords("Late evenings", Purpose.DECISION, PARTS | {"preferred": "Ben's."}, "Night workers.")
    writes.change_paper(item=paper.item, by=cast.ben, words=first, base_revision=paper.item.revision)
    second = PaperWords("Late evenings", Purpose.DECISION, PARTS | {"preferred": "Ana's."}, "Night workers.")
    with pytest.raises(ChangedMeanwhile):
        writes.change_paper(item=paper.item, by=cast.ana, words=second, base_revision=paper.item.revision)
    assert reads.paper_of(cast.ana, paper.item).preferred == "Ben's."


def test_citing_is_said_once_on_the_thread_and_taken_back(cast: SimpleNamespace, heard: Hear, write: Write) -> None:
    warm = heard()
    paper = write(citing=(warm,))
    assert writes.cite(item=paper.item, by=cast.ana, sources=[warm.pk]) == []
    assert [one.item for one in thread.bearing_on(cast.ben, paper.item, [Meaning.SUPPORTS])] == [warm]
    [row] = reads.cited_rows(cast.ben, paper)
    writes.cite_no_more(item=paper.item, by=cast.ana, cited_id=row.cited.pk)
    assert thread.bearing_on(cast.ben, paper.item, [Meaning.SUPPORTS]) == []
    note = add_item(kind="note", by=cast.ana, programme_id=cast.hubs.pk, title="A kettle")
    with pytest.raises(NotVisible):
        writes.cite(item=paper.item, by=cast.ana, sources=[note.pk])


def test_papers_keep_their_order_and_change_places(cast: SimpleNamespace, meet: Meet, write: Write) -> None:
    meeting = meet(7)
    one, two = write(meeting=meeting, title="One"), write(meeting=meeting, title="Two")
    assert reads.papers_of(cast.ben, meeting) == [one, two]
    writes.move_paper(item=two.item, by=cast.ana, earlier=True)
    assert reads.papers_of(cast.ben, meeting) == [two, one]
    writes.move_paper(item=two.item, by=cast.ana, earlier=True)
    assert reads.papers_of(cast.ben, meeting) == [two, one]


def test_what_was_learned_at_the_end_becomes_the_next_question(cast: SimpleNamespace, write: Write) -> None:
    paper = write()
    made = writes.learn(item=paper.item, by=cast.ben, learned="They asked who locks up.", will_ask="Who locks up?")
    question = writes.ask_next(item=paper.item, by=cast.ben, learned_id=made.pk)
    [asked] = questions_of(cast.ana, cast.hubs.pk)
    assert (asked.item, asked.item.title) == (question, "Who locks up?")
    quiet = writes.learn(item=paper.item, by=cast.ben, learned="Nothing new.")
    with pytest.raises(writes.NothingToAsk):
        writes.ask_next(item=paper.item, by=cast.ben, learned_id=quiet.pk)
