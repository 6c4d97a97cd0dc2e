"""Saving a note: once however often it arrives, never over somebody else's words, never losing its excerpts."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from django.db import IntegrityError
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
    lay_out_notes,
    save_note,
    withdraw_note,
)
from throughline.common.clock import now
from throughline.common.ids import uuid7
from throughline.common.text import clean
from throughline.promises.models import Promise
from throughline.thread import reads as thread
from throughline.thread import writes as threads
from throughline.thread.models import Item, Revision, SearchText
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
    laid = lay_out_notes(by=cast.ana, programme_id=cast.hubs.pk, rows=rows)
    assert add_notes(by=cast.ana, laid=laid) == 30
    assert reads.notes(cast.ben, cast.hubs.pk).count() == 30


def test_a_note_of_a_file_is_kept_as_one_that_was_saved(cast):
    what = replace(
        PAPERS, hub_id=cast.library.pk, setting="doorstep", method="interview", people_count=3, language="pl",
        original_words="Nikt nam nie\r\npowiedział.", who_was_missing="Night workers", surprise="Nobody minded",
        standing=Standing.RESTRICTED, verbatim=((0, 3),), made_at=now(),
    )  # fmt: skip
    saved = save(cast, what).note.pk
    brought = uuid7()
    rows = [Imported(brought, what, "key")]
    add_notes(by=cast.ana, laid=lay_out_notes(by=cast.ana, programme_id=cast.hubs.pk, rows=rows))
    first, second = (kept_everywhere(one) for one in (saved, brought))
    assert first == second


def kept_everywhere(note_id):
    """Every row of a note's, but for ids, the moments of recording and the key of its file."""
    own = {"id", "pk", "item_id", "recorded_at", "changed_at", "import_key"}
    tables = ((Item, "id"), (Note, "item_id"), (Revision, "item_id"), (SearchText, "item_id"))
    rows = (row for model, name in tables for row in model.unscoped.filter(**{name: note_id}).values())
    return [{name: value for name, value in row.items() if name not in own} for row in rows]


def test_a_file_s_note_with_an_id_that_is_taken_keeps_none_of_its_batch(cast):
    taken = save(cast).note.pk
    rows = [Imported(uuid7(), PAPERS, "one"), Imported(taken, PAPERS, "two")]
    with pytest.raises(IntegrityError):
        add_notes(by=cast.ana, laid=lay_out_notes(by=cast.ana, programme_id=cast.hubs.pk, rows=rows))
    assert [table.unscoped.count() for table in (Note, Item, Revision, SearchText)] == [1, 1, 1, 1]


def test_a_partner_brings_no_notes_in(cast):
    laid = lay_out_notes(by=cast.paz, programme_id=cast.hubs.pk, rows=[Imported(uuid7(), PAPERS)])
    with pytest.raises(NotAllowed):
        add_notes(by=cast.paz, laid=laid)


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
