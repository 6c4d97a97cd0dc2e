"""The themes of the year: begun, judged, disagreed with, and the words gathered under them week by week."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache, partial

from throughline.common.text import clean
from throughline.demonstration import told
from throughline.demonstration.days import Calendar, friday_after
from throughline.demonstration.listening import when
from throughline.demonstration.told import DissentTold, ExcerptTold, JudgementTold, NoteTold, ThemeTold, sentence_case
from throughline.demonstration.year import Happening, Year
from throughline.sensemaking.gathering import gather, mark
from throughline.sensemaking.words import Confidence, ThemeStatus
from throughline.sensemaking.writes import dissent, judge, start_theme
from throughline.thread.words import Meaning
from throughline.thread.writes import link

AN_HOUR = timedelta(hours=1)


def happenings(year: Year) -> Iterator[Happening]:
    """Each theme from its first judgement on, and each act of gathering on the Friday after its note."""
    calendar = year.calendar
    for theme in told.themes():
        yield Happening(begun_at(theme, calendar), partial(_begin, year, theme))
        for judgement in theme["history"]:
            at = calendar.at(calendar.weeks_ago(judgement["weeks_ago"]), 15, 10)
            yield Happening(at, partial(_judge, year, theme, judgement))
        for minority in theme["dissent"]:
            at = calendar.at(calendar.weeks_ago(minority["weeks_ago"]), 15, 40)
            yield Happening(at, partial(_dissent, year, theme, minority))
    for note in told.notes():
        for excerpt in note["excerpts"]:
            at = gathered_at(note, excerpt["theme"], calendar, excerpt["words"])
            yield Happening(at, partial(_mark, year, note, excerpt))
        for whole in note["whole_note"]:
            at = gathered_at(note, whole["theme"], calendar)
            yield Happening(at, partial(_gather, year, note, whole["theme"], Meaning(whole["as"])))


def begun_at(theme: ThemeTold, calendar: Calendar) -> datetime:
    """The moment somebody first wrote a theme's sentence."""
    return calendar.at(calendar.weeks_ago(theme["history"][0]["weeks_ago"]), 15)


def gathered_at(note: NoteTold, theme_key: str, calendar: Calendar, words: str = "") -> datetime:
    """When a note's words were put under a theme: the Friday after, sooner when a release quotes them, never before the theme."""
    heard = when(note, calendar)
    at = calendar.at(friday_after(heard.day), 16)
    for weeks in _quoted_weeks_ago().get((note["key"], words), []):
        prepared = calendar.at(calendar.weeks_ago(weeks), 10)
        if heard.written_at < prepared - AN_HOUR:
            at = min(at, prepared - AN_HOUR)
    theme = next(theme for theme in told.themes() if theme["key"] == theme_key)
    return max(at, heard.written_at, min(calendar.now, begun_at(theme, calendar) + AN_HOUR))


@cache
def _quoted_weeks_ago() -> dict[tuple[str, str], list[int]]:
    """How many weeks ago each note's words were quoted."""
    found: dict[tuple[str, str], list[int]] = {}
    for release in told.releases():
        for version in filter(None, (release, release["reissue"])):
            for quote in version["quotes"]:
                found.setdefault((quote["note"], quote["words"]), []).append(version["weeks_ago"])
    return found


def _begin(year: Year, theme: ThemeTold) -> None:
    first = theme["history"][0]
    begun = start_theme(
        by=year.people[first["by"]],
        programme_id=year.programme.pk,
        title=theme["sentence"].removesuffix("."),
        belongs=theme["belongs"],
        who_is_missing=theme["missing"],
        item_id=year.item_id(theme["key"], begun_at(theme, year.calendar)),
    )
    year.items[theme["key"]] = begun.item
    link(source=begun.item, target=year.items[theme["question"]], meaning=Meaning.ANSWERS, by=year.people[first["by"]])


def _judge(year: Year, theme: ThemeTold, judgement: JudgementTold) -> None:
    judge(
        item=year.items[theme["key"]],
        by=year.people[judgement["by"]],
        status=ThemeStatus(judgement["status"]),
        confidence=Confidence(judgement["confidence"]),
        because=judgement["because"],
    )


def _dissent(year: Year, theme: ThemeTold, minority: DissentTold) -> None:
    by = year.people["programme-lead" if minority["role"] == "programme lead" else "learning-lead"]
    dissent(item=year.items[theme["key"]], by=by, role=sentence_case(minority["role"]), words=minority["words"])


def own_words(words: str) -> str:
    """The words without the quotation marks around the whole of them: what lies between is somebody's own, the marks are ours."""
    inner = words.removeprefix("“").removesuffix("”")
    whole = len(inner) == len(words) - 2 and not set("“”") & set(inner)
    return inner if whole else words


def _mark(year: Year, note: NoteTold, excerpt: ExcerptTold) -> None:
    words = own_words(excerpt["words"])
    begins_at = clean(note["heard"]).index(words)
    added = mark(
        note=year.items[note["key"]],
        begins_at=begins_at,
        ends_at=begins_at + len(words),
        theme=year.items[excerpt["theme"]],
        by=year.people["learning-lead"],
        meaning=Meaning(excerpt["as"]),
        because=excerpt["because"],
    )
    year.excerpts[note["key"], excerpt["words"]] = added.links[0].source


def _gather(year: Year, note: NoteTold, theme_key: str, meaning: Meaning) -> None:
    items = [year.items[note["key"]]]
    gather(theme=year.items[theme_key], items=items, by=year.people["learning-lead"], meaning=meaning)
