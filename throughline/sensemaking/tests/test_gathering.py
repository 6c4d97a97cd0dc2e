from types import SimpleNamespace

import pytest

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import NotAllowed
from throughline.sensemaking.gathering import (
    CannotBeGathered,
    NothingChosen,
    TooManyAtOnce,
    WordsFoundTwice,
    WordsNotFound,
    gather,
    mark,
    span_of,
    undo_gathering,
    ungather,
    weigh,
)
from throughline.sensemaking.models import Theme
from throughline.sensemaking.reads import gathering_of, themes_in
from throughline.sensemaking.tests.conftest import KETTLE, Hear
from throughline.sensemaking.under import what_stands_under
from throughline.thread.reads import bearing_on, excerpts_of
from throughline.thread.words import Meaning
from throughline.thread.writes import EmptySpan


def test_several_notes_go_under_a_theme_in_one_act(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    notes = [hear(f"Note {n}") for n in range(3)]
    added = gather(theme=theme.item, items=notes, by=cast.ben, because="the same welcome")
    assert {one.item for one in bearing_on(cast.ben, theme.item)} == set(notes)
    assert {link.because for link in added.links} == {"the same welcome"}


def test_gathering_the_same_again_adds_nothing(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    note = hear()
    gather(theme=theme.item, items=[note], by=cast.ben)
    added = gather(theme=theme.item, items=[note, note], by=cast.lea)
    assert (added.links, added.known) == ([], 1)


def test_undo_takes_away_only_what_the_act_added(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    before, new = hear("before"), hear("new")
    gather(theme=theme.item, items=[before], by=cast.lea)
    added = gather(theme=theme.item, items=[before, new], by=cast.ben)
    assert undo_gathering(gathering=added.gathering, by=cast.ben) == 1
    assert [one.item for one in bearing_on(cast.ben, theme.item)] == [before]
    with pytest.raises(NotVisible):
        gathering_of(cast.ben, added.gathering.pk)


def test_only_who_gathered_undoes_it(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    added = gather(theme=theme.item, items=[hear()], by=cast.ben)
    with pytest.raises(NotVisible):
        gathering_of(cast.lea, added.gathering.pk)


def test_newly_gathered_words_move_a_theme_to_the_front(
    cast: SimpleNamespace, theme: Theme, another: Theme, hear: Hear
) -> None:
    assert themes_in(cast.ben, cast.hubs.pk).first() == another
    gather(theme=theme.item, items=[hear()], by=cast.ben)
    assert themes_in(cast.ben, cast.hubs.pk).first() == theme


def test_a_private_note_moves_nothing_others_see(
    cast: SimpleNamespace, theme: Theme, another: Theme, hear: Hear
) -> None:
    gather(theme=theme.item, items=[hear(standing=Standing.PRIVATE)], by=cast.ana)
    assert themes_in(cast.ben, cast.hubs.pk).first() == another


def test_nothing_chosen_and_too_much_are_refused(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    with pytest.raises(NothingChosen):
        gather(theme=theme.item, items=[], by=cast.ben)
    with pytest.raises(TooManyAtOnce):
        gather(theme=theme.item, items=[hear()] * 501, by=cast.ben)


def test_a_theme_is_not_evidence_for_a_theme(cast: SimpleNamespace, theme: Theme, another: Theme) -> None:
    with pytest.raises(CannotBeGathered):
        gather(theme=theme.item, items=[another.item], by=cast.ben)


def test_the_data_protection_lead_reads_and_does_not_gather(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    note = hear()
    with pytest.raises(NotAllowed):
        gather(theme=theme.item, items=[note], by=cast.dot)


def test_words_can_be_taken_away_again(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    [link] = gather(theme=theme.item, items=[hear()], by=cast.ben).links
    ungather(theme=theme.item, link_id=link.pk, by=cast.lea)
    assert bearing_on(cast.ben, theme.item) == []


def test_somebody_elses_private_words_cannot_be_taken_away(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    [link] = gather(theme=theme.item, items=[hear(standing=Standing.PRIVATE)], by=cast.ana).links
    with pytest.raises(NotVisible):
        ungather(theme=theme.item, link_id=link.pk, by=cast.lea)
    assert len(bearing_on(cast.ana, theme.item)) == 1


def test_how_words_bear_can_be_said_anew(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    [link] = gather(theme=theme.item, items=[hear()], by=cast.ben).links
    weigh(theme=theme.item, link_id=link.pk, by=cast.lea, meaning=Meaning.CHALLENGES, because="she left early")
    [found] = bearing_on(cast.ben, theme.item)
    assert (found.meaning, found.because) == (Meaning.CHALLENGES, "she left early")


def test_marking_a_span_puts_its_words_under_the_theme(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    note = hear()
    begins = KETTLE.index("I come")
    mark(note=note, begins_at=begins, ends_at=begins + 24, theme=theme.item, by=cast.ben)
    [group] = [one for one in what_stands_under(cast.ben, theme.item).groups if one.count]
    assert [one.words for one in group.words] == ["I come for the warm, and"]


def test_offsets_are_code_points(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    words = "🫖🫖 “چائے ہمیشہ تیار” she said"
    note = hear(words)
    mark(note=note, begins_at=4, ends_at=19, theme=theme.item, by=cast.ben)
    assert [span.words for span in excerpts_of(cast.ben, note)] == [words[4:19].strip()]


def test_a_span_of_spaces_is_refused(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    with pytest.raises(EmptySpan):
        mark(note=hear("one  two"), begins_at=3, ends_at=5, theme=theme.item, by=cast.ben)


def test_nothing_is_marked_in_what_holds_no_words(cast: SimpleNamespace, theme: Theme, another: Theme) -> None:
    with pytest.raises(CannotBeGathered):
        mark(note=another.item, begins_at=0, ends_at=5, theme=theme.item, by=cast.ben)


@pytest.mark.parametrize(
    ("quoted", "found"),
    [
        ("I come for the warm", "I come for the warm"),
        ("  kettle\n on.   “I come", "kettle on. “I come"),
        ('"I come', "“I come"),
    ],
)
def test_pasted_words_are_found(quoted: str, found: str) -> None:
    begins, ends = span_of(KETTLE, quoted)
    assert KETTLE[begins:ends] == found


@pytest.mark.parametrize("quoted", ["", "   ", "I come for the cold", "ikettle"])
def test_words_that_are_not_there_are_not_found(quoted: str) -> None:
    with pytest.raises(WordsNotFound):
        span_of(KETTLE, quoted)


def test_words_that_stand_twice_are_asked_about() -> None:
    with pytest.raises(WordsFoundTwice):
        span_of("warm and warm", "warm")
