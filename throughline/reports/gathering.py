"""What a report can be put together from: what is offered of each section, and the parts it becomes.

A report is the whole team's to read, so only what stands for the team is put in. Rooms of features that may not be there (changes, decisions) are met through the thread and through releases, by kind.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode

from throughline.access.words import Standing
from throughline.common.clock import today
from throughline.common.text import one_line
from throughline.documents.content import Claim, Picture, Points, Prose, Table
from throughline.experiments.models import Experiment
from throughline.experiments.reads.learned import learned
from throughline.experiments.reads.portfolio import experiments_in
from throughline.experiments.words import DECIDED, Decision, State
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.questions.reads import questions_of
from throughline.questions.words import QuestionStatus
from throughline.reports.charts import Bar, bars
from throughline.reports.words import DATA, LIMITS, METHOD
from throughline.reports.writes import NewPart
from throughline.sharing import reads as sharing
from throughline.sharing.attacker import safe_table
from throughline.sharing.counts import SharedCount
from throughline.sharing.models import Release
from throughline.sharing.words import Form, ReleaseState
from throughline.theory import picturing, versions
from throughline.theory import reads as theory
from throughline.theory.svg import drawn as picture_svg
from throughline.theory.words import VersionState
from throughline.thread import reads as thread
from throughline.thread.models import Item

A_YEAR = timedelta(days=365)
MOST_OFFERED = 200
KINDS_OF = {
    "themes": ("theme",),
    "learned": ("learning-card",),
    "changes": ("outcome", "story"),
}
"""Which kinds of item a section's releases were made from."""


@dataclass(frozen=True)
class Choice:
    """Something that can be ticked: its value, its words, and what stands under them."""

    value: str
    label: str
    hint: str = ""


# ------------------------------------------------------------------------------------------------- what was released


def _releases(person: Person, programme: Programme, section: str) -> list[tuple[Release, Item | None]]:
    """Statements that stand released, newest version of each, with what they were made from where it can be read."""
    newest: dict[UUID, Release] = {}
    for release in sharing.team_releases(person, programme):
        known = newest.get(release.series)
        if release.state == ReleaseState.ISSUED and (known is None or release.version > known.version):
            newest[release.series] = release
    standing = [release for release in newest.values() if release.form == Form.STATEMENT]
    made_from = thread.items(person).in_bulk([release.made_from_id for release in standing])
    named = {kind for kinds in KINDS_OF.values() for kind in kinds}
    wanted = KINDS_OF.get(section)
    found = []
    for release in standing:
        item = made_from.get(release.made_from_id)
        kind = item.kind if item else "theme"
        if kind in wanted if wanted is not None else kind not in named:
            found.append((release, item))
    return found


def once(rows: Sequence[tuple[Release, Item | None]]) -> dict[UUID, Release]:
    """Each thing that was released once, by its id, in its newest release: two circles may have been given it on two days."""
    newest: dict[UUID, Release] = {}
    for release, _ in rows:
        newest.setdefault(release.made_from_id, release)
    return newest


def _released_choices(section: str) -> "Callable[[Person, Programme], list[Choice]]":
    def offered(person: Person, programme: Programme) -> list[Choice]:
        return [
            Choice(str(release.pk), release.title, f"{release.audience}. {date_format(release.issued_at, 'j F Y') if release.issued_at else ''}")
            for release, _ in _releases(person, programme, section)
        ]  # fmt: skip

    return offered


def _released_parts(section: str) -> "Callable[[Person, Programme, Collection[str]], list[NewPart]]":
    def parts(person: Person, programme: Programme, chosen: Collection[str]) -> list[NewPart]:
        return [
            NewPart(Claim(release.title, release.pk, release.confidence_words), [item.pk] if item else [])
            for release, item in _releases(person, programme, section)
            if str(release.pk) in chosen
        ]

    return parts


# ------------------------------------------------------------------------------------------------------- experiments


