"""Papers: those of a meeting, one of them, what it cites and how widely that is heard, and what stands in its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from throughline.access.visible import NotVisible, readable
from throughline.governance.models import BoardQuestion, Cited, ExemptPart, Learned, Meeting, Paper
from throughline.governance.words import GROUPS, SECTIONS, Purpose
from throughline.people.models import Person
from throughline.sharing.models import Circle, Release
from throughline.sharing.reads import NotShareable, NotTheTeams, offered, releases_of
from throughline.sharing.words import ReleaseState
from throughline.thread import reads as thread
from throughline.thread.evidence import sources_under
from throughline.thread.kinds import Shareable, kinds
from throughline.thread.models import Item
from throughline.thread.spread import counted, spread_of


def papers_in(person: Person) -> QuerySet[Paper]:
    """Every paper this person may read, in the order of its pack."""
    rows = Paper.unscoped.filter(readable(person, "item__"), item__kind="paper")
    return rows.select_related("item__hub", "item__programme", "meeting__item", "meeting__circle").order_by(
        "position", "item_id"
    )


def paper_of(person: Person, item: Item) -> Paper:
    """One paper. Raises NotVisible."""
    found = papers_in(person).filter(pk=item.pk).first()
    if found is None:
        raise NotVisible
    return found


def papers_of(person: Person, meeting: Meeting) -> list[Paper]:
    """The papers of one meeting, in order."""
    return list(papers_in(person).filter(meeting=meeting))


def exempt_of(person: Person, paper: Paper) -> ExemptPart | None:
    """What of a paper is for the board alone, where this person may read it."""
    rows = ExemptPart.unscoped.filter(readable(person, "item__"), paper=paper)
    return rows.select_related("item").first()


def exempt_part(person: Person, item: Item) -> ExemptPart:
    """One exempt part. Raises NotVisible."""
    rows = ExemptPart.unscoped.filter(readable(person, "item__"), pk=item.pk, item__kind="exempt-part")
    found = rows.select_related("item", "paper__item", "paper__meeting__circle", "paper__meeting__item").first()
    if found is None:
        raise NotVisible
    return found


def learned_of(paper: Paper) -> list[Learned]:
    """What was learned at the end of an item, oldest first. The caller holds a readable paper."""
    return list(paper.learned.select_related("by").order_by("at", "id"))


@dataclass(frozen=True)
class CitedRow:
    """A sentence of a paper with what it rests on: how widely that is heard, what was shared of it with the board, what is missing.

    caution    a plain sentence where all of it comes from one person, one place or one outing; "" when it is spread wider
    caveat     what it cannot tell
    suggested  how sure the team is, in the words of what is cited
    release    what stands shared of it with the board of this paper; its words open under the sentence
    in_the_way what must be done first, each as a sentence
    """

    cited: Cited
    source: Item
    spread: str
    caution: str
    caveat: str
    suggested: str
    release: Release | None
    in_the_way: Sequence[str]

    @property
    def told_strength(self) -> str:
        """How sure we are, as it is read under the sentence: our words, the plain caution, what it cannot tell."""
        caveat = f"What it cannot tell: {self.caveat}" if self.caveat else ""
        return " ".join(filter(None, (self.cited.strength, self.caution, caveat)))


def cited_rows(person: Person, paper: Paper) -> list[CitedRow]:
    """What a paper cites, in order, as far as this person may read it."""
    rows = Cited.unscoped.filter(readable(person, "source__"), paper=paper).select_related(
        "source__hub", "source__programme"
    )
    return [_row(person, paper, one) for one in rows]


def _row(person: Person, paper: Paper, cited: Cited) -> CitedRow:
    source, board = cited.source, paper.meeting.circle
    offers, refusal = _offers(person, source)
    spread, caution = spread_words(person, source, offers)
    release = shared_with(person, source, board)
    way = [refusal] if refusal else []
    if release is None and not refusal:
        way.append(_not_shared(person, source, board))
    if not cited.strength:
        begins = f"{caution} " if caution else ""
        way.append(f"{begins}Say in words how sure you are of “{cited.sentence}”")
    return CitedRow(
        cited=cited, source=source, spread=spread, caution=caution, caveat=offers.caveat if offers else "",
        suggested="" if caution or offers is None else offers.confidence, release=release, in_the_way=way,
    )  # fmt: skip


def _offers(person: Person, source: Item) -> tuple[Shareable | None, str]:
    try:
        return offered(person, source), ""
    except (NotShareable, NotTheTeams) as refusal:
        return None, f"“{source.title}”: {' '.join((refusal.__doc__ or '').split())}"


def spread_words(person: Person, source: Item, offers: Shareable | None = None) -> tuple[str, str]:
    """How widely something is heard, in a sentence for the team; and the plain caution when it all comes from one."""
    found = spread_of(sources_under(person, source.pk))
    if found.notes:
        return found.sentence, found.caution
    if offers is None or not offers.notes:
        return "", ""
    told = [counted(offers.notes, "note"), counted(offers.hubs, "hub")]
    who = counted(offers.recorders, "person", "people")
    caution = "All of this comes from one person’s notes." if offers.recorders == 1 else ""
    return f"{', '.join(told)}, written down by {who}.", caution


def shared_with(person: Person, source: Item, board: Circle) -> Release | None:
    """What stands shared of an item with a board now: the newest issue, or nothing."""
    for release in sorted(releases_of(person, source), key=lambda one: one.version, reverse=True):
        if release.state == ReleaseState.ISSUED and (
            release.public or board.pk in {circle.pk for circle in release.circles.all()}
        ):
            return release
    return None


def _not_shared(person: Person, source: Item, board: Circle) -> str:
    states = {release.state for release in releases_of(person, source)}
    if ReleaseState.ISSUED in states:
        return f"“{source.title}” is shared, but not with {board.name}. Share it with the board first."
    if ReleaseState.REVOKED in states:
        return f"What was shared of “{source.title}” was taken back. Prepare it anew, or leave the sentence out."
    return f"“{source.title}” has not been shared with {board.name} yet. Prepare it first."


def in_the_way(person: Person, paper: Paper, rows: Sequence[CitedRow] | None = None) -> list[str]:
    """What must be done before a paper can be issued, each as a sentence; empty when nothing is."""
    said = [
        section.needed
        for section in SECTIONS
        if section.needed
        and not getattr(paper, section.name)
        and (not section.for_decision or paper.purpose == Purpose.DECISION)
    ]
    if not paper.says_who_is_missing:
        said.append("Say who is missing, or that you asked and nobody could be named.")
    rows = cited_rows(person, paper) if rows is None else rows
    if not rows and paper.purpose == Purpose.DECISION:
        said.append("Cite at least one thing it rests on.")
    return [*said, *(sentence for row in rows for sentence in row.in_the_way)]


def in_groups(rows: Sequence[CitedRow]) -> list[tuple[str, list[CitedRow]]]:
    """What a paper cites under its headings, in the order in which they are read; headings without anything are left out."""
    found = [(title, [row for row in rows if row.source.kind in names]) for title, names in GROUPS]
    return [(title, of_it) for title, of_it in found if of_it]


def theory_moved(person: Person, paper: Paper, since: date) -> list[str]:
    """What moved in the programme's theories of change since a day, in sentences that may leave the team."""
    told: list[str] = []
    for kind in kinds():
        if kind.moved is None:
            continue
        items = thread.items(person).filter(programme_id=paper.item.programme_id, kind=kind.name, hub=paper.item.hub_id)
        told += [sentence for item in items.order_by("id") for sentence in kind.moved(person, item, since)]
    return told


def issued_of(person: Person, item: Item) -> list[Release]:
    """Every version that was issued of a paper, a pack or an exempt part, newest first; taken back ones too."""
    return [one for one in releases_of(person, item) if one.issued_at is not None]


def open_draft_of(person: Person, item: Item) -> Release | None:
    """A release of it that is being written or waits for its check."""
    return next((one for one in releases_of(person, item) if one.issued_at is None), None)


def questions_on(person: Person, item: Item) -> list[BoardQuestion]:
    """Questions members left on what was issued of an item, oldest first. The caller holds a readable item."""
    ids = [release.pk for release in issued_of(person, item)]
    rows = BoardQuestion.unscoped.filter(release__in=ids).select_related("asked_by", "taken_up", "circle", "release")
    return list(rows.order_by("at", "id"))
