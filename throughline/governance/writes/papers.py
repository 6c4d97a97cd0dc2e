"""Writing a paper: its parts, what it cites and how sure we are, what of it is exempt, and what was learned at its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.common.text import clean
from throughline.governance.models import Cited, ExemptPart, Learned, Paper
from throughline.governance.reads.papers import cited_rows, exempt_of
from throughline.governance.words import ASK_AT_MOST, EVIDENCE, SECTIONS, Purpose
from throughline.governance.writes.decisions import NothingChosen
from throughline.governance.writes.held import (
    because_of,
    held_meeting,
    line_of,
    named,
    words_of,
)
from throughline.people.models import Person
from throughline.questions.writes import ask_question
from throughline.thread import reads
from throughline.thread import writes as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning


class TooMuchToAsk(Exception):
    """What you ask of the board fits on one side: some 250 words. Nothing of yours is lost; say it shorter."""


class SaidBothWays(Exception):
    """Say who is missing, or that nobody could be named; not both."""


class NothingToAsk(Exception):
    """Nothing was put down to ask next, so there is no question to put on the wall."""


@dataclass(frozen=True)
class PaperWords:
    """What is written of a paper: its title, what it is for, and its parts by name (words.SECTIONS)."""

    title: str
    purpose: Purpose
    parts: Mapping[str, str] = field(default_factory=dict)
    who_is_missing: str = ""
    asked_nobody_named: bool = False
    opens_with_actions: bool = False
    hub_id: UUID | None = None


def held_paper(item: Item, by: Person) -> Paper:
    """The paper, held for a change. Raises NotVisible, NotAllowed unless `by` is on the team."""
    seen = reads.item(by, item.pk, "paper")
    must_write(by, seen.programme_id)
    rows = Paper.unscoped.select_for_update(of=("self",)).select_related("meeting__circle", "meeting__item")
    held = rows.get(pk=seen.pk)
    held.item = seen
    return held


@transaction.atomic
def write_paper(*, meeting: Item, by: Person, words: PaperWords, item_id: UUID | None = None) -> Paper:
    """Begin a paper for a meeting, last in its pack. Raises NeedsWords without a title, TooMuchToAsk, SaidBothWays, NotAllowed."""
    held = held_meeting(meeting, by)
    last = Paper.unscoped.filter(meeting=held).aggregate(last=Max("position"))["last"] or 0
    made = Paper(meeting=held, position=last + 1)
    _write(made, words)
    made.item = thread.add_item(
        kind="paper", by=by, programme_id=held.item.programme_id, title=line_of(words.title), words=_searched(made),
        fields=_kept(made), hub_id=words.hub_id, item_id=item_id,
    )  # fmt: skip
    made.save(force_insert=True)
    thread.link(source=held.item, target=made.item, meaning=Meaning.PART_OF, by=by)
    return made


@transaction.atomic
def change_paper(*, item: Item, by: Person, words: PaperWords, base_revision: int | None = None) -> Paper:
    """Change a paper as it is being written; what was issued of it stays as it was. Raises ChangedMeanwhile and as above."""
    held = held_paper(item, by)
    _write(held, words)
    held.save()
    held.item = thread.revise(
        item=held.item, by=by, what="changed", base_revision=base_revision, title=line_of(words.title),
        words=_searched(held), fields=_kept(held), hub_id=words.hub_id,
    )  # fmt: skip
    return held


def _write(paper: Paper, words: PaperWords) -> None:
    if words.asked_nobody_named and clean(words.who_is_missing):
        raise SaidBothWays
    for section in SECTIONS:
        if section.name in words.parts:
            setattr(paper, section.name, clean(words.parts[section.name]))
    if len(paper.ask) > ASK_AT_MOST:
        raise TooMuchToAsk
    paper.purpose, paper.who_is_missing = words.purpose, clean(words.who_is_missing)
    paper.asked_nobody_named, paper.opens_with_actions = words.asked_nobody_named, words.opens_with_actions


@transaction.atomic
def cite(*, item: Item, by: Person, sources: Sequence[UUID]) -> list[Cited]:
    """Let a paper cite themes, assumptions, learning cards and the like: each with its own sentence to begin with.

    How sure we are is taken over from what is cited, unless all of it comes from one person, one place or one outing: then
    somebody says it in words. Cited twice it stays one. Raises NothingChosen, NotVisible for what cannot be cited, NotAllowed.
    """
    held = held_paper(item, by)
    if not sources:
        raise NothingChosen
    made = []
    last = held.cited.aggregate(last=Max("position"))["last"] or 0
    for at, source in enumerate(named(by, held.item, sources, EVIDENCE), start=last + 1):
        one, new = Cited.unscoped.get_or_create(
            paper=held, source=source, defaults={"position": at, "sentence": _as_a_sentence(source.title)}
        )
        if new:
            thread.link(source=source, target=held.item, meaning=Meaning.SUPPORTS, by=by, because="the paper cites it")
            made.append(one)
    suggested = {row.cited.pk: row.suggested for row in cited_rows(by, held)}
    for one in made:
        one.strength = suggested.get(one.pk, "")
        one.save(update_fields=["strength"])
    _tell(held, by, "cites more")
    return made


def _as_a_sentence(title: str) -> str:
    return title if title.endswith((".", "?", "!", "…")) else f"{title}."


@transaction.atomic
def say_cited(*, item: Item, by: Person, cited_id: UUID, sentence: str, strength: str) -> Cited:
    """Say a cited sentence in the paper's own words, and how sure we are of it. Raises NeedsWords, NotVisible, NotAllowed."""
    held = held_paper(item, by)
    one = _cited(held, cited_id)
    one.sentence, one.strength = words_of(sentence), clean(strength)
    one.save(update_fields=["sentence", "strength"])
    _tell(held, by, "said a cited sentence in other words")
    return one


