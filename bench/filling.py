"""A made-up programme of any size, in the proportions of a real one: the same seed gives the same programme.

Of N items 65 % are notes, 28 % marked words, 6 % promises, 0.4 % themes, 0.1 % questions and 0.1 % releases; about five
links an item. A theory of change of one size comes on top (bench/theory.py). Twenty people write at six hubs over three years; 8 % of the notes are private and 4 % restricted.
"""

import json
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bench.cast import YEARS, Cast
from bench.tables import Table, plain
from bench.wording import OTHER_TONGUES, claim, heard, place_name
from throughline.capture.models import Note
from throughline.capture.words import Method, Setting
from throughline.common.clock import now, today
from throughline.common.text import one_line
from throughline.promises.models import Promise
from throughline.questions.models import Question
from throughline.sensemaking.models import Theme, ThemeJudgement
from throughline.sharing.models import Release, ReleaseQuote
from throughline.thread.models import Excerpt, Item, Link, Revision, SearchText

FILLED = (
    Item,
    Link,
    Excerpt,
    Revision,
    SearchText,
    Note,
    Promise,
    Theme,
    ThemeJudgement,
    Question,
    Release,
    ReleaseQuote,
)
SHARES = {"note": 0.656, "excerpt": 0.28, "promise": 0.064}
STANDINGS = {"team": 88, "private": 8, "restricted": 4}
MEANINGS = {"supports": 8, "challenges": 1, "qualifies": 1}
STATUSES = {"emerging": 4, "agreed": 3, "contested": 1, "settled": 1, "retired": 1}


@dataclass(slots=True)
class Source:
    """A note as the filling remembers it, so that words can be marked in it and promises come of it."""

    id: str
    author: str
    hub: str | None
    standing: str
    day: str
    length: int
    gone: bool = False
    marked: int = 0

    @property
    def opens(self) -> bool:
        """Whether anybody on the team can open it."""
        return self.standing == "team" and not self.gone


class Thread:
    """Items, links and their history on the way into their tables."""

    def __init__(self, cast: Cast, chance: random.Random) -> None:
        self.cast, self.chance = cast, chance
        self.programme = plain(cast.programme.pk)
        self.authors: list[str] = [plain(person.pk) for person in cast.team]
        self.items = Table(
            Item, "id", "kind", "programme_id", "author_id", "hub_id", "standing", "title", "language", "happened_on",
            "recorded_at", "changed_at", "tombstoned_at",
        )  # fmt: skip
        self.links = Table(Link, "id", "source_id", "target_id", "meaning", "because", "made_by_id", "made_at")
        self.searched = Table(SearchText, "item_id", "words")
        self.revisions = Table(Revision, "id", "item_id", "number", "changed_by_id", "changed_at", "what", "fields")

    def id_at(self, at: datetime) -> str:
        """A UUIDv7 of that moment, as 32 hex digits."""
        chance = self.chance.getrandbits(72)
        return f"{int(at.timestamp() * 1000):012x}7{chance >> 60:03x}8{chance & ((1 << 60) - 1):015x}"

    def item(
        self, kind: str, at: datetime, title: str, *, author: str, hub: str | None = None, standing: str = "team",
        day: str = "", language: str = "en", search: str = "", gone: bool = False, **fields: Any,
    ) -> str:  # fmt: skip
        """Put an item on the thread with its first revision; gives its id."""
        title = one_line(title)
        made, moment = self.id_at(at), plain(at)
        self.items.add(
            made, kind, self.programme, author, hub, standing, title, language, day or at.date().isoformat(), moment,
            moment, moment if gone else None,
        )  # fmt: skip
        told = json.dumps({"title": title, "standing": standing, **fields})
        self.revisions.add(self.id_at(at), made, 1, author, moment, "recorded", told)
        if kind != "excerpt":
            self.searched.add(made, f"{title}\n{search}")
        self.cast.items += 1
        return made

    def link(self, source: str, target: str, meaning: str, at: datetime, because: str = "") -> None:
        self.links.add(self.id_at(at), source, target, meaning, because, self.chance.choice(self.authors), plain(at))
        self.cast.links += 1