def _experiments(person: Person, programme: Programme) -> list[Experiment]:
    return list(
        experiments_in(person, programme.pk)
        .exclude(state=State.DRAFT)
        .order_by("-started_on", "-item_id")[:MOST_OFFERED]
    )


def _how_it_went(row: Experiment, decisions: dict[UUID, str]) -> str:
    if row.state != State.DECIDED:
        return "Running"
    decided = DECIDED[Decision(decisions[row.pk])] if row.pk in decisions else "Decided"
    return f"{decided}, {date_format(row.decided_on, 'j F Y')}" if row.decided_on else decided


def _decisions(person: Person, programme: Programme) -> dict[UUID, str]:
    return dict(
        learned(person, programme.pk).filter(item__standing=Standing.TEAM).values_list("experiment_id", "decision")
    )


def _experiment_choices(person: Person, programme: Programme) -> list[Choice]:
    decisions = _decisions(person, programme)
    return [
        Choice(str(row.pk), row.item.title, _how_it_went(row, decisions)) for row in _experiments(person, programme)
    ]


def _experiment_parts(person: Person, programme: Programme, chosen: Collection[str]) -> list[NewPart]:
    decisions = _decisions(person, programme)
    rows = [row for row in _experiments(person, programme) if str(row.pk) in chosen]
    if not rows:
        return []
    told = [
        (row.item.title, ", ".join(hub.name for hub in row.hubs.all()) or "Everywhere", _how_it_went(row, decisions))
        for row in rows
    ]
    note = "An experiment is something small that is tried to find out whether what we assume holds. Stopping one is learning, as much as going on with it."
    return [
        NewPart(
            Table("What we tried, and how it stands", ["What we tried", "Where", "How it stands"], told, note),
            [row.pk for row in rows],
        )
    ]


# ------------------------------------------------------------------------------------------------------------ theory


def _theory_choices(person: Person, programme: Programme) -> list[Choice]:
    of = theory.map_of(person, programme.pk)
    if of is None:
        return []
    rows = [row for row in versions.versions_of(of) if row.state != VersionState.WITHDRAWN]
    later: list[tuple[str, str]] = [
        ("now", "as it stands now"),
        *((str(row.number), f"version {row.number}") for row in rows),
    ]
    return [
        Choice(f"{row.number}-{value}", f"From version {row.number} of {date_format(row.proposed_at, 'j F Y')} to {words}", one_line(row.change_note, 160))
        for row in reversed(rows)
        for value, words in later
        if value == "now" or int(value) > row.number
    ]  # fmt: skip


def _theory_parts(person: Person, programme: Programme, chosen: Collection[str]) -> list[NewPart]:
    offered = {choice.value: choice for choice in _theory_choices(person, programme)}
    of = theory.map_of(person, programme.pk)
    if of is None:
        return []
    return [part for value in chosen if value in offered for part in _then_and_now(person, programme, value)]


def _then_and_now(person: Person, programme: Programme, value: str) -> list[NewPart]:
    of = theory.map_of(person, programme.pk)
    assert of is not None  # noqa: S101  # asked by the caller
    first, _, last = value.partition("-")
    earlier, later = int(first), None if last == "now" else int(last)
    found = versions.between(person, of, earlier, later)
    was = versions.version_of(of, earlier).picture
    now_at = (
        {str(pk): list(at) for pk, at in theory.places_of(of).items()}
        if later is None
        else versions.version_of(of, later).picture
    )
    drawn = picturing.of_comparison(found, was, now_at)
    svg = str(picture_svg(drawn, as_image=True)).replace("map-", f"map-{value}-")  # two on a page keep apart
    many = len(found.differences)
    sentence = (
        "Nothing is different."
        if not many
        else f"{many} thing{'' if many == 1 else 's'} became different; each is marked in the picture with a word."
    )
    rows = [(group.title, one.says) for group in found.groups for one in group.differences]
    words = "now" if later is None else f"version {later}"
    picture = Picture(
        title=f"The theory of change, version {earlier} and {words} in one picture", sentence=sentence,
        svg=svg if found.after.elements or found.before.elements else "",
        table=Table("What became different", ["What", "In words"], rows) if rows else None,
        note="Each part that came, went or was put differently carries the word. Where boxes stand means nothing.",
    )  # fmt: skip
    opens = reverse("theory:compare", args=[of.item.pk]) + "?" + urlencode({"earlier": first, "later": last})
    return [NewPart(picture, [of.item.pk], opens)]


