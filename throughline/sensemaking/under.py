"""What stands under a theme, as one person may see it: the words by how they bear on it, and how widely they are spread."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from throughline.access.visible import NotVisible
from throughline.people.models import Person
from throughline.sensemaking.words import ASK_AFTER, BEARS, Bears
from throughline.thread import reads as thread
from throughline.thread.evidence import HeardIn, bearings, gathered, links_of, sources_under, tallies, withdrawn_sources
from throughline.thread.kinds import SourceFacts
from throughline.thread.models import Item
from throughline.thread.reads import Bearing, Span
from throughline.thread.spread import Spread, spread_of

SHOWN = 20
ALL = "all"
OPENING = 400
AROUND_WORDS = " \n\t“”‘’\"'«».,…"


@dataclass(frozen=True)
class Piece:
    """A stretch of words, somebody's own (`verbatim`) or told by the recorder."""

    words: str
    verbatim: bool


@dataclass(frozen=True)
class Gathered:
    """Words under a theme: an excerpt, or a whole note by its opening, with the note they come from."""

    bearing: Bearing
    note: Item
    pieces: Sequence[Piece]
    whole: bool
    cut: bool
    setting: str

    @property
    def words(self) -> str:
        return "".join(piece.words for piece in self.pieces)


@dataclass(frozen=True)
class Group:
    """All words that bear on a theme in one way: the first of them, and how many there are."""

    how: Bears
    words: list[Gathered]
    count: int

    @property
    def more(self) -> int:
        return max(0, self.count - len(self.words))


@dataclass(frozen=True)
class Under:
    """Everything under a theme: groups, spread, how many excerpts challenge it, how many sources were withdrawn."""

    groups: list[Group]
    spread: Spread
    sources: list[HeardIn]
    withdrawn: int

    @property
    def sources_ever(self) -> int:
        """How many distinct sources stood here, the withdrawn ones too."""
        return self.spread.notes + self.withdrawn

    @property
    def ask_what_disagrees(self) -> bool:
        """Whether nothing challenges a theme that has words enough for somebody to disagree with."""
        return self.pieces >= ASK_AFTER and not self._challenges

    @property
    def pieces(self) -> int:
        """How many pieces of words stand here, excerpts and whole notes."""
        return sum(group.count for group in self.groups)

    @property
    def _challenges(self) -> int:
        return next((group.count for group in self.groups if group.how.meaning == "challenges"), 0)


def what_stands_under(
    person: Person,
    theme: Item,
    *,
    hub_id: UUID | None = None,
    setting: str = "",
    opened: str = "",
) -> Under:
    """The words under a theme and their spread; `hub_id` and `setting` narrow the words, never the spread.

    `opened` names a meaning whose words are all shown, or ALL; of the others the newest SHOWN. The number of queries does not
    grow with the number of words.
    """
    sources = sources_under(person, theme.pk)
    heard_in = None
    if hub_id is not None or setting:
        heard_in = [row.source_id for row in sources if _fits(row, hub_id, setting)]
    found: list[tuple[Bears, list[Bearing], int]] = []
    tally = tallies(person, [theme.pk])[theme.pk]
    for how in BEARS:
        links = gathered(person, theme, how.meaning, heard_in=heard_in)
        count = int(getattr(tally, how.meaning.value)) if heard_in is None else links.count()
        shown = bearings(links if opened in {how.meaning, ALL} else links[:SHOWN]) if count else []
        found.append((how, shown, count))
    told = _told(person, [bearing for _, shown, _ in found for bearing in shown])
    return Under(
        groups=[
            Group(how, [told[one.link_id] for one in shown if one.link_id in told], count)
            for how, shown, count in found
        ],
        spread=spread_of(sources),
        sources=sources,
        withdrawn=withdrawn_sources(person, theme.pk),
    )


