from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest

from throughline.access.words import Standing
from throughline.sensemaking.gathering import gather, mark
from throughline.sensemaking.models import Theme
from throughline.sensemaking.tests.conftest import KETTLE, Hear
from throughline.sensemaking.under import SHOWN, in_pieces, what_stands_under, word_for_word
from throughline.thread.evidence import HeardIn, tallies
from throughline.thread.kinds import SourceFacts
from throughline.thread.spread import caution
from throughline.thread.words import Meaning
from throughline.thread.writes import withdraw


def test_a_note_counts_once_however_many_words_of_it_are_gathered(
    cast: SimpleNamespace, theme: Theme, hear: Hear
) -> None:
    note = hear()
    gather(theme=theme.item, items=[note], by=cast.ben)
    mark(note=note, begins_at=0, ends_at=9, theme=theme.item, by=cast.ben)
    mark(note=note, begins_at=10, ends_at=20, theme=theme.item, by=cast.ben, meaning=Meaning.CHALLENGES)
    under = what_stands_under(cast.ben, theme.item)
    assert under.spread.notes == 1
    assert [group.count for group in under.groups] == [2, 1, 0]


def test_settings_hubs_and_recorders_are_distinct(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    notes = [
        hear("one"),
        hear("two", by=cast.ben),
        hear("three", hub=cast.park, setting="doorstep"),
        hear("four", hub=None, setting=""),
    ]
    gather(theme=theme.item, items=notes, by=cast.ben)
    spread = what_stands_under(cast.lea, theme.item).spread
    assert (spread.notes, spread.settings, len(spread.hubs), spread.recorders) == (
        4,
        ("Doorstep", "Library desk"),
        2,
        2,
    )
    assert spread.sentence == "4 notes, 2 settings, 2 hubs, written down by 2 people."


def test_private_words_are_neither_shown_nor_counted_for_others(
    cast: SimpleNamespace, theme: Theme, hear: Hear
) -> None:
    note = hear(standing=Standing.PRIVATE)
    gather(theme=theme.item, items=[note], by=cast.ana)
    mark(note=note, begins_at=0, ends_at=9, theme=theme.item, by=cast.ana)
    for reader in (cast.ben, cast.lea, cast.dot):
        under = what_stands_under(reader, theme.item)
        assert under.spread.notes == 0
        assert [group.words for group in under.groups] == [[], [], []]
        assert tallies(reader, [theme.pk])[theme.pk].sources == 0
    assert what_stands_under(cast.ana, theme.item).spread.notes == 1


def test_restricted_words_are_for_author_and_leads(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    gather(theme=theme.item, items=[hear(standing=Standing.RESTRICTED)], by=cast.ana)
    seen = [what_stands_under(who, theme.item).spread.notes for who in (cast.ana, cast.lea, cast.dot, cast.ben)]
    assert seen == [1, 1, 1, 0]


def test_a_withdrawn_note_leaves_its_count_and_not_its_words(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    gone, kept = hear("gone"), hear("kept")
    gather(theme=theme.item, items=[gone, kept], by=cast.ben)
    mark(note=gone, begins_at=0, ends_at=4, theme=theme.item, by=cast.ben)
    withdraw(item=gone, by=cast.ana, because="asked to")
    under = what_stands_under(cast.lea, theme.item)
    assert (under.spread.notes, under.withdrawn) == (1, 1)
    assert "gone" not in [one.words for group in under.groups for one in group.words]


def test_a_withdrawn_private_note_is_not_even_counted(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    note = hear(standing=Standing.PRIVATE)
    gather(theme=theme.item, items=[note], by=cast.ana)
    withdraw(item=note, by=cast.ana, because="asked to")
    assert what_stands_under(cast.ben, theme.item).withdrawn == 0


def test_after_five_words_without_a_challenge_the_page_asks(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    gather(theme=theme.item, items=[hear(f"n{n}") for n in range(4)], by=cast.ben)
    assert not what_stands_under(cast.ben, theme.item).ask_what_disagrees
    gather(theme=theme.item, items=[hear("n5")], by=cast.ben)
    assert what_stands_under(cast.ben, theme.item).ask_what_disagrees
    gather(theme=theme.item, items=[hear("n6")], by=cast.ben, meaning=Meaning.CHALLENGES)
    assert not what_stands_under(cast.ben, theme.item).ask_what_disagrees


def test_words_can_be_narrowed_to_a_hub_or_a_setting(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    gather(theme=theme.item, items=[hear("desk"), hear("door", hub=cast.park, setting="doorstep")], by=cast.ben)
    for narrowed in ({"hub_id": cast.park.pk}, {"setting": "Doorstep"}):
        under = what_stands_under(cast.ben, theme.item, **narrowed)
        assert [one.words for one in under.groups[0].words] == ["door"]
        assert (under.groups[0].count, under.spread.notes) == (1, 2)


def test_a_group_shows_its_newest_and_opens_to_all(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    gather(theme=theme.item, items=[hear(f"n{n}") for n in range(SHOWN + 2)], by=cast.ben)
    first = what_stands_under(cast.ben, theme.item).groups[0]
    assert (len(first.words), first.more) == (SHOWN, 2)
    assert len(what_stands_under(cast.ben, theme.item, opened="supports").groups[0].words) == SHOWN + 2


def test_somebodys_own_words_are_told_from_the_telling(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    begins = KETTLE.index("“")
    note = hear(verbatim=[[begins, len(KETTLE)]])
    mark(note=note, begins_at=begins - 4, ends_at=begins + 7, theme=theme.item, by=cast.ben)
    [one] = what_stands_under(cast.ben, theme.item).groups[0].words
    assert [(piece.words, piece.verbatim) for piece in one.pieces] == [("on. ", False), ("“I come", True)]


def test_pieces_always_join_to_the_words() -> None:
    words = "🫖 “چائے” and so on"
    assert "".join(piece.words for piece in in_pieces(words, [(2, 8), (6, 99), (-3, 1), (9, 9)])) == words


ANA, BEN, HERE, THERE, ROUND = uuid4(), uuid4(), uuid4(), uuid4(), uuid4()


def heard(recorder: Any = ANA, hub: Any = HERE, setting: str = "Doorstep", batch: Any = None, day: int = 1) -> HeardIn:
    return HeardIn(uuid4(), hub, date(2025, 3, day), SourceFacts(setting, batch, (), recorder))


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ([], ""),
        ([heard()], "This rests on a single note."),
        ([heard(day=1), heard(day=2)], "All of this comes from one person’s notes at one place."),
        ([heard(day=1), heard(hub=THERE)], "All of this comes from one person’s notes."),
        ([heard(day=1), heard(BEN, day=2)], "All of this was heard at one hub."),
        ([heard(), heard(BEN)], "All of this comes from one outing."),
        ([heard(), heard()], "All of this comes from one person’s notes of one outing."),
        (
            [heard(batch=ROUND), heard(batch=ROUND, hub=THERE)],
            "All of this comes from one person’s notes of one outing.",
        ),
        ([heard(hub=None, day=1), heard(BEN, hub=None, day=2)], ""),
        ([heard(), heard(BEN, THERE)], ""),
    ],
)
def test_a_narrow_base_is_said_in_a_sentence(sources: list[HeardIn], said: str) -> None:
    assert caution(sources) == said


@pytest.mark.parametrize(
    ("words", "begins_at", "own", "said"),
    [
        ("you came last year", 10, [(10, 28)], True),
        ("“you came last year?”", 9, [(10, 29)], True),
        ("He said “you came”", 1, [(10, 18)], False),
        ("you came last year", 10, [(10, 20)], False),
        ("“”", 0, [(0, 2)], False),
        ("anything", 0, [], False),
    ],
)
def test_quotation_marks_around_somebodys_own_words_do_not_matter(
    words: str, begins_at: int, own: list[tuple[int, int]], said: bool
) -> None:
    assert word_for_word(words, begins_at, own) is said
