"""What was shared in the year: prepared, checked by another, issued, issued again, taken back; and who has looked."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from throughline.demonstration import told
from throughline.demonstration.told import QuoteTold, ReleaseTold, RevokedTold, VersionTold
from throughline.demonstration.year import Happening, Year
from throughline.people.models import Person
from throughline.sensemaking.reads import theme_of
from throughline.sensemaking.words import CONFIDENCE_MEANS, Confidence
from throughline.sharing.models import Release
from throughline.sharing.reads import fingerprint, release_inside
from throughline.sharing.writes import (
    Wording,
    approve,
    issue,
    look,
    make_link,
    open_link,
    revoke,
    save_draft,
    send_for_check,
    start_new_version,
    start_release,
    write_quote,
)
from throughline.thread.models import Item

LOOKS = {"resident-chair-a": (13, 5), "director": (9, 8), "library-supervisor": (7,), "charity-partner": (14,)}
"""Who looked at their reading home, and how many weeks ago: what came since is new to them."""

LINKED, LINK_WEEKS_AGO, OPENED_DAYS_AGO = "t5-board", 2, (12, 11, 6)
"""The release that has a share link, since when, and when it was opened."""


def happenings(year: Year) -> Iterator[Happening]:
    """Each release step by step, the share link and its openings, the readers' looks."""
    calendar = year.calendar
    issued: dict[str, UUID] = {}
    for release in told.releases():
        for version in filter(None, (release, release["reissue"])):
            yield from _version(year, release, version, issued)
        if release["revoked"]:
            at = calendar.at(calendar.weeks_ago(release["revoked"]["weeks_ago"]), 16)
            yield Happening(at, partial(_take_back, year, release["key"], release["revoked"], issued))
    link: list[str] = []
    made_at = calendar.at(calendar.weeks_ago(LINK_WEEKS_AGO), 11)
    yield Happening(made_at, partial(_make_link, year, issued, link))
    for days in OPENED_DAYS_AGO:
        opened_at = max(made_at, calendar.at(calendar.today - timedelta(days=days), 19))
        yield Happening(opened_at, partial(_open_link, link))
    for key, weeks in LOOKS.items():
        for ago in weeks:
            yield Happening(calendar.at(calendar.weeks_ago(ago), 20), partial(_look, year, key))


def _version(year: Year, release: ReleaseTold, version: VersionTold, issued: dict[str, UUID]) -> Iterator[Happening]:
    def at(hour: int, minute: int = 0) -> datetime:
        return year.calendar.at(year.calendar.weeks_ago(version["weeks_ago"]), hour, minute)

    key, by = release["key"], version["by"]
    yield Happening(at(10), partial(_prepare, year, release, version, issued))
    yield Happening(at(10, 40), partial(_send, year, key, by, issued))
    if version["checked_by"] is not None:
        yield Happening(at(14), partial(_check, year, key, version["checked_by"], version["check"], issued))
        yield Happening(at(15), partial(_issue, year, key, by, issued))


def _prepare(year: Year, release: ReleaseTold, version: VersionTold, issued: dict[str, UUID]) -> None:
    """Write it, with those of its quotes that had been heard by then."""
    by, theme = year.people[version["by"]], year.items[release["theme"]]
    quotes = [quote for quote in version["quotes"] if (quote["note"], quote["words"]) in year.excerpts]
    chosen = [year.excerpts[quote["note"], quote["words"]].pk for quote in quotes]
    circles = [year.circles[slug].pk for slug in release["circles"]]
    wording = Wording(
        title=version["title"],
        body=version["body"],
        confidence_words=_how_sure(by, theme),
        who_is_missing=version["missing"],
        counter_words=version["counter"],
        ask=version["ask"],
        period=_period(year, version),
        what_changed=version["what_changed"],
    )
    if version is release:
        key = year.item_id(release["key"], year.calendar.at(year.calendar.weeks_ago(version["weeks_ago"]), 10))
        made = start_release(by=by, made_from=theme, wording=wording, circles=circles, quotes=chosen, item_id=key)
    else:
        earlier = release_inside(by, issued[release["key"]])
        made = start_new_version(release=earlier, by=by)
        made = save_draft(release=made, by=by, wording=wording, circles=circles, quotes=chosen)
    _write_quotes(year, made, version["by"], quotes)
    issued[release["key"]] = made.pk


def _write_quotes(year: Year, made: Release, by: str, quotes: Sequence[QuoteTold]) -> None:
    words = {year.excerpts[quote["note"], quote["words"]].pk: quote for quote in quotes}
    for quote in made.quotes.all():
        said = words[quote.excerpt_id]
        role, _, area = said["attribution"].partition(", ")
        write_quote(
            quote=quote, by=year.people[by], words=said["share_safe"], role=role, area=area, neighbour_asked=True
        )


def _how_sure(by: Person, theme: Item) -> str:
    """The theme's confidence on that day, as the page that prepares a release offers it."""
    sure = Confidence(theme_of(by, theme.pk).confidence)
    return f"{sure.label}. {CONFIDENCE_MEANS[sure]}"


def _period(year: Year, version: VersionTold) -> str:
    """From when to when it was heard, by the month: finer could point to somebody."""
    ended = year.calendar.weeks_ago(version["weeks_ago"])
    return f"{year.calendar.begins:%B %Y} to {ended:%B %Y}"


def _send(year: Year, key: str, by: str, issued: dict[str, UUID]) -> None:
    send_for_check(release=_held(year, key, by, issued), by=year.people[by])


def _check(year: Year, key: str, by: str, because: str, issued: dict[str, UUID]) -> None:
    release = _held(year, key, by, issued)
    approve(release=release, by=year.people[by], because=because, read=fingerprint(release))


def _issue(year: Year, key: str, by: str, issued: dict[str, UUID]) -> None:
    issue(release=_held(year, key, by, issued), by=year.people[by])


def _take_back(year: Year, key: str, revoked: RevokedTold, issued: dict[str, UUID]) -> None:
    release = _held(year, key, revoked["by"], issued)
    revoke(release=release, by=year.people[revoked["by"]], because=revoked["because"])


def _held(year: Year, key: str, by: str, issued: dict[str, UUID]) -> Release:
    return release_inside(year.people[by], issued[key])


def _make_link(year: Year, issued: dict[str, UUID], link: list[str]) -> None:
    release = _held(year, LINKED, "learning-lead", issued)
    _, token = make_link(release=release, by=year.people["learning-lead"], for_whom="The highways walking group")
    link.append(token)


def _open_link(link: list[str]) -> None:
    open_link(link[0], "demonstration")


def _look(year: Year, key: str) -> None:
    look(year.people[key])