class Filling:
    """One programme being filled. Rows go to their tables as they come; of notes only short facts stay in memory."""

    def __init__(self, size: int, cast: Cast, chance: random.Random) -> None:
        self.size, self.cast, self.chance = size, cast, chance
        self.begin = now() - YEARS
        self.thread = Thread(cast, chance)
        self.hubs: list[str | None] = [*(plain(hub.pk) for hub in cast.hubs), None]
        self.sources: list[Source] = []
        self.weights: list[float] = []
        self.notes = Table(
            Note, "item_id", "programme_id", "heard", "make_of_it", "verbatim", "place", "setting", "method",
            "people_count", "original_words", "original_language", "who_was_missing", "surprise",
        )  # fmt: skip
        self.excerpts = Table(
            Excerpt, "item_id", "source_id", "source_revision", "begins_at", "ends_at", "marked_by_id"
        )
        self.promises = Table(
            Promise, "item_id", "programme_id", "held_by_id", "to_whom", "what", "due_on", "state", "closed_on", "said_back"
        )  # fmt: skip
        self.themes = Table(Theme, "item_id", "belongs", "who_is_missing", "status", "confidence", "moved_at")
        self.judgements = Table(ThemeJudgement, "id", "theme_id", "status", "confidence", "because", "by_id", "at")
        self.questions = Table(Question, "item_id", "who_wants_to_know")

    def some_day(self, first: float, last: float) -> datetime:
        return self.begin + timedelta(days=self.chance.uniform(first, last))

    def claims(self) -> None:
        """Themes and questions, begun in the first year. Some themes gather far more words than others."""
        author = self.thread.authors[0]
        for number in range(max(8, self.size // 250)):
            at, moved = self.some_day(0, 300), plain(self.some_day(300, YEARS.days))
            status, sure = drawn(self.chance, STATUSES), number % 5
            made = self.thread.item("theme", at, claim(self.chance, number), author=author)
            self.themes.add(made, "What people say of it.", "People who work nights.", status, sure, moved)
            self.judgements.add(self.thread.id_at(at), made, status, sure, "We read the words.", author, plain(at))
            self.cast.themes.append(made)
            self.weights.append((number + 1) ** -0.4)
        for number in range(max(3, self.size // 1_000)):
            made = self.thread.item("question", self.some_day(0, 300), f"What would it take? ({number})", author=author)
            self.questions.add(made, "The board")
            self.cast.questions.append(made)

    def what_was_heard(self, how_many: int) -> None:
        """Notes, words marked in them and promises that came of them, in the order in which they were put down."""
        adding = {"note": self.note, "excerpt": self.excerpt, "promise": self.promise}
        for number in range(how_many):
            at = self.begin + timedelta(days=YEARS.days * number / how_many)
            adding[drawn(self.chance, SHARES) if number > 20 else "note"](at)

    def note(self, at: datetime) -> None:
        """One note: it bears on a handful of themes and on a question."""
        chance, thread = self.chance, self.thread
        street = place_name(chance) if chance.random() < 0.15 else None
        said, place = heard(chance, street), f"by {place_name(chance)} Street"
        tongue, original = chance.choice(OTHER_TONGUES) if chance.random() < 0.12 else ("en", "")
        title = one_line(said)
        source = Source(
            "", chance.choice(thread.authors), chance.choice(self.hubs), drawn(chance, STANDINGS), "", len(said),
            gone=chance.random() < 0.005,
        )  # fmt: skip
        source.day = (at - timedelta(days=int(chance.expovariate(0.5)))).date().isoformat()
        source.id = thread.item(
            "note", at, title, author=source.author, hub=source.hub, standing=source.standing, day=source.day,
            language=tongue, search=f"{said if title != said else ''}\n{original}\n{place}", gone=source.gone,
            words=said, place=place,
        )  # fmt: skip
        own = [[0, min(12, len(said))]] if chance.random() < 0.5 else []
        self.notes.add(
            source.id, thread.programme, said, "It is the waiting, I think." if chance.random() < 0.3 else "",
            json.dumps(own), place, chance.choice(Setting.values), chance.choice(Method.values), chance.randint(1, 6),
            original, tongue if original else "", "Anyone under twenty." if chance.random() < 0.08 else "",
            "I had not expected that." if chance.random() < 0.1 else "",
        )  # fmt: skip
        self._bear(source.id, at, chance.randint(1, 8))
        for question in {chance.choice(self.cast.questions) for _ in range(chance.randint(0, 2))}:
            thread.link(source.id, question, "answers", at)
        self.sources.append(source)
        if street and source.opens:
            self.cast.streets = [*self.cast.streets[-19:], street]

    def _bear(self, source: str, at: datetime, how_many: int) -> None:
        for theme in set(self.chance.choices(self.cast.themes, self.weights, k=how_many)):
            self.thread.link(source, theme, drawn(self.chance, MEANINGS), at, "Heard in so many words.")

    def _lately(self) -> Source:
        """A note of the last weeks, the nearer the likelier."""
        back = 1 + int(self.chance.expovariate(20 / (len(self.sources) + 20)))
        return self.sources[-min(back, len(self.sources))]

    def excerpt(self, at: datetime) -> None:
        """Words marked in a note of late, under three themes or so."""
        source = self._lately()
        while source.marked >= source.length:
            source = self._lately()
        made = self.thread.item(
            "excerpt", at, "Words from a note", author=source.author, hub=source.hub, standing=source.standing, day=source.day
        )  # fmt: skip
        ends = min(source.length, source.marked + self.chance.randint(10, 90))
        self.excerpts.add(made, source.id, 1, source.marked, ends, self.chance.choice(self.thread.authors))
        source.marked += 1
        if source.opens and (len(self.cast.excerpts) < 50 or self.chance.random() < 0.1):
            self.cast.excerpts.append(made)
        self.thread.link(source.id, made, "part-of", at)
        self._bear(made, at, self.chance.randint(1, 5))

    def promise(self, at: datetime) -> None:
        """A promise that came of a note; one in twenty-five is still open."""
        source = self._lately()
        made = self.thread.item(
            "promise", at, f"Ring back {source.id[-4:]}", author=source.author, hub=source.hub, standing=source.standing
        )  # fmt: skip
        still_open = self.chance.random() < 0.04
        due = today() + timedelta(days=self.chance.randint(-20, 40)) if still_open else (at + timedelta(days=10)).date()
        ended = ("open", None, "") if still_open else ("kept", due.isoformat(), "Told her the day.")
        told = (
            self.thread.programme,
            source.author,
            "the woman at the gate",
            "Ring with the day.",
            due.isoformat(),
            *ended,
        )
        self.promises.add(made, *told)
        self.thread.link(source.id, made, "led-to", at)
        if source.opens:
            self.cast.promises.append(made)

    def flush(self) -> None:
        """Write what still waits."""
        for holder in (self, self.thread):
            for table in vars(holder).values():
                if isinstance(table, Table):
                    table.flush()


def drawn(chance: random.Random, shares: dict[str, Any]) -> str:
    """One of these words, each as often as its share says."""
    return chance.choices(list(shares), list(shares.values()))[0]