# --------------------------------------------------------------------------------------------------------- decisions


def _decided(person: Person, programme: Programme) -> list[Item]:
    return list(thread.newest(person, programme.pk, "decision").filter(standing=Standing.TEAM)[:MOST_OFFERED])


def _decision_choices(person: Person, programme: Programme) -> list[Choice]:
    return [
        Choice(str(item.pk), item.title, date_format(item.happened_on, "j F Y")) for item in _decided(person, programme)
    ]


def _decision_parts(person: Person, programme: Programme, chosen: Collection[str]) -> list[NewPart]:
    rows = [item for item in _decided(person, programme) if str(item.pk) in chosen]
    if not rows:
        return []
    told = [(item.title, date_format(item.happened_on, "j F Y")) for item in rows]
    note = (
        "Decisions of boards and of the team that rest on what is in this report; what they rest on is kept with each."
    )
    return [
        NewPart(Table("Decisions that moved", ["What was decided", "When"], told, note), [item.pk for item in rows])
    ]


# ------------------------------------------------------------------------------------------------------------- reach


def _reach_choices(person: Person, programme: Programme) -> list[Choice]:
    day = today()
    return [
        Choice("year", f"Notes by hub, {date_format(day - A_YEAR, 'F Y')} to {date_format(day, 'F Y')}", "A chart and a table, small numbers hidden."),
        Choice("missing", "Who is missing, as the shared themes say it", "A list, each under its theme."),
    ]  # fmt: skip


def _reach_parts(person: Person, programme: Programme, chosen: Collection[str]) -> list[NewPart]:
    found: list[NewPart] = []
    if "year" in chosen:
        found.append(notes_by_hub(person, programme, today() - A_YEAR))
    if "missing" in chosen:
        themes = _releases(person, programme, "themes")
        said = [
            f"{release.title}: {release.who_is_missing}" for release in once(themes).values() if release.who_is_missing
        ]
        found.append(
            NewPart(Points(said)) if said else NewPart(Prose("No theme that was shared says yet who is missing."))
        )
    return found


def notes_by_hub(person: Person, programme: Programme, since: date) -> NewPart:
    """Notes at each hub since a day, in the form that may leave the team; only what stands for the team is counted."""
    hubs = list(hubs_of(programme))
    rows = thread.items(person).filter(programme=programme, kind="note", standing=Standing.TEAM, happened_on__gte=since)
    counted: dict[UUID | None, int] = {}
    for hub_id in rows.values_list("hub_id", flat=True):
        counted[hub_id] = counted.get(hub_id, 0) + 1
    names = [hub.name for hub in hubs] + (["No hub named"] if counted.get(None) else [])
    true = [counted.get(hub.pk, 0) for hub in hubs] + ([counted[None]] if counted.get(None) else [])
    title, opens = (
        "Notes by hub",
        reverse("library:notes", args=[programme.slug]) + "?" + urlencode({"since": since.isoformat()}),
    )
    span = f"{date_format(since, 'j F Y')} to {date_format(today(), 'j F Y')}"
    if not sum(true):
        return NewPart(
            Picture(title, f"Nothing was noted from {span}, so there is nothing to show.", note=METHOD_OF_COUNTS),
            (),
            opens,
        )
    table = safe_table(names, ["Notes"], [[n] for n in true])
    figures = [row[0] for row in table.cells]
    told = sorted(zip(names, figures, strict=True), key=lambda pair: names.index(pair[0]))
    drawn = bars([Bar(name, figure.number, figure_words(figure)) for name, figure in told])
    most = max(
        (pair for pair in told if pair[1].number is not None), key=lambda pair: pair[1].number or 0, default=None
    )
    fewest = [name for name, figure in told if figure.number is None or figure.number == 0]
    sentence = (
        f"From {span} most was noted at {most[0]} ({figure_words(most[1])})."
        if most
        else f"Little was noted from {span}."
    )
    if fewest:
        sentence += f" Few or none came from {_listed(fewest)}: read what is said here of them with care."
    rows_told = [(name, figure_words(figure)) for name, figure in told] + [("All together", figure_words(table.total))]
    picture = Picture(
        title, sentence, drawn, Table(f"Notes by hub, {span}", ["Hub", "Notes"], rows_told), METHOD_OF_COUNTS
    )
    return NewPart(picture, (), opens)