def word_under(person: Person, theme: Item, link_id: UUID) -> Gathered:
    """One piece of words under a theme. Raises NotVisible when it does not stand there, or not for this person."""
    told = _told(person, bearings(links_of(person, theme, [link_id])))
    if link_id not in told:
        raise NotVisible
    return told[link_id]


def _fits(row: HeardIn, hub_id: UUID | None, setting: str) -> bool:
    return (hub_id is None or row.hub_id == hub_id) and (not setting or row.facts.setting_label == setting)


def _told(person: Person, shown: Sequence[Bearing]) -> dict[UUID, Gathered]:
    """Each bearing with its words: those of the excerpt, or the opening of the whole note."""
    spans = thread.excerpts(person, [one.item.pk for one in shown if one.item.kind == "excerpt"])
    notes = [one.item for one in shown if one.item.kind != "excerpt"]
    texts = thread.words_of_sources(notes)
    facts = thread.facts_of_sources({row.pk: row for row in [*notes, *(s.source for s in spans.values())]}.values())
    told = {}
    for one in shown:
        if one.item.kind == "excerpt":
            span = spans.get(one.item.pk)
            if span is not None:
                told[one.link_id] = _excerpt(one, span, facts[span.source.pk])
        else:
            told[one.link_id] = _whole_note(one, texts.get(one.item.pk, one.item.title), facts[one.item.pk])
    return told


def _excerpt(bearing: Bearing, span: Span, facts: SourceFacts) -> Gathered:
    pieces = in_pieces(span.words, facts.verbatim, begins_at=span.begins_at)
    return Gathered(bearing, span.source, pieces, whole=False, cut=False, setting=facts.setting_label)


def _whole_note(bearing: Bearing, words: str, facts: SourceFacts) -> Gathered:
    opening = _opening(words)
    pieces = in_pieces(opening, facts.verbatim)
    return Gathered(bearing, bearing.item, pieces, whole=True, cut=opening != words, setting=facts.setting_label)


def _opening(words: str) -> str:
    """The first words of a note, cut at a space where it is long."""
    if len(words) <= OPENING:
        return words
    space = words.rfind(" ", 0, OPENING)
    return words[: space if space > OPENING // 2 else OPENING]


@dataclass(frozen=True)
class NoteWords:
    """A note as it is looked through: its opening in pieces, whether there is more, and where it was heard."""

    pieces: Sequence[Piece]
    cut: bool
    setting: str


def notes_in_words(notes: Sequence[Item]) -> dict[UUID, NoteWords]:
    """The openings of readable notes, by id; two queries for each kind of source."""
    texts, facts = thread.words_of_sources(notes), thread.facts_of_sources(notes)
    told = {}
    for note in notes:
        words = texts.get(note.pk, note.title)
        opening = _opening(words)
        pieces = in_pieces(opening, facts[note.pk].verbatim)
        told[note.pk] = NoteWords(pieces, opening != words, facts[note.pk].setting_label)
    return told


def word_for_word(words: str, begins_at: int, verbatim: Iterable[tuple[int, int]]) -> bool:
    """Whether all of these words are somebody's own; the quotation marks around them need not be."""
    bare = words.strip(AROUND_WORDS)
    begins_at += words.find(bare)
    return bool(bare) and any(begins <= begins_at and begins_at + len(bare) <= ends for begins, ends in verbatim)


def in_pieces(words: str, verbatim: Iterable[tuple[int, int]], *, begins_at: int = 0) -> list[Piece]:
    """Words cut where they turn from telling to somebody's own and back.

    `verbatim` spans count code points of the source, of which these words begin at `begins_at`.
    """
    own = bytearray(len(words))
    for begins, ends in verbatim:
        low, high = max(0, begins - begins_at), min(len(words), ends - begins_at)
        if high > low:
            own[low:high] = b"\x01" * (high - low)
    pieces: list[Piece] = []
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or own[at] != own[start]:
            pieces.append(Piece(words[start:at], bool(own[start])))
            start = at
    return pieces