@transaction.atomic
def cite_no_more(*, item: Item, by: Person, cited_id: UUID) -> None:
    """Leave a cited sentence out. Raises NotVisible, NotAllowed."""
    held = held_paper(item, by)
    one = _cited(held, cited_id)
    for bearing in reads.bearing_on(by, held.item, [Meaning.SUPPORTS]):
        if bearing.item.pk == one.source_id:
            thread.unlink(link_id=bearing.link_id, by=by)
    one.delete()
    _tell(held, by, "cites less")


def _cited(paper: Paper, cited_id: UUID) -> Cited:
    found = paper.cited.filter(pk=cited_id).first()
    if found is None:
        raise NotVisible
    return found


@transaction.atomic
def keep_exempt(*, item: Item, by: Person, words: str, because: str) -> ExemptPart:
    """Keep a part of a paper for the board alone, and why; it is an item of its own and never inside the paper.

    Raises NeedsWords, NeedsBecause, NotAllowed.
    """
    held = held_paper(item, by)
    said, reason = words_of(words), because_of(because)
    part = exempt_of(by, held)
    title = f"Exempt part of {held.item.title}"
    if part is None:
        part = ExemptPart(paper=held, words=said, because=reason)
        part.item = thread.add_item(
            kind="exempt-part", by=by, programme_id=held.item.programme_id, title=title, words=said,
            fields={"words": said, "because": reason},
        )  # fmt: skip
        part.save(force_insert=True)
        thread.link(source=held.item, target=part.item, meaning=Meaning.PART_OF, by=by)
        return part
    part.words, part.because = said, reason
    part.save(update_fields=["words", "because"])
    part.item = thread.revise(
        item=part.item, by=by, what="changed", title=title, words=said, fields={"words": said, "because": reason}
    )
    return part


@transaction.atomic
def move_paper(*, item: Item, by: Person, earlier: bool) -> Paper:
    """Let a paper change places with its neighbour in the pack; at either end nothing changes. Raises NotAllowed."""
    held = held_paper(item, by)
    others = Paper.unscoped.select_for_update().filter(meeting=held.meeting).exclude(pk=held.pk)
    other = (
        others.filter(position__lte=held.position).order_by("-position").first()
        if earlier
        else others.filter(position__gte=held.position).order_by("position").first()
    )
    if other is not None:
        held.position, other.position = other.position, held.position
        held.save(update_fields=["position"])
        other.save(update_fields=["position"])
        _tell(held, by, "moved in its pack")
    return held


@transaction.atomic
def learn(*, item: Item, by: Person, learned: str, will_ask: str = "") -> Learned:
    """Put down what was learned at the end of an item, and what to ask next. It is added with its day. Raises NeedsWords, NotAllowed."""
    held = held_paper(item, by)
    made: Learned = Learned.unscoped.create(paper=held, learned=words_of(learned), will_ask=clean(will_ask), by=by)
    _tell(held, by, "something was learned")
    return made


@transaction.atomic
def ask_next(*, item: Item, by: Person, learned_id: UUID) -> Item:
    """Put what the team will ask next on the wall of learning questions. Raises NothingToAsk, NotVisible, NotAllowed."""
    held = held_paper(item, by)
    found = held.learned.filter(pk=learned_id).first()
    if found is None:
        raise NotVisible
    if not found.will_ask:
        raise NothingToAsk
    return ask_question(
        by=by, programme_id=held.item.programme_id, wording=found.will_ask, asked_from=held.item,
        who_wants_to_know=held.meeting.circle.name, why=found.learned,
    )  # fmt: skip


def _tell(held: Paper, by: Person, what: str) -> None:
    held.item = thread.revise(item=held.item, by=by, what=what, words=_searched(held), fields=_kept(held))


def _searched(paper: Paper) -> str:
    said = [getattr(paper, section.name) for section in SECTIONS] + [paper.who_is_missing]
    if not paper._state.adding:
        said += [one.sentence for one in paper.cited.all()]
        said += [words for one in paper.learned.all() for words in (one.learned, one.will_ask)]
    return "\n".join(filter(None, said))


def _kept(paper: Paper) -> dict[str, Any]:
    kept: dict[str, Any] = {section.name: getattr(paper, section.name) for section in SECTIONS}
    cited = [] if paper._state.adding else [[one.sentence, one.strength] for one in paper.cited.all()]
    return kept | {
        "purpose": str(paper.purpose), "position": paper.position, "who_is_missing": paper.who_is_missing,
        "asked_nobody_named": paper.asked_nobody_named, "cites": cited,
    }  # fmt: skip