METHOD_OF_COUNTS = (
    "How this was counted: a note is one conversation or one thing seen, and the same person may have been heard in more than one. "
    "Figures from 1 to 7 are “fewer than 8”; others are rounded to the nearest five, each on its own, so they need not add up. "
    "A figure held back so that another can’t be worked out is “not shown”. More notes mean more listening, not more need."
)


def figure_words(figure: SharedCount) -> str:
    """A published figure as it is said."""
    if figure.number is not None:
        return f"about {figure.number:,}" if figure.number else "none"
    return "fewer than 8" if figure.sign == "*" else "not shown"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


# --------------------------------------------------------------------------------------------------------- questions


def _open_questions(person: Person, programme: Programme) -> list[tuple[Item, str, str]]:
    asked = questions_of(person, programme.pk)
    return [
        (one.item, one.details.best_answer, QuestionStatus(one.details.status).label)
        for one in asked
        if one.details.status != QuestionStatus.ANSWERED and one.item.standing == Standing.TEAM
    ]


def _question_choices(person: Person, programme: Programme) -> list[Choice]:
    return [Choice(str(item.pk), item.title, status) for item, _, status in _open_questions(person, programme)]


def _question_parts(person: Person, programme: Programme, chosen: Collection[str]) -> list[NewPart]:
    rows = [(item, answer) for item, answer, _ in _open_questions(person, programme) if str(item.pk) in chosen]
    told = [f"{item.title}{f' So far: {answer}' if answer else ''}" for item, answer in rows]
    return [NewPart(Points(told), [item.pk for item, _ in rows])] if told else []


# ------------------------------------------------------------------------------------------------------------- texts


def _limits_parts(person: Person, programme: Programme, chosen: Collection[str]) -> list[NewPart]:
    return [NewPart(Prose(LIMITS))]


def _method_parts(person: Person, programme: Programme, chosen: Collection[str]) -> list[NewPart]:
    return [NewPart(Prose(METHOD)), NewPart(Prose(DATA))]


def _nothing(person: Person, programme: Programme) -> list[Choice]:
    return []


@dataclass(frozen=True)
class Gathers:
    """How one section is gathered. `needs_choice` is False for texts that come without ticking anything."""

    choices: Callable[[Person, Programme], list[Choice]]
    parts: Callable[[Person, Programme, Collection[str]], list[NewPart]]
    needs_choice: bool = True


GATHERS: dict[str, Gathers] = {
    **{
        name: Gathers(_released_choices(name), _released_parts(name))
        for name in ("themes", "learned", "changes", "others")
    },
    "experiments": Gathers(_experiment_choices, _experiment_parts),
    "theory": Gathers(_theory_choices, _theory_parts),
    "decisions": Gathers(_decision_choices, _decision_parts),
    "reach": Gathers(_reach_choices, _reach_parts),
    "questions": Gathers(_question_choices, _question_parts),
    "limits": Gathers(_nothing, _limits_parts, needs_choice=False),
    "method": Gathers(_nothing, _method_parts, needs_choice=False),
}
"""Each section of `words.SECTIONS` but words of one's own."""
