"""What could be released of an item, how much it rests on, and what stands in the way."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.common.text import one_line
from throughline.documents.content import Document, Reading, Released, from_json
from throughline.people.models import Person
from throughline.sharing.counts import ORDINARY, STRICT, Rule, SharedCount, shared_count
from throughline.sharing.models import Release
from throughline.sharing.reads.inside import quotes_inside
from throughline.sharing.reads.outside import CountLine, Shown, ShownQuote, released, told_of, with_words
from throughline.sharing.words import FEWEST_SOURCES, NEW_SOURCES_FOR_NEW_COUNTS, Form, ReleaseState
from throughline.thread import reads as thread
from throughline.thread.kinds import Shareable, ShareableQuote, kind_named
from throughline.thread.models import Item
from throughline.thread.trace import sources_reached
from throughline.thread.words import Meaning

WIDEST = 20_000
"""How many items of one step are looked at when sources are counted: more than any theme holds."""


class NotShareable(Exception):
    """This is never shared outside the team as it is. Gather it under a theme, and share the theme."""


class NotTheTeams(Exception):
    """Only a few people can read this. Share it with the team first; then it can be shared further."""


def offered(person: Person, item: Item) -> Shareable:
    """The wording and quotes a feature offers of an item, without quotes the whole team may not read.

    Raises NotShareable for a kind that is never released, NotTheTeams for an item that stands for fewer than the team.
    """
    offers = kind_named(item.kind).shareable
    if offers is None:
        raise NotShareable
    if item.standing != Standing.TEAM:
        raise NotTheTeams
    found = offers(person, item)
    teams = team_ids(person, (quote.excerpt_id for quote in found.quotes))
    return replace(found, quotes=[quote for quote in found.quotes if quote.excerpt_id in teams])


def team_ids(person: Person, ids: Iterable[UUID]) -> set[UUID]:
    """Which of these items the whole team may read now; withdrawn, private and restricted ones are left out."""
    rows = thread.items(person).filter(pk__in=list(ids), standing=Standing.TEAM)
    return set(rows.values_list("pk", flat=True))


@dataclass(frozen=True)
class Sources:
    """How many separate notes the team can read bear on an item, and how many of them challenge it."""

    all: int
    challenging: int


def sources_of(person: Person, item: Item) -> Sources:
    """Separate notes under an item. Private and restricted ones are not counted, whoever asks."""
    reached = sources_reached(person, item, width=WIDEST)
    under = {one.item_id for one in reached if one.standing == Standing.TEAM}
    against = thread.bearing_on(person, item, [Meaning.CHALLENGES])
    spans = thread.excerpts(person, [bearing.item.pk for bearing in against if bearing.item.kind == "excerpt"])
    challenging = {span.source.pk for span in spans.values()} | {bearing.item.pk for bearing in against}
    return Sources(len(under), len(challenging & under))


@dataclass(frozen=True)
class Counted:
    """Figures ready to be published, and how many sources stood behind them when they were counted."""

    lines: list[dict[str, str]]
    sources_then: int | None
    counted_on: date | None


def counted(person: Person, release: Release, today: date) -> Counted:
    """The figures a release would carry if it were issued today.

    Figures already shared of the same item stand until at least five sources have come or gone, so that two versions
    laid side by side tell nothing of anybody; a stricter rule than last time counts anew at once.
    """
    if release.form != Form.STATEMENT:
        return Counted([], None, None)  # its figures stand in its document, each with its method
    made_from = thread.item(person, release.made_from_id)
    found = sources_of(person, made_from)
    before = (
        Release.unscoped.filter(made_from=made_from, sources_then__isnull=False)
        .exclude(issued_at=None)
        .order_by("-issued_at")
        .first()
    )
    if (
        before is not None
        and before.sources_then is not None
        and (before.strict_counts or not release.strict_counts)
        and abs(found.all - before.sources_then) < NEW_SOURCES_FOR_NEW_COUNTS
    ):
        return Counted(before.counts, before.sources_then, before.counted_on)
    rule = STRICT if release.strict_counts else ORDINARY
    sources = kind_named(made_from.kind).rests_on
    lines = [
        _line(f"{sources} it rests on", shared_count(found.all, rule), rule),
        _line(f"{sources} that challenge it", shared_count(found.challenging, rule), rule),
    ]
    return Counted(lines, found.all, today)


_NUMBERS = {7: "eight", 9: "ten"}


def _line(label: str, count: SharedCount, rule: Rule) -> dict[str, str]:
    if count.number == 0:
        words = "none"
    elif count.number is not None:
        words = f"about {count.number:,}"
    else:
        words = f"fewer than {_NUMBERS.get(rule.few, str(rule.few + 1))}"
    return {"label": label, "figure": str(count), "words": words}


def in_the_way(person: Person, release: Release) -> list[str]:
    """What must be done before this release can leave the team, each as a sentence; empty when nothing is."""
    return [
        *_of_the_words(release),
        *_of_the_audience(release),
        *_of_the_sources(person, release),
        *_of_the_quotes(person, release),
        *_of_what_it_cites(person, release),
        *_of_what_it_is_made_from(person, release),
    ]


def _of_the_words(release: Release) -> list[str]:
    said = []
    if not release.title.strip() or not release.body.strip():
        said.append("Write what you understand: a title and a few sentences.")
    if release.version > 1 and not release.what_changed.strip():
        said.append("Say what changed since the last version.")
    return said


def _of_the_audience(release: Release) -> list[str]:
    circles = list(release.circles.all())
    if any(circle.closed_at is not None for circle in circles):
        return ["A circle you chose has been closed. Choose the circles again."]
    if not circles and not release.by_link and not release.public:
        return ["Choose at least one circle, or say that it goes by link or to anyone."]
    return []


def _of_the_sources(person: Person, release: Release) -> list[str]:
    if release.made_from_id not in team_ids(person, [release.made_from_id]):
        return ["What this was made from was withdrawn, or is no longer shared with the team."]
    if release.form != Form.STATEMENT:
        return []
    if sources_of(person, thread.item(person, release.made_from_id)).all < FEWEST_SOURCES:
        return [
            "It rests on fewer than three separate notes that the whole team can read. "
            "So few can point to someone, so it stays with the team until more has been heard."
        ]
    return []


def _of_the_quotes(person: Person, release: Release) -> list[str]:
    said = []
    for inside in quotes_inside(person, release):
        number = inside.quote.position + 1
        if not inside.sound:
            said.append(
                f"The note behind quote {number} was withdrawn or is no longer shared with the team. Leave it out."
            )
        elif not inside.quote.words:
            said.append(f"Quote {number} has no share-safe words yet.")
        elif not inside.quote.neighbour_asked:
            said.append(f"Ask of quote {number} whether a neighbour could guess who said it.")
    return said


def _of_what_it_cites(person: Person, release: Release) -> list[str]:
    """Each claim rests on a release that everyone who reads the document may read."""
    document = document_of(person, release)
    if document is None:
        return []
    cited = {one.pk: one for one in with_words(_cited(release.programme_id, document)).prefetch_related("circles")}
    wanted = {circle.pk: circle.name for circle in release.circles.all()}
    said = []
    for claim in document.claims:
        rests_on, sentence = cited.get(claim.release_id), one_line(claim.sentence, 80)
        if rests_on is None or rests_on.issued_at is None:
            said.append(
                f"“{sentence}” rests on a release that has not been shared yet. Share it first, or leave it out."
            )
        elif rests_on.state == ReleaseState.REVOKED:
            said.append(f"What “{sentence}” rests on was taken back. Leave it out, or cite a newer version.")
        elif not rests_on.public:
            left = [name for pk, name in wanted.items() if pk not in {circle.pk for circle in rests_on.circles.all()}]
            left += ["anyone"] if release.public else []
            left += ["whoever has the link"] if release.by_link and not rests_on.by_link else []
            if left:
                said.append(
                    f"What “{sentence}” rests on has not been shared with {' or '.join(left)}. Share it with them first."
                )
    return said


def _of_what_it_is_made_from(person: Person, release: Release) -> list[str]:
    """What the room it comes from says must be done first, and whether it can be for anyone at all."""
    try:
        offers = offered(person, thread.item(person, release.made_from_id))
    except (NotVisible, NotTheTeams, NotShareable):
        return []  # told already
    return [*offers.in_the_way, *([offers.closed] if release.public and offers.closed else [])]


def _cited(programme_id: UUID, document: Document) -> QuerySet[Release]:
    return Release.unscoped.filter(pk__in=document.cited, programme_id=programme_id)


def cited_inside(person: Person, programme_id: UUID, document: Document) -> dict[UUID, Released]:
    """What the claims of a document rest on, by release id, for whoever reads the programme's items; each leads to its release.

    Two queries; none when it claims nothing.
    """
    ids = document.cited
    readable = (
        set(thread.items(person).filter(pk__in=ids, kind="release").values_list("pk", flat=True)) if ids else set()
    )
    rows = with_words(_cited(programme_id, document).filter(pk__in=readable)) if readable else []
    return {one.pk: released(one, reverse("sharing:release", args=[one.pk])) for one in rows}


def document_of(person: Person, release: Release) -> Document | None:
    """The document of a release: as frozen or as sent for its check; for a draft as it stands with what it is made from."""
    if release.state == ReleaseState.DRAFT:
        try:
            return offered(person, thread.item(person, release.made_from_id)).document
        except (NotVisible, NotTheTeams, NotShareable):
            return None
    return from_json(release.document) if release.document is not None else None


def offers_now(person: Person, release: Release) -> list[ShareableQuote]:
    """The quotes the item offers now; none when it was withdrawn or is no longer the team's."""
    try:
        return list(offered(person, thread.item(person, release.made_from_id)).quotes)
    except (NotVisible, NotTheTeams):
        return []


def shown_inside(person: Person, release: Release, today: date) -> Shown:
    """A release as the other side reads it, or would read it if it were issued today; also after it was taken back.

    A draft leaves out quotes that are not written yet or whose note is no longer the team's.
    """
    document = document_of(person, release)
    as_told = told_of(release)
    if document is not None:
        as_told = replace(as_told, document=Reading(document, cited_inside(person, release.programme_id, document)))
    if release.issued_at is not None:
        return as_told
    try:
        figures = counted(person, release, today)
    except NotVisible:
        figures = Counted([], 0, None)
    ready = [inside.quote for inside in quotes_inside(person, release) if inside.sound and inside.quote.words]
    return replace(
        as_told,
        counts=[CountLine(**line) for line in figures.lines],
        counted_on=figures.counted_on,
        quotes=[ShownQuote(quote.words, quote.beside, None) for quote in ready if not quote.challenges],
        challenging=[ShownQuote(quote.words, quote.beside, None) for quote in ready if quote.challenges],
    )
