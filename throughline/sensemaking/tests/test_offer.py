"""What a theme offers for a release: only what the preparing person reads, counted by distinct notes, naming nobody."""

from dataclasses import asdict
from types import SimpleNamespace

from throughline.access.words import Standing
from throughline.sensemaking.gathering import gather, mark
from throughline.sensemaking.models import Theme
from throughline.sensemaking.tests.conftest import KETTLE, SENTENCE, Hear
from throughline.sensemaking.words import Confidence, ThemeStatus
from throughline.sensemaking.writes import judge
from throughline.thread.kinds import Shareable, kind_named
from throughline.thread.words import Meaning


def offered(who: object, theme: Theme) -> Shareable:
    shareable = kind_named("theme").shareable
    assert shareable is not None
    theme.item.refresh_from_db()
    return shareable(who, theme.item)  # type: ignore[arg-type]  # a person of the cast


def test_a_theme_offers_its_sentence_what_is_missing_and_how_sure(cast: SimpleNamespace, theme: Theme) -> None:
    judge(
        item=theme.item,
        by=cast.lea,
        status=ThemeStatus.AGREED,
        confidence=Confidence.GROWING,
        because="Session 3",
        who_is_missing="Night workers",
    )
    told = offered(cast.ben, theme)
    assert (told.title, told.missing) == (SENTENCE, "Night workers")
    assert told.confidence.startswith("Growing. ")


def test_asked_and_nobody_named_is_told_too(cast: SimpleNamespace, theme: Theme) -> None:
    judge(
        item=theme.item,
        by=cast.lea,
        status=ThemeStatus.AGREED,
        confidence=Confidence.GROWING,
        because="Session 3",
        asked_nobody_named=True,
    )
    assert offered(cast.ben, theme).missing == "We asked who is missing from this. Nobody could be named."


def test_quotes_are_excerpts_with_a_place_and_no_name(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    begins = KETTLE.index("I come")
    note = hear(verbatim=[[begins, begins + 19]])
    mark(note=note, begins_at=begins - 1, ends_at=begins + 19, theme=theme.item, by=cast.ben)
    mark(note=note, begins_at=0, ends_at=9, theme=theme.item, by=cast.ben, meaning=Meaning.CHALLENGES)
    gather(theme=theme.item, items=[hear("A whole note", hub=None)], by=cast.ben)
    told = offered(cast.lea, theme)
    assert {(quote.words, quote.verbatim, quote.challenges) for quote in told.quotes} == {
        ("“I come for the warm", True, False),
        ("There is", False, True),
    }
    assert {quote.attribution for quote in told.quotes} == {"a resident, Library"}
    assert (told.notes, told.hubs, told.recorders) == (2, 1, 1)
    assert "Ana" not in str(asdict(told))


def test_words_the_preparing_person_cannot_read_are_not_offered(
    cast: SimpleNamespace, theme: Theme, hear: Hear
) -> None:
    note = hear("canary by the lido", standing=Standing.PRIVATE)
    mark(note=note, begins_at=0, ends_at=6, theme=theme.item, by=cast.ana)
    told = offered(cast.lea, theme)
    assert (list(told.quotes), told.notes) == ([], 0)
    assert [quote.words for quote in offered(cast.ana, theme).quotes] == ["canary"]
