"""Merging and splitting: nothing lost, nothing doubled, and back again as it was."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.common.clock import now
from throughline.sensemaking.gathering import gather, ungather
from throughline.sensemaking.models import Theme, ThemeMerge
from throughline.sensemaking.reads import taken_in, theme_of
from throughline.sensemaking.regrouping import (
    IntoItself,
    NotForTheSamePeople,
    NothingToSplit,
    NothingWouldStay,
    SurvivorMerged,
    TooLateToUnmerge,
    merge,
    split,
    unmerge,
)
from throughline.sensemaking.tests.conftest import Hear
from throughline.sensemaking.under import what_stands_under
from throughline.sensemaking.writes import IsMerged, dissent, reword, start_theme
from throughline.thread.models import Link
from throughline.thread.reads import history_of
from throughline.thread.trace import words_under
from throughline.thread.words import Meaning

Said = set[tuple[str, str, str]]


def said_of(theme: Theme) -> Said:
    """What every link to a theme says, hidden ones too: source, meaning, because."""
    rows = Link.unscoped.filter(target=theme.pk).values_list("source_id", "meaning", "because")
    return {(str(source), meaning, because) for source, meaning, because in rows}


def bare(said: Said) -> set[tuple[str, str]]:
    return {(source, meaning) for source, meaning, _ in said}


def test_merging_moves_every_link_and_leads_on(cast: SimpleNamespace, theme: Theme, another: Theme, hear: Hear) -> None:
    gather(theme=another.item, items=[hear("one"), hear("two")], by=cast.ben)
    merge(item=another.item, into=theme.item, by=cast.lea, because="They say the same")
    assert what_stands_under(cast.ben, theme.item).spread.notes == 2
    found = theme_of(cast.ben, another.pk)
    assert (found.status, found.merged_into) == ("merged", theme.item)
    assert said_of(another) == set()


def test_words_that_stood_under_both_stand_once(
    cast: SimpleNamespace, theme: Theme, another: Theme, hear: Hear
) -> None:
    note = hear()
    gather(theme=theme.item, items=[note], by=cast.ben, because="the kettle")
    gather(theme=another.item, items=[note], by=cast.lea, because="the warm")
    merge(item=another.item, into=theme.item, by=cast.lea, because="They say the same")
    [(source, meaning, because)] = said_of(theme) - {(str(another.pk), "led-to", "They say the same")}
    assert (source, meaning, because) == (str(note.pk), "supports", "the kettle\nthe warm")


def test_hidden_words_move_too_and_stay_hidden(cast: SimpleNamespace, theme: Theme, another: Theme, hear: Hear) -> None:
    gather(theme=another.item, items=[hear(standing=Standing.PRIVATE)], by=cast.ana)
    merge(item=another.item, into=theme.item, by=cast.lea, because="They say the same")
    assert what_stands_under(cast.ana, theme.item).spread.notes == 1
    assert what_stands_under(cast.lea, theme.item).spread.notes == 0


def test_both_histories_tell_of_the_merge(cast: SimpleNamespace, theme: Theme, another: Theme) -> None:
    merge(item=another.item, into=theme.item, by=cast.lea, because="They say the same")
    for one in (theme, another):
        newest = history_of(cast.ben, one.item)[0]
        assert (newest.because, newest.changed_by) == ("They say the same", cast.lea)


def test_a_minority_note_is_not_lost_by_merging(cast: SimpleNamespace, theme: Theme, another: Theme) -> None:
    dissent(item=another.item, by=cast.ana, role="Community organiser", words="Not to my mind.")
    merge(item=another.item, into=theme.item, by=cast.lea, because="They say the same")
    assert [one.theme_id for one in taken_in(cast.ben, theme)] == [another.pk]


def test_a_merged_theme_takes_no_changes(cast: SimpleNamespace, theme: Theme, another: Theme, hear: Hear) -> None:
    merge(item=another.item, into=theme.item, by=cast.lea, because="They say the same")
    with pytest.raises(IsMerged):
        gather(theme=another.item, items=[hear()], by=cast.ben)
    with pytest.raises(IsMerged):
        reword(item=another.item, by=cast.ben, because="x", title="A new sentence here")
    with pytest.raises(IsMerged):
        merge(item=theme.item, into=another.item, by=cast.lea, because="back")


def test_a_theme_is_not_merged_into_itself(cast: SimpleNamespace, theme: Theme) -> None:
    with pytest.raises(IntoItself):
        merge(item=theme.item, into=theme.item, by=cast.lea, because="x")


def test_a_team_theme_does_not_vanish_into_a_private_one(cast: SimpleNamespace, theme: Theme) -> None:
    own = start_theme(
        by=cast.lea, programme_id=cast.hubs.pk, title="Something only I see so far", standing=Standing.PRIVATE
    )
    with pytest.raises(NotForTheSamePeople):
        merge(item=theme.item, into=own.item, by=cast.lea, because="x")


def test_undoing_a_merge_keeps_what_was_added_since(
    cast: SimpleNamespace, theme: Theme, another: Theme, hear: Hear
) -> None:
    old, new = hear("old"), hear("new")
    gather(theme=another.item, items=[old], by=cast.ben)
    merge(item=another.item, into=theme.item, by=cast.lea, because="They say the same")
    gather(theme=theme.item, items=[new], by=cast.ben)
    unmerge(item=another.item, by=cast.ben)
    assert bare(said_of(theme)) == {(str(new.pk), "supports")}
    assert bare(said_of(another)) == {(str(old.pk), "supports")}
    assert theme_of(cast.ben, another.pk).status == "emerging"


def test_words_taken_away_since_stay_away(cast: SimpleNamespace, theme: Theme, another: Theme, hear: Hear) -> None:
    [link] = gather(theme=another.item, items=[hear()], by=cast.ben).links
    merge(item=another.item, into=theme.item, by=cast.lea, because="They say the same")
    ungather(theme=theme.item, link_id=link.pk, by=cast.ben)
    unmerge(item=another.item, by=cast.lea)
    assert said_of(another) == set()


def test_merges_are_undone_from_the_last(cast: SimpleNamespace, theme: Theme, another: Theme, hear: Hear) -> None:
    third = start_theme(by=cast.ana, programme_id=cast.hubs.pk, title="Small circles hold the trust")
    note = hear()
    gather(theme=third.item, items=[note], by=cast.ana)
    merge(item=third.item, into=another.item, by=cast.lea, because="one")
    merge(item=another.item, into=theme.item, by=cast.lea, because="two")
    with pytest.raises(SurvivorMerged):
        unmerge(item=third.item, by=cast.lea)
    assert [one.theme_id for one in taken_in(cast.ben, theme)] == [another.pk, third.pk]
    unmerge(item=another.item, by=cast.lea)
    unmerge(item=third.item, by=cast.lea)
    assert bare(said_of(third)) == {(str(note.pk), "supports")}


def test_after_thirty_days_a_merge_stands(cast: SimpleNamespace, theme: Theme, another: Theme) -> None:
    done = merge(item=another.item, into=theme.item, by=cast.lea, because="They say the same")
    ThemeMerge.unscoped.filter(pk=done.pk).update(at=now() - timedelta(days=31))
    with pytest.raises(TooLateToUnmerge):
        unmerge(item=another.item, by=cast.lea)


def test_a_split_sends_the_chosen_words_on(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    stays, goes = hear("stays"), hear("goes")
    [_, link] = gather(theme=theme.item, items=[stays, goes], by=cast.ben).links
    new = split(item=theme.item, link_ids=[link.pk], title="Keys decide what starts", by=cast.lea, because="Two things")
    assert bare(said_of(theme)) == {(str(stays.pk), "supports")}
    assert bare(said_of(new)) == {(str(goes.pk), "supports")}
    assert new.split_from == theme.item
    assert "split from" in history_of(cast.ben, new.item)[0].what
    assert "split" in history_of(cast.ben, theme.item)[0].what


def test_a_split_theme_rests_on_its_own_words_only(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    [_, link] = gather(theme=theme.item, items=[hear("stays"), hear("goes")], by=cast.ben).links
    new = split(item=theme.item, link_ids=[link.pk], title="Keys decide what starts", by=cast.lea, because="Two things")
    assert len(words_under(cast.ben, new.item)) == 1


def test_a_split_takes_some_and_leaves_some(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    links = gather(theme=theme.item, items=[hear("one"), hear("two")], by=cast.ben).links
    for chosen, refusal in [([], NothingToSplit), ([link.pk for link in links], NothingWouldStay)]:
        with pytest.raises(refusal):
            split(item=theme.item, link_ids=chosen, title="Keys decide what starts", by=cast.lea, because="x")


def test_hidden_words_are_not_split_off_by_others(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    [link] = gather(theme=theme.item, items=[hear(standing=Standing.PRIVATE)], by=cast.ana).links
    with pytest.raises(NothingToSplit):
        split(item=theme.item, link_ids=[link.pk], title="Keys decide what starts", by=cast.lea, because="x")


def test_a_stranger_finds_nothing_to_undo(cast: SimpleNamespace, theme: Theme, another: Theme) -> None:
    merge(item=another.item, into=theme.item, by=cast.lea, because="They say the same")
    for stranger in (cast.dee, cast.lou, cast.paz, cast.adam):
        with pytest.raises(NotVisible):
            unmerge(item=another.item, by=stranger)


WORDS = st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["supports", "challenges", "qualifies"])), max_size=8)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mine=WORDS, theirs=WORDS, between=st.booleans())
def test_merging_any_two_themes_loses_and_doubles_nothing_and_can_be_undone(
    cast: SimpleNamespace,
    hear: Hear,
    mine: list[tuple[int, str]],
    theirs: list[tuple[int, str]],
    between: bool,
) -> None:
    with transaction.atomic():
        notes = [hear(f"note {n}", standing=Standing.PRIVATE if n == 4 else Standing.TEAM) for n in range(5)]
        first = start_theme(by=cast.ana, programme_id=cast.hubs.pk, title="The first of two themes")
        second = start_theme(by=cast.ana, programme_id=cast.hubs.pk, title="The second of two themes")
        for theme, said in ((first, mine), (second, theirs)):
            for which, meaning in said:
                gather(
                    theme=theme.item,
                    items=[notes[which]],
                    by=cast.ana,
                    meaning=Meaning(meaning),
                    because=theme.item.title,
                )
        if between:
            Link.unscoped.create(source=first.item, target=second.item, meaning=Meaning.ABOUT, made_by=cast.ana)
        before = said_of(first), said_of(second)

        merge(item=first.item, into=second.item, by=cast.lea, because="same")
        merged = bare(said_of(second)) - {(str(first.pk), "led-to")}
        assert merged == (bare(before[0]) | bare(before[1])) - {(str(first.pk), "about")}
        assert said_of(first) == set()

        unmerge(item=first.item, by=cast.lea)
        assert (said_of(first), said_of(second)) == before
        transaction.set_rollback(True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=WORDS, chosen=st.sets(st.integers(0, 7)))
def test_splitting_any_theme_parts_its_links_in_two(
    cast: SimpleNamespace, hear: Hear, said: list[tuple[int, str]], chosen: set[int]
) -> None:
    with transaction.atomic():
        notes = [hear(f"note {n}") for n in range(5)]
        theme = start_theme(by=cast.ana, programme_id=cast.hubs.pk, title="One theme of two minds")
        for which, meaning in said:
            gather(theme=theme.item, items=[notes[which]], by=cast.ana, meaning=Meaning(meaning))
        before = said_of(theme)
        links = list(Link.unscoped.filter(target=theme.pk).values_list("pk", flat=True))
        picked = [pk for n, pk in enumerate(links) if n in chosen]
        if picked and len(picked) < len(links):
            new = split(item=theme.item, link_ids=picked, title="The other of the two", by=cast.lea, because="x")
            assert said_of(theme) | said_of(new) == before
            assert not said_of(theme) & said_of(new)
            assert len(said_of(new)) == len(picked)
        transaction.set_rollback(True)
