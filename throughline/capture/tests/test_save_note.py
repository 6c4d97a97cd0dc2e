"""Saving a note: once however often it arrives, never over somebody else's words, never losing its excerpts."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import NotAllowed
from throughline.capture import reads
from throughline.capture.models import Note
from throughline.capture.writes import (
    Heard,
    Imported,
    NoteWithdrawn,
    NothingHeard,
    PromiseGiven,
    add_notes,
    save_note,
    withdraw_note,
)
from throughline.common.ids import uuid7
from throughline.common.text import clean
from throughline.promises.models import Promise
from throughline.thread import reads as thread
from throughline.thread import writes as threads
from throughline.thread.writes import ChangedMeanwhile

PAPERS = Heard(
    heard="She asked whether the new library keeps the Punjabi newspapers.",
    happened_on=date(2025, 3, 4),
    place="Outside the station",
    make_of_it="Being asked mattered more than the papers.",
)


def save(cast: SimpleNamespace, what: Heard = PAPERS, **given: object):
    told = {"by": cast.ana, "programme_id": cast.hubs.pk, "note_id": uuid7(), "given": what} | given
    return save_note(**told)


def test_a_note_keeps_heard_and_meaning_apart(cast):
    saved = save(cast)
    assert saved.outcome == "created"
    assert saved.note.heard == PAPERS.heard
    assert saved.note.make_of_it == PAPERS.make_of_it
    assert saved.note.item.title == PAPERS.heard


def test_what_the_recorder_makes_of_it_is_not_in_a_snippet(cast):
    save(cast)
    assert thread.search(cast.ana, "mattered", programme_id=cast.hubs.pk).hits == []
    assert len(thread.search(cast.ana, "newspapers", programme_id=cast.hubs.pk).hits) == 1


def test_the_same_twice_is_one_note(cast):
    first = save(cast)
    again = save(cast, note_id=first.note.pk)
    assert again.outcome == "same"
    assert again.note.item.revision == 1
    assert Note.unscoped.count() == 1


def test_the_same_again_at_an_older_revision_is_still_the_same(cast):
    first = save(cast)
    other = replace(PAPERS, heard="She asked twice.")
    save(cast, other, note_id=first.note.pk, base_revision=1)
    assert save(cast, other, note_id=first.note.pk, base_revision=1).outcome == "same"


def test_other_words_of_the_same_writer_revise(cast):
    first = save(cast)
    second = save(cast, replace(PAPERS, heard="She asked twice."), note_id=first.note.pk)
    assert second.outcome == "revised"
    assert second.note.item.revision == 2
    kept = thread.history_of(cast.ana, second.note.item)
    assert [revision.fields["words"] for revision in kept] == ["She asked twice.", PAPERS.heard]


def test_a_stale_edit_changes_nothing(cast):
    first = save(cast)
    save(cast, replace(PAPERS, heard="Second."), note_id=first.note.pk, base_revision=1)
    with pytest.raises(ChangedMeanwhile):
        save(cast, replace(PAPERS, heard="From the other phone."), note_id=first.note.pk, base_revision=1)
    assert reads.note(cast.ana, first.note.item).heard == "Second."


@pytest.mark.parametrize("who", ["ben", "lea"])
def test_somebody_elses_id_is_not_there(cast, who):
    first = save(cast)
    with pytest.raises(NotVisible):
        save(cast, by=getattr(cast, who), note_id=first.note.pk)


def test_the_id_of_another_kind_is_not_there(cast):
    promise = save(cast, replace(PAPERS, promise=PromiseGiven("Her", "Ask the library")))
    made = Promise.unscoped.get()
    with pytest.raises(NotVisible):
        save(cast, note_id=made.pk)
    assert promise.outcome == "created"


@pytest.mark.parametrize("who", ["lou", "dee", "paz", "bo", "lupe", "dot", "adam"])
def test_only_the_team_writes(cast, who):
    with pytest.raises(NotAllowed):
        save(cast, by=getattr(cast, who))


def test_nothing_heard_is_refused(cast):
    with pytest.raises(NothingHeard):
        save(cast, replace(PAPERS, heard=" \x00\n "))


def test_a_promise_hangs_on_the_note_once(cast):
    given = replace(
        PAPERS, standing=Standing.RESTRICTED, promise=PromiseGiven("Woman at no. 6", "Ask about the papers")
    )
    first = save(cast, given)
    save(cast, given, note_id=first.note.pk)
    made = Promise.unscoped.select_related("item").get()
    assert made.item.standing == Standing.RESTRICTED
    assert [b.item.pk for b in thread.resting_on(cast.ana, first.note.item)] == [made.pk]


def test_a_promise_follows_its_note_to_a_narrower_standing(cast):
    given = replace(PAPERS, promise=PromiseGiven("Woman at no. 6", "Ask about the papers"))
    first = save(cast, given)
    save(cast, replace(given, standing=Standing.PRIVATE), note_id=first.note.pk, base_revision=1)
    made = Promise.unscoped.select_related("item").get()
    assert made.item.standing == Standing.PRIVATE


def test_excerpts_follow_their_words(cast):
    first = save(cast)
    begins = PAPERS.heard.index("Punjabi")
    span = threads.mark_excerpt(source=first.note.item, begins_at=begins, ends_at=begins + 18, by=cast.ben)
    save(cast, replace(PAPERS, heard="At the door: " + PAPERS.heard), note_id=first.note.pk, base_revision=1)
    assert thread.excerpts(cast.ben, [span.pk])[span.pk].words == "Punjabi newspapers"


def test_an_excerpt_whose_words_are_gone_reads_from_the_kept_revision(cast):
    first = save(cast)
    begins = PAPERS.heard.index("Punjabi")
    span = threads.mark_excerpt(source=first.note.item, begins_at=begins, ends_at=begins + 18, by=cast.ben)
    save(cast, replace(PAPERS, heard="Something else."), note_id=first.note.pk, base_revision=1)
    save(cast, replace(PAPERS, heard="Something else again."), note_id=first.note.pk, base_revision=2)
    assert thread.excerpts(cast.ben, [span.pk])[span.pk].words == "Punjabi newspapers"


def test_a_withdrawn_note_is_not_brought_back_by_a_late_phone(cast):
    first = save(cast)
    withdraw_note(item=first.note.item, by=cast.ana, because="She asked us not to keep it")
    with pytest.raises(NoteWithdrawn):
        save(cast, note_id=first.note.pk)
    with pytest.raises(NotVisible):
        save(cast, by=cast.ben, note_id=first.note.pk)


def test_many_notes_of_a_file_go_in_together(cast):
    rows = [Imported(uuid7(), replace(PAPERS, heard=f"Statement {n}"), f"key-{n}") for n in range(30)]
    assert len(add_notes(by=cast.ana, programme_id=cast.hubs.pk, rows=rows)) == 30
    assert reads.notes(cast.ben, cast.hubs.pk).count() == 30


WORDS = st.text(min_size=1, max_size=400)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(heard=WORDS, meaning=WORDS, place=WORDS, spans=st.lists(st.tuples(st.integers(-9, 500), st.integers(-9, 500))))
def test_any_text_is_kept_and_comes_back_the_same(cast, heard, meaning, place, spans):
    what = Heard(heard=heard, happened_on=date(2025, 3, 4), place=place, make_of_it=meaning, verbatim=tuple(spans))
    if not clean(heard):
        with pytest.raises(NothingHeard):
            save(cast, what)
        return
    saved = save(cast, what)
    held = reads.note(cast.ana, saved.note.item)
    assert held.heard == clean(heard)
    assert "".join(s.words for s in reads.shown_stretches(held)) == clean(heard)
    assert save(cast, what, note_id=saved.note.pk).outcome == "same"
