"""What was published for anyone in the year: answers of every hub and themes of the whole, each read by a second person first."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from throughline.common.clock import now, today
from throughline.demonstration import told
from throughline.demonstration.said_back import key_of, written_at
from throughline.demonstration.told import PublishedTold, SaidBackTold
from throughline.demonstration.year import Happening, Year
from throughline.people.models import Person
from throughline.programme.reads import pre_election_on
from throughline.publicpages.writes import describe_public_words, take_reply
from throughline.sharing.models import Release
from throughline.sharing.reads import fingerprint, offered, release_inside
from throughline.sharing.writes import Wording, approve, issue, send_for_check, start_release
from throughline.thread.models import Item

A_DAY = timedelta(days=1)
SECOND = "learning-lead"
"""Who reads first what others publish."""

BEFORE_A_VOTE = "It answers people who asked, and announces nothing new."


def happenings(year: Year) -> Iterator[Happening]:
    """The programme's own words first, then each answer some days after it was told, each theme, and a reply."""
    calendar = year.calendar
    yield Happening(calendar.at(calendar.months_ago(11), 9), partial(_describe, year))
    found = told.published()
    entries = {entry["key"]: entry for entry in told.said_back()}
    for key in found["answers"]:
        at = min(calendar.now, published_at(year, entries[key]))
        yield Happening(at, partial(_publish_answer, year, entries[key]))
    for theme in found["themes"]:
        at = calendar.at(calendar.weeks_ago(theme["weeks_ago"]), 14)
        yield Happening(at, partial(_publish_theme, year, theme))
    for reply in found["replies"]:
        at = calendar.at(calendar.today - reply["days_ago"] * A_DAY, 21)
        at = max(at, published_at(year, entries[reply["answer"]]) + timedelta(hours=3))
        if at <= calendar.now:
            yield Happening(at, partial(_reply, year, reply["answer"], reply["words"], reply["verdict"]))


def published_at(year: Year, entry: SaidBackTold) -> datetime:
    """Two days after the last telling, so that nobody reads on a page what they should have heard first."""
    last = max((one["days_after"] for one in entry["tellings"]), default=0)
    return written_at(year, entry) + (last + 2) * A_DAY


def _describe(year: Year) -> None:
    words = told.published()["words"]
    describe_public_words(
        programme=year.programme, by=year.people["administrator"], contact=words["contact"],
        not_working=words["not_working"], tested_on=year.calendar.months_ago(11), short_notice=words["short_notice"],
    )  # fmt: skip


def _publish_answer(year: Year, entry: SaidBackTold) -> None:
    item, by = year.items[key_of(entry)], year.people[entry["by"]]
    wording = Wording(
        title=entry["said"], body=entry["decided"], public=True, kept_because="Nothing in it names anyone."
    )
    year.published[entry["key"]] = _publish(year, by, item, wording, entry["key"])


def _publish_theme(year: Year, theme: PublishedTold) -> None:
    by, item = year.people[theme["by"]], year.items[theme["theme"]]
    wording = Wording(
        title=theme["title"], body=theme["body"], who_is_missing=theme["missing"], public=True,
        confidence_words=offered(by, item).confidence, kept_because="Nothing in it names anyone.",
    )  # fmt: skip
    _publish(year, by, item, wording, theme["theme"])


def _publish(year: Year, by: Person, item: Item, wording: Wording, key: str) -> Release:
    """Prepared by one, read by another, issued; while a vote is near with the reason why it can go."""
    second = year.people[SECOND if by != year.people[SECOND] else "programme-lead"]
    item_id = year.item_id(f"published {key}", now())
    release = start_release(by=by, made_from=item, wording=wording, item_id=item_id)
    send_for_check(release=release, by=by)
    held = release_inside(second, release.pk)
    approve(
        release=held, by=second, because="Read it as a neighbour would. Nobody could be meant.", read=fingerprint(held)
    )
    near = pre_election_on(year.programme.pk, today())
    return issue(release=held, by=by, in_spite_because=BEFORE_A_VOTE if near else "")


def _reply(year: Year, answer: str, words: str, verdict: str) -> None:
    release = year.published[answer]
    take_reply(programme=year.programme, release_id=release.pk, address="demonstration", words=words, verdict=verdict)
