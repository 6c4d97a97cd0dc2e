"""Rewording a note: its writer only, nothing overwritten in silence."""

import pytest
from django.urls import reverse

from throughline.capture import reads
from throughline.capture.tests.conftest import write
from throughline.thread import reads as thread
from throughline.thread import writes as threads


def page(note):
    return reverse("capture:edit", args=[note.pk])


def fields_of(browser, note, **changed):
    form = browser.get(page(note)).context["form"]
    told = {field.name: field.value() for field in form if field.value() not in (None, False)}
    return told | changed


def test_the_writer_changes_a_field_and_the_rest_stays(cast, note, signed_in):
    browser = signed_in(cast.ana)
    browser.post(page(note), fields_of(browser, note, setting="station"))
    held = reads.note(cast.ana, note.item)
    assert held.setting == "station"
    assert (held.heard, held.make_of_it, held.verbatim) == (note.heard, note.make_of_it, [[11, 56]])
    assert held.item.revision == 2


@pytest.mark.parametrize(("who", "code"), [("ben", 403), ("lea", 403), ("dee", 404), ("lou", 404), ("paz", 404)])
def test_nobody_else_changes_it(cast, note, signed_in, who, code):
    assert signed_in(getattr(cast, who)).get(page(note)).status_code == code


def test_a_stale_page_shows_both_texts_and_loses_neither(cast, note, signed_in):
    browser = signed_in(cast.ana)
    stale = fields_of(browser, note, heard="From my phone.", their_words="")
    browser.post(page(note), fields_of(browser, note, heard="From the laptop.", their_words=""))
    both = browser.post(page(note), stale)
    assert both.status_code == 409
    told = both.content.decode()
    assert "From my phone." in told
    assert "From the laptop." in told
    assert reads.note(cast.ana, note.item).heard == "From the laptop."
    again = {field.name: field.value() for field in both.context["form"] if field.value() not in (None, False)}
    browser.post(page(note), again)
    assert reads.note(cast.ana, note.item).heard == "From my phone."
    assert [r.fields["words"] for r in thread.history_of(cast.ana, note.item)][1] == "From the laptop."


def test_marked_words_follow_the_change(cast, note, signed_in):
    browser = signed_in(cast.ana)
    span = threads.mark_excerpt(source=note.item, begins_at=37, ends_at=55, by=cast.ben)
    words = thread.excerpts(cast.ben, [span.pk])[span.pk].words
    browser.post(page(note), fields_of(browser, note, heard="At the door. " + note.heard))
    assert thread.excerpts(cast.ben, [span.pk])[span.pk].words == words
    held = reads.note(cast.ana, note.item)
    assert [held.heard[begin:end] for begin, end in held.verbatim] == [note.heard[11:56]]


def test_a_team_note_made_private_leaves_the_team(cast, signed_in):
    note = write(cast)
    browser = signed_in(cast.ana)
    browser.post(page(note), fields_of(browser, note, standing="private"))
    assert signed_in(cast.ben).get(note.item.get_absolute_url()).status_code == 404
