"""Notes and a finding to share, without the rooms that keep them: two kinds registered for a test and forgotten after it."""

from collections.abc import Sequence
from types import SimpleNamespace
from uuid import UUID

from throughline.access.words import Standing
from throughline.common.clock import today as clock_today
from throughline.people.models import Person
from throughline.thread import kinds
from throughline.thread import reads as thread
from throughline.thread import writes as thread_writes
from throughline.thread.kinds import Kind, Shareable, ShareableQuote
from throughline.thread.models import Item
from throughline.thread.words import Meaning

today = clock_today

WORDS: dict[UUID, str] = {}


def _words_of(ids: Sequence[UUID]) -> dict[UUID, str]:
    return {pk: WORDS[pk] for pk in ids if pk in WORDS}


def _shareable(person: Person, item: Item) -> Shareable:
    bearings = thread.bearing_on(person, item, kinds=["excerpt"])
    spans = thread.excerpts(person, [bearing.item.pk for bearing in bearings])
    quotes = [
        ShareableQuote(
            excerpt_id=bearing.item.pk,
            source_id=spans[bearing.item.pk].source.pk,
            words=spans[bearing.item.pk].words,
            verbatim=True,
            attribution="doorstep",
            challenges=bearing.meaning == Meaning.CHALLENGES,
        )
        for bearing in reversed(bearings)
    ]
    return Shareable(item.title, "People wait to hear back.", "Night workers", "Growing", quotes, 4, 2, 1, 1)


KINDS = (
    Kind(name="staged-note", label="Staged note", plural="Staged notes", page="sharing:release", station="heard",
         words_of=_words_of, is_source=True),
    Kind(name="staged-theme", label="Staged theme", plural="Staged themes", page="sharing:release", station="theme",
         shareable=_shareable),
)  # fmt: skip


def register(monkeypatch: object) -> None:
    for kind in KINDS:
        monkeypatch.setitem(kinds._KINDS, kind.name, kind)  # type: ignore[attr-defined]


def note(by: Person, programme: object, words: str, standing: Standing = Standing.TEAM) -> Item:
    item = thread_writes.add_item(
        kind="staged-note",
        by=by,
        programme_id=programme.pk,
        title=words,
        words=words,
        standing=standing,  # type: ignore[attr-defined]
    )
    WORDS[item.pk] = words
    return item


def excerpt(of: Item, by: Person) -> Item:
    return thread_writes.mark_excerpt(source=of, begins_at=0, ends_at=len(WORDS[of.pk]), by=by)


def finding(cast: SimpleNamespace, words: Sequence[str] = ()) -> SimpleNamespace:
    """A theme of Ana's with an excerpt of each of these words; the last one challenges it."""
    words = words or (
        "You came last year, what happened?",
        "Third door said nobody came back.",
        "Ring Mrs Poole on 020 7946 0123.",
        "He wants the bins done.",
    )
    theme = thread_writes.add_item(
        kind="staged-theme", by=cast.ana, programme_id=cast.hubs.pk, title="You asked before and nobody came back"
    )
    notes = [note(cast.ana, cast.hubs, said) for said in words]
    spans = [excerpt(one, cast.ana) for one in notes]
    for index, span in enumerate(spans):
        meaning = Meaning.CHALLENGES if index == len(spans) - 1 else Meaning.SUPPORTS
        thread_writes.link(source=span, target=theme, meaning=meaning, by=cast.ana)
    return SimpleNamespace(theme=theme, notes=notes, spans=spans)
